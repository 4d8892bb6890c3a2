import { daysLater } from '#rules';
import { type SampleCandidate, sampleRound, type SampleRound } from '#test/support/sample-round';
import { type Past, sampleText, specify } from '#test/support/specify';
import type { RoundEvents } from '../events.js';
import { round as decider } from '../round.js';
import type { Round } from '../state.js';

type Event = Past<RoundEvents>;

const hash = 'a'.repeat(64);
const chair = { actor: 'M1' };
const authority = { actor: 'p-authority' };
const owner = { actor: 'p-owner' };
const reasoned = { reason: sampleText, minutes: hash };
const decision = { number: '9/QĐ', date: '2026-04-10', hash };
const vacancy = { number: '41/QĐ', date: '2026-12-30', hash };

/** Seven sheets with this sum, none further from another than a point. */
const sheets = (sum: number): readonly string[] =>
  Array.from({ length: 7 }, (_, index) => String(Math.floor(sum / 7) + (index < sum % 7 ? 1 : 0)));

const candidate = (id: string, mark: string, sum: number | null, posts: string): SampleCandidate => ({
  id,
  marks: [mark, mark],
  posts: posts.split(','),
  ...(sum === null ? { session: { status: 'ABSENT' } } : { sheets: sheets(sum) }),
});

/** The eight applicants of S18 for three posts. C3 fails the paper, C8 does not come to the defence. */
const s18: readonly SampleCandidate[] = [
  candidate('C1', '71.25', 591, 'P1,P2'),
  candidate('C2', '68.00', 603, 'P1,P3'),
  { id: 'C3', marks: ['48.75', '48.75'], posts: ['P1'] },
  candidate('C4', '59.50', 579, 'P2,P1'),
  candidate('C5', '77.00', 579, 'P2,P3'),
  candidate('C6', '50.00', 553, 'P3'),
  candidate('C7', '63.25', 597, 'P1,P2,P3'),
  candidate('C8', '60.00', null, 'P1'),
];
const threePosts = ['P1', 'P2', 'P3'];

const startOf = (sample: SampleRound, more: Partial<Round> = {}): Round => ({
  ...sampleRound(sample),
  stage: 'DEFENCE_SEALED',
  ...more,
});
const from = (start: Round) => specify({ ...decider, initialState: start });

const pooled = (
  allocation: 'SERIAL_BY_PREFERENCE' | 'TOP_N_THEN_ALLOCATE',
  candidates: readonly SampleCandidate[] = s18,
): Round => startOf({ posts: threePosts, terms: { allocation }, candidates });

const compiledBy = (given: ReturnType<typeof from>, ...past: readonly Event[]): Event => {
  const [event] = given(...past).when('CompileResults', {}, chair).outcome as readonly Event[];
  return event!;
};
const linesOf = (event: Event) =>
  event.type === 'ResultsCompiled'
    ? event.data.lines.flatMap(({ id, total, rank, post, outcome }) =>
        rank === null ? [] : [[id, total, rank, post, outcome]],
      )
    : event;

