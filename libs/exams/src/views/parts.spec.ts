import type { RoundEvents } from '../round/events.js';
import { hashOf, paperOf, sampleHistory, sampleUntil, textOf } from '#test/support/sample-history';
import { foldView, onAppointment, onRound, recordedAll } from '#test/support/story';
import { announcedStatus, type CandidateDoc, candidates } from './candidates.js';
import { type CouncilDoc, council } from './council.js';
import { plan } from './plan.js';
import { type CustodyDoc, custody } from './custody.js';
import { type DecisionDoc, decisions } from './decisions.js';
import { type DeviationsDoc, deviations } from './deviations.js';
import { type DefenceDoc, defence, sealedFor } from './defence.js';
import { type PublicationDoc, publications } from './publications.js';
import { results } from './results.js';
import { scripts } from './scripts.js';

const whole = sampleHistory;
const drafted = sampleHistory[0]!.data as RoundEvents['RoundDrafted'];

describe('the candidates', () => {
  const after = (type: keyof RoundEvents, id: string) =>
    foldView(candidates, sampleUntil(type))[`R1/${id}`] as CandidateDoc;

  it.each([
    ['ApplicationRefused', 'c3', 'REFUSED'],
    ['EligibleListPublished', 'c1', 'ELIGIBLE'],
    ['WrittenEnded', 'c1', 'SAT'],
    ['CodeMapUnsealed', 'c2', 'WRITTEN_SCORED'],
    ['GateEvaluated', 'c2', 'ADMITTED'],
    ['DefenceSealed', 'c1', 'DEFENDED'],
    ['ResultsCompiled', 'c1', 'RANKED'],
    ['ResultsAnnounced', 'c1', 'WINNER'],
    ['CaseFailed', 'c1', 'NOT_SELECTED'],
    ['NextRankedInvited', 'c2', 'WINNER'],
  ] as const)('are after %s what the small machine says: %s is %s', (type, id, status) => {
    expect(after(type, id).status).toBe(status);
  });

  it('keep the mark as published first beside what the appeal put in its place', () => {
    expect(after('PostFilled', 'c2')).toMatchObject({
      candidateNo: '002',
      sanctions: ['REPRIMAND'],
      written: { raw: '76.00', net: '57.00', how: 'HEAD_DECISION' },
      appeal: 'SETTLED',
      final: { raw: '80.00', net: '60.00', how: 'APPEAL_CHAIR' },
      defenceOrder: 1,
      inOffice: true,
    });
  });

  it('win when they are invited from the reserve, too (S28)', () => {
    const papers = { vacancy: paperOf('1'), decision: paperOf('2') };
    const invited = { type: 'ReserveInvited', data: { post: 'P1', candidate: 'c2', case: 'P1-2', ...papers } } as const;
    const log = [...sampleUntil('ResultsAnnounced'), ...recordedAll(onRound('R1', invited))];
    expect(foldView(candidates, log)['R1/c2']).toMatchObject({ status: 'WINNER', post: 'P1' });
  });

  it('show the months in post once they were checked (S10)', () => {
    const check = { candidate: 'c1', rule: 'TIME_IN_POST', result: 'MET', evidence: hashOf('2') } as const;
    const checked = (data: RoundEvents['EligibilityChecked']) =>
      foldView(candidates, [
        ...sampleUntil('ApplicationsClosed'),
        ...recordedAll(onRound('R1', { type: 'EligibilityChecked', data })),
      ])['R1/c1'];
    expect(checked({ ...check, months: 18 })).toMatchObject({ monthsInPost: 18, checks: { TIME_IN_POST: 'MET' } });
    expect(checked(check)).toMatchObject({ monthsInPost: null });
  });

  it('are in reserve when ranked without a post, once results are announced', () => {
    const second = after('ResultsAnnounced', 'c2');
    expect(announcedStatus(second, false)).toBe('RANKED');
    expect(announcedStatus(second, true)).toBe('RESERVE');
  });

  const story = (...lines: Parameters<typeof onRound>[1][]) => {
    const applied = sampleUntil('ApplicationReceived').at(-1)!.data as RoundEvents['ApplicationReceived'];
    const log = recordedAll(onRound('R1', { type: 'ApplicationReceived', data: applied }, ...lines));
    return foldView(candidates, log)['R1/c1'];
  };

  it('stay out once they are out', () => {
    const withdrawn = { type: 'ApplicationWithdrawn', data: { candidate: 'c1' } } as const;
    const absent = { type: 'AttendanceRecorded', data: { candidate: 'c1', present: false } } as const;
    expect(story(withdrawn, absent)).toMatchObject({ status: 'WITHDRAWN', attendance: 'ABSENT' });
    expect(story(absent)).toMatchObject({ status: 'ABSENT' });
  });

  it('are disqualified by a suspension and by a cancelled result', () => {
    const reasoned = { reason: textOf('why'), minutes: hashOf('e') };
    const suspended = { type: 'SanctionApplied', data: { candidate: 'c1', kind: 'SUSPENSION', ...reasoned } } as const;
    const cancelled = {
      type: 'ResultCancelled',
      data: { candidate: 'c1', decision: paperOf('1'), ...reasoned },
    } as const;
    expect(story(suspended)).toMatchObject({ status: 'DISQUALIFIED', sanctions: ['SUSPENSION'] });
    expect(story(cancelled)).toMatchObject({ status: 'DISQUALIFIED' });
  });

  it('show waivers, lateness, late schemes and absence from the defence', () => {
    const reasoned = { reason: textOf('why'), minutes: hashOf('e') };
    const document = story(
      { type: 'EligibilityChecked', data: { candidate: 'c1', rule: 'R1', result: 'NOT_MET', evidence: hashOf('1') } },
      { type: 'EligibilityWaived', data: { candidate: 'c1', rule: 'R1', decision: paperOf('1'), ...reasoned } },
      { type: 'CandidateLate', data: { candidate: 'c1', minutes: 7, admitted: true } },
      { type: 'LateSchemeAccepted', data: { candidate: 'c1', hash: hashOf('1'), ...reasoned } },
      { type: 'DefenceAbsenceRecorded', data: { candidate: 'c1' } },
    );
    expect(document).toMatchObject({
      checks: { R1: 'WAIVED' },
      lateMinutes: 7,
      scheme: 'LATE',
      defence: 'ABSENT',
      status: 'ABSENT',
    });
  });

  it('are what the result says, where that says that they are out', () => {
    const compiled = sampleUntil('ResultsCompiled').at(-1)!.data as RoundEvents['ResultsCompiled'];
    const after = (outcome: string) => {
      const lines = compiled.lines.map((line) => ({ ...line, rank: null, post: null, outcome }));
      return story({ type: 'ResultsCompiled', data: { ...compiled, lines: lines.filter(({ id }) => id === 'c1') } });
    };
    for (const status of ['ABSENT', 'WITHDRAWN', 'DISQUALIFIED']) {
      expect(after(status)).toMatchObject({ status, outcome: status, rank: null });
    }
    expect(after('ELIMINATED_DEFENCE')).toMatchObject({ status: 'ELIMINATED', outcome: 'ELIMINATED_DEFENCE' });
  });

  it('who fell at the gate are eliminated', () => {
    const gate = { type: 'GateEvaluated', data: { admitted: [], eliminated: ['c1'] } } as const;
    expect(story(gate)).toMatchObject({ status: 'ELIMINATED', gate: 'ELIMINATED' });
  });
});

