import { sampleBodies, viewerAt } from '#test/support/viewer';
import type { CouncilDoc } from '../../views/council.js';
import { bodiesFor } from './sight.js';

const doc: CouncilDoc = {
  ...sampleBodies,
  relations: [{ member: 'm2', candidate: 'c1', relation: 'SIBLING', barring: true, declaredBy: 'MEMBER', at: '' }],
  cleared: { m1: ['c1'] },
  clearedByCandidate: { c1: ['m1'] },
  recusals: [{ member: 'm2', candidate: null, minutes: 'h', at: '' }],
  replacements: [{ member: 'm9', by: 'm3', at: '' }],
  motions: {
    B1: { subject: 's', votes: { m1: 'FOR' }, outcome: 'OPEN', byChairsSide: false, present: null, quorum: null },
  },
};

test('insiders see what stands between members and candidates; others see who sits where, and who came for whom', () => {
  expect(bodiesFor(doc, viewerAt('MARKED', 'm1'))).toBe(doc);
  expect(bodiesFor(doc, viewerAt('MARKED', 'S1'))).toBe(doc);
  const open = { ...sampleBodies, replacements: doc.replacements };
  expect(bodiesFor(doc, viewerAt('MARKED', 'person-c1', { roles: ['CANDIDATE'] }))).toEqual(open);
  expect(bodiesFor(doc, viewerAt('MARKED', 'K1'))).toEqual(open);
});