describe('posts that are pooled (S18)', () => {
  it('go round by preference: the one who finds none is passed over', () => {
    expect(linesOf(compiledBy(from(pooled('SERIAL_BY_PREFERENCE'))))).toEqual([
      ['C1', '84.43', 3, null, 'NOT_SELECTED'],
      ['C2', '86.14', 1, 'P1', 'WINNER'],
      ['C4', '82.71', 5, null, 'NOT_SELECTED'],
      ['C5', '82.71', 4, 'P3', 'WINNER'],
      ['C6', '79.00', 6, null, 'NOT_SELECTED'],
      ['C7', '85.29', 2, 'P2', 'WINNER'],
    ]);
  });

  const given = from(pooled('TOP_N_THEN_ALLOCATE'));
  const found = { type: 'PreferenceGapFound', data: { candidates: ['C1'] } } as const;
  const decide = (post: string | null, id = 'C1') => ({ candidate: id, post, ...reasoned });
  const decided = (post: string | null, id = 'C1') =>
    ({ type: 'PreferenceGapDecided', data: decide(post, id) }) as const;

  it('go to the first by rank, and a winner whose wishes are taken waits for the authority', () => {
    given().when('CompileResults', {}, chair).then(found);
    given(found).when('CompileResults', {}, chair).thenRefused('preference-gap', { candidate: 'C1' });
    given(found).when('ReportResults', { report: decision }, chair).thenRefused('preference-gap', { candidate: 'C1' });
    expect(given(found).state.stage).toBe('COMPILED');
  });

  it('are given to that winner by the authority alone, and only what is left', () => {
    given(found).when('DecidePreferenceGap', decide('P3'), authority).then(decided('P3'));
    given(found).when('DecidePreferenceGap', decide(null), authority).then(decided(null));
    given(found).when('DecidePreferenceGap', decide('P3'), chair).thenRefused('authority-only');
    given(found)
      .when('DecidePreferenceGap', decide('P2'), authority)
      .thenRefused('post-not-left', { post: 'P2', left: 'P3' });
    given(found).when('DecidePreferenceGap', decide('P9'), authority).thenRefused('post-not-left');
    given(found)
      .when('DecidePreferenceGap', decide('P3', 'C5'), authority)
      .thenRefused('no-preference-gap', { candidate: 'C5' });
    given().when('DecidePreferenceGap', decide('P3'), authority).thenRefused('wrong-stage');
  });

  it('are decided once', () => {
    given(found, decided('P3')).when('DecidePreferenceGap', decide('P3'), authority).thenNothing();
    given(found, decided('P3')).when('DecidePreferenceGap', decide(null), authority).thenRefused('no-preference-gap');
    given(found, decided(null)).when('DecidePreferenceGap', decide(null), authority).thenNothing();
  });

  it('are not decided about by an authority who is a relative of the winner', () => {
    const start = pooled('TOP_N_THEN_ALLOCATE');
    const relations = { 'p-authority/C1': { relation: 'SIBLING', barring: true } } as const;
    from({ ...start, council: { ...start.council, relations } })(found)
      .when('DecidePreferenceGap', decide('P3'), authority)
      .thenRefused('conflict-of-interest', { member: 'p-authority', candidate: 'C1' });
  });

  it('compile after the decision: with the post the winner has it, without one the rank is kept', () => {
    expect(linesOf(compiledBy(given, found, decided('P3')))).toEqual([
      ['C1', '84.43', 3, 'P3', 'WINNER'],
      ['C2', '86.14', 1, 'P1', 'WINNER'],
      ['C4', '82.71', 5, null, 'NOT_SELECTED'],
      ['C5', '82.71', 4, null, 'NOT_SELECTED'],
      ['C6', '79.00', 6, null, 'NOT_SELECTED'],
      ['C7', '85.29', 2, 'P2', 'WINNER'],
    ]);
    expect(linesOf(compiledBy(given, found, decided(null)))).toContainEqual(['C1', '84.43', 3, null, 'NOT_SELECTED']);
    const compiled = compiledBy(given, found, decided('P3'));
    const after = given(found, decided('P3'), compiled);
    after.when('CompileResults', {}, chair).thenNothing();
    after.when('ReportResults', { report: decision }, chair).then({
      type: 'ResultsReported',
      data: { report: decision },
    });
  });

  it('wait no longer once somebody above has left: then the wish is free', () => {
    const left = given(found, { type: 'ApplicationWithdrawn', data: { candidate: 'C2' } });
    left.when('DecidePreferenceGap', decide('P3'), authority).thenRefused('no-preference-gap');
    const gone: Event = { type: 'ApplicationWithdrawn', data: { candidate: 'C2' } };
    expect(linesOf(compiledBy(given, found, gone))).toContainEqual(['C1', '84.43', 2, 'P2', 'WINNER']);
  });

  it('leave to a winner also what somebody below would have taken, who then waits in turn', () => {
    const below = from(
      pooled('TOP_N_THEN_ALLOCATE', [
        candidate('A', '60', 603, 'P1'),
        candidate('B', '60', 597, 'P1'),
        candidate('C', '60', 591, 'P2'),
      ]),
    );
    const first: Event = { type: 'PreferenceGapFound', data: { candidates: ['B'] } };
    below(first).when('DecidePreferenceGap', decide('P2', 'B'), authority).then(decided('P2', 'B'));
    below(first, decided('P2', 'B'))
      .when('CompileResults', {}, chair)
      .then({ type: 'PreferenceGapFound', data: { candidates: ['C'] } });
  });

  describe('with two winners whose wishes are taken', () => {
    const two = from(
      pooled('TOP_N_THEN_ALLOCATE', [
        candidate('A', '60', 603, 'P1'),
        candidate('B', '60', 597, 'P1'),
        candidate('C', '60', 591, 'P1'),
      ]),
    );
    const both: Event = { type: 'PreferenceGapFound', data: { candidates: ['B', 'C'] } };

    it('are decided from the top, and what one takes is gone for the other', () => {
      two().when('CompileResults', {}, chair).then(both);
      two(both)
        .when('DecidePreferenceGap', decide('P3', 'C'), authority)
        .thenRefused('preference-gap-above', { candidate: 'C', above: 'B' });
      two(both).when('DecidePreferenceGap', decide('P2', 'B'), authority).then(decided('P2', 'B'));
      two(both, decided('P2', 'B'))
        .when('DecidePreferenceGap', decide('P2', 'C'), authority)
        .thenRefused('post-not-left', { post: 'P2', left: 'P3' });
      two(both, decided('P2', 'B')).when('CompileResults', {}, chair).thenRefused('preference-gap', { candidate: 'C' });
    });

    it('are decided once for each of them, and a decision about one says nothing about another', () => {
      const decidedBoth = two(both, decided('P2', 'B'), decided('P3', 'C'));
      decidedBoth.when('DecidePreferenceGap', decide('P3', 'C'), authority).thenNothing();
      for (const [post, other] of [
        ['P2', 'C'],
        ['P2', 'A'],
      ] as const) {
        decidedBoth.when('DecidePreferenceGap', decide(post, other), authority).thenRefused('no-preference-gap');
      }
    });

    it('are found again when a post that was given is cancelled afterwards', () => {
      const cancelled: Event = { type: 'PostCancelled', data: { post: 'P2', code: 'POSITION_ABOLISHED', decision } };
      const past = [both, decided('P2', 'B'), decided('P3', 'C'), cancelled] as const;
      // Two posts are left, so C is no winner any more and B needs the other one.
      two(...past)
        .when('CompileResults', {}, chair)
        .then({ type: 'PreferenceGapFound', data: { candidates: ['B'] } });
      const again = [...past, { type: 'PreferenceGapFound', data: { candidates: ['B'] } } as const];
      const compiled = compiledBy(two, ...again, decided('P3', 'B'));
      expect(linesOf(compiled)).toEqual([
        ['A', '86.14', 1, 'P1', 'WINNER'],
        ['B', '85.29', 2, 'P3', 'WINNER'],
        ['C', '84.43', 3, null, 'NOT_SELECTED'],
      ]);
    });
  });
});

