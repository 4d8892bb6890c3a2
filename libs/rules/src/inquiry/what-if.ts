import type { CaseCandidate, CaseInput, CasePlan, Needs, Result } from '../cases/case.js';
import { type Computed, computed } from '../scoring/compute.js';
import { needsSpreadReview } from '../numbers/decimals.js';
import { type Fault, isFault, type Pack } from '../packs/pack.js';
import { changeFaults } from '../packs/pack-check.js';
import { diffPacks } from '../packs/pack-diff.js';
import { findPack, packRef, packs } from '../packs/packs.js';
import { parseCase } from '../cases/parse-case.js';
import { type At, bad, distinct, field, flag, list, object, oneOf, optional, reading, text } from '../cases/reading.js';
import { type Terms, termsOf } from '../calendar/terms.js';
import { BAND_UNITS, ROUNDING_MODES, TIE_CRITERIA } from '../words.js';

/**
 * What is asked: how it would have come out with other rules. Everything that is left out, or null, stays as it was; bands
 * and weights are given whole.
 */
export type Change = PackChange & Pick<CasePlan, (typeof PLAN_CHANGES)[number]>;

/** What no plan can change. */
interface PackChange {
  /** Another pack, `id` or `id@version`. */
  readonly pack?: string;
  readonly bands?: Pack['bands']['value'];
  readonly tieOrder?: Pack['tieOrder']['value'];
  readonly rounding?: Partial<Pack['rounding']['value']>;
}

/** What the plan of a round might have fixed otherwise. Members are excluded beside those who are already. */
const PLAN_CHANGES = [
  'ranking',
  'weights',
  'allocation',
  'writtenPassMark',
  'defencePassMark',
  'spreadLimit',
  'excludeMembers',
] as const;

const CHANGES = ['pack', 'bands', 'tieOrder', 'rounding', ...PLAN_CHANGES] as const;

/** One line of a comparison of a case with itself under other rules. `null`: nothing on that side. */
export interface CaseDifference {
  /** Null where it concerns the round as a whole. */
  readonly candidate: string | null;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A question answered (`khoabang.what-if/1`). Never a fact, never recorded. */
export interface WhatIf {
  readonly format: 'khoabang.what-if/1';
  readonly hypothetical: true;
  readonly notice: { readonly vi: string; readonly en: string };
  readonly change: Change;
  /** As it was, and as it would have been. */
  readonly before: Result;
  readonly after: Result;
  /** What would have come out otherwise, candidate by candidate. */
  readonly differences: readonly CaseDifference[];
  /** What would have been done otherwise: who must decide, and the stages and clocks of another pack. */
  readonly procedure: readonly CaseDifference[];
}

const NOTICE = {
  vi: 'Giả định: không phải kết quả của đợt thi, không được ghi nhận.',
  en: 'Hypothetical: not a result of the round, and not recorded.',
} as const;

/** An object with no other fields than these. */
const objectOf = (at: At, fields: readonly string[]): At => {
  const stranger = Object.keys(object(at).value as object).find((key) => !fields.includes(key));
  return stranger === undefined
    ? at
    : bad('unknown-change', within(at.path, stranger), `${stranger} cannot be changed; one can: ${fields.join(', ')}`);
};

const within = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const isNull = ({ value }: At, name: string): boolean =>
  Object.entries(value as object).some(([key, entry]) => key === name && entry === null);

/** Null says that there is no talk band; left out it says nothing, and is a fault. */
const readBands = (at: At): Pack['bands']['value'] => {
  objectOf(at, ['meanUpTo', 'talkBelow', 'unit']);
  return {
    meanUpTo: text(field(at, 'meanUpTo')),
    talkBelow: isNull(at, 'talkBelow') ? null : text(field(at, 'talkBelow')),
    unit: oneOf(field(at, 'unit'), BAND_UNITS),
  };
};

const places = ({ value, path }: At): number =>
  typeof value === 'number' ? value : bad('wrong-type', path, `${path} must be a whole number`);

const readRounding = (at: At): NonNullable<Change['rounding']> => ({
  ...optional(objectOf(at, ['places', 'mode', 'comparePublished']), 'places', places),
  ...optional(at, 'mode', (entry) => oneOf(entry, ROUNDING_MODES)),
  ...optional(at, 'comparePublished', flag),
});

const readTieOrder = (at: At): Pack['tieOrder']['value'] => {
  const entries = list(at);
  distinct(entries);
  return entries.map((entry) => oneOf(entry, TIE_CRITERIA));
};

const knownPack = (at: At): string => {
  const ref = text(at);
  if (findPack(ref) !== undefined) return ref;
  return bad('unknown-pack', at.path, `there is no pack ${ref}; there are: ${packs.map(packRef).join(', ')}`);
};

/** The changes that concern the pack. Those of the plan are read with the case that they change. */
const readPackChange = (root: At): PackChange => ({
  ...optional(objectOf(root, CHANGES), 'pack', knownPack),
  ...optional(root, 'bands', readBands),
  ...optional(root, 'tieOrder', readTieOrder),
  ...optional(root, 'rounding', readRounding),
});

const packAsked = ({ pack }: PackChange): Pack | undefined => (pack === undefined ? undefined : findPack(pack));

/** `bands.value.talkBelow` of a pack is `bands.talkBelow` of a change. */
const badPack = ({ code, path, message }: Fault): never =>
  bad(code, path.replace(/^(bands|tieOrder|rounding)\.value/, '$1'), message);

/** The pack with the changes that no plan can make; the origin of each parameter stays. */
const changedPack = (pack: Pack, { bands, tieOrder, rounding }: PackChange): Pack => {
  if (bands === undefined && tieOrder === undefined && rounding === undefined) return pack;
  const changed: Pack = {
    ...pack,
    bands: { ...pack.bands, value: bands ?? pack.bands.value },
    tieOrder: { ...pack.tieOrder, value: tieOrder ?? pack.tieOrder.value },
    rounding: { ...pack.rounding, value: { ...pack.rounding.value, ...rounding } },
  };
  changeFaults(changed).forEach(badPack);
  return changed;
};

/** Values of the plan as they are asked for. Whether they are sound is seen when the changed case is read. */
const planChange = (root: At): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    PLAN_CHANGES.map((name) => [name, field(root, name).value] as const).filter(([, value]) => value !== undefined),
  );

