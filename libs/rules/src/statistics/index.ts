/*
 * Statistics about people who mark, for information only. They are no scores: nothing in this folder enters a result or
 * is compared with a legal limit. That is why this folder, and no other in the core, counts in binary floats.
 */
export type { Figure } from './figures.js';
export {
  type JudgeFigures,
  type MarkedScript,
  type MarkerFigures,
  type MarkerStatistics,
  markerStatistics,
  type MarkerStatisticsInput,
  type MemberFigures,
  type ScoredDefence,
} from './report.js';
