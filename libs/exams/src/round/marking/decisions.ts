import { at, type Context, refuse } from '#kernel';
import { roundPublished } from '#rules';
import { own } from '../../own.js';
import { acts, boardHead } from '../people.js';
import { packOf } from '../plan/pack.js';
import type { Round } from '../state.js';
import { unfitMarker } from './marks.js';
import type { MarkingRule } from './rule.js';
import { unfitDecision } from './scale.js';

/** Only the head decides, and nobody who must keep out for a candidate decides on scripts without names. */
const notTheHead = (round: Round, context: Context) => {
  const head = boardHead(round, 'MARKING');
  if (head === null || !acts(context, head)) return refuse('marking-head-only');
  return own(round.council.recused, head) === undefined ? undefined : refuse('marker-recused', { person: head });
};

const published = (round: Round, mark: string): string => roundPublished(mark, packOf(round).rounding.value);

export const decideMark: MarkingRule<'DecideMark'> = (round, command, context) => {
  const { script, mark } = command;
  const refusal = notTheHead(round, context) ?? unfitDecision(round, mark);
  if (refusal !== undefined) return refusal;
  if (at(round.marking.scripts, script)?.needs !== 'HEAD_DECISION') return refuse('head-decision-not-due', { script });
  return [
    { type: 'HeadDecided', data: command },
    { type: 'MarkSettled', data: { script, mark: published(round, mark), how: 'HEAD_DECISION' } },
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
  const { script, mark } = command;
  const refusal = notTheHead(round, context) ?? unfitDecision(round, mark);
  if (refusal !== undefined) return refusal;
  if (at(round.marking.scripts, script)?.needs !== 'COLLECTIVE_DECISION') {
    return refuse('collective-decision-not-due', { script });
  }
  return [
    { type: 'CollectiveMarked', data: command },
    { type: 'MarkSettled', data: { script, mark: published(round, mark), how: 'COLLECTIVE' } },
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
