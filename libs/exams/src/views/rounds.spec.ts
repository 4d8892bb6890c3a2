import fc from 'fast-check';
import type { AnyProcess } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import { sampleHistory, sampleUntil, paperOf, textOf, hashOf } from '#test/support/sample-history';
import { foldView, onRound, recordedAll } from '#test/support/story';
import { processes } from '../processes/index.js';
import { views } from './index.js';
import { type RoundDoc, rounds, roundSignedOn } from './rounds.js';

const after = (type: keyof RoundEvents): RoundDoc => foldView(rounds, sampleUntil(type))['R1'] as RoundDoc;
const drafted = sampleHistory[0]!.data as RoundEvents['RoundDrafted'];
const at = (day: string) => ({ meta: { at: `${day}T02:00:00.000Z` } });

describe('the rounds', () => {
  it('show who answers for a round, what it waits for and its posts, from the draft on', () => {
    expect(after('RoundDrafted')).toMatchObject({
      round: 'R1',
      stage: 'DRAFT',
      waitsFor: 'principle',
      owner: 'p-owner',
      authority: 'p-authority',
      unit: 'u1',
      pack: null,
      posts: [{ post: 'P1', unit: 'u1', position: 'x', status: 'OPEN', candidate: null }],
    });
  });

  it('pin the pack with the plan and show the announced days', () => {
    expect(after('PlanApproved')).toMatchObject({ pack: 'VN-CIVIL-2025@1', panel: 'COUNCIL' });
    expect(after('RoundAnnounced')).toMatchObject({
      noticeOn: '2026-01-20',
      opensOn: '2026-02-02',
      closesOn: '2026-03-10',
      waitsFor: 'opening',
    });
  });

  it('count without listing', () => {
    expect(after('DefenceSealed').counts).toEqual({
      applied: 3,
      eligible: 2,
      refused: 1,
      withdrawn: 0,
      scripts: 2,
      settled: 2,
      appeals: 1,
      sheets: 4,
    });
  });

  it('count a sheet that is signed anew once', () => {
    const anew = { candidate: 'c1', member: 'm1', score: '81', sheet: hashOf('b'), replaces: '80' };
    const signed = sampleUntil('PresenceRecorded');
    const log = [...signed, ...recordedAll(onRound('R1', { type: 'SheetSigned', data: anew }))];
    expect((foldView(rounds, log)['R1'] as RoundDoc).counts).toEqual(after('PresenceRecorded').counts);
  });

  it('count a script whose decided mark was corrected once', () => {
    const data = { script: 'X1', mark: '66.00', how: 'HEAD_DECISION', replaces: '64.00' } as const;
    const log = [...sampleUntil('DefenceSealed'), ...recordedAll(onRound('R1', { type: 'MarkSettled', data }))];
    expect((foldView(rounds, log)['R1'] as RoundDoc).counts.settled).toBe(2);
  });

  it('wait for the word that there is no result where nobody passed the paper', () => {
    const gate = { type: 'GateEvaluated', data: { admitted: [], eliminated: ['c1', 'c2'] } } as const;
    const log = [...sampleUntil('WrittenResultFinal'), ...recordedAll(onRound('R1', gate))];
    expect(foldView(rounds, log)['R1']).toMatchObject({ nobodyAdmitted: true, waitsFor: 'noResult' });
  });

  it('stay open for applications until the new day after an extension', () => {
    const extended = { type: 'ApplicationsExtended', data: { closesOn: '2026-03-20', snapshot: hashOf('1') } } as const;
    const log = [...sampleUntil('ApplicationReceived'), ...recordedAll(onRound('R1', extended))];
    expect(foldView(rounds, log)['R1']).toMatchObject({ closesOn: '2026-03-20' });
  });

  it('leave a post unfilled when nobody is invited after a failed case', () => {
    const unfilled = { type: 'PostUnfilled', data: { post: 'P1', reason: textOf('why') } } as const;
    const log = [...sampleUntil('CaseFailed'), ...recordedAll(onRound('R1', unfilled))];
    expect(foldView(rounds, log)['R1']).toMatchObject({ posts: [{ status: 'UNFILLED', candidate: null }] });
  });

  it('stay where they were said to be by a resumption without a suspension', () => {
    const decided = { decision: paperOf('1'), reason: textOf('why'), minutes: hashOf('e') };
    const resumed = { type: 'RoundResumed', data: { as: 'UNCHANGED', ...decided } } as const;
    const log = recordedAll(onRound('R1', { type: 'RoundDrafted', data: drafted }, resumed));
    expect(foldView(rounds, log)['R1']).toMatchObject({ stage: 'DRAFT' });
  });

  it('reveal the sheets only when all are sealed', () => {
    expect(after('PresenceRecorded').sheetsRevealed).toBe(false);
    expect(after('DefenceSealed').sheetsRevealed).toBe(true);
  });

  it('end in the archive, with the post filled by the next-ranked and nothing to wait for', () => {
    expect(after('RecordsHandedOver')).toMatchObject({
      stage: 'ARCHIVED',
      waitsFor: '',
      posts: [{ status: 'FILLED', candidate: 'c2' }],
      announcedOn: '2026-05-04',
    });
  });

  it('say who signs on a day, by what the registry decided since the draft', () => {
    const two = { ...drafted, posts: [...drafted.posts, { ...drafted.posts[0]!, post: 'P2', unit: 'u2' }] };
    const change = { authority: 'p-new', superior: 'p-above', effectiveOn: '2026-02-03', decision: paperOf('7/QĐ') };
    const cancelled = (post: string) =>
      ({ type: 'PostCancelled', data: { post, code: 'POSITION_ABOLISHED', decision: paperOf('1') } }) as const;
    const lines = [
      { type: 'RoundDrafted', data: two, ...at('2026-02-01') },
      { type: 'SignersChanged', data: { unit: 'u1', ...change }, ...at('2026-02-02') },
    ] as const;
    const log = (...more: Parameters<typeof onRound>[1][]) => recordedAll(onRound('R1', ...lines, ...more));
    const on = (day: string, ...more: Parameters<typeof onRound>[1][]) =>
      roundSignedOn(foldView(rounds, log(...more))['R1'] as RoundDoc, day).authority;
    expect(on('2026-02-03')).toBe('p-authority');
    expect(on('2026-02-02', cancelled('P2'))).toBe('p-authority');
    expect(on('2026-02-03', cancelled('P2'))).toBe('p-new');
    expect(on('2026-02-03', cancelled('P2'), cancelled('P1'))).toBe('p-authority');
    const both = { type: 'SignersChanged', data: { unit: 'u2', ...change }, ...at('2026-02-04') } as const;
    expect(foldView(rounds, log(both))['R1']).toMatchObject({ authority: 'p-new', superior: 'p-above' });
  });

  it('remember where a suspended round goes on, and in whose hands', () => {
    const successor = { unit: 'u2', authority: 'p-new', superior: 'p-above' };
    const decided = { decision: paperOf('1'), reason: textOf('why'), minutes: hashOf('e') };
    const lines = [
      { type: 'RoundDrafted', data: drafted },
      { type: 'PrincipleApproved', data: { decision: paperOf('1') } },
      { type: 'RoundSuspended', data: { code: 'UNIT_MERGED' }, ...at('2026-02-03') },
    ] as const;
    const suspended = foldView(rounds, recordedAll(onRound('R1', ...lines)))['R1'];
    expect(suspended).toMatchObject({
      stage: 'SUSPENDED',
      stageSince: '2026-02-03T02:00:00.000Z',
      resumeTo: 'PRINCIPLE_APPROVED',
      suspended: 'UNIT_MERGED',
      waitsFor: 'resumption',
    });
    const resumed = { type: 'RoundResumed', data: { as: 'CONTINUE_AS_SUCCESSOR', successor, ...decided } } as const;
    expect(foldView(rounds, recordedAll(onRound('R1', ...lines, resumed)))['R1']).toMatchObject({
      stage: 'PRINCIPLE_APPROVED',
      resumeTo: null,
      suspended: null,
      unit: 'u2',
      authority: 'p-new',
      posts: [{ unit: 'u2' }],
    });
    const unchanged = { type: 'RoundResumed', data: { as: 'UNCHANGED', successor, ...decided } } as const;
    expect(foldView(rounds, recordedAll(onRound('R1', ...lines, unchanged)))['R1']).toMatchObject({
      authority: 'p-authority',
      unit: 'u1',
    });
  });

  it('say first of all that a tie waits for the authority', () => {
    const tied = { type: 'TieFound', data: { candidates: ['c1', 'c2'] } } as const;
    const resolved = {
      type: 'TieResolved',
      data: { order: ['c2', 'c1'], reason: textOf('why'), minutes: hashOf('e') },
    } as const;
    const planned = sampleUntil('PlanApproved');
    const fold = (...lines: Parameters<typeof onRound>[1][]) =>
      foldView(rounds, [...planned, ...recordedAll(onRound('R1', ...lines))])['R1'];
    expect(fold(tied)).toMatchObject({ openTie: ['c1', 'c2'], waitsFor: 'tie' });
    expect(fold(tied, resolved)).toMatchObject({ openTie: [], waitsFor: 'compiling' });
  });

  it('say first of all that a winner without a wished post waits for the authority (S18)', () => {
    const found = { type: 'PreferenceGapFound', data: { candidates: ['c1', 'c2'] } } as const;
    const given = (candidate: string) =>
      ({
        type: 'PreferenceGapDecided',
        data: { candidate, post: null, reason: textOf('why'), minutes: hashOf('e') },
      }) as const;
    const tied = { type: 'TieFound', data: { candidates: ['c1', 'c2'] } } as const;
    const compiled = { type: 'ResultsCompiled', data: { lines: [], inputsHash: '', recomputed: true } } as const;
    const fold = (...lines: Parameters<typeof onRound>[1][]) =>
      foldView(rounds, [...sampleUntil('DefenceSealed'), ...recordedAll(onRound('R1', ...lines))])['R1'];
    expect(fold(found)).toMatchObject({ openGaps: ['c1', 'c2'], waitsFor: 'preferenceGap' });
    expect(fold(found, given('c1'))).toMatchObject({ openGaps: ['c2'], waitsFor: 'preferenceGap' });
    expect(fold(found, given('c1'), given('c2'))).toMatchObject({ openGaps: [], waitsFor: 'compiling' });
    expect(fold(found, tied)).toMatchObject({ openGaps: [], openTie: ['c1', 'c2'], waitsFor: 'tie' });
    expect(fold(tied, found)).toMatchObject({ openGaps: ['c1', 'c2'], openTie: [] });
    expect(fold(found, compiled)).toMatchObject({ openGaps: [], waitsFor: 'report' });
  });

  it('are appointing again while somebody from the reserve is invited (S28)', () => {
    const papers = { vacancy: paperOf('1'), decision: paperOf('2') };
    const invited = { type: 'ReserveInvited', data: { post: 'P1', candidate: 'c3', case: 'P1-3', ...papers } } as const;
    const log = [...sampleUntil('RoundClosed'), ...recordedAll(onRound('R1', invited))];
    expect(foldView(rounds, log)['R1']).toMatchObject({
      stage: 'APPOINTING',
      posts: [{ post: 'P1', status: 'WINNER_PROPOSED', candidate: 'c3' }],
    });
  });

  it('change hands with both signatures, and not with one', () => {
    const offer = { type: 'OwnershipOffered', data: { from: 'p-owner', to: 'p-next' } } as const;
    const accept = { type: 'OwnershipAccepted', data: { from: 'p-owner', to: 'p-next' } } as const;
    const draft = { type: 'RoundDrafted', data: drafted } as const;
    const offered = foldView(rounds, recordedAll(onRound('R1', draft, offer)))['R1'];
    expect(offered).toMatchObject({ owner: 'p-owner', ownerOfferedTo: 'p-next' });
    const accepted = foldView(rounds, recordedAll(onRound('R1', draft, offer, accept)))['R1'];
    expect(accepted).toMatchObject({ owner: 'p-next', ownerOfferedTo: null });
  });

  it('leave a post without a winner unfilled, and a cancelled one cancelled', () => {
    const posts = ['P1', 'P2', 'P3'].map((post) => ({ ...drafted.posts[0]!, post }));
    const lines = [
      { type: 'RoundDrafted', data: { ...drafted, posts } },
      { type: 'PostCancelled', data: { post: 'P3', code: 'POSITION_ABOLISHED', decision: paperOf('1') } },
      {
        type: 'ResultsAnnounced',
        data: { snapshot: hashOf('1'), winners: [{ post: 'P1', candidate: 'c1', case: 'P1-1' }] },
      },
    ] as const;
    const round = foldView(rounds, recordedAll(onRound('R1', ...lines)))['R1'] as RoundDoc;
    expect(round.posts.map(({ status }) => status)).toEqual(['WINNER_PROPOSED', 'UNFILLED', 'CANCELLED']);
  });

  it('keep open questions and complaints until they are decided', () => {
    const draft = { type: 'RoundDrafted', data: drafted } as const;
    const raised = { type: 'QuestionErrorRaised', data: { question: 'Q3', text: textOf('q') } } as const;
    const decided = {
      type: 'QuestionErrorDecided',
      data: { question: 'Q3', decision: 'KEEP', reason: textOf('why'), minutes: hashOf('e') },
    } as const;
    const lodged = { type: 'ComplaintLodged', data: { complaint: 'K1', kind: 'COMPLAINT' } } as const;
    const settled = {
      type: 'ComplaintSettled',
      data: { complaint: 'K1', outcome: 'SETTLED', minutes: hashOf('e') },
    } as const;
    const open = foldView(rounds, recordedAll(onRound('R1', draft, raised, lodged)))['R1'];
    expect(open).toMatchObject({ openQuestionErrors: ['Q3'], openComplaints: ['K1'] });
    const closed = foldView(rounds, recordedAll(onRound('R1', draft, raised, lodged, decided, settled)))['R1'];
    expect(closed).toMatchObject({ openQuestionErrors: [], openComplaints: [] });
    const passedOn = { ...settled, data: { ...settled.data, outcome: 'TRANSFERRED_TO_HEAD' } } as const;
    const waits = foldView(rounds, recordedAll(onRound('R1', draft, lodged, passedOn)))['R1'];
    expect(waits).toMatchObject({ openComplaints: ['K1'] });
  });
});

