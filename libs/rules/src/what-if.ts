import type { CaseInput, CasePlan, Result, SpreadDecision } from './case.js';
import { computeUnder } from './compute.js';
import { compareScores } from './decimals.js';
import { type Fault, isFault, isFaults, type Pack } from './pack.js';
import { readPack } from './pack-check.js';
import { diffPacks } from './pack-diff.js';
import { findPack, packRef } from './packs.js';
import { parseCase } from './parse-case.js';
import { type At, bad, distinct, field, flag, list, object, oneOf, optional, reading, text } from './reading.js';
import { termsOf } from './terms.js';

/** What is asked: how it would have come out with other rules. Everything that is left out stays as it was. */
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

/** One line of a comparison. `null`: nothing on that side. */
export interface Contrast {
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
  readonly differences: readonly Contrast[];
  /** What would have been done otherwise: who must decide, and the stages and clocks of another pack. */
  readonly procedure: readonly Contrast[];
}

const NOTICE = {
  vi: 'Giả định: không phải kết quả của đợt thi, không được ghi nhận.',
  en: 'Hypothetical: not a result of the round, and not recorded.',
} as const;

const readBands = (at: At): Pack['bands']['value'] => {
  object(at);
  const talkBelow = field(at, 'talkBelow');
  return {
    meanUpTo: text(field(at, 'meanUpTo')),
    talkBelow: talkBelow.value === undefined ? null : text(talkBelow),
    unit: oneOf(field(at, 'unit'), ['POINTS', 'PERCENT_OF_SCALE']),
  };
};

const PLACES_MAX = 6;

const places = ({ value, path }: At): number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= PLACES_MAX
    ? Number(value)
    : bad('bad-places', path, `${path} must be a whole number from 0 to ${PLACES_MAX}`);

const readRounding = (at: At): NonNullable<Change['rounding']> => ({
  ...optional(object(at), 'places', places),
  ...optional(at, 'mode', (entry) => oneOf(entry, ['HALF_UP', 'HALF_EVEN'])),
  ...optional(at, 'comparePublished', flag),
});

const readTieOrder = (at: At): Pack['tieOrder']['value'] =>
  distinct(list(at), (entry) => oneOf(entry, ['TOTAL', 'WRITTEN', 'AUTHORITY'])) as Pack['tieOrder']['value'];

const knownPack = (at: At): string => {
  const ref = text(at);
  return findPack(ref) === undefined ? bad('unknown-pack', at.path, `there is no pack ${ref}`) : ref;
};

/** The changes that concern the pack. Those of the plan are read with the case that they change. */
const readPackChange = (root: At): PackChange => {
  const stranger = Object.keys(object(root).value as object).find((key) => !CHANGES.some((known) => known === key));
  if (stranger !== undefined)
    bad('unknown-change', stranger, `${stranger} cannot be changed; one can: ${CHANGES.join(', ')}`);
  return {
    ...optional(root, 'pack', knownPack),
    ...optional(root, 'bands', readBands),
    ...optional(root, 'tieOrder', readTieOrder),
    ...optional(root, 'rounding', readRounding),
  };
};

/** The pack with the changes that no plan can make; the origin of each parameter stays. */
const changedPack = (pack: Pack, { bands, tieOrder, rounding }: PackChange): Pack => {
  const changed: Pack = {
    ...pack,
    ...(bands === undefined ? {} : { bands: { ...pack.bands, value: bands } }),
    ...(tieOrder === undefined ? {} : { tieOrder: { ...pack.tieOrder, value: tieOrder } }),
    ...(rounding === undefined
      ? {}
      : { rounding: { ...pack.rounding, value: { ...pack.rounding.value, ...rounding } } }),
  };
  const read = readPack(changed);
  if (!isFaults(read)) return read;
  const [fault] = read;
  return fault === undefined ? changed : bad(fault.code, fault.path, fault.message);
};

/** Plan keys of a change as they came: reading the changed case tells whether they are sound. */
const planChange = ({ value }: At): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value as object).filter(([key]) => PLAN_CHANGES.some((known) => known === key)));

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const withExcluded = (before: readonly string[] = [], more: unknown = []): unknown =>
  isList(more) ? [...before, ...more.filter((member) => !before.some((one) => one === member))] : more;

