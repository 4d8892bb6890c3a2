import { checkInvariants } from '../../invariants/invariants.js';
import { foldRound } from '../../index.js';
import {
  advisory,
  announce,
  check,
  clear,
  finish,
  five,
  give,
  hash,
  hireOf,
  listed,
  publish,
  receive,
  roundOfPosts,
  seat,
  type Walk,
} from '#test/support/hire-round';
import { sampleRound } from '#test/support/sample-round';
import { contextOf, samplePaper, sampleReasons, sampleText, snapshotIn } from '#test/support/specify';
import { foldView, onRound, reactionsOf, recordedAll } from '#test/support/story';
import { appointmentCases } from '../../processes/appointment-cases.js';
import { candidates } from '../../views/candidates.js';
import { fiveClears, missingClears } from '../../questions/five-clears.js';
import { hiring } from '../../views/hiring.js';
import { results } from '../../views/results.js';
import { rounds } from '../../views/rounds.js';
import { type StepDoc, steps as stepsView } from '../../views/steps.js';
import { waiting } from '../../questions/waiting/waiting.js';
import { round as decider } from '../round.js';
import type { Round } from '../state.js';
import type { HiringEvents } from './events.js';

const minutes = { minutes: hash };
const opinion = (candidate: string) => ({ candidate, opinion: sampleText });

/** What a round waits for: code, subject and the people. */
const awaited = (walk: Walk) =>
  waiting(walk.now()).map(({ code, subject, persons }) => [code, subject, persons] as const);

const advisedFor = (...people: readonly [string, ...string[]]): Walk => {
  const walk = listed(...people);
  give(
    walk,
    advisory.map((member) => [member, people[0]]),
  );
  walk.run('ReportOpinions', minutes, 'm1');
  return walk;
};

describe('hiring an executive by contract (S26)', () => {
  it('hires at 58 or 61, excludes an official, hears five advisers 3 v. 2, and leaves the choice to the signer', () => {
    const walk = roundOfPosts('P1');
    const { run, refused, now, history } = walk;
    announce(walk);
    receive(walk, { aged58: ['P1'], aged61: ['P1'], official: ['P1'] });
    check(walk, ['aged58', 'aged61']);
    check(walk, ['official'], 'NOT_MET');
    const waiver = { candidate: 'official', rule: 'NO_OFFICIAL', decision: samplePaper, ...sampleReasons };
    refused('WaiveEligibility', waiver, ['p-authority', 'not-waivable', { rule: 'NO_OFFICIAL' }]);
    run('RefuseApplication', { candidate: 'official', reason: sampleText }, 'p-owner');
    refused('PublishEligibleList', {}, ['p-owner', 'bodies-missing', { body: 'COUNCIL' }]);
    publish(walk, ['aged58', 'aged61']);

    refused('DecideHire', hireOf('aged58'), ['p-authority', 'opinions-missing', { post: 'P1', candidates: 2 }]);
    give(walk, [
      ['m1', 'aged58'],
      ['m2', 'aged58'],
      ['m3', 'aged61'],
      ['m4', 'aged61'],
    ]);
    expect(now().stage).toBe('ADVISING');
    refused('DecideHire', hireOf('aged58'), ['p-authority', 'opinions-missing']);
    refused('ReportOpinions', minutes, ['m1', 'opinion-outstanding', { member: 'm5', post: 'P1' }]);
    give(walk, [['m5', 'aged58']]);
    run('ReportOpinions', minutes, 'm3');
    expect(now().stage).toBe('ADVISED');
    expect(history.at(-1)?.data).toEqual({
      opinions: [
        { post: 'P1', member: 'm1', candidate: 'aged58' },
        { post: 'P1', member: 'm2', candidate: 'aged58' },
        { post: 'P1', member: 'm3', candidate: 'aged61' },
        { post: 'P1', member: 'm4', candidate: 'aged61' },
        { post: 'P1', member: 'm5', candidate: 'aged58' },
      ],
      counts: [
        { post: 'P1', candidate: 'aged58', count: 3 },
        { post: 'P1', candidate: 'aged61', count: 2 },
      ],
      excluded: [],
      minutes: hash,
    });

    run('DecideHire', hireOf('aged61'), 'p-authority');
    expect(now().stage).toBe('HIRE_DECIDED');
    finish(walk, 'aged61', 'm3');
    expect(now()).toMatchObject({
      stage: 'ARCHIVED',
      results: { posts: { P1: { status: 'FILLED', candidate: 'aged61' } } },
    });
    expect(checkInvariants(history, foldRound)).toEqual([]);
  });

  it('excludes the brother of the signer, and needs no council for the one who remains', () => {
    const walk = roundOfPosts('P1');
    const { run, ask, refused, now, history } = walk;
    announce(walk);
    receive(walk, { brother: ['P1'], other: ['P1'] });
    check(walk, ['brother', 'other']);
    run('DeclareRelationship', { member: 'p-authority', candidate: 'brother', relation: 'SIBLING' }, 'p-authority');
    refused('RefuseApplication', { candidate: 'other', reason: sampleText }, ['p-owner', 'nothing-unmet']);
    const waiver = { candidate: 'brother', rule: 'SIGNERS_RELATIVE', decision: samplePaper, ...sampleReasons };
    refused('WaiveEligibility', waiver, ['p-authority', 'unknown-rule']);
    refused('PublishEligibleList', {}, [
      'p-owner',
      'application-undecided',
      { candidate: 'brother', rule: 'SIGNERS_RELATIVE' },
    ]);
    run('RefuseApplication', { candidate: 'brother', reason: sampleText }, 'p-owner');
    expect(history.at(-1)?.data).toMatchObject({ rules: ['SIGNERS_RELATIVE'] });
    refused('PublishEligibleList', {}, ['p-owner', 'not-cleared', { member: 'p-authority' }]);
    clear(walk, ['p-authority'], ['other']);
    run('PublishEligibleList', {}, 'p-owner');

    refused('DecideHire', hireOf('brother'), ['p-authority', 'signers-relative']);
    run('DecideHire', hireOf('other'), 'p-authority');
    expect(ask('DecideHire', hireOf('other'), 'p-authority')).toEqual([]);
    finish(walk, 'other', 'p-owner');
    expect(now().council.members).toEqual([]);
    expect(checkInvariants(history, foldRound)).toEqual([]);
  });

  it('never takes the way of an exam', () => {
    const { refused } = listed('aged58');
    refused('SealPapers', { versions: [], roomsPostedOn: '2026-08-12' }, ['p-owner', 'not-on-course']);
  });
});

