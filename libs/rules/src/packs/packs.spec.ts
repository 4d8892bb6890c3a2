import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  canonicalPack,
  type ClockBasis,
  compute,
  type Fault,
  faultsInWords,
  findPack,
  installPack,
  isFaults,
  missingFromPlan,
  mustBeSound,
  neededFromPlan,
  type Pack,
  packRef,
  packs,
  parametersOf,
  validatePack,
} from '../index.js';

const civil = findPack('VN-CIVIL-2025')!;
const units = findPack('VN-PUBLIC-UNIT-2020')!;
const contract = findPack('VN-CONTRACT-2026')!;
const leftToPlan: Pack = {
  ...civil,
  appeal: { ...civil.appeal, window: { ...civil.appeal.window, value: null, kind: 'PLAN' } },
  defence: { ...civil.defence, spreadLimit: { ...civil.defence.spreadLimit, value: null, kind: 'PLAN' } },
};

const ofCases = ['dossierDue', 'decisionDue', 'officeDue', 'termReminder'];

/** As if rounds knew just the events that these packs name, and had begun with the clock on the approval in principle. */
const basis: ClockBasis = {
  events: new Set(
    packs.flatMap(({ clocks }) =>
      clocks.flatMap(({ startsOn, startsOnCourse = {}, stopsOn, onExpiry }) => [
        startsOn,
        ...Object.values(startsOnCourse),
        ...stopsOn,
        onExpiry,
      ]),
    ),
  ),
  begun: civil.clocks.filter(({ name }) => name === 'principleDue'),
  keepers: [
    {
      runs: ({ name, startsOn }) => startsOn !== 'OfficeTaken' && !ofCases.includes(name),
      acts: new Set(['ApplicationsClosed', 'AppealWindowClosed']),
    },
    { runs: ({ name }) => ofCases.includes(name), acts: new Set(['AppointmentFailed']) },
  ],
};

type Json = Record<string, unknown>;
type Keys = readonly (string | number)[];

/** A copy of a pack as a data file gives it. */
const dataOf = (pack: Pack): Json => JSON.parse(JSON.stringify(pack)) as Json;

const inside = (data: unknown, keys: Keys): Json => keys.reduce<unknown>((at, key) => (at as Json)[key], data) as Json;

/** A copy in which `keys` lead to `value`; `undefined` takes the key away. */
const changed = (pack: Pack, keys: Keys, value: unknown): Json => {
  const data = dataOf(pack);
  const holder = inside(data, keys.slice(0, -1));
  const last = keys.at(-1)!;
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return data;
};

const pathOf = (keys: Keys): string =>
  keys.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');

/** `clocks[5].length` → `['clocks', 5, 'length']`. */
const keysOf = (path: string): Keys =>
  path.split(/[.[\]]+/).flatMap((key) => (key === '' ? [] : [/^\d+$/.test(key) ? Number(key) : key]));

/** Every key of every object of a pack. */
const everyKey = (value: unknown, keys: Keys = []): readonly Keys[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((entry, index) => everyKey(entry, [...keys, index]));
  return Object.entries(value).flatMap(([key, entry]) => [[...keys, key], ...everyKey(entry, [...keys, key])]);
};

const MAY_BE_LEFT_OUT = ['article', 'extended', 'startsOnCourse', 'all', 'any'];
const requiredKeys = (pack: Pack): readonly Keys[] =>
  everyKey(pack).filter((keys) => !keys.some((key) => MAY_BE_LEFT_OUT.includes(String(key))));

const anyPack = fc.constantFrom(...packs);
const codeAndPath = ({ code, path }: Fault) => ({ code, path });

