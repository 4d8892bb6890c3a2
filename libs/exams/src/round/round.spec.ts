import { refuse } from '#kernel';
import { canonicalPack, findPack, house } from '#rules';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { contextOf, samplePaper, sampleReasons, sampleText, specify } from '#test/support/specify';
import { foldRound } from '../index.js';
import { personBehind } from './people.js';
import { clockRows } from './clocks/rows.js';
import type { RoundEvents } from './events.js';
import { guarded } from './guard.js';
import { allRoundRefusals, round } from './round.js';

const given = specify(round);
const hash = 'a'.repeat(64);
const authority = { actor: 'p-authority' };
const note = { reason: 'PAPER_ENTRY', note: sampleText };

const draft: RoundEvents['RoundDrafted'] = {
  code: 'SAMPLE-1',
  mandate: '72-KH/TU',
  posts: [{ post: 'P1', unit: 'u1', position: 'x', schemeVersion: '1', unitRevision: 0 }],
  owner: 'p-owner',
  authority: 'p-authority',
  superior: 'p-superior',
  entry: 'LIVE',
};
const pack = findPack('VN-CIVIL-2025@1')!;
const plan: RoundEvents['PlanApproved'] = {
  pack: 'VN-CIVIL-2025@1',
  packHash: bytesToHex(sha256(utf8ToBytes(canonicalPack(pack)))),
  terms: { allocation: 'PER_POST', markGrain: '0.25', panel: 'COUNCIL', eligibility: [] },
  decision: samplePaper,
  budget: 'B1',
  scheme: { number: '1', version: '1', units: ['u1'] },
};
const notice: RoundEvents['RoundAnnounced'] = {
  channels: [{ kind: 'PORTAL', reference: 'p' }],
  snapshot: hash,
  opensOn: '2026-02-02',
  closesOn: '2026-03-10',
};

const drafted = { type: 'RoundDrafted', data: draft, meta: { at: '2026-01-05T02:00:00.000Z' } } as const;
const principle = {
  type: 'PrincipleApproved',
  data: { decision: samplePaper },
  meta: { at: '2026-01-12T02:00:00.000Z' },
} as const;
const planned = { type: 'PlanApproved', data: plan, meta: { at: '2026-01-20T02:00:00.000Z' } } as const;
const announced = { type: 'RoundAnnounced', data: notice, meta: { at: '2026-02-02T02:00:00.000Z' } } as const;
const suspended = {
  type: 'RoundSuspended',
  data: { code: 'UNIT_MERGED' },
  meta: { at: '2026-02-20T02:00:00.000Z' },
} as const;
const resumed = {
  type: 'RoundResumed',
  data: {
    as: 'CONTINUE_AS_SUCCESSOR',
    successor: { unit: 'u9', authority: 'p-new', superior: 'p-superior' },
    decision: samplePaper,
    reason: sampleText,
    minutes: hash,
  },
  meta: { at: '2026-03-02T02:00:00.000Z' },
} as const;