describe('an exam', () => {
  it('never takes the way of a hire, and its authority declares nothing', () => {
    const round = sampleRound({ members: 3, candidates: [{ id: 'A' }] });
    const context = contextOf({ actor: 'p-authority' });
    const { DeclareNoRelationship, DecideHire, GiveOpinion, ReportOpinions } = decider.decide;
    const refused = { refused: 'not-on-course' };
    expect(GiveOpinion(round, opinion('A'), context)).toMatchObject(refused);
    expect(ReportOpinions(round, minutes, context)).toMatchObject(refused);
    expect(DecideHire(round, hireOf('A'), context)).toMatchObject(refused);
    expect(DeclareNoRelationship(round, { candidates: ['A'] }, context)).toMatchObject({ refused: 'not-seated' });
  });

  it('has nobody check papers before its council sits', () => {
    const sample = sampleRound({ members: 3, candidates: [{ id: 'A' }] });
    const round: Round = { ...sample, stage: 'SCREENING', council: { ...sample.council, members: [] } };
    const found = { candidate: 'A', rule: 'R1', result: 'MET', evidence: hash } as const;
    expect(decider.decide.CheckEligibility(round, found, contextOf())).toMatchObject({ refused: 'not-a-checker' });
  });
});

describe('an opinion', () => {
  it('is given by a member of the council, for somebody who still stands', () => {
    const { run, refused } = listed('a', 'b', 'c');
    refused('GiveOpinion', opinion('a'), ['p-owner', 'not-an-adviser']);
    refused('GiveOpinion', opinion('nobody'), ['m1', 'not-a-contender', { candidate: 'nobody' }]);
    run('WithdrawApplication', { candidate: 'c' }, 'p-owner');
    refused('GiveOpinion', opinion('c'), ['m1', 'not-a-contender', { candidate: 'c' }]);
  });

  it('is not given by who must keep out of any of those between whom to choose', () => {
    const walk = listed('a', 'b');
    const { run, refused, now } = walk;
    run('DeclareRelationship', { member: 'm4', candidate: 'b', relation: 'SIBLING' }, 'm4');
    run('RecuseMember', { member: 'm5', scope: 'ALL_CANDIDATES', ...sampleReasons }, 'p-authority');
    refused('GiveOpinion', opinion('a'), ['m4', 'adviser-keeps-out', { member: 'm4', candidate: 'b' }]);
    refused('GiveOpinion', opinion('b'), ['m5', 'adviser-keeps-out', { member: 'm5', candidate: 'a' }]);
    give(walk, [
      ['m1', 'a'],
      ['m2', 'a'],
      ['m3', 'b'],
    ]);
    run('ReportOpinions', minutes, 'm1');
    expect(now().hiring.reported).toBe(true);
  });

  it('is corrected before the report, and the old one stays in the log', () => {
    const walk = listed('a', 'b');
    give(walk, [
      ['m1', 'a'],
      ['m2', 'a'],
      ['m3', 'a'],
      ['m4', 'a'],
      ['m5', 'a'],
      ['m1', 'b'],
    ]);
    walk.run('ReportOpinions', minutes, 'm1');
    const { counts } = walk.history.at(-1)?.data as HiringEvents['OpinionsReported'];
    expect(counts.map(({ count }) => count)).toEqual([4, 1]);
    expect(walk.history.filter(({ type }) => type === 'OpinionGiven')).toHaveLength(6);
    walk.refused('GiveOpinion', opinion('a'), ['m1', 'wrong-stage']);
    walk.refused('ReportOpinions', minutes, ['m1', 'wrong-stage']);
  });

  it('of a replaced member does not count, and the replacement declares before giving one', () => {
    const walk = listed('a', 'b');
    const { run, refused, ask } = walk;
    give(walk, [
      ['m1', 'a'],
      ['m2', 'a'],
      ['m3', 'a'],
      ['m4', 'b'],
      ['m5', 'b'],
    ]);
    run('ReplaceMember', { member: 'm5', by: seat('m6', 'OUTSIDE_EXPERT'), decision: samplePaper }, 'p-authority');
    refused('ReportOpinions', minutes, ['m1', 'opinion-outstanding', { member: 'm6', post: 'P1' }]);
    refused('GiveOpinion', opinion('a'), ['m6', 'adviser-not-cleared', { member: 'm6', candidate: 'a' }]);
    clear(walk, ['m6'], ['a', 'b']);
    give(walk, [['m6', 'a']]);
    expect(ask('ReportOpinions', minutes, 'm1')).toMatchObject([{ data: { counts: [{ count: 4 }, { count: 1 }] } }]);
  });

  it('is asked for again when its candidate withdraws and two are left', () => {
    const walk = listed('a', 'b', 'c');
    give(walk, [
      ['m1', 'c'],
      ['m2', 'a'],
      ['m3', 'a'],
      ['m4', 'a'],
      ['m5', 'b'],
    ]);
    walk.run('WithdrawApplication', { candidate: 'c' }, 'p-owner');
    walk.refused('ReportOpinions', minutes, ['m1', 'opinion-outstanding', { member: 'm1' }]);
  });
});