describe('packs', () => {
  it('are five, sound, and found by id or by id and version', () => {
    expect(packs.map(packRef)).toEqual([
      'VN-PILOT-2017@1',
      'VN-PUBLIC-UNIT-2020@1',
      'VN-CIVIL-2025@1',
      'VN-PUBLIC-UNIT-2026@1',
      'VN-CONTRACT-2026@1',
    ]);
    for (const pack of packs) {
      expect(validatePack(pack, basis)).toEqual([]);
      expect(findPack(packRef(pack))).toBe(pack);
    }
    expect(findPack('VN-CIVIL-2025@2')).toBeUndefined();
  });

  it('have one text whatever the order of their keys', () => {
    const turned = Object.fromEntries(Object.entries(civil).reverse()) as unknown as Pack;
    expect(canonicalPack(turned)).toBe(canonicalPack(civil));
    expect(JSON.parse(canonicalPack(civil))).toEqual(civil);
  });

  it('cannot be changed', () => {
    expect(() => Object.assign(civil.written.passMark, { value: '0' })).toThrow(TypeError);
    expect(() => Object.assign(civil.clocks, { 0: civil.clocks[1] })).toThrow(TypeError);
  });

  it('stay as rounds have pinned them', () => {
    const pinned: Readonly<Record<string, string>> = {
      'VN-PILOT-2017@1': '6766dc359083b97f1df52eb51bf5c13eec34b5867a0b1cfb59534c78a9c8ad20',
      'VN-PUBLIC-UNIT-2020@1': 'e536c49dad6fec3e8d0097e55ea1c82904463a6aac307407bee98d168c707b1b',
      'VN-CIVIL-2025@1': 'bd8190b244674f9e12cfdbbab8899b0da03b228128701f7b68525a35dfe4cc29',
      'VN-PUBLIC-UNIT-2026@1': '977971606339f21cf3d76252c783cad7ca43318833f88d3bf6462e38bf0e9822',
      'VN-CONTRACT-2026@1': '034142a9b5b13a9771e22e2bee0b507d75ee4a4f0f4e6cb373c1da424bb92a7b',
    };
    const others = packs
      .map((pack) => ({ ref: packRef(pack), hash: createHash('sha256').update(canonicalPack(pack)).digest('hex') }))
      .filter(({ ref, hash }) => pinned[ref] !== hash)
      .map(
        ({ ref, hash }) => `${ref} is ${hash} now: rounds pin what it was, a correction of the law is a new version`,
      );
    expect(others).toEqual([]);
  });

  it('name what the plan must fill', () => {
    expect(neededFromPlan(civil)).toEqual([]);
    expect(neededFromPlan(units)).toEqual(['presentMinutes', 'questionMinutes', 'appealWindow']);
    expect(neededFromPlan(leftToPlan)).toEqual(['spreadLimit', 'appealWindow']);
    expect(missingFromPlan(leftToPlan, { spreadLimit: '10', appealWindow: { length: 0, unit: 'DAYS' } })).toEqual([
      'appealWindow',
    ]);
    expect(missingFromPlan(leftToPlan, { spreadLimit: '10', appealWindow: { length: 5, unit: 'DAYS' } })).toEqual([]);
    expect(missingFromPlan(leftToPlan, { appealWindow: null })).toEqual(['spreadLimit', 'appealWindow']);
    expect(validatePack(leftToPlan, basis)).toEqual([]);
  });

  it('may leave a reserve to the plan, which says none by its silence', () => {
    expect(contract.reserveMonths).toMatchObject({ value: null, kind: 'PLAN' });
    expect(neededFromPlan(contract)).toEqual([]);
  });

  it('leave the appeals against a written paper of public employees to the plan, which no text settles', () => {
    expect(units.appeal.window).toEqual({
      value: null,
      source: { instrument: 'NĐ 115/2020', article: '15(3)(c)' },
      kind: 'PLAN',
      confidence: 'F',
    });
  });

  it('apply recruitment rules to leadership rounds by analogy only', () => {
    const recruitment = ['NĐ 170/2025 Art 9', 'NĐ 170/2025 Art 10', 'NĐ 170/2025 Art 16', 'TT 22/2025'];
    for (const pack of packs) {
      const kinds = parametersOf(pack)
        .filter(
          ([
            ,
            {
              source: { instrument, article = '' },
            },
          ]) => recruitment.some((start) => `${instrument} Art ${article}`.startsWith(start)),
        )
        .map(([, { kind }]) => kind);
      expect(kinds.filter((kind) => kind !== 'ANALOGY')).toEqual([]);
    }
  });

  it('take nothing but their legal basis from a text that was never found', () => {
    const origins = (pack: Pack) => [...parametersOf(pack).map(([, parameter]) => parameter), ...pack.clocks];
    for (const pack of packs)
      expect(origins(pack).filter(({ source }) => source.instrument === '2424/BNV-CCVC')).toEqual([]);
    const pilot = findPack('VN-PILOT-2017')!;
    expect(pilot.legalBasis.map(({ instrument }) => instrument)).toContain('2424/BNV-CCVC');
    expect(origins(pilot).filter(({ kind }) => kind === 'STATUTE')).toEqual([]);
  });

  it('break a tie by the written paper and then by the authority, where the criterion of the law is a paper nobody sits', () => {
    expect(units.tieOrder).toEqual({
      value: ['TOTAL', 'WRITTEN', 'AUTHORITY'],
      source: { instrument: 'Khoa Bảng default' },
      kind: 'DEFAULT',
      confidence: 'D',
    });
  });

  it('begin no earlier than the exam regulation that they apply', () => {
    expect(civil.effectiveFrom).toBe('2025-12-10');
  });

  it('borrow no channels, dossier items or opinion for a contract from the law on exams and appointments', () => {
    const track = ({ noticeChannels, dossierItems, partyOpinion }: Pack) =>
      [noticeChannels, dossierItems, partyOpinion].map(({ value }) => value);
    const ten = civil.dossierItems.value;
    expect(ten).toHaveLength(10);
    expect(track(contract)).toEqual([
      { any: ['MEDIA', 'PORTAL', 'LETTER'] },
      ten.filter((item) => item !== 'POLITICAL_STANDARD'),
      'OPTIONAL',
    ]);
    for (const pack of packs.filter(({ id }) => id !== contract.id))
      expect(track(pack)).toEqual([{ all: ['MEDIA', 'PORTAL'] }, ten, 'REQUIRED']);
  });

  it('say of a contract that nobody sits a paper and the signer chooses', () => {
    expect(contract.courses.value.map(({ name, rankings }) => [name, rankings])).toEqual([['CONTRACT', ['CHOICE']]]);
    expect(contract.courses.value[0]!.stages.join()).not.toMatch(/WRITTEN|DEFENCE/);
  });

  it('say of a contract that a council only advises on a choice, and that nobody need supervise', () => {
    const bodiesOf = ({ council, supervision, checkerWithoutBoard }: Pack) =>
      [council, supervision, checkerWithoutBoard].map(({ value }) => value);
    expect(bodiesOf(contract)).toEqual(['WHERE_CONTESTED', 'OPTIONAL', 'SECRETARY_OR_OWNER']);
    for (const pack of packs.filter(({ id }) => id !== contract.id))
      expect(bodiesOf(pack)).toEqual(['ALWAYS', 'REQUIRED', 'SECRETARY']);
  });

  it('warn where a text behind them has not been read', () => {
    expect(packs.filter(({ verified }) => !verified).map(({ id }) => id)).toContain('VN-PUBLIC-UNIT-2026');
  });
});

