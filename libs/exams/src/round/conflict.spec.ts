import { emptyTable, put } from '#kernel';
import { contextOf, plannedRound, sampleText } from '#test/support/specify';
import { conflictIn } from './conflict.js';
import type { Round } from './state.js';

const sheetOf = (candidate: string) =>
  ({
    type: 'SheetSigned',
    data: { candidate, member: 'p-m', score: '80', sheet: 'a'.repeat(64), replaces: null },
  }) as const;
const sheet = [sheetOf('C1')];
const relation = { relation: 'SIBLING', barring: true } as const;

const related: Round = {
  ...plannedRound,
  council: {
    ...plannedRound.council,
    relations: { 'p-m/C1': relation, 'p-friend/C1': { relation: 'FRIEND', barring: false } },
  },
};
const recused: Round = { ...plannedRound, council: { ...plannedRound.council, recused: { 'p-m': ['C1'] } } };

describe('nobody decides about whom they are in conflict with', () => {
  it.each([
    ['a barring relation', related],
    ['a recusal for this candidate', recused],
  ])('because of %s, in the own name or in that of somebody else', (_, round) => {
    const refusal = { refused: 'conflict-of-interest', details: { member: 'p-m', candidate: 'C1' } };
    expect(conflictIn(round, contextOf({ actor: 'p-m' }), sheet)).toEqual(refusal);
    expect(conflictIn(round, contextOf({ actor: 'p-other', onBehalfOf: 'p-m' }), sheet)).toEqual(refusal);
  });

  it('which leaves other people, other candidates and other matters alone', () => {
    expect(conflictIn(related, contextOf({ actor: 'p-friend' }), sheet)).toBeUndefined();
    const other = [sheetOf('C2')];
    expect(conflictIn(related, contextOf({ actor: 'p-m' }), other)).toBeUndefined();
    const matter = [{ type: 'MotionTabled' as const, data: { motion: 'M1', subject: sampleText } }];
    expect(conflictIn(related, contextOf({ actor: 'p-m' }), matter)).toBeUndefined();
  });

  const appealMark = [
    {
      type: 'AppealMarked',
      data: { script: 'K07', marker: 'p-m', place: 1, mark: '70', sheet: 'a'.repeat(64) },
    } as const,
  ];
  const appealed: Round = {
    ...related,
    appeals: {
      ...related.appeals,
      files: put(emptyTable(), 'K07', {
        candidate: 'C1',
        marks: [],
        needs: null,
        proposed: null,
        settled: null,
        chairDecision: null,
      }),
    },
  };

  it('nor, in an appeal, about whose script it is, which they are not told', () => {
    expect(conflictIn(appealed, contextOf({ actor: 'p-m' }), appealMark)).toEqual({
      refused: 'conflict-of-interest',
      details: { member: 'p-m', candidate: 'K07' },
    });
    expect(conflictIn(appealed, contextOf({ actor: 'p-friend' }), appealMark)).toBeUndefined();
  });

  it('while nobody can tell whose script a code stands for before the map is open', () => {
    expect(conflictIn(related, contextOf({ actor: 'p-m' }), appealMark)).toBeUndefined();
  });
});
