import { sampleBodies, viewerAt } from '#test/support/viewer';
import type { CouncilDoc, MotionLine } from '../../views/council.js';
import { bodiesFor } from './sight.js';

const doc: CouncilDoc = {
  ...sampleBodies,
  relations: [{ member: 'm2', candidate: 'c1', relation: 'SIBLING', barring: true, declaredBy: 'MEMBER', at: '' }],
  cleared: { m1: ['c1'] },
  clearedByCandidate: { c1: ['m1'] },
  recusals: [{ member: 'm2', candidate: null, minutes: 'h', at: '' }],
  replacements: [{ member: 'm9', by: 'm3', at: '' }],
  motions: {
    B1: {
      subject: 's',
      votes: { m1: 'FOR', m2: 'AGAINST' },
      outcome: 'OPEN',
      byChairsSide: false,
      present: null,
      quorum: null,
    },
  },
};

const inside = (person: string, motion: Partial<MotionLine> = {}) =>
  bodiesFor({ ...doc, motions: { B1: { ...doc.motions['B1']!, ...motion } } }, viewerAt('MARKED', person));

test('insiders see what stands between members and candidates; others see who sits where, and who came for whom', () => {
  const rest = { ...doc, motions: {} };
  expect(inside('m1')).toMatchObject(rest);
  expect(inside('S1')).toMatchObject(rest);
  const open = { ...sampleBodies, replacements: doc.replacements };
  expect(bodiesFor(doc, viewerAt('MARKED', 'person-c1', { roles: ['CANDIDATE'] }))).toEqual(open);
  expect(bodiesFor(doc, viewerAt('MARKED', 'K1'))).toEqual(open);
});

test.each(['OPEN', 'REVOTE'] as const)(
  'while a motion is %s everybody sees the own vote, and nobody another',
  (outcome) => {
    const votes = (person: string) => inside(person, { outcome }).motions['B1']?.votes;
    expect([votes('m1'), votes('m2'), votes('m3'), votes('S1')]).toEqual([{ m1: 'FOR' }, { m2: 'AGAINST' }, {}, {}]);
  },
);

test.each(['CARRIED', 'LOST'] as const)('once a motion is %s insiders see who voted how', (outcome) => {
  expect(inside('m3', { outcome }).motions['B1']?.votes).toEqual({ m1: 'FOR', m2: 'AGAINST' });
});
