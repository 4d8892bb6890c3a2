import { type Context, isRefusal, isSystem, refuse } from '#kernel';
import { own } from '../../own.js';
import { acts, authorityOf, secretaryOf } from '../people.js';
import { postsOf } from '../plan/papers.js';
import { snapshotOf } from '../publishing.js';
import type { Round } from '../state.js';
import type { CaseNow, PostStatus, ResultsCommands } from './events.js';
import type { ResultsRule } from './rule.js';

/** What the round remembers of a post; `undefined` before the announcement, and of one that nobody won. */
export const entryOf = (round: Round, post: string) => own(round.results.posts, post);

/** What has become of a post of the round. Announced without a winner: unfilled. */
export const statusOf = (round: Round, post: string): PostStatus => {
  if (round.applications.cancelledPosts.includes(post)) return 'CANCELLED';
  const announced = round.stage === 'RESULT_ANNOUNCED' || round.stage === 'APPOINTING' || round.stage === 'CLOSED';
  return entryOf(round, post)?.status ?? (announced ? 'UNFILLED' : 'OPEN');
};

/** The same for any id; `undefined` for a post that the round does not have. */
export const postStatus = (round: Round, post: string): PostStatus | undefined =>
  postsOf(round).includes(post) ? statusOf(round, post) : undefined;

/** The edge prefixes the id of the round. */
export const caseId = (post: string, count: number): string => `${post}-${count}`;

/** By rank, or by the choice of the signer on a round that ends in a contract. */
const won = (round: Round): readonly { readonly post: string; readonly candidate: string }[] => [
  ...round.results.lines.flatMap(({ id, post, outcome }) =>
    outcome === 'WINNER' && post !== null ? [{ post, candidate: id }] : [],
  ),
  ...Object.entries(round.hiring.hired).map(([post, candidate]) => ({ post, candidate })),
];

export const announceResults: ResultsRule<'AnnounceResults'> = (round, command, context) => {
  if (!acts(context, round.plan.owner) && !acts(context, secretaryOf(round))) return refuse('announce-not-allowed');
  const winners = won(round).map((place) => ({ ...place, case: caseId(place.post, 1) }));
  const snapshot = snapshotOf(round, { kind: 'RESULTS', content: { winners } }, command.snapshot);
  return isRefusal(snapshot) ? snapshot : [{ type: 'ResultsAnnounced', data: { snapshot, winners } }];
};

/** The case that is open for a post, or was last; `undefined` before the announcement. */
export const caseFor = (round: Round, post: string): string | undefined => {
  const cases = entryOf(round, post)?.cases ?? 0;
  return cases === 0 ? undefined : caseId(post, cases);
};

/** What becomes of a winner is decided in the case: nobody writes into the round what the case does not say. */
const againstCase = (
  context: Context,
  { post, candidate, case: now }: ResultsCommands['RecordPostFilled'],
  agrees: (now: CaseNow) => boolean,
) =>
  isSystem(context) || (now !== undefined && agrees(now))
    ? undefined
    : refuse('case-decides', { post, candidate, status: now?.status ?? 'UNKNOWN' });

export const recordCaseFailed: ResultsRule<'RecordCaseFailed'> = (round, command, context) => {
  const { post, candidate, code } = command;
  if (!isSystem(context) && !acts(context, round.plan.owner) && !acts(context, authorityOf(round))) {
    return refuse('case-report-not-allowed');
  }
  const entry = entryOf(round, post);
  if (entry?.candidate !== candidate) {
    return round.results.failed.includes(candidate) ? [] : refuse('not-the-proposed-winner', { post, candidate });
  }
  if (entry.status === 'CASE_FAILED') return [];
  if (entry.status !== 'WINNER_PROPOSED') return refuse('not-the-proposed-winner', { post, candidate });
  const failed = ({ status, outcome }: CaseNow) => status === 'FAILED' && outcome === code;
  return againstCase(context, command, failed) ?? [{ type: 'CaseFailed', data: { post, candidate, code } }];
};

export const recordPostFilled: ResultsRule<'RecordPostFilled'> = (round, command, context) => {
  const { post, candidate } = command;
  if (!isSystem(context) && !acts(context, round.plan.owner)) return refuse('case-report-not-allowed');
  const entry = entryOf(round, post);
  if (entry?.candidate === candidate && entry.status === 'FILLED') return [];
  if (entry?.candidate !== candidate || entry.status !== 'WINNER_PROPOSED') {
    return refuse('not-the-proposed-winner', { post, candidate });
  }
  const inOffice = ({ status }: CaseNow) => status === 'IN_OFFICE' || status === 'ENDED';
  return againstCase(context, command, inOffice) ?? [{ type: 'PostFilled', data: { post, candidate } }];
};

export const leavePostUnfilled: ResultsRule<'LeavePostUnfilled'> = (round, command, context) => {
  const { post } = command;
  if (!acts(context, authorityOf(round))) return refuse('authority-only');
  const status = postStatus(round, post);
  if (status === undefined) return refuse('post-unknown', { post });
  if (status === 'UNFILLED') return [];
  return status === 'CASE_FAILED'
    ? [{ type: 'PostUnfilled', data: command }]
    : refuse('post-not-open', { post, status });
};
