import { type Recorded, validTime, type View } from '#kernel';
import { localDay, type Stage } from '#rules';
import type { PlanTerms } from '../round/plan/events.js';
import type { RoundEvents } from '../round/events.js';
import type { PostStatus } from '../round/results/events.js';
import type { SuspendCode } from '../round/standstill/events.js';
import { roundEventTypes } from '../round/cards.js';
import { type Signing, signersIn, signersOn, withSigners } from '../round/plan/signers.js';
import { resumeNext, stageNext } from '../round/standstill/resumption.js';
import { openTasks } from '../tasks/open-tasks.js';
import { certain } from '../bug.js';
import { courseNamed } from '../round/plan/pack.js';
import { tasksOf } from '../questions/tasks-of.js';
import { byRound, roundOf, type RoundEventType } from './part.js';

export type PostLine = Readonly<{
  post: string;
  unit: string;
  position: string;
  status: PostStatus;
  /** Who is proposed for it or holds it; not public before the announcement. */
  candidate: string | null;
}>;

export type RoundCounts = Readonly<{
  applied: number;
  /** On the published list. */
  eligible: number;
  refused: number;
  withdrawn: number;
  scripts: number;
  settled: number;
  appeals: number;
  sheets: number;
}>;

/** A round at a glance. Small whatever the size of the round: numbers, not lists. */
export type RoundDoc = Readonly<{
  round: string;
  code: string;
  mandate: string;
  stage: Stage;
  /** Valid time at which it came to this stage. */
  stageSince: string;
  /** Where a suspended round goes on. */
  resumeTo: Stage | null;
  /** Code of the sentence that says what it waits for; empty once it has ended. */
  waitsFor: string;
  /** The one focal point, and to whom that was offered. */
  owner: string;
  ownerOfferedTo: string | null;
  authority: string;
  superior: string;
  /** Who signed first, and what the registry decided since, by unit: `authority` and `superior` are those of the day. */
  signing: Pick<Signing, 'base' | 'changes'>;
  /** The owning body whose round it is; `null` where it was drafted before rounds had one. */
  body: string | null;
  /** Unit of the first post, or the successor: to list by. All are in `posts`. */
  unit: string;
  /** `id@version` */
  pack: string | null;
  /** Name of the course in the pack: which stages it takes, in which order. */
  course: string | null;
  panel: PlanTerms['panel'] | null;
  entry: 'LIVE' | 'RETROSPECTIVE';
  posts: readonly PostLine[];
  counts: RoundCounts;
  noticeOn: string | null;
  opensOn: string | null;
  closesOn: string | null;
  announcedOn: string | null;
  openTie: readonly string[];
  openGaps: readonly string[];
  /** True once it is known who passed the paper. */
  gateEvaluated: boolean;
  /** True where it is known that nobody passed the paper. */
  nobodyAdmitted: boolean;
  /** True while a decision on a tie or a gap waits to be compiled. */
  toCompile: boolean;
  openQuestionErrors: readonly string[];
  openComplaints: readonly string[];
  supervisionReported: boolean;
  /** The two who keep the code map and its salt. */
  keepers: readonly string[];
  /** True once all sheets are sealed: then they may be read (see `sealedFor`). */
  sheetsRevealed: boolean;
  suspended: SuspendCode | null;
  /** Valid time of the draft. */
  draftedAt: string;
  /** Recorded time and revision of the last event. */
  lastAt: string;
  revision: number;
}>;

const noCounts: RoundCounts = {
  applied: 0,
  eligible: 0,
  refused: 0,
  withdrawn: 0,
  scripts: 0,
  settled: 0,
  appeals: 0,
  sheets: 0,
};

const drafted = (data: RoundEvents['RoundDrafted'], recorded: Recorded): RoundDoc => ({
  round: roundOf(recorded),
  code: data.code,
  mandate: data.mandate,
  stage: 'DRAFT',
  stageSince: validTime(recorded.meta),
  resumeTo: null,
  waitsFor: '',
  owner: data.owner,
  ownerOfferedTo: null,
  authority: data.authority,
  superior: data.superior,
  body: data.body ?? null,
  signing: { base: signersIn(data), changes: {} },
  unit: certain(data.posts[0], 'a round is drafted without posts').unit,
  pack: null,
  course: null,
  panel: null,
  entry: data.entry,
  posts: data.posts.map(({ post, unit, position }) => ({ post, unit, position, status: 'OPEN', candidate: null })),
  counts: noCounts,
  noticeOn: null,
  opensOn: null,
  closesOn: null,
  announcedOn: null,
  openTie: [],
  openGaps: [],
  gateEvaluated: false,
  nobodyAdmitted: false,
  toCompile: false,
  openQuestionErrors: [],
  openComplaints: [],
  supervisionReported: false,
  keepers: [],
  sheetsRevealed: false,
  suspended: null,
  draftedAt: validTime(recorded.meta),
  lastAt: recorded.meta.at,
  revision: recorded.revision,
});