describe('a pack as data', () => {
  it('has every key, or a fault says which one is missing', () => {
    for (const pack of packs)
      for (const keys of requiredKeys(pack))
        expect(validatePack(changed(pack, keys, undefined), basis)).toContainEqual({
          code: 'missing-field',
          path: pathOf(keys),
          message: 'is missing',
        });
  });

  it('names an instrument for everything', () => {
    const ofPack = (pack: Pack) => requiredKeys(pack).filter((keys) => keys.at(-1) === 'instrument');
    fc.assert(
      fc.property(
        anyPack.chain((pack) => fc.tuple(fc.constant(pack), fc.constantFrom(...ofPack(pack)))),
        fc.constantFrom('', ' '),
        ([pack, keys], blank) => {
          expect(validatePack(changed(pack, keys, blank), basis)).toEqual([
            { code: 'missing-source', path: pathOf(keys), message: 'names no instrument' },
          ]);
        },
      ),
    );
  });

  it('has no key that is not known, at any depth', () => {
    const objects = (pack: Pack): readonly Keys[] =>
      [[], ...requiredKeys(pack)].filter((keys) => {
        const at: unknown = inside(pack, keys);
        return typeof at === 'object' && at !== null && !Array.isArray(at);
      });
    fc.assert(
      fc.property(
        anyPack.chain((pack) => fc.tuple(fc.constant(pack), fc.constantFrom(...objects(pack)))),
        fc.constantFrom('note', '__proto', 'Value'),
        ([pack, keys], name) => {
          expect(validatePack(changed(pack, [...keys, name], 1), basis)).toContainEqual({
            code: 'unknown-field',
            path: pathOf([...keys, name]),
            message: 'a pack has no such field',
          });
        },
      ),
    );
  });

  it.each(['1e2', '-1', '+1', '50,5', '.5', '5.', ' 5', '٥', '05', '', 'NaN', '5'.repeat(25)])(
    'has no decimal such as "%s"',
    (text) => {
      const faults = validatePack(changed(civil, ['written', 'passMark', 'value'], text), basis);
      expect(faults.map(({ path }) => path)).toContain('written.passMark.value');
    },
  );

  it('measures bands in points by the scale of the paper, and in percent by a hundred', () => {
    const offScale = (unit: string, talkBelow: string) => {
      const data = changed(civil, ['written', 'scale', 'value'], '1000');
      Object.assign(inside(data, ['bands', 'value']), { unit, talkBelow });
      return validatePack(data, basis).filter(({ path }) => path === 'bands.value.talkBelow');
    };
    expect(offScale('POINTS', '101')).toEqual([]);
    expect(offScale('PERCENT_OF_SCALE', '101')).toMatchObject([{ code: 'off-scale', message: '101 is above 100' }]);
    expect(offScale('POINTS', '1001')).toMatchObject([{ code: 'off-scale', message: '1001 is above 1000' }]);
  });

  it('is an object', () => {
    for (const data of [undefined, null, 5, 'pack', []])
      expect(validatePack(data, basis)).toMatchObject([{ path: '' }]);
  });

  it.each<[code: string, path: string, value: unknown, words: string]>([
    ['malformed', 'id', 'VN@1', 'must be capitals and digits in groups, such as VN-CIVIL-2025'],
    ['out-of-range', 'version', 0, 'Too small'],
    ['wrong-type', 'version', 1.5, 'Invalid input'],
    ['malformed', 'effectiveFrom', '2025-02-30', 'must be a day, YYYY-MM-DD'],
    [
      'ends-before-it-begins',
      'effectiveTo',
      '2025-06-30',
      'the pack would end on 2025-06-30, before it begins on 2025-12-10',
    ],
    ['unknown-value', 'bands.unit', 'PER_MILLE', 'Invalid option'],
    ['out-of-range', 'rounding.places', 11, 'Too big'],
    ['value-missing', 'minCandidates', null, 'is empty and not left to the plan'],
    ['value-missing', 'ranking', null, 'is empty and not left to the plan'],
    ['value-missing', 'reserveMonths', null, 'is empty and not left to the plan'],
    ['pass-mark-off-scale', 'written.passMark', '100.01', '100.01 is above 100'],
    ['pass-mark-off-scale', 'defence.passMark', '101', '101 is above 100'],
    ['off-scale', 'defence.spreadLimit', '101', '101 is above 100'],
    ['off-scale', 'bands.talkBelow', '101', '101 is above 100'],
    ['off-scale', 'bands.meanUpTo', '101', '101 is above 100'],
    ['off-scale', 'appeal.diffAdoptBelow', '101', '101 is above 100'],
    ['bands-contradict', 'bands.talkBelow', '5', 'a talk below 5 leaves nothing above the mean up to 5'],
    ['out-of-range', 'written.markGrain', '0', 'must be above 0'],
    ['out-of-range', 'written.scale', '0.0', 'must be above 0'],
    ['weights-do-not-add-up', 'weights', { written: '0.7', defence: '0.2' }, 'the weights add up to 0.9, not to 1'],
    ['out-of-range', 'sanctions.WARNING', '100.5', 'takes more than the whole mark'],
    ['off-scale', 'written.markGrain', '100.01', '100.01 is above 100'],
    ['out-of-range', 'defence.scorersMin', 16, 'Too big'],
    ['tie-order-contradicts', 'tieOrder[0]', 'WRITTEN', 'must begin with TOTAL'],
    ['tie-order-contradicts', 'tieOrder[2]', 'WRITTEN', 'must end with AUTHORITY'],
    ['duplicate', 'tieOrder[1]', 'TOTAL', 'TOTAL stands there twice'],
    ['no-channel', 'noticeChannels', {}, 'a notice must go out on something'],
    ['out-of-range', 'noticeChannels.all', [], 'Too small'],
    ['duplicate', 'noticeChannels.all[1]', 'MEDIA', 'MEDIA stands there twice'],
    ['unknown-value', 'noticeChannels.all[0]', 'RUMOUR', 'Invalid option'],
    ['duplicate', 'dossierItems[1]', 'PROPOSAL', 'PROPOSAL stands there twice'],
    ['unknown-value', 'dossierItems[0]', 'HOROSCOPE', 'Invalid option'],
    ['unknown-value', 'partyOpinion', 'ASKED', 'Invalid option'],
    ['malformed', 'courses[0].name', 'BEFORE\u202e', 'must not hold control or hidden characters'],
    ['duplicate', 'councilSizes[1]', 5, '5 stands there twice'],
    ['empty-window', 'appeal.window.length', 0, 'gives no time'],
    ['empty-window', 'appeal.window', null, 'a written paper needs a window for appeals'],
    ['no-course', 'courses', [], 'a round must have a way to go'],
    ['duplicate', 'courses[1].name', 'BEFORE_WRITTEN_RESULT', 'BEFORE_WRITTEN_RESULT stands there twice'],
    ['course-without-ranking', 'courses[0].rankings', [], 'BEFORE_WRITTEN_RESULT serves no ranking'],
    ['ranking-without-course', 'ranking', 'CHOICE', 'no course serves CHOICE'],
    [
      'course-begins-otherwise',
      'courses[1].stages',
      ['DRAFT', 'PLAN_APPROVED', 'CLOSED', 'ARCHIVED'],
      'AFTER_WRITTEN_FINAL must begin with DRAFT, PRINCIPLE_APPROVED, PLAN_APPROVED',
    ],
    [
      'course-ends-otherwise',
      'courses[1].stages',
      ['DRAFT', 'PRINCIPLE_APPROVED', 'PLAN_APPROVED'],
      'AFTER_WRITTEN_FINAL must end with CLOSED, ARCHIVED',
    ],
    ['unknown-value', 'courses[1].stages[3]', 'LUNCH', 'Invalid option'],
    ['duplicate', 'courses[1].stages[4]', 'ANNOUNCED?', 'ANNOUNCED stands there twice'],
    ['stage-outside-order', 'courses[1].stages[4]', 'SUSPENDED', 'SUSPENDED has no place in an order'],
  ])('is refused with %s at %s', (code, path, value, words) => {
    const keys = keysOf(path);
    const isParameter = !['id', 'version', 'effectiveFrom', 'effectiveTo'].includes(path);
    const depth = ['written', 'defence', 'appeal'].includes(String(keys[0])) ? 2 : 1;
    const full = isParameter ? [...keys.slice(0, depth), 'value', ...keys.slice(depth)] : keys;
    const message: unknown = expect.stringContaining(words);
    expect(validatePack(changed(civil, full, value), basis)).toContainEqual({ code, path: pathOf(full), message });
  });

  it.each([
    ['defence.scoreReveal', 'LIVE_AFTER_EACH', 'SEALED'],
    ['appeal.recoding', 'REQUIRED', 'OPTIONAL'],
    ['afterStart', 'AUTHORITY_DECIDES', 'CONTINUE_IF_STARTED'],
    ['priorityPoints', 'ON', 'OFF'],
    ['dayZero', 'DAY_AFTER', 'DAY_OF_ACT'],
    ['calendar', 'LA', 'VN'],
  ])('asks for nothing at %s that no code obeys', (path, asked, known) => {
    const keys = [...keysOf(path), 'value'];
    expect(validatePack(changed(civil, keys, asked), basis)).toEqual([
      { code: 'unknown-value', path: `${path}.value`, message: `this build only knows ${known}` },
    ]);
  });

  const clock = (name: string): number => civil.clocks.findIndex((row) => row.name === name);

  it.each<[code: string, path: string, value: unknown, words: string]>([
    ['clock-contradicts', `clocks[${clock('appealWindow')}].length`, 4, 'the window is 5'],
    ['clock-contradicts', `clocks[${clock('appealWindow')}].unit`, 'DAYS', 'the window is in WORKING_DAYS'],
    ['clock-contradicts', `clocks[${clock('applicationsWindow')}].length`, 29, 'the parameter says 30 days'],
    ['clock-contradicts', `clocks[${clock('nextRankedDue')}].unit`, 'WORKING_DAYS', 'the parameter is in days'],
    ['empty-window', `clocks[${clock('officeDue')}].length`, 0, 'officeDue gives no time'],
    [
      'extension-not-longer',
      `clocks[${clock('markingDue')}].extended`,
      15,
      'markingDue is not longer when it is extended',
    ],
    ['duplicate', `clocks[${clock('markingDue')}].name`, 'reportDue', 'reportDue stands there twice'],
    [
      'unknown-course',
      `clocks[${clock('markingDue')}].startsOnCourse.NONE`,
      { NONE: 'WrittenEnded' },
      'there is no course NONE',
    ],
    ['out-of-range', `clocks[${clock('markingDue')}].length`, 10_001, 'Too big'],
    [
      'clock-contradicts',
      `clocks[${clock('principleDue')}].startsOn`,
      'PrincipleAsked',
      'principleDue has been running otherwise since before the pack was pinned',
    ],
    [
      'clock-contradicts',
      `clocks[${clock('principleDue')}].stopsOn`,
      ['PrincipleApproved', 'PlanApproved'],
      'principleDue has been running otherwise since before the pack was pinned',
    ],
    [
      'clock-contradicts',
      `clocks[${clock('principleDue')}].length`,
      5,
      'principleDue has been running otherwise since before the pack was pinned',
    ],
    [
      'clock-contradicts',
      `clocks[${clock('principleDue')}].extended`,
      15,
      'principleDue has been running otherwise since before the pack was pinned',
    ],
    [
      'clock-contradicts',
      `clocks[${clock('principleDue')}].unit`,
      'DAYS',
      'principleDue has been running otherwise since before the pack was pinned',
    ],
  ])('is refused with %s at %s', (code, path, value, words) => {
    const found = path.replace('.NONE', '');
    // Of two clocks of one name the later one is told.
    const later = code === 'duplicate' ? `clocks[${clock('reportDue')}].name` : path;
    const message: unknown = expect.stringContaining(words);
    expect(validatePack(changed(civil, keysOf(found), value), basis)).toContainEqual({ code, path: later, message });
  });

  it.each([
    ['startsOn', 'LunchServed'],
    ['startsOnCourse.BEFORE_WRITTEN_RESULT', 'toString'],
    ['stopsOn[0]', 'ResultReported'],
    ['onExpiry', 'OverdueFlaged'],
  ])('has no clock whose %s is an event that never happens', (field, type) => {
    const path = `clocks[${clock('reportDue')}].${field}`;
    expect(validatePack(changed(civil, keysOf(path), type), basis)).toEqual([
      { code: 'unknown-event', path, message: `this build has no event ${type}` },
    ]);
  });

  it.each<[path: string, origin: Readonly<Record<string, unknown>>, faulty: readonly string[]]>([
    ['rounding', { kind: 'STATUTE' }, ['kind']],
    ['rounding', { kind: 'PLAN' }, ['kind']],
    ['rounding', { confidence: 'F' }, ['confidence']],
    ['rounding', { kind: 'ANALOGY', confidence: 'F2' }, ['kind', 'confidence']],
    ['rounding', { source: { instrument: 'TT 22/2025' }, confidence: 'F' }, ['confidence']],
    ['rounding', { confidence: 'G' }, []],
    ['minCandidates', { source: { instrument: 'Khoa Bảng default' }, kind: 'PLAN', value: null, confidence: 'D' }, []],
    [`clocks[${clock('archiveDue')}]`, { source: { instrument: 'Khoa Bảng default' }, confidence: 'D' }, ['kind']],
  ])('does not label %s as %j, where a default would pass for what a text says', (path, origin, faulty) => {
    const keys = keysOf(path);
    const data = changed(civil, keys, { ...inside(dataOf(civil), keys), ...origin });
    const words: Readonly<Record<string, string>> = {
      kind: 'Khoa Bảng default is a DEFAULT',
      confidence: 'a default was found in no text',
    };
    expect(validatePack(data, basis)).toEqual(
      faulty.map((field) => ({ code: 'label-contradicts', path: `${path}.${field}`, message: words[field] })),
    );
  });

  it.each(['title.vi', 'title.en', 'legalBasis[0].title', 'legalBasis[0].instrument', 'clocks[0].name'])(
    'holds no characters at %s that cannot be seen or turn the writing',
    (path) => {
      for (const hidden of ['\u0000', '\n', '\u200b', '\u202e', '\u2066'])
        expect(validatePack(changed(civil, keysOf(path), `A${hidden}B`), basis).map(codeAndPath)).toContainEqual({
          code: 'malformed',
          path,
        });
    },
  );

  it('has the clocks without which a round would stand still', () => {
    const noAppeals = {
      code: 'clock-contradicts',
      path: 'clocks',
      message: 'there is no clock appealWindow, so nothing would close the appeals',
    };
    expect(validatePack(changed(civil, ['clocks'], []), basis)).toEqual([
      ...['applicationsWindow', 'dossierDue', 'nextRankedDue'].map((name) => ({
        code: 'clock-missing',
        path: 'clocks',
        message: `there is no clock ${name}`,
      })),
      noAppeals,
    ]);
    expect(validatePack(changed(contract, ['appeal', 'window', 'kind'], 'PLAN'), basis)).toEqual([noAppeals]);
  });

  it('has no clock that nobody starts and ends, on any course', () => {
    const { name } = civil.courses.value[0]!;
    const idle = changed(civil, ['clocks', clock('approveDue'), 'startsOn'], 'OfficeTaken');
    expect(validatePack(idle, basis)).toEqual([
      {
        code: 'clock-never-runs',
        path: `clocks[${clock('approveDue')}].startsOn`,
        message: 'neither a round nor an appointment starts and ends approveDue so',
      },
    ]);
    const onCourse = changed(civil, ['clocks', clock('approveDue'), 'startsOnCourse'], { [name]: 'OfficeTaken' });
    expect(validatePack(onCourse, basis).map(codeAndPath)).toEqual([
      { code: 'clock-never-runs', path: `clocks[${clock('approveDue')}].startsOnCourse.${name}` },
    ]);
  });

  it('has no clock of a candidate at whose end nothing would happen', () => {
    const row = clock('appealWindow');
    const path = `clocks[${row}].onExpiry`;
    const leadsTo = (onExpiry: string) => validatePack(changed(civil, ['clocks', row, 'onExpiry'], onExpiry), basis);
    expect(leadsTo('OverdueFlagged').map(codeAndPath)).toEqual([{ code: 'clock-leads-nowhere', path }]);
    expect(leadsTo('OverdueFlagged')[0]?.message).toContain('OverdueFlagged follows at the end of no such clock');
    // What follows in appointments follows only there.
    expect(leadsTo('AppointmentFailed').map(codeAndPath)).toEqual([{ code: 'clock-leads-nowhere', path }]);
    expect(leadsTo('ApplicationsClosed')).toEqual([]);
    expect(leadsTo('NoSuchEvent').map(codeAndPath)).toEqual([{ code: 'unknown-event', path }]);
    const authoritys = changed(civil, ['clocks', clock('approveDue'), 'onExpiry'], 'AppealWindowClosed');
    expect(validatePack(authoritys, basis)).toEqual([]);
  });

  it('needs weights where it ranks by them, or leaves them to the plan', () => {
    const weighted = (kind: Pack['weights']['kind']): Pack => ({
      ...civil,
      ranking: { ...civil.ranking, value: 'WEIGHTED' },
      weights: { ...civil.weights, value: null, kind, confidence: 'D' },
    });
    expect(validatePack(weighted('PLAN'), basis)).toEqual([]);
    expect(validatePack(weighted('DEFAULT'), basis)).toEqual([
      { code: 'weights-missing', path: 'weights.value', message: 'a weighted ranking needs weights' },
    ]);
  });

  it('leaves nothing to a plan that has no place for it', () => {
    const data = changed(civil, ['timeInPostMonths'], { ...civil.timeInPostMonths, value: null, kind: 'PLAN' });
    expect(validatePack(data, basis)).toEqual([
      {
        code: 'not-for-the-plan',
        path: 'timeInPostMonths.kind',
        message: 'no plan of a round has a place for this',
      },
    ]);
    expect(neededFromPlan(data as unknown as Pack)).toEqual([]);
  });

  it('may leave the ranking to the plan', () => {
    const data = changed(civil, ['ranking'], { ...civil.ranking, value: null, kind: 'PLAN' });
    expect(validatePack(data, basis)).toEqual([]);
  });
});

