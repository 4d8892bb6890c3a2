import * as z from 'zod';
import { isDay } from '../calendar/days.js';
import { isDecimal } from '../numbers/decimals.js';
import type { Fault, Pack } from './pack.js';
import { stages } from '../course/stages.js';
import {
  ALLOCATIONS,
  BAND_UNITS,
  DOSSIER_ITEMS,
  NOTICE_CHANNELS,
  RANKINGS,
  ROUNDING_MODES,
  TIE_CRITERIA,
} from '../words.js';

/** Longer than any deadline; keeps counting short. */
const LENGTH_MAX = 10_000;

/** No control characters, and none that turn the direction of writing or cannot be seen: a name reads as it is kept. */
const readable = z.string().regex(/^\P{C}*$/u, 'must not hold control or hidden characters');
const text = readable.regex(/\S/, 'must be a text with something in it');
/** The largest jury found (2014): no round could seat more scorers for a candidate. */
const PANEL_MAX = 15;

const count = z.int().min(0).max(LENGTH_MAX);
const atLeastOne = count.min(1);
const length = z.int().min(-LENGTH_MAX).max(LENGTH_MAX);
const day = z.string().refine(isDay, 'must be a day, YYYY-MM-DD');

/** As scores are written. */
const decimal = z
  .string()
  .refine(isDecimal, 'must be a short decimal such as "49.5": no sign, exponent, comma or blank');

// Whether a source names anything is asked with the other questions of meaning, under a code of its own.
const source = z.strictObject({ instrument: readable, article: text.exactOptional() }).readonly();

const origin = {
  source,
  kind: z.enum(['STATUTE', 'PLAN', 'ANALOGY', 'DEFAULT']),
  confidence: z.enum(['F', 'F2', 'G', 'D']),
};

const parameter = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, ...origin }).readonly();

const choice = <const Word extends string>(...words: readonly Word[]) => parameter(z.enum(words));

/** What the law may one day say otherwise and no code obeys yet: a pack that does is refused, not misread. */
const only = <const Word extends string>(word: Word) =>
  parameter(z.literal(word, { error: `this build only knows ${word}` }));

const ranking = z.enum(RANKINGS);
const allocation = z.enum(ALLOCATIONS);
const unit = z.enum(['DAYS', 'WORKING_DAYS']);
const weights = z.strictObject({ written: decimal, defence: decimal }).readonly();
const window = z.strictObject({ length, unit }).readonly();

const bands = z.strictObject({ meanUpTo: decimal, talkBelow: decimal.nullable(), unit: z.enum(BAND_UNITS) }).readonly();

const rounding = z
  .strictObject({
    places: z.int().min(0).max(10),
    mode: z.enum(ROUNDING_MODES),
    comparePublished: z.boolean(),
  })
  .readonly();

const stageNames = stages.map(({ stage }) => stage);

const course = z
  .strictObject({
    name: text,
    rankings: z.array(ranking).readonly(),
    stages: z.array(z.enum([...stageNames, ...stageNames.map((stage) => `${stage}?` as const)])).readonly(),
  })
  .readonly();

const channels = z.array(z.enum(NOTICE_CHANNELS)).min(1).readonly();

const clockRow = z
  .strictObject({
    name: text,
    startsOn: text,
    startsOnCourse: z.record(text, text).readonly().exactOptional(),
    stopsOn: z.array(text).readonly(),
    length,
    extended: length.exactOptional(),
    unit,
    whose: z.enum(['CANDIDATE', 'AUTHORITY']),
    onExpiry: text,
    ...origin,
  })
  .readonly();

const written = z
  .strictObject({
    minutes: parameter(atLeastOne.nullable()),
    scale: parameter(decimal),
    passMark: parameter(decimal.nullable()),
    markGrain: parameter(decimal),
  })
  .readonly();

const defence = z
  .strictObject({
    presentMinutes: parameter(atLeastOne.nullable()),
    questionMinutes: parameter(atLeastOne.nullable()),
    passMark: parameter(decimal.nullable()),
    scorersMin: parameter(atLeastOne.max(PANEL_MAX)),
    spreadLimit: parameter(decimal.nullable()),
    scoreReveal: only('SEALED'),
  })
  .readonly();

const appeal = z
  .strictObject({
    window: parameter(window.nullable()),
    diffAdoptBelow: parameter(decimal),
    recoding: only('OPTIONAL'),
  })
  .readonly();

