import { emptyTable, put } from '#kernel';
import { type SampleCandidate, sampleRound, type SampleRound } from '#test/support/sample-round';
import { chapterSpec, type Past, snapshotIn } from '#test/support/specify';
import type { AppointmentStatus } from '../../appointment/events.js';
import { caseOf, inputsHashOf } from '../case.js';
import type { Round } from '../state.js';
import { RECORD_KINDS } from './closing.js';
import { complaintHandlers } from './complaints.js';
import type { ResultsEvents } from './events.js';
import { caseFor, postStatus } from './posts.js';
import { resultsRefusals } from './refusals.js';
import { results } from './results.js';

type Event = Past<ResultsEvents>;
const hash = 'a'.repeat(64);
const chair = { actor: 'M1' };
const authority = { actor: 'p-authority' };
const superior = { actor: 'p-superior' };
const owner = { actor: 'p-owner' };
const text = { ref: 'r', commitment: hash };
const secretary = { actor: 'M3' };
const reasoned = { reason: { ref: 'r', commitment: hash }, minutes: hash };
const decision = { number: '9/QĐ', date: '2026-04-10', hash };
const report = decision;

const roundOf = (changes: SampleRound, more: (round: Round) => Partial<Round> = () => ({})): Round => {
  const round: Round = { ...sampleRound(changes), stage: 'DEFENCE_SEALED' };
  return { ...round, ...more(round) };
};
const ready = (changes: SampleRound, more?: (round: Round) => Partial<Round>) =>
  chapterSpec(results, roundOf(changes, more));
const candidate = (id: string, mark: string, sheets: string, more: Partial<SampleCandidate> = {}): SampleCandidate => ({
  id,
  marks: [mark, mark],
  sheets: sheets.split(','),
  ...more,
});

// S01: the better paper is A's, the better defence B's.
const s01 = {
  candidates: [
    candidate('A', '73.5', '82,85,80,84,83,81,86', { marks: ['72', '75'] }),
    candidate('B', '66.25', '84,82,85,83,86,84,82', { marks: ['64.5', '68'] }),
    candidate('C', '53.25', '75,78,74,77,76,79,73', { marks: ['55', '51.5'] }),
  ],
};
const s09 = {
  candidates: [candidate('A', '71.50', '85,83,86,84,85,83,84'), candidate('B', '68.00', '88,80,82,86,87,83,84')],
};
const level = { candidates: [s09.candidates[0]!, { ...s09.candidates[1]!, marks: ['71.50', '71.50'] as const }] };

const compiledBy = (round: Round): Event => {
  const [event] = results.decide.CompileResults(round, {}, { ...chair } as never) as readonly Event[];
  return event!;
};
const linesOf = (event: Event | undefined) =>
  event?.type === 'ResultsCompiled'
    ? event.data.lines.map(({ id, total, rank, post, outcome }) => [id, total, rank, post, outcome])
    : event;

/** Candidate, total and rank of each line. */
const placesOf = (event: Event) =>
  event.type === 'ResultsCompiled' ? event.data.lines.map(({ id, total, rank }) => [id, total, rank]) : event;