type Change = Partial<RoundDoc>;
type Changes = {
  readonly [E in RoundEventType]?: (round: RoundDoc, data: RoundEvents[E], recorded: Recorded) => Change;
};

const counted =
  (name: keyof RoundCounts) =>
  ({ counts }: RoundDoc): Change => ({ counts: { ...counts, [name]: counts[name] + 1 } });

const noticed = (_: RoundDoc, { opensOn, closesOn }: RoundEvents['RoundAnnounced'], { meta }: Recorded): Change => ({
  noticeOn: localDay(validTime(meta)),
  opensOn,
  closesOn,
});

const withPost = ({ posts }: RoundDoc, post: string, status: PostStatus, candidate: string | null): Change => ({
  posts: posts.map((line) => (line.post === post ? { ...line, status, candidate } : line)),
});

const announced = ({ posts }: RoundDoc, { winners }: RoundEvents['ResultsAnnounced'], { meta }: Recorded): Change => ({
  announcedOn: localDay(validTime(meta)),
  posts: posts.map((line) => {
    if (line.status !== 'OPEN') return line;
    const winner = winners.find(({ post }) => post === line.post);
    return winner === undefined
      ? { ...line, status: 'UNFILLED' }
      : { ...line, status: 'WINNER_PROPOSED', candidate: winner.candidate };
  }),
});

/** The successor takes the round over: its posts stand there now. */
const resumed = ({ posts, signing }: RoundDoc, { as, successor }: RoundEvents['RoundResumed']): Change => ({
  suspended: null,
  ...(as === 'UNCHANGED' || successor === undefined
    ? {}
    : {
        ...successor,
        body: successor.body ?? null,
        signing: { base: signersIn(successor), changes: signing.changes },
        posts: posts.map((line) => ({ ...line, unit: successor.unit })),
      }),
});

const without = (list: readonly string[], gone: string): readonly string[] => list.filter((entry) => entry !== gone);

/** The round as it is signed for on a day: nothing needs to be recorded on the day from which a decision holds. */
export const roundSignedOn = (round: RoundDoc, day: string): RoundDoc => {
  const { signing, posts } = round;
  if (Object.keys(signing.changes).length === 0) return round;
  const offered = posts.filter(({ status }) => status !== 'CANCELLED');
  const units = [...new Set((offered.length > 0 ? offered : posts).map(({ unit }) => unit))];
  return { ...round, ...signersOn({ ...signing, units }, day) };
};

