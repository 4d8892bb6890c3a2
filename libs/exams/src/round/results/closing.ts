import { refuse } from '#kernel';
import { acts, authorityOf, secretaryOf, superiorOf, supervisors } from '../people.js';
import { packOf } from '../plan/pack.js';
import { postsOf } from '../plan/papers.js';
import type { Round } from '../state.js';
import { openComplaints } from './complaints.js';
import { statusOf } from './posts.js';
import type { PostStatus } from './events.js';
import type { ResultsRule } from './rule.js';

/** What the secretary hands over (TT 22/2025 Art 25). */
export const RECORD_KINDS = [
  'ORGANISING_PAPERS',
  'COUNCIL_AND_BOARD_MINUTES',
  'ELIGIBLE_LIST',
  'HANDOVER_MINUTES',
  'ORIGINAL_PAPER',
  'ANSWER_KEY',
  'MARK_SCHEME',
  'SCORE_SHEETS',
  'RECORDINGS',
  'RESULT_TABLES',
  'VIOLATION_MINUTES',
  'DECISIONS',
  'COMPLAINT_DECISIONS',
  'SCRIPT_BAGS_AND_CODE_HEADS',
] as const;

export const reportSupervision: ResultsRule<'ReportSupervision'> = (round, command, context) => {
  if (!supervisors(round).some((person) => acts(context, person))) return refuse('supervisors-only');
  return round.results.supervisionReported ? [] : [{ type: 'SupervisionReported', data: command }];
};

const RESOLVED: readonly PostStatus[] = ['FILLED', 'UNFILLED', 'CANCELLED'];

/** Posts that still wait for an appointment, or for a decision that there will be none. */
export const unresolvedPosts = (round: Round): readonly string[] =>
  postsOf(round).filter((post) => !RESOLVED.includes(statusOf(round, post)));

const unresolvedPost = (round: Round) => {
  const [post] = unresolvedPosts(round);
  return post === undefined ? undefined : refuse('post-unresolved', { post, status: statusOf(round, post) });
};

/** A round has a supervision board, or must have had one: nobody else may report. */
export const isSupervised = (round: Round): boolean =>
  round.council.supervision !== null || packOf(round).supervision.value === 'REQUIRED';

export const closeRound: ResultsRule<'CloseRound'> = (round, _command, context) => {
  if (!acts(context, round.plan.owner)) return refuse('owner-only');
  const unresolved = unresolvedPost(round);
  if (unresolved !== undefined) return unresolved;
  const [open] = openComplaints(round);
  if (open !== undefined) return refuse('complaint-open', { complaint: open });
  const { supervisionReported } = round.results;
  return supervisionReported || !isSupervised(round)
    ? [{ type: 'RoundClosed', data: {} }]
    : refuse('supervision-unreported');
};

export const handOverRecords: ResultsRule<'HandOverRecords'> = (round, command, context) => {
  if (!acts(context, secretaryOf(round) ?? round.plan.owner)) return refuse('secretary-only');
  const missing = RECORD_KINDS.filter((kind) => !command.items.some((item) => item.kind === kind));
  return missing.length === 0
    ? [{ type: 'RecordsHandedOver', data: command }]
    : refuse('records-incomplete', { missing: missing.join(', ') });
};

export const annulResults: ResultsRule<'AnnulResults'> = (round, command, context) =>
  acts(context, authorityOf(round)) || acts(context, superiorOf(round))
    ? [{ type: 'ResultAnnulled', data: command }]
    : refuse('authority-only');
