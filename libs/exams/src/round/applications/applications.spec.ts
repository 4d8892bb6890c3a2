import { emptyTable, put } from '#kernel';
import {
  blankRound,
  chapterSpec,
  contextOf,
  plannedRound,
  samplePaper,
  sampleReasons,
  sampleText,
  sampleClock,
  snapshotIn,
} from '#test/support/specify';
import type { BoardSeats, CouncilSeat, Seat } from '../council/events.js';
import type { PlanTerms } from '../plan/events.js';
import { isRunning } from '../running.js';
import type { Round } from '../state.js';
import { applicationOf, applications, eligibleCandidates, liveCandidates } from './applications.js';
import { applicants, competitors } from './candidates.js';
import type { ApplicationsCommands, ApplicationsEvents } from './events.js';

const seat = (person: string): Seat => ({ person, office: 'HR_OFFICER', standing: 'CLEAN' });
const member = (person: string, role: CouncilSeat['role']): CouncilSeat => ({ ...seat(person), role });
const board = (...people: [string, string]): BoardSeats => ({
  head: seat(people[0]),
  members: [],
  secretary: seat(people[1]),
});

const planned = (terms: Partial<PlanTerms>, posts: readonly string[] = ['P1']): Round => {
  const { draft, approved } = plannedRound.plan;
  return {
    ...plannedRound,
    stage: 'APPLICATIONS_OPEN',
    plan: {
      ...plannedRound.plan,
      draft: { ...draft!, posts: posts.map((post) => ({ ...draft!.posts[0]!, post })) },
      approved: { ...approved!, terms: { ...approved!.terms, ...terms } },
    },
    council: {
      ...blankRound.council,
      members: [member('m1', 'CHAIR'), member('m2', 'VICE_CHAIR'), member('m3', 'SECRETARY')],
      supervision: board('s1', 's2'),
      clearedOf: Object.fromEntries(['m1', 'm2', 'm3', 's1', 's2'].map((person) => [person, ['C1', 'C2', 'C3']])),
    },
  };
};
const single = planned({});
const screening: Round = { ...single, stage: 'SCREENING' };
const given = chapterSpec(applications, single);
const checking = chapterSpec(applications, screening);

const owner = { actor: 'p-owner', at: '2026-02-10T02:00:00.000Z' };
const secretary = { actor: 'm3', at: '2026-03-12T02:00:00.000Z' };
const head = { actor: 'p-head', at: '2026-03-12T02:00:00.000Z' };

type Received = ApplicationsCommands['ReceiveApplication'];
const form = (number: number, change: Partial<Received> = {}): Received => ({
  candidate: `C${String(number)}`,
  person: `a${String(number)}`,
  posts: ['P1'],
  tier: 'IN_PLANNING',
  documents: [],
  ...change,
});
const received = (number: number, change: Partial<Received> = {}) =>
  ({
    type: 'ApplicationReceived',
    data: { ...form(number, change), receipt: number, answerBy: '2026-03-26' },
  }) as const;
const checked = (candidate: string, rule: string, result: 'MET' | 'NOT_MET', months = result === 'MET' ? 30 : 6) =>
  ({
    type: 'EligibilityChecked',
    data: { candidate, rule, result, ...(rule === 'TIME_IN_POST' ? { months } : {}), evidence: 'e'.repeat(64) },
  }) as const;
const met = (candidate: string) => [checked(candidate, 'TIME_IN_POST', 'MET'), checked(candidate, 'HEALTH', 'MET')];
const failed = (candidate: string) => [
  checked(candidate, 'TIME_IN_POST', 'NOT_MET'),
  checked(candidate, 'HEALTH', 'MET'),
];
const refused = (candidate: string) =>
  ({ type: 'ApplicationRefused', data: { candidate, reason: sampleText, rules: ['TIME_IN_POST'] } }) as const;