const changes: Changes = {
  SignersChanged: ({ signing }, change) => ({
    signing: { ...signing, changes: withSigners(signing.changes, change) },
  }),
  PlanApproved: (_, { pack, terms }) => ({
    pack,
    course: courseNamed({ pack, terms }),
    panel: terms.panel,
  }),
  RoundAnnounced: noticed,
  NoticeAmended: noticed,
  OwnershipOffered: (_, { to }) => ({ ownerOfferedTo: to }),
  OwnershipAccepted: (_, { to }) => ({ owner: to, ownerOfferedTo: null }),
  ApplicationReceived: counted('applied'),
  ApplicationWithdrawn: counted('withdrawn'),
  ApplicationRefused: counted('refused'),
  ApplicationsExtended: (_, { closesOn }) => ({ closesOn }),
  PostCancelled: (round, { post }) => withPost(round, post, 'CANCELLED', null),
  EligibleListPublished: ({ counts }, data) => ({ counts: { ...counts, eligible: data.candidates.length } }),
  QuestionErrorRaised: (round, { question }) => ({ openQuestionErrors: [...round.openQuestionErrors, question] }),
  QuestionErrorDecided: (round, { question }) => ({
    openQuestionErrors: without(round.openQuestionErrors, question),
  }),
  ScriptsCoded: ({ counts }, { codes, keepers }) => ({ counts: { ...counts, scripts: codes.length }, keepers }),
  MarkSettled: (round, { replaces }) => (replaces === undefined ? counted('settled')(round) : {}),
  AppealFiled: counted('appeals'),
  SheetSigned: (round, { replaces }) => (replaces === null ? counted('sheets')(round) : {}),
  DefenceSealed: () => ({ sheetsRevealed: true }),
  GateEvaluated: (_, { admitted }) => ({ gateEvaluated: true, nobodyAdmitted: admitted.length === 0 }),
  TieFound: (_, data) => ({ openTie: data.candidates, openGaps: [] }),
  TieResolved: () => ({ openTie: [], toCompile: true }),
  PreferenceGapFound: (_, data) => ({ openTie: [], openGaps: data.candidates }),
  PreferenceGapDecided: (round, { candidate }) => ({
    openGaps: without(round.openGaps, candidate),
    toCompile: true,
  }),
  ResultsCompiled: () => ({ openTie: [], openGaps: [], toCompile: false }),
  ResultsAnnounced: announced,
  SupervisionReported: () => ({ supervisionReported: true }),
  CaseFailed: (round, { post }) => withPost(round, post, 'CASE_FAILED', null),
  NextRankedInvited: (round, { post, candidate }) => withPost(round, post, 'WINNER_PROPOSED', candidate),
  ReserveInvited: (round, { post, candidate }) => withPost(round, post, 'WINNER_PROPOSED', candidate),
  PostFilled: (round, { post, candidate }) => withPost(round, post, 'FILLED', candidate),
  PostUnfilled: (round, { post }) => withPost(round, post, 'UNFILLED', null),
  ComplaintLodged: (round, { complaint }) => ({ openComplaints: [...round.openComplaints, complaint] }),
  ComplaintReceived: (round, { complaint }) => ({ openComplaints: [...round.openComplaints, complaint] }),
  // What is passed on to the head of the body waits for that head.
  ComplaintSettled: (round, { complaint, outcome }) =>
    outcome === 'SETTLED' ? { openComplaints: without(round.openComplaints, complaint) } : {},
  RoundSuspended: (_, { code }) => ({ suspended: code }),
  RoundResumed: resumed,
};

/** The sentence that says what a round waits for: a tie or a gap before all else. */
const sentence = (round: RoundDoc): string => {
  const { openTie, openGaps, stage } = round;
  if (stage === 'COMPILED' && openTie.length > 0) return openTasks.TIE.code;
  if (stage === 'COMPILED' && openGaps.length > 0) return openTasks.PREFERENCE_GAP.code;
  return tasksOf(round)[0]?.code ?? '';
};

const advanced = (round: RoundDoc, data: unknown, recorded: Recorded): RoundDoc => {
  const { type, meta, revision } = recorded;
  const change = changes[type as RoundEventType] as
    ((round: RoundDoc, data: unknown, recorded: Recorded) => Change) | undefined;
  const stage = stageNext(round, type) ?? round.stage;
  const next = {
    ...round,
    ...change?.(round, data, recorded),
    stage,
    resumeTo: resumeNext(round, type),
    stageSince: stage === round.stage ? round.stageSince : validTime(meta),
    lastAt: meta.at,
    revision,
  };
  return roundSignedOn({ ...next, waitsFor: sentence(next) }, localDay(validTime(meta)));
};

/** The rounds: stage, people, posts, numbers, dates. */
export const rounds: View<RoundDoc, RoundEvents> = {
  name: 'rounds',
  version: 6,
  indexes: [
    'round',
    'draftedAt',
    'code',
    'stage',
    'stageSince',
    'waitsFor',
    'owner',
    'ownerOfferedTo',
    'authority',
    'unit',
    'pack',
    'course',
    'entry',
    'closesOn',
    'announcedOn',
    'lastAt',
  ],
  keyOf: byRound,
  on: {
    ...Object.fromEntries(
      roundEventTypes.map((type) => [
        type,
        (round: RoundDoc | undefined, data: unknown, recorded: Recorded) => round && advanced(round, data, recorded),
      ]),
    ),
    RoundDrafted: (_, data, recorded) => {
      const round = drafted(data, recorded);
      return { ...round, waitsFor: sentence(round) };
    },
  },
};
