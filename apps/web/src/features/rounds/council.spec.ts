import type { CouncilDoc } from '../../api/types.gen.js';
import { knownOf, openConflicts } from './council.js';

const relation = (member: string, candidate: string, barring: boolean) =>
  ({ member, candidate, relation: 'COUSIN', barring, declaredBy: 'MEMBER', at: '' }) as const;

const doc = {
  relations: [relation('p1', 'C1', true), relation('p1', 'C2', false), relation('p2', 'C1', true)],
  cleared: { p1: ['C3', 'C4'] },
  recusals: [{ member: 'p2', candidate: 'C1', minutes: '', at: '' }],
  leaving: [{ member: 'p2', at: '' }],
} as unknown as CouncilDoc;

describe('what is known of a member', () => {
  it('given declarations and a barring relation, tells how many were cleared and what is still open', () => {
    const known = knownOf(doc, 'p1');

    expect([known.cleared, known.relations.length, known.open.map(({ candidate }) => candidate)]).toEqual([
      2,
      2,
      ['C1'],
    ]);
  });

  it('given a recusal from that candidate, leaves nothing open', () => {
    const { open, recusedFrom, isLeaving, cleared } = knownOf(doc, 'p2');

    expect({ open, recusedFrom, isLeaving, cleared }).toEqual({
      open: [],
      recusedFrom: ['C1'],
      isLeaving: true,
      cleared: 0,
    });
  });

  it('given a recusal from the whole round, leaves nothing open either', () => {
    const recusals = [{ member: 'p1', candidate: null, minutes: '', at: '' }];

    expect(openConflicts({ ...doc, recusals }).map(({ member }) => member)).toEqual(['p2']);
    expect(openConflicts(doc).map(({ member }) => member)).toEqual(['p1']);
  });
});
