import { type Refusal, refuse } from '#kernel';
import { canonicalPack, findPack, type Pack, packs } from '#rules';
import { blankRound, chapterSpec, plannedRound, samplePaper, sampleText, snapshotIn } from '#test/support/specify';
import type { AskedNotice, Notice, PlanCommands, PlanTerms } from './events.js';
import { packHash } from './approval.js';
import { minCandidatesOf, packOf, termsOf } from './pack.js';
import { plan } from './plan.js';

const draft = plannedRound.plan.draft!;
const notice = plannedRound.plan.notice!;
const asked = { channels: notice.channels, opensOn: notice.opensOn, closesOn: notice.closesOn };
const hashed = (content: AskedNotice): Notice => ({
  ...content,
  snapshot: snapshotIn(plannedRound, { kind: 'NOTICE', content }),
});
const civil = findPack('VN-CIVIL-2025')!;
const head = { actor: 'p-head' };
const owner = { actor: 'p-owner' };

const approve = (terms: Partial<PlanTerms> = {}, rest: Partial<PlanCommands['ApprovePlan']> = {}) => ({
  ...plannedRound.plan.approved!,
  pack: 'VN-CIVIL-2025',
  packHash: packHash(civil),
  ...rest,
  terms: { ...plannedRound.plan.approved!.terms, ...terms },
});