describe('the scripts', () => {
  it('show marks, struck-out marks, the dispute, how it was settled and the appeal', () => {
    expect(foldView(scripts, sampleUntil('MarkDisputed'))['R1/X2']).toMatchObject({
      state: 'DISPUTED',
      needs: 'HEAD_DECISION',
      difference: '8',
      marks: [
        { place: 1, marker: 'k2', mark: '72' },
        { place: 2, marker: 'k3', mark: '80' },
      ],
      corrections: [{ old: '70', mark: '72', reason: 'slip' }],
    });
    expect(foldView(scripts, whole)['R1/X2']).toMatchObject({
      state: 'FINAL',
      needs: null,
      settled: { mark: '76', how: 'HEAD_DECISION' },
      appeal: { marks: [{ marker: 'a1', mark: '84' }], needs: null, settled: { mark: '80.00', how: 'APPEAL_CHAIR' } },
    });
  });

  it('keep the mark of the other marker when one is struck out', () => {
    const sheet = hashOf('1');
    const log = recordedAll(
      onRound(
        'R1',
        { type: 'ScriptsCoded', data: { codes: ['X1'], commitment: hashOf('1'), keepers: ['a', 'b'] } },
        { type: 'MarkRecorded', data: { script: 'X1', mark: '70', sheet, marker: 'k1', place: 1 } },
        { type: 'MarkRecorded', data: { script: 'X1', mark: '71', sheet, marker: 'k2', place: 2 } },
        {
          type: 'MarkCorrected',
          data: { script: 'X1', mark: '72', sheet, reason: textOf('slip'), marker: 'k2', place: 2, old: '71' },
        },
      ),
    );
    expect(foldView(scripts, log)['R1/X1']).toMatchObject({
      marks: [{ mark: '70' }, { mark: '72' }],
      corrections: [{ place: 2, old: '71', mark: '72' }],
    });
  });

  it('never say whose they are, also after the map is laid open', () => {
    const said = JSON.stringify(foldView(scripts, whole));
    expect(said).toContain('X2');
    for (const secret of ['c1', 'c2', 'person-']) expect(said).not.toContain(`"${secret}`);
  });

  it('name the third marker', () => {
    const log = recordedAll(
      onRound(
        'R1',
        { type: 'ScriptsCoded', data: { codes: ['X1'], commitment: hashOf('1'), keepers: ['a', 'b'] } },
        { type: 'ThirdMarkerAssigned', data: { script: 'X1', marker: 'k9' } },
      ),
    );
    expect(foldView(scripts, log)['R1/X1']).toMatchObject({ third: 'k9', state: 'CODED' });
  });
});