const short = { type: 'ShortfallDeclared', data: { post: 'P1', eligible: 1, needed: 2 } } as const;
const extended = {
  type: 'ApplicationsExtended',
  data: {
    closesOn: '2026-03-30',
    snapshot: snapshotIn(plannedRound, { kind: 'NOTICE', content: { closesOn: '2026-03-30' } }),
  },
} as const;
const numbered = (candidates: readonly string[]) => ({
  candidates: candidates.map((candidate, index) => ({ candidate, candidateNo: `00${String(index + 1)}` })),
});
const applied = chapterSpec(applications, plannedRound)(received(1), received(2), received(3)).state;
const listed = (
  ...candidates: string[]
): { type: 'EligibleListPublished'; data: ApplicationsEvents['EligibleListPublished'] } => ({
  type: 'EligibleListPublished',
  data: {
    ...numbered(candidates),
    snapshot: snapshotIn(applied, { kind: 'ELIGIBLE_LIST', content: numbered(candidates) }),
  },
});
const withdrawn = (candidate: string) => ({ type: 'ApplicationWithdrawn', data: { candidate } }) as const;

describe('the window', () => {
  it('opens on the day of the notice, not before', () => {
    given()
      .when('OpenApplications', {}, { actor: 'p-owner', at: '2026-02-08T16:59:00.000Z' })
      .thenRefused('applications-not-open-yet', { opensOn: '2026-02-09' });
    given()
      .when('OpenApplications', {}, { actor: 'p-owner', at: '2026-02-08T17:00:00.000Z' })
      .then({ type: 'ApplicationsOpened', data: {} });
    given()
      .when('OpenApplications', {}, { ...owner, actor: 'system:clocks' })
      .then({ type: 'ApplicationsOpened', data: {} });
    given()
      .when('OpenApplications', {}, { ...owner, actor: 'a1' })
      .thenRefused('not-the-owner');
  });

  it('closes after its last day, not on it', () => {
    given()
      .when('CloseApplications', {}, { actor: 'p-owner', at: '2026-03-11T16:59:00.000Z' })
      .thenRefused('applications-still-open', { closesOn: '2026-03-11' });
    given()
      .when('CloseApplications', {}, { actor: 'system:clocks', at: '2026-03-11T17:00:00.000Z' })
      .then({ type: 'ApplicationsClosed', data: { last: '2026-03-11' } });
    given()
      .when('CloseApplications', {}, { ...head })
      .thenRefused('not-the-owner');
  });

  it('follows its clock, which a suspension moves on, and the extension', () => {
    const clocks = { applicationsWindow: sampleClock({ due: '2026-03-20' }) };
    chapterSpec(applications, { ...single, clocks })()
      .when('CloseApplications', {}, secretary)
      .thenRefused('applications-still-open', { closesOn: '2026-03-20' });
    given(extended)
      .when('CloseApplications', {}, secretary)
      .thenRefused('applications-still-open', { closesOn: '2026-03-30' });
  });
});

