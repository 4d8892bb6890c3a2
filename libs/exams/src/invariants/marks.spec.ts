import { onRound, recordedAll, type Told } from '#test/support/story';
import type { RoundEvents } from '../round/events.js';
import { foldRound } from '../round/fold.js';
import { marksStand } from './marks.js';

const told = (type: keyof RoundEvents, data: unknown = {}) => ({ type, data }) as unknown as Told<RoundEvents>;
const unsealed = told('CodeMapUnsealed', { map: [], marks: [] });
const found = (...history: readonly Told<RoundEvents>[]): readonly string[] =>
  marksStand(recordedAll(onRound('r', ...history)), foldRound).map(({ what }) => what);

it.each([
  ...(['MarkRecorded', 'MarkCorrected', 'MarkSettled', 'HeadDecided'] as const),
  ...(['ThirdMarkerAssigned', 'CollectiveMarked', 'ScriptZeroed'] as const),
])('no marking goes on after the marks were published: %s', (type) => {
  const late = `${type} after the marks were published`;
  expect(found(unsealed, told(type))).toContain(late);
  expect(found(told(type), unsealed)).not.toContain(late);
});

it('no sheet is signed after the defence was sealed, and what belongs to neither may go on', () => {
  expect(found(told('DefenceSealed'), told('SheetSigned', { replaces: null }))).toEqual([
    'a sheet is signed after sealing',
  ]);
  expect(found(told('SheetSigned', { replaces: null }), told('DefenceSealed'))).toEqual([]);
  expect(found(unsealed, told('AppealMarked'), told('DefenceSealed'), told('OrderDrawn'))).toEqual([]);
});
