import { comesBefore, isOn } from '#rules';
import { missingBodies } from '../../round/applications/eligible-list.js';
import { marksGivenBy } from '../../round/council/bodies.js';
import { supervisionSigner } from '../../round/council/establish.js';
import type { BoardKind } from '../../round/council/events.js';
import { hasDeclared } from '../../round/council/relations.js';
import { mayHappen } from '../../round/flow.js';
import { signerOf } from '../../round/hiring/track.js';
import { authorityOf, chairOf, isRecused } from '../../round/people.js';
import { courseOfRound, hasPaper, termsOf } from '../../round/plan/pack.js';
import type { Round } from '../../round/state.js';
import { openTasks } from '../../tasks/open-tasks.js';
import { type Exact, open, type Open } from './open.js';

/** As a list: somebody, or nobody where a seat is not filled. */
export const named = (...people: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(people.filter((person) => person !== null && person !== undefined)),
];

/** Every other body comes after the council: it is what is missing as long as it does not sit. */
const afterCouncil = ({ council }: Round): Pick<Open, 'ready' | 'missing'> =>
  council.members.length > 0 ? {} : { ready: false, missing: { kind: 'BODIES', ids: ['COUNCIL'] } };

/** The board that watches over the others is set up after the council, by whom depends on who chairs it. */
const supervision = (round: Round): Open =>
  open(openTasks.SUPERVISION_SEATS, {
    persons: named(supervisionSigner(round).person),
    ...afterCouncil(round),
  });

/** Boards without which the round does not come to its end on its course. */
const neededBoards = (round: Round): readonly BoardKind[] => [
  ...(hasPaper(round) ? (['INVIGILATION', 'CODING', 'MARKING'] as const) : []),
  ...(hasPaper(round) && isOn(courseOfRound(round), 'APPEAL_MARKING') ? (['APPEAL_MARKING'] as const) : []),
  ...(termsOf(round).panel === 'SCHEME_MARKING_BOARD' ? (['SCHEME_MARKING'] as const) : []),
];

/** The helper boards that are still to be set up, in the stages in which they can be. */
export const boardsToSeat: Exact = (round, stage) =>
  mayHappen('BoardEstablished', stage, courseOfRound(round))
    ? neededBoards(round)
        .filter((kind) => round.council.boards[kind] === undefined)
        .map((kind) => open(openTasks.BOARD, { subject: kind, ...afterCouncil(round) }))
    : [];

/** The council and the supervision board, before the list comes out. */
export const councilToSeat = (round: Round): readonly Open[] => {
  const missing = missingBodies(round);
  return [
    ...(missing.includes('COUNCIL') ? [open(openTasks.COUNCIL_SEATS)] : []),
    ...(missing.includes('SUPERVISION') ? [supervision(round)] : []),
  ];
};

/** What is open, and whose it is. */
export type Due = Open & Required<Pick<Open, 'persons'>>;

/** Who of these people has not yet said what there is between them and which of these candidates: all of the same together. */
export const undeclared = (round: Round, people: readonly string[], candidates: readonly string[]): readonly Due[] => {
  const gaps = people
    .filter((member) => !isRecused(round, member))
    .map((member) => ({ member, ids: candidates.filter((candidate) => !hasDeclared(round, member, candidate)) }))
    .filter(({ ids }) => ids.length > 0);
  const alike = Map.groupBy(gaps, ({ ids }) => ids.join(' '));
  return [...alike.values()].map((group) => ({
    ...open(openTasks.DECLARATIONS, {
      missing: { kind: 'CANDIDATES', ids: group.flatMap(({ ids }, at) => (at === 0 ? ids : [])) },
    }),
    persons: group.map(({ member }) => member),
  }));
};

/** The same of the signer of a contract, who need not have a seat. */
export const signerToDeclare = (round: Round, candidates: readonly string[]): readonly Due[] =>
  undeclared(round, named(signerOf(round)), candidates).map((due) => ({ ...due, task: openTasks.SIGNER_DECLARATION }));

/** Boards whose marks may lie so far apart that a third is asked, and the stage that ends their work. */
const marking = [
  ['MARKING', 'MARKED'],
  ['APPEAL_MARKING', 'WRITTEN_FINAL'],
] as const;

/** Two are enough to set up a board, and too few once their marks lie far apart: told as long as there is time to add one. */
export const thirdSeats: Exact = (round, stage) =>
  marking
    .filter(([kind]) => round.council.boards[kind] !== undefined && marksGivenBy(round.council, kind) < 3)
    .filter(([, until]) => comesBefore(courseOfRound(round), stage, until))
    .map(([kind]) => open(openTasks.THIRD_SEAT, { subject: kind, persons: named(chairOf(round), authorityOf(round)) }));
