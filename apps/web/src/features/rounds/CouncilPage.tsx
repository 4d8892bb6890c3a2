import type { BoardSeats, CouncilDoc, ListRoundCouncilAnswer } from '../../api/types.gen.js';
import { useNamesQuery } from '../../app/Names.js';
import { useRoundRead, useStanding } from '../../app/round.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { wordsOf } from '../../words/codes.js';
import { useSay, type Words } from '../../words/language.js';
import { BodyTable, type Seat } from './BodyTable.js';
import { Conflicts, Motions, Moves } from './CouncilParts.js';

type Doc = ListRoundCouncilAnswer['items'][number];

const boardRoles = {
  head: { vi: 'Trưởng ban', en: 'head' },
  deputy: { vi: 'Phó Trưởng ban', en: 'deputy head' },
  member: { vi: 'Ủy viên', en: 'member' },
  secretary: { vi: 'Thư ký', en: 'secretary' },
} as const satisfies Readonly<Record<string, Words>>;

const seatsOf = ({ head, deputy, members, secretary }: BoardSeats): readonly Seat[] => [
  { ...head, role: boardRoles.head },
  ...(deputy === undefined ? [] : [{ ...deputy, role: boardRoles.deputy }]),
  ...members.map((member) => ({ ...member, role: boardRoles.member })),
  { ...secretary, role: boardRoles.secretary },
];

/** The council and every board that there is, in the order in which the law names them. */
const bodiesOf = ({ members, supervision, boards }: CouncilDoc): readonly (readonly [string, readonly Seat[]])[] => [
  ['COUNCIL', members.map((member) => ({ ...member, role: wordsOf('role', member.role) }))],
  ...(supervision === null ? [] : [['SUPERVISION', seatsOf(supervision)] as const]),
  ...Object.entries(boards).map(([kind, board]) => [kind, seatsOf(board)] as const),
];

const Council = ({ doc, people }: { readonly doc: Doc; readonly people: ListRoundCouncilAnswer['people'] }) => {
  const isInsider = useStanding()?.isInsider === true;
  return (
    <>
      {isInsider ? <Conflicts doc={doc} people={people} /> : null}
      {bodiesOf(doc).map(([kind, seats]) => (
        <BodyTable key={kind} kind={kind} seats={seats} doc={doc} people={people} isInsider={isInsider} />
      ))}
      <Moves doc={doc} people={people} />
      {isInsider ? <Motions doc={doc} people={people} /> : null}
    </>
  );
};

/** Who sits where, what each has declared, and what stands between members and candidates. */
export const CouncilPage = () => {
  const say = useSay();
  return (
    <Page title={say({ vi: 'Hội đồng và các ban', en: 'Council and boards' })}>
      <Reading of={useRoundRead<ListRoundCouncilAnswer>('/council', useNamesQuery())}>
        {({ items: [doc], people }) =>
          doc === undefined || doc.members.length === 0 ? (
            <Note>{say({ vi: 'Hội đồng chưa được thành lập.', en: 'The council is not established yet.' })}</Note>
          ) : (
            <Council doc={doc} people={people} />
          )
        }
      </Reading>
    </Page>
  );
};