describe('drafting and approving a round', () => {
  const blank = chapterSpec(plan, blankRound);
  const drafted = blank({ type: 'RoundDrafted', data: draft });

  it('is drafted by its owner, with posts that are named once', () => {
    blank()
      .when('DraftRound', draft, owner)
      .then({ type: 'RoundDrafted', data: { ...draft, clocks: 'RECORDED' } });
    blank().when('DraftRound', draft, { actor: 'p-other' }).thenRefused('owner-drafts');
    blank()
      .when('DraftRound', { ...draft, posts: [] }, owner)
      .thenRefused('no-posts');
    blank()
      .when('DraftRound', { ...draft, posts: [...draft.posts, ...draft.posts] }, owner)
      .thenRefused('duplicate-post', { post: 'P1' });
    blank()
      .when('DraftRound', { ...draft, superior: 'p-head' }, owner)
      .thenRefused('authority-is-superior');
  });

  it('is never drafted by an attempt that was ended, and still by another', () => {
    const ended = { type: 'DraftVoided', data: { token: 'T1' } } as const;
    blank().when('VoidDraft', { token: 'T1' }).then(ended);
    const past = blank(ended);
    past.when('VoidDraft', { token: 'T1' }).thenNothing();
    past.when('DraftRound', { ...draft, token: 'T1' }, owner).thenRefused('draft-voided');
    for (const token of ['T2', '']) {
      const next = { ...draft, token };
      past.when('DraftRound', next, owner).then({ type: 'RoundDrafted', data: { ...next, clocks: 'RECORDED' } });
    }
    past.when('DraftRound', draft, owner).then({ type: 'RoundDrafted', data: { ...draft, clocks: 'RECORDED' } });
    const nameless = { type: 'DraftVoided', data: { token: '' } } as const;
    blank(nameless).when('DraftRound', draft, owner).thenRefused('draft-voided');
  });

  it('has its principle and its plan signed by the authority', () => {
    const decision = { decision: samplePaper };
    drafted.when('ApprovePrinciple', decision, head).then({ type: 'PrincipleApproved', data: decision });
    drafted.when('ApprovePrinciple', decision, owner).thenRefused('not-the-authority');
    drafted.when('ApprovePlan', approve(), owner).thenRefused('not-the-authority');
  });

  it('pins the version and the hash of the pack', () => {
    drafted
      .when('ApprovePlan', approve(), head)
      .then({ type: 'PlanApproved', data: { ...approve(), pack: 'VN-CIVIL-2025@1', deviations: [] } });
    drafted.when('ApprovePlan', approve({}, { pack: 'VN-NONE' }), head).thenRefused('unknown-pack');
    drafted.when('ApprovePlan', approve({}, { packHash: 'f'.repeat(64) }), head).thenRefused('pack-hash-mismatch');
  });

  it('refuses a pack that is not in force on the day', () => {
    const early = { actor: 'p-head', at: '2025-06-30T02:00:00.000Z' };
    drafted.when('ApprovePlan', approve(), early).thenRefused('pack-not-in-force', { day: '2025-06-30' });
  });

  it('refuses a plan whose scheme leaves a unit out, or that names no budget', () => {
    const scheme = { number: '3-DA', version: '1', units: ['U2'] };
    drafted
      .when('ApprovePlan', approve({}, { scheme }), head)
      .thenRefused('scheme-does-not-cover', { unit: 'U1', scheme: '3-DA' });
    drafted.when('ApprovePlan', approve({}, { budget: ' ' }), head).thenRefused('budget-missing');
  });

  it('hears of everything that stands against its plan at once, and of each thing once', () => {
    const [rule] = approve().terms.eligibility;
    const plan = approve(
      {
        markGrain: '0',
        writtenPassMark: '101',
        minCandidates: 0,
        weights: { written: '7', defence: '3' },
        appealWindow: { length: 7, unit: 'DAYS' },
        eligibility: [rule!, rule!, rule!],
      },
      { budget: ' ', scheme: { number: '3-DA', version: '1', units: ['U2'] } },
    );
    const { outcome } = drafted.when('ApprovePlan', plan, { actor: 'p-head', at: '2025-06-30T02:00:00.000Z' });
    const { others, ...first } = outcome as Refusal;
    expect([first, ...others!].map(({ refused, details }) => [refused, details['term'] ?? null])).toEqual([
      ['pack-not-in-force', null],
      ['plan-term-unsound', 'markGrain'],
      ['plan-term-unsound', 'writtenPassMark'],
      ['plan-term-unsound', 'minCandidates'],
      ['plan-term-unsound', 'weights'],
      ['term-not-for-plan', 'appealWindow'],
      ['duplicate-rule', null],
      ['scheme-does-not-cover', null],
      ['budget-missing', null],
    ]);
  });

  it('hears nothing of a plan under a pack that is another than was meant', () => {
    const { outcome } = drafted.when('ApprovePlan', approve({}, { packHash: 'f'.repeat(64), budget: ' ' }), head);
    expect(outcome).toEqual(refuse('pack-hash-mismatch', { pack: expect.any(String) as string }));
  });

  it.each<[string, Partial<PlanTerms>]>([
    ['markGrain', { markGrain: '0' }],
    ['markGrain', { markGrain: '0,25' }],
    ['markGrain', { markGrain: '33' }],
    ['markGrain', { markGrain: '50' }],
    ['writtenPassMark', { writtenPassMark: '101' }],
    ['minCandidates', { minCandidates: 0 }],
    ['presentMinutes', { presentMinutes: 1.5 }],
    ['appealWindow', { appealWindow: { length: 0, unit: 'DAYS' } }],
    ['weights', { weights: { written: '0.7', defence: '0.4' } }],
    ['weights', { weights: { written: '7', defence: '3' } }],
  ])('refuses a plan with an unsound %s', (term, terms) => {
    drafted.when('ApprovePlan', approve(terms), head).thenRefused('plan-term-unsound', { term });
  });

  it.each<[string, string, Partial<PlanTerms>]>([
    ['markGrain', 'STEP', { markGrain: '33' }],
    ['minCandidates', 'COUNT', { minCandidates: 0 }],
    ['course', 'SCHEME_ONLY', { ranking: 'SCHEME_ONLY', course: 'PAPER_FIRST' }],
  ])('says what is allowed in place of an unsound %s', (term, allowed, terms) => {
    drafted.when('ApprovePlan', approve(terms), head).thenRefused('plan-term-unsound', { term, allowed });
  });

  it('takes no decision that is older than the principle, but from a paper file', () => {
    const decision = { number: '1', date: '2020-01-02', hash: 'a'.repeat(64) };
    const old = approve({}, { decision });
    const principle = { type: 'PrincipleApproved', data: { decision: samplePaper } } as const;
    const live = blank({ type: 'RoundDrafted', data: draft }, principle);
    live.when('ApprovePlan', old, head).thenRefused('plan-before-principle', { date: '2020-01-02' });
    live.when('ApprovePlan', approve(), head).then(expect.objectContaining({ type: 'PlanApproved' }) as never);
    const typedIn = blank({ type: 'RoundDrafted', data: { ...draft, entry: 'RETROSPECTIVE' } }, principle);
    typedIn.when('ApprovePlan', old, head).then(expect.objectContaining({ type: 'PlanApproved' }) as never);
  });

  it('says which packs are in force where it names none of them', () => {
    const allowed = expect.stringContaining('VN-CIVIL-2025') as string;
    drafted.when('ApprovePlan', approve({}, { pack: 'VN-NOTHING' }), head).thenRefused('unknown-pack', { allowed });
  });

  describe('against its pack', () => {
    const answer = (terms: Partial<PlanTerms>, deviatesIn?: readonly string[], pack = civil) =>
      drafted.when(
        'ApprovePlan',
        approve(terms, {
          pack: pack.id,
          packHash: packHash(pack),
          ...(deviatesIn === undefined ? {} : { deviatesIn }),
        }),
        head,
      );
    const kept = (terms: Partial<PlanTerms>, deviatesIn?: readonly string[]) => {
      const { outcome } = answer(terms, deviatesIn);
      return Array.isArray(outcome) ? (outcome[0] as { data: { deviations: unknown } }).data.deviations : outcome;
    };

    it.each<[string, Partial<PlanTerms>]>([
      ['writtenPassMark', { writtenPassMark: '10' }],
      ['defencePassMark', { defencePassMark: '49.99' }],
      ['spreadLimit', { spreadLimit: '11' }],
      ['appealWindow', { appealWindow: { length: 4, unit: 'WORKING_DAYS' } }],
      ['appealWindow', { appealWindow: { length: 7, unit: 'DAYS' } }],
      ['weights', { weights: { written: '0.1', defence: '0.9' } }],
    ])('sets no %s below what a text asks for, named or not', (term, terms) => {
      answer(terms).thenRefused('term-not-for-plan', { term, rule: expect.any(String) as string });
      answer(terms, [term]).thenRefused('term-not-for-plan');
    });

    it('lessens what no text binds only by name, and keeps that', () => {
      answer({ minCandidates: 1 }).thenRefused('deviation-unnamed', {
        term: 'minCandidates',
        rule: expect.any(String) as string,
        field: 'minCandidates',
      });
      expect(kept({ minCandidates: 1 }, ['minCandidates'])).toEqual([
        { term: 'minCandidates', ruled: 2, planned: 1, rule: 'VnExpress 4214131 (30/12/2020)' },
      ]);
    });

    it('may ask for more, or do otherwise, and keeps that too', () => {
      expect(
        kept({ writtenPassMark: '60', minCandidates: 3, onShortfall: 'CONTINUE', presentMinutes: 30 }),
      ).toMatchObject([
        { term: 'minCandidates', ruled: 2, planned: 3 },
        { term: 'writtenPassMark', ruled: '50', planned: '60' },
        { term: 'presentMinutes', ruled: 45, planned: 30 },
        { term: 'onShortfall', ruled: 'EXTEND_ONCE_THEN_CANCEL', planned: 'CONTINUE' },
      ]);
      expect(kept({ appealWindow: { length: 6, unit: 'WORKING_DAYS' }, spreadLimit: '9' })).toMatchObject([
        { term: 'spreadLimit' },
        { term: 'appealWindow' },
      ]);
    });

    it('says nothing of what is the same, however it is written, nor of what a pack leaves to plans', () => {
      expect(
        kept({ writtenPassMark: '50.0', weights: { written: '0.70', defence: '0.3' }, measuredAt: 'ELIGIBLE_LIST' }),
      ).toEqual([]);
      const unit = findPack('VN-PUBLIC-UNIT-2020')!;
      const terms = { appealWindow: { length: 15, unit: 'DAYS' }, presentMinutes: 30, questionMinutes: 30 } as const;
      const given = { ...head, at: '2024-02-02T02:00:00.000Z' };
      const command = (more: Partial<PlanTerms>) =>
        approve({ ...terms, ...more }, { pack: unit.id, packHash: packHash(unit) });
      expect(drafted.when('ApprovePlan', command({}), given).outcome).toMatchObject([{ data: { deviations: [] } }]);
      const weights = { written: '0.5', defence: '0.5' };
      expect(drafted.when('ApprovePlan', command({ weights, spreadLimit: '8' }), given).outcome).toMatchObject([
        {
          data: {
            deviations: [
              { term: 'spreadLimit', ruled: null },
              { term: 'weights', ruled: null, planned: weights },
            ],
          },
        },
      ]);
    });

    it('names its course where several serve the ranking', () => {
      answer({ ranking: 'WEIGHTED' }).thenRefused('course-missing', {
        courses: 'BEFORE_WRITTEN_RESULT, AFTER_WRITTEN_FINAL',
      });
    });
  });

  it('refuses a rule that stands in the plan twice', () => {
    const [rule] = plannedRound.plan.approved!.terms.eligibility;
    drafted.when('ApprovePlan', approve({ eligibility: [rule!, rule!] }), head).thenRefused('duplicate-rule');
  });

  describe('with a pack that leaves things open', () => {
    const open: Pack = {
      ...civil,
      id: 'SAMPLE-OPEN',
      weights: { ...civil.weights, value: null },
      appeal: { ...civil.appeal, window: { ...civil.appeal.window, value: null, kind: 'PLAN' } },
      effectiveTo: '2026-12-31',
    };
    const unsound: Pack = {
      ...civil,
      id: 'SAMPLE-UNSOUND',
      weights: { ...civil.weights, value: null },
      ranking: { ...civil.ranking, value: 'WEIGHTED' },
    };
    const shelf = packs as Pack[];

    beforeAll(() => {
      shelf.push(open, unsound);
    });
    afterAll(() => {
      shelf.splice(-2);
    });

    const of = (pack: Pack, terms: Partial<PlanTerms> = {}) =>
      approve(terms, { pack: pack.id, packHash: packHash(pack) });

    it('refuses a plan that leaves the appeal window empty instead of guessing it', () => {
      drafted.when('ApprovePlan', of(open), head).thenRefused('plan-missing', { parameter: 'appealWindow' });
    });

    it('takes the appeal window from the plan', () => {
      const window = { appealWindow: { length: 5, unit: 'WORKING_DAYS' } } as const;
      expect(drafted.when('ApprovePlan', of(open, window), head).outcome).toHaveLength(1);
      drafted
        .when('ApprovePlan', of(open, { ...window, ranking: 'WEIGHTED' }), head)
        .thenRefused('plan-term-unsound', { term: 'weights' });
      drafted
        .when('ApprovePlan', of(open, window), { actor: 'p-head', at: '2027-01-02T02:00:00.000Z' })
        .thenRefused('pack-not-in-force');
    });

    it('refuses a pack that contradicts itself', () => {
      drafted
        .when('ApprovePlan', of(unsound), head)
        .thenRefused('pack-unsound', { path: 'weights.value', pack: 'SAMPLE-UNSOUND@1' });
    });
  });

  it('takes a course of the pack that serves the ranking, and no other', () => {
    const answer = (terms: Partial<PlanTerms>) => drafted.when('ApprovePlan', approve(terms), head);
    expect(answer({ ranking: 'WEIGHTED', course: 'AFTER_WRITTEN_FINAL' }).outcome).toHaveLength(1);
    expect(answer({ ranking: 'SCHEME_ONLY', course: 'SCHEME_ONLY' }).outcome).toHaveLength(1);
    answer({ course: 'SCHEME_ONLY' }).thenRefused('plan-term-unsound', { term: 'course' });
    answer({ ranking: 'WEIGHTED', course: 'NO-SUCH' }).thenRefused('plan-term-unsound', { term: 'course' });
    const pilot = findPack('VN-PILOT-2017')!;
    drafted
      .when('ApprovePlan', approve({ ranking: 'SCHEME_ONLY' }, { pack: pilot.id, packHash: packHash(pilot) }), {
        ...head,
        at: '2018-02-02T02:00:00.000Z',
      })
      .thenRefused('plan-term-unsound', { term: 'ranking', allowed: expect.stringContaining('GATE') as string });
  });

  it('hashes a pack by its canonical text', () => {
    expect(packHash(civil)).toMatch(/^[0-9a-f]{64}$/);
    expect(packHash({ ...civil, version: 2 })).not.toBe(packHash(civil));
    expect(canonicalPack(civil)).toContain('VN-CIVIL-2025');
  });

  it('keeps what was approved', () => {
    const { state } = blank(
      { type: 'RoundDrafted', data: draft },
      { type: 'PrincipleApproved', data: { decision: samplePaper } },
      { type: 'PlanApproved', data: plannedRound.plan.approved!, meta: { at: '2026-01-14T18:00:00.000Z' } },
    );
    expect(state.plan).toMatchObject({ principle: samplePaper, owner: 'p-owner', approvedOn: '2026-01-15' });
    expect(minCandidatesOf(state)).toBe(2);
    expect(() => packOf(blankRound)).toThrow('no approved plan');
    const approved = { ...plannedRound.plan.approved!, pack: 'GONE@1' };
    expect(() => packOf({ ...plannedRound, plan: { ...plannedRound.plan, approved } })).toThrow(
      'no known rule pack: GONE@1',
    );
    expect(() => termsOf(blankRound)).toThrow('no approved plan');
  });
});