describe('the defence', () => {
  const sealed = foldView(defence, sampleUntil('SpreadReviewDecided'))['R1/c2'] as DefenceDoc;

  it('shows order, times, who was there, and the review', () => {
    expect(sealed).toMatchObject({
      order: 1,
      status: 'STARTED',
      presentedMinutes: 40,
      questionedMinutes: 45,
      present: ['m1', 'm2'],
      spread: '14',
      review: 'KEEP',
      sheets: { m1: { score: '70' }, m2: { score: '84' } },
    });
  });

  it('shows a member only the own sheet until all are sealed, then everything (TT 22/2025 Art 20(1))', () => {
    const seen = sealedFor(sealed, 'm1', false);
    expect(seen.sheets['m1']?.score).toBe('70');
    expect(seen.sheets['m2']).toMatchObject({ score: null, replaces: null, sheet: 'SEALED' });
    expect(seen.spread).toBeNull();
    expect(sealedFor(sealed, '', true)).toEqual(sealed);
  });

  it('tells of a review before that only who is asked to score anew', () => {
    const reviewed: DefenceDoc = { ...sealed, review: 'RESCORE_ALLOWED', excluded: 'm3', anew: ['m2'] };
    expect(sealedFor(reviewed, 'm2', false)).toMatchObject({ review: 'RESCORE_ALLOWED', excluded: null, anew: ['m2'] });
    expect(sealedFor(reviewed, 'm1', false)).toMatchObject({ review: 'NONE', excluded: null, anew: [] });
  });

  it('keeps the former score of a member who scored again, and who stayed away', () => {
    const reasoned = { reason: textOf('why'), minutes: hashOf('e') };
    const log = recordedAll(
      onRound(
        'R1',
        { type: 'LateSchemeAccepted', data: { candidate: 'c1', hash: hashOf('1'), ...reasoned } },
        { type: 'DefenceStarted', data: { candidate: 'c1' } },
        {
          type: 'SheetSigned',
          data: { candidate: 'c1', score: '60', sheet: hashOf('1'), member: 'm1', replaces: '50' },
        },
        { type: 'SpreadReviewDecided', data: { candidate: 'c1', kind: 'MEMBER_EXCLUDED', member: 'm1', ...reasoned } },
        { type: 'DefenceStarted', data: { candidate: 'c4' } },
        { type: 'DefenceAbsenceRecorded', data: { candidate: 'c2' } },
        { type: 'OrderDrawn', data: { secret: hashOf('1'), nonces: [], order: ['c3'] } },
      ),
    );
    const documents = foldView(defence, log);
    expect(documents['R1/c1']).toMatchObject({
      schemeLate: true,
      sheets: { m1: { score: '60', replaces: '50' } },
      review: 'MEMBER_EXCLUDED',
      excluded: 'm1',
    });
    expect(documents['R1/c2']).toMatchObject({ status: 'ABSENT' });
    expect(documents['R1/c3']).toMatchObject({ order: 1, status: 'WAITING' });
    expect(documents['R1/c4']).toMatchObject({ status: 'STARTED' });
  });
});

describe('the results', () => {
  it('hold every line with its reasons, the winners, and what became of the post', () => {
    expect(foldView(results, whole)['R1']).toMatchObject({
      inputsHash: hashOf('5'),
      lines: [{ id: 'c1', because: [{ rule: 'mean' }] }, { id: 'c2' }],
      reported: { number: '6/BC' },
      recognised: { number: '7/QĐ' },
      announced: { snapshot: hashOf('6') },
      winners: [{ post: 'P1', candidate: 'c1' }],
      posts: {
        P1: { status: 'FILLED', candidate: 'c2', case: 'P1-2', failed: [{ candidate: 'c1', code: 'REFUSED' }] },
      },
    });
  });

  it('show an open tie, its order, unfilled posts and an annulment', () => {
    const reasoned = { reason: textOf('why'), minutes: hashOf('e') };
    const tied = { type: 'TieFound', data: { candidates: ['c1', 'c2'] } } as const;
    const open = foldView(results, recordedAll(onRound('R1', tied)));
    expect(open['R1']).toMatchObject({ openTie: ['c1', 'c2'] });
    const log = onRound(
      'R1',
      tied,
      { type: 'TieResolved', data: { order: ['c2', 'c1'], ...reasoned } },
      { type: 'PostUnfilled', data: { post: 'P1', reason: textOf('r') } },
      { type: 'PostCancelled', data: { post: 'P2', code: 'UNIT_EQUITISED', decision: paperOf('1') } },
      { type: 'ResultAnnulled', data: { decision: paperOf('9'), effects: textOf('x') } },
    );
    expect(foldView(results, recordedAll(log))['R1']).toMatchObject({
      openTie: [],
      tieOrder: ['c2', 'c1'],
      posts: { P1: { status: 'UNFILLED' }, P2: { status: 'CANCELLED' } },
      annulled: { number: '9' },
    });
  });
});