describe('compiling', () => {
  it('ranks by the defence of those whom the paper admitted (S01)', () => {
    const event = compiledBy(roundOf(s01));
    expect(linesOf(event)).toEqual([
      ['A', '83.00', 2, null, 'NOT_SELECTED'],
      ['B', '83.71', 1, 'P1', 'WINNER'],
      ['C', '76.00', 3, null, 'NOT_SELECTED'],
    ]);
    expect(event).toMatchObject({ data: { inputsHash: inputsHashOf(caseOf(roundOf(s01))), recomputed: true } });
  });

  it('is for the chair or the secretary', () => {
    ready(s01)().when('CompileResults', {}, owner).thenRefused('compile-not-allowed');
    expect(ready(s01)().when('CompileResults', {}, secretary).outcome).toHaveLength(1);
  });

  it('does nothing while nothing has changed', () => {
    ready(s01)(compiledBy(roundOf(s01)))
      .when('CompileResults', {}, chair)
      .thenNothing();
  });

  it('waits for the decision about a spread, which may decide the winner (S07)', () => {
    const rival = candidate('R', '60', '81,82,80,82,81,80,82');
    const first = '82,85,80,84,83,81,70';
    const of = (a: SampleCandidate) => roundOf({ candidates: [a, rival] });
    ready({ candidates: [candidate('A', '60', first), rival] })()
      .when('CompileResults', {}, chair)
      .thenRefused('still-pending', { candidate: 'A', needs: 'SPREAD_DECISION' });
    const kept = of(candidate('A', '60', first, { session: { review: 'KEEP' } }));
    expect(placesOf(compiledBy(kept))).toEqual([
      ['A', '80.71', 2],
      ['R', '81.14', 1],
    ]);
    const rescored = of({
      id: 'A',
      marks: ['60', '60'],
      session: {
        review: 'RESCORE_ALLOWED',
        sheets: { M1: '82', M2: '85', M3: '80', M4: '84', M5: '83', M6: '81', M7: '78' },
        firstSheets: { M1: '82', M2: '85', M3: '80', M4: '84', M5: '83', M6: '81', M7: '70' },
      },
    });
    expect(placesOf(compiledBy(rescored))).toEqual([
      ['A', '81.86', 1],
      ['R', '81.14', 2],
    ]);
  });

  it('leaves a relative out for all candidates, never for one (S08)', () => {
    const two = {
      candidates: [candidate('A', '60', '78,80,82,84,76,81,90'), candidate('B', '60', '83,82,84,85,81,83,70')],
    };
    const recused = (scope: 'ALL_CANDIDATES' | string[]) => (round: Round) => ({
      council: { ...round.council, recused: { M7: scope } },
    });
    expect(placesOf(compiledBy(roundOf(two, recused('ALL_CANDIDATES'))))).toEqual([
      ['A', '80.17', 2],
      ['B', '83.00', 1],
    ]);
    ready(two, recused(['A']))()
      .when('CompileResults', {}, chair)
      .thenRefused('scorers-unequal', { member: 'M7', candidate: 'A' });
    const excluded = (round: Round) => ({ defence: { ...round.defence, excluded: ['M7'] } });
    expect(placesOf(compiledBy(roundOf(two, excluded)))).toEqual([
      ['A', '80.17', 2],
      ['B', '83.00', 1],
    ]);
  });

  it('takes the better paper for a tie of the totals (S09)', () => {
    expect(placesOf(compiledBy(roundOf(s09)))).toEqual([
      ['A', '84.29', 1],
      ['B', '84.29', 2],
    ]);
  });

  it('allocates pooled posts as the plan says (S18)', () => {
    const pooled = (allocation: 'SERIAL_BY_PREFERENCE' | 'TOP_N_THEN_ALLOCATE') => pool(allocation);
    expect(linesOf(compiledBy(roundOf(pooled('SERIAL_BY_PREFERENCE'))))).toMatchObject([
      ['C1', '84.40', 3, null, 'NOT_SELECTED'],
      ['C2', '86.10', 1, 'P1', 'WINNER'],
      ['C5', '82.70', 4, 'P3', 'WINNER'],
      ['C7', '85.30', 2, 'P2', 'WINNER'],
    ]);
    ready(pooled('TOP_N_THEN_ALLOCATE'))()
      .when('CompileResults', {}, chair)
      .then({ type: 'PreferenceGapFound', data: { candidates: ['C1'] } });
  });

  it('throws when the round makes no sound case, for that is no refusal', () => {
    const broken = roundOf({ candidates: [candidate('A', '60', '70,x,70,70,70,70,70')] });
    expect(() => compiledBy(broken)).toThrow('no sound case');
  });
});

const pool = (allocation: 'SERIAL_BY_PREFERENCE' | 'TOP_N_THEN_ALLOCATE'): SampleRound => ({
  posts: ['P1', 'P2', 'P3'],
  members: 2,
  terms: { allocation },
  candidates: [
    candidate('C1', '71.25', '84.40,84.40', { posts: ['P1', 'P2'] }),
    candidate('C2', '68', '86.10,86.10', { posts: ['P1', 'P3'] }),
    candidate('C5', '77', '82.70,82.70', { posts: ['P2', 'P3'] }),
    candidate('C7', '63.25', '85.30,85.30', { posts: ['P1', 'P2', 'P3'] }),
  ],
});

describe('a tie that the rules leave open', () => {
  const found: Event = { type: 'TieFound', data: { candidates: ['A', 'B'] } };
  const resolved: Event = { type: 'TieResolved', data: { order: ['B', 'A'], ...reasoned } };

  it('is found once', () => {
    ready(level)()
      .when('CompileResults', {}, chair)
      .then({ type: 'TieFound', data: { candidates: ['A', 'B'] } });
    ready(level)(found).when('CompileResults', {}, chair).thenNothing();
  });

  it('is ordered by the authority, all of it, each once', () => {
    const given = ready(level);
    given(found)
      .when('ResolveTie', { order: ['B', 'A'], ...reasoned }, authority)
      .then({ type: 'TieResolved', data: { order: ['B', 'A'], ...reasoned } });
    given(found)
      .when('ResolveTie', { order: ['B', 'A'], ...reasoned }, chair)
      .thenRefused('authority-only');
    given(found)
      .when('ResolveTie', { order: ['B'], ...reasoned }, authority)
      .thenRefused('tie-order-incomplete');
    given(found)
      .when('ResolveTie', { order: ['B', 'B'], ...reasoned }, authority)
      .thenRefused('tie-order-incomplete');
    given(found)
      .when('ResolveTie', { order: ['B', 'X'], ...reasoned }, authority)
      .thenRefused('tie-order-incomplete');
    given()
      .when('ResolveTie', { order: ['B', 'A'], ...reasoned }, authority)
      .thenRefused('no-open-tie');
  });

  it('is compiled in the order decided', () => {
    const { state } = ready(level)(found, resolved);
    expect(placesOf(compiledBy(state))).toEqual([
      ['A', '84.29', 2],
      ['B', '84.29', 1],
    ]);
    expect(ready(level)(found, resolved, found, resolved).state.results.tieOrder).toEqual(['B', 'A']);
  });

  it('stands in the way of the report', () => {
    ready(level)(found).when('ReportResults', { report }, chair).thenRefused('tie-unresolved');
  });
});

