import { at, isRefusal, type OneOf, refuse } from '#kernel';
import { compareScores, meanOf, roundPublished, settleAppeal } from '#rules';
import { own } from '../../own.js';
import type { RoundEvents } from '../events.js';
import { finalMark, netOf } from '../marking/final-mark.js';
import { hasMarked } from '../marking/marks.js';
import { beyondMarks, unfitDecision, unfitMark } from '../marking/scale.js';
import { acts, boardHead, boardMarkers, chairOf, peopleActing } from '../people.js';
import { packOf } from '../plan/pack.js';
import { snapshotOf } from '../publishing.js';
import type { Round } from '../state.js';
import type { AppealFile, AppealHow, AppealsCommands } from './events.js';
import { openAppeals } from './filing.js';
import { type AppealsRule, byChairOrSecretary } from './rule.js';

/** A script under appeal, with the raw mark that was published. */
type Appealed = AppealFile & { readonly script: string; readonly published: string };

const appealed = (round: Round, script: string): Appealed | undefined => {
  const file = at(round.appeals.files, script);
  const published = file === undefined ? undefined : own(round.marking.published, file.candidate)?.raw;
  return file === undefined || published === undefined ? undefined : { ...file, script, published };
};

const settled = (
  round: Round,
  { script, candidate }: Appealed,
  { mark: raw, how }: { readonly mark: string; readonly how: AppealHow },
  before?: string,
): OneOf<RoundEvents> => {
  const data = { candidate, script, raw, net: netOf(round, candidate, raw), how };
  return { type: 'AppealSettled', data: before === undefined ? data : { ...data, replaces: before } };
};

/** The appeal mark that the chair is shown: the one given twice, or the mean of three (TT 22/2025 Art 17). */
const proposedOf = (round: Round, marks: readonly string[]): string => {
  const { rounding } = packOf(round);
  const twice = marks.find((mark, place) =>
    marks.some((other, before) => before < place && compareScores(mark, other) === 0),
  );
  return twice === undefined ? meanOf(marks, rounding.value) : roundPublished(twice, rounding.value);
};

/** The appeal against the published mark: raw is compared with raw, and sanctions are taken off last (domain: S15b). */
const outcomeOf = (round: Round, file: Appealed, marks: readonly string[]): OneOf<RoundEvents> => {
  const { script, published } = file;
  const [first, second, third] = marks as [string, string, string?];
  const appeal = { marks: [first, second], ...(third === undefined ? {} : { third }) };
  const result = settleAppeal(packOf(round), published, appeal);
  if ('mark' in result) return settled(round, file, { mark: result.mark, how: 'APPEAL_ADOPTED' });
  if (result.needs === 'APPEAL_THIRD_MARK') {
    return { type: 'AppealDisputed', data: { script, needs: result.needs, proposed: null } };
  }
  return { type: 'AppealDisputed', data: { script, needs: 'CHAIR_DECISION', proposed: proposedOf(round, marks) } };
};

/** Copies are masked: whoever must keep out for one candidate cannot know which, and so marks none. */
export const unfitAppealMarker = (round: Round, person: string) => {
  if (!boardMarkers(round, 'APPEAL_MARKING').includes(person)) return refuse('appeal-markers-only');
  return own(round.council.recused, person) === undefined ? undefined : refuse('appeal-marker-recused', { person });
};

/** Which mark of the appeal this person may give. */
const placeFor = (file: Appealed, marker: string) => {
  const { script } = file;
  if (file.settled !== null) return refuse('appeal-settled', { script });
  if (file.marks.some((one) => one.marker === marker)) return refuse('appeal-already-marked', { script });
  if (file.needs === 'CHAIR_DECISION') return refuse('appeal-awaits-chair', { script });
  return (file.marks.length + 1) as 1 | 2 | 3;
};

export const recordAppealMark: AppealsRule<'RecordAppealMark'> = (round, command, { actor: marker }) => {
  const { script, mark } = command;
  const refusal = unfitAppealMarker(round, marker) ?? unfitMark(round, mark);
  if (refusal !== undefined) return refusal;
  const file = appealed(round, script);
  if (file === undefined) return refuse('appeal-unknown', { script });
  if (hasMarked(round, script, marker)) return refuse('marked-it-before', { script });
  if (file.marks.some((one) => one.marker === marker && one.mark === mark)) return [];
  const place = placeFor(file, marker);
  if (typeof place === 'object') return place;
  const marks = [...file.marks.map((one) => one.mark), mark];
  return [
    { type: 'AppealMarked', data: { ...command, marker, place } },
    ...(place === 1 ? [] : [outcomeOf(round, file, marks)]),
  ];
};

const bothHeads = (round: Round, heads: AppealsCommands['DecideAppeal']['heads']): boolean => {
  const needed = [boardHead(round, 'MARKING'), boardHead(round, 'APPEAL_MARKING')];
  return needed.every((head) => head !== null && heads.includes(head)) && heads.every((head) => needed.includes(head));
};

/** A script that waits for the chair, or did: then the chair's own mark, which can be corrected as long as no result is final. */
const beforeChair = (round: Round, script: string) => {
  const file = appealed(round, script);
  const before = file?.settled?.how === 'APPEAL_CHAIR' ? file.settled.raw : undefined;
  return file !== undefined && (file.needs === 'CHAIR_DECISION' || before !== undefined) ? { file, before } : undefined;
};

const unfitForAppeal = (round: Round, file: Appealed, { mark, outside }: AppealsCommands['DecideAppeal']) =>
  unfitDecision(round, mark) ?? beyondMarks(mark, [file.published, ...file.marks.map((one) => one.mark)], outside);

export const decideAppeal: AppealsRule<'DecideAppeal'> = (round, command, context) => {
  const { script, heads } = command;
  if (!acts(context, chairOf(round))) return refuse('appeal-chair-only');
  const open = beforeChair(round, script);
  if (open === undefined) return refuse('chair-decision-not-due', { script });
  if (!bothHeads(round, heads)) return refuse('heads-not-heard');
  const { file, before } = open;
  const markers = file.marks.map(({ marker }) => marker);
  if (peopleActing(context).some((person) => markers.includes(person) || hasMarked(round, script, person))) {
    return refuse('appeal-of-own-mark', { script });
  }
  const unfit = unfitForAppeal(round, file, command);
  if (unfit !== undefined) return unfit;
  const mark = roundPublished(command.mark, packOf(round).rounding.value);
  if (mark === before) return [];
  return [{ type: 'AppealDecided', data: command }, settled(round, file, { mark, how: 'APPEAL_CHAIR' }, before)];
};

/** Every mark that was published and still counts, as it is after the appeals. */
const finalMarks = (round: Round) =>
  Object.keys(round.marking.published).flatMap((candidate) => {
    const mark = finalMark(round, candidate);
    return mark === undefined ? [] : [{ candidate, ...mark }];
  });

export const completeAppeals: AppealsRule<'CompleteAppeals'> = (round, { snapshot: said }, context) => {
  if (!byChairOrSecretary(round, context)) return refuse('chair-or-secretary-only');
  if (!round.appeals.windowClosed) return refuse('window-not-closed');
  const left = openAppeals(round).length;
  if (left > 0) return refuse('appeals-open', { left });
  const marks = finalMarks(round);
  const snapshot = snapshotOf(round, { kind: 'FINAL_MARKS', content: { marks } }, said);
  return isRefusal(snapshot) ? snapshot : [{ type: 'WrittenResultFinal', data: { snapshot, marks } }];
};
