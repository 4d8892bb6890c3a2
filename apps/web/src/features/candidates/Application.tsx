import { Link } from '@tanstack/react-router';
import { actIn } from '../../api/act-link.js';
import { useRead } from '../../api/reading.js';
import type {
  CandidateDoc,
  ListRoundClocksAnswer,
  ListRoundPublicationsAnswer,
  ShowRoundAnswer,
  ListUnitsAnswer,
} from '../../api/types.gen.js';
import { Person } from '../../app/Names.js';
import { useAddress, useRoundRead } from '../../app/round.js';
import { hasRole, useMe } from '../../app/session.js';
import { Deed } from '../../ui/Links.js';
import { Note, Tag } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { Facts } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { day, moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { wayOf, type WayStep, whyNotAppeal, whyNotWithdraw } from './way.js';
import './candidates.css';

const signs: Readonly<Record<WayStep['state'], string>> = { DONE: '✓', NOW: '▶', TO_COME: '○', FAILED: '✕' };
const stateWords = {
  DONE: { vi: 'đã xong', en: 'done' },
  NOW: { vi: 'đang chờ', en: 'now' },
  TO_COME: { vi: 'chưa tới', en: 'to come' },
  FAILED: { vi: 'kết thúc ở đây', en: 'ended here' },
} as const;

const Way = ({ steps }: { readonly steps: readonly WayStep[] }) => {
  const say = useSay();
  const { language } = useLanguage();
  const when = (at: string): string => (at.includes('T') ? moment(language, at) : day(language, at));
  return (
    <ol className="way">
      {steps.map(({ key, words, state, at, detail }) => (
        <li key={key} className={`card ${state.toLowerCase()}`} aria-current={state === 'NOW' ? 'step' : undefined}>
          <span className="sign" aria-hidden="true">
            {signs[state]}
          </span>
          <strong>
            {say(words)} <span className="hidden">({say(stateWords[state])})</span>
          </strong>
          {detail === null ? null : <span>{say(detail)}</span>}
          {at === null ? null : <span className="small soft">{when(at)}</span>}
        </li>
      ))}
    </ol>
  );
};

/** What was found on each condition. */
const Checks = ({ doc }: { readonly doc: CandidateDoc }) => {
  const say = useSay();
  const found = Object.entries(doc.checks);
  if (found.length === 0) return null;
  return (
    <Section title={say({ vi: 'Điều kiện dự tuyển', en: 'Conditions of eligibility' })}>
      <Facts
        items={found.map(([rule, check]) => [
          say(roundWords('rule', rule)),
          <Tag key={rule} tone={check === 'NOT_MET' ? 'bad' : 'good'}>
            {say(wordsOf('fact', check))}
          </Tag>,
        ])}
      />
    </Section>
  );
};

/** What an appeal may cost, and its last day. */
const AppealNote = ({ isOpen }: { readonly isOpen: boolean }) => {
  const say = useSay();
  const { language } = useLanguage();
  const clocks = useRoundRead<ListRoundClocksAnswer>('/clocks', { limit: '500' }).data?.items ?? [];
  const running = clocks.find(({ clock, state }) => clock === 'appealWindow' && state === 'RUNNING');
  const due = running?.due ?? null;
  return (
    <Note tone={isOpen ? 'warn' : 'plain'}>
      {say({
        vi: 'Phúc khảo: bài được chấm lại, điểm mới thay điểm đã công bố và có thể thấp hơn.',
        en: 'Appeal: the script is marked again; the new mark takes the place of the published one and may be lower.',
      })}
      {due === null ? null : (
        <strong>
          {say({ vi: 'Hạn nộp đơn', en: 'Last day' })}: {day(language, due)}
        </strong>
      )}
    </Note>
  );
};

/** What may be done with the application, or why not. */
const Acts = ({ doc, round }: { readonly doc: CandidateDoc; readonly round: ShowRoundAnswer }) => {
  const say = useSay();
  const me = useMe();
  const [noAppeal, noWithdrawal] = [whyNotAppeal(doc, round), whyNotWithdraw(doc, round)];
  if (me?.person !== doc.person && !hasRole(me, 'SECRETARY', 'HR')) return null;
  return (
    <Section title={say({ vi: 'Việc có thể làm', en: 'What can be done' })}>
      <AppealNote isOpen={noAppeal === undefined} />
      <div className="row">
        <Deed
          primary={noAppeal === undefined}
          way={actIn(round.round, 'FileAppeal', doc.candidate)}
          why={noAppeal && say(noAppeal)}
        >
          {say({ vi: 'Nộp đơn phúc khảo', en: 'File an appeal' })}
        </Deed>
      </div>
      <div className="row">
        <Deed way={actIn(round.round, 'WithdrawApplication', doc.candidate)} why={noWithdrawal && say(noWithdrawal)}>
          {say({ vi: 'Rút hồ sơ (không nộp lại được)', en: 'Withdraw the application (for good)' })}
        </Deed>
        <Deed way={actIn(round.round, 'LodgeComplaint')}>{say({ vi: 'Khiếu nại', en: 'Lodge a complaint' })}</Deed>
      </div>
    </Section>
  );
};

const About = ({ doc, round, people }: ApplicationProps & { readonly round: ShowRoundAnswer }) => {
  const say = useSay();
  const { round: id } = useAddress();
  const { candidate, posts, tier, sanctions, refusedFor, status } = doc;
  // Asked for by its code: a body need not be a unit of the registry.
  const units = useRead<ListUnitsAnswer>(
    round.body === null ? undefined : `/api/units?limit=1&code=${encodeURIComponent(round.body)}`,
  );
  const unit = units.data?.items[0];
  return (
    <Facts
      items={[
        [say({ vi: 'Thí sinh', en: 'Candidate' }), <Person key="p" id={doc.person} people={people} />],
        [say({ vi: 'Trạng thái', en: 'Status' }), say(roundWords('candidateStatus', status))],
        [say({ vi: 'Dự tuyển vào', en: 'For' }), posts.join(', ')],
        [say({ vi: 'Nguồn', en: 'Source' }), say(roundWords('tier', tier))],
        [
          say({ vi: 'Không đạt điều kiện', en: 'Refused for' }),
          refusedFor.map((rule) => say(roundWords('rule', rule))).join(', '),
        ],
        [say({ vi: 'Vi phạm', en: 'Sanctions' }), sanctions.join(', ')],
        [
          say({ vi: 'Hỏi ai', en: 'Whom to ask' }),
          <>
            {say({ vi: 'cán bộ đầu mối của đợt thi', en: 'the owner of the round' })}{' '}
            <Person id={round.owner} people={people} />
            {unit === undefined ? '' : `, ${unit.name}`}
          </>,
        ],
        [
          say({ vi: 'Vì sao có kết quả này', en: 'Why this result' }),
          doc.outcome === null ? null : (
            <Link to="/rounds/$round/results/$candidate" params={{ round: id, candidate }} search={{}}>
              {say({ vi: 'Xem từng bước tính', en: 'See how it was worked out' })}
            </Link>
          ),
        ],
      ]}
    />
  );
};

interface ApplicationProps {
  readonly doc: CandidateDoc;
  readonly people: Readonly<Record<string, string>> | undefined;
}

/** One application: each step with its day, what it came to, whom to ask, and what can be done. */
export const Application = ({ doc, people }: ApplicationProps) => {
  const say = useSay();
  const { at } = useAddress();
  const round = useRoundRead<ShowRoundAnswer>('').data;
  const published = useRoundRead<ListRoundPublicationsAnswer>('/publications', { limit: '500' }).data?.items ?? [];
  if (round === undefined) return null;
  return (
    <Page title={`${say({ vi: 'Hồ sơ', en: 'Application' })} ${doc.candidate}`}>
      {doc.status === 'WITHDRAWN' ? (
        <Note tone="warn">{say({ vi: 'Hồ sơ đã rút.', en: 'The application is withdrawn.' })}</Note>
      ) : null}
      <About doc={doc} round={round} people={people} />
      <Section title={say({ vi: 'Các bước', en: 'Steps' })}>
        <Way steps={wayOf(doc, round, published)} />
      </Section>
      <Checks doc={doc} />
      {at === undefined ? <Acts doc={doc} round={round} /> : null}
    </Page>
  );
};
