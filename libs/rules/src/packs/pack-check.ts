import { beginning } from '../course/course.js';
import { Decimal } from '../numbers/exact.js';
import { type Course, type Fault, isFaults, type Origin, type Pack, type Parameter } from './pack.js';
import { type ClockBasis, clockMeaning, clockQuestions } from './pack-clocks.js';
import { fault, type Question, repeated, when } from './pack-faults.js';
import { beyondPlan, parametersOf } from './pack-parameters.js';
import { readShape } from './pack-schema.js';

const isBlank = (text: string): boolean => text.trim() === '';

const dates: Question = ({ effectiveFrom, effectiveTo }) =>
  when(
    effectiveTo !== null && effectiveTo < effectiveFrom,
    'ends-before-it-begins',
    'effectiveTo',
    `the pack would end on ${effectiveTo ?? ''}, before it begins on ${effectiveFrom}`,
  );

const sources: Question = (pack) =>
  [
    ...pack.legalBasis.map(({ instrument }, index) => [`legalBasis[${index}].instrument`, instrument] as const),
    ...parametersOf(pack).map(([path, { source }]) => [`${path}.source.instrument`, source.instrument] as const),
    ...pack.clocks.map(({ source }, index) => [`clocks[${index}].source.instrument`, source.instrument] as const),
  ].flatMap(([path, instrument]) => when(isBlank(instrument), 'missing-source', path, 'names no instrument'));

/** The instrument of what no text says and this product decides. */
const OURS = 'Khoa Bảng default';

/** Everything with an origin, by its path. `isOpen`: without a value, the plan must fill it. */
const origins = (pack: Pack): readonly (readonly [path: string, origin: Origin, isOpen: boolean])[] => [
  ...parametersOf(pack).map(([path, parameter]) => [path, parameter, parameter.value === null] as const),
  ...pack.clocks.map((row, index) => [`clocks[${index}]`, row, false] as const),
];

/** What was decided here must not pass for what a text says; that a plan decides may be decided here. */
const labels: Question = (pack) =>
  origins(pack).flatMap(([path, { source, kind, confidence }, isOpen]) => {
    const isOurs = source.instrument === OURS;
    const isLeft = kind === 'PLAN' && isOpen;
    const isFound = confidence === 'F' || confidence === 'F2';
    return [
      ...when(isOurs && kind !== 'DEFAULT' && !isLeft, 'label-contradicts', `${path}.kind`, `${OURS} is a DEFAULT`),
      ...when(
        (isOurs || kind === 'DEFAULT') && isFound,
        'label-contradicts',
        `${path}.confidence`,
        'a default was found in no text',
      ),
    ];
  });

/** What a round cannot do without: the pack says it or leaves it to the plan. */
const needed: Question = ({ minCandidates, ranking, allocation, written, defence, reserveMonths }) =>
  Object.entries<Parameter<unknown>>({
    minCandidates,
    ranking,
    allocation,
    'written.passMark': written.passMark,
    'defence.passMark': defence.passMark,
    reserveMonths,
  }).flatMap(([path, { value, kind }]) =>
    when(value === null && kind !== 'PLAN', 'value-missing', `${path}.value`, 'is empty and not left to the plan'),
  );

const leftToPlan: Question = (pack) =>
  beyondPlan(pack).map((path) => fault('not-for-the-plan', `${path}.kind`, 'no plan of a round has a place for this'));

/** Every mark with its place; an empty one is nowhere off the scale. */
const marks: Question = ({ written, defence, appeal, bands: { value: bands } }) => {
  const scale = written.scale.value;
  const top = bands.unit === 'POINTS' ? scale : '100';
  const places: readonly (readonly [string, string, string | null, string])[] = [
    ['pass-mark-off-scale', 'written.passMark.value', written.passMark.value, scale],
    ['pass-mark-off-scale', 'defence.passMark.value', defence.passMark.value, scale],
    ['off-scale', 'written.markGrain.value', written.markGrain.value, scale],
    ['off-scale', 'defence.spreadLimit.value', defence.spreadLimit.value, scale],
    ['off-scale', 'appeal.diffAdoptBelow.value', appeal.diffAdoptBelow.value, scale],
    ['off-scale', 'bands.value.meanUpTo', bands.meanUpTo, top],
    ['off-scale', 'bands.value.talkBelow', bands.talkBelow, top],
  ];
  return places.flatMap(([code, path, mark, highest]) =>
    when(mark !== null && new Decimal(mark).gt(highest), code, path, `${mark ?? ''} is above ${highest}`),
  );
};

/** Steps and scales that are not above nothing. */
const zeros: Question = ({ written: { scale, markGrain } }) =>
  Object.entries({ scale, markGrain }).flatMap(([name, { value }]) =>
    when(new Decimal(value).isZero(), 'out-of-range', `written.${name}.value`, 'must be above 0'),
  );

const bands: Question = ({ bands: { value } }) =>
  when(
    value.talkBelow !== null && new Decimal(value.talkBelow).lte(value.meanUpTo),
    'bands-contradict',
    'bands.value.talkBelow',
    `a talk below ${value.talkBelow ?? ''} leaves nothing above the mean up to ${value.meanUpTo}`,
  );

