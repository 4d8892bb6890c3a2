import { at, type Context, isRefusal, refuse } from '#kernel';
import { roundPublished } from '#rules';
import { own } from '../../own.js';
import { acts, boardHead, peopleActing } from '../people.js';
import { packOf } from '../plan/pack.js';
import type { Round } from '../state.js';
import type { MarkHow, MarkingCommands, MarkNeeds } from './events.js';
import { hasMarked, unfitMarker } from './marks.js';
import type { MarkingRule } from './rule.js';
import { beyondMarks, unfitDecision } from './scale.js';

/** Only the head decides, and nobody who must keep out for a candidate decides on scripts without names. */
const notTheHead = (round: Round, context: Context) => {
  const head = boardHead(round, 'MARKING');
  if (head === null || !acts(context, head)) return refuse('marking-head-only');
  return own(round.council.recused, head) === undefined ? undefined : refuse('marker-recused', { person: head });
};

/** Nobody decides between the own mark and that of somebody else. */
const decidesOwn = (round: Round, { script }: { readonly script: string }, context: Context) =>
  peopleActing(context).some((person) => hasMarked(round, script, person))
    ? refuse('decides-own-mark', { script })
    : undefined;

const published = (round: Round, mark: string): string => roundPublished(mark, packOf(round).rounding.value);

/** The decision on a script that waits for it, or waited: then it corrects the mark of the one before, as long as none is published. */
const decidedMark = (
  round: Round,
  { script: code, mark, outside }: MarkingCommands['DecideCollectively'],
  { needs, how }: { readonly needs: MarkNeeds; readonly how: MarkHow },
) => {
  const script = at(round.marking.scripts, code);
  const before = script?.settled?.how === how ? script.settled.mark : undefined;
  if (script === undefined || (script.needs !== needs && before === undefined)) return undefined;
  const given = script.marks.map((one) => one.mark);
  const settled = { script: code, mark: published(round, mark), how };
  return (
    beyondMarks(mark, given, outside) ?? {
      unchanged: settled.mark === before,
      settled: before === undefined ? settled : { ...settled, replaces: before },
    }
  );
};

export const decideMark: MarkingRule<'DecideMark'> = (round, command, context) => {
  const refusal =
    notTheHead(round, context) ?? decidesOwn(round, command, context) ?? unfitDecision(round, command.mark);
  if (refusal !== undefined) return refusal;
  const decided = decidedMark(round, command, { needs: 'HEAD_DECISION', how: 'HEAD_DECISION' });
  if (decided === undefined) return refuse('head-decision-not-due', { script: command.script });
  if (isRefusal(decided)) return decided;
  if (decided.unchanged) return [];
  return [
    { type: 'HeadDecided', data: command },
    { type: 'MarkSettled', data: decided.settled },
  ];
};

export const assignThirdMarker: MarkingRule<'AssignThirdMarker'> = (round, command, context) => {
  const { script: code, marker } = command;
  const script = at(round.marking.scripts, code);
  const refusal = notTheHead(round, context);
  if (refusal !== undefined) return refusal;
  if (script?.needs !== 'THIRD_MARK') return refuse('third-marker-not-due', { script: code });
  const dependent = script.marks.some((mark) => mark.marker === marker);
  if (dependent || unfitMarker(round, marker) !== undefined) {
    return refuse('third-marker-not-independent', { person: marker });
  }
  return script.third === marker ? [] : [{ type: 'ThirdMarkerAssigned', data: command }];
};

export const decideCollectively: MarkingRule<'DecideCollectively'> = (round, command, context) => {
  const refusal =
    notTheHead(round, context) ?? decidesOwn(round, command, context) ?? unfitDecision(round, command.mark);
  if (refusal !== undefined) return refusal;
  const decided = decidedMark(round, command, { needs: 'COLLECTIVE_DECISION', how: 'COLLECTIVE' });
  if (decided === undefined) return refuse('collective-decision-not-due', { script: command.script });
  if (isRefusal(decided)) return decided;
  if (decided.unchanged) return [];
  return [
    { type: 'CollectiveMarked', data: command },
    { type: 'MarkSettled', data: decided.settled },
  ];
};

export const zeroScript: MarkingRule<'ZeroScript'> = (round, command, context) => {
  const { script: code } = command;
  const refusal = notTheHead(round, context);
  if (refusal !== undefined) return refusal;
  const script = at(round.marking.scripts, code);
  if (script === undefined) return refuse('script-unknown', { script: code });
  if (script.settled?.how === 'ZEROED') return [];
  if (script.settled !== null) return refuse('script-settled', { script: code });
  return [
    { type: 'ScriptZeroed', data: command },
    { type: 'MarkSettled', data: { script: code, mark: published(round, '0'), how: 'ZEROED' } },
  ];
};

export const completeMarking: MarkingRule<'CompleteMarking'> = (round, _command, context) => {
  const refusal = notTheHead(round, context);
  if (refusal !== undefined) return refusal;
  const { unsettled } = round.marking;
  return unsettled === 0 ? [{ type: 'MarkingCompleted', data: {} }] : refuse('scripts-unsettled', { left: unsettled });
};
