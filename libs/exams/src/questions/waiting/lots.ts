import { admittedCandidates } from '../../round/admission.js';
import type { LotName } from '../../round/draws/events.js';
import {
  lotCommitters,
  numbersMissing,
  type OpenLot,
  openLotOf,
  paperGivers,
  underSeal,
} from '../../round/draws/opening.js';
import { personBehind, secretaryOf } from '../../round/people.js';
import type { Round } from '../../round/state.js';
import { openTasks } from '../../tasks/open-tasks.js';
import { named } from './bodies.js';
import { lastOf, open, type Open } from './open.js';

const subject = (lot: LotName) => ({ subject: lot });

/** Who may give a number that is still missing, and for the order of which candidates it may be; nobody of those who may know the secret. */
const numbersFor = (round: Round, name: LotName, { holders, numbers }: OpenLot): Omit<Open, 'task'> => {
  const isSilent = (giver: string): boolean => !numbers.some((one) => one.giver === giver);
  const isFree = (person: string): boolean => !holders.includes(person);
  if (name === 'PAPER') {
    return { persons: paperGivers(round).filter(isSilent).filter(isFree) };
  }
  const ids = admittedCandidates(round).filter(isSilent);
  const people = named(round.plan.owner, secretaryOf(round), ...ids.map((candidate) => personBehind(round, candidate)));
  return { persons: people.filter(isFree), missing: { kind: 'CANDIDATES', ids } };
};

/** What comes before the draw: the commitment, then the numbers of enough people. */
const beforeDraw = (round: Round, name: LotName): readonly Open[] => {
  const lot = openLotOf(round, name);
  const isPaper = name === 'PAPER';
  if (lot === undefined) {
    const persons = named(...lotCommitters(round, name));
    return [open(isPaper ? openTasks.PAPER_SECRET : openTasks.LOT_SECRET, { ...subject(name), persons })];
  }
  const short = numbersMissing(lot, isPaper ? Infinity : admittedCandidates(round).length);
  if (short === undefined) return [];
  const progress = { done: lot.numbers.length, of: Number(short.details['needed']) };
  const task = isPaper ? openTasks.PAPER_NUMBERS : openTasks.ORDER_NUMBERS;
  return [open(task, { ...subject(name), ...numbersFor(round, name, lot), progress })];
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