describe('the report', () => {
  const compiled = compiledBy(roundOf(s01));

  it('goes from the chair to the authority, who recognises', () => {
    ready(s01)(compiled).when('ReportResults', { report }, chair).then({ type: 'ResultsReported', data: { report } });
    ready(s01)(compiled).when('ReportResults', { report }, secretary).thenRefused('results-by-chair-only');
    ready(s01)(compiled)
      .when('RecogniseResults', { decision }, authority)
      .then({ type: 'ResultsRecognised', data: { decision } });
    ready(s01)(compiled).when('RecogniseResults', { decision }, chair).thenRefused('authority-only');
  });

  it('waits for a result that is up to date', () => {
    ready(s01)().when('ReportResults', { report }, chair).thenRefused('not-compiled');
    const withdrawn = {
      candidates: s01.candidates.map((entry) =>
        entry.id === 'C' ? { ...entry, status: 'WITHDRAWN' as const } : entry,
      ),
    };
    ready(withdrawn)(compiled).when('ReportResults', { report }, chair).thenRefused('results-outdated');
  });

  const alone: SampleRound = {
    candidates: [
      candidate('A', '70', '64,64,64,64,64,64,64'),
      candidate('B', '70', '60,60,60,60,60,60,60', { status: 'WITHDRAWN' }),
    ],
  };

  it('waits for the authority where one candidate is left (S11)', () => {
    const given = ready(alone);
    const last = compiledBy(roundOf(alone));
    const data = { post: 'P1', ...reasoned };
    const confirmed: Event = { type: 'SingleCandidateConfirmed', data };
    given(last).when('ReportResults', { report }, chair).thenRefused('single-candidate-unconfirmed', { post: 'P1' });
    given(last).when('ConfirmSingleCandidate', data, chair).thenRefused('authority-only');
    given(last).when('ConfirmSingleCandidate', data, authority).then({ type: 'SingleCandidateConfirmed', data });
    given(last, confirmed).when('ConfirmSingleCandidate', data, authority).thenNothing();
    given(last, confirmed).when('ReportResults', { report }, chair).then({ type: 'ResultsReported', data: { report } });
    ready(s01)(compiled).when('ConfirmSingleCandidate', data, authority).thenRefused('not-a-single-candidate');
  });

  it('needs no confirmation for pooled posts with several candidates', () => {
    const serial = pool('SERIAL_BY_PREFERENCE');
    ready(serial)(compiledBy(roundOf(serial)))
      .when('ReportResults', { report }, chair)
      .then({ type: 'ResultsReported', data: { report } });
  });
});

const announcedFor = (...winners: [post: string, candidate: string][]): Event => ({
  type: 'ResultsAnnounced',
  data: { snapshot: hash, winners: winners.map(([post, id]) => ({ post, candidate: id, case: `${post}-1` })) },
});
const failed = (post: string, id: string): Event => ({
  type: 'CaseFailed',
  data: { post, candidate: id, code: 'FALSE_DOCUMENTS' },
});
const sealed = { ref: 'r', commitment: hash };
const announced = (round: Round): Partial<Round> => ({ ...round, stage: 'RESULT_ANNOUNCED' });

describe('the announcement', () => {
  it('names the winner of each post with a case', () => {
    const given = ready(s01);
    const winners = [{ post: 'P1', candidate: 'B', case: 'P1-1' }];
    const announcedAs = (won: typeof winners) =>
      snapshotIn(roundOf(s01), { kind: 'RESULTS', content: { winners: won } });
    given(compiledBy(roundOf(s01)))
      .when('AnnounceResults', {}, secretary)
      .then({ type: 'ResultsAnnounced', data: { snapshot: announcedAs(winners), winners } });
    given(compiledBy(roundOf(s01)))
      .when('AnnounceResults', { snapshot: hash }, secretary)
      .thenRefused('snapshot-differs', { snapshot: announcedAs(winners) });
    given(compiledBy(roundOf(s01)))
      .when('AnnounceResults', { snapshot: hash }, chair)
      .thenRefused('announce-not-allowed');
    given()
      .when('AnnounceResults', {}, owner)
      .then({ type: 'ResultsAnnounced', data: { snapshot: announcedAs([]), winners: [] } });
  });

  it('leaves a post without a winner unfilled', () => {
    const round = roundOf({ ...s01, posts: ['P1', 'P2'] });
    expect(postStatus(round, 'P2')).toBe('OPEN');
    expect(postStatus({ ...round, stage: 'RESULT_ANNOUNCED' }, 'P2')).toBe('UNFILLED');
    expect(postStatus(round, 'P9')).toBeUndefined();
    const cancelled = { ...round, applications: { ...round.applications, cancelledPosts: ['P2'] } };
    expect(postStatus(cancelled, 'P2')).toBe('CANCELLED');
  });

  it('is followed by the report of the supervision board, once', () => {
    const seat = { person: 'V1', office: 'OUTSIDE_EXPERT', standing: 'CLEAN' } as const;
    const given = ready(s01, (round) => ({
      council: { ...round.council, supervision: { head: seat, members: [], secretary: { ...seat, person: 'V2' } } },
    }));
    given()
      .when('ReportSupervision', { report }, { actor: 'V2' })
      .then({ type: 'SupervisionReported', data: { report } });
    given({ type: 'SupervisionReported', data: { report } })
      .when('ReportSupervision', { report }, { actor: 'V1' })
      .thenNothing();
    given().when('ReportSupervision', { report }, chair).thenRefused('supervisors-only');
  });
});

