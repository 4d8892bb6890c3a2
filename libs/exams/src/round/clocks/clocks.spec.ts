import { type Context, isRefusal, type Meta, type OneOf } from '#kernel';
import { chapterSpec, contextOf, plannedRound, sampleClock, samplePaper, sampleReasons } from '#test/support/specify';
import type { RoundCommands, RoundEvents } from '../events.js';
import { foldedOne, round as decider } from '../round.js';
import type { Round } from '../state.js';
import { clockChanges } from './changes.js';
import { clocks } from './clocks.js';
import type { Clock } from './events.js';

const given = chapterSpec(clocks, plannedRound);

describe('a clock that runs out', () => {
  const due = '2026-03-11';
  const after = { actor: 'system:clocks', at: '2026-03-11T17:00:00.000Z' };
  const timed = (clock: string, stage: Round['stage'], change: Partial<Clock> = {}) =>
    chapterSpec(clocks, { ...plannedRound, stage, clocks: { [clock]: sampleClock(change) } })();
  const applications = { whose: 'CANDIDATE', onExpiry: 'ApplicationsClosed' } as const;
  const appeals = { whose: 'CANDIDATE', onExpiry: 'AppealWindowClosed' } as const;
  const expire = (clock: string) => ({ clock, due });

  it('flags an authority that is late', () => {
    const flag = { type: 'OverdueFlagged', data: expire('eligibleListDue') } as const;
    timed('eligibleListDue', 'SCREENING').when('ExpireClock', expire('eligibleListDue'), after).then(flag);
    const kept = { ...plannedRound, clocks: { eligibleListDue: sampleClock() } };
    expect(chapterSpec(clocks, kept)(flag).state.clocks['eligibleListDue']).toEqual(sampleClock({ state: 'OVERDUE' }));
  });

  it('closes the applications', () => {
    timed('applicationsWindow', 'APPLICATIONS_OPEN', applications)
      .when('ExpireClock', expire('applicationsWindow'), after)
      .then({ type: 'ApplicationsClosed', data: { last: due } });
    timed('applicationsWindow', 'ANNOUNCED', applications)
      .when('ExpireClock', expire('applicationsWindow'), after)
      .thenNothing();
  });

  it('closes the appeals', () => {
    const { outcome } = timed('appealWindow', 'WRITTEN_PUBLISHED', appeals).when(
      'ExpireClock',
      expire('appealWindow'),
      after,
    );
    expect(outcome).toMatchObject([
      { type: 'AppealWindowClosed', data: { last: due } },
      { type: 'WrittenResultFinal' },
    ]);
    timed('appealWindow', 'MARKED', appeals).when('ExpireClock', expire('appealWindow'), after).thenNothing();
  });

  it('of a candidate leads to nothing that no round does', () => {
    timed('dossierDue', 'APPOINTING', { whose: 'CANDIDATE', onExpiry: 'AppointmentFailed' })
      .when('ExpireClock', expire('dossierDue'), after)
      .thenNothing();
  });

  it('is heeded from its process and the owner only, and after its last day only', () => {
    const clock = timed('eligibleListDue', 'SCREENING');
    clock.when('ExpireClock', expire('eligibleListDue'), { ...after, actor: 'p-head' }).thenRefused('not-the-clock');
    clock
      .when('ExpireClock', expire('eligibleListDue'), { ...after, actor: 'p-owner' })
      .then({ type: 'OverdueFlagged', data: expire('eligibleListDue') });
    clock
      .when('ExpireClock', expire('eligibleListDue'), { ...after, at: '2026-03-11T16:59:59.000Z' })
      .thenRefused('clock-not-due', { clock: 'eligibleListDue', due });
  });

  it('does nothing when it is not the clock that was meant any more', () => {
    given().when('ExpireClock', expire('eligibleListDue'), after).thenNothing();
    timed('eligibleListDue', 'SCREENING', { state: 'PAUSED', due: null })
      .when('ExpireClock', expire('eligibleListDue'), after)
      .thenNothing();
    timed('eligibleListDue', 'SCREENING', { due: '2026-03-20' })
      .when('ExpireClock', expire('eligibleListDue'), after)
      .thenNothing();
  });
});

