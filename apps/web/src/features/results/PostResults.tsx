import { Link } from '@tanstack/react-router';
import type { PostOutcome } from '../../api/types.gen.js';
import { Tag, type Tone } from '../../ui/Note.js';
import { Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { decimal } from '../../words/format.js';
import { type Language, useLanguage, useSay, type Words } from '../../words/language.js';
import { outcomeWords } from '../../words/outcomes.js';
import { Bars } from './Bars.js';
import { leadOf, type Line, type PostLines } from './results.js';

const tones: Readonly<Record<string, Tone>> = { WINNER: 'good', PENDING: 'warn' };

const mark = (language: Language, text: string | null | undefined): string =>
  text == null ? '–' : decimal(language, text);

/** Who won, and by how much: what the figure and the table beside it show. */
const sentenceOf = (language: Language, group: PostLines): Words => {
  const winner = group.lines.find(({ outcome }) => outcome === 'WINNER');
  if (winner === undefined)
    return group.lines.some(({ outcome }) => outcome === 'PENDING')
      ? { vi: 'Chưa có người trúng tuyển.', en: 'Nobody has won it yet.' }
      : { vi: 'Không có người trúng tuyển.', en: 'Nobody won it.' };
  const total = mark(language, winner.total);
  const lead = leadOf(group);
  if (lead === undefined)
    return { vi: `${winner.id} trúng tuyển với ${total} điểm.`, en: `${winner.id} won with ${total}.` };
  if (lead.isTie)
    return {
      vi: `${winner.id} trúng tuyển với ${total} điểm, bằng điểm người thứ hai: thứ tự theo tiêu chí tiếp theo.`,
      en: `${winner.id} won with ${total}, equal with the second: the next criterion decided.`,
    };
  const by = mark(language, lead.by);
  return {
    vi: `${winner.id} trúng tuyển với ${total} điểm, hơn người thứ hai ${by} điểm.`,
    en: `${winner.id} won with ${total}, ${by} before the second.`,
  };
};

const Candidate = ({ round, id, name }: { readonly round: string; readonly id: string; readonly name?: string }) => (
  <div className={name === undefined ? undefined : 'named'}>
    <Link to="/rounds/$round/results/$candidate" params={{ round, candidate: id }}>
      {id}
    </Link>
    {name === undefined ? null : ` ${name}`}
  </div>
);

/** What became of the post after the result. */
const Became = ({ outcome }: { readonly outcome: PostOutcome | undefined }) => {
  const say = useSay();
  if (outcome === undefined) return null;
  const { status, candidate, failed } = outcome;
  return (
    <p className="small soft">
      {say(wordsOf('status', status))}
      {candidate === null ? '' : `: ${candidate}`}
      {failed.map((one) => ` · ${one.candidate}: ${say(wordsOf('code', one.code))}`).join('')}
    </p>
  );
};

/** A post: one sentence, the ranking as a table, and drawn where there is somebody to compare. */
export const PostResults = ({
  round,
  group,
  lines,
  heading,
  outcome,
  names,
  scale,
  pass,
}: {
  readonly round: string;
  readonly group: PostLines;
  /** Those of its candidates who are asked for. */
  readonly lines: readonly Line[];
  readonly heading: string;
  readonly outcome: PostOutcome | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly scale: string;
  readonly pass: string | null;
}) => {
  const say = useSay();
  const { language } = useLanguage();
  const isWhole = lines.some(({ written }) => written !== undefined);
  const ranked = lines.filter(({ total }) => total !== null);
  const marks = [
    {
      head: say({ vi: 'Viết', en: 'Written' }),
      number: true,
      cell: ({ written }: Line) => mark(language, written?.net),
    },
    {
      head: say({ vi: 'Bảo vệ', en: 'Defence' }),
      number: true,
      cell: ({ defence }: Line) => mark(language, defence?.mean),
    },
  ];
  return (
    <section className="stack post" aria-label={heading}>
      <h2>{heading}</h2>
      {group.post === '' ? null : <p>{say(sentenceOf(language, group))}</p>}
      <Became outcome={outcome} />
      <div className={ranked.length > 1 ? 'beside' : undefined}>
        <Table
          caption={say({
            vi: `${group.post === '' ? '' : `${group.post}: `}${String(lines.length)} người dự tuyển`,
            en: `${group.post === '' ? '' : `${group.post}: `}${String(lines.length)} candidates`,
          })}
          rows={lines}
          keyOf={({ id }) => id}
          columns={[
            {
              head: say({ vi: 'Thí sinh', en: 'Candidate' }),
              cell: ({ id }) => {
                const name = names[id];
                return <Candidate round={round} id={id} {...(name === undefined ? {} : { name })} />;
              },
            },
            { head: say({ vi: 'Hạng', en: 'Rank' }), number: true, cell: ({ rank }) => rank ?? '–' },
            { head: say({ vi: 'Tổng', en: 'Total' }), number: true, cell: ({ total }) => mark(language, total) },
            {
              head: say({ vi: 'Kết quả', en: 'Outcome' }),
              cell: ({ outcome: code }) => <Tag tone={tones[code] ?? 'plain'}>{say(outcomeWords(code))}</Tag>,
            },
            ...(isWhole ? marks : []),
          ]}
        />
        {ranked.length > 1 ? <Bars lines={ranked} scale={scale} pass={pass} /> : null}
      </div>
    </section>
  );
};