describe('a case that fails', () => {
  const given = ready(s01, announced);
  const won = announcedFor(['P1', 'B']);
  const data = { post: 'P1', candidate: 'B', code: 'FALSE_DOCUMENTS' } as const;

  const ofCase = (status: AppointmentStatus, outcome: string | null = null) => ({ case: { status, outcome } });

  it('is recorded by the case itself, and after it by owner or authority', () => {
    given(won).when('RecordCaseFailed', data, { actor: 'system:appointments' }).then({ type: 'CaseFailed', data });
    for (const actor of [owner, authority]) {
      given(won)
        .when('RecordCaseFailed', { ...data, ...ofCase('FAILED', 'FALSE_DOCUMENTS') }, actor)
        .then({ type: 'CaseFailed', data });
    }
  });

  it('is not recorded by anybody while the case says something else', () => {
    for (const said of [ofCase('OPENED'), ofCase('FAILED', 'DOSSIER_LATE'), ofCase('ENDED', 'FALSE_DOCUMENTS'), {}]) {
      given(won)
        .when('RecordCaseFailed', { ...data, ...said }, owner)
        .thenRefused('case-decides');
    }
    const filled = { post: 'P1', candidate: 'B' };
    for (const said of [ofCase('DECIDED'), ofCase('FAILED', 'REFUSED'), {}]) {
      given(won)
        .when('RecordPostFilled', { ...filled, ...said }, owner)
        .thenRefused('case-decides');
    }
    for (const status of ['IN_OFFICE', 'ENDED'] as const) {
      given(won)
        .when('RecordPostFilled', { ...filled, ...ofCase(status) }, owner)
        .then({ type: 'PostFilled', data: filled });
    }
  });

  it('is the last that was opened for the post', () => {
    const next: Event = { type: 'NextRankedInvited', data: { post: 'P1', candidate: 'A', case: 'P1-2', decision } };
    const roundOfCase = given(won, failed('P1', 'B'), next).state;
    expect([caseFor(given(won).state, 'P1'), caseFor(roundOfCase, 'P1'), caseFor(roundOfCase, 'P9')]).toEqual([
      'P1-1',
      'P1-2',
      undefined,
    ]);
  });

  it('is that of the winner, and fails once', () => {
    given(won).when('RecordCaseFailed', data, chair).thenRefused('case-report-not-allowed');
    given(won)
      .when('RecordCaseFailed', { ...data, candidate: 'A' }, owner)
      .thenRefused('not-the-proposed-winner');
    given(won, failed('P1', 'B')).when('RecordCaseFailed', data, owner).thenNothing();
    const next: Event = { type: 'NextRankedInvited', data: { post: 'P1', candidate: 'A', case: 'P1-2', decision } };
    given(won, failed('P1', 'B'), next).when('RecordCaseFailed', data, owner).thenNothing();
    given(won, { type: 'PostFilled', data })
      .when('RecordCaseFailed', data, owner)
      .thenRefused('not-the-proposed-winner');
  });

  it('ends otherwise with the post filled', () => {
    const filled = { post: 'P1', candidate: 'B' };
    given(won)
      .when('RecordPostFilled', filled, { actor: 'system:appointments' })
      .then({ type: 'PostFilled', data: filled });
    given(won, { type: 'PostFilled', data: filled }).when('RecordPostFilled', filled, owner).thenNothing();
    given(won)
      .when('RecordPostFilled', { ...filled, candidate: 'A' }, owner)
      .thenRefused('not-the-proposed-winner');
    given(won, failed('P1', 'B')).when('RecordPostFilled', filled, owner).thenRefused('not-the-proposed-winner');
    given(won).when('RecordPostFilled', filled, authority).thenRefused('case-report-not-allowed');
  });
});

