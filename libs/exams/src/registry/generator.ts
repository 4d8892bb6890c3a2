import type { PositionCommands } from '../position/events.js';
import type { AutonomyGroup, UnitCommands, UnitKind } from '../unit/events.js';
import { type Chance, chanceOf } from './chance.js';
import { type MergerGroup, type MergerGroupName, mergerFigures, mergersOf } from './programme.js';
import * as words from './words.js';

type Registration = UnitCommands['RegisterUnit'];

/** A registry of the size of a large city. Everything in it is invented and marked as a sample. */
export interface SampleRegistry {
  /** 23 departments and 30 districts. */
  readonly bodies: readonly Registration[];
  /** Service units: of departments first, then of districts, then schools. */
  readonly units: readonly Registration[];
  readonly boards: readonly Registration[];
  readonly funds: readonly Registration[];
  readonly positions: readonly PositionCommands['ApprovePosition'][];
  readonly programme: { readonly groups: readonly MergerGroup[] };
}

/** Sizes as published for 2019 (domain: §2.2). How the bodies split is the city's then 30 districts, and the rest. */
export const registrySizes = { departments: 23, districts: 30, serviceUnits: 2_634, positions: 366 } as const;

/** The invented city that owns all bodies. Persons are sample ids without names. */
export const SAMPLE_CITY = 'MAU-TP';
const SINCE = '2015-01-01';
/** When the positions were approved. */
const POSITIONS_SINCE = '2017-05-15';

const personOf = (body: string): string => `p-mau-${body.toLowerCase()}`;
const numbered = (prefix: string, index: number): string => `MAU-${prefix}-${String(index + 1).padStart(4, '0')}`;
const upTo = <Item>(count: number, make: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const placeOf = (chance: Chance): string => `${chance.pick(words.placeFirst)} ${chance.pick(words.placeSecond)}`;
const named = (...parts: readonly (string | number)[]): string => [...parts, words.SAMPLE_MARK].join(' ');

const body = (code: string, name: string): Registration => ({
  code,
  name,
  kind: 'ADMINISTRATIVE_BODY',
  owner: SAMPLE_CITY,
  authority: personOf(SAMPLE_CITY),
  superior: personOf('MAU-TW'),
  effectiveOn: SINCE,
});

const bodiesOf = (chance: Chance): readonly [readonly Registration[], readonly Registration[]] => [
  upTo(registrySizes.departments, (index) =>
    body(numbered('SO', index), named('Sở', chance.pick(words.departmentFields), index + 1)),
  ),
  upTo(registrySizes.districts, (index) => body(numbered('QH', index), named('Quận', placeOf(chance), index + 1))),
];

interface Batch {
  readonly prefix: string;
  readonly kind: UnitKind;
  readonly forms: readonly [string, ...string[]];
  readonly count: number;
  readonly owners: readonly Registration[];
}

const unitsOf = (chance: Chance, { prefix, kind, forms, count, owners }: Batch): readonly Registration[] =>
  upTo(count, (index) => {
    const owner = chance.pick(owners).code;
    return {
      code: numbered(prefix, index),
      name: named(chance.pick(forms), placeOf(chance), 'số', index + 1),
      kind,
      owner,
      authority: personOf(owner),
      superior: personOf(SAMPLE_CITY),
      autonomyGroup: (chance.below(4) + 1) as AutonomyGroup,
      effectiveOn: SINCE,
    };
  });

const positionsOf = (chance: Chance): SampleRegistry['positions'] =>
  upTo(registrySizes.positions, (index) => ({
    code: numbered('VT', index),
    title: named(chance.pick(words.positionRanks), chance.pick(words.positionFields), index + 1),
    schemeVersion: '1',
    approvedOn: POSITIONS_SINCE,
    tasks: chance.shuffled(words.positionTasks).slice(0, 3),
    competencies: chance.shuffled(words.positionCompetencies).slice(0, 3),
  }));

type Batches = Readonly<Record<MergerGroupName, readonly Registration[]>>;

/** The units that the merger programme is about, group by group. */
const batchesOf = (
  chance: Chance,
  departments: readonly Registration[],
  districts: readonly Registration[],
): Batches => {
  const batch = (name: MergerGroupName, rest: Omit<Batch, 'count'>): readonly Registration[] =>
    unitsOf(chance, { ...rest, count: mergerFigures[name].before });
  const kind = 'SERVICE_UNIT';
  return {
    DEPARTMENT_UNITS: batch('DEPARTMENT_UNITS', {
      prefix: 'DVS',
      kind,
      forms: words.departmentUnitForms,
      owners: departments,
    }),
    DISTRICT_UNITS: batch('DISTRICT_UNITS', { prefix: 'DVQ', kind, forms: words.districtUnitForms, owners: districts }),
    PROJECT_BOARDS: batch('PROJECT_BOARDS', {
      prefix: 'BQL',
      kind: 'PROJECT_BOARD',
      forms: words.boardForms,
      owners: districts,
    }),
    FUNDS: batch('FUNDS', { prefix: 'QUY', kind: 'FUND', forms: words.fundForms, owners: departments }),
  };
};

const groupsOf = (chance: Chance, batches: Batches): readonly MergerGroup[] =>
  (Object.keys(mergerFigures) as MergerGroupName[]).map((name) => {
    const before = batches[name].map(({ code }) => code);
    return { name, before, mergers: mergersOf(chance, before, mergerFigures[name].after) };
  });

/** Draws the registry of a seed: the same for the same seed, today and in ten years. */
export const generateRegistry = (seed: number): SampleRegistry => {
  const chance = chanceOf(seed);
  const [departments, districts] = bodiesOf(chance);
  const batches = batchesOf(chance, departments, districts);
  const known = [...batches.DEPARTMENT_UNITS, ...batches.DISTRICT_UNITS];
  const count = registrySizes.serviceUnits - known.length;
  const schools = { prefix: 'TH', kind: 'SERVICE_UNIT', forms: words.schoolForms, count, owners: districts } as const;
  return {
    bodies: [...departments, ...districts],
    units: [...known, ...unitsOf(chance, schools)],
    boards: batches.PROJECT_BOARDS,
    funds: batches.FUNDS,
    positions: positionsOf(chance),
    programme: { groups: groupsOf(chance, batches) },
  };
};
