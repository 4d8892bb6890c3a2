import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { isRefusal, type OneOf, type Recorded, refuse, type Refusal } from '#kernel';
import { type Course, findPack, type Stage } from '#rules';
import { sampleBoard } from '#test/support/paper-round';
import { foldView } from '#test/support/story';
import { contextOf, samplePaper as decision, sampleReasons, sampleText } from '#test/support/specify';
import { foldRound } from '../index.js';
import { checkInvariants } from '../invariants/invariants.js';
import { clocks as clocksView } from '../views/clocks.js';
import { fiveClears } from '../questions/five-clears.js';
import { rounds as roundsView } from '../views/rounds.js';
import { steps, type StepDoc } from '../views/steps.js';
import { sentence } from '../words/sentence.js';
import { admittedCandidates } from './admission.js';
import type { BoardKind } from './council/events.js';
import type { RoundCommands } from './events.js';
import { codeMapText } from './marking/events.js';
import { packHash } from './plan/approval.js';
import type { PlanTerms } from './plan/events.js';
import { allRoundRefusals, round as decider } from './round.js';
import type { Round } from './state.js';

// One round on each course, from its draft to its announcement, with the same four invented candidates: C fails the
// paper, D does not come to it.

const pack = findPack('VN-CIVIL-2025')!;
const hash = 'a'.repeat(64);
const secret = 'c'.repeat(64);
const everyone = ['A', 'B', 'C', 'D'];
const written: Readonly<Record<string, string>> = { A: '60', B: '72', C: '45' };
const defended: Readonly<Record<string, string>> = { A: '90', B: '80', C: '95', D: '70' };
const hashed = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
const lotCommitment = { commitment: hashed(hexToBytes(secret)) };
const paperSecret = '7'.repeat(64);
const paperLot = { commitment: hashed(hexToBytes(paperSecret)) };
const members = ['M1', 'M2', 'M3', 'M4', 'M5'];

type Rule = (round: Round, command: unknown, context: unknown) => readonly { type: string; data: unknown }[] | Refusal;
type Fold = (round: Round, data: unknown, meta: unknown) => Round;
type Command = OneOf<RoundCommands>['type'];

const decide = decider.decide as unknown as Readonly<Record<string, Rule>>;
const evolve = decider.evolve as unknown as Readonly<Record<string, Fold>>;