describe('the next in rank', () => {
  const compiled = compiledBy(roundOf(s01));
  const lost = [compiled, announcedFor(['P1', 'B']), failed('P1', 'B')];
  const invite = (post: string, named?: string) => ({
    post,
    decision,
    ...(named === undefined ? {} : { candidate: named }),
  });
  const given = ready(s01, announced);

  it('is invited by the authority after the case before has failed', () => {
    given(...lost)
      .when('InviteNextRanked', invite('P1'), authority)
      .then({ type: 'NextRankedInvited', data: { post: 'P1', candidate: 'A', case: 'P1-2', decision } });
    given(...lost)
      .when('InviteNextRanked', invite('P1'), owner)
      .thenRefused('authority-only');
    given(...lost)
      .when('InviteNextRanked', invite('P9'), authority)
      .thenRefused('post-unknown');
    given(compiled, announcedFor(['P1', 'B']))
      .when('InviteNextRanked', invite('P1'), authority)
      .thenRefused('case-not-failed', { post: 'P1', status: 'WINNER_PROPOSED' });
    given(...lost)
      .when('InviteNextRanked', invite('P1', 'C'), authority)
      .thenRefused('next-ranked-tied');
  });

  it('is nobody once all have failed or left', () => {
    const next: Event = { type: 'NextRankedInvited', data: { post: 'P1', candidate: 'A', case: 'P1-2', decision } };
    const one = {
      candidates: s01.candidates.map((entry) =>
        entry.id === 'C' ? { ...entry, status: 'WITHDRAWN' as const } : entry,
      ),
    };
    ready(one, announced)(...lost, next, failed('P1', 'A'))
      .when('InviteNextRanked', invite('P1'), authority)
      .thenRefused('no-next-ranked', { post: 'P1' });
  });

  it('moves nobody who holds a post already (S19)', () => {
    const serial = pool('SERIAL_BY_PREFERENCE');
    const round = roundOf(serial);
    ready(serial, announced)(
      compiledBy(round),
      announcedFor(['P1', 'C2'], ['P2', 'C7'], ['P3', 'C5']),
      failed('P1', 'C2'),
      { type: 'PostFilled', data: { post: 'P2', candidate: 'C7' } },
    )
      .when('InviteNextRanked', invite('P1'), authority)
      .then({ type: 'NextRankedInvited', data: { post: 'P1', candidate: 'C1', case: 'P1-2', decision } });
  });

  it('is named by the authority where several share the rank', () => {
    const shared: SampleRound = {
      candidates: [
        candidate('A', '70', '90,90,90,90,90,90,90'),
        candidate('B', '60', '80,80,80,80,80,80,80'),
        candidate('C', '60', '80,80,80,80,80,80,80'),
      ],
    };
    const events = [compiledBy(roundOf(shared)), announcedFor(['P1', 'A']), failed('P1', 'A')];
    const tied = ready(shared, announced);
    tied(...events)
      .when('InviteNextRanked', invite('P1'), authority)
      .thenRefused('next-ranked-tied', { post: 'P1', candidates: 'B, C' });
    tied(...events)
      .when('InviteNextRanked', invite('P1', 'A'), authority)
      .thenRefused('next-ranked-tied');
    tied(...events)
      .when('InviteNextRanked', invite('P1', 'C'), authority)
      .then({ type: 'NextRankedInvited', data: { post: 'P1', candidate: 'C', case: 'P1-2', decision } });
  });

  it('may stay uninvited: the authority leaves the post unfilled', () => {
    const data = { post: 'P1', reason: sealed };
    given(...lost)
      .when('LeavePostUnfilled', data, authority)
      .then({ type: 'PostUnfilled', data });
    given(...lost, { type: 'PostUnfilled', data })
      .when('LeavePostUnfilled', data, authority)
      .thenNothing();
    given(compiled, announcedFor(['P1', 'B']))
      .when('LeavePostUnfilled', data, authority)
      .thenRefused('post-not-open');
    given(...lost)
      .when('LeavePostUnfilled', { ...data, post: 'P9' }, authority)
      .thenRefused('post-unknown');
    given(...lost)
      .when('LeavePostUnfilled', data, owner)
      .thenRefused('authority-only');
  });
});

