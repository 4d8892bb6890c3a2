import { values } from '#kernel';
import { localDay } from '#rules';
import { councilPeople, isRecused } from '../../round/people.js';
import { mayHappen } from '../../round/flow.js';
import { courseOfRound } from '../../round/plan/pack.js';
import type { Round } from '../../round/state.js';
import { leftBehind } from '../../round/written/custody.js';
import { participants } from '../../round/running.js';
import { openTasks } from '../../tasks/open-tasks.js';
import { thirdSeats } from './bodies.js';
import { results } from './results.js';
import { conflictsOf } from './screening.js';
import { type Exact, open, type Open } from './open.js';

/** The votes that are missing, then the count. */
const motions = (round: Round): readonly Open[] => {
  const voters = councilPeople(round).filter((person) => !isRecused(round, person));
  return Object.entries(round.council.motions)
    .filter(([, { outcome }]) => outcome === 'OPEN')
    .flatMap(([motion, { votes: cast }]) => {
      const persons = voters.filter((voter) => !Object.hasOwn(cast, voter));
      const progress = { done: voters.length - persons.length, of: voters.length };
      const votes = persons.length === 0 ? [] : [open(openTasks.VOTES, { subject: motion, persons, progress })];
      return [...votes, open(openTasks.MOTION, { subject: motion })];
    });
};

/** What was handed over and not yet signed for: on the day of the handover, giver, receiver and all with a seat being told. */
const untaken = ({ written }: Round): readonly Open[] =>
  values(written.items).flatMap(({ offer }) =>
    offer === null
      ? []
      : [
          open(openTasks.CUSTODY, {
            subject: offer.item,
            persons: [offer.to],
            since: offer.at,
            due: localDay(offer.at),
          }),
        ],
  );

/** What somebody holds who has left waits for the chair. */
const abandoned = (round: Round): readonly Open[] =>
  leftBehind(round).map((item) => open(openTasks.LEFT_CUSTODY, { subject: item }));

/** What waits beside the stage: a board with too few, requests, offers, votes, complaints, questions of the paper in doubt. */
export const beside: Exact = (round, stage) => {
  const { council, plan, written } = round;
  const questions = Object.entries(written.questionErrors).filter(([, decision]) => decision === 'OPEN');
  return [
    ...thirdSeats(round, stage),
    ...questions
      .filter(() => mayHappen('QuestionErrorDecided', stage, courseOfRound(round)))
      .map(([question]) => open(openTasks.QUESTION_ERROR, { subject: question })),
    ...results.complaints(round),
    ...motions(round),
    ...untaken(round),
    ...abandoned(round),
    ...council.leaving.map((member) => open(openTasks.REPLACEMENT, { subject: member })),
    // Before the list, conflicts stand among what the list waits for.
    ...(stage === 'SCREENING' ? [] : conflictsOf(round, participants(round))),
    ...(plan.ownershipOfferedTo === null ? [] : [open(openTasks.HANDOVER)]),
  ];
};
