import { blankRound, chapterSpec, contextOf, plannedRound, samplePaper, specify } from '#test/support/specify';
import { sampleUntil } from '#test/support/sample-history';
import { foldRound } from '../fold.js';
import { bodyOf } from '../people.js';
import { allRoundRefusals, round } from '../round.js';
import type { Round } from '../state.js';
import type { PlanCommands } from './events.js';
import { plan } from './plan.js';
import { signedOn, signersOn } from './signers.js';

const given = chapterSpec(plan, plannedRound);
const engine = { actor: 'system:signers-of-rounds' };
const change = (changes: Partial<PlanCommands['ChangeSigners']> = {}): PlanCommands['ChangeSigners'] => ({
  unit: 'U1',
  authority: 'p-new-head',
  superior: 'p-new-superior',
  effectiveOn: '2026-03-01',
  decision: samplePaper,
  ...changes,
});
const changed = (changes: Partial<PlanCommands['ChangeSigners']> = {}) =>
  ({ type: 'SignersChanged', data: change(changes) }) as const;

const signs = (state: Round, day: string) => signedOn(state, day).plan.draft?.authority;

describe('who signs', () => {
  it('is told to a round on the unit, once', () => {
    given().when('ChangeSigners', change(), engine).then(changed());
    given(changed()).when('ChangeSigners', change(), engine).thenNothing();
    given(changed())
      .when('ChangeSigners', change({ superior: 'p-other' }), engine)
      .then(changed({ superior: 'p-other' }));
    given()
      .when('ChangeSigners', change({ unit: 'U9' }), engine)
      .thenNothing();
  });

  it('is the new head from the day on which the decision takes effect, and the old one before', () => {
    const { state } = given(changed());
    expect([signs(state, '2026-02-28'), signs(state, '2026-03-01')]).toEqual(['p-head', 'p-new-head']);
    expect(signedOn(state, '2026-03-01').plan.draft?.superior).toBe('p-new-superior');
    expect(signedOn(plannedRound, '2026-03-01')).toBe(plannedRound);
  });

  it('takes the round over to the body that owns the unit from that day', () => {
    const { state } = given(changed({ body: 'other' }));
    expect([bodyOf(signedOn(state, '2026-02-28')), bodyOf(signedOn(state, '2026-03-01'))]).toEqual([
      undefined,
      'other',
    ]);
    const successor = { unit: 'U1', authority: 'p-next', superior: 'p-above', body: 'heir' };
    expect(bodyOf({ ...state, standstill: { ...state.standstill, successor } })).toBe('heir');
    expect(bodyOf(blankRound)).toBeUndefined();
    given(changed())
      .when('ChangeSigners', change({ body: 'other' }), engine)
      .then(changed({ body: 'other' }));
  });

  it('is put right from the beginning where the registry had it wrong', () => {
    expect(signs(given(changed({ effectiveOn: '2020-01-01' })).state, '2026-01-10')).toBe('p-new-head');
  });

  it('is the last whom all units of the round agree on', () => {
    const base = { authority: 'a', superior: 's' };
    const [b, c] = [
      { authority: 'b', superior: 's' },
      { authority: 'c', superior: 's' },
    ];
    const signing = {
      base,
      units: ['U1', 'U2'],
      changes: {
        U1: [
          { from: '2026-01-02', value: b },
          { from: '2026-01-06', value: c },
        ],
        U2: [{ from: '2026-01-04', value: b }],
      },
    };
    const on = (day: string) => signersOn(signing, day).authority;
    expect(['2026-01-01', '2026-01-02', '2026-01-04', '2026-01-06'].map(on)).toEqual(['a', 'a', 'b', 'b']);
  });

  it('does not depend on units of posts that were cancelled, unless none is left', () => {
    const draft = plannedRound.plan.draft!;
    const [post] = draft.posts;
    const two = { ...draft, posts: [post!, { ...post!, post: 'P2', unit: 'U2' }] };
    const { state } = chapterSpec(plan, { ...plannedRound, plan: { ...plannedRound.plan, draft: two } })(changed());
    const without = (...cancelledPosts: readonly string[]) => ({
      ...state,
      applications: { ...state.applications, cancelledPosts },
    });
    expect(signs(state, '2026-03-01')).toBe('p-head');
    expect(signs(without('P2'), '2026-03-01')).toBe('p-new-head');
    expect(signs(without('P1', 'P2'), '2026-03-01')).toBe('p-head');
  });

  it('is asked of the successor where the round goes on there', () => {
    const successor = { unit: 'U1', authority: 'p-there', superior: 'p-above' };
    const { state } = given(changed());
    const moved = { ...state, standstill: { ...state.standstill, successor } };
    const on = (day: string) => signedOn(moved, day).standstill.successor?.authority;
    expect([on('2026-02-28'), on('2026-03-01')]).toEqual(['p-there', 'p-new-head']);
  });
});

describe('a change of who signs, in a whole round', () => {
  const drafted = foldRound(sampleUntil('RoundDrafted'));
  const decider = { ...round, initialState: drafted };
  const told = { type: 'SignersChanged', data: change({ unit: 'u1', effectiveOn: '2026-01-10' }) } as const;
  const state = specify(decider, allRoundRefusals)(told);
  const at = (day: string, actor: string) => ({ ...contextOf(), actor, at: `${day}T02:00:00.000Z` });

  it('lets the new head sign, and the old one no longer', () => {
    const approve = { decision: samplePaper };
    state.when('ApprovePrinciple', approve, at('2026-01-12', 'p-authority')).thenRefused('no-seat-for-this');
    state.when('SuspendRound', { code: 'LEAK' }, at('2026-01-12', 'p-authority')).thenRefused('no-seat-for-this');
    expect(state.when('ApprovePrinciple', approve, at('2026-01-12', 'p-new-head')).outcome).toMatchObject([
      { type: 'PrincipleApproved' },
    ]);
    state.when('ApprovePrinciple', approve, at('2026-01-09', 'p-new-head')).thenRefused('no-seat-for-this');
  });

  it('is for the engine alone to record', () => {
    state
      .when('ChangeSigners', change({ unit: 'u1', effectiveOn: '2026-01-11' }), at('2026-01-12', 'p-authority'))
      .thenRefused('no-seat-for-this');
  });
});