describe('the results with a winner without a wished post (S18)', () => {
  const found = { type: 'PreferenceGapFound', data: { candidates: ['c1', 'c2'] } } as const;
  const given = (candidate: string) =>
    ({
      type: 'PreferenceGapDecided',
      data: { candidate, post: 'P2', reason: textOf('why'), minutes: hashOf('e') },
    }) as const;
  const after = (...lines: Parameters<typeof onRound>[1][]) => foldView(results, recordedAll(onRound('R1', ...lines)));

  it('show who waits for the authority until each is decided about', () => {
    expect(after(found)['R1']).toMatchObject({ openGaps: ['c1', 'c2'], openTie: [] });
    expect(after(found, given('c1'))['R1']).toMatchObject({ openGaps: ['c2'] });
    expect(after(given('c1'))).toEqual({});
  });

  it('show nobody once a tie was found, or all was compiled', () => {
    const tied = { type: 'TieFound', data: { candidates: ['c1', 'c2'] } } as const;
    expect(after(found, tied)['R1']).toMatchObject({ openGaps: [], openTie: ['c1', 'c2'] });
    expect(after(tied, found)['R1']).toMatchObject({ openGaps: ['c1', 'c2'], openTie: [] });
    const compiled = { type: 'ResultsCompiled', data: { lines: [], inputsHash: '', recomputed: true } } as const;
    expect(after(found, compiled)['R1']).toMatchObject({ openGaps: [] });
  });

  it('name who was invited from the reserve', () => {
    const papers = { vacancy: paperOf('1'), decision: paperOf('2') };
    const invited = { type: 'ReserveInvited', data: { post: 'P1', candidate: 'c3', case: 'P1-3', ...papers } } as const;
    const log = [...whole, ...recordedAll(onRound('R1', invited))];
    expect(foldView(results, log)['R1']).toMatchObject({
      posts: { P1: { status: 'WINNER_PROPOSED', candidate: 'c3', case: 'P1-3' } },
    });
  });
});

describe('the plan', () => {
  const approved = sampleHistory.find(({ type }) => type === 'PlanApproved')!.data as RoundEvents['PlanApproved'];
  const shown = (data: RoundEvents['PlanApproved']) =>
    foldView(plan, recordedAll(onRound('R1', { type: 'PlanApproved', data })))['R1'];

  it('can be read back with what holds by the pack and where it says otherwise', () => {
    const terms = { ...approved.terms, minCandidates: 3 };
    const deviations = [{ term: 'minCandidates', ruled: 2, planned: 3, rule: 'sample' }];
    expect(shown({ ...approved, terms, deviations })).toMatchObject({
      round: 'R1',
      approvedOn: '2026-02-02',
      pack: 'VN-CIVIL-2025@1',
      course: 'AFTER_WRITTEN_FINAL',
      terms,
      deviations,
      byPack: { writtenPassMark: '50', measuredAt: 'ELIGIBLE_LIST' },
    });
    expect(shown({ ...approved, terms, deviations })).not.toHaveProperty('byPack.minCandidates');
  });

  it('is shown also where deviations were not kept, or the pack is not there any more', () => {
    expect(shown({ ...approved, pack: 'GONE@1' })).toMatchObject({ deviations: null, byPack: {}, course: null });
  });
});