describe('the report of the opinions', () => {
  it('names those that do not count: of a member barred since, and for somebody who left', () => {
    const walk = listed('a', 'b', 'c');
    give(walk, [
      ['m1', 'a'],
      ['m2', 'a'],
      ['m3', 'b'],
      ['m4', 'c'],
      ['m5', 'b'],
    ]);
    walk.run('DeclareRelationship', { member: 'm5', candidate: 'a', relation: 'SIBLING' }, 'p-owner');
    walk.run('WithdrawApplication', { candidate: 'c' }, 'p-owner');
    give(walk, [['m4', 'a']]);
    walk.run('ReportOpinions', minutes, 'm1');
    const excluded = [{ member: 'm5', candidate: 'b' }];
    expect(walk.history.at(-1)?.data).toMatchObject({ counts: [{ count: 3 }, { count: 1 }], excluded });
    expect(foldView(hiring, walk.history)['R1']).toMatchObject({ reported: { excluded } });
    expect(checkInvariants(walk.history, foldRound)).toEqual([]);
  });

  it('names an excluded opinion once, whatever the number of its posts', () => {
    const walk = roundOfPosts('P1', 'P2');
    announce(walk, { allocation: 'SERIAL_BY_PREFERENCE' });
    receive(walk, { a: ['P1', 'P2'], b: ['P1', 'P2'] });
    check(walk, ['a', 'b']);
    publish(walk, ['a', 'b']);
    give(
      walk,
      advisory.map((member) => [member, 'a']),
    );
    walk.run('DeclareRelationship', { member: 'm5', candidate: 'b', relation: 'SIBLING' }, 'p-owner');
    walk.run('ReportOpinions', minutes, 'm1');
    expect(walk.history.at(-1)?.data).toMatchObject({ excluded: [{ member: 'm5', candidate: 'a' }] });
  });

  it('comes from the chair or the secretary', () => {
    listed('a', 'b').refused('ReportOpinions', minutes, ['m4', 'opinions-report-not-allowed']);
  });

  it('is not made without a member who may give one', () => {
    const { run, refused } = listed('a', 'b');
    for (const member of advisory) run('DeclareRelationship', { member, candidate: 'a', relation: 'SIBLING' }, member);
    refused('ReportOpinions', minutes, ['m1', 'no-adviser-left', { post: 'P1' }]);
  });

  it('is not made where nothing is left to choose: a relative of the signer who is found out later does not count', () => {
    const walk = listed('a', 'b');
    const { run, refused, now } = walk;
    give(walk, [['m1', 'a']]);
    run('DeclareRelationship', { member: 'p-authority', candidate: 'b', relation: 'SPOUSE_OF_SIBLING' }, 'p-owner');
    refused('GiveOpinion', opinion('b'), ['m2', 'signers-relative', { candidate: 'b' }]);
    refused('GiveOpinion', opinion('a'), ['m2', 'nothing-to-advise']);
    refused('ReportOpinions', minutes, ['m1', 'nothing-to-advise']);
    refused('DecideHire', hireOf('b'), ['p-authority', 'signers-relative', { candidate: 'b' }]);
    run('DecideHire', hireOf('a'), 'p-authority');
    expect(now().stage).toBe('HIRE_DECIDED');
  });
});

