import type { Words } from '../../words/language.js';
import type { Row } from './rows.js';
import { valueWords } from './values.js';

/** On which side of the value a plan stays. */
const edges = {
  LEAST: { vi: 'từ', en: 'from' },
  MOST: { vi: 'không quá', en: 'at most' },
  EXACT: { vi: 'đúng', en: 'exactly' },
} as const;

/** What a plan may set, by the path in the pack: what a lesser value would be, and within which limits it stands. */
const planned: Readonly<Record<string, { readonly bound?: keyof typeof edges; readonly limits: Words }>> = {
  minCandidates: { bound: 'LEAST', limits: { vi: '1 đến 20', en: '1 to 20' } },
  measuredAt: { limits: { vi: 'một trong các thời điểm', en: 'one of the steps' } },
  onShortfall: { limits: { vi: 'một trong các cách', en: 'one of the courses' } },
  'written.passMark': { bound: 'LEAST', limits: { vi: '0 đến hết thang điểm', en: '0 to the scale' } },
  'defence.passMark': { bound: 'LEAST', limits: { vi: '0 đến hết thang điểm', en: '0 to the scale' } },
  'defence.presentMinutes': { limits: { vi: '1 đến 600 phút', en: '1 to 600 minutes' } },
  'defence.questionMinutes': { limits: { vi: '1 đến 600 phút', en: '1 to 600 minutes' } },
  'defence.spreadLimit': { bound: 'MOST', limits: { vi: '0 đến hết thang điểm', en: '0 to the scale' } },
  ranking: { limits: { vi: 'một trong các cách', en: 'one of the rankings' } },
  weights: { bound: 'EXACT', limits: { vi: 'hai tỷ lệ có tổng bằng 1', en: 'two shares that add up to 1' } },
  allocation: { limits: { vi: 'một trong các cách', en: 'one of the ways' } },
  'appeal.window': { bound: 'LEAST', limits: { vi: '1 đến 60 ngày', en: '1 to 60 days' } },
  reserveMonths: { limits: { vi: '0 đến 120 tháng', en: '0 to 120 months' } },
};

/** What was found in a text binds a plan. */
const isBound = ({ kind, confidence }: Row): boolean =>
  kind === 'STATUTE' || (kind === 'ANALOGY' && confidence === 'F');

const fixed: Words = { vi: 'kế hoạch không đổi được', en: 'no plan changes it' };

/** What the plan of a round may set here. */
export const rangeWords = (row: Row): Words => {
  const term = planned[row.path];
  if (term === undefined) return fixed;
  const { bound, limits } = term;
  if (row.kind === 'PLAN') return { vi: `kế hoạch quy định: ${limits.vi}`, en: `the plan says: ${limits.en}` };
  if (bound === undefined || row.value === null) return limits;
  const [edge, value] = [edges[bound], valueWords(row.path, row.value)];
  if (isBound(row)) return { vi: `${edge.vi} ${value.vi}`, en: `${edge.en} ${value.en}` };
  return {
    vi: `${limits.vi}; khác mức “${edge.vi} ${value.vi}” thì kế hoạch phải nêu rõ`,
    en: `${limits.en}; other than “${edge.en} ${value.en}” the plan has to name it`,
  };
};