/** Those who are asked about first: so a fault has the place that it has in the change. */
const excludedIn = ({ plan }: CaseInput, root: At): readonly unknown[] => {
  const { excludeMembers: asked = [] } = optional(root, 'excludeMembers', list);
  const more = asked.map(({ value }) => value);
  return [...more, ...(plan?.excludeMembers ?? []).filter((member) => !more.includes(member))];
};

/** The case with the changes in it, or the fault in the change that makes it unsound. */
const changedInput = (input: CaseInput, { pack = input.pack }: PackChange, root: At): CaseInput => {
  const excludeMembers = excludedIn(input, root);
  const sound = parseCase({ ...input, pack, plan: { ...input.plan, ...planChange(root), excludeMembers } });
  return isFault(sound) ? bad(sound.code, sound.path.replace(/^plan\./, ''), sound.message) : sound.input;
};

type Line = Result['candidates'][number];

const SHOWN: readonly (readonly [what: string, of: (line: Line) => string | null])[] = [
  ['written.raw', ({ written }) => written?.raw ?? null],
  ['written.net', ({ written }) => written?.net ?? null],
  ['gate', ({ gate }) => gate],
  ['defence.mean', ({ defence }) => defence?.mean ?? null],
  ['defence.spread', ({ defence }) => defence?.spread ?? null],
  ['total', ({ total }) => total],
  ['rank', ({ rank }) => (rank === null ? null : String(rank))],
  ['post', ({ post }) => post],
  ['outcome', ({ outcome }) => outcome],
];

const difference = (
  candidate: string | null,
  what: string,
  before: string | null,
  after: string | null,
): readonly CaseDifference[] => (before === after ? [] : [{ candidate, what, before, after }]);

/** What two results say differently, candidate by candidate. */
export const diffResults = (before: Result, after: Result): readonly CaseDifference[] =>
  before.candidates.flatMap((line) => {
    const other = after.candidates.find(({ id }) => id === line.id);
    return SHOWN.flatMap(([what, of]) => difference(line.id, what, of(line), other === undefined ? null : of(other)));
  });

