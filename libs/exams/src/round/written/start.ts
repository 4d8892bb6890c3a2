import { type Context, isRefusal, refuse, validTime } from '#kernel';
import { cite, due, localDay, VN } from '#rules';
import { isDrawn, lotOpened, openLotOf, underSeal } from '../draws/opening.js';
import { lotIndex, lotSeed } from '../lots.js';
import { acts, boardHead, boardPeople, chairOf, isRecused } from '../people.js';
import { flagged } from '../deviations/deviations.js';
import { packOf } from '../plan/pack.js';
import { isTypedIn } from '../plan/papers.js';
import { takesPart } from '../running.js';
import type { Round } from '../state.js';
import type { WrittenCommands } from './events.js';
import { areDistinct, type WrittenRule } from './rule.js';

const today = (context: Context): string => localDay(validTime(context));

/** Papers are sealed anew while nothing hangs on them yet, or when no seal is whole any more. */
const stillInForce = (round: Round): boolean => {
  if (underSeal(round).length === 0) return false;
  return isDrawn(round, 'PAPER') || (openLotOf(round, 'PAPER')?.numbers ?? []).length > 0;
};

export const sealPapers: WrittenRule<'SealPapers'> = (round, command, context) => {
  const { versions, roomsPostedOn } = command;
  const byHead = acts(context, boardHead(round, 'QUESTION'));
  if (!byHead && !acts(context, chairOf(round))) return refuse('question-head-or-chair-only');
  if (stillInForce(round)) return refuse('papers-already-sealed');
  const least = packOf(round).paperVersionsMin.value;
  if (versions.length < least) return refuse('too-few-versions', { versions: versions.length, least });
  const distinct = (['version', 'hash', 'seal'] as const).every((key) => areDistinct(versions.map((one) => one[key])));
  if (!distinct) return refuse('versions-not-distinct');
  if (roomsPostedOn > today(context)) return refuse('rooms-not-posted', { postedOn: roomsPostedOn });
  return [{ type: 'PapersSealed', data: command }];
};

export const drawPaper: WrittenRule<'DrawPaper'> = (round, { secret }, context) => {
  if (!acts(context, chairOf(round))) return refuse('chair-only');
  const { versions, drawn } = round.written;
  if (drawn !== null) return refuse('paper-already-drawn', { version: drawn });
  if (underSeal(round).length === 0) return refuse('no-seal-whole');
  const lot = lotOpened(round, 'PAPER', { secret, most: Infinity });
  if (isRefusal(lot)) return lot;
  const { commitment, numbers } = lot;
  const seed = lotSeed(
    secret,
    numbers.map(({ giver, number }) => ({ candidate: giver, nonce: number })),
  );
  const place = lotIndex(seed, versions.length);
  return versions
    .slice(place, place + 1)
    .map(({ version }) => ({ type: 'PaperDrawn' as const, data: { seed, version, commitment, secret, numbers } }));
};

/** The draw stands: the reserve follows from it, so that a broken seal is no second draw. */
export const takeReservePaper: WrittenRule<'TakeReservePaper'> = (round, command, context) => {
  if (!acts(context, chairOf(round))) return refuse('chair-only');
  const { versions, drawn } = round.written;
  if (drawn === null) return refuse('paper-not-drawn');
  const place = versions.findIndex(({ version }) => version === drawn);
  const whole = underSeal(round);
  const next = [...versions.slice(place + 1), ...versions.slice(0, place)].find((one) => whole.includes(one));
  return [{ type: 'ReservePaperTaken', data: { ...command, broken: drawn, version: next?.version ?? null } }];
};

/** The room lists must hang for whole working days before the day of the paper. */
const postedTooLate = (round: Round, examDay: string) => {
  const postedOn = round.written.roomsPostedOn ?? examDay;
  const least = packOf(round).listPostedWorkingDaysBefore.value;
  return due(postedOn, least, 'WORKING_DAYS', VN) > examDay ? { postedOn, examDay, least } : undefined;
};

/** The first day on which the paper may be sat: the room lists have hung long enough. Of one typed in, any day. */
export const firstExamDay = (round: Round): string | undefined => {
  const { roomsPostedOn } = round.written;
  if (roomsPostedOn === undefined || isTypedIn(round)) return undefined;
  return due(roomsPostedOn, packOf(round).listPostedWorkingDaysBefore.value, 'WORKING_DAYS', VN);
};

/** Before the paper it can still be put off; of a paper that was sat years ago it is a fact. */
const postingFault = (round: Round, examDay: string) => {
  const late = postedTooLate(round, examDay);
  return late === undefined || isTypedIn(round) ? undefined : refuse('rooms-posted-too-late', late);
};

const badWitnesses = (round: Round, witnesses: readonly string[]) => {
  const least = packOf(round).witnessesMin.value;
  if (witnesses.length < least || !areDistinct(witnesses)) return refuse('too-few-witnesses', { least });
  const stranger = witnesses.find((witness) => !takesPart(round, witness));
  return stranger === undefined ? undefined : refuse('witness-not-a-candidate', { candidate: stranger });
};

const badInvigilators = (round: Round, invigilators: readonly string[]) => {
  const least = packOf(round).invigilatorsMin.value;
  if (invigilators.length < least || !areDistinct(invigilators)) return refuse('too-few-invigilators', { least });
  const board = boardPeople(round, 'INVIGILATION');
  const stranger = invigilators.find((person) => !board.includes(person) || isRecused(round, person));
  return stranger === undefined ? undefined : refuse('invigilator-not-on-board', { person: stranger });
};

const unready = (round: Round, command: WrittenCommands['StartWritten'], examDay: string) => {
  if (round.written.drawn === null) return refuse('paper-not-drawn');
  if (!command.sealIntact) return refuse('seal-broken', { version: round.written.drawn });
  return (
    postingFault(round, examDay) ??
    badWitnesses(round, command.witnesses) ??
    badInvigilators(round, command.invigilators)
  );
};

export const startWritten: WrittenRule<'StartWritten'> = (round, command, context) => {
  const byHead = acts(context, boardHead(round, 'INVIGILATION'));
  if (!byHead && !acts(context, chairOf(round))) return refuse('invigilation-head-or-chair-only');
  const late = postedTooLate(round, today(context));
  const rule = cite(packOf(round).listPostedWorkingDaysBefore.source);
  return (
    unready(round, command, today(context)) ?? [
      { type: 'WrittenStarted', data: command },
      ...flagged(late && { what: 'rooms-posted-too-late', details: late, rule }),
    ]
  );
};