describe('announcing a round', () => {
  const approved = chapterSpec(plan, { ...plannedRound, plan: { ...plannedRound.plan, notice: null, noticeOn: null } });

  it('goes out in the media and on the portal', () => {
    approved()
      .when('AnnounceRound', asked, owner)
      .then({ type: 'RoundAnnounced', data: hashed(asked) });
    approved()
      .when('AnnounceRound', hashed(asked), head)
      .then({ type: 'RoundAnnounced', data: hashed(asked) });
    approved()
      .when('AnnounceRound', notice, owner)
      .thenRefused('snapshot-differs', { snapshot: hashed(asked).snapshot });
    const [media, portal] = notice.channels;
    approved()
      .when('AnnounceRound', { ...notice, channels: [media!] }, owner)
      .thenRefused('channel-missing', { kind: 'PORTAL' });
    approved()
      .when('AnnounceRound', { ...notice, channels: [portal!] }, owner)
      .thenRefused('channel-missing', { kind: 'MEDIA' });
    approved().when('AnnounceRound', notice, { actor: 'p-other' }).thenRefused('not-the-owner');
  });

  it('goes out for a contract in the media, on the portal or in a letter', () => {
    const { plan: part } = plannedRound;
    const contract = chapterSpec(plan, {
      ...plannedRound,
      plan: { ...part, approved: { ...part.approved!, pack: 'VN-CONTRACT-2026@1' }, notice: null, noticeOn: null },
    });
    for (const kind of ['MEDIA', 'PORTAL', 'LETTER'] as const) {
      const one = { ...asked, channels: [{ kind, reference: 'sample' }] };
      contract()
        .when('AnnounceRound', one, owner)
        .then({ type: 'RoundAnnounced', data: hashed(one) });
    }
    contract()
      .when('AnnounceRound', { ...notice, channels: [] }, owner)
      .thenRefused('no-channel', { kinds: 'MEDIA, PORTAL, LETTER' });
    approved()
      .when('AnnounceRound', { ...notice, channels: [{ kind: 'LETTER', reference: 'sample' }] }, owner)
      .thenRefused('channel-missing', { kind: 'MEDIA' });
  });

  it('leaves 30 days from the notice (S22)', () => {
    approved()
      .when('AnnounceRound', { ...asked, closesOn: '2026-03-04' }, owner)
      .then({ type: 'RoundAnnounced', data: hashed({ ...asked, closesOn: '2026-03-04' }) });
    approved()
      .when('AnnounceRound', { ...notice, closesOn: '2026-03-03' }, owner)
      .thenRefused('window-too-short', { earliest: '2026-03-04' });
    approved()
      .when('AnnounceRound', { ...notice, opensOn: '2026-03-20' }, owner)
      .thenRefused('window-too-short');
    approved()
      .when('AnnounceRound', { ...notice, opensOn: '2026-02-01' }, owner)
      .thenRefused('opens-before-notice');
  });
});