describe('a round', () => {
  it('does not exist before it is drafted, and is drafted once', () => {
    given().when('ApprovePrinciple', { decision: samplePaper }, authority).thenRefused('round-unknown');
    given(drafted).when('DraftRound', draft, { actor: 'p-owner' }).thenRefused('already-drafted');
    given(drafted).when('VoidDraft', { token: 'T1' }).thenRefused('already-drafted');
    given().when('VoidDraft', { token: 'T1' }).thenRefused('no-seat-for-this');
    const voided = given({ type: 'DraftVoided', data: { token: 'T1' } });
    expect(voided.state.stage).toBeNull();
    voided.when('ApprovePrinciple', { decision: samplePaper }, authority).thenRefused('round-unknown');
  });

  it('is drafted by its owner, and by nobody else', () => {
    const { outcome } = given().when('DraftRound', draft, { actor: 'p-owner' });
    expect(outcome).toMatchObject([{ type: 'RoundDrafted', data: draft }, { type: 'ClockStarted' }]);
    given().when('DraftRound', draft, { actor: 'p-other' }).thenRefused('owner-drafts');
  });

  it('records nothing of whoever holds none of the seats that the card names, whatever the rule forgot to ask', () => {
    const offered = { type: 'OwnershipOffered', data: { from: 'p-owner', to: 'p-other' } } as const;
    const forgetful = guarded('OfferOwnership', () => [offered]);
    const sent = (context: Parameters<typeof contextOf>[0]) => forgetful(given(drafted).state, {}, contextOf(context));
    expect(sent({ actor: 'p-stranger' })).toEqual(refuse('no-seat-for-this'));
    expect(sent({ actor: 'p-owner' })).toEqual([offered]);
    expect(sent({ actor: 'p-stranger', onBehalfOf: 'p-owner' })).toEqual([offered]);
  });

  it('tells a stranger nothing by how a command is refused: not how far it has come, nor what stands on record', () => {
    const context = contextOf({ actor: 'p-stranger', occurredAt: '2099-01-01T00:00:00.000Z' });
    const silent = guarded('OfferOwnership', () => []);
    const telling = guarded('OfferOwnership', () => refuse('holder-is-somebody', { holder: 'p-1' }) as never);
    const tooEarly = guarded('CompileResults', () => []);
    for (const rule of [silent, telling, tooEarly]) {
      expect(rule(given(drafted).state, {}, context)).toEqual(refuse('no-seat-for-this'));
      expect(rule(given().state, {}, context)).toEqual(refuse('round-unknown'));
    }
    expect(silent(given(drafted).state, {}, contextOf({ actor: 'p-owner' }))).toEqual([]);
  });

  it('tells a stranger nothing by how going on with it elsewhere is refused, unless it is suspended', () => {
    const resume = { as: 'UNCHANGED', decision: samplePaper, ...sampleReasons } as const;
    given(drafted).when('ResumeRound', resume, { actor: 'p-stranger' }).thenRefused('no-seat-for-this');
    given(drafted).when('ResumeRound', resume, { actor: 'p-authority' }).thenRefused('wrong-stage');
  });

  it('records nothing of a decision that would leave the flow half-way', () => {
    const closing = guarded('OfferOwnership', () => [
      { type: 'OwnershipOffered', data: { from: 'p-owner', to: 'p-other' } },
      { type: 'RoundClosed', data: {} },
    ]);
    expect(closing(given(drafted).state, {}, contextOf())).toEqual(
      refuse('wrong-stage', { stage: 'DRAFT', event: 'RoundClosed' }),
    );
  });

  it('takes each step only in its stage', () => {
    given(drafted).when('AnnounceRound', notice, { actor: 'p-owner' }).thenRefused('wrong-stage', {
      stage: 'DRAFT',
      event: 'RoundAnnounced',
    });
    expect(given(drafted, principle).state.stage).toBe('PRINCIPLE_APPROVED');
  });

  it('is withdrawn as a draft alone: later it is cancelled, as long as that is possible', () => {
    const withdraw = { reason: sampleText };
    const owner = { actor: 'p-owner' };
    given(drafted).when('WithdrawDraft', withdraw, owner).then({ type: 'DraftWithdrawn', data: withdraw });
    given(drafted, principle).when('WithdrawDraft', withdraw, owner).thenRefused('past-draft');
    const recognised = { ...given(drafted, principle).state, stage: 'RECOGNISED' } as const;
    expect(round.decide.WithdrawDraft(recognised, withdraw, contextOf(owner))).toMatchObject({
      refused: 'wrong-stage',
    });
  });

  it('takes nothing more after its end', () => {
    const cancelled = {
      type: 'RoundCancelled',
      data: { decision: samplePaper, reason: sampleText, minutes: hash },
    } as const;
    const ended = given(drafted, cancelled);
    ended
      .when('ApprovePrinciple', { decision: samplePaper }, authority)
      .thenRefused('round-ended', { stage: 'CANCELLED' });
    expect(round.isTerminal(ended.state)).toBe(true);
    expect(round.isTerminal(given().state)).toBe(false);
  });

  it('stands still while suspended, and goes on where it was', () => {
    const still = given(drafted, principle, planned, announced, suspended);
    expect(still.state.stage).toBe('SUSPENDED');
    still.when('OpenApplications', {}, { actor: 'p-owner' }).thenRefused('round-suspended');
    const on = given(drafted, principle, planned, announced, suspended, resumed);
    expect(on.state).toMatchObject({ stage: 'ANNOUNCED', standstill: { successor: { authority: 'p-new' } } });
  });

  it('refuses a late entry without its reason, or from the future', () => {
    const opened = { decision: samplePaper };
    const at = '2026-03-02T02:00:00.000Z';
    const send = (context: object) => given(drafted).when('ApprovePrinciple', opened, { ...authority, at, ...context });
    send({ occurredAt: '2026-01-12T02:00:00.000Z' }).thenRefused('backdated-without-reason');
    send({ occurredAt: '2026-04-12T02:00:00.000Z', backdated: note }).thenRefused('in-the-future');
    const occurredAt = '2026-01-12T02:00:00.000Z';
    send({ occurredAt, backdated: note }).then(
      { type: 'PrincipleApproved', data: opened },
      {
        type: 'DeviationFlagged',
        data: { what: 'dated-back', details: { occurredAt, recordedAt: at }, rule: house('late-entries') },
      },
    );
    send({ occurredAt: at, backdated: note }).then({ type: 'PrincipleApproved', data: opened });
  });

  it('takes no step on before the last one while it goes on', () => {
    const early = { occurredAt: '2026-01-04T02:00:00.000Z', at: '2026-03-02T02:00:00.000Z', backdated: note };
    given(drafted)
      .when('ApprovePrinciple', { decision: samplePaper }, { ...authority, ...early })
      .thenRefused('before-last-step');
    given(drafted)
      .when('OfferOwnership', { to: 'p-next' }, { actor: 'p-owner', ...early })
      .then(
        { type: 'OwnershipOffered', data: { from: 'p-owner', to: 'p-next' } },
        { type: 'DeviationFlagged', data: expect.objectContaining({ what: 'before-last-step' }) as never },
      );
  });

  it('that is typed in records what happened before the last step with its own time, flags it, and is not set back by it', () => {
    const opened = { decision: samplePaper };
    const typedIn = { ...drafted, data: { ...draft, entry: 'RETROSPECTIVE' } } as typeof drafted;
    const [occurredAt, movedAt] = ['2026-01-04T02:00:00.000Z', '2026-01-05T02:00:00.000Z'];
    const early = { ...authority, at: '2026-03-02T02:00:00.000Z', occurredAt, backdated: note };
    const flag = { what: 'before-last-step', details: { occurredAt, movedAt }, rule: house('late-entries') } as const;
    given(typedIn)
      .when('ApprovePrinciple', opened, early)
      .then({ type: 'PrincipleApproved', data: opened }, { type: 'DeviationFlagged', data: flag });
    const after = given(typedIn, { ...principle, meta: { occurredAt } }, { type: 'DeviationFlagged', data: flag });
    expect(after.state).toMatchObject({ stage: 'PRINCIPLE_APPROVED', movedAt, deviations: { count: 1 } });
  });

  it('that is typed in flags a step which ends a stage before something done in that stage, and nothing else', () => {
    const typedIn = { ...drafted, data: { ...draft, entry: 'RETROSPECTIVE' } } as typeof drafted;
    const latestAt = '2026-01-20T02:00:00.000Z';
    const offered = { type: 'OwnershipOffered', data: { from: 'p-owner', to: 'p-next' } } as const;
    const since = given(typedIn, { ...offered, meta: { occurredAt: latestAt } });
    const opened = { decision: samplePaper };
    const on = (occurredAt: string) => ({ at: '2026-03-02T02:00:00.000Z', occurredAt, backdated: note });
    const flag = { what: 'before-its-basis', rule: house('late-entries') } as const;
    const occurredAt = '2026-01-12T02:00:00.000Z';
    since
      .when('ApprovePrinciple', opened, { ...authority, ...on(occurredAt) })
      .then(
        { type: 'PrincipleApproved', data: opened },
        { type: 'DeviationFlagged', data: { ...flag, details: { occurredAt, latestAt } } },
      );
    // What a process adds now is no part of what happened then, nor what happened in a stage before.
    const more = {
      unit: 'u1',
      effectiveOn: '2026-02-01',
      authority: 'p-2',
      superior: 'p-3',
      decision: samplePaper,
    };
    given(typedIn, { type: 'SignersChanged', data: more, meta: { actor: 'system:signers', at: latestAt } })
      .when('ApprovePrinciple', opened, { ...authority, ...on(occurredAt) })
      .then({ type: 'PrincipleApproved', data: opened });
    const [owned, agreed] = [
      { ...offered, meta: { occurredAt: latestAt } },
      { ...principle, meta: { occurredAt } },
    ];
    expect(given(typedIn, owned, agreed).state.latestAt).toBe(occurredAt);
    since
      .when('ApprovePrinciple', opened, { ...authority, ...on(latestAt) })
      .then({ type: 'PrincipleApproved', data: opened });
    since
      .when('OfferOwnership', { to: 'p-other' }, { actor: 'p-owner', ...on(occurredAt) })
      .then({ type: 'OwnershipOffered', data: { from: 'p-owner', to: 'p-other' } });
  });

  it('needs a valid time for every step of a round that is typed in afterwards, but not of a process', () => {
    const typedIn = given({ ...drafted, data: { ...draft, entry: 'RETROSPECTIVE' } });
    typedIn.when('ApprovePrinciple', { decision: samplePaper }, authority).thenRefused('valid-time-missing');
    typedIn
      .when('SuspendRound', { code: 'UNIT_MERGED' }, { actor: 'system:standstill-on-reorganisation' })
      .then({ type: 'RoundSuspended', data: { code: 'UNIT_MERGED' } });
  });

  it('is typed in afterwards for one reason and by one note, which it keeps from its draft; any other round keeps none', () => {
    const past = { ...draft, entry: 'RETROSPECTIVE' } as const;
    const meta = { occurredAt: '2026-01-05T02:00:00.000Z', backdated: note };
    given().when('DraftRound', past, { actor: 'p-owner' }).thenRefused('valid-time-missing');
    given()
      .when('DraftRound', past, { actor: 'p-owner', occurredAt: '2026-01-05T02:00:00.000Z' })
      .thenRefused('backdated-without-reason');
    expect(given({ ...drafted, data: past, meta }).state.plan.backdated).toEqual(note);
    expect(given({ ...drafted, data: past }).state.plan.backdated).toBeNull();
    expect(given({ ...drafted, meta }).state.plan.backdated).toBeNull();
  });

  it('is folded from its history, and a history of something else is not taken for one', () => {
    const meta = { actor: 'p', authority: 'r', at: '2026-01-05T02:00:00.000Z' };
    const recorded = (type: string) =>
      ({ id: 'e', stream: 'round-r', revision: 0, position: 1n, version: 1, type, data: draft, meta }) as never;
    expect(foldRound([recorded('RoundDrafted')]).plan.draft).toEqual(draft);
    expect(() => foldRound([recorded('UnitMerged')])).toThrow('does not know UnitMerged');
  });

  it('has words in both languages and a source for every refusal', () => {
    for (const [code, { vi, en, source }] of Object.entries(allRoundRefusals)) {
      expect([code, vi.length > 10, en.length > 10, source.length > 3]).toEqual([code, true, true, true]);
    }
  });

  it('knows no person behind an id that nobody applied under', () => {
    expect(personBehind(given(drafted).state, 'C1')).toBeUndefined();
  });
});