const WRITTEN_NEEDS: readonly string[] = [
  'SECOND_MARK',
  'HEAD_DECISION',
  'THIRD_MARK',
  'COLLECTIVE_DECISION',
  'APPEAL_SECOND_MARK',
  'APPEAL_THIRD_MARK',
  'CHAIR_DECISION',
] satisfies readonly Needs[];

/** How the mark was settled, or what it waits for. */
const writtenStep = ({ result }: Computed, { id }: CaseCandidate): string | null => {
  const settled = result.candidates.flatMap((line) => (line.id === id && line.written ? [line.written.how] : []));
  const open = result.pending
    .filter(({ candidate, needs }) => candidate === id && WRITTEN_NEEDS.includes(needs))
    .map(({ needs }) => `NEEDS_${needs}`);
  return [...settled, ...open][0] ?? null;
};

/** True where the sheets as they were first given are so far apart that somebody must decide. */
const isReviewDue = ({ excluded, spreadLimit }: Terms, { defence }: CaseCandidate): boolean => {
  if (defence === undefined) return false;
  const { sheets, spreadDecision: decision } = defence;
  const own = decision?.kind === 'MEMBER_EXCLUDED' ? decision.member : undefined;
  const counted = sheets.filter(({ member }) => member === own || !excluded.includes(member));
  return needsSpreadReview(
    counted.map(({ score }) => score),
    spreadLimit,
  );
};

/** What was decided, or must be, because of that. */
const reviewStep = ({ terms, result }: Computed, file: CaseCandidate): string => {
  const isAssessed = result.candidates.some(({ id, defence }) => id === file.id && defence !== null);
  return isAssessed && isReviewDue(terms, file) ? (file.defence?.spreadDecision?.kind ?? 'NEEDS_DECISION') : 'NONE';
};

/** Nobody would have decided on sheets that these rules do not call far apart: such decisions are taken out. */
const withoutUnasked = (before: Terms, after: Terms, input: CaseInput): CaseInput => ({
  ...input,
  candidates: input.candidates.map((file) => {
    const isUnasked = isReviewDue(before, file) && !isReviewDue(after, file);
    return file.defence === undefined || !isUnasked ? file : { ...file, defence: { sheets: file.defence.sheets } };
  }),
});

const OTHER_COURSE = /^(?:clocks|courses|appeal|councilSizes|council|supervision|checkerWithoutBoard)\b/;

const worded = (value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const byPack = (before: Pack, after: Pack): readonly CaseDifference[] =>
  packRef(before) === packRef(after)
    ? []
    : diffPacks(before, after)
        .filter(({ path }) => OTHER_COURSE.test(path))
        .flatMap((row) => difference(null, row.path, worded(row.before), worded(row.after)));

/** By which steps each candidate's numbers come about, where they differ; then the stages and clocks of another pack. */
const diffProcedure = (before: Computed, after: Computed, { candidates }: CaseInput): readonly CaseDifference[] => [
  ...candidates.flatMap((file) => [
    ...difference(file.id, 'written', writtenStep(before, file), writtenStep(after, file)),
    ...difference(file.id, 'defence.review', reviewStep(before, file), reviewStep(after, file)),
  ]),
  ...byPack(before.terms.pack, after.terms.pack),
];

/**
 * How a sound case would have come out with other rules, beside how it came out. `changeInput` is anything that was
 * read; a change that is no change gives the result again. Faults name the key of the change, or the place in the case
 * that does not fit the other rules.
 */
export const whatIf = (pack: Pack, input: CaseInput, changeInput: unknown): WhatIf | Fault =>
  reading(() => {
    const root: At = { value: changeInput, path: '' };
    const change = readPackChange(root);
    const changed = changedInput(input, change, root);
    const other = changedPack(packAsked(change) ?? pack, change);
    const before = computed(termsOf(pack, input), input);
    const asked = withoutUnasked(before.terms, termsOf(other, changed), changed);
    const after = computed(termsOf(other, asked), asked);
    return {
      format: 'khoabang.what-if/1',
      hypothetical: true,
      notice: NOTICE,
      change: { ...change, ...planChange(root) },
      before: before.result,
      after: after.result,
      differences: diffResults(before.result, after.result),
      procedure: diffProcedure(before, after, input),
    };
  });