describe('amending a notice', () => {
  const announced = chapterSpec(plan, {
    ...plannedRound,
    plan: { ...plannedRound.plan, notice: { ...notice, opensOn: '2026-02-20', closesOn: '2026-03-20' } },
  });
  const later = { ...asked, opensOn: '2026-02-25', closesOn: '2026-03-25' };
  const amended = { ...hashed(later), reason: sampleText };
  const on = (day: string) => ({ actor: 'p-owner', at: `${day}T02:00:00.000Z` });

  it('happens until ten days before the opening day, once', () => {
    announced()
      .when('AmendNotice', { ...later, reason: sampleText }, on('2026-02-10'))
      .then({ type: 'NoticeAmended', data: amended });
    announced()
      .when('AmendNotice', { ...amended, snapshot: notice.snapshot }, on('2026-02-10'))
      .thenRefused('snapshot-differs', { snapshot: amended.snapshot });
    announced()
      .when('AmendNotice', amended, on('2026-02-11'))
      .thenRefused('amended-too-late', { latest: '2026-02-10' });
    announced({ type: 'NoticeAmended', data: amended })
      .when('AmendNotice', amended, on('2026-02-10'))
      .thenRefused('already-amended');
    announced().when('AmendNotice', amended, { actor: 'p-other' }).thenRefused('not-the-owner');
  });

  it('cannot happen at all where the notice opened too soon, and is told so', () => {
    const soon = { ...notice, opensOn: '2026-02-10' };
    announced({ type: 'RoundAnnounced', data: soon, meta: { at: '2026-02-03T02:00:00.000Z' } })
      .when('AmendNotice', amended, on('2026-02-03'))
      .thenRefused('notice-stands', { noticeOn: '2026-02-03', opensOn: '2026-02-10' });
  });

  it('gives 30 days anew', () => {
    announced()
      .when('AmendNotice', { ...amended, closesOn: '2026-03-11' }, on('2026-02-10'))
      .thenRefused('window-too-short', { earliest: '2026-03-12' });
  });

  it('replaces the notice and counts the amendment', () => {
    const { state } = announced(
      { type: 'RoundAnnounced', data: notice },
      { type: 'NoticeAmended', data: amended, meta: { at: '2026-02-03T02:00:00.000Z' } },
    );
    expect(state.plan).toMatchObject({ amendments: 1, noticeOn: '2026-02-03', notice: { closesOn: '2026-03-25' } });
    expect(state.plan.notice).not.toHaveProperty('reason');
  });
});