/** What a pack says about itself. */
const label = {
  id: z
    .string()
    .max(40)
    .regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/, 'must be capitals and digits in groups, such as VN-CIVIL-2025'),
  version: atLeastOne,
  title: z.strictObject({ vi: text, en: text }).readonly(),
  effectiveFrom: day,
  effectiveTo: day.nullable(),
  verified: z.boolean(),
  legalBasis: z
    .array(z.strictObject({ instrument: readable, article: text.exactOptional(), title: text }).readonly())
    .min(1)
    .readonly(),
};

const organisation = {
  minCandidates: parameter(atLeastOne.nullable()),
  measuredAt: choice('ELIGIBLE_LIST', 'DEFENCE_STARTED'),
  onShortfall: choice('EXTEND_ONCE_THEN_CANCEL', 'CANCEL', 'AUTHORITY_DECIDES'),
  afterStart: only('CONTINUE_IF_STARTED'),
  council: choice('ALWAYS', 'WHERE_CONTESTED'),
  councilSizes: parameter(z.array(atLeastOne).min(1).readonly()),
  majorityBase: choice('PRESENT', 'ALL'),
  supervision: choice('REQUIRED', 'OPTIONAL'),
  checkerWithoutBoard: choice('SECRETARY', 'SECRETARY_OR_OWNER'),
  paperVersionsMin: parameter(count),
  invigilatorsMin: parameter(count),
  witnessesMin: parameter(count),
  applicationsDays: parameter(count),
  noticeChannels: parameter(
    z.strictObject({ all: channels.exactOptional(), any: channels.exactOptional() }).readonly(),
  ),
  noticeAmendDaysBefore: parameter(count),
  listPostedWorkingDaysBefore: parameter(count),
  dayZero: only('DAY_OF_ACT'),
  calendar: only('VN'),
};

const outcome = {
  courses: parameter(z.array(course).readonly()),
  ranking: parameter(ranking.nullable()),
  weights: parameter(weights.nullable()),
  tieOrder: parameter(z.array(z.enum(TIE_CRITERIA)).min(1).readonly()),
  allocation: parameter(allocation.nullable()),
  sanctions: parameter(z.strictObject({ REPRIMAND: decimal, WARNING: decimal }).readonly()),
  rounding: parameter(rounding),
  timeInPostMonths: parameter(count.nullable()),
  termYears: parameter(atLeastOne.max(100)),
  termOnMerger: choice('OLD_DECISION', 'NEW_DECISION'),
  nextRankedDays: parameter(count),
  dossierItems: parameter(z.array(z.enum(DOSSIER_ITEMS)).readonly()),
  partyOpinion: choice('REQUIRED', 'OPTIONAL'),
  reserveMonths: parameter(count.nullable()),
  priorityPoints: only('OFF'),
};

/** The schema itself. Compiles only while what it reads and `Type` hold each other: the two cannot drift apart. */
const exactly =
  <Type>() =>
  <Schema extends z.ZodType<Type>>(schema: Schema & (Type extends z.infer<Schema> ? unknown : never)): Schema =>
    schema;

const shape = exactly<Pack>()(
  z
    .strictObject({
      ...label,
      ...organisation,
      written,
      bands: parameter(bands),
      defence,
      appeal,
      ...outcome,
      clocks: z.array(clockRow).readonly(),
    })
    .readonly(),
);

/** `['clocks', 3, 'length']` → `clocks[3].length`. */
const pathOf = (keys: readonly PropertyKey[]): string =>
  keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');

const CODES: Readonly<Record<string, string>> = {
  invalid_type: 'wrong-type',
  invalid_value: 'unknown-value',
  too_small: 'out-of-range',
  too_big: 'out-of-range',
};

const faultsOf = (issue: z.core.$ZodIssue): readonly Fault[] => {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-field',
      path: pathOf([...issue.path, key]),
      message: 'a pack has no such field',
    }));
  }
  if (issue.input === undefined) return [{ code: 'missing-field', path, message: 'is missing' }];
  return [{ code: CODES[issue.code] ?? 'malformed', path, message: issue.message }];
};

/**
 * Reads the shape of a pack: every field there, none unknown, every value of its kind. The pack that comes back is a
 * frozen copy. What the values mean together is not looked at.
 */
export const readShape = (data: unknown): { readonly pack: Pack } | { readonly faults: readonly Fault[] } => {
  const read = shape.safeParse(data, { reportInput: true });
  return read.success ? { pack: read.data } : { faults: read.error.issues.flatMap(faultsOf) };
};