const weights: Question = ({ weights: { value, kind }, ranking }) => {
  if (value !== null) {
    const sum = new Decimal(value.written).plus(value.defence);
    return when(
      !sum.eq(1),
      'weights-do-not-add-up',
      'weights.value',
      `the weights add up to ${sum.toString()}, not to 1`,
    );
  }
  const isMissing = ranking.value === 'WEIGHTED' && kind !== 'PLAN';
  return when(isMissing, 'weights-missing', 'weights.value', 'a weighted ranking needs weights');
};

const sanctions: Question = ({ sanctions: { value } }) =>
  Object.entries(value).flatMap(([name, share]) =>
    when(new Decimal(share).gt(100), 'out-of-range', `sanctions.value.${name}`, 'takes more than the whole mark'),
  );

const channels: Question = ({ noticeChannels: { value } }) => [
  ...when(
    value.all === undefined && value.any === undefined,
    'no-channel',
    'noticeChannels.value',
    'a notice must go out on something',
  ),
  ...(['all', 'any'] as const).flatMap((name) =>
    repeated(value[name] ?? [], (index) => `noticeChannels.value.${name}[${index}]`),
  ),
];

const dossier: Question = ({ dossierItems: { value } }) => repeated(value, (index) => `dossierItems.value[${index}]`);

/** A tie is one of totals, and somebody must be left to break it. */
const tieOrder: Question = ({ tieOrder: { value } }) => {
  const last = value.length - 1;
  return [
    ...when(value[0] !== 'TOTAL', 'tie-order-contradicts', 'tieOrder.value[0]', 'must begin with TOTAL'),
    ...when(value[last] !== 'AUTHORITY', 'tie-order-contradicts', `tieOrder.value[${last}]`, 'must end with AUTHORITY'),
    ...repeated(value, (index) => `tieOrder.value[${index}]`),
  ];
};

const councils: Question = ({ councilSizes: { value } }) => repeated(value, (index) => `councilSizes.value[${index}]`);

const ending = ['CLOSED', 'ARCHIVED'];
/** They may come at any time and so stand in no course. */
const outsideOrder = ['SUSPENDED', 'CANCELLED', 'ANNULLED'];

const stageFaults = (stages: Course['stages'], path: string): readonly Fault[] => {
  const names = stages.map((stage) => stage.replace('?', ''));
  return [
    ...repeated(names, (index) => `${path}[${index}]`),
    ...names.flatMap((name, index) =>
      when(outsideOrder.includes(name), 'stage-outside-order', `${path}[${index}]`, `${name} has no place in an order`),
    ),
  ];
};

const courseFaults = ({ name, rankings, stages }: Course, path: string): readonly Fault[] => {
  const begins = beginning.stages.every((stage, index) => stages[index] === stage);
  const ends = stages.slice(-ending.length).join() === ending.join();
  return [
    ...when(rankings.length === 0, 'course-without-ranking', `${path}.rankings`, `${name} serves no ranking`),
    ...when(
      !begins,
      'course-begins-otherwise',
      `${path}.stages`,
      `${name} must begin with ${beginning.stages.join(', ')}`,
    ),
    ...when(!ends, 'course-ends-otherwise', `${path}.stages`, `${name} must end with ${ending.join(', ')}`),
    ...stageFaults(stages, `${path}.stages`),
  ];
};

const courses: Question = ({ courses: { value }, ranking }) => {
  const names = value.map(({ name }) => name);
  const isServed =
    ranking.value === null || value.some(({ rankings }) => rankings.some((one) => one === ranking.value));
  return [
    ...when(value.length === 0, 'no-course', 'courses.value', 'a round must have a way to go'),
    ...repeated(names, (index) => `courses.value[${index}].name`),
    ...value.flatMap((course, index) => courseFaults(course, `courses.value[${index}]`)),
    ...when(!isServed, 'ranking-without-course', 'ranking.value', `no course serves ${ranking.value ?? ''}`),
  ];
};

const questions: readonly Question[] = [
  dates,
  sources,
  labels,
  needed,
  leftToPlan,
  marks,
  zeros,
  bands,
  weights,
  sanctions,
  councils,
  channels,
  dossier,
  tieOrder,
  courses,
  ...clockMeaning,
];

/** A sound pack as a frozen copy, or all that is wrong with the data: first its shape, then what it means. */
export const readPack = (data: unknown, basis: ClockBasis): Pack | readonly Fault[] => {
  const read = readShape(data);
  if ('faults' in read) return read.faults;
  const faults = [
    ...questions.flatMap((question) => question(read.pack)),
    ...clockQuestions.flatMap((question) => question(read.pack, basis)),
  ];
  return faults.length === 0 ? read.pack : faults;
};

/** What is wrong with a pack, each fault with its path (`bands.value.talkBelow`); an empty list for a sound one. */
export const validatePack = (data: unknown, basis: ClockBasis): readonly Fault[] => {
  const read = readPack(data, basis);
  return isFaults(read) ? read : [];
};

/** What is wrong with a pack whose values were changed, its clocks left as they were found sound. */
export const changeFaults = (pack: Pack): readonly Fault[] => {
  const read = readShape(pack);
  return 'faults' in read ? read.faults : questions.flatMap((question) => question(read.pack));
};
