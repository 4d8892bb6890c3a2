import type { CouncilDoc, Office } from '../../api/types.gen.js';
import { Person } from '../../app/Names.js';
import { Tag } from '../../ui/Note.js';
import { type Column, Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { useSay, type Words } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { type Known, knownOf } from './council.js';

/** A seat on a body, and what it is called there. */
export interface Seat {
  readonly person: string;
  readonly office: Office;
  readonly standing: string;
  readonly role: Words;
}

/** What stands between a member and candidates, the worst first. */
const Standing = ({ known }: { readonly known: Known }) => {
  const say = useSay();
  const { relations, open, recusedFrom, cleared, isLeaving } = known;
  const bars = relations.filter(({ barring }) => barring);
  return (
    <div className="stack tight">
      {open.length === 0 ? null : (
        <Tag tone="bad">
          {say({ vi: 'Xung đột', en: 'Conflict' })}: {open.map(({ candidate }) => candidate).join(', ')}
        </Tag>
      )}
      {bars.length > open.length || recusedFrom.length > 0 ? (
        <Tag tone="warn">
          {say({ vi: 'Đã rút', en: 'Recused' })}:{' '}
          {recusedFrom.map((one) => one ?? say({ vi: 'cả đợt', en: 'the whole round' })).join(', ')}
        </Tag>
      ) : null}
      {isLeaving ? <Tag tone="warn">{say({ vi: 'đã đề nghị được thay', en: 'asked to be replaced' })}</Tag> : null}
      {relations
        .filter(({ barring }) => !barring)
        .map(({ candidate, relation }) => (
          <span key={candidate} className="small">
            {candidate}: {say(roundWords('relation', relation))}
          </span>
        ))}
      {cleared === 0 ? null : (
        <span className="small">
          ✓{' '}
          {say({
            vi: `cam kết không quan hệ với ${String(cleared)} thí sinh`,
            en: `declared no relation to ${String(cleared)} candidates`,
          })}
        </span>
      )}
    </div>
  );
};

interface BodyTableProps {
  readonly kind: string;
  readonly seats: readonly Seat[];
  readonly doc: CouncilDoc;
  readonly people: Readonly<Record<string, string>> | undefined;
  readonly isInsider: boolean;
}

/** Who sits on one body, in which office, and what each has declared. */
export const BodyTable = ({ kind, seats, doc, people, isInsider }: BodyTableProps) => {
  const say = useSay();
  const declared: Column<Seat> = {
    head: say({ vi: 'Quan hệ với thí sinh', en: 'Relations to candidates' }),
    cell: ({ person }) => <Standing known={knownOf(doc, person)} />,
  };
  const title = say(wordsOf('body', kind));
  return (
    <Table
      caption={`${title.charAt(0).toLocaleUpperCase()}${title.slice(1)} (${String(seats.length)})`}
      rows={seats}
      keyOf={({ person, role }) => `${person} ${role.en}`}
      columns={[
        { head: say({ vi: 'Thành viên', en: 'Member' }), cell: ({ person }) => <Person id={person} people={people} /> },
        { head: say({ vi: 'Vai trò', en: 'Role' }), cell: ({ role }) => say(role) },
        { head: say({ vi: 'Chức vụ', en: 'Office' }), cell: ({ office }) => say(wordsOf('offices', office)) },
        {
          head: say({ vi: 'Kỷ luật', en: 'Standing' }),
          cell: ({ standing }) =>
            standing === 'CLEAN' ? (
              say(wordsOf('standing', standing))
            ) : (
              <Tag tone="bad">{say(wordsOf('standing', standing))}</Tag>
            ),
        },
        ...(isInsider ? [declared] : []),
      ]}
    />
  );
};