describe('a clock that is counted anew', () => {
  const asked = { clock: 'eligibleListDue', decision: samplePaper, ...sampleReasons };
  const head = { actor: 'p-head' };
  const kept = (change: Partial<Clock> = {}) =>
    chapterSpec(clocks, { ...plannedRound, clocks: { eligibleListDue: sampleClock(change) } })();

  it('gets the last day that the calendar gives now, by a decision of the authority', () => {
    const outdated = kept({ due: '2026-03-12' });
    const data = { ...asked, was: '2026-03-12', due: '2026-03-11' };
    outdated.when('RecalculateClock', asked, head).then({ type: 'ClockRecalculated', data });
    outdated.when('RecalculateClock', asked, { actor: 'p-owner' }).thenRefused('not-the-authority');
    const { state } = chapterSpec(clocks, outdated.state)({ type: 'ClockRecalculated', data });
    expect(state.clocks['eligibleListDue']?.due).toBe('2026-03-11');
  });

  it('stays as it is where the calendar says the same', () => {
    kept().when('RecalculateClock', asked, head).thenNothing();
  });

  it('runs, and was counted', () => {
    given().when('RecalculateClock', asked, head).thenRefused('clock-not-running', { clock: 'eligibleListDue' });
    kept({ state: 'PAUSED', due: null }).when('RecalculateClock', asked, head).thenRefused('clock-not-running');
    kept({ due: null }).when('RecalculateClock', asked, head).thenRefused('clock-not-running');
    kept({ length: null }).when('RecalculateClock', asked, head).thenRefused('clock-announced');
  });
});

const draft = plannedRound.plan.draft!;
const at = (day: string, actor: string): Context => contextOf({ actor, at: `${day}T02:00:00.000Z` });
const metaOf = (context: Context): Meta => ({ ...context, commandType: 'Sample' });

/** Sends a command to a round; the round after it, and what was recorded. */
const sent = <C extends keyof RoundCommands>(state: Round, type: C, data: RoundCommands[C], context: Context) => {
  const { [type]: rule } = decider.decide;
  const decision = rule(state, data, context);
  if (isRefusal(decision)) throw new Error(decision.refused);
  const after = decision.reduce((before, event) => foldedOne(before, { ...event, meta: metaOf(context) }), state);
  return { state: after, events: decision };
};

const drafted = () => sent(decider.initialState, 'DraftRound', draft, at('2026-01-05', 'p-owner'));
const suspension = (state: Round) => sent(state, 'SuspendRound', { code: 'LEAK' }, at('2026-01-12', 'p-head'));
const typesOf = (events: readonly OneOf<RoundEvents>[]) => events.map(({ type }) => type);

