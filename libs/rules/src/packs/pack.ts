import type { Stage } from '../course/stages.js';
import { house } from '../sources.js';
import type {
  Allocation,
  BandUnit,
  DossierItem,
  NoticeChannel,
  Ranking,
  RoundingMode,
  TieCriterion,
} from '../words.js';

/** Where a parameter comes from. `article` as cited, e.g. `16(2)`. */
export interface Source {
  readonly instrument: string;
  readonly article?: string;
}

/**
 * By what right a parameter governs a leadership round: the text itself, the round's plan, a recruitment rule or
 * the practice of other rounds applied by analogy, or a default of this product where no rule was found.
 */
export type Kind = 'STATUTE' | 'PLAN' | 'ANALOGY' | 'DEFAULT';

/** How sure the value is: read in the text (F), in a secondary source (F2), general knowledge (G), our decision (D). */
export type Confidence = 'F' | 'F2' | 'G' | 'D';

/** Where a number or choice is taken from, by what right, and how sure it is. */
export interface Origin {
  readonly source: Source;
  readonly kind: Kind;
  readonly confidence: Confidence;
}

/** One number or choice of the law with its origin. `null` of kind `PLAN`: the round's plan must fill it. */
export interface Parameter<Value> extends Origin {
  readonly value: Value;
}

export type { Allocation, Ranking };
export type ClockUnit = 'DAYS' | 'WORKING_DAYS';

/** Shares of the two papers in a weighted total, as decimals that add up to 1. */
export interface Weights {
  readonly written: string;
  readonly defence: string;
}

export interface Length {
  readonly length: number;
  readonly unit: ClockUnit;
}

/**
 * What follows from the difference d of two markers: d ≤ `meanUpTo` the mean; d < `talkBelow` a talk that the head
 * decides if need be; more, a third marker. `talkBelow` null: there is no talk band.
 */
export interface Bands {
  readonly meanUpTo: string;
  readonly talkBelow: string | null;
  readonly unit: BandUnit;
}

export interface Rounding {
  readonly places: number;
  readonly mode: RoundingMode;
  /** True: marks are compared as published. False: as they were before rounding (domain: S06). */
  readonly comparePublished: boolean;
}

/** One way through a round: which rankings it serves, and its stages in order. A stage with `?` may be skipped. */
export interface Course {
  readonly name: string;
  readonly rankings: readonly Ranking[];
  readonly stages: readonly (Stage | `${Stage}?`)[];
}

/** On what a notice must go out: on each of `all`, and on one of `any` at least. */
export interface NoticeChannels {
  readonly all?: readonly NoticeChannel[];
  readonly any?: readonly NoticeChannel[];
}

/** One row of the clock table. A clock starts on day 0, the day of the event. */
export interface ClockRow extends Origin {
  readonly name: string;
  readonly startsOn: string;
  /** By the name of a course, the event that starts the clock there instead. */
  readonly startsOnCourse?: Readonly<Record<string, string>>;
  readonly stopsOn: readonly string[];
  /** In `unit`; negative: so long before. The appeal window runs as long as the plan says, where it says so. */
  readonly length: number;
  /** The longer limit for large rounds, where the text gives one. */
  readonly extended?: number;
  readonly unit: ClockUnit;
  /** Clocks of candidates act; clocks of authorities only flag. */
  readonly whose: 'CANDIDATE' | 'AUTHORITY';
  readonly onExpiry: string;
}

export interface LegalBasis extends Source {
  readonly title: string;
}

/**
 * A rule pack: an immutable, versioned value. A correction is a new version; rounds keep the one they pinned. Packs are
 * data files; `pack-schema.ts` holds their shape to this type.
 */
export interface Pack {
  readonly id: string;
  readonly version: number;
  readonly title: { readonly vi: string; readonly en: string };
  /** First and last day (`YYYY-MM-DD`) on which a plan may pin it; null: open. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** False while a text behind the pack has not been read. */
  readonly verified: boolean;
  readonly legalBasis: readonly LegalBasis[];