describe('the one focal point', () => {
  const given = chapterSpec(plan, plannedRound);
  const offer = { type: 'OwnershipOffered', data: { from: 'p-owner', to: 'p-next' } } as const;

  it('is offered by the owner and accepted by the one named', () => {
    given().when('OfferOwnership', { to: 'p-next' }, owner).then(offer);
    given(offer)
      .when('AcceptOwnership', {}, { actor: 'p-next' })
      .then({ type: 'OwnershipAccepted', data: { from: 'p-owner', to: 'p-next' } });
    expect(given(offer, { type: 'OwnershipAccepted', data: offer.data }).state.plan).toMatchObject({
      owner: 'p-next',
      ownershipOfferedTo: null,
    });
  });

  it('does not change hands otherwise', () => {
    given().when('OfferOwnership', { to: 'p-next' }, head).thenRefused('not-yours-to-hand-over');
    given().when('OfferOwnership', { to: 'p-owner' }, owner).thenNothing();
    const seat = (person: string) => ({ person, office: 'OUTSIDE_EXPERT', standing: 'CLEAN' }) as const;
    const supervision = { head: seat('p-watcher'), members: [], secretary: seat('p-other') };
    const watched = { ...plannedRound, council: { ...plannedRound.council, supervision } };
    chapterSpec(plan, watched)()
      .when('OfferOwnership', { to: 'p-watcher' }, owner)
      .thenRefused('supervisor-runs-round', { member: 'p-watcher' });
    given(offer).when('OfferOwnership', { to: 'p-next' }, owner).thenNothing();
    given(offer).when('AcceptOwnership', {}, owner).thenRefused('not-offered-to-you');
    given().when('AcceptOwnership', {}, { actor: 'p-next' }).thenRefused('not-offered-to-you');
  });
});