describe('the council', () => {
  const seat = { person: 'm9', office: 'OUTSIDE_EXPERT', standing: 'CLEAN' } as const;
  const withQuestionBoard = {
    kind: 'QUESTION',
    head: { ...seat, person: 'q1' },
    members: [seat],
    secretary: { ...seat, person: 'q2' },
    decision: paperOf('1'),
  } as const;
  const motion = (...lines: Parameters<typeof onRound>[1][]) =>
    foldView(
      council,
      recordedAll(
        onRound(
          'R1',
          { type: 'RoundDrafted', data: drafted },
          { type: 'MotionTabled', data: { motion: 'B1', subject: textOf('s') } },
          { type: 'VoteCast', data: { motion: 'B1', choice: 'FOR', member: 'm1' } },
          ...lines,
        ),
      ),
    )['R1'] as CouncilDoc;

  it('seats a replacement wherever the member sat, and remembers who left', () => {
    const boards = ['head', 'deputy', 'secretary'].map((place) => ({ place, person: `b-${place}` }));
    const at = (person: string) => ({ ...seat, person });
    const log = [
      ...sampleUntil('SupervisionBoardEstablished'),
      ...recordedAll(
        onRound(
          'R1',
          {
            type: 'BoardEstablished',
            data: {
              kind: 'QUESTION',
              head: at('b-head'),
              deputy: at('b-deputy'),
              members: [at('s2')],
              secretary: at('b-secretary'),
              decision: paperOf('1'),
            },
          },
          { type: 'MemberReplaced', data: { member: 's2', by: seat, decision: paperOf('1') } },
          { type: 'MemberReplaced', data: { member: 'm1', by: at('m8'), decision: paperOf('1') } },
        ),
      ),
    ];
    const document = foldView(council, log)['R1'] as CouncilDoc;
    expect(document.members[0]).toMatchObject({ person: 'm8', role: 'CHAIR' });
    expect(document.supervision?.members[0]?.person).toBe('m9');
    expect(document.boards.QUESTION?.members[0]?.person).toBe('m9');
    expect(document.boards.QUESTION?.deputy?.person).toBe(boards[1]?.person);
    expect(document.replacements).toMatchObject([
      { member: 's2', by: 'm9' },
      { member: 'm1', by: 'm8' },
    ]);
  });

  it('replaces on one body only where it is named, and lets ordinary members come', () => {
    const at = (person: string) => ({ ...seat, person });
    const both = { ...withQuestionBoard, members: [at('s2')] };
    const log = [
      ...sampleUntil('SupervisionBoardEstablished'),
      ...recordedAll(onRound('R1', { type: 'BoardEstablished', data: both })),
    ];
    const later = recordedAll(
      onRound(
        'R1',
        { type: 'MemberReplaced', data: { member: 's2', by: at('m7'), body: 'QUESTION', decision: paperOf('1') } },
        {
          type: 'MembersChanged',
          data: { body: 'COUNCIL', added: [at('n1'), at('n2')], removed: [], decision: paperOf('1') },
        },
      ),
    );
    const after = foldView(council, [...log, ...later])['R1'] as CouncilDoc;
    expect([after.supervision, after.boards.QUESTION].map((board) => board?.members[0]?.person)).toEqual(['s2', 'm7']);
    expect(after.members.slice(-2).map(({ person, role }) => [person, role])).toEqual([
      ['n1', 'MEMBER'],
      ['n2', 'MEMBER'],
    ]);
  });

  it('keeps relations, clearances and recusals apart for one candidate and for all', () => {
    const recused = { reason: textOf('why'), minutes: hashOf('e') };
    const document = motion(
      {
        type: 'RelationshipDeclared',
        data: { member: 'm1', candidate: 'c1', relation: 'SPOUSE', barring: true, declaredBy: 'MEMBER' },
      },
      { type: 'NoRelationshipDeclared', data: { member: 'm2', candidates: ['c1'] } },
      { type: 'NoRelationshipDeclared', data: { member: 'm2', candidates: ['c1', 'c2'] } },
      { type: 'NoRelationshipToPanelDeclared', data: { candidate: 'c1', members: ['m2'] } },
      { type: 'MemberRecused', data: { member: 'm1', scope: 'ALL_CANDIDATES', ...recused } },
      { type: 'MemberRecused', data: { member: 'm2', scope: 'ONE_CANDIDATE', candidate: 'c2', ...recused } },
    );
    expect(document.relations).toMatchObject([{ member: 'm1', relation: 'SPOUSE', barring: true }]);
    expect(document.cleared).toEqual({ m2: ['c1', 'c2'] });
    expect(document.clearedByCandidate).toEqual({ c1: ['m2'] });
    expect(document.recusals.map(({ member, candidate }) => [member, candidate])).toEqual([
      ['m1', null],
      ['m2', 'c2'],
    ]);
  });

  it('opens a motion again after equal votes, and closes a carried one', () => {
    const closed = { motion: 'B1', byChairsSide: false, votesFor: 1, votesAgainst: 1, abstentions: 0, minutes: '' };
    expect(motion().motions['B1']).toMatchObject({ outcome: 'OPEN', votes: { m1: 'FOR' } });
    const revote = motion({ type: 'MotionClosed', data: { ...closed, outcome: 'REVOTE' } });
    expect(revote.motions['B1']).toMatchObject({ outcome: 'REVOTE', votes: {} });
    const carried = motion({ type: 'MotionClosed', data: { ...closed, outcome: 'CARRIED' } });
    expect(carried.motions['B1']).toMatchObject({ outcome: 'CARRIED', votes: { m1: 'FOR' } });
    expect(
      motion({ type: 'VoteCast', data: { motion: 'B7', choice: 'FOR', member: 'm1' } }).motions,
    ).not.toHaveProperty('B7');
  });
});