describe('the choice', () => {
  it('is the signer’s alone, of somebody who stands for that post, and made once', () => {
    const { run, refused } = listed('a');
    refused('DecideHire', hireOf('a'), ['p-owner', 'not-the-authority']);
    refused('DecideHire', hireOf('a', 'constructor'), ['p-authority', 'not-a-contender', { candidate: 'a' }]);
    refused('DecideHire', hireOf('b'), ['p-authority', 'not-a-contender', { candidate: 'b' }]);
    run('DecideHire', hireOf('a'), 'p-authority');
    refused('DecideHire', hireOf('b'), ['p-authority', 'hire-decided', { post: 'P1', candidate: 'a' }]);
  });

  it('waits for the opinions on every post: the first hire ends the advising', () => {
    const walk = roundOfPosts('P1', 'P2');
    announce(walk);
    receive(walk, { a: ['P1'], b: ['P1'], c: ['P2'] });
    check(walk, ['a', 'b', 'c']);
    publish(walk, ['a', 'b', 'c']);
    walk.refused('DecideHire', hireOf('c', 'P2'), ['p-authority', 'opinions-missing', { post: 'P1', candidates: 2 }]);
    give(
      walk,
      advisory.map((member) => [member, 'a']),
    );
    walk.run('ReportOpinions', minutes, 'm1');
    walk.run('DecideHire', hireOf('c', 'P2'), 'p-authority');
    walk.run('DecideHire', hireOf('b', 'P1'), 'p-authority');
    walk.run('AnnounceResults', {}, 'p-owner');
    expect(walk.history.at(-1)?.data).toEqual({
      snapshot: snapshotIn(walk.now(), {
        kind: 'RESULTS',
        content: {
          winners: [
            { post: 'P2', candidate: 'c' },
            { post: 'P1', candidate: 'b' },
          ],
        },
      }),
      winners: [
        { post: 'P2', candidate: 'c', case: 'P2-1' },
        { post: 'P1', candidate: 'b', case: 'P1-1' },
      ],
    });
    expect(checkInvariants(walk.history, foldRound)).toEqual([]);
  });

  it('hires nobody twice where posts are pooled', () => {
    const walk = roundOfPosts('P1', 'P2');
    announce(walk, { allocation: 'SERIAL_BY_PREFERENCE' });
    receive(walk, { a: ['P1', 'P2'], b: ['P2', 'P1'] });
    check(walk, ['a', 'b']);
    publish(walk, ['a', 'b']);
    give(
      walk,
      advisory.map((member) => [member, 'a']),
    );
    walk.run('ReportOpinions', minutes, 'm1');
    walk.run('DecideHire', hireOf('a', 'P1'), 'p-authority');
    walk.refused('DecideHire', hireOf('a', 'P2'), ['p-authority', 'not-a-contender']);
    walk.run('DecideHire', hireOf('b', 'P2'), 'p-authority');
    expect(walk.now().hiring.hired).toEqual({ P1: 'a', P2: 'b' });
  });

  it('needs a council where two stand for one post, and not where each post has one', () => {
    const walk = roundOfPosts('P1', 'P2');
    announce(walk);
    receive(walk, { a: ['P1'], b: ['P2'] });
    check(walk, ['a', 'b']);
    clear(walk, ['p-authority'], ['a', 'b']);
    walk.run('PublishEligibleList', {}, 'p-owner');
    walk.run('DecideHire', hireOf('b', 'P2'), 'p-authority');
    expect(walk.now().stage).toBe('HIRE_DECIDED');
  });
});

