import { isRefusal, type Recorded } from '#kernel';
import { findPack } from '#rules';
import type { RoundCommands } from '../../libs/exams/src/round/events.js';
import { packHash } from '../../libs/exams/src/round/plan/approval.js';
import { RECORD_KINDS } from '../../libs/exams/src/round/results/closing.js';
import { round as decider } from '../../libs/exams/src/round/round.js';
import type { Round } from '../../libs/exams/src/round/state.js';
import { contextOf, samplePaper, sampleText } from './specify.js';

export const hash = 'a'.repeat(64);
const pack = findPack('VN-CONTRACT-2026')!;

type Rule = (round: Round, command: unknown, context: unknown) => readonly { type: string; data: unknown }[];
type Fold = (round: Round, data: unknown, meta: unknown) => Round;

const decide = decider.decide as unknown as Readonly<Record<string, Rule>>;
const evolve = decider.evolve as unknown as Readonly<Record<string, Fold>>;

/** A round that is led by commands from its draft on. Every command is at nine in the morning of the day it stands on. */
export const roundOfPosts = (...posts: readonly string[]) => {
  let state = decider.initialState;
  let day = '2026-07-06';
  const history: Recorded[] = [];
  const ask = <C extends keyof RoundCommands>(type: C, data: RoundCommands[C], actor: string) =>
    decide[type]!(state, data, contextOf({ actor, at: `${day}T02:00:00.000Z` }));
  const run = <C extends keyof RoundCommands>(type: C, data: RoundCommands[C], actor: string) => {
    const outcome = ask(type, data, actor);
    if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.refused}`);
    const commandId = `command-${history.length}`;
    const meta = { ...contextOf({ actor, at: `${day}T02:00:00.000Z`, commandId }), commandType: type };
    for (const event of outcome) {
      const revision = history.length;
      const place = { id: `e${revision}`, version: 1, stream: 'round-R1', revision, position: BigInt(revision) };
      history.push({ ...event, ...place, meta });
      state = evolve[event.type]!(state, event.data, meta);
    }
  };
  const refused = <C extends keyof RoundCommands>(
    type: C,
    data: RoundCommands[C],
    [actor, code, details = {}]: readonly [string, string, object?],
  ) => {
    expect(ask(type, data, actor)).toMatchObject({ refused: code, details });
  };
  const on = (next: string) => {
    day = next;
  };
  return { posts, run, ask, refused, on, history, now: () => state };
};

export type Walk = ReturnType<typeof roundOfPosts>;

const terms: RoundCommands['ApprovePlan']['terms'] = {
  allocation: 'PER_POST',
  markGrain: '0.25',
  panel: 'COUNCIL',
  // Art 9: who holds an office of the State now is excluded, and nobody may waive that.
  eligibility: [{ rule: 'NO_OFFICIAL', evidence: 'CURRICULUM_VITAE' }],
};

export const announce = ({ posts, run, on }: Walk, change: Partial<typeof terms> = {}): void => {
  const facts = posts.map((post) => ({ post, unit: 'u1', position: 'x', schemeVersion: '1', unitRevision: 0 }));
  const people = { owner: 'p-owner', authority: 'p-authority', superior: 'p-superior' };
  run('DraftRound', { code: 'HĐ-1', mandate: '72-KH/TU', posts: facts, entry: 'LIVE', ...people }, 'p-owner');
  run('ApprovePrinciple', { decision: samplePaper }, 'p-authority');
  run(
    'ApprovePlan',
    {
      pack: 'VN-CONTRACT-2026',
      packHash: packHash(pack),
      terms: { ...terms, ...change },
      decision: samplePaper,
      budget: 'B1',
      scheme: { number: '1', version: '1', units: ['u1'] },
    },
    'p-authority',
  );
  const channels = [
    { kind: 'MEDIA', reference: 'm' },
    { kind: 'PORTAL', reference: 'p' },
  ] as const;
  run('AnnounceRound', { channels, opensOn: '2026-07-08', closesOn: '2026-08-10' }, 'p-owner');
  on('2026-07-08');
  run('OpenApplications', {}, 'p-owner');
};

/** Applications by candidate, each for these posts. */
export const receive = ({ run, on }: Walk, wishes: Readonly<Record<string, readonly string[]>>): void => {
  for (const [candidate, posts] of Object.entries(wishes)) {
    const person = `person-${candidate}`;
    run('ReceiveApplication', { candidate, person, posts, tier: 'OUTSIDE', documents: [] }, 'p-owner');
  }
  on('2026-08-11');
  run('CloseApplications', {}, 'p-owner');
};

export const check = ({ run }: Walk, candidates: readonly string[], result: 'MET' | 'NOT_MET' = 'MET'): void => {
  for (const candidate of candidates) {
    run('CheckEligibility', { candidate, rule: 'NO_OFFICIAL', result, evidence: hash }, 'p-owner');
  }
};

export const seat = (person: string, office: 'HEAD' | 'HR_LEADER' | 'HR_OFFICER' | 'OUTSIDE_EXPERT') =>
  ({ person, office, standing: 'CLEAN' }) as const;
export const five = [
  { ...seat('m1', 'HEAD'), role: 'CHAIR' },
  { ...seat('m2', 'HR_LEADER'), role: 'VICE_CHAIR' },
  { ...seat('m3', 'HR_OFFICER'), role: 'SECRETARY' },
  { ...seat('m4', 'OUTSIDE_EXPERT'), role: 'MEMBER' },
  { ...seat('m5', 'OUTSIDE_EXPERT'), role: 'MEMBER' },
] as const;
export const advisory = five.map(({ person }) => person);

export const clear = ({ run }: Walk, people: readonly string[], candidates: readonly string[]): void => {
  for (const person of people) run('DeclareNoRelationship', { candidates }, person);
};

/** Two or more are left for some post: the council is set up and everybody declares; then the list comes out. */
export const publish = (walk: Walk, candidates: readonly string[]): void => {
  walk.run('EstablishCouncil', { members: five, decision: samplePaper }, 'p-authority');
  clear(walk, ['p-authority', ...advisory], candidates);
  walk.run('PublishEligibleList', {}, 'p-owner');
};

/** Candidates by age, who stand for the one post P1, up to the published list. */
export const listed = (...candidates: readonly string[]): Walk => {
  const walk = roundOfPosts('P1');
  announce(walk);
  receive(walk, Object.fromEntries(candidates.map((candidate) => [candidate, ['P1']])));
  check(walk, candidates);
  publish(walk, candidates);
  return walk;
};

export const give = ({ run }: Walk, opinions: readonly (readonly [string, string])[]): void => {
  for (const [member, candidate] of opinions) run('GiveOpinion', { candidate, opinion: sampleText }, member);
};

export const hireOf = (candidate: string, post = 'P1'): RoundCommands['DecideHire'] => ({
  post,
  candidate,
  reason: sampleText,
  decision: samplePaper,
});
/** From the decision to the archive, without a supervision board and perhaps without a council. */
export const finish = ({ run }: Walk, candidate: string, archivist: string): void => {
  run('AnnounceResults', {}, 'p-owner');
  run('RecordPostFilled', { post: 'P1', candidate }, 'system:appointment-cases');
  run('CloseRound', {}, 'p-owner');
  run('HandOverRecords', { items: RECORD_KINDS.map((kind) => ({ kind, hash })), archive: 'K-1' }, archivist);
};

/** An invented hire from draft to archive: two stand, five advise 3 v. 2, and the signer takes the one of the two. */
export const hireHistory: readonly Recorded[] = (() => {
  const walk = listed('c1', 'c2');
  give(
    walk,
    advisory.map((member, index) => [member, index < 3 ? 'c1' : 'c2']),
  );
  walk.run('ReportOpinions', { minutes: hash }, 'm3');
  walk.run('DecideHire', hireOf('c2'), 'p-authority');
  finish(walk, 'c2', 'm3');
  return walk.history;
})();