describe('the clocks of a round', () => {
  // Saturday 10 January 2026 is a working day: it was swapped for Friday 2 January.
  it('start, stop and are flagged as the pack says', () => {
    expect(given(drafted).state.clocks['principleDue']).toMatchObject({
      startedOn: '2026-01-05',
      due: '2026-01-16',
      left: null,
      state: 'RUNNING',
    });
    expect(given(drafted, principle).state.clocks['principleDue']?.state).toBe('STOPPED');
    const late = { type: 'OverdueFlagged', data: { clock: 'principleDue', due: '2026-01-19' } } as const;
    expect(given(drafted, late).state.clocks['principleDue']?.state).toBe('OVERDUE');
    expect(
      given(drafted, { ...late, data: { clock: 'other', due: '2026-01-19' } }).state.clocks['principleDue']?.state,
    ).toBe('RUNNING');
  });

  it('run to the announced last day for applications, and anew when the notice is amended', () => {
    const open = given(drafted, principle, planned, announced);
    expect(open.state.clocks['applicationsWindow']).toMatchObject({ due: '2026-03-10', state: 'RUNNING' });
    const amended = {
      type: 'NoticeAmended',
      data: { ...notice, closesOn: '2026-03-20', reason: sampleText },
      meta: { at: '2026-02-10T02:00:00.000Z' },
    } as const;
    expect(given(drafted, principle, planned, announced, amended).state.clocks['applicationsWindow']).toMatchObject({
      startedOn: '2026-02-10',
      due: '2026-03-20',
    });
  });

  it('remember what was left when the round stands still, and go on with it (S24b)', () => {
    const still = given(drafted, principle, planned, announced, suspended).state;
    expect(still.clocks['applicationsWindow']).toMatchObject({ due: null, left: 18, state: 'PAUSED' });
    expect(still.clocks['principleDue']?.state).toBe('STOPPED');
    const on = given(drafted, principle, planned, announced, suspended, resumed).state;
    expect(on.clocks['applicationsWindow']).toMatchObject({ due: '2026-03-20', left: null, state: 'RUNNING' });
    expect(on.clocks['principleDue']?.state).toBe('STOPPED');
  });

  it('have nothing left when the last day has gone', () => {
    const late = { ...suspended, meta: { at: '2026-03-15T02:00:00.000Z' } };
    expect(given(drafted, principle, planned, announced, late).state.clocks['applicationsWindow']?.left).toBe(0);
  });

  it('take the length of the appeal window from the plan where the plan sets it', () => {
    const longer = {
      ...planned,
      data: { ...plan, terms: { ...plan.terms, appealWindow: { length: 15, unit: 'DAYS' } } },
    } as const;
    const rows = clockRows(given(drafted, principle, longer).state);
    expect(rows.find(({ name }) => name === 'appealWindow')).toMatchObject({ length: 15, unit: 'DAYS' });
    expect(
      clockRows(given(drafted, principle, planned).state).find(({ name }) => name === 'appealWindow')?.length,
    ).toBe(5);
  });
});