describe('the decisions', () => {
  const all = Object.values(foldView(decisions, whole)) as DecisionDoc[];
  const of = (event: string) => all.filter((decision) => decision.event === event);

  it('name who decided, by which right, why, by which papers and about what', () => {
    expect(of('HeadDecided')).toMatchObject([
      {
        round: 'R1',
        actor: 'k1',
        onBehalfOf: null,
        authority: 'sample-rule',
        reason: { ref: 'reason' },
        minutes: hashOf('e'),
        document: null,
        aboutKind: 'SCRIPT',
        aboutId: 'X2',
        choice: '76',
        happenedAt: '2026-04-04T02:00:00.000Z',
      },
    ]);
    expect(of('ResultsRecognised')).toMatchObject([
      { document: { number: '7/QĐ' }, aboutKind: 'ROUND', aboutId: 'R1' },
    ]);
    expect(of('SupervisionReported')).toMatchObject([{ document: { number: '8/BC' } }]);
  });

  it('hold every event that carries a reason, minutes or a signed paper, and no other', () => {
    const evidence = ({ data }: (typeof whole)[number]): boolean =>
      Object.entries(data as object).some(
        ([name, value]) =>
          (['reason', 'decision', 'report', 'effects'].includes(name) && typeof value === 'object') ||
          (name === 'minutes' && typeof value === 'string'),
      );
    expect(all.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual(
      whole.filter(evidence).map(({ revision }) => revision),
    );
  });

  const reasoned = { reason: textOf('why'), minutes: hashOf('e') };
  const seat = { person: 'm9', office: 'OUTSIDE_EXPERT', standing: 'CLEAN' } as const;
  const closed = { votesFor: 1, votesAgainst: 0, abstentions: 0, byChairsSide: false, minutes: hashOf('e') };

  it.each([
    [
      { type: 'NoticeAmended', data: { channels: [], snapshot: '', opensOn: '', closesOn: '', reason: textOf('r') } },
      ['ROUND', 'R1', null],
    ],
    [
      { type: 'MemberRecused', data: { member: 'm1', scope: 'ALL_CANDIDATES', ...reasoned } },
      ['MEMBER', 'm1', 'ALL_CANDIDATES'],
    ],
    [{ type: 'MemberReplaced', data: { member: 'm1', by: seat, decision: paperOf('1') } }, ['MEMBER', 'm1', 'm9']],
    [
      { type: 'MembersChanged', data: { body: 'MARKING', added: [seat], removed: [], decision: paperOf('1') } },
      ['BOARD', 'MARKING', null],
    ],
    [
      { type: 'MembersChanged', data: { body: 'COUNCIL', added: [seat], removed: [], decision: paperOf('1') } },
      ['COUNCIL', 'R1', null],
    ],
    [{ type: 'MotionClosed', data: { motion: 'B1', outcome: 'CARRIED', ...closed } }, ['MOTION', 'B1', 'CARRIED']],
    [
      { type: 'EligibilityWaived', data: { candidate: 'c1', rule: 'R1', decision: paperOf('1'), ...reasoned } },
      ['CANDIDATE', 'c1', 'R1'],
    ],
    [
      { type: 'PostCancelled', data: { post: 'P1', code: 'UNIT_EQUITISED', decision: paperOf('1') } },
      ['POST', 'P1', 'UNIT_EQUITISED'],
    ],
    [
      { type: 'ResultCancelled', data: { candidate: 'c1', decision: paperOf('1'), ...reasoned } },
      ['CANDIDATE', 'c1', 'RESULT_CANCELLED'],
    ],
    [
      { type: 'QuestionErrorDecided', data: { question: 'Q1', decision: 'KEEP', ...reasoned } },
      ['QUESTION', 'Q1', 'KEEP'],
    ],
    [{ type: 'CollectiveMarked', data: { script: 'X1', mark: '60', ...reasoned } }, ['SCRIPT', 'X1', '60']],
    [{ type: 'ScriptZeroed', data: { script: 'X1', ...reasoned } }, ['SCRIPT', 'X1', null]],
    [
      { type: 'LateSchemeAccepted', data: { candidate: 'c1', hash: '', ...reasoned } },
      ['CANDIDATE', 'c1', 'LATE_SCHEME'],
    ],
    [{ type: 'TieResolved', data: { order: ['c2', 'c1'], ...reasoned } }, ['ROUND', 'R1', 'c2 > c1']],
    [{ type: 'PreferenceGapDecided', data: { candidate: 'c1', post: 'P2', ...reasoned } }, ['CANDIDATE', 'c1', 'P2']],
    [
      { type: 'PreferenceGapDecided', data: { candidate: 'c1', post: null, ...reasoned } },
      ['CANDIDATE', 'c1', 'NO_POST'],
    ],
    [
      {
        type: 'ReserveInvited',
        data: { post: 'P1', candidate: 'c2', case: 'P1-2', vacancy: paperOf('1'), decision: paperOf('2') },
      },
      ['POST', 'P1', 'c2'],
    ],
    [{ type: 'SingleCandidateConfirmed', data: { post: 'P1', ...reasoned } }, ['POST', 'P1', null]],
    [{ type: 'PostUnfilled', data: { post: 'P1', reason: textOf('r') } }, ['POST', 'P1', 'UNFILLED']],
    [
      { type: 'ComplaintSettled', data: { complaint: 'K1', outcome: 'SETTLED', minutes: '' } },
      ['COMPLAINT', 'K1', 'SETTLED'],
    ],
    [{ type: 'ResultAnnulled', data: { decision: paperOf('1'), effects: textOf('r') } }, ['ROUND', 'R1', null]],
    [{ type: 'RoundSuspended', data: { code: 'LEAK' } }, ['ROUND', 'R1', 'LEAK']],
    [
      { type: 'RoundResumed', data: { as: 'UNCHANGED', decision: paperOf('1'), ...reasoned } },
      ['ROUND', 'R1', 'UNCHANGED'],
    ],
    [{ type: 'RoundCancelled', data: { decision: paperOf('1'), ...reasoned } }, ['ROUND', 'R1', null]],
  ] as const)('say what $type is about', (line, [kind, id, choice]) => {
    const [document] = Object.values(foldView(decisions, recordedAll(onRound('R1', line)))) as DecisionDoc[];
    expect([document?.aboutKind, document?.aboutId, document?.choice]).toEqual([kind, id, choice]);
  });
});

describe('publications and custody', () => {
  it('what was published stays as it was, each with its hash and its content', () => {
    const dataOf = <E extends keyof RoundEvents>(type: E) =>
      whole.find((recorded) => recorded.type === type)!.data as RoundEvents[E];
    const { channels, opensOn, closesOn } = dataOf('RoundAnnounced');
    const [winner] = dataOf('ResultsAnnounced').winners;
    const found = Object.values(foldView(publications, whole)).map((document) => {
      const { kind, snapshot, content } = document as PublicationDoc;
      return [kind, snapshot[0], content];
    });
    expect(found).toEqual([
      ['COMMITMENT', '7', { to: 'CODE_MAP' }],
      ['COMMITMENT', '3', { to: 'ORDER' }],
      ['ELIGIBLE_LIST', '3', { candidates: dataOf('EligibleListPublished').candidates }],
      ['FINAL_MARKS', 'a', {}],
      ['MARKS', 'f', { marks: dataOf('CodeMapUnsealed').marks }],
      ['NOTICE', '1', { channels, opensOn, closesOn }],
      ['RESULTS', '6', { winners: [{ post: winner!.post, candidate: winner!.candidate }] }],
    ]);
  });

  it('nothing new is published when no appeal changed the marks; an amended notice and an extension are', () => {
    const amended = { channels: [], opensOn: '2026-03-02', closesOn: '2026-04-01' };
    const log = recordedAll(
      onRound(
        'R1',
        { type: 'WrittenResultFinal', data: { snapshot: null } },
        {
          type: 'NoticeAmended',
          data: { ...amended, snapshot: hashOf('1'), reason: textOf('r') },
        },
        { type: 'ApplicationsExtended', data: { closesOn: '2026-05-01', snapshot: hashOf('2') } },
      ),
    );
    expect(foldView(publications, log)).toMatchObject({
      'R1/NOTICE/1': { kind: 'NOTICE', snapshot: hashOf('1'), content: amended },
      'R1/NOTICE/2': { kind: 'NOTICE', snapshot: hashOf('2'), content: { closesOn: '2026-05-01' } },
    });
    expect(Object.keys(foldView(publications, log))).toHaveLength(2);
  });

  it('a commitment says to what, and marks after appeals come with their content', () => {
    const marks = [{ candidate: 'c1', raw: '52.00', net: '52.00', how: 'APPEAL_ADOPTED' }] as const;
    const settled = { supervisor: 's1', motion: 'v1', lost: true, decision: paperOf('7/NQ'), instead: hashOf('4') };
    const found = foldView(
      publications,
      recordedAll(
        onRound(
          'R1',
          { type: 'LotCommitted', data: { commitment: hashOf('1'), lot: 'PAPER' } },
          { type: 'LotCommitted', data: { commitment: hashOf('2') } },
          {
            type: 'CodeMapSettled',
            data: { ...settled, reason: textOf('r'), minutes: hashOf('5'), commitment: hashOf('3') },
          },
          { type: 'WrittenResultFinal', data: { snapshot: hashOf('6'), marks } },
        ),
      ),
    );
    expect(Object.values(found).map((document) => (document as PublicationDoc).content)).toEqual([
      { to: 'PAPER' },
      { to: 'ORDER' },
      { to: 'CODE_MAP' },
      { marks },
    ]);
  });

  it('an item has one holder, and a broken seal is never whole again', () => {
    expect(foldView(custody, whole)['R1/bag-1']).toMatchObject({
      holder: 'k1',
      intact: false,
      chain: [
        { from: 'i1', to: 'd1', sealIntact: true },
        { from: 'd1', to: 'k1', sealIntact: false },
      ],
    });
  });
});

describe('the custody of an item that is signed for', () => {
  const data = { item: 'b', from: 'i1', to: 'd1', witnesses: ['s1'], sealIntact: true, count: 2 };
  const offered = { type: 'CustodyOffered', data } as const;
  const taken = { type: 'CustodyTransferred', data: { ...data, sealIntact: false, count: 1 } } as const;
  const refused = { type: 'CustodyRefused', data: { item: 'b', reason: textOf('r') }, meta: { actor: 'd1' } } as const;
  const takenOver = {
    type: 'CustodyTakenOver',
    data: { ...data, from: 'd1', to: 'm1', reason: textOf('r'), minutes: hashOf('m') },
  } as const;
  const shown = (...told: readonly (typeof offered | typeof taken | typeof refused | typeof takenOver)[]) =>
    foldView(custody, recordedAll(onRound('R1', ...told)))['R1/b'];

  it('stays with its giver, with whoever is asked to take it beside', () => {
    expect(shown(offered)).toMatchObject({ holder: 'i1', offered: { to: 'd1', count: 2 }, intact: true, chain: [] });
    expect(shown(offered, refused)).toMatchObject({ holder: 'i1', offered: null, intact: true, chain: [] });
    expect(shown(refused)).toBeUndefined();
  });

  it('keeps who was offered it and did not take it, and who said so', () => {
    const { from, to, count } = data;
    expect(shown(offered, refused, refused, offered)).toMatchObject({
      offered: { to: 'd1' },
      refused: [{ from, to, count, by: 'd1', revision: 1 }],
    });
    expect((shown(offered, refused, refused) as CustodyDoc).refused).toHaveLength(1);
  });

  it('passes to who took it over from its holder, whatever was open', () => {
    const found = shown(offered, taken, { ...offered, data: { ...data, from: 'd1', to: 'k1' } }, takenOver);
    expect(found).toMatchObject({
      holder: 'm1',
      offered: null,
      chain: [
        { to: 'd1', takenOver: false, revision: 1 },
        { from: 'd1', to: 'm1', takenOver: true, handed: null, revision: 3 },
      ],
    });
  });

  it('passes as its receiver found it, with what the giver said beside', () => {
    expect(shown(offered, taken)).toMatchObject({
      holder: 'd1',
      offered: null,
      intact: false,
      chain: [{ to: 'd1', sealIntact: false, count: 1, handed: { sealIntact: true, count: 2 } }],
    });
    expect(shown(taken, { ...offered, data: { ...data, from: 'd1', to: 'k1' } })).toMatchObject({
      holder: 'd1',
      offered: { to: 'k1' },
      intact: false,
      chain: [{ handed: null }],
    });
  });
});

describe('the exception register', () => {
  it('lists what was otherwise in the round and in its appointment cases, each with where it stands', () => {
    const details = { occurredAt: '2026-05-01T02:00:00.000Z', recordedAt: '2026-05-02T02:00:00.000Z' };
    const flag = { what: 'dated-back', details, rule: 'sample' } as const;
    const place = { round: 'R1', post: 'P1', candidate: 'c1' };
    const log = recordedAll([
      ...onRound('R1', { type: 'DeviationFlagged', data: flag }),
      ...onAppointment('R1-P1-1', { type: 'CaseDeviationFlagged', data: { ...place, ...flag } }),
    ]);
    const { lines } = foldView(deviations, log)['R1'] as DeviationsDoc;
    expect(lines.map(({ what, case: of }) => [what, of])).toEqual([
      ['dated-back', undefined],
      ['dated-back', 'R1-P1-1'],
    ]);
    expect(lines[1]?.words.en).toBe('Recorded at 09:00 2 May 2026: it is said to have happened at 09:00 1 May 2026.');
  });
});