const announced = (...winners: readonly (readonly [post: string, candidate: string])[]): Event => ({
  type: 'ResultsAnnounced',
  data: { snapshot: hash, winners: winners.map(([post, id]) => ({ post, candidate: id, case: `${post}-1` })) },
});
const filled = (post: string, id: string): Event => ({ type: 'PostFilled', data: { post, candidate: id } });

describe('the next in rank (S19)', () => {
  const start = pooled('SERIAL_BY_PREFERENCE');
  const given = from(start);
  const compiled = compiledBy(given);
  const failed: Event = {
    type: 'CaseFailed',
    data: { post: 'P1', candidate: 'C2', code: 'FALSE_DOCUMENTS' },
    meta: { at: '2026-06-10T02:00:00.000Z' },
  };
  const past = [compiled, announced(['P1', 'C2'], ['P2', 'C7'], ['P3', 'C5']), filled('P2', 'C7'), failed];

  it('is C1 for P1, for C7 above already holds P2', () => {
    given(...past)
      .when('InviteNextRanked', { post: 'P1', decision }, authority)
      .then({ type: 'NextRankedInvited', data: { post: 'P1', candidate: 'C1', case: 'P1-2', decision } });
    given(...past)
      .when('InviteNextRanked', { post: 'P1', decision, candidate: 'C7' }, authority)
      .thenRefused('next-ranked-tied');
  });

  it('is decided on within 15 days of the office deadline, 10 June 2026: by 25 June', () => {
    expect(given(...past).state.clocks['nextRankedDue']).toMatchObject({ due: '2026-06-25', state: 'RUNNING' });
    const invited: Event = {
      type: 'NextRankedInvited',
      data: { post: 'P1', candidate: 'C1', case: 'P1-2', decision },
      meta: { at: '2026-06-25T02:00:00.000Z' },
    };
    expect(given(...past, invited).state.clocks['nextRankedDue']?.state).toBe('STOPPED');
  });
});

