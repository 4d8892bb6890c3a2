import { type Context, isSystem, refuse } from '#kernel';
import { acts, authorityOf, chairOf, secretaryOf, superiorOf, supervisors } from '../people.js';
import { own } from '../../own.js';
import { packOf } from '../plan/pack.js';
import { postsOf } from '../plan/papers.js';
import type { Round } from '../state.js';
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

/** A round cannot be closed over open complaints: nobody holds it up with more than these. */
export const OPEN_COMPLAINTS_MAX = 3;

export const lodgeComplaint: ResultsRule<'LodgeComplaint'> = (round, command, { actor }) => {
  const { complaints, lodgedBy } = round.results;
  if (Object.hasOwn(complaints, command.complaint))
    return own(lodgedBy, command.complaint) === actor ? [] : refuse('complaint-number-taken');
  const open = Object.entries(lodgedBy).filter(([id, by]) => by === actor && complaints[id] === 'OPEN');
  return open.length < OPEN_COMPLAINTS_MAX
    ? [{ type: 'ComplaintLodged', data: command }]
    : refuse('complaints-too-many', { most: OPEN_COMPLAINTS_MAX });
};

const settles = (round: Round, context: Context): boolean =>
  isSystem(context) || [chairOf(round), authorityOf(round), superiorOf(round)].some((person) => acts(context, person));

export const settleComplaint: ResultsRule<'SettleComplaint'> = (round, command, context) => {
  const { complaint, outcome } = command;
  if (!settles(round, context)) return refuse('complaint-settler-only');
  const { complaints } = round.results;
  if (!Object.hasOwn(complaints, complaint)) return refuse('complaint-unknown', { complaint });
  const before = complaints[complaint];
  return before === outcome || before === 'SETTLED' ? [] : [{ type: 'ComplaintSettled', data: command }];
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
  const [open] = Object.entries(round.results.complaints).find(([, status]) => status === 'OPEN') ?? [];
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