describe('a post for which nobody is left', () => {
  const cancelled = (post: string) => ({ post, code: 'INSUFFICIENT_CANDIDATES', decision: samplePaper }) as const;

  it('is cancelled without a shortfall once its last candidate has left, and the round then only waits for its end', () => {
    const walk = listed('a', 'b');
    give(walk, [['m1', 'a']]);
    walk.run('WithdrawApplication', { candidate: 'b' }, 'p-owner');
    walk.refused('CancelPost', cancelled('P1'), ['p-authority', 'post-not-deserted', { post: 'P1' }]);
    walk.run('WithdrawApplication', { candidate: 'a' }, 'p-owner');
    expect(awaited(walk)).toEqual([['desertedPost', 'P1', ['p-authority']]]);
    walk.run('CancelPost', cancelled('P1'), 'p-authority');
    expect(awaited(walk)).toEqual([['noPostsLeft', '', ['p-authority']]]);
    expect(foldView(rounds, walk.history)['R1']).toMatchObject({ waitsFor: 'noPostsLeft' });
  });

  it('is one that only a relative of the signer stands for', () => {
    const walk = listed('a');
    walk.run('DeclareRelationship', { member: 'p-authority', candidate: 'a', relation: 'SIBLING' }, 'p-owner');
    walk.run('CancelPost', cancelled('P1'), 'p-authority');
    expect(walk.history.at(-1)).toMatchObject({ type: 'PostCancelled' });
  });

  it('keeps to the steps of the plan while papers are checked, and before', () => {
    const posts = [{ post: 'P1', unit: 'u1', position: 'x', schemeVersion: '1', unitRevision: 0 }];
    const people = { owner: 'p-owner', authority: 'p-authority', superior: 'p-superior' };
    const draft = roundOfPosts('P1');
    draft.run('DraftRound', { code: 'HĐ-1', mandate: '72-KH/TU', posts, entry: 'LIVE', ...people }, 'p-owner');
    draft.refused('CancelPost', cancelled('P1'), ['p-authority', 'post-not-deserted', { post: 'P1' }]);
    const walk = roundOfPosts('P1');
    announce(walk);
    walk.refused('CancelPost', cancelled('P1'), ['p-authority', 'post-not-deserted', { post: 'P1' }]);
    receive(walk, {});
    walk.refused('CancelPost', cancelled('P1'), ['p-authority', 'no-shortfall-declared']);
  });

  it('does not hold up the choice for another', () => {
    const walk = roundOfPosts('P1', 'P2');
    announce(walk);
    receive(walk, { a: ['P1'], b: ['P2'], c: ['P2'] });
    check(walk, ['a', 'b', 'c']);
    publish(walk, ['a', 'b', 'c']);
    walk.refused('GiveOpinion', opinion('a'), ['m1', 'no-rival-left', { candidate: 'a', post: 'P2' }]);
    walk.run('WithdrawApplication', { candidate: 'a' }, 'p-owner');
    walk.run('WithdrawApplication', { candidate: 'b' }, 'p-owner');
    expect(awaited(walk).map(([code, subject]) => [code, subject])).toEqual([
      ['hire', ''],
      ['desertedPost', 'P1'],
    ]);
  });
});