describe('two of three who leave (S11)', () => {
  const three = (measuredAt: 'ELIGIBLE_LIST' | 'DEFENCE_STARTED'): SampleRound => ({
    terms: { minCandidates: 2, measuredAt },
    candidates: [
      { id: 'A', marks: ['70', '70'], sheets: sheets(448) },
      { id: 'B', marks: ['70', '70'] },
      { id: 'C', marks: ['70', '70'] },
    ],
  });
  const left = (id: string): Event => ({ type: 'ApplicationWithdrawn', data: { candidate: id } });

  it('leave one who wins with 64.00, when the authority confirms that one is enough', () => {
    const given = from(startOf(three('ELIGIBLE_LIST')));
    const compiled = compiledBy(given, left('B'), left('C'));
    expect(linesOf(compiled)).toEqual([['A', '64.00', 1, 'P1', 'WINNER']]);
    const past = [left('B'), left('C'), compiled] as const;
    given(...past)
      .when('ReportResults', { report: decision }, chair)
      .thenRefused('single-candidate-unconfirmed', { post: 'P1' });
    const confirmed: Event = { type: 'SingleCandidateConfirmed', data: { post: 'P1', ...reasoned } };
    given(...past, confirmed)
      .when('ReportResults', { report: decision }, chair)
      .then({ type: 'ResultsReported', data: { report: decision } });
  });

  it('leave too few where the plan counts at the defence: the second leaving is the shortfall', () => {
    const given = from(startOf(three('DEFENCE_STARTED'), { stage: 'DEFENCE_READY' }));
    given(left('B'))
      .when('DeclareShortfall', { post: 'P1' }, owner)
      .thenRefused('no-shortfall', { post: 'P1', eligible: 2, needed: 2 });
    const short = { type: 'ShortfallDeclared', data: { post: 'P1', eligible: 1, needed: 2 } } as const;
    given(left('B'), left('C')).when('DeclareShortfall', { post: 'P1' }, owner).then(short);
    const cancel = { post: 'P1', code: 'INSUFFICIENT_CANDIDATES', decision } as const;
    given(left('B'), left('C'), short)
      .when('CancelPost', cancel, authority)
      .then({ type: 'PostCancelled', data: cancel });
    const atTheList = from(startOf(three('ELIGIBLE_LIST'), { stage: 'DEFENCE_READY' }));
    atTheList(left('B'), left('C')).when('DeclareShortfall', { post: 'P1' }, owner).thenRefused('not-measured-now');
  });
});

describe('a flawed question (S24)', () => {
  const raised: Event = { type: 'QuestionErrorRaised', data: { question: 'Q17', text: sampleText } };
  const decide = { question: 'Q17', decision: 'NEUTRALISE', ...reasoned } as const;
  const sitting = from({ ...startOf({ candidates: s18, posts: threePosts }), stage: 'MARKED' });
  const unpublished = (start: Round): Round => ({ ...start, marking: { ...start.marking, codeOf: {} } });
  const given = from(unpublished(sitting().state));

  it('is decided before the marks are published, and for everybody alike: the decision names no candidate', () => {
    const decided = given(raised).when('DecideQuestionError', decide, chair);
    decided.then({ type: 'QuestionErrorDecided', data: decide });
    expect(Object.keys(decide)).not.toContain('candidate');
  });

  it('can no longer be decided once they are', () => {
    from({ ...unpublished(sitting().state), stage: 'WRITTEN_PUBLISHED' })(raised)
      .when('DecideQuestionError', decide, chair)
      .thenRefused('wrong-stage', { stage: 'WRITTEN_PUBLISHED', event: 'QuestionErrorDecided' });
    sitting(raised).when('DecideQuestionError', decide, chair).thenRefused('marks-already-published');
  });
});