  readonly minCandidates: Parameter<number | null>;
  readonly measuredAt: Parameter<'ELIGIBLE_LIST' | 'DEFENCE_STARTED'>;
  readonly onShortfall: Parameter<'EXTEND_ONCE_THEN_CANCEL' | 'CANCEL' | 'AUTHORITY_DECIDES'>;
  /** A post that is down to one candidate goes on once it has begun. */
  readonly afterStart: Parameter<'CONTINUE_IF_STARTED'>;
  /** `WHERE_CONTESTED`: only where a post has more than one candidate. */
  readonly council: Parameter<'ALWAYS' | 'WHERE_CONTESTED'>;
  readonly councilSizes: Parameter<readonly number[]>;
  readonly majorityBase: Parameter<'PRESENT' | 'ALL'>;
  readonly supervision: Parameter<'REQUIRED' | 'OPTIONAL'>;
  /** Who checks papers where no form-check board sits; the owner only where there is no secretary either. */
  readonly checkerWithoutBoard: Parameter<'SECRETARY' | 'SECRETARY_OR_OWNER'>;
  readonly paperVersionsMin: Parameter<number>;
  readonly invigilatorsMin: Parameter<number>;
  readonly witnessesMin: Parameter<number>;
  readonly applicationsDays: Parameter<number>;
  readonly noticeChannels: Parameter<NoticeChannels>;
  readonly noticeAmendDaysBefore: Parameter<number>;
  readonly listPostedWorkingDaysBefore: Parameter<number>;
  /** How days are counted: the day of the act is day 0. */
  readonly dayZero: Parameter<'DAY_OF_ACT'>;
  /** Name of the calendar that says which days are worked. */
  readonly calendar: Parameter<'VN'>;

  readonly written: {
    readonly minutes: Parameter<number | null>;
    /** Highest mark of a paper; written and defence alike. */
    readonly scale: Parameter<string>;
    readonly passMark: Parameter<string | null>;
    /** Smallest step of a mark. */
    readonly markGrain: Parameter<string>;
  };
  readonly bands: Parameter<Bands>;
  readonly defence: {
    readonly presentMinutes: Parameter<number | null>;
    readonly questionMinutes: Parameter<number | null>;
    readonly passMark: Parameter<string | null>;
    readonly scorersMin: Parameter<number>;
    /** Widest difference of two sheets without review; null: no review. */
    readonly spreadLimit: Parameter<string | null>;
    /** No sheet is shown before the results are compiled. */
    readonly scoreReveal: Parameter<'SEALED'>;
  };
  /** The first course that serves the plan's ranking is taken, unless the plan names another that does. */
  readonly courses: Parameter<readonly Course[]>;
  readonly ranking: Parameter<Ranking | null>;
  readonly weights: Parameter<Weights | null>;
  readonly tieOrder: Parameter<readonly TieCriterion[]>;
  readonly allocation: Parameter<Allocation | null>;
  readonly appeal: {
    readonly window: Parameter<Length | null>;
    /** An appeal mark nearer than this to the published one is adopted; else the chair decides. */
    readonly diffAdoptBelow: Parameter<string>;
    /** Papers may be coded anew before they are marked on appeal. */
    readonly recoding: Parameter<'OPTIONAL'>;
  };
  /** Per cent taken off the mark. */
  readonly sanctions: Parameter<{ readonly REPRIMAND: string; readonly WARNING: string }>;
  readonly rounding: Parameter<Rounding>;
  /** Months in the current or an equal post; null: as the competent level sets. */
  readonly timeInPostMonths: Parameter<number | null>;
  readonly termYears: Parameter<number>;
  readonly termOnMerger: Parameter<'OLD_DECISION' | 'NEW_DECISION'>;
  readonly nextRankedDays: Parameter<number>;
  /** Without these a dossier is not complete. */
  readonly dossierItems: Parameter<readonly DossierItem[]>;
  /** `OPTIONAL`: an appointment is decided without an opinion of the Party committee too; one that is given counts. */
  readonly partyOpinion: Parameter<'REQUIRED' | 'OPTIONAL'>;
  /** How long results may serve a later vacancy; 0: results are not kept. Nor are they where the pack leaves it to a plan that says nothing. */
  readonly reserveMonths: Parameter<number | null>;
  /** There are none in leadership rounds (domain: S17). */
  readonly priorityPoints: Parameter<'OFF'>;

  readonly clocks: readonly ClockRow[];
}

/** Something wrong with input, at `path` (`candidates[0].written.marks[1]`, `` for the whole). */
export interface Fault {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** True for a fault, whatever else `value` may be. */
export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'code' in value && 'path' in value && 'message' in value;

/** True for the faults of a pack, false for a pack. */
export const isFaults = (answer: Pack | readonly Fault[]): answer is readonly Fault[] => Array.isArray(answer);

/** Stands in packs, which never change, where the number is ours. */
const OUR_DEFAULT = 'Khoa Bảng default';

/** A source as it is cited: `TT 22/2025 Art 16(2)`. */
export const cite = ({ instrument, article }: Source): string => {
  if (instrument === OUR_DEFAULT) return house('pack-defaults');
  return article === undefined ? instrument : `${instrument} Art ${article}`;
};
