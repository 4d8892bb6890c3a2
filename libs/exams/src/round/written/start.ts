import { type Context, refuse, validTime } from '#kernel';
import { cite, due, localDay, VN } from '#rules';
import { HEX_64 } from '../../wording.js';
import { lotIndex } from '../lots.js';
import { acts, boardHead, boardPeople, chairOf, isRecused } from '../people.js';
import { flagged } from '../deviations/deviations.js';
import { packOf } from '../plan/pack.js';
import { isTypedIn } from '../plan/papers.js';
import { takesPart } from '../running.js';
import type { Round } from '../state.js';
import type { WrittenCommands } from './events.js';
import { areDistinct, type WrittenRule } from './rule.js';

const today = (context: Context): string => localDay(validTime(context));

export const sealPapers: WrittenRule<'SealPapers'> = (round, command, context) => {
  const { versions, roomsPostedOn } = command;
  const byHead = acts(context, boardHead(round, 'QUESTION'));
  if (!byHead && !acts(context, chairOf(round))) return refuse('question-head-or-chair-only');
  const least = packOf(round).paperVersionsMin.value;
  if (versions.length < least) return refuse('too-few-versions', { versions: versions.length, least });
  const distinct = (['version', 'hash', 'seal'] as const).every((key) => areDistinct(versions.map((one) => one[key])));
  if (!distinct) return refuse('versions-not-distinct');
  if (roomsPostedOn > today(context)) return refuse('rooms-not-posted', { postedOn: roomsPostedOn });
  return [{ type: 'PapersSealed', data: command }];
};

export const drawPaper: WrittenRule<'DrawPaper'> = (round, { seed }, context) => {
  if (!acts(context, chairOf(round))) return refuse('chair-only');
  if (round.stage === 'WRITTEN_RUNNING') return refuse('paper-already-opened');
  if (!HEX_64.test(seed)) return refuse('seed-malformed');
  if (round.written.seed === seed) return [];
  const { versions } = round.written;
  const place = lotIndex(seed, versions.length);
  return versions
    .slice(place, place + 1)
    .map(({ version }) => ({ type: 'PaperDrawn' as const, data: { seed, version } }));
};

/** The room lists must hang for whole working days before the day of the paper. */
const postedTooLate = (round: Round, examDay: string) => {
  const postedOn = round.written.roomsPostedOn ?? examDay;
  const least = packOf(round).listPostedWorkingDaysBefore.value;
  return due(postedOn, least, 'WORKING_DAYS', VN) > examDay ? { postedOn, examDay, least } : undefined;
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