describe('who is awaited', () => {
  it('before the list: the council where there is a choice, then declarations and who must step out', () => {
    const walk = roundOfPosts('P1');
    announce(walk);
    receive(walk, { a: ['P1'], b: ['P1'], c: ['P1'] });
    check(walk, ['a', 'b']);
    check(walk, ['c'], 'NOT_MET');
    const codes = () => awaited(walk).map(([code]) => code);
    expect(codes()).toEqual(['unmet', 'councilSeats', 'signerDeclaration', 'eligibleList']);
    walk.run('RefuseApplication', { candidate: 'c', ...sampleReasons }, 'p-owner');
    walk.run('EstablishCouncil', { members: five, decision: samplePaper }, 'p-authority');
    clear(walk, ['m1', 'm2'], ['a', 'b']);
    walk.run('DeclareRelationship', { member: 'm2', candidate: 'a', relation: 'SIBLING' }, 'p-owner');
    walk.run('RecuseMember', { member: 'm3', scope: 'ALL_CANDIDATES', ...sampleReasons }, 'p-authority');
    expect(awaited(walk).slice(0, -1)).toEqual([
      ['declarations', '', ['m4', 'm5']],
      ['signerDeclaration', '', ['p-authority']],
      ['conflict', 'm2', ['p-authority', 'm1']],
    ]);
    clear(walk, ['m4', 'm5', 'p-authority'], ['a', 'b']);
    expect(codes()).toEqual(['conflict', 'eligibleList']);
  });

  it('for opinions: who has given none yet; then the report; and who replaces those of whom nobody may', () => {
    const walk = listed('a', 'b');
    const report = ['opinionsReport', '', ['m1', 'm3']];
    expect(awaited(walk)).toEqual([['opinions', 'P1', advisory], report]);
    give(walk, [['m1', 'a']]);
    expect(awaited(walk)).toEqual([['opinions', 'P1', ['m2', 'm3', 'm4', 'm5']], report]);
    give(
      walk,
      ['m2', 'm3', 'm4', 'm5'].map((member) => [member, 'b']),
    );
    expect(awaited(walk)).toEqual([['opinionsReport', '', ['m1', 'm3']]]);
    for (const member of advisory) {
      walk.run('DeclareRelationship', { member, candidate: 'a', relation: 'SIBLING' }, member);
    }
    expect(awaited(walk)[0]).toEqual(['advisers', 'P1', ['p-authority']]);
  });

  it('is the signer as soon as nobody has a rival any more, and after the report', () => {
    const walk = listed('a', 'b');
    give(walk, [['m1', 'a']]);
    walk.run('WithdrawApplication', { candidate: 'b' }, 'p-owner');
    expect(awaited(walk)).toEqual([['hire', '', ['p-authority']]]);
    expect(awaited(advisedFor('a', 'b'))).toEqual([['hire', '', ['p-authority']]]);
  });

  it('after a case that failed: the authority, to leave the post unfilled, for nobody is next in rank', () => {
    const walk = listed('a');
    walk.run('DecideHire', hireOf('a'), 'p-authority');
    walk.run('AnnounceResults', {}, 'p-owner');
    walk.run('RecordCaseFailed', { post: 'P1', candidate: 'a', code: 'REFUSED' }, 'system:appointment-cases');
    expect(awaited(walk)).toContainEqual(['leftUnfilled', 'P1', ['p-authority']]);
    walk.run('LeavePostUnfilled', { post: 'P1', reason: sampleText }, 'p-authority');
    expect(awaited(walk).map(([code]) => code)).not.toContain('leftUnfilled');
  });
});

describe('a second choice, when the one who was hired does not come', () => {
  const declined = (...people: readonly [string, ...string[]]) => {
    const walk = advisedFor(...people);
    walk.run('DecideHire', hireOf('a'), 'p-authority');
    walk.run('AnnounceResults', {}, 'p-owner');
    walk.run('RecordCaseFailed', { post: 'P1', candidate: 'a', code: 'REFUSED' }, 'system:appointment-cases');
    return walk;
  };
  const invite = (candidate?: string) => ({
    post: 'P1',
    decision: hireOf('b').decision,
    ...(candidate === undefined ? {} : { candidate }),
  });

  it('is the signer’s, among those who are left', () => {
    const walk = declined('a', 'b');
    walk.run('InviteNextRanked', invite(), 'p-authority');
    expect(walk.history.at(-2)).toMatchObject({
      type: 'NextRankedInvited',
      data: { post: 'P1', candidate: 'b', case: 'P1-2' },
    });
    expect(checkInvariants(walk.history, foldRound)).toEqual([]);
    walk.run('RecordCaseFailed', { post: 'P1', candidate: 'b', code: 'REFUSED' }, 'system:appointment-cases');
    walk.refused('InviteNextRanked', invite(), ['p-authority', 'no-next-choice']);
  });

  it('is named where several are left, and never the one who declined', () => {
    const walk = declined('a', 'b', 'c');
    walk.refused('InviteNextRanked', invite(), ['p-authority', 'next-choice-unnamed']);
    walk.refused('InviteNextRanked', invite('a'), ['p-authority', 'not-a-contender']);
    const { council: sitting, ...rest } = walk.now();
    const silent = { ...rest, council: { ...sitting, clearedOf: {} } };
    const undeclared = decider.decide.InviteNextRanked(silent, invite('c'), contextOf({ actor: 'p-authority' }));
    expect(undeclared).toMatchObject({ refused: 'signer-not-cleared', details: { candidate: 'c' } });
    walk.run('InviteNextRanked', invite('c'), 'p-authority');
    walk.run('RecordPostFilled', { post: 'P1', candidate: 'c' }, 'system:appointment-cases');
    expect(checkInvariants(walk.history, foldRound)).toEqual([]);
  });
});