/** An invented law: 60 to pass, whole marks, banker's rounding. */
const sample = {
  ...dataOf(civil),
  id: 'XX-SAMPLE-2027',
  version: 1,
  title: { vi: 'Bộ quy tắc mẫu', en: 'Sample pack' },
  written: { ...civil.written, passMark: { ...civil.written.passMark, value: '60' } },
  rounding: { ...civil.rounding, value: { places: 0, mode: 'HALF_EVEN', comparePublished: true } },
};

const caseUnder = (pack: string) => ({
  format: 'khoabang.case/1',
  pack,
  posts: ['P1'],
  candidates: ['59', '62'].map((mark, index) => ({
    id: `C${index + 1}`,
    preferences: ['P1'],
    written: { marks: [mark, mark] },
    defence: {
      sheets: [
        { member: 'M1', score: '80' },
        { member: 'M2', score: '85' },
      ],
    },
  })),
});

const gates = (pack: string) => {
  const result = compute(caseUnder(pack));
  if ('code' in result) throw new Error(result.message);
  return result.candidates.map(({ gate, defence }) => [gate, defence?.mean ?? null]);
};

/** The pack of sound data, in the book. */
const installed = (data: unknown): Pack => {
  const answer = installPack(data, basis);
  if (isFaults(answer)) throw new Error(faultsInWords(answer));
  return answer;
};

