import { at, type OneOf, refuse } from '#kernel';
import { settleMarks, spreadOf } from '#rules';
import { own } from '../../own.js';
import type { RoundEvents } from '../events.js';
import { boardHead, boardMarkers } from '../people.js';
import { packOf } from '../plan/pack.js';
import type { Round } from '../state.js';
import type { MarkHow, MarkNeeds, Script } from './events.js';
import type { MarkingRule } from './rule.js';
import { unfitMark } from './scale.js';

/**
 * Why this person may not mark here. Scripts bear no names: whoever must keep out for one candidate cannot know which
 * script to keep out of, and so marks none. The head decides between marks, and gives none.
 */
export const unfitMarker = (round: Round, person: string) =>
  boardHead(round, 'MARKING') === person ? refuse('head-marks-nothing') : unfitForMarks(round, person);

/** The same for a mark that was given: whoever became the head since can correct it. */
const unfitForMarks = (round: Round, person: string) => {
  if (!boardMarkers(round, 'MARKING').includes(person)) return refuse('markers-only');
  return own(round.council.recused, person) === undefined ? undefined : refuse('marker-recused', { person });
};

/** True for who marked this script: not impartial between the own mark and that of somebody else. */
export const hasMarked = (round: Round, script: string, person: string): boolean =>
  at(round.marking.scripts, script)?.marks.some(({ marker }) => marker === person) === true;

/** What the marks of a script come to by the bands of the pack: a mark, or a call for somebody to decide. */
const outcomeOf = (round: Round, script: string, marks: readonly string[]): OneOf<RoundEvents>[] => {
  const pack = packOf(round);
  const [first, second, third] = marks as [string, string, string?];
  const result = settleMarks(pack, { marks: [first, second], ...(third === undefined ? {} : { third }) });
  if ('mark' in result) {
    return [{ type: 'MarkSettled', data: { script, mark: result.mark, how: result.how as MarkHow } }];
  }
  const difference = spreadOf(marks, pack.rounding.value);
  return [{ type: 'MarkDisputed', data: { script, difference, needs: result.needs as MarkNeeds } }];
};

/**
 * Which of a script's marks this person may give. Who gave neither of the two is not told by the refusal whether these
 * agreed.
 */
const placeFor = (code: string, script: Script, person: string) => {
  const given = script.marks.length;
  if (given < 2 && script.settled !== null) return refuse('script-settled', { script: code });
  if (given === 0) return 1;
  if (given === 1) return 2;
  const awaited = script.needs === 'THIRD_MARK' && script.third === person;
  return awaited ? 3 : refuse('script-has-two-marks', { script: code });
};

export const recordMark: MarkingRule<'RecordMark'> = (round, command, { actor: marker }) => {
  const refusal = unfitMarker(round, marker) ?? unfitMark(round, command.mark);
  if (refusal !== undefined) return refusal;
  const code = command.script;
  const script = at(round.marking.scripts, code);
  if (script === undefined) return refuse('script-unknown', { script: code });
  const own = script.marks.find((mark) => mark.marker === marker);
  if (own !== undefined) return own.mark === command.mark ? [] : refuse('already-marked', { script: code });
  const place = placeFor(code, script, marker);
  if (typeof place === 'object') return place;
  const marks = [...script.marks.map(({ mark }) => mark), command.mark];
  return [
    { type: 'MarkRecorded', data: { ...command, marker, place } },
    ...(place === 1 ? [] : outcomeOf(round, code, marks)),
  ];
};

/** Only while nobody has answered to the mark: two marks are either settled or in dispute. */
export const correctMark: MarkingRule<'CorrectMark'> = (round, command, { actor: marker }) => {
  const refusal = unfitForMarks(round, marker) ?? unfitMark(round, command.mark);
  if (refusal !== undefined) return refusal;
  const code = command.script;
  const script = at(round.marking.scripts, code);
  if (script === undefined) return refuse('script-unknown', { script: code });
  const own = script.marks.find((mark) => mark.marker === marker);
  if (own === undefined) return refuse('no-mark-of-yours', { script: code });
  if (own.mark === command.mark) return [];
  if (script.settled !== null) return refuse('script-settled', { script: code });
  if (script.needs !== null) return refuse('script-disputed', { script: code });
  return [{ type: 'MarkCorrected', data: { ...command, marker, place: own.place, old: own.mark } }];
};