describe('an application', () => {
  it('gets a receipt that counts from 1 and a day by which it is answered', () => {
    given().when('ReceiveApplication', form(1), owner).then(received(1));
    given(received(1))
      .when('ReceiveApplication', form(2), { ...owner, actor: 'a2' })
      .then(received(2));
    given()
      .when('ReceiveApplication', form(1), { ...owner, actor: 'a2' })
      .thenRefused('not-the-applicant');
  });

  it('is answered within 15 days under a pack that has no clock for it', () => {
    const pilot = {
      ...single,
      plan: { ...single.plan, approved: { ...single.plan.approved!, pack: 'VN-PILOT-2017@1' } },
    };
    chapterSpec(applications, pilot)().when('ReceiveApplication', form(1), owner).then(received(1));
  });

  it('is not taken after the last day', () => {
    given().when('ReceiveApplication', form(1), secretary).thenRefused('application-late', { closesOn: '2026-03-11' });
    given()
      .when('ReceiveApplication', form(1), { ...secretary, at: '2026-03-11T16:00:00.000Z' })
      .then(received(1));
  });

  it('is the only one of its person, unless that was withdrawn', () => {
    given(received(1)).when('ReceiveApplication', form(1), owner).thenRefused('candidate-exists');
    given(received(1))
      .when('ReceiveApplication', form(2, { person: 'a1' }), owner)
      .thenRefused('already-applied', { candidate: 'C1' });
    given(received(1), withdrawn('C1'))
      .when('ReceiveApplication', form(2, { person: 'a1' }), owner)
      .then(received(2, { person: 'a1' }));
    given()
      .when('ReceiveApplication', form(1, { person: 'm2' }), owner)
      .thenRefused('applicant-has-seat');
    given()
      .when('ReceiveApplication', form(1, { person: 'p-head' }), owner)
      .thenRefused('applicant-has-seat');
  });

  it('names one post, or several where posts are pooled (S18)', () => {
    const posts = ['P2', 'P1'];
    given().when('ReceiveApplication', form(1, { posts }), owner).thenRefused('one-post-only');
    const pooled = chapterSpec(applications, planned({ allocation: 'SERIAL_BY_PREFERENCE' }, ['P1', 'P2']));
    pooled().when('ReceiveApplication', form(1, { posts }), owner).then(received(1, { posts }));
    pooled()
      .when('ReceiveApplication', form(1, { posts: ['P1', 'P1'] }), owner)
      .thenRefused('posts-unsound');
    pooled()
      .when('ReceiveApplication', form(1, { posts: [] }), owner)
      .thenRefused('posts-unsound');
    pooled()
      .when('ReceiveApplication', form(1, { posts: ['P9'] }), owner)
      .thenRefused('unknown-post', { post: 'P9' });
    const cancelled = {
      type: 'PostCancelled',
      data: { post: 'P2', code: 'POSITION_ABOLISHED', decision: samplePaper },
    } as const;
    pooled(cancelled)
      .when('ReceiveApplication', form(1, { posts }), owner)
      .thenRefused('post-cancelled', { post: 'P2' });
  });

  it('is withdrawn by its applicant, once', () => {
    given(received(1)).when('WithdrawApplication', { candidate: 'C1' }, { actor: 'a1' }).then(withdrawn('C1'));
    given(received(1), withdrawn('C1')).when('WithdrawApplication', { candidate: 'C1' }, { actor: 'a1' }).thenNothing();
    given(received(1), refused('C1'))
      .when('WithdrawApplication', { candidate: 'C1' }, { actor: 'a1' })
      .thenRefused('application-decided');
    given(received(1))
      .when('WithdrawApplication', { candidate: 'C1' }, { actor: 'a2' })
      .thenRefused('not-the-applicant');
    given().when('WithdrawApplication', { candidate: 'C1' }, { actor: 'a1' }).thenRefused('unknown-candidate');
  });
});

