import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { isRefusal, type Recorded } from '#kernel';
import { sampleRound } from '#test/support/sample-round';
import { contextOf } from '#test/support/specify';
import { checkInvariants } from '../../invariants/invariants.js';
import type { RoundCommands } from '../events.js';
import { round as decider } from '../round.js';
import type { Round } from '../state.js';
import { RECORD_KINDS } from './closing.js';

const hash = 'a'.repeat(64);
const secret = 'c'.repeat(64);
const decision = { number: '9/QĐ', date: '2026-04-10', hash };
const reasoned = { reason: { ref: 'r', commitment: hash }, minutes: hash };
const seat = { person: 'V1', office: 'OUTSIDE_EXPERT', standing: 'CLEAN' } as const;

type Rule = (round: Round, command: unknown, context: unknown) => readonly { type: string; data: unknown }[];
type Fold = (round: Round, data: unknown, meta: unknown) => Round;

const decide = decider.decide as unknown as Readonly<Record<string, Rule>>;
const evolve = decider.evolve as unknown as Readonly<Record<string, Fold>>;

/** Runs commands through the whole round and keeps what happened. */
const walkFrom = (start: Round) => {
  let state = start;
  const history: Recorded[] = [];
  const run = <C extends keyof RoundCommands>(type: C, data: RoundCommands[C], actor: string) => {
    const at = `2026-04-01T02:${String(history.length).padStart(2, '0')}:00.000Z`;
    const meta = { ...contextOf({ actor, at }), commandType: type };
    const outcome = decide[type]!(state, data, meta);
    if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.refused}`);
    for (const event of outcome) {
      const revision = history.length;
      const place = { id: `e${revision}`, version: 1, stream: 'round-R1', revision, position: BigInt(revision) };
      history.push({ ...event, ...place, meta });
      state = evolve[event.type]!(state, event.data, meta);
    }
  };
  return { run, history, now: () => state };
};

const readyToDefend = (): Round => {
  const sample = sampleRound({
    members: 3,
    candidates: [
      { id: 'A', marks: ['72', '75'] },
      { id: 'B', marks: ['64.5', '68'] },
    ],
  });
  const supervision = { head: seat, members: [], secretary: { ...seat, person: 'V2' } };
  return { ...sample, stage: 'WRITTEN_FINAL', council: { ...sample.council, supervision } };
};

const drawOrder = ({ run, now }: ReturnType<typeof walkFrom>): readonly string[] => {
  for (const candidate of ['A', 'B']) run('DepositScheme', { candidate, hash }, 'M3');
  run('CommitLot', { commitment: bytesToHex(sha256(hexToBytes(secret))) }, 'M1');
  for (const candidate of ['A', 'B']) run('GiveLotNumber', { lot: 'ORDER', candidate, number: hash }, 'M3');
  run('DrawOrder', { secret }, 'M1');
  return now().defence.order;
};

const defend = ({ run }: ReturnType<typeof walkFrom>, candidate: string, scores: readonly string[]): void => {
  run('StartDefence', { candidate }, 'M1');
  run('RecordPresentation', { candidate, minutes: 30 }, 'M3');
  run('RecordQuestioning', { candidate, minutes: 30, record: hash }, 'M3');
  run('RecordPresence', { candidate, members: ['M1', 'M2', 'M3'] }, 'M3');
  scores.forEach((score, index) => {
    run('SignSheet', { candidate, score, sheet: hash }, `M${index + 1}`);
  });
};

/** The walks start in the middle: whether their first steps are legal, and who sat before, is not in them. */
const breaches = (...checked: Parameters<typeof checkInvariants>) =>
  checkInvariants(...checked).filter(
    ({ invariant, what }) => invariant !== 5 && !what.endsWith('without the seat for it'),
  );

it('goes from the hand-in of schemes to the archive, by way of a spread review and a next-ranked', () => {
  const start = readyToDefend();
  const walk = walkFrom(start);
  const { run, now, history } = walk;
  const sheets: Readonly<Record<string, readonly string[]>> = { A: ['80', '82', '95'], B: ['70', '72', '74'] };
  for (const candidate of drawOrder(walk)) defend(walk, candidate, sheets[candidate]!);
  run('DecideSpread', { candidate: 'A', kind: 'KEEP', ...reasoned }, 'M1');
  run('SealDefence', {}, 'M1');
  run('CompileResults', {}, 'M3');
  run('ReportResults', { report: decision }, 'M1');
  run('RecogniseResults', { decision }, 'p-authority');
  run('AnnounceResults', {}, 'p-owner');
  expect(now().stage).toBe('RESULT_ANNOUNCED');
  run('ReportSupervision', { report: decision }, 'V1');
  run('RecordCaseFailed', { post: 'P1', candidate: 'A', code: 'REFUSED' }, 'system:appointments');
  expect(now().stage).toBe('APPOINTING');
  run('InviteNextRanked', { post: 'P1', decision }, 'p-authority');
  run('RecordPostFilled', { post: 'P1', candidate: 'B' }, 'system:appointments');
  run('CloseRound', {}, 'p-owner');
  run('HandOverRecords', { items: RECORD_KINDS.map((kind) => ({ kind, hash })), archive: 'archive-1' }, 'M3');
  expect(now().stage).toBe('ARCHIVED');

  const fold = (events: readonly Recorded[]): Round =>
    events.reduce((state, { type, data, meta }) => evolve[type]!(state, data, meta), start);
  expect(breaches(history, fold)).toEqual([]);
});

const winner = (id: string, scores: string, posts: readonly string[]) =>
  ({ id, marks: ['60', '60'], sheets: scores.split(','), posts }) as const;

/** Two pooled posts, both wished by one winner each; the second finds the own wish taken. Kept for a year. */
const readyToCompile = (): Round => {
  const sample = sampleRound({
    members: 3,
    posts: ['P1', 'P2'],
    terms: { allocation: 'TOP_N_THEN_ALLOCATE', reserveMonths: 12 },
    candidates: [
      winner('A', '80,81,82', ['P1']),
      winner('B', '79,80,81', ['P1']),
      winner('C', '70,71,72', ['P2', 'P1']),
    ],
  });
  const approved = { ...sample.plan.approved!, pack: 'VN-PILOT-2017@1' };
  const council = { ...sample.council, supervision: { head: seat, members: [], secretary: { ...seat, person: 'V2' } } };
  return {
    ...sample,
    stage: 'DEFENCE_SEALED',
    council,
    plan: { ...sample.plan, approved, approvedOn: '2026-01-15' },
  };
};

it('goes by way of a winner without a wished post (S18) to the archive, and once more through the reserve (S28)', () => {
  const start = readyToCompile();
  const { run, now, history } = walkFrom(start);
  run('CompileResults', {}, 'M3');
  expect(now().results.openGaps).toEqual(['B']);
  run('DecidePreferenceGap', { candidate: 'B', post: 'P2', ...reasoned }, 'p-authority');
  run('CompileResults', {}, 'M3');
  run('ReportResults', { report: decision }, 'M1');
  run('RecogniseResults', { decision }, 'p-authority');
  run('AnnounceResults', {}, 'p-owner');
  run('ReportSupervision', { report: decision }, 'V1');
  run('RecordPostFilled', { post: 'P1', candidate: 'A' }, 'system:appointments');
  run('RecordPostFilled', { post: 'P2', candidate: 'B' }, 'system:appointments');
  run('CloseRound', {}, 'p-owner');
  run('InviteFromReserve', { post: 'P1', vacancy: decision, decision }, 'p-authority');
  expect(now().results.posts['P1']).toEqual({ status: 'WINNER_PROPOSED', candidate: 'C', cases: 2 });
  run('RecordPostFilled', { post: 'P1', candidate: 'C' }, 'system:appointments');
  run('CloseRound', {}, 'p-owner');
  expect(now().stage).toBe('CLOSED');

  const fold = (events: readonly Recorded[]): Round =>
    events.reduce((state, { type, data, meta }) => evolve[type]!(state, data, meta), start);
  expect(breaches(history, fold)).toEqual([]);
  // A post that neither wish nor result gives is still found.
  const forged = history.map((event) =>
    event.type === 'PostFilled' && event.revision === 7 ? { ...event, data: { post: 'P2', candidate: 'A' } } : event,
  );
  expect(checkInvariants(forged, fold).map(({ what }) => what)).toContain('A is not in the ranking of P2');
});