describe('a reserve of twelve months (S28)', () => {
  const invite = { post: 'P1', vacancy, decision };
  const invited = (id: string, count: number, post = 'P1') =>
    ({ type: 'ReserveInvited', data: { post, candidate: id, case: `${post}-${count}`, vacancy, decision } }) as const;
  const closed: Event = { type: 'RoundClosed', data: {} };
  const candidates = [
    candidate('A', '60', 603, 'P1'),
    candidate('B', '60', 597, 'P1'),
    candidate('C', '60', 591, 'P1'),
    candidate('D', '60', 585, 'P2'),
    candidate('E', '60', 579, 'P2'),
  ];

  const keeping = (pack: string, reserveMonths?: number): Round => {
    const start = startOf({
      posts: ['P1', 'P2', 'P3'],
      candidates,
      terms: reserveMonths === undefined ? {} : { reserveMonths },
    });
    const plan = { ...start.plan, approvedOn: '2026-01-15', approved: { ...start.plan.approved!, pack } };
    return { ...start, plan };
  };
  const publicUnit = keeping('VN-PUBLIC-UNIT-2020@1');
  const pastOf = (start: Round): readonly Event[] => [
    compiledBy(from(start)),
    announced(['P1', 'A'], ['P2', 'D']),
    filled('P1', 'A'),
    filled('P2', 'D'),
    closed,
  ];
  /** The last minute of a day in Vietnam. */
  const lateOn = (day: string) => ({ ...authority, at: `${day}T16:59:00.000Z` });
  const given = from(publicUnit);
  const past = pastOf(publicUnit);

  it('begins with the approval of the plan, 15 January 2026: its last day is 15 January 2027', () => {
    given(...past)
      .when('InviteFromReserve', invite, lateOn('2027-01-15'))
      .then(invited('B', 2));
    given(...past)
      .when('InviteFromReserve', invite, lateOn(daysLater('2027-01-15', 1)))
      .thenRefused('reserve-expired', { last: '2027-01-15' });
  });

  it('is there where the pack keeps results, or leaves it to the plan and the plan does', () => {
    const from2025 = keeping('VN-CIVIL-2025@1');
    from(from2025)(...pastOf(from2025))
      .when('InviteFromReserve', invite, lateOn('2026-12-30'))
      .thenRefused('no-reserve', { pack: 'VN-CIVIL-2025@1' });
    const pilot = keeping('VN-PILOT-2017@1', 12);
    from(pilot)(...pastOf(pilot))
      .when('InviteFromReserve', invite, lateOn('2027-01-15'))
      .then(invited('B', 2));
    from(pilot)(...pastOf(pilot))
      .when('InviteFromReserve', invite, lateOn('2027-01-16'))
      .thenRefused('reserve-expired');
  });

  it('is used by the authority, after the round has closed, for a post of it that is vacant', () => {
    const day = lateOn('2026-12-30');
    given(...past)
      .when('InviteFromReserve', invite, { ...day, actor: 'p-owner' })
      .thenRefused('authority-only');
    given(...past)
      .when('InviteFromReserve', { ...invite, post: 'P9' }, day)
      .thenRefused('post-unknown');
    given(...past, invited('B', 2))
      .when('InviteFromReserve', invite, day)
      .thenRefused('post-not-vacant', { post: 'P1', status: 'WINNER_PROPOSED' });
    given(...past)
      .when('InviteFromReserve', { ...invite, post: 'P3' }, day)
      .thenRefused('no-next-ranked', { post: 'P3' });
    const running = past.slice(0, -1);
    given(...running)
      .when('InviteFromReserve', invite, day)
      .thenRefused('round-not-closed');
  });

  it('counts the cases of a post that had none before from one', () => {
    const unfilled = [past[0]!, announced(['P2', 'D']), filled('P2', 'D'), closed];
    given(...unfilled)
      .when('InviteFromReserve', invite, lateOn('2026-12-30'))
      .then(invited('A', 1));
  });

  it('opens the round again until the case has come to an end; a second vacancy may come before that', () => {
    const again = given(...past, invited('B', 2));
    expect(again.state.stage).toBe('APPOINTING');
    again.when('InviteFromReserve', { ...invite, post: 'P2' }, lateOn('2026-12-30')).then(invited('E', 2, 'P2'));
    again.when('CloseRound', {}, owner).thenRefused('post-unresolved', { post: 'P1', status: 'WINNER_PROPOSED' });
  });

  it('does not come back to those who have held a post through this round', () => {
    const used = [...past, invited('B', 2), filled('P1', 'B'), closed];
    given(...used)
      .when('InviteFromReserve', invite, lateOn('2026-12-30'))
      .then(invited('C', 3));
    given(...used, invited('C', 3), filled('P1', 'C'), closed)
      .when('InviteFromReserve', invite, lateOn('2026-12-30'))
      .thenRefused('no-next-ranked');
  });

  it('goes on to the next in rank when that case fails, within its own last day', () => {
    const failed: Event = { type: 'CaseFailed', data: { post: 'P1', candidate: 'B', code: 'REFUSED' } };
    const lost = given(...past, invited('B', 2), failed);
    lost.when('InviteNextRanked', { post: 'P1', decision }, lateOn('2027-01-15')).then({
      type: 'NextRankedInvited',
      data: { post: 'P1', candidate: 'C', case: 'P1-3', decision },
    });
    lost
      .when('InviteNextRanked', { post: 'P1', decision }, lateOn('2027-01-16'))
      .thenRefused('reserve-expired', { last: '2027-01-15' });
    lost.when('InviteFromReserve', invite, lateOn('2026-12-30')).thenRefused('post-not-vacant');
  });
});
