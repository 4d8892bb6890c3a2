import { admittedCandidates } from '../../round/admission.js';
import type { LotName } from '../../round/draws/events.js';
import { numbersMissing, type OpenLot, openLotOf, underSeal } from '../../round/draws/opening.js';
import { councilPeople, personBehind, secretaryOf, supervisors } from '../../round/people.js';
import type { Round } from '../../round/state.js';
import { openTasks } from '../../tasks/open-tasks.js';
import { named } from './bodies.js';
import { lastOf, open, type Open } from './open.js';

const subject = (lot: LotName) => ({ subject: lot });

/** Who may give a number that is still missing; nobody of those who may know the secret. */
const giversOf = (round: Round, name: LotName, { holders, numbers }: OpenLot): readonly string[] => {
  const has = (giver: string): boolean => numbers.some((one) => one.giver === giver);
  const silent = admittedCandidates(round).filter((candidate) => !has(candidate));
  const people =
    name === 'PAPER'
      ? [...councilPeople(round), ...supervisors(round)].filter((person) => !has(person))
      : named(round.plan.owner, secretaryOf(round), ...silent.map((candidate) => personBehind(round, candidate)));
  return people.filter((person) => !holders.includes(person));
};

/** What comes before the draw: the commitment, then the numbers of enough people. */
const beforeDraw = (round: Round, name: LotName): readonly Open[] => {
  const lot = openLotOf(round, name);
  const isPaper = name === 'PAPER';
  if (lot === undefined) return [open(isPaper ? openTasks.PAPER_SECRET : openTasks.LOT_SECRET, subject(name))];
  const short = numbersMissing(lot, isPaper ? Infinity : admittedCandidates(round).length);
  if (short === undefined) return [];
  const progress = { done: lot.numbers.length, of: Number(short.details['needed']) };
  const task = isPaper ? openTasks.PAPER_NUMBERS : openTasks.ORDER_NUMBERS;
  return [open(task, { ...subject(name), persons: giversOf(round, name, lot), progress })];
};

/** What the lot for the paper waits for; nothing once it is drawn. */
export const paperLot = (round: Round): readonly Open[] => {
  if (round.written.drawn !== null) return [];
  const papers = underSeal(round).length === 0 ? [open(openTasks.NEW_PAPERS)] : [];
  return lastOf(openTasks.PAPER_LOT, [...papers, ...beforeDraw(round, 'PAPER')]);
};

/** What the lot for the order waits for, beside what comes before it in the round. */
export const orderLot = (round: Round, before: readonly Open[]): readonly Open[] =>
  lastOf(openTasks.ORDER, [...before, ...beforeDraw(round, 'ORDER')]);
