import { contextOf, plannedRound, sampleText } from '#test/support/specify';
import { conflictIn } from './conflict.js';
import type { Round } from './state.js';

const sheet = [{ type: 'SheetSigned', data: { candidate: 'C1', score: '80' } }];
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
    const other = [{ type: 'SheetSigned', data: { candidate: 'C2', score: '80' } }];
    expect(conflictIn(related, contextOf({ actor: 'p-m' }), other)).toBeUndefined();
    const matter = [{ type: 'MotionTabled', data: { motion: 'M1', subject: sampleText } }];
    expect(conflictIn(related, contextOf({ actor: 'p-m' }), matter)).toBeUndefined();
  });
});
