import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useWhole } from '../../api/whole.js';
import { Button } from '../../ui/Button.js';
import { canHash, hashOfText } from '../../ui/hash.js';
import { Note, Tag, type Tone } from '../../ui/Note.js';
import { Official } from '../../ui/Official.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { dayOf, moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { kindWords, verdictWords } from './notice-words.js';
import { correctedBy, type Publication, type PublicRound, type Verdict, verdictOf } from './notices.js';
import { Text } from './Text.js';

const tones: Readonly<Record<Verdict, Tone>> = {
  SAME: 'good',
  DIFFERENT: 'bad',
  COMMITMENT: 'plain',
  OUTSIDE: 'plain',
  CANNOT: 'plain',
};

const signs: Readonly<Record<Verdict, string>> = {
  SAME: '✓ ',
  DIFFERENT: '✕ ',
  COMMITMENT: '',
  OUTSIDE: '',
  CANNOT: '',
};

/** One sentence on whether what is shown is what was made public; how it was found stands under it. */
const Verification = ({ publication }: { readonly publication: Publication }) => {
  const say = useSay();
  const { text, snapshot } = publication;
  const found = useQuery({
    queryKey: ['hash', text],
    queryFn: async () => (canHash() ? hashOfText(text) : null),
    staleTime: Infinity,
  });
  if (found.data === undefined) return null;
  const verdict = verdictOf(publication, found.data ?? undefined);
  return (
    <div className="on-screen">
      <Note tone={tones[verdict]}>
        <p>
          {signs[verdict]}
          {say(verdictWords[verdict])}
        </p>
        <details>
          <summary>{say({ vi: 'Chi tiết để tự kiểm tra', en: 'Details, to check it yourself' })}</summary>
          <p className="small">
            {say({ vi: 'Mã đã công bố', en: 'Made public' })}: <code>{snapshot}</code>
          </p>
          <p className="small">
            {say({
              vi: 'Văn bản được tính mã (JSON chuẩn hóa, UTF-8)',
              en: 'The text that was hashed (canonical JSON, UTF-8)',
            })}
            : <code>{text}</code>
          </p>
        </details>
      </Note>
    </div>
  );
};

interface OneProps {
  readonly publication: Publication;
  readonly all: readonly Publication[];
  readonly round: PublicRound | undefined;
}

const Corrections = ({ publication, all }: OneProps) => {
  const say = useSay();
  const { language } = useLanguage();
  const later = correctedBy(all, publication);
  return (
    <p>
      {publication.corrects === null ? null : (
        <Tag tone="warn">
          <a href={`#p${String(publication.corrects)}`}>
            {say({ vi: 'Đính chính công bố trước', en: 'Corrects an earlier one' })}
          </a>
        </Tag>
      )}
      {later === undefined ? null : (
        <Tag tone="warn">
          <a href={`#p${String(later.revision)}`}>
            {say({ vi: 'Đã được đính chính ngày', en: 'Corrected on' })} {moment(language, later.at)}
          </a>
        </Tag>
      )}
    </p>
  );
};

const One = (props: OneProps) => {
  const { publication, round } = props;
  const say = useSay();
  const { kind, at, revision, snapshot } = publication;
  const code = round?.code ?? '';
  return (
    <section
      id={`p${String(revision)}`}
      className="stack publication"
      aria-label={`${say(kindWords[kind])} ${String(revision)}`}
    >
      <Corrections {...props} />
      <Official
        issuer={kind === 'NOTICE' ? 'Cơ quan tổ chức thi tuyển' : 'Hội đồng thi tuyển'}
        date={dayOf(new Date(at))}
        title={kindWords[kind].vi}
        about={`Đợt thi ${code}`}
        foot={
          <p className="break small">
            {say({
              vi: 'Trích sổ công bố của Khoa Bảng; bản có chữ ký và con dấu lưu tại cơ quan tổ chức thi.',
              en: 'From the register of publications of Khoa Bảng; the organising body keeps the signed paper.',
            })}{' '}
            SHA-256: <code>{snapshot}</code>
          </p>
        }
      >
        <Text publication={publication} round={round} />
      </Official>
      <Verification publication={publication} />
    </section>
  );
};

/** All that one round has made public, oldest first, each as it is printed, with a correction beside what it corrects. */
export const NoticePage = () => {
  const say = useSay();
  const { round: id } = useParams({ from: '/public/$round' });
  const rounds = useWhole<PublicRound>('/api/public/rounds');
  const publications = useWhole<Publication>(`/api/public/rounds/${encodeURIComponent(id)}/publications`);
  const round = rounds.data?.items.find((one) => one.round === id);
  return (
    <Page
      title={`${say({ vi: 'Công bố của đợt thi', en: 'Made public by round' })} ${round?.code ?? id}`}
      action={
        <Button
          onClick={() => {
            print();
          }}
        >
          {say({ vi: 'In các công bố', en: 'Print' })}
        </Button>
      }
    >
      <Reading of={publications}>
        {({ items }) => (
          <>
            <nav className="counts on-screen" aria-label={say({ vi: 'Các công bố', en: 'Publications' })}>
              {items.map(({ kind, revision }) => (
                <a key={revision} href={`#p${String(revision)}`}>
                  {say(kindWords[kind])}
                </a>
              ))}
            </nav>
            {items.map((publication) => (
              <One key={publication.revision} publication={publication} all={items} round={round} />
            ))}
          </>
        )}
      </Reading>
    </Page>
  );
};