describe('a candidate after the choice', () => {
  it('is the one who was hired, or not selected', () => {
    const walk = advisedFor('a', 'b');
    walk.run('DecideHire', hireOf('b'), 'p-authority');
    const seen = foldView(candidates, walk.history);
    expect(seen['R1/b']).toMatchObject({ status: 'WINNER', post: 'P1', outcome: 'WINNER' });
    expect(seen['R1/a']).toMatchObject({ status: 'NOT_SELECTED', post: null, outcome: 'NOT_SELECTED' });
  });

  it('is out only when every post of theirs is taken', () => {
    const walk = roundOfPosts('P1', 'P2');
    announce(walk, { allocation: 'SERIAL_BY_PREFERENCE' });
    receive(walk, { a: ['P1', 'P2'], b: ['P2', 'P1'], c: ['P1', 'P2'] });
    check(walk, ['a', 'b', 'c']);
    publish(walk, ['a', 'b', 'c']);
    give(
      walk,
      advisory.map((member) => [member, 'a']),
    );
    walk.run('ReportOpinions', minutes, 'm1');
    walk.run('DecideHire', hireOf('a', 'P1'), 'p-authority');
    expect(walk.history.at(-1)?.data).toMatchObject({ notSelected: [] });
    walk.run('DecideHire', hireOf('b', 'P2'), 'p-authority');
    expect(walk.history.at(-1)?.data).toMatchObject({ notSelected: ['c'] });
  });

  it('stays as before where the log does not say who was not selected', () => {
    const seen = foldView(candidates, recordedAll(onRound('R1', { type: 'HireDecided', data: hireOf('a') })));
    expect(seen).toEqual({});
  });
});

describe('a successor', () => {
  it('signs only after declaring, and its relatives are excluded too', () => {
    const walk = listed('a');
    const { run, refused } = walk;
    run('SuspendRound', { code: 'UNIT_MERGED' }, 'p-authority');
    const successor = { unit: 'u9', authority: 'p-new', superior: 'p-superior' };
    const resumed = { as: 'CONTINUE_AS_SUCCESSOR', successor, decision: samplePaper, ...sampleReasons } as const;
    run('ResumeRound', resumed, 'p-new');
    refused('DecideHire', hireOf('a'), ['p-authority', 'no-seat-for-this']);
    refused('DecideHire', hireOf('a'), ['p-new', 'signer-not-cleared', { candidate: 'a' }]);
    run('DeclareRelationship', { member: 'p-new', candidate: 'a', relation: 'CHILD' }, 'p-new');
    refused('DecideHire', hireOf('a'), ['p-new', 'signers-relative', { candidate: 'a' }]);
  });
});

