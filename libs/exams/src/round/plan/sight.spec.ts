import { viewerAt } from '#test/support/viewer';
import { type RoundSight, wholeViews } from '../../sight.js';
import type { RoundDoc } from '../../views/rounds.js';
import type { Viewer } from '../place.js';
import { knowsRound, roundFor } from './sight.js';

const counts = { applied: 3, eligible: 2, refused: 1, withdrawn: 0, scripts: 2, settled: 1, appeals: 0, sheets: 0 };
const tied: Partial<RoundDoc> = { counts, openTie: ['c1', 'c2'], waitsFor: 'tie', gateEvaluated: true };

const shown = (viewer: Viewer) => roundFor(viewer.round, viewer);
const draft: Partial<RoundDoc> = { noticeOn: null };

describe('a round before its notice', () => {
  it.each([
    ['HR', 'x', ['HR'], true],
    ['its authority', 'p-authority', [], true],
    ['who sits in it', 'K2', [], true],
    ['an auditor', 'x', ['AUDITOR'], true],
    ['a candidate', 'person-c1', ['CANDIDATE'], false],
    ['an administrator', 'x', ['ADMIN'], false],
    ['another authority', 'x', ['AUTHORITY'], false],
  ] as const)('is known to %s: %s %j %s', (_, person, roles, knows) => {
    const viewer = viewerAt('PLAN_APPROVED', person, { roles, round: draft });
    expect([knowsRound(viewer), shown(viewer) !== undefined]).toEqual([knows, knows]);
    expect(knowsRound(viewerAt('ANNOUNCED', person, { roles }))).toBe(true);
  });

  it('is known to who is asked to take it over', () => {
    expect(knowsRound(viewerAt('PLAN_APPROVED', 'x', { round: { ...draft, ownerOfferedTo: 'x' } }))).toBe(true);
  });

  it('is left out of the list of rounds for who does not know it', () => {
    const list = new Map(wholeViews).get('rounds') as unknown as { readonly show: RoundSight['show'] };
    const { round } = viewerAt('PLAN_APPROVED', 'x', { round: draft });
    const stranger = { person: 'x', roles: [] };
    expect(list.show(round, stranger as never)).toBeUndefined();
    expect(list.show({ ...round, noticeOn: '2026-01-20' }, stranger as never)).toBeDefined();
  });
});

describe('a round at a glance', () => {
  const outside = ['person-c1', 'stranger'];

  it('tells those outside neither numbers nor what is found on the way to a result', () => {
    for (const person of outside) {
      const doc = shown(viewerAt('COMPILED', person, { roles: ['CANDIDATE'], round: tied }));
      expect(doc).toMatchObject({ stage: 'COMPILED', waitsFor: 'report' });
      const kept = ['counts', 'openTie', 'openGaps', 'gateEvaluated', 'nobodyAdmitted', 'toCompile', 'keepers'];
      expect(kept.filter((field) => Object.hasOwn(doc!, field))).toEqual([]);
    }
  });

  it('says to those outside the same whatever the gate found', () => {
    const at = (found: Partial<RoundDoc>) => shown(viewerAt('WRITTEN_FINAL', 'stranger', { round: found }));
    expect(at({ gateEvaluated: true, nobodyAdmitted: true, waitsFor: 'noResult' })).toEqual(at({ waitsFor: 'gate' }));
  });

  it('says to those outside that a round which has ended waits for nothing', () => {
    expect(shown(viewerAt('ARCHIVED', 'stranger'))?.waitsFor).toBe('');
  });

  it('tells insiders what they work on, and how many marks agree once they are in', () => {
    const at = (stage: 'MARKING' | 'MARKED', person: string) => shown(viewerAt(stage, person, { round: tied }));
    expect(at('MARKING', 'm2')).toMatchObject({ openTie: ['c1', 'c2'], waitsFor: 'tie', counts: { settled: null } });
    expect(at('MARKED', 'm2')).toMatchObject({ counts });
    expect(at('MARKING', 'S1')).toMatchObject({ counts });
  });

  it('tells how many events there are to who watches over it, and to nobody else', () => {
    const told = (person: string) => Object.hasOwn(shown(viewerAt('MARKING', person))!, 'revision');
    expect(['S1', 'm1', 'm3', 'p-authority', 'K1', 'stranger'].map(told)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