describe('every view', () => {
  it.each(views.map((view) => [view.name, view] as const))(
    '%s is the same when it is rebuilt from the log as when it was saved on the way, whatever the batches',
    (_, view) => {
      const whole = foldView(view, sampleHistory);
      fc.assert(
        fc.property(fc.array(fc.nat(sampleHistory.length), { maxLength: 5 }), (cuts) => {
          const ends = [...new Set([...cuts, sampleHistory.length])].sort((a, b) => a - b);
          let documents = {};
          let from = 0;
          for (const end of ends) {
            // What a store gives back is what JSON keeps.
            documents = JSON.parse(JSON.stringify(foldView(view, sampleHistory.slice(from, end), documents))) as object;
            from = end;
          }
          expect(documents).toEqual(whole);
        }),
        { numRuns: 20 },
      );
    },
  );

  it('is told apart by name, and lists only by fields that its documents have', () => {
    const names = views.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const view of views) {
      for (const document of Object.values(foldView(view, sampleHistory))) {
        expect([view.name, Object.keys(document as object)]).toEqual([
          view.name,
          expect.arrayContaining(view.indexes.flat()),
        ]);
      }
    }
  });

  it('is not thrown off by an event whose beginnings it never saw', () => {
    for (const view of views) {
      for (const event of sampleHistory) {
        const documents = foldView(view, [event]);
        expect(JSON.parse(JSON.stringify(documents))).toEqual(documents);
      }
    }
  });

  it('keeps out of other streams that use the same name for an event', () => {
    for (const view of [...views, ...processes]) {
      const types = Object.keys('react' in view ? { ...view.on, ...(view as AnyProcess).react } : view.on);
      const foreign = recordedAll(types.map((type) => ({ stream: 'other-R1', type, data: {} })));
      expect([view.name, foreign.flatMap((event) => view.keyOf(event))]).toEqual([view.name, []]);
    }
  });
});
