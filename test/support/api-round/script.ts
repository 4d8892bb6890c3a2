import type { Stage } from '#rules';

/** What a scenario says of one candidate. Marks and scores are decimal strings, as everywhere. */
export interface CandidateScript {
  readonly id: string;
  /** In order of preference; the first post of the round if not said. */
  readonly posts?: readonly string[];
  /** Of the two independent markers; absent: did not come to the paper. */
  readonly marks?: readonly [string, string];
  readonly sanction?: 'REPRIMAND' | 'WARNING' | 'SUSPENSION';
  /** Of the appeal markers, in turn; absent: does not appeal. */
  readonly appeal?: readonly string[];
  readonly tier?: 'IN_PLANNING' | 'NOMINATED' | 'OUTSIDE';
  /** What the check of the round's rule found, with the months in an equal post where that is asked; met, if not said. */
  readonly check?: { readonly months?: number; readonly result: 'MET' | 'NOT_MET' };
  /** In the order of the panel; absent, though admitted: does not come to the defence. */
  readonly sheets?: readonly string[];
}

/** What a scenario says of a round. What it leaves open is filled in by the driver. */
export interface RoundScript {
  readonly candidates: readonly CandidateScript[];
  /** Typed in from paper afterwards, or played as it happens, under a clock that is set. */
  readonly entry?: 'RETROSPECTIVE' | 'LIVE';
  readonly posts?: readonly string[];
  readonly pack?: string;
  /** Of the plan, over the driver's own. */
  readonly terms?: object;
  /** The one rule by which applications are checked. */
  readonly rule?: string;
  /** Members of the council; none only where nobody need advise on a contract. */
  readonly council?: 0 | 5 | 7;
  /** The whole council scores the defence, or a scheme-marking board of two; or the council advises and nobody scores. */
  readonly panel?: 'COUNCIL' | 'BOARD_OF_TWO' | 'NOBODY';
  /** True where the course hears everybody before the paper is marked. */
  readonly interviewFirst?: boolean;
  /** The earliest day of a step, by the stage to which it leads. A step that is not named follows at once. */
  readonly days?: Days;
  /** Last day for applications. */
  readonly closesOn?: string;
}

type Days = Partial<Readonly<Record<Stage, string>>>;

/** The days of a round that nothing holds up. */
const usual: Days = {
  DRAFT: '2026-01-05',
  PRINCIPLE_APPROVED: '2026-01-08',
  PLAN_APPROVED: '2026-01-14',
  ANNOUNCED: '2026-01-16',
  APPLICATIONS_OPEN: '2026-01-19',
  SCREENING: '2026-02-25',
  ELIGIBLE_PUBLISHED: '2026-03-04',
  WRITTEN_READY: '2026-03-13',
  WRITTEN_RUNNING: '2026-03-17',
  MARKING: '2026-03-18',
  MARKED: '2026-03-25',
  WRITTEN_PUBLISHED: '2026-03-26',
  WRITTEN_FINAL: '2026-04-08',
  DEFENCE_READY: '2026-04-14',
  DEFENCE_RUNNING: '2026-04-16',
  DEFENCE_SEALED: '2026-04-21',
  COMPILED: '2026-04-22',
  REPORTED: '2026-04-23',
  RECOGNISED: '2026-04-24',
  RESULT_ANNOUNCED: '2026-04-28',
};

const CLOSES_ON = '2026-02-24';
const inYearOf = (year: number, day: string): string => `${String(year)}${day.slice(4)}`;

/** The same days in another year. */
export const inYear = (year: number): { readonly days: Days; readonly closesOn: string } => ({
  days: Object.fromEntries(Object.entries(usual).map(([stage, day]) => [stage, inYearOf(year, day)])),
  closesOn: inYearOf(year, CLOSES_ON),
});

/** What a round is played by. */
export type Filled = Required<RoundScript>;

/** The script with what it leaves open. */
export const filled = (script: RoundScript): Filled => ({
  entry: 'RETROSPECTIVE',
  posts: ['P1'],
  pack: 'VN-CIVIL-2025',
  terms: {},
  rule: 'TIME_IN_POST',
  council: 5,
  panel: 'BOARD_OF_TWO',
  interviewFirst: false,
  days: usual,
  closesOn: CLOSES_ON,
  ...script,
});

/** Who scores the defence, in the order of a candidate's sheets: its head first. */
export const panelOf = ({ panel, council }: Filled): readonly string[] =>
  panel === 'BOARD_OF_TWO' ? ['E1', 'E2'] : councilOf(council);

/** `M1` chairs, `M2` is the vice-chair, `M3` the secretary. */
export const councilOf = (size: number): readonly string[] =>
  Array.from({ length: size }, (_, index) => `M${String(index + 1)}`);

/** Sheets of `size` members that come to `total`, as even as whole scores can be. */
export const evenly = (total: number, size: number): readonly string[] =>
  Array.from({ length: size }, (_, index) => String(Math.floor(total / size) + (index < total % size ? 1 : 0)));