describe('the end of a round', () => {
  const complains = { complaint: 'K1', kind: 'COMPLAINT', concerns: 'RESULTS' } as const;
  const lodged: Event = { type: 'ComplaintLodged', data: { ...complains, due: '2026-03-04' } };
  const settle = (outcome: 'SETTLED' | 'TRANSFERRED_TO_HEAD') => ({ complaint: 'K1', outcome, minutes: hash });
  const settled: Event = { type: 'ComplaintSettled', data: settle('SETTLED') };
  const supervised: Event = { type: 'SupervisionReported', data: { report } };
  const filled: Event = { type: 'PostFilled', data: { post: 'P1', candidate: 'B' } };
  const won = announcedFor(['P1', 'B']);
  const board = { person: 'V1', office: 'OUTSIDE_EXPERT', standing: 'CLEAN' } as const;
  const given = ready(s01, (round) => ({
    ...announced(round),
    council: { ...round.council, supervision: { head: board, members: [], secretary: { ...board, person: 'V2' } } },
  }));

  it('takes complaints from anybody and settles them by the council or its head', () => {
    given().when('LodgeComplaint', complains, { actor: 'x' }).then(lodged);
    given(lodged).when('LodgeComplaint', complains).thenNothing();
    given(lodged).when('LodgeComplaint', complains, { actor: 'x' }).thenRefused('complaint-number-taken');
    for (const other of [{ kind: 'DENUNCIATION' }, { concerns: 'COUNCIL' }] as const)
      given(lodged)
        .when('LodgeComplaint', { ...complains, ...other })
        .thenRefused('complaint-number-taken');
    given({ ...lodged, data: { complaint: 'K1', kind: 'COMPLAINT' } })
      .when('LodgeComplaint', complains)
      .thenRefused('complaint-number-taken');
    given(lodged)
      .when('SettleComplaint', settle('SETTLED'), chair)
      .then({ type: 'ComplaintSettled', data: settle('SETTLED') });
    given(lodged)
      .when('SettleComplaint', settle('SETTLED'), { actor: 'system:complaints' })
      .then({ type: 'ComplaintSettled', data: settle('SETTLED') });
    given(lodged).when('SettleComplaint', settle('SETTLED'), owner).thenRefused('complaint-settler-only');
    given().when('SettleComplaint', settle('SETTLED'), authority).thenRefused('complaint-unknown');
    given(lodged, settled).when('SettleComplaint', settle('SETTLED'), chair).thenNothing();
    for (const other of [settle('TRANSFERRED_TO_HEAD'), { ...settle('SETTLED'), minutes: 'f'.repeat(64) }])
      given(lodged, settled).when('SettleComplaint', other, chair).thenRefused('complaint-done', { complaint: 'K1' });
    expect(given(settled).state.results.complaints).toEqual({});
  });

  it('knows a complaint again by what was said in it, whoever it was passed on to since', () => {
    const passed = (concerns: 'COUNCIL' | 'AUTHORITY'): Event => ({
      type: 'ComplaintRedirected',
      data: { complaint: 'K1', concerns, reason: text, minutes: hash },
    });
    const past = given(lodged, passed('COUNCIL'), passed('AUTHORITY'));
    past.when('LodgeComplaint', complains).thenNothing();
    past.when('LodgeComplaint', { ...complains, concerns: 'AUTHORITY' }).thenRefused('complaint-number-taken');
  });

  it('is held up by nobody with more than three complaints at once', () => {
    const by = (actor: string, ...ids: readonly string[]) =>
      ids.map(
        (complaint) => ({ type: 'ComplaintLodged', data: { complaint, kind: 'COMPLAINT' }, meta: { actor } }) as const,
      );
    const fourth = { complaint: 'K4', kind: 'FEEDBACK', concerns: 'RESULTS' } as const;
    const past = given(...by('x', 'K1', 'K2', 'K3'));
    past.when('LodgeComplaint', fourth, { actor: 'x' }).thenRefused('complaints-too-many', { most: 3 });
    past
      .when('LodgeComplaint', fourth, { actor: 'y' })
      .then({ type: 'ComplaintLodged', data: { ...fourth, due: null } });
    given(...by('x', 'K1', 'K2', 'K3'), settled)
      .when('LodgeComplaint', fourth, { actor: 'x' })
      .then({ type: 'ComplaintLodged', data: { ...fourth, due: null } });
  });

  describe('what somebody without a part in it sent on paper', () => {
    const entering = { ...owner, at: '2026-03-05T02:00:00.000Z' };
    const paper = {
      complaint: 'KN-2',
      kind: 'COMPLAINT',
      concerns: 'RESULTS',
      receivedOn: '2026-03-02',
      scan: 'scan-2',
      complainant: text,
      sender: 'd1',
    } as const;
    const received = (changes: object = {}): Event => ({
      type: 'ComplaintReceived',
      data: { ...paper, due: '2026-04-01', ...changes },
    });
    const settling = { complaint: 'KN-2', outcome: 'SETTLED', minutes: hash } as const;

    it('is entered by the owner, and due within the days of the law', () => {
      given().when('ReceiveComplaint', paper, entering).then(received());
      given().when('ReceiveComplaint', paper, chair).thenRefused('owner-only');
      given()
        .when('ReceiveComplaint', { ...paper, kind: 'FEEDBACK' }, entering)
        .then(received({ kind: 'FEEDBACK', due: null }));
      given()
        .when('ReceiveComplaint', { ...paper, receivedOn: '2099-01-01' }, entering)
        .thenRefused('complaint-from-later', { receivedOn: '2099-01-01' });
    });

    it('stands under its number, and is taken of nobody more than three times at once', () => {
      const other = { ...paper, sender: 'd2' };
      given(received()).when('ReceiveComplaint', paper, entering).thenRefused('complaint-number-taken');
      given(received()).when('ReceiveComplaint', other, entering).thenRefused('complaint-number-taken');
      const three = ['1', '2', '3'].map((complaint) => received({ complaint, scan: complaint }));
      given(...three)
        .when('ReceiveComplaint', paper, entering)
        .thenRefused('complaints-too-many', { most: 3 });
      given(...three)
        .when('ReceiveComplaint', other, entering)
        .then(received({ sender: 'd2' }));
      given(won, filled, supervised, received())
        .when('CloseRound', {}, owner)
        .thenRefused('complaint-open', { complaint: 'KN-2' });
    });

    it.each([
      ['RESULTS', chair],
      ['COUNCIL', authority],
      ['AUTHORITY', superior],
    ] as const)('is handled by nobody whom it is about: %s', (concerns, handler) => {
      const past = given(received({ concerns }));
      for (const somebody of [chair, authority, superior]) {
        const tried = past.when('SettleComplaint', settling, somebody);
        if (somebody === handler) tried.then({ type: 'ComplaintSettled', data: settling });
        else tried.thenRefused('complaint-settler-only');
      }
    });

    it('is entered once, whatever name stands on it', () => {
      given(received())
        .when('ReceiveComplaint', { ...paper, complaint: 'KN-3', sender: 'invented' }, entering)
        .thenRefused('complaint-entered-before', { complaint: 'KN-2' });
    });

    it.each([
      ['RESULTS', authority],
      ['COUNCIL', authority],
      ['AUTHORITY', superior],
    ] as const)('that denounces somebody never comes to the chair: %s', (concerns, handler) => {
      const { state } = given(received({ kind: 'DENUNCIATION', concerns }));
      expect(complaintHandlers(state, 'KN-2')).toEqual([handler.actor]);
    });

    it('comes to the head of the body where nobody chairs yet', () => {
      const { state } = given(received());
      const round = { ...state, council: { ...state.council, members: [] } };
      expect(complaintHandlers(round, 'KN-2')).toEqual([authority.actor]);
    });

    it('is passed on by its handler wherever it belongs, and by the owner only past that handler', () => {
      const to = (concerns: 'RESULTS' | 'COUNCIL' | 'AUTHORITY') => ({
        complaint: 'KN-2',
        concerns,
        reason: text,
        minutes: hash,
      });
      const moved = (concerns: 'RESULTS' | 'COUNCIL' | 'AUTHORITY'): Event => ({
        type: 'ComplaintRedirected',
        data: to(concerns),
      });
      const past = given(received({ concerns: 'COUNCIL' }));
      past.when('RedirectComplaint', to('RESULTS'), authority).then(moved('RESULTS'));
      past.when('RedirectComplaint', to('AUTHORITY'), authority).then(moved('AUTHORITY'));
      past.when('RedirectComplaint', to('COUNCIL'), authority).thenNothing();
      past.when('RedirectComplaint', to('AUTHORITY'), owner).then(moved('AUTHORITY'));
      past.when('RedirectComplaint', to('RESULTS'), owner).thenRefused('complaint-redirect-upwards');
      past.when('RedirectComplaint', to('RESULTS'), chair).thenRefused('complaint-redirect-by-others');
      expect(complaintHandlers(given(received(), moved('AUTHORITY')).state, 'KN-2')).toEqual([superior.actor]);
      expect(given(moved('AUTHORITY')).state.results.complaints).toEqual({});
    });

    it('is passed on by nobody once it is settled, nor where there is none', () => {
      const to = { complaint: 'KN-2', concerns: 'AUTHORITY', reason: text, minutes: hash } as const;
      given(received(), { type: 'ComplaintSettled', data: settling })
        .when('RedirectComplaint', to, owner)
        .thenRefused('complaint-done', { complaint: 'KN-2' });
      given().when('RedirectComplaint', to, owner).thenRefused('complaint-unknown');
    });

    it('from before there was one handler for each is settled by any of them, and by no chair where somebody is denounced', () => {
      const old = (kind: 'COMPLAINT' | 'DENUNCIATION') =>
        given({ type: 'ComplaintLodged', data: { complaint: 'KN-2', kind } }).state;
      expect(complaintHandlers(old('COMPLAINT'), 'KN-2')).toEqual(
        [chair, authority, superior].map(({ actor }) => actor),
      );
      expect(complaintHandlers(old('DENUNCIATION'), 'KN-2')).toEqual([authority.actor]);
      given({ type: 'ComplaintLodged', data: { complaint: 'KN-2', kind: 'COMPLAINT' } })
        .when('RedirectComplaint', { complaint: 'KN-2', concerns: 'AUTHORITY', reason: text, minutes: hash }, owner)
        .thenRefused('complaint-redirect-upwards');
    });

    it('goes to the head of the body once the council has passed it on, and past a head who chairs', () => {
      const passedOn: Event = { type: 'ComplaintSettled', data: { ...settling, outcome: 'TRANSFERRED_TO_HEAD' } };
      const { state } = given(received(), passedOn);
      expect(complaintHandlers(state, 'KN-2')).toEqual([authority.actor]);
      const chairing = { ...state, plan: { ...state.plan, draft: { ...state.plan.draft!, authority: chair.actor } } };
      const about = { ...state.results.complaints['KN-2']!, concerns: 'COUNCIL' } as const;
      const round = { ...chairing, results: { ...state.results, complaints: { 'KN-2': about } } };
      expect(complaintHandlers(round, 'KN-2')).toEqual([superior.actor]);
      expect(complaintHandlers({ ...round, plan: { ...round.plan, draft: null } }, 'KN-2')).toEqual([]);
    });
  });

  it('closes with every post resolved, no complaint open and the supervision reported', () => {
    given(won, filled, supervised).when('CloseRound', {}, owner).then({ type: 'RoundClosed', data: {} });
    given(won, filled, supervised, lodged, settled)
      .when('CloseRound', {}, owner)
      .then({ type: 'RoundClosed', data: {} });
    given(won, filled, supervised, lodged)
      .when('CloseRound', {}, owner)
      .thenRefused('complaint-open', { complaint: 'K1' });
    const passedOn: Event = { type: 'ComplaintSettled', data: settle('TRANSFERRED_TO_HEAD') };
    given(won, filled, supervised, lodged, passedOn)
      .when('CloseRound', {}, owner)
      .thenRefused('complaint-open', { complaint: 'K1' });
    given(won, filled, supervised, lodged, passedOn)
      .when('SettleComplaint', settle('SETTLED'), authority)
      .then({ type: 'ComplaintSettled', data: settle('SETTLED') });
    given(won, filled).when('CloseRound', {}, owner).thenRefused('supervision-unreported');
    given(won, supervised)
      .when('CloseRound', {}, owner)
      .thenRefused('post-unresolved', { post: 'P1', status: 'WINNER_PROPOSED' });
    given(won, filled, supervised).when('CloseRound', {}, chair).thenRefused('owner-only');
  });

  it('closes without a report only where no board sits and the pack of the round requires none', () => {
    const unsupervised = (pack: string) =>
      ready(s01, (round) => ({
        ...announced(round),
        plan: { ...round.plan, approved: { ...round.plan.approved!, pack } },
        council: { ...round.council, supervision: null },
      }))(won, filled).when('CloseRound', {}, owner);
    unsupervised('VN-CIVIL-2025@1').thenRefused('supervision-unreported');
    unsupervised('VN-CONTRACT-2026@1').then({ type: 'RoundClosed', data: {} });
  });

  it('hands over everything that the checklist asks for', () => {
    const items = RECORD_KINDS.map((kind) => ({ kind, hash }));
    const data = { items, archive: 'archive-1' };
    given().when('HandOverRecords', data, secretary).then({ type: 'RecordsHandedOver', data });
    given()
      .when('HandOverRecords', { ...data, items: items.slice(2) }, secretary)
      .thenRefused('records-incomplete', { missing: 'ORGANISING_PAPERS, COUNCIL_AND_BOARD_MINUTES' });
    given().when('HandOverRecords', data, owner).thenRefused('secretary-only');
  });

  it.each(['p-authority', 'p-superior'])('may be annulled by %s', (actor) => {
    const data = { decision, effects: sealed };
    given().when('AnnulResults', data, { actor }).then({ type: 'ResultAnnulled', data });
    given().when('AnnulResults', data, chair).thenRefused('authority-only');
  });

  it('needs no memory of the steps that the stage remembers', () => {
    const { state } = given(
      { type: 'ResultsReported', data: { report } },
      { type: 'ResultsRecognised', data: { decision } },
      { type: 'RoundClosed', data: {} },
      { type: 'RecordsHandedOver', data: { items: [], archive: 'x' } },
      { type: 'ResultAnnulled', data: { decision, effects: sealed } },
    );
    expect(state.results).toEqual(roundOf(s01).results);
  });
});

it('has words in both languages with the same blanks, and a source, for every refusal', () => {
  for (const { vi, en, source } of Object.values(resultsRefusals)) {
    expect([vi, en, source].every((text) => text.length > 5)).toBe(true);
    expect(vi.match(/\{\w+\}/g)?.sort()).toEqual(en.match(/\{\w+\}/g)?.sort());
  }
});

it('puts a candidate of no remaining post out of the case', () => {
  const round = roundOf({
    posts: ['P1', 'P2'],
    candidates: [
      candidate('A', '60', '70,70,70,70,70,70,70'),
      candidate('B', '60', '70,70,70,70,70,70,70', { posts: ['P2'] }),
    ],
  });
  const cancelled = {
    ...round,
    applications: { ...round.applications, cancelledPosts: ['P2'] },
    written: { ...round.written, attendance: put(emptyTable<'ABSENT'>(), 'A', 'ABSENT' as const) },
  };
  expect(caseOf(cancelled)).toMatchObject({ posts: ['P1'], candidates: [{ id: 'A', absent: 'written' }] });
});
