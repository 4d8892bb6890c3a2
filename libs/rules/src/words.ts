/*
 * The words among which packs, plans and cases choose, each list once: whatever reads or offers them takes them here.
 */

/** How a total comes about. `CHOICE`: there is none, the signer of a contract chooses and says why (NĐ 235/2026). */
export const RANKINGS = ['GATE_THEN_DEFENCE', 'WEIGHTED', 'SUM', 'SCHEME_ONLY', 'CHOICE'] as const;
export type Ranking = (typeof RANKINGS)[number];

/** How posts are given out: each for itself, by rank and preference, or to the first as many as there are posts. */
export const ALLOCATIONS = ['PER_POST', 'SERIAL_BY_PREFERENCE', 'TOP_N_THEN_ALLOCATE'] as const;
export type Allocation = (typeof ALLOCATIONS)[number];

/** What decides between candidates, in the order that a pack gives. `AUTHORITY`: somebody decides. */
export const TIE_CRITERIA = ['TOTAL', 'WRITTEN', 'AUTHORITY'] as const;
export type TieCriterion = (typeof TIE_CRITERIA)[number];

/** In what the difference of two markers is measured. */
export const BAND_UNITS = ['POINTS', 'PERCENT_OF_SCALE'] as const;
export type BandUnit = (typeof BAND_UNITS)[number];

/** Where a number half way between two goes: up, or to the even one. */
export const ROUNDING_MODES = ['HALF_UP', 'HALF_EVEN'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** The two parts of the exam. */
export const PAPERS = ['written', 'defence'] as const;
export type Paper = (typeof PAPERS)[number];

/** What is done about a candidate who breaks the rules of the exam. */
export const SANCTION_KINDS = ['REPRIMAND', 'WARNING', 'SUSPENSION'] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

/** On what a notice goes out: the mass media, the portal, or a letter to a chosen person. */
export const NOTICE_CHANNELS = ['MEDIA', 'PORTAL', 'LETTER'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** The ten items of an appointment dossier (NĐ 115/2020 Art 48, NĐ 170/2025 Art 35). A storage format: never renamed or re-used. */
export const DOSSIER_ITEMS = [
  'PROPOSAL',
  'VOTES_AND_MINUTES',
  'CURRICULUM_VITAE',
  'SELF_REVIEW',
  'EVALUATIONS',
  'RESIDENCE_COMMENT',
  'POLITICAL_STANDARD',
  'ASSET_DECLARATION',
  'DIPLOMAS',
  'HEALTH_CERTIFICATE',
] as const;
export type DossierItem = (typeof DOSSIER_ITEMS)[number];
