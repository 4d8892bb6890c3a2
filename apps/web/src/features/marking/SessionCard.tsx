import { Tag } from '../../ui/Note.js';
import { Table } from '../../ui/Table.js';
import { eventTitle } from '../../words/events.js';
import { decimal, moment } from '../../words/format.js';
import { useLanguage, useSay, type Words } from '../../words/language.js';
import { ActWay } from './ActWay.js';
import type { Happened } from './happened.js';
import { evenMark, type Line } from './marks.js';
import { OwnSheet } from './OwnSheet.js';
import { onlySheet, type Session, type Step, stepsOf } from './sessions.js';

const signs: Readonly<Record<Step['state'], string>> = { DONE: '✓', NOW: '▶', OPEN: '○' };
const stateWords: Readonly<Record<Step['state'], Words>> = {
  DONE: { vi: 'xong', en: 'done' },
  NOW: { vi: 'đang làm', en: 'now' },
  OPEN: { vi: 'chưa', en: 'to come' },
};

const Steps = ({ session }: { readonly session: Session }) => {
  const say = useSay();
  return (
    <ol className="session-steps">
      {stepsOf(session).map(({ words, state }) => (
        <li key={words.en} className={state.toLowerCase()}>
          <span aria-hidden="true">{signs[state]}</span> {say(words)}
          <span className="hidden"> ({say(stateWords[state])})</span>
        </li>
      ))}
    </ol>
  );
};

const reviewWords: Readonly<Record<Session['review'], Words>> = {
  NONE: { vi: '', en: '' },
  REQUIRED: { vi: 'Chờ quyết định', en: 'To be decided' },
  KEEP: { vi: 'Giữ nguyên các phiếu', en: 'The sheets stand' },
  RESCORE_ALLOWED: { vi: 'Được phép chấm lại', en: 'Scoring anew is allowed' },
  MEMBER_EXCLUDED: { vi: 'Loại phiếu của một thành viên', en: 'One member is left out' },
};

/** The sheets as far as the reader may open them: before all is sealed, one's own and no more. */
const Sheets = ({ session, nameOf }: { readonly session: Session; readonly nameOf: (person: string) => string }) => {
  const say = useSay();
  const { language } = useLanguage();
  const sheets = Object.entries(session.sheets);
  const own = onlySheet(session);
  if (own !== undefined)
    return (
      <p>
        ✓ {say({ vi: 'Phiếu của ông/bà', en: 'Your sheet' })}:{' '}
        <strong>{decimal(language, evenMark(own.score ?? ''))}</strong> · {moment(language, own.at)} ·{' '}
        <span className="soft">
          {say({
            vi: `${String(sheets.length - 1)} phiếu khác đang niêm phong`,
            en: `${String(sheets.length - 1)} other sheets are sealed`,
          })}
        </span>
      </p>
    );
  if (sheets.every(([, { score }]) => score === null)) return null;
  return (
    <Table
      caption={say({ vi: `Phiếu điểm của ${session.candidate}`, en: `Sheets of ${session.candidate}` })}
      rows={sheets}
      keyOf={([person]) => person}
      columns={[
        { head: say({ vi: 'Người chấm', en: 'Member' }), cell: ([person]) => nameOf(person) },
        {
          head: say({ vi: 'Điểm', en: 'Score' }),
          number: true,
          cell: ([, { score }]) =>
            score === null ? say({ vi: 'niêm phong', en: 'sealed' }) : decimal(language, evenMark(score)),
        },
        {
          head: say({ vi: 'Thay điểm', en: 'Replaces' }),
          number: true,
          cell: ([, { replaces }]) => (replaces === null ? '' : decimal(language, evenMark(replaces))),
        },
        { head: say({ vi: 'Ký lúc', en: 'Signed' }), cell: ([, { at }]) => moment(language, at) },
      ]}
    />
  );
};

const StatusTag = ({ session }: { readonly session: Session }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { status, review, spread } = session;
  if (status === 'ABSENT') return <Tag tone="bad">{say({ vi: 'Vắng', en: 'Absent' })}</Tag>;
  if (review === 'NONE') return null;
  return (
    <Tag tone={review === 'REQUIRED' ? 'warn' : 'plain'}>
      {say(reviewWords[review])}
      {spread === null ? '' : ` · ${say({ vi: 'lệch', en: 'spread' })} ${decimal(language, spread)}`}
    </Tag>
  );
};

interface SessionCardProps {
  readonly session: Session;
  readonly number: string | null;
  readonly round: string;
  readonly lines: readonly Line[];
  readonly step: string | undefined;
  readonly happened: Happened;
  readonly nameOf: (person: string) => string;
}

/** One candidate's place in the order: how far the session is, the own sheet, and what waits for whom. */
export const SessionCard = ({ session, number, round, lines, step, happened, nameOf }: SessionCardProps) => {
  const say = useSay();
  const { candidate, order } = session;
  const own = lines.filter(({ subject }) => subject === candidate);
  const mayScore = own.some(({ command, yours }) => command === 'SignSheet' && yours);
  const acts = own.filter(({ command }) => !(command === 'SignSheet' && mayScore));
  return (
    <li className="card stack">
      <div className="row apart">
        <h3>
          {order === null ? '–' : String(order)}. {candidate}
          {number === null ? null : (
            <span className="soft">
              {' '}
              · {say({ vi: 'SBD', en: 'No.' })} {number}
            </span>
          )}
        </h3>
        <StatusTag session={session} />
      </div>
      {session.status === 'STARTED' ? <Steps session={session} /> : null}
      <Sheets session={session} nameOf={nameOf} />
      {mayScore ? <OwnSheet round={round} candidate={candidate} step={step} happened={happened} /> : null}
      {acts.map((line) => (
        <ActWay key={line.code} line={line} round={round} words={eventTitle(line.until)} />
      ))}
    </li>
  );
};
