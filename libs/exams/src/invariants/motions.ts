import { councilMotion } from '#rules';
import { own } from '../own.js';
import { chairOf, councilPeople, isRecused } from '../round/people.js';
import { packOf } from '../round/plan/pack.js';
import type { Round } from '../round/state.js';
import { allOf } from '../round/history.js';
import { before, type Breach, breach, type Check } from './breach.js';

/** The votes that count, one a person who sits in the council and was not recused since. */
const votesOn = (round: Round, motion: string) =>
  Object.entries(own(round.council.motions, motion)?.votes ?? {}).filter(
    ([member]) => councilPeople(round).includes(member) && !isRecused(round, member),
  );

const outcomeOf = (round: Round, motion: string): string => {
  const votes = votesOn(round, motion);
  const count = (choice: string) => votes.filter(([, chosen]) => chosen === choice).length;
  const counts = { for: count('FOR'), against: count('AGAINST'), abstain: count('ABSTAIN') };
  const { outcome, how } = councilMotion({
    ...counts,
    chair: votes.find(([member]) => member === chairOf(round))?.[1] ?? 'ABSTAIN',
    members: councilPeople(round).length,
    base: packOf(round).majorityBase.value,
  });
  return [counts.for, counts.against, counts.abstain, outcome, how === 'CHAIR_SIDE'].join(' ');
};

/** Who was there is who voted, and two thirds of those who may; of votes from before that was kept nothing is asked. */
const isAttended = (round: Round, motion: string, present: readonly string[] | undefined): boolean => {
  if (present === undefined) return true;
  const voters = votesOn(round, motion).map(([member]) => member);
  const may = councilPeople(round).filter((member) => !isRecused(round, member));
  return present.toSorted().join() === voters.toSorted().join() && present.length * 3 >= may.length * 2;
};

/** (4) The counts and the outcome of a motion follow from the votes cast. */
export const motionsFollow: Check = (history, fold) =>
  allOf(history, 'MotionClosed').flatMap((recorded): readonly Breach[] => {
    const { motion, outcome, byChairsSide, votesFor, votesAgainst, abstentions, present } = recorded.data;
    const closed = [votesFor, votesAgainst, abstentions, outcome, byChairsSide].join(' ');
    const round = fold(before(history, recorded));
    return closed === outcomeOf(round, motion) && isAttended(round, motion, present)
      ? []
      : [breach(4, recorded, `the outcome of motion ${motion} does not follow from the votes`)];
  });