describe('screening', () => {
  const check = checked('C1', 'TIME_IN_POST', 'NOT_MET');
  const waive = { candidate: 'C1', rule: 'TIME_IN_POST', decision: samplePaper, ...sampleReasons };
  const waived = { type: 'EligibilityWaived', data: waive } as const;

  it('is done by the form-check board, without one by the secretary', () => {
    checking(received(1)).when('CheckEligibility', check.data, secretary).then(check);
    checking(received(1)).when('CheckEligibility', check.data, owner).thenRefused('not-a-checker');
    const council = { ...screening.council, boards: { FORM_CHECK: board('f1', 'f2') } };
    const boarded = chapterSpec(applications, { ...screening, council });
    boarded(received(1)).when('CheckEligibility', check.data, { actor: 'f2' }).then(check);
    boarded(received(1)).when('CheckEligibility', check.data, secretary).thenRefused('not-a-checker');
    const recused = chapterSpec(applications, { ...screening, council: { ...council, recused: { f2: ['C1'] } } });
    recused(received(1)).when('CheckEligibility', check.data, { actor: 'f2' }).thenRefused('not-a-checker');
  });

  it('checks the announced rules on applications that are still open', () => {
    checking(received(1))
      .when('CheckEligibility', { ...check.data, rule: 'AGE' }, secretary)
      .thenRefused('unknown-rule', { rule: 'AGE' });
    checking(received(1), check).when('CheckEligibility', check.data, secretary).thenNothing();
    checking(received(1), withdrawn('C1'))
      .when('CheckEligibility', check.data, secretary)
      .thenRefused('application-decided', { candidate: 'C1', status: 'WITHDRAWN' });
    checking().when('CheckEligibility', check.data, secretary).thenRefused('unknown-candidate');
    checking(received(1), check, waived).when('CheckEligibility', check.data, secretary).thenRefused('already-waived');
  });

  it('keeps other months or other evidence for the same result as a correction', () => {
    const first = checked('C1', 'TIME_IN_POST', 'MET', 30);
    const longer = checked('C1', 'TIME_IN_POST', 'MET', 36);
    const papers = { ...first, data: { ...first.data, evidence: 'f'.repeat(64) } };
    checking(received(1), first).when('CheckEligibility', first.data, secretary).thenNothing();
    for (const correction of [longer, papers]) {
      checking(received(1), first).when('CheckEligibility', correction.data, secretary).then(correction);
      checking(received(1), first, correction).when('CheckEligibility', correction.data, secretary).thenNothing();
      checking(received(1), first, correction).when('CheckEligibility', first.data, secretary).then(first);
    }
  });

  it('lets the authority waive what the plan lets it waive (S10)', () => {
    checking(received(1), check).when('WaiveEligibility', waive, head).then(waived);
    checking(received(1), check, waived).when('WaiveEligibility', waive, head).thenNothing();
    checking(received(1), check).when('WaiveEligibility', waive, secretary).thenRefused('not-the-authority');
    checking(received(1)).when('WaiveEligibility', waive, head).thenRefused('nothing-to-waive');
    checking(received(1))
      .when('WaiveEligibility', { ...waive, rule: 'HEALTH' }, head)
      .thenRefused('not-waivable');
    checking(received(1))
      .when('WaiveEligibility', { ...waive, rule: 'AGE' }, head)
      .thenRefused('unknown-rule');
    checking().when('WaiveEligibility', waive, head).thenRefused('unknown-candidate');
  });

  it('checks the time in post by its months, in whole ones', () => {
    const { months, ...bare } = checked('C1', 'TIME_IN_POST', 'MET').data;
    checking(received(1)).when('CheckEligibility', bare, secretary).thenRefused('months-missing', {
      rule: 'TIME_IN_POST',
    });
    for (const odd of [11.5, -1, Number.NaN]) {
      checking(received(1))
        .when('CheckEligibility', { ...bare, months: odd }, secretary)
        .thenRefused('months-missing');
    }
    const none = checked('C1', 'TIME_IN_POST', 'NOT_MET', 0);
    checking(received(1)).when('CheckEligibility', none.data, secretary).then(none);
    const health = checked('C1', 'HEALTH', 'MET');
    checking(received(1)).when('CheckEligibility', health.data, secretary).then(health);
    expect(months).toBe(30);
  });

  it('refuses an application for the rules that it fails', () => {
    const refusal = { candidate: 'C1', reason: sampleText };
    checking(received(1), check).when('RefuseApplication', refusal, secretary).then(refused('C1'));
    checking(received(1), check, refused('C1')).when('RefuseApplication', refusal, secretary).thenNothing();
    checking(received(1), check, waived).when('RefuseApplication', refusal, secretary).thenRefused('nothing-unmet');
    checking(received(1), check).when('RefuseApplication', refusal, owner).thenRefused('not-a-checker');
    checking().when('RefuseApplication', refusal, secretary).thenRefused('unknown-candidate');
  });
});

describe('the time in post under three packs (S10)', () => {
  const under = (pack: string) => {
    const { plan } = screening;
    return chapterSpec(applications, { ...screening, plan: { ...plan, approved: { ...plan.approved!, pack } } });
  };
  const check = (candidate: string, result: 'MET' | 'NOT_MET', months: number) =>
    checked(candidate, 'TIME_IN_POST', result, months);
  const both = [received(1), received(2), checked('C1', 'HEALTH', 'MET'), checked('C2', 'HEALTH', 'MET')];
  const x = check('C1', 'MET', 30);
  const declared = { post: 'P1' };
  const year2020 = under('VN-PUBLIC-UNIT-2020@1');
  const year2025 = under('VN-CIVIL-2025@1');

  it('of 24 months leaves one of 30 and 18 months: a shortfall', () => {
    const y = check('C2', 'NOT_MET', 18);
    year2020(...both)
      .when('CheckEligibility', x.data, secretary)
      .then(x);
    year2020(...both)
      .when('CheckEligibility', y.data, secretary)
      .then(y);
    year2020(...both)
      .when('CheckEligibility', check('C2', 'MET', 18).data, secretary)
      .thenRefused('check-contradicts-fact', { rule: 'TIME_IN_POST', months: 18, needed: 24, fact: 'NOT_MET' });
    year2020(...both, x, y)
      .when('DeclareShortfall', declared, secretary)
      .then({ type: 'ShortfallDeclared', data: { post: 'P1', eligible: 1, needed: 2 } });
  });

  it('of 12 months finds both eligible: the round goes on', () => {
    const y = check('C2', 'MET', 18);
    year2025(...both)
      .when('CheckEligibility', y.data, secretary)
      .then(y);
    year2025(...both)
      .when('CheckEligibility', check('C2', 'NOT_MET', 18).data, secretary)
      .thenRefused('check-contradicts-fact', { rule: 'TIME_IN_POST', months: 18, needed: 12, fact: 'MET' });
    year2025(...both, x, y)
      .when('DeclareShortfall', declared, secretary)
      .thenRefused('no-shortfall', { post: 'P1', eligible: 2, needed: 2 });
    const exactly = check('C2', 'MET', 12);
    year2025(...both)
      .when('CheckEligibility', exactly.data, secretary)
      .then(exactly);
  });

  it('of 24 months may be waived by the competent level: then both are eligible there too', () => {
    const waive = { candidate: 'C2', rule: 'TIME_IN_POST', decision: samplePaper, ...sampleReasons };
    const waived = { type: 'EligibilityWaived', data: waive } as const;
    const y = check('C2', 'NOT_MET', 18);
    year2020(...both, x, y)
      .when('WaiveEligibility', waive, head)
      .then(waived);
    year2020(...both, x, y, waived)
      .when('DeclareShortfall', declared, secretary)
      .thenRefused('no-shortfall', { post: 'P1', eligible: 2, needed: 2 });
  });

  it('that no pack counts is for the competent level to judge', () => {
    for (const result of ['MET', 'NOT_MET'] as const) {
      const y = check('C2', result, 18);
      under('VN-PILOT-2017@1')(...both)
        .when('CheckEligibility', y.data, secretary)
        .then(y);
    }
  });
});

