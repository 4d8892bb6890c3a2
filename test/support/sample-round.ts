import { emptyTable, put, type Table } from '#kernel';
import type { Application } from '../../libs/exams/src/round/applications/events.js';
import type { CouncilSeat } from '../../libs/exams/src/round/council/events.js';
import type { Session } from '../../libs/exams/src/round/defence/events.js';
import type { Script } from '../../libs/exams/src/round/marking/events.js';
import type { PlanTerms } from '../../libs/exams/src/round/plan/events.js';
import type { Round } from '../../libs/exams/src/round/state.js';
import { blankRound } from './specify.js';

/** An invented candidate: marks of two markers, sheets in the order of the panel. */
export interface SampleCandidate {
  readonly id: string;
  readonly posts?: readonly string[];
  readonly marks?: readonly [string, string];
  readonly script?: Partial<Script>;
  readonly sheets?: readonly string[];
  readonly session?: Partial<Session>;
  readonly status?: Application['status'];
}

export interface SampleRound {
  readonly candidates?: readonly SampleCandidate[];
  readonly posts?: readonly string[];
  readonly terms?: Partial<PlanTerms>;
  readonly members?: number;
}

const ROLES = ['CHAIR', 'VICE_CHAIR', 'SECRETARY'] as const;

/** The invented members of a sample council: `M1` chairs, `M3` is the secretary. */
export const sampleMembers = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `M${index + 1}`);

const seat = (person: string, index: number): CouncilSeat => ({
  person,
  office: 'PROFESSIONAL_LEADER',
  standing: 'CLEAN',
  role: ROLES[index] ?? 'MEMBER',
});

const tableOf = <Value>(pairs: readonly (readonly [string, Value | undefined])[]): Table<Value> =>
  pairs.reduce<Table<Value>>(
    (table, [key, value]) => (value === undefined ? table : put(table, key, value)),
    emptyTable(),
  );

const applicationOf = ({ id, posts, status }: SampleCandidate, index: number): Application => ({
  candidate: id,
  person: `person-${id}`,
  posts: posts ?? ['P1'],
  tier: 'IN_PLANNING',
  receipt: index + 1,
  checks: {},
  grounds: {},
  status: status ?? 'ELIGIBLE',
  candidateNo: `00${index + 1}`,
});

const scriptOf = ({ marks, script }: SampleCandidate): Script | undefined =>
  marks === undefined
    ? undefined
    : {
        marks: marks.map((mark, index) => ({ marker: `K${index + 1}`, mark, place: index === 0 ? 1 : 2 })),
        third: null,
        needs: null,
        settled: { mark: marks[0], how: 'MEAN' },
        ...script,
      };

const sessionOf = ({ sheets, session }: SampleCandidate, members: readonly string[]): Session | undefined =>
  sheets === undefined && session === undefined
    ? undefined
    : {
        status: 'STARTED',
        presented: true,
        questioned: true,
        present: members,
        sheets: Object.fromEntries((sheets ?? []).map((score, index) => [members[index] ?? '', score])),
        firstSheets: null,
        review: 'NONE',
        anew: null,
        ...session,
      };

const planOf = (posts: readonly string[], terms: Partial<PlanTerms>): Round['plan'] => ({
  ...blankRound.plan,
  owner: 'p-owner',
  draft: {
    code: 'SAMPLE-1',
    mandate: 'sample',
    posts: posts.map((post) => ({ post, unit: 'u1', position: 'x', schemeVersion: '1', unitRevision: 0 })),
    owner: 'p-owner',
    authority: 'p-authority',
    superior: 'p-superior',
    entry: 'LIVE',
  },
  approved: {
    pack: 'VN-CIVIL-2025@1',
    packHash: 'sample',
    terms: { allocation: 'PER_POST', markGrain: '0.01', panel: 'COUNCIL', eligibility: [], ...terms },
    decision: { number: '1/QĐ', date: '2026-01-15', hash: 'sample' },
    budget: 'sample',
    scheme: { number: '1', version: '1', units: ['u1'] },
  },
});

/** A round at the defence: everybody with a mark of 50 or more is admitted and drawn in the order given. */
export const sampleRound = ({ candidates = [], posts = ['P1'], terms = {}, members = 7 }: SampleRound = {}): Round => {
  const people = sampleMembers(members);
  const ids = candidates.map(({ id }) => id);
  const admitted = candidates.filter(({ marks }) => marks !== undefined && Number(marks[0]) >= 50).map(({ id }) => id);
  const defended = candidates.filter(({ sheets, session }) => sheets !== undefined || session !== undefined);
  return {
    ...blankRound,
    stage: 'DEFENCE_RUNNING',
    plan: planOf(posts, terms),
    council: {
      ...blankRound.council,
      members: people.map(seat),
      clearedOf: Object.fromEntries(people.map((member) => [member, ids])),
    },
    applications: {
      ...blankRound.applications,
      list: tableOf(candidates.map((candidate, index) => [candidate.id, applicationOf(candidate, index)])),
    },
    written: {
      ...blankRound.written,
      scripts: tableOf(candidates.map(({ id, marks }) => [id, marks === undefined ? undefined : true])),
    },
    marking: {
      ...blankRound.marking,
      scripts: tableOf(candidates.map((candidate) => [`code-${candidate.id}`, scriptOf(candidate)])),
      codeOf: Object.fromEntries(candidates.filter(({ marks }) => marks).map(({ id }) => [id, `code-${id}`])),
    },
    appeals: {
      ...blankRound.appeals,
      gate: { admitted, eliminated: ids.filter((id) => !admitted.includes(id)) },
    },
    defence: {
      ...blankRound.defence,
      order: defended.map(({ id }) => id),
      sessions: tableOf(candidates.map((candidate) => [candidate.id, sessionOf(candidate, people)])),
    },
  };
};