describe('the clocks of a round', () => {
  it('are facts beside the event that starts them, with all that the pack and the calendar said', () => {
    const { events, state } = drafted();
    expect(events).toEqual([
      { type: 'RoundDrafted', data: { ...draft, clocks: 'RECORDED' } },
      {
        type: 'ClockStarted',
        data: {
          clock: 'principleDue',
          startedOn: '2026-01-05',
          due: '2026-01-16',
          length: 10,
          unit: 'WORKING_DAYS',
          whose: 'AUTHORITY',
          onExpiry: 'OverdueFlagged',
          entry: 'LIVE',
          rule: 'NĐ 115/2020 Art 46',
        },
      },
    ]);
    expect(state.clocks).toEqual({
      principleDue: sampleClock({
        startedOn: '2026-01-05',
        countedFrom: '2026-01-05',
        due: '2026-01-16',
        length: 10,
        unit: 'WORKING_DAYS',
      }),
    });
  });

  it('stop by the act that was waited for', () => {
    const approved = sent(drafted().state, 'ApprovePrinciple', { decision: samplePaper }, at('2026-01-12', 'p-head'));
    expect(approved.events.at(-1)).toEqual({
      type: 'ClockStopped',
      data: { clock: 'principleDue', because: 'DONE' },
    });
    expect(approved.state.clocks['principleDue']?.state).toBe('STOPPED');
    const again = sent(approved.state, 'SuspendRound', { code: 'LEAK' }, at('2026-01-13', 'p-head'));
    expect(typesOf(again.events)).toEqual(['RoundSuspended']);
  });

  it('keep what was left while the round stands still, and go on with it (S24b)', () => {
    const still = suspension(drafted().state);
    expect(still.events.at(-1)).toEqual({ type: 'ClockPaused', data: { clock: 'principleDue', left: 4 } });
    const resume = { as: 'UNCHANGED', decision: samplePaper, ...sampleReasons } as const;
    const on = sent(still.state, 'ResumeRound', resume, at('2026-03-02', 'p-head'));
    expect(on.events.at(-1)).toEqual({
      type: 'ClockResumed',
      data: { clock: 'principleDue', on: '2026-03-02', due: '2026-03-06' },
    });
    expect(on.state.clocks['principleDue']).toMatchObject({ due: '2026-03-06', countedFrom: '2026-03-02', length: 4 });
  });

  it('end with the round', () => {
    const cancel = { decision: samplePaper, ...sampleReasons };
    const running = sent(drafted().state, 'CancelRound', cancel, at('2026-01-12', 'p-head'));
    const paused = sent(suspension(drafted().state).state, 'CancelRound', cancel, at('2026-01-13', 'p-head'));
    const ended = { type: 'ClockStopped', data: { clock: 'principleDue', because: 'ROUND_ENDED' } };
    expect([running.events.at(-1), paused.events.at(-1)]).toEqual([ended, ended]);
  });

  it.each(['RoundCancelled', 'DraftWithdrawn', 'ResultAnnulled', 'RecordsHandedOver'])(
    'end, whichever they are, with %s',
    (type) => {
      const { state } = drafted();
      const clocks = { ...state.clocks, other: sampleClock(), over: sampleClock({ state: 'STOPPED' }) };
      const changes = clockChanges({ ...state, clocks }, { type, data: {} }, metaOf(at('2026-01-12', 'p-head')));
      const ended = (clock: string) => ({ type: 'ClockStopped', data: { clock, because: 'ROUND_ENDED' } });
      expect(changes).toEqual([ended('principleDue'), ended('other')]);
    },
  );

  it('are not moved by a calendar or pack that was corrected since', () => {
    const { events } = drafted();
    const meta = metaOf(at('2026-01-05', 'p-owner'));
    const asItWas = events.map((event) =>
      event.type === 'ClockStarted' ? { ...event, data: { ...event.data, due: '2026-01-21' } } : event,
    );
    const state = asItWas.reduce((before, event) => foldedOne(before, { ...event, meta }), decider.initialState);
    expect(state.clocks['principleDue']?.due).toBe('2026-01-21');
    const expire = { clock: 'principleDue', due: '2026-01-21' };
    expect(sent(state, 'ExpireClock', expire, at('2026-01-22', 'system:clocks')).events).toEqual([
      { type: 'OverdueFlagged', data: expire },
    ]);
  });

  it('of a round recorded before clocks were facts are worked out at every fold, as they always were', () => {
    const meta = metaOf(at('2026-01-05', 'p-owner'));
    const old = foldedOne(decider.initialState, { type: 'RoundDrafted', data: draft, meta });
    expect(old.clocks['principleDue']).toMatchObject({ due: '2026-01-16', state: 'RUNNING' });
    const approved = sent(old, 'ApprovePrinciple', { decision: samplePaper }, at('2026-01-12', 'p-head'));
    expect(typesOf(approved.events)).toEqual(['PrincipleApproved']);
    expect(approved.state.clocks['principleDue']?.state).toBe('STOPPED');
  });
});