describe('too few candidates (S10)', () => {
  const two = [received(1), received(2), ...met('C1'), ...failed('C2')];

  it('are declared once every application for the post was checked', () => {
    checking(...two)
      .when('DeclareShortfall', { post: 'P1' }, secretary)
      .then(short);
    checking(...two, short)
      .when('DeclareShortfall', { post: 'P1' }, secretary)
      .thenNothing();
    checking(received(1))
      .when('DeclareShortfall', { post: 'P1' }, secretary)
      .thenRefused('application-unchecked', { candidate: 'C1', rule: 'TIME_IN_POST' });
    checking(...two)
      .when('DeclareShortfall', { post: 'P9' }, secretary)
      .thenRefused('unknown-post');
    checking(...two)
      .when('DeclareShortfall', { post: 'P1' }, { actor: 'a1' })
      .thenRefused('not-the-council');
  });

  it('are none when the missing time in post is waived', () => {
    const waived = {
      type: 'EligibilityWaived',
      data: { candidate: 'C2', rule: 'TIME_IN_POST', decision: samplePaper, ...sampleReasons },
    } as const;
    checking(...two, waived)
      .when('DeclareShortfall', { post: 'P1' }, secretary)
      .thenRefused('no-shortfall', { post: 'P1', eligible: 2, needed: 2 });
  });

  it('open the window once more, for 15 days at least', () => {
    checking(...two, short)
      .when('ExtendApplications', { closesOn: '2026-03-30' }, secretary)
      .then(extended);
    checking(...two, short)
      .when('ExtendApplications', { ...extended.data, snapshot: 'f'.repeat(64) }, secretary)
      .thenRefused('snapshot-differs', { snapshot: extended.data.snapshot });
    checking(...two, short)
      .when('ExtendApplications', { ...extended.data, closesOn: '2026-03-26' }, secretary)
      .thenRefused('extension-too-short', { earliest: '2026-03-27' });
    const content = { closesOn: '2026-03-27' };
    checking(...two, short)
      .when('ExtendApplications', content, secretary)
      .then({
        type: 'ApplicationsExtended',
        data: { ...content, snapshot: snapshotIn(plannedRound, { kind: 'NOTICE', content }) },
      });
    checking(...two)
      .when('ExtendApplications', extended.data, secretary)
      .thenRefused('no-shortfall-declared');
    checking(...two, short, extended)
      .when('ExtendApplications', extended.data, secretary)
      .thenRefused('already-extended');
    checking(...two, short)
      .when('ExtendApplications', extended.data, { actor: 'a1' })
      .thenRefused('not-the-council');
  });

  it('end in the cancelling of the post, after the extension', () => {
    const cancel = { post: 'P1', code: 'INSUFFICIENT_CANDIDATES', decision: samplePaper } as const;
    const cancelled = { type: 'PostCancelled', data: cancel } as const;
    checking(...two, short, extended, short)
      .when('CancelPost', cancel, head)
      .then(cancelled);
    checking(...two, short)
      .when('CancelPost', cancel, head)
      .thenRefused('extend-first');
    checking(...two, short, extended)
      .when('CancelPost', cancel, head)
      .thenRefused('no-shortfall-declared');
    checking(...two, short, extended, short)
      .when('CancelPost', cancel, secretary)
      .thenRefused('not-the-authority');
    checking(cancelled).when('CancelPost', cancel, head).thenNothing();
    checking(cancelled).when('DeclareShortfall', { post: 'P1' }, secretary).thenRefused('post-cancelled');
    checking()
      .when('CancelPost', { ...cancel, post: 'P9' }, head)
      .thenRefused('unknown-post');
    const abolished = { ...cancel, code: 'POSITION_ABOLISHED' } as const;
    checking().when('CancelPost', abolished, head).then({ type: 'PostCancelled', data: abolished });
  });

  it('count after the list only where the plan measures at the defence (S11)', () => {
    const list = [
      received(1),
      received(2),
      received(3),
      ...['C1', 'C2', 'C3'].flatMap(met),
      listed('C1', 'C2', 'C3'),
      withdrawn('C3'),
      withdrawn('C2'),
    ];
    const late: Round = { ...single, stage: 'DEFENCE_READY' };
    chapterSpec(
      applications,
      late,
    )(...list)
      .when('DeclareShortfall', { post: 'P1' }, secretary)
      .thenRefused('not-measured-now');
    const atDefence: Round = { ...planned({ measuredAt: 'DEFENCE_STARTED' }), stage: 'DEFENCE_READY' };
    chapterSpec(
      applications,
      atDefence,
    )(...list)
      .when('DeclareShortfall', { post: 'P1' }, secretary)
      .then(short);
    const cancel = { post: 'P1', code: 'INSUFFICIENT_CANDIDATES', decision: samplePaper } as const;
    chapterSpec(
      applications,
      atDefence,
    )(...list)
      .when('CancelPost', cancel, head)
      .thenRefused('no-shortfall-declared');
    chapterSpec(
      applications,
      late,
    )(...list)
      .when('CancelPost', cancel, head)
      .thenRefused('post-not-deserted', { post: 'P1' });
    const gated = { ...atDefence, appeals: { ...atDefence.appeals, gate: { admitted: [], eliminated: ['C1'] } } };
    expect(competitors(chapterSpec(applications, gated)(...list).state, 'P1')).toBe(0);
  });
});

