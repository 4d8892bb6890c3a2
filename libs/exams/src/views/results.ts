import { validTime, type View } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import type { CaseFailCode, PostStatus, ResultLine } from '../round/results/events.js';
import type { DocumentRef } from '../wording.js';
import { byRound, changed, changedBy, roundOf } from './part.js';

/** How a post came out: who holds or may hold it, and whose cases failed before. */
export type PostOutcome = Readonly<{
  status: PostStatus;
  candidate: string | null;
  case: string | null;
  failed: readonly Readonly<{ candidate: string; code: CaseFailCode }>[];
}>;

/** What a round came to. Lines are those of the last computation; earlier ones stand in the log. */
export type ResultsDoc = Readonly<{
  round: string;
  lines: readonly ResultLine[];
  /** SHA-256 of the canonical case that the lines were computed from. */
  inputsHash: string;
  compiledAt: string;
  openTie: readonly string[];
  tieOrder: readonly string[];
  /** Winners by rank who find no wished post free and wait for the authority. */
  openGaps: readonly string[];
  reported: DocumentRef | null;
  recognised: DocumentRef | null;
  announced: Readonly<{ snapshot: string; at: string }> | null;
  winners: readonly Readonly<{ post: string; candidate: string; case: string }>[];
  posts: Readonly<Record<string, PostOutcome>>;
  annulled: DocumentRef | null;
}>;

const uncompiled = (round: string): ResultsDoc => ({
  round,
  lines: [],
  inputsHash: '',
  compiledAt: '',
  openTie: [],
  tieOrder: [],
  openGaps: [],
  reported: null,
  recognised: null,
  announced: null,
  winners: [],
  posts: {},
  annulled: null,
});

const open: PostOutcome = { status: 'OPEN', candidate: null, case: null, failed: [] };

const withPost = (document: ResultsDoc | undefined, post: string, change: Partial<PostOutcome>) =>
  changed(document, {
    posts: { ...document?.posts, [post]: { ...(document?.posts[post] ?? open), ...change } },
  });

type Won = Readonly<{ post: string; candidate: string; case: string }>;

const won = (document: ResultsDoc | undefined, { post, candidate, case: id }: Won) =>
  withPost(document, post, { status: 'WINNER_PROPOSED', candidate, case: id });

/** The result of each round, line by line with its reasons. Not public before `announced` is filled. */
export const results: View<ResultsDoc, RoundEvents> = {
  name: 'results',
  version: 2,
  indexes: ['round', 'compiledAt'],
  keyOf: byRound,
  on: {
    ResultsCompiled: (document, { lines, inputsHash }, recorded) => ({
      ...(document ?? uncompiled(roundOf(recorded))),
      lines,
      inputsHash,
      compiledAt: validTime(recorded.meta),
      openTie: [],
      openGaps: [],
    }),
    TieFound: (document, { candidates }, recorded) => ({
      ...(document ?? uncompiled(roundOf(recorded))),
      openTie: candidates,
      openGaps: [],
    }),
    PreferenceGapFound: (document, { candidates }, recorded) => ({
      ...(document ?? uncompiled(roundOf(recorded))),
      openTie: [],
      openGaps: candidates,
    }),
    PreferenceGapDecided: (document, { candidate }) =>
      changedBy(document, ({ openGaps }) => ({ openGaps: openGaps.filter((open) => open !== candidate) })),
    TieResolved: (document, { order }) => changed(document, { openTie: [], tieOrder: order }),
    ResultsReported: (document, { report }) => changed(document, { reported: report }),
    ResultsRecognised: (document, { decision }) => changed(document, { recognised: decision }),
    // A round that ends in a contract compiles nothing.
    ResultsAnnounced: (document, { snapshot, winners }, recorded) =>
      winners.reduce<ResultsDoc | undefined>(won, {
        ...(document ?? uncompiled(roundOf(recorded))),
        announced: { snapshot, at: validTime(recorded.meta) },
        winners,
      }),
    CaseFailed: (document, { post, candidate, code }) =>
      withPost(document, post, {
        status: 'CASE_FAILED',
        candidate: null,
        case: null,
        failed: [...(document?.posts[post]?.failed ?? []), { candidate, code }],
      }),
    NextRankedInvited: won,
    ReserveInvited: won,
    PostFilled: (document, { post, candidate }) => withPost(document, post, { status: 'FILLED', candidate }),
    PostUnfilled: (document, { post }) => withPost(document, post, { status: 'UNFILLED', candidate: null }),
    PostCancelled: (document, { post }) => withPost(document, post, { status: 'CANCELLED', candidate: null }),
    ResultAnnulled: (document, { decision }) => changed(document, { annulled: decision }),
  },
};
