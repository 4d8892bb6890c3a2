import { Link } from '@tanstack/react-router';
import { actIn } from '../../api/act-link.js';
import type { CouncilDoc, MotionLine } from '../../api/types.gen.js';
import { Person } from '../../app/Names.js';
import { useAddress } from '../../app/round.js';
import { Note } from '../../ui/Note.js';
import { Table } from '../../ui/Table.js';
import { day } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { openConflicts } from './council.js';

interface PartProps {
  readonly doc: CouncilDoc;
  readonly people: Readonly<Record<string, string>> | undefined;
}

/** Over all: relations that bar somebody who still takes part. */
export const Conflicts = ({ doc, people }: PartProps) => {
  const say = useSay();
  const { round, at } = useAddress();
  const open = openConflicts(doc);
  if (open.length === 0)
    return (
      <Note tone="good">
        {say({ vi: 'Không có xung đột lợi ích nào chưa xử lý.', en: 'No conflict of interest is open.' })}
      </Note>
    );
  return (
    <Note tone="bad">
      <p>
        <strong>
          {say({
            vi: `${String(open.length)} xung đột lợi ích chưa xử lý`,
            en: `${String(open.length)} open conflicts of interest`,
          })}
        </strong>
      </p>
      <ul>
        {open.map(({ member, candidate, relation }) => (
          <li key={`${member} ${candidate}`}>
            <Person id={member} people={people} /> – {candidate}: {say(roundWords('relation', relation))}
          </li>
        ))}
      </ul>
      {at === undefined ? (
        <p>
          <Link {...actIn(round, 'RecuseMember')}>
            {say({ vi: 'Cho thành viên rút khỏi phần việc', en: 'Recuse a member' })}
          </Link>
        </p>
      ) : null}
    </Note>
  );
};

/** Who took whose place, and when. */
export const Moves = ({ doc: { replacements }, people }: PartProps) => {
  const say = useSay();
  const { language } = useLanguage();
  if (replacements.length === 0) return null;
  return (
    <Table
      caption={say({
        vi: `Thay thành viên (${String(replacements.length)})`,
        en: `Replacements (${String(replacements.length)})`,
      })}
      rows={replacements}
      keyOf={({ member, by, at }) => `${member} ${by} ${at}`}
      columns={[
        { head: say({ vi: 'Người thôi', en: 'Left' }), cell: ({ member }) => <Person id={member} people={people} /> },
        { head: say({ vi: 'Người thay', en: 'Replaced by' }), cell: ({ by }) => <Person id={by} people={people} /> },
        { head: say({ vi: 'Ngày', en: 'Day' }), cell: ({ at }) => day(language, at) },
      ]}
    />
  );
};

const votesFor = ({ votes }: MotionLine, choice: string): number =>
  Object.values(votes).filter((vote) => vote === choice).length;

/** What the council voted on. As long as a motion is open, each knows the own vote alone. */
export const Motions = ({ doc: { motions } }: PartProps) => {
  const say = useSay();
  const rows = Object.entries(motions);
  if (rows.length === 0) return null;
  return (
    <Table
      caption={say({ vi: `Biểu quyết (${String(rows.length)})`, en: `Motions (${String(rows.length)})` })}
      rows={rows}
      keyOf={([name]) => name}
      columns={[
        { head: say({ vi: 'Vấn đề', en: 'Motion' }), cell: ([name]) => name },
        { head: say({ vi: 'Kết quả', en: 'Outcome' }), cell: ([, { outcome }]) => say(roundWords('vote', outcome)) },
        ...(['FOR', 'AGAINST', 'ABSTAIN'] as const).map((choice) => ({
          head: say(roundWords('vote', choice)),
          number: true,
          cell: ([, motion]: [string, MotionLine]) => votesFor(motion, choice),
        })),
        {
          head: say({ vi: 'Dự họp / cần có', en: 'Present / needed' }),
          number: true,
          cell: ([, { present, quorum }]) =>
            present === null || quorum === null ? '–' : `${String(present.length)} / ${String(quorum)}`,
        },
      ]}
    />
  );
};
