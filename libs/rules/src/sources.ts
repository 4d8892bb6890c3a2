/**
 * Rules of our own, where no law was found: each has a section with this name in `docs/rules.md`, which says what it is,
 * why, and where it applies. A citation without a section does not compile, and a section without a rule fails a spec.
 */
export const HOUSE_RULES = [
  'pack-defaults',
  'spread-review',
  'same-scorers',
  'day-counting',
  'calendar-years',
  'usual-days-off',
  'terms',
  'waiting',
  'known-names',
  'accounts',
  'four-eyes',
  'second-factor',
  'steps-in-order',
  'days-in-order',
  'late-entries',
  'who-records',
  'registry-files',
  'registry',
  'one-round-a-post',
  'party-opinion',
  'appeal-warning',
  'applications',
  'shortfall',
  'single-candidate',
  'clocks',
  'decided-stands',
  'lots',
  'code-map',
  'defence-sessions',
  'scores-as-written',
  'pinned-pack',
  'standstill',
  'question-errors',
  'reserve',
  'publications',
  'signers',
  'plan-deviations',
  'decided-marks',
  'marking-boards',
  'complaints',
  'custody',
  'erasure',
] as const;
export type HouseRule = (typeof HOUSE_RULES)[number];

/** A rule of ours as it is cited. */
export type HouseSource = `rule of Khoa Bảng (docs/rules.md#${HouseRule})`;

/** A text of law as it is cited, by the short name of its kind. */
export type LegalSource = `${'TT' | 'NĐ' | 'BLDS'} ${string}` | '2424/BNV-CCVC';

/** What stands behind a refusal, a deadline or a title: a text of law, or a rule of ours. */
export type RuleSource = LegalSource | HouseSource;

/** Cites a rule of ours. */
export const house = <Rule extends HouseRule>(rule: Rule): `rule of Khoa Bảng (docs/rules.md#${Rule})` =>
  `rule of Khoa Bảng (docs/rules.md#${rule})`;

/** Stands as the source where the round's plan made the choice. */
export const PLAN_SOURCE = 'plan of the round';

/** Stands as the source of days off and worked days that came with a question. */
export const ASKER_SOURCE = 'given with the question';

/** What a citation says beside names and numbers of instruments, which are Vietnamese in every language. */
const WORDS: Readonly<Record<string, string>> = {
  [PLAN_SOURCE]: 'kế hoạch của đợt thi',
  [ASKER_SOURCE]: 'do người hỏi nêu',
  // As results were recorded before there was a page of our rules.
  'Khoa Bảng default': 'mặc định của Khoa Bảng',
};

/** `16(2)b` as texts of law are cited: `điểm b khoản 2 Điều 16`. */
const articleVi = (article: string): string => {
  const [, number = article, clause, point] = /^(\d+)(?:\((\d+)\))?(?:\(?(\p{Ll})\)?)?$/u.exec(article) ?? [];
  return [point && `điểm ${point}`, clause && `khoản ${clause}`, `Điều ${number}`].filter(Boolean).join(' ');
};

const oneVi = (source: string): string => {
  const [, instrument, article] = /^(.+?) Art (.+)$/u.exec(source) ?? [];
  if (instrument !== undefined && article !== undefined) return `${articleVi(article)} ${instrument}`;
  return WORDS[source] ?? source.replace(/^rule of Khoa Bảng/u, 'quy tắc của Khoa Bảng');
};

const known = new Map<string, string>();

/** A citation as a Vietnamese text has it: `TT 22/2025 Art 16(2)` is `khoản 2 Điều 16 TT 22/2025`. */
export const sourceVi = (source: string): string => {
  const before = known.get(source);
  if (before !== undefined) return before;
  const text = source.split('; ').map(oneVi).join('; ');
  known.set(source, text);
  return text;
};