describe('who checks a hire', () => {
  /** Breaches of a history in which the events of one type say something else. */
  const after = ({ history }: Walk, type: string, change: object | null): readonly string[] =>
    checkInvariants(
      history
        .flatMap((event) => {
          if (event.type !== type) return [event];
          return change === null ? [] : [{ ...event, data: { ...(event.data as object), ...change } }];
        })
        .map((event, revision) => ({ ...event, revision })),
      foldRound,
    ).map(({ what }) => what);

  const advised = (): Walk => {
    const walk = listed('a', 'b');
    give(
      walk,
      advisory.map((member, index) => [member, index < 3 ? 'a' : 'b']),
    );
    walk.run('ReportOpinions', minutes, 'm1');
    walk.run('DecideHire', hireOf('b'), 'p-authority');
    finish(walk, 'b', 'm3');
    return walk;
  };

  it('finds nothing in a sound one', () => {
    expect(after(advised(), 'none', {})).toEqual([]);
  });

  it('takes an older report that does not keep what was excluded as it is', () => {
    expect(after(advised(), 'OpinionsReported', { excluded: undefined })).toEqual([]);
  });

  it('finds a report that leaves a side out, or that came before the opinions', () => {
    expect(after(advised(), 'OpinionsReported', { opinions: [] })).toEqual([
      'the report does not carry the opinions that were given',
    ]);
    expect(after(advised(), 'OpinionGiven', null)).toContain('reported while opinions were outstanding');
  });

  it('finds a hire without the report, of a relative of the signer, and an opinion under another name', () => {
    expect(after(advised(), 'OpinionsReported', null)).toContain(
      'the hire was not open to the signer: opinions-missing',
    );
    const declared = { member: 'p-authority', candidate: 'b', relation: 'SIBLING', barring: true, declaredBy: 'OTHER' };
    const related = advised().history.map((event) =>
      event.type === 'OpinionsReported' ? { ...event, type: 'RelationshipDeclared', data: declared } : event,
    );
    expect(checkInvariants(related, foldRound).map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'p-authority decides about b, to whom there is a conflict',
        'the hire was not open to the signer: signers-relative',
      ]),
    );
    expect(after(advised(), 'OpinionGiven', { member: 'm2' })).toContain(
      'OpinionGiven stands under m2, who did not act',
    );
  });

  it('finds a post that went to somebody else than the signer chose', () => {
    expect(after(advised(), 'PostFilled', { candidate: 'a' })).toContain('a is not in the ranking of P1');
  });
});

describe('what is seen of a hire', () => {
  const advised = (): Walk => {
    const walk = listed('a', 'b');
    give(walk, [['m1', 'a']]);
    return walk;
  };

  it('says who has given an opinion, and for whom only once all are reported', () => {
    const walk = advised();
    expect(foldView(hiring, walk.history)['R1']).toEqual({ round: 'R1', given: ['m1'], reported: null, hires: [] });
    give(walk, [
      ['m1', 'b'],
      ['m2', 'b'],
      ['m3', 'b'],
      ['m4', 'b'],
      ['m5', 'a'],
    ]);
    walk.run('ReportOpinions', minutes, 'm1');
    walk.run('DecideHire', hireOf('a'), 'p-authority');
    expect(foldView(hiring, walk.history)['R1']).toMatchObject({
      given: ['m1', 'm2', 'm3', 'm4', 'm5'],
      reported: { counts: [{ count: 1 }, { count: 4 }], minutes: hash },
      hires: [{ post: 'P1', candidate: 'a', decision: samplePaper }],
    });
  });

  it('begins with the choice where nobody advised, and with the report where the log begins there', () => {
    const walk = listed('a');
    walk.run('DecideHire', hireOf('a'), 'p-authority');
    expect(foldView(hiring, walk.history)['R1']).toMatchObject({ given: [], reported: null, hires: [{ post: 'P1' }] });
    const reported = { opinions: [], counts: [], ...minutes };
    const alone = recordedAll(onRound('R1', { type: 'OpinionsReported', data: reported }));
    expect(foldView(hiring, alone)['R1']).toMatchObject({ given: [], reported });
  });

  it('says at each stage whom it waits for, and asks for no report of a board that does not sit', () => {
    const walk = listed('a', 'b');
    const codes = () => awaited(walk).map(([code]) => code);
    expect(codes()).toEqual(['opinions', 'opinionsReport']);
    give(
      walk,
      advisory.map((member) => [member, 'a']),
    );
    expect(codes()).toEqual(['opinionsReport']);
    walk.run('ReportOpinions', minutes, 'm1');
    expect(codes()).toEqual(['hire']);
    walk.run('DecideHire', hireOf('a'), 'p-authority');
    expect(codes()).toEqual(['announcement']);
    walk.run('AnnounceResults', {}, 'p-owner');
    expect(codes()).toEqual(['appointments', 'closing']);
    expect(foldView(results, walk.history)['R1']).toMatchObject({
      lines: [],
      winners: [{ post: 'P1', candidate: 'a', case: 'P1-1' }],
      posts: { P1: { status: 'WINNER_PROPOSED', candidate: 'a' } },
    });
    expect(foldView(candidates, walk.history)['R1/a']).toMatchObject({ status: 'WINNER', post: 'P1' });
    expect(reactionsOf(appointmentCases, walk.history)).toMatchObject([
      { category: 'appointment', id: 'R1-P1-1', command: { type: 'OpenCase', data: { candidate: 'a', rank: 0 } } },
    ]);
    const steps = fiveClears(Object.values(foldView(stepsView, walk.history)) as StepDoc[]);
    expect(steps.flatMap(missingClears)).toEqual([]);
  });
});