describe('another pack', () => {
  it('is installed and computes by its own pass mark and rounding', () => {
    const added = installed(sample);
    expect(findPack('XX-SAMPLE-2027')).toBe(added);
    expect(packs.at(-1)).toBe(added);
    expect(gates('XX-SAMPLE-2027')).toEqual([
      ['FAILED', null],
      ['PASSED', '82'],
    ]);
    expect(gates('VN-CIVIL-2025')).toEqual([
      ['PASSED', '82.50'],
      ['PASSED', '82.50'],
    ]);
  });

  it('is the same pack when it comes again, and refused when it comes with another content', () => {
    const first = installed(sample);
    const count = packs.length;
    expect(installPack(JSON.parse(canonicalPack(first)), basis)).toBe(first);
    const answer = installPack({ ...sample, verified: false }, basis);
    expect(isFaults(answer) && answer.map(codeAndPath)).toEqual([{ code: 'pack-changed', path: 'version' }]);
    expect(packs).toHaveLength(count);
  });

  it('is found in its newest version, in whatever order the versions came', () => {
    const third = installed({ ...sample, version: 3 });
    installed({ ...sample, version: 2 });
    expect(findPack('XX-SAMPLE-2027')).toBe(third);
    expect(findPack('XX-SAMPLE-2027@1')).toMatchObject({ version: 1 });
  });

  it('is not installed with a fault, and the faults are told in a sentence', () => {
    const faulty = { ...sample, id: 'XX-FAULTY', version: 0 };
    expect(() => installed(faulty)).toThrow(/^version: /);
    expect(findPack('XX-FAULTY')).toBeUndefined();
    const one: Fault = { code: 'wrong-type', path: '', message: 'is no object' };
    const words = 'the pack: is no object';
    expect(faultsInWords([one])).toBe(words);
    expect(faultsInWords([one, one, one])).toBe([words, words, words].join('; '));
    expect(faultsInWords([one, one, one, one, one])).toBe([words, words, words, 'and 2 more'].join('; '));
  });

  it('stops a start where it stands in the book with a fault', () => {
    expect(() => {
      mustBeSound(packs, basis);
    }).not.toThrow();
    expect(() => {
      mustBeSound([civil, { ...civil, version: 0 }], basis);
    }).toThrow(/^The rule pack VN-CIVIL-2025@0 cannot be used: version: /);
  });
});