describe('the eligible list', () => {
  const three = [received(1), received(2), received(3), ...met('C1'), ...failed('C2'), ...met('C3')];
  const publish = {};

  it('numbers the eligible in the order of their receipts', () => {
    checking(...three, refused('C2'))
      .when('PublishEligibleList', publish, secretary)
      .then(listed('C1', 'C3'));
    checking(...three, refused('C2'))
      .when('PublishEligibleList', { snapshot: 'f'.repeat(64) }, secretary)
      .thenRefused('snapshot-differs');
    checking(...three, refused('C2'))
      .when('PublishEligibleList', publish, { actor: 'a1' })
      .thenRefused('not-the-council');
  });

  it('waits until every application is decided', () => {
    checking(...three)
      .when('PublishEligibleList', publish, secretary)
      .thenRefused('application-undecided', { candidate: 'C2', rule: 'TIME_IN_POST' });
    checking(received(1)).when('PublishEligibleList', publish, secretary).thenRefused('application-unchecked');
  });

  it('has enough candidates for every post that is left', () => {
    const one = [received(1), ...met('C1')];
    checking(...one)
      .when('PublishEligibleList', publish, secretary)
      .thenRefused('too-few-candidates', { post: 'P1', eligible: 1, needed: 2 });
    const goesOn: Round = { ...planned({ onShortfall: 'CONTINUE' }), stage: 'SCREENING' };
    chapterSpec(
      applications,
      goesOn,
    )(...one)
      .when('PublishEligibleList', publish, secretary)
      .then(listed('C1'));
    const later: Round = { ...planned({ measuredAt: 'DEFENCE_STARTED' }), stage: 'SCREENING' };
    chapterSpec(
      applications,
      later,
    )(...one)
      .when('PublishEligibleList', publish, secretary)
      .then(listed('C1'));
    chapterSpec(applications, later)()
      .when('PublishEligibleList', publish, secretary)
      .thenRefused('too-few-candidates');
    const cancelled = {
      type: 'PostCancelled',
      data: { post: 'P1', code: 'UNIT_EQUITISED', decision: samplePaper },
    } as const;
    checking(...one, cancelled)
      .when('PublishEligibleList', publish, secretary)
      .thenRefused('no-posts-left');
  });

  it('has nobody who stands for a cancelled post alone: such an application is not examined any more', () => {
    const cancelled = {
      type: 'PostCancelled',
      data: { post: 'P2', code: 'POSITION_ABOLISHED', decision: samplePaper },
    } as const;
    const two = { ...planned({ allocation: 'SERIAL_BY_PREFERENCE' }, ['P1', 'P2']), stage: 'SCREENING' } as const;
    const past = [received(1), received(2, { posts: ['P2', 'P1'] }), received(3, { posts: ['P2'] })] as const;
    const examined = (...more: readonly (typeof cancelled)[]) =>
      applicants(chapterSpec(applications, two)(...past, ...more).state).map(({ candidate }) => candidate);
    expect([examined(), examined(cancelled)]).toEqual([
      ['C1', 'C2', 'C3'],
      ['C1', 'C2'],
    ]);
  });

  it('comes out when all who have a seat are cleared against it', () => {
    const list = [...three, refused('C2')];
    const with_ = (council: Partial<Round['council']>) =>
      chapterSpec(applications, { ...screening, council: { ...screening.council, ...council } })(...list);
    with_({ members: [] })
      .when('PublishEligibleList', publish, owner)
      .thenRefused('bodies-missing', { body: 'COUNCIL' });
    with_({ supervision: null })
      .when('PublishEligibleList', publish, owner)
      .thenRefused('bodies-missing', { body: 'SUPERVISION' });
    const clearedOf = { ...screening.council.clearedOf, s2: ['C1'] };
    with_({ clearedOf })
      .when('PublishEligibleList', publish, secretary)
      .thenRefused('not-cleared', { member: 's2', candidate: 'C3' });
    const relations = { 'm2/C1': { relation: 'SIBLING', barring: true } } as const;
    with_({ relations })
      .when('PublishEligibleList', publish, secretary)
      .thenRefused('conflict-open', { member: 'm2', candidate: 'C1' });
    with_({ relations, recused: { m2: 'ALL_CANDIDATES' } })
      .when('PublishEligibleList', publish, secretary)
      .then(listed('C1', 'C3'));
  });

  it('tells the other chapters who takes part', () => {
    const { state } = checking(...three, refused('C2'), listed('C1', 'C3'), withdrawn('C3'));
    expect(applicationOf(state, 'C1')).toMatchObject({ status: 'ELIGIBLE', candidateNo: '001' });
    expect(liveCandidates(state).map(({ candidate }) => candidate)).toEqual(['C1']);
    expect(eligibleCandidates(state)).toEqual([applicationOf(state, 'C1')]);
    expect(['C1', 'C2', 'C3', 'C9'].filter((candidate) => isRunning(state, candidate))).toEqual(['C1']);
    expect(isRunning({ ...state, written: { ...state.written, cancelled: ['C1'] } }, 'C1')).toBe(false);
    expect(
      isRunning(
        { ...state, written: { ...state.written, sanctions: put(emptyTable(), 'C1', ['SUSPENSION'] as const) } },
        'C1',
      ),
    ).toBe(false);
  });
});

describe('a plan that does not extend', () => {
  it('refuses the extension under a pack that cancels at once', () => {
    const terms = { ...single.plan.approved!.terms, onShortfall: 'CANCEL' as never };
    const round: Round = {
      ...screening,
      plan: { ...screening.plan, approved: { ...screening.plan.approved!, terms } },
    };
    chapterSpec(
      applications,
      round,
    )(short)
      .when('ExtendApplications', extended.data, secretary)
      .thenRefused('extension-not-allowed');
  });

  it('ignores an event about a candidate that it does not know', () => {
    const meta = { ...contextOf(), commandType: 'Sample' };
    const part = applications.evolve.ApplicationWithdrawn(applications.initial, { candidate: 'C9' }, meta, blankRound);
    expect(part).toBe(applications.initial);
    expect(applications.evolve.ApplicationsOpened(part, {}, meta, blankRound)).toBe(part);
    expect(applications.evolve.ApplicationsClosed(part, {}, meta, blankRound)).toBe(part);
  });
});