/** Sends commands to a round, second by second from noon of `day` on, and keeps what happened. */
const newRound = () => {
  let state = decider.initialState;
  let day = '2026-01-05';
  const history: Recorded[] = [];
  const answer = (type: Command, data: unknown, actor: string) => {
    const at = `${day}T05:${String(Math.floor(history.length / 60)).padStart(2, '0')}:${String(history.length % 60).padStart(2, '0')}.000Z`;
    const meta = { ...contextOf({ actor, at }), commandType: type };
    return { outcome: decide[type]!(state, data, meta), meta };
  };
  const run = <C extends Command>(type: C, data: RoundCommands[C], actor: string): void => {
    const { outcome, meta } = answer(type, data, actor);
    if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.refused} ${JSON.stringify(outcome.details)}`);
    for (const event of outcome) {
      const revision = history.length;
      history.push({
        ...event,
        id: `e${revision}`,
        version: 1,
        stream: 'round-R1',
        revision,
        position: BigInt(revision + 1),
        meta,
      });
      state = evolve[event.type]!(state, event.data, meta);
    }
  };
  return {
    history,
    run,
    now: () => state,
    on: (next: string) => {
      day = next;
    },
    refusal: <C extends Command>(type: C, data: RoundCommands[C], actor: string) => answer(type, data, actor).outcome,
  };
};
type Sample = ReturnType<typeof newRound>;

const draft = {
  code: 'SAMPLE-1',
  mandate: 'sample',
  posts: [{ post: 'P1', unit: 'u1', position: 'x', schemeVersion: '1', unitRevision: 0 }],
  owner: 'p-owner',
  authority: 'p-authority',
  superior: 'p-superior',
  entry: 'LIVE',
} as const;

const establish = ({ run }: Sample, kind: BoardKind, letter: string): void => {
  run('EstablishBoard', { ...sampleBoard(letter), kind, decision }, 'M1');
};

const planned = (terms: Partial<PlanTerms>): Sample => {
  const sample = newRound();
  const { run, on } = sample;
  run('DraftRound', draft, 'p-owner');
  run('ApprovePrinciple', { decision }, 'p-authority');
  on('2026-01-12');
  run(
    'ApprovePlan',
    {
      pack: 'VN-CIVIL-2025',
      packHash: packHash(pack),
      terms: {
        allocation: 'PER_POST',
        markGrain: '0.25',
        panel: 'COUNCIL',
        eligibility: [{ rule: 'HEALTH', evidence: 'CERTIFICATE' }],
        ...terms,
      },
      decision,
      budget: 'B1',
      scheme: { number: '1', version: '1', units: ['u1'] },
    },
    'p-authority',
  );
  return sample;
};

const announced = (terms: Partial<PlanTerms>): Sample => {
  const sample = planned(terms);
  const channels = [
    { kind: 'MEDIA', reference: 'sample' },
    { kind: 'PORTAL', reference: 'sample' },
  ] as const;
  sample.run('AnnounceRound', { channels, opensOn: '2026-01-12', closesOn: '2026-02-13' }, 'p-owner');
  const office = {
    CHAIR: 'DEPUTY_HEAD',
    VICE_CHAIR: 'HR_LEADER',
    SECRETARY: 'HR_OFFICER',
    MEMBER: 'PROFESSIONAL_LEADER',
  } as const;
  const roles = ['CHAIR', 'VICE_CHAIR', 'SECRETARY', 'MEMBER', 'MEMBER'] as const;
  const seats = roles.map((role, index) => ({
    person: members[index]!,
    role,
    office: office[role],
    standing: 'CLEAN' as const,
  }));
  sample.run('EstablishCouncil', { members: seats, decision }, 'p-authority');
  sample.run('EstablishSupervisionBoard', { ...sampleBoard('S'), decision }, 'p-authority');
  establish(sample, 'QUESTION', 'Q');
  establish(sample, 'INVIGILATION', 'I');
  return sample;
};

/** A round with its list of candidates out. */
const listed = (terms: Partial<PlanTerms>): Sample => {
  const sample = announced(terms);
  const { run, on } = sample;
  run('OpenApplications', {}, 'p-owner');
  for (const candidate of everyone) {
    const application = {
      candidate,
      person: `person-${candidate}`,
      posts: ['P1'],
      tier: 'IN_PLANNING',
      documents: [],
    } as const;
    run('ReceiveApplication', application, 'p-owner');
  }
  on('2026-02-24');
  run('CloseApplications', {}, 'p-owner');
  for (const candidate of everyone)
    run('CheckEligibility', { candidate, rule: 'HEALTH', result: 'MET', evidence: hash }, 'M3');
  const boards = ['S', 'Q', 'I'].flatMap((letter) => [1, 2, 3, 4, 5].map((place) => `${letter}${place}`));
  for (const person of [...members, ...boards]) run('DeclareNoRelationship', { candidates: everyone }, person);
  run('PublishEligibleList', {}, 'M1');
  return sample;
};

const versions = ['1', '2', '3'].map((version) => ({
  version,
  hash: version.repeat(64),
  seal: `seal-${version}`,
}));

const sitThePaper = ({ run, on }: Sample): void => {
  run('SealPapers', { versions, roomsPostedOn: '2026-02-24' }, 'Q1');
  on('2026-03-02');
  run('CommitLot', { ...paperLot, lot: 'PAPER' }, 'Q1');
  for (const person of ['M2', 'S1']) run('GiveLotNumber', { lot: 'PAPER', number: hash }, person);
  run('DrawPaper', { secret: paperSecret }, 'M1');
  run('StartWritten', { witnesses: ['A', 'B'], invigilators: ['I2', 'I3'], sealIntact: true }, 'I1');
  for (const candidate of everyone) run('RecordAttendance', { candidate, present: candidate !== 'D' }, 'I1');
  run('EndWritten', { scripts: ['A', 'B', 'C'].map((candidate) => ({ candidate, sheets: 4, signed: true })) }, 'I1');
};

const map = ['A', 'B', 'C'].map((candidate) => ({ code: `X-${candidate}`, candidate }));

/** From the coding to the published marks. */
const markThePaper = (sample: Sample): void => {
  const { run } = sample;
  for (const [kind, letter] of [
    ['CODING', 'C'],
    ['MARKING', 'K'],
    ['APPEAL_MARKING', 'R'],
  ] as const)
    establish(sample, kind, letter);
  const commitment = hashed(utf8ToBytes(codeMapText(map, secret)));
  run('CodeScripts', { codes: map.map(({ code }) => code), commitment, keepers: ['C1', 'C2'] }, 'C1');
  for (const { code, candidate } of map) {
    for (const marker of ['K2', 'K3'])
      run('RecordMark', { script: code, mark: written[candidate]!, sheet: hash }, marker);
  }
  run('CompleteMarking', {}, 'K1');
  for (const person of ['C2', 'S1']) run('ConfirmUnsealing', {}, person);
  run('UnsealCodeMap', { map, salt: secret, supervisor: 'S1' }, 'C1');
};

/** From the published marks to the gate; B appeals, and goes up by less than the mark is looked at again for. */
const finishThePaper = ({ run, on, now }: Sample, [filed, closed]: readonly [string, string]): void => {
  on(filed);
  run('FileAppeal', { candidate: 'B', warned: true }, 'person-B');
  on(closed);
  run('CloseAppealWindow', {}, 'p-owner');
  for (const marker of ['R2', 'R3']) run('RecordAppealMark', { script: 'X-B', mark: '74', sheet: hash }, marker);
  run('CompleteAppeals', {}, 'M3');
  expect(now().stage).toBe('WRITTEN_FINAL');
  run('EvaluateGate', {}, 'M3');
};

/** The first member of the panel gives `first` where it is given, the others what is usual. */
const defend = ({ run }: Sample, candidate: string, first?: string): void => {
  run('StartDefence', { candidate }, 'M1');
  run('RecordPresentation', { candidate, minutes: 30 }, 'M3');
  run('RecordQuestioning', { candidate, minutes: 30, record: hash }, 'M3');
  run('RecordPresence', { candidate, members }, 'M3');
  for (const member of members)
    run(
      'SignSheet',
      { candidate, score: (member === 'M1' ? first : undefined) ?? defended[candidate]!, sheet: hash },
      member,
    );
};

const hearTheSchemes = (sample: Sample, called: readonly string[]): void => {
  const { run, now } = sample;
  for (const candidate of called) run('DepositScheme', { candidate, hash }, 'M3');
  run('CommitLot', lotCommitment, 'M1');
  for (const candidate of called) run('GiveLotNumber', { lot: 'ORDER', candidate, number: hash }, 'M3');
  run('DrawOrder', { secret }, 'M1');
  for (const candidate of now().defence.order) defend(sample, candidate);
  run('SealDefence', {}, 'M1');
};

const announceTheResult = ({ run, now }: Sample): void => {
  run('CompileResults', {}, 'M3');
  run('ReportResults', { report: decision }, 'M1');
  run('RecogniseResults', { decision }, 'p-authority');
  run('AnnounceResults', {}, 'p-owner');
  expect(now().stage).toBe('RESULT_ANNOUNCED');
};

/** Stages as the round came to them. */
const stagesOf = ({ history }: Sample): readonly Stage[] => {
  const came = history.map((_, index) => foldRound(history.slice(0, index + 1)).stage!);
  return came.filter((stage, index) => stage !== came[index - 1]);
};

const stagesTo = (course: Course, last: Stage): readonly string[] => {
  const places = course.stages.map((place) => place.replace('?', ''));
  return places.slice(0, places.indexOf(last) + 1);
};

const outcomes = ({ now }: Sample): Readonly<Record<string, string>> =>
  Object.fromEntries(now().results.lines.map(({ id, outcome }) => [id, outcome]));

const documents = ({ history }: Sample) => ({
  round: foldView(roundsView, history)['R1'] as {
    readonly stage: string;
    readonly course: string;
    readonly waitsFor: string;
  },
  steps: Object.values(foldView(steps, history)) as readonly StepDoc[],
  clocks: foldView(clocksView, history) as Readonly<
    Record<string, { readonly state: string; readonly startedOn: string | null }>
  >,
});

/** What holds of every round that went its way: it took all stages of its course, and no check or view finds fault. */
const expectSound = (sample: Sample, course: string): void => {
  const { round, steps: stepDocs } = documents(sample);
  const way = pack.courses.value.find(({ name }) => name === course)!;
  expect(stagesOf(sample)).toEqual(stagesTo(way, 'RESULT_ANNOUNCED'));
  expect(round).toMatchObject({ stage: 'RESULT_ANNOUNCED', course });
  expect(checkInvariants(sample.history, foldRound)).toEqual([]);
  expect(fiveClears(stepDocs).filter(({ process }) => process === null)).toEqual([]);
};

describe('on the course AFTER_WRITTEN_FINAL', () => {
  it('who passed the paper is heard', () => {
    const sample = listed({});
    sitThePaper(sample);
    markThePaper(sample);
    finishThePaper(sample, ['2026-03-04', '2026-03-10']);
    expect(admittedCandidates(sample.now())).toEqual(['A', 'B']);
    hearTheSchemes(sample, ['A', 'B']);
    expect(sample.now().clocks['reportDue']).toMatchObject({ startedOn: '2026-03-10', state: 'RUNNING' });
    announceTheResult(sample);
    expect(outcomes(sample)).toEqual({ A: 'WINNER', B: 'NOT_SELECTED', C: 'ELIMINATED_WRITTEN', D: 'ABSENT' });
    expectSound(sample, 'AFTER_WRITTEN_FINAL');
  });
});

describe('on the course BEFORE_WRITTEN_RESULT', () => {
  it('whoever sat the paper is heard before it is marked, and the paper decides afterwards (S16)', () => {
    const sample = listed({ ranking: 'WEIGHTED', course: 'BEFORE_WRITTEN_RESULT' });
    sitThePaper(sample);
    expect(admittedCandidates(sample.now())).toEqual(['A', 'B', 'C']);
    sample.on('2026-03-04');
    hearTheSchemes(sample, ['A', 'B', 'C']);
    expect(sample.now()).toMatchObject({ stage: 'DEFENCE_SEALED', appeals: { gate: null } });
    expect(sample.now().clocks).not.toHaveProperty('reportDue');
    sample.on('2026-03-06');
    markThePaper(sample);
    finishThePaper(sample, ['2026-03-09', '2026-03-16']);
    expect(sample.now().appeals.gate).toEqual({ admitted: ['A', 'B'], eliminated: ['C', 'D'] });
    expect(sample.now().clocks['reportDue']).toMatchObject({ startedOn: '2026-03-16', state: 'RUNNING' });
    expect(documents(sample).clocks['R1/reportDue']).toMatchObject({ startedOn: '2026-03-16', state: 'RUNNING' });
    announceTheResult(sample);
    expect(outcomes(sample)).toEqual({ A: 'NOT_SELECTED', B: 'WINNER', C: 'ELIMINATED_WRITTEN', D: 'ABSENT' });
    expectSound(sample, 'BEFORE_WRITTEN_RESULT');
  });
});

describe('on the course SCHEME_ONLY', () => {
  it('everybody on the list is heard, and there is no paper', () => {
    const sample = listed({ ranking: 'SCHEME_ONLY' });
    sample.run('WithdrawApplication', { candidate: 'D' }, 'person-D');
    expect(admittedCandidates(sample.now())).toEqual(['A', 'B', 'C']);
    hearTheSchemes(sample, ['A', 'B', 'C']);
    announceTheResult(sample);
    expect(outcomes(sample)).toEqual({ A: 'NOT_SELECTED', B: 'NOT_SELECTED', C: 'WINNER', D: 'WITHDRAWN' });
    expectSound(sample, 'SCHEME_ONLY');
  });
});

/** What a round waits for, by the documents that people read. */
const waitsFor = (sample: Sample): string => documents(sample).round.waitsFor;

describe('the course', () => {
  const seal = { versions, roomsPostedOn: '2026-02-24' };

  it('refuses what it has no stage for, and says so', () => {
    const sample = listed({ ranking: 'SCHEME_ONLY' });
    const details = { event: 'PapersSealed', course: 'SCHEME_ONLY', missing: 'WRITTEN_READY' };
    expect(sample.refusal('SealPapers', seal, 'Q1')).toEqual({ refused: 'not-on-course', details });
    expect(sentence(allRoundRefusals['not-on-course'], details, 'en')).toBe(
      '“Papers sealed” is no part of this round: its course (scheme only) has no such stage as: written paper ready.',
    );
    expect(sample.refusal('EvaluateGate', {}, 'M3')).toMatchObject({ refused: 'not-on-course' });
    expect(sample.refusal('RecordAttendance', { candidate: 'A', present: true }, 'I1')).toMatchObject({
      refused: 'not-on-course',
    });
  });

  it('is not blamed before a plan has chosen it', () => {
    const sample = newRound();
    sample.run('DraftRound', draft, 'p-owner');
    expect(sample.refusal('SealPapers', seal, 'p-owner')).toMatchObject({ refused: 'wrong-stage' });
    expect(planned({}).refusal('SealPapers', seal, 'p-owner')).toMatchObject({ refused: 'wrong-stage' });
  });

  it('refuses what comes at another of its stages', () => {
    const gateFirst = listed({});
    expect(gateFirst.refusal('DepositScheme', { candidate: 'A', hash }, 'p-owner')).toMatchObject({
      refused: 'wrong-stage',
    });
    sitThePaper(gateFirst);
    expect(gateFirst.refusal('CommitLot', lotCommitment, 'p-owner')).toMatchObject({ refused: 'wrong-stage' });
    const interviewFirst = listed({ ranking: 'WEIGHTED', course: 'BEFORE_WRITTEN_RESULT' });
    sitThePaper(interviewFirst);
    expect(interviewFirst.refusal('CompleteMarking', {}, 'p-owner')).toMatchObject({ refused: 'wrong-stage' });
    hearTheSchemes(interviewFirst, ['A', 'B', 'C']);
    expect(interviewFirst.refusal('CompileResults', {}, 'p-owner')).toMatchObject({ refused: 'wrong-stage' });
    const schemeOnly = listed({ ranking: 'SCHEME_ONLY' });
    expect(schemeOnly.refusal('CompileResults', {}, 'p-owner')).toMatchObject({ refused: 'wrong-stage' });
  });

  it('is the one that the plan names, where two serve the ranking', () => {
    const sample = listed({ ranking: 'WEIGHTED', course: 'AFTER_WRITTEN_FINAL' });
    sitThePaper(sample);
    expect(sample.refusal('DepositScheme', { candidate: 'A', hash }, 'M3')).toMatchObject({ refused: 'wrong-stage' });
    expect(waitsFor(sample)).toBe('coding');
  });

  it('says whose scheme is taken', () => {
    const gateFirst = listed({});
    sitThePaper(gateFirst);
    markThePaper(gateFirst);
    finishThePaper(gateFirst, ['2026-03-04', '2026-03-10']);
    const interviewFirst = listed({ ranking: 'WEIGHTED', course: 'BEFORE_WRITTEN_RESULT' });
    sitThePaper(interviewFirst);
    const schemeOnly = listed({ ranking: 'SCHEME_ONLY' });
    const answer = (sample: Sample, candidate: string) => sample.refusal('DepositScheme', { candidate, hash }, 'M3');
    const refused = { refused: 'not-admitted' };
    expect([answer(gateFirst, 'C'), answer(interviewFirst, 'D'), answer(schemeOnly, 'X')]).toMatchObject([
      refused,
      refused,
      refused,
    ]);
    interviewFirst.run('CancelResult', { candidate: 'B', decision, ...sampleReasons }, 'M1');
    schemeOnly.run('WithdrawApplication', { candidate: 'D' }, 'person-D');
    const out = { refused: 'no-longer-running' };
    expect([answer(interviewFirst, 'B'), answer(schemeOnly, 'D')]).toMatchObject([out, out]);
    expect(admittedCandidates(interviewFirst.now())).toEqual(['A', 'C']);
  });

  it('says what a round waits for', () => {
    const sample = listed({ ranking: 'WEIGHTED', course: 'BEFORE_WRITTEN_RESULT' });
    expect([waitsFor(listed({})), waitsFor(sample), waitsFor(listed({ ranking: 'SCHEME_ONLY' }))]).toEqual([
      'papers',
      'papers',
      'schemes',
    ]);
    sitThePaper(sample);
    expect(waitsFor(sample)).toBe('schemes');
    hearTheSchemes(sample, ['A', 'B', 'C']);
    expect(waitsFor(sample)).toBe('coding');
    markThePaper(sample);
    finishThePaper(sample, ['2026-03-04', '2026-03-10']);
    expect(waitsFor(sample)).toBe('compiling');
  });
});

describe('on a course that hears before it marks', () => {
  const sat = (): Sample => {
    const sample = listed({
      ranking: 'WEIGHTED',
      course: 'BEFORE_WRITTEN_RESULT',
      measuredAt: 'DEFENCE_STARTED',
      minCandidates: 4,
    });
    sitThePaper(sample);
    return sample;
  };

  it('who stayed away from the paper is no competitor any more, and a shortfall is declared before the defence', () => {
    const sample = sat();
    sample.run('DeclareShortfall', { post: 'P1' }, 'M1');
    expect(sample.history.at(-1)?.data).toEqual({ post: 'P1', eligible: 3, needed: 4 });
  });

  it('a wide spread is looked at, and who is recused, absent or cancelled later counts as on the other courses', () => {
    const sample = listed({ ranking: 'WEIGHTED', course: 'BEFORE_WRITTEN_RESULT' });
    sitThePaper(sample);
    const { run, now } = sample;
    for (const candidate of ['A', 'B', 'C']) run('DepositScheme', { candidate, hash }, 'M3');
    run('CommitLot', lotCommitment, 'M1');
    for (const candidate of ['A', 'B', 'C']) run('GiveLotNumber', { lot: 'ORDER', candidate, number: hash }, 'M3');
    run('DrawOrder', { secret }, 'M1');
    for (const candidate of now().defence.order) {
      if (candidate === 'B') {
        run('RecordDefenceAbsence', { candidate }, 'M1');
        continue;
      }
      defend(sample, candidate, candidate === 'A' ? '70' : undefined);
      if (candidate === 'A') run('DecideSpread', { candidate, kind: 'KEEP', ...sampleReasons }, 'M1');
    }
    run('SealDefence', {}, 'M1');
    run('RecuseMember', { member: 'M5', scope: 'ALL_CANDIDATES', reason: sampleText, minutes: hash }, 'p-authority');
    markThePaper(sample);
    run('CancelResult', { candidate: 'C', decision, ...sampleReasons }, 'M1');
    sample.on('2026-03-10');
    run('CloseAppealWindow', {}, 'p-owner');
    expect(sample.refusal('CompileResults', {}, 'M3')).toEqual(refuse('compiled-before-gate'));
    run('EvaluateGate', {}, 'M3');
    run('CompileResults', {}, 'M3');
    expect(outcomes(sample)).toEqual({ A: 'WINNER', B: 'ABSENT', C: 'DISQUALIFIED', D: 'ABSENT' });
    expect(now().results.lines.find(({ id }) => id === 'A')?.defence).toMatchObject({ mean: '85.00', members: 4 });
    expect(checkInvariants(sample.history, foldRound)).toEqual([]);
  });
});