/** The case with the changes in it, or the fault in the change that makes it unsound. */
const changedInput = (input: CaseInput, { pack = input.pack }: PackChange, root: At): CaseInput => {
  const plan = planChange(root);
  const excludeMembers = withExcluded(input.plan?.excludeMembers, plan['excludeMembers'] ?? undefined);
  const sound = parseCase({ ...input, pack, plan: { ...input.plan, ...plan, excludeMembers } });
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

/** What two results say differently, candidate by candidate. */
export const diffResults = (before: Result, after: Result): readonly Contrast[] =>
  before.candidates.flatMap((line) => {
    const other = after.candidates.find(({ id }) => id === line.id);
    return SHOWN.flatMap(([what, of]) => {
      const [was, is] = [of(line), other === undefined ? null : of(other)];
      return was === is ? [] : [{ candidate: line.id, what, before: was, after: is }];
    });
  });

const WRITTEN_NEEDS: readonly string[] = [
  'SECOND_MARK',
  'HEAD_DECISION',
  'THIRD_MARK',
  'COLLECTIVE_DECISION',
  'APPEAL_SECOND_MARK',
  'APPEAL_THIRD_MARK',
  'CHAIR_DECISION',
];

const reviewOf = (limit: string | null, { defence }: Line, decision: SpreadDecision | undefined): string => {
  if (limit === null || defence === null) return 'NONE';
  if (compareScores(defence.spread, limit) <= 0 && decision?.kind !== 'RESCORE') return 'NONE';
  return decision === undefined ? 'NEEDS_DECISION' : decision.kind;
};

/** By which steps each candidate's numbers come about: how the mark was settled or what it waits for, and the review. */
const stepsOf = (pack: Pack, input: CaseInput, result: Result) => {
  const { spreadLimit } = termsOf(pack, input);
  return result.candidates.flatMap((line) => {
    const needs = result.pending.filter(({ candidate }) => candidate === line.id).map((open) => open.needs);
    const open = needs.find((need) => WRITTEN_NEEDS.includes(need));
    const decision = input.candidates.find(({ id }) => id === line.id)?.defence?.spreadDecision;
    return [
      { candidate: line.id, what: 'written', step: line.written?.how ?? (open === undefined ? null : `NEEDS_${open}`) },
      { candidate: line.id, what: 'defence.review', step: reviewOf(spreadLimit, line, decision) },
    ];
  });
};

const byPack = (before: Pack, after: Pack): readonly Contrast[] =>
  packRef(before) === packRef(after)
    ? []
    : diffPacks(before, after)
        .filter(({ path }) => /^(?:clocks|courses|appeal|councilSizes)/.test(path))
        .map(({ path, before: was, after: is }) => ({
          candidate: null,
          what: path,
          before: worded(was),
          after: worded(is),
        }));

const worded = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);

interface Side {
  readonly pack: Pack;
  readonly input: CaseInput;
  readonly result: Result;
}

const diffProcedure = (before: Side, after: Side): readonly Contrast[] => {
  const [was, is] = [before, after].map(({ pack, input, result }) => stepsOf(pack, input, result)) as [
    ReturnType<typeof stepsOf>,
    ReturnType<typeof stepsOf>,
  ];
  const steps = was.flatMap(({ candidate, what, step }, index) => {
    const other = is[index]?.step ?? null;
    return step === other ? [] : [{ candidate, what, before: step, after: other }];
  });
  return [...steps, ...byPack(before.pack, after.pack)];
};

const sideOf = (pack: Pack, input: CaseInput): Side => ({ pack, input, result: computeUnder(pack, input) });

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
    const before = sideOf(pack, input);
    const after = sideOf(changedPack(findPack(change.pack ?? '') ?? pack, change), changed);
    return {
      format: 'khoabang.what-if/1',
      hypothetical: true,
      notice: NOTICE,
      change: { ...change, ...planChange(root) },
      before: before.result,
      after: after.result,
      differences: diffResults(before.result, after.result),
      procedure: diffProcedure(before, after),
    };
  });
