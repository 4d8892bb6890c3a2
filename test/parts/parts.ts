// What comes in with the packages: who may run something when they are installed, under which licences they are, which
// of them we asked for and why.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';

const root = join(import.meta.dirname, '..', '..');
const read = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

/** As much of `package.json` as is looked at. */
export interface Asked {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

/** As much of `package-lock.json` as is looked at. Keys are places: `node_modules/zod`. */
export interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly hasInstallScript?: boolean; readonly link?: boolean; readonly license?: string }>
  >;
}

/** What people know of a package that we asked for. Without a release where it is a folder of ours. */
interface Known {
  readonly for: string;
  readonly keeper: string;
  readonly latest?: string;
  readonly released?: string;
}

/** What people decided about packages. */
export interface Decided {
  /** The day on which the registry was asked for the last releases. */
  readonly lookedUp: string;
  readonly packages: Readonly<Record<string, Known>>;
  /** Packages with a script for their installation, and why nothing is missing without it. */
  readonly installScripts: Readonly<Record<string, string>>;
  /** Packages that tell somebody about us. */
  readonly reporters: Readonly<Record<string, string>>;
  readonly licences: readonly string[];
}

/** A CycloneDX list of parts, as far as it is looked at. */
export interface PartsList {
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly properties?: readonly { readonly name: string; readonly value: string }[];
    readonly licenses?: readonly {
      readonly license?: { readonly id?: string; readonly name?: string };
      readonly expression?: string;
    }[];
  }[];
}

export const asked = read('package.json') as Asked;
export const lock = read('package-lock.json') as Lock;
export const decided = read('test', 'parts', 'dependencies.json') as Decided;

/** The list of all parts, of every platform, as npm writes it. */
export const partsList = (): PartsList =>
  JSON.parse(
    execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    }),
  ) as PartsList;

/** Where the schemas of CycloneDX look for each other. */
const SCHEMAS = 'http://cyclonedx.org/schema/';

const schema = (name: string): AnySchema =>
  read('node_modules', '@cyclonedx', 'cyclonedx-library', 'res', 'schema', `${name}.SNAPSHOT.schema.json`) as AnySchema;

/** Where a list of parts is not what CycloneDX 1.5 says. */
export const formFaults = (list: object): readonly string[] => {
  const checker = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  for (const name of ['spdx', 'jsf-0.82']) checker.addSchema(schema(name), `${SCHEMAS}${name}.SNAPSHOT.schema.json`);
  const check = checker.compile(schema('bom-1.5'));
  if (check(list) === true) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
};

/** True for an expression that our list allows: one side of every `OR`, both of every `AND`. */
const isAllowed = (expression: string, allowed: readonly string[]): boolean => {
  const plain = expression.replaceAll(/[()]/g, ' ').trim();
  return plain.split(/\s+OR\s+/).some((side) => side.split(/\s+AND\s+/).every((id) => allowed.includes(id)));
};

/** Parts that stand under another licence than those that were allowed, or under none. */
export const licenceFaults = ({ components }: PartsList, allowed: readonly string[]): readonly string[] =>
  components.flatMap(({ name, version, licenses = [], properties = [] }) => {
    const ours = properties.some((one) => one.name === 'cdx:npm:package:private' && one.value === 'true');
    const told = licenses.map(({ license = {}, expression }) => expression ?? license.id ?? license.name ?? '');
    const fine = ours || (told.length > 0 && told.every((one) => isAllowed(one, allowed)));
    return fine ? [] : [`${name} ${version}: ${told.join(', ') || 'no licence'}`];
  });

const nameOf = (place: string): string => place.split('node_modules/').at(-1) ?? place;

const apart = (found: Iterable<string>, listed: Iterable<string>, what: string): readonly string[] => {
  const [here, there] = [new Set(found), new Set(listed)];
  return [
    ...[...here.difference(there)].map((name) => `${name}: ${what}`),
    ...[...there.difference(here)].map((name) => `${name}: listed, and not there`),
  ];
};

/** Packages that want to run something when they are installed and that nobody has looked at, and the other way round. */
export const scriptFaults = ({ packages }: Lock, { allowScripts }: Asked, about: Decided): readonly string[] => {
  const wanting = Object.keys(packages).filter((place) => packages[place]?.hasInstallScript === true);
  const run = Object.keys(allowScripts).filter((name) => allowScripts[name] === true);
  return [
    ...apart(wanting.map(nameOf), Object.keys(about.installScripts), 'runs a script when it is installed'),
    ...apart(Object.keys(allowScripts), Object.keys(about.installScripts), 'allowScripts names it without a reason'),
    ...run.map((name) => `${name}: allowScripts lets it run, and no package needs to`),
  ];
};

const resolves = (name: string): boolean => {
  try {
    createRequire(join(root, 'node_modules', 'swagger-ui-dist', 'index.js')).resolve(name);
    return true;
  } catch {
    return false;
  }
};

/** Packages that report to somebody, where they could run: anything but a folder of ours without a line of code. */
export const reporterFaults = (
  { packages }: Lock,
  { reporters }: Decided,
  canRun: (name: string) => boolean = resolves,
): readonly string[] =>
  Object.keys(packages)
    .filter((place) => place.includes('node_modules/') && nameOf(place) in reporters)
    .filter((place) => packages[place]?.link !== true || canRun(nameOf(place)))
    .map((place) => `${place} reports: ${reporters[nameOf(place)] ?? ''}`);

const sections = [
  ['In the product', 'dependencies'],
  ['In the product, by platform', 'optionalDependencies'],
  ['For development', 'devDependencies'],
] as const;

/** Packages that were asked for and nobody says what for, and the other way round. */
export const purposeFaults = (wanted: Asked, { packages }: Decided): readonly string[] =>
  apart(
    sections.flatMap(([, kind]) => Object.keys(wanted[kind])),
    Object.keys(packages),
    'asked for, and nobody says what for',
  );

const lastOf = ({ latest, released }: Known): string =>
  latest === undefined || released === undefined ? '–' : `${latest}, ${released}`;

const row = (name: string, version: string): string => {
  const known = decided.packages[name] ?? { for: '', keeper: '' };
  const licence = lock.packages[`node_modules/${name}`]?.license ?? 'ours';
  const here = version.startsWith('file:') ? '–' : version;
  return `| \`${name}\` | ${known.for} | ${here} | ${lastOf(known)} | ${licence} | ${known.keeper} |`;
};

const table = (packages: Readonly<Record<string, string>>): readonly string[] => [
  '| package | what for | here | last release | licence | who keeps it |',
  '|---|---|---|---|---|---|',
  ...Object.entries(packages).map(([name, version]) => row(name, version)),
];

/** `docs/dependencies.md`, from `package.json`, its lock and what people decided. */
export const dependenciesPage = (): string => {
  const { lookedUp, installScripts, reporters, licences } = decided;
  return [
    '# What comes in with the packages',
    '',
    'Made by `npm run parts` from `package.json`, its lock and `test/parts/dependencies.json`; `npm test` fails where a package is missing here.',
    `Last releases as the registry told on ${lookedUp}; what it tells of years before 2025 is given without a day.`,
    '',
    ...sections.flatMap(([title, kind]) => [`## ${title}`, '', ...table(asked[kind]), '']),
    '## Scripts at installation',
    '',
    '`.npmrc` turns them off (`ignore-scripts`), for every version of npm; `allowScripts` in `package.json` says the same to npm 12. A package that wants one and is not named here fails `npm test`.',
    '',
    ...Object.entries(installScripts).map(([name, why]) => `- \`${name}\`: ${why}.`),
    '',
    '## Reporting',
    '',
    'Nothing here tells anybody that it is installed or run. In place of these stands an empty folder:',
    '',
    ...Object.entries(reporters).map(([name, why]) => `- \`${name}\`: ${why}.`),
    '',
    'Tools are told `DO_NOT_TRACK=1` and `REDOCLY_TELEMETRY=off` by `npm test`.',
    '',
    '## List of parts, licences',
    '',
    '`npm run parts` also writes `dist/parts.cdx.json`: every package of every platform with version, hash and licence, in CycloneDX 1.5, as `npm sbom` makes it. It is held to the schema of that format,',
    'and each licence to this list: ' + licences.map((one) => `\`${one}\``).join(', ') + '.',
    '',
    '## Keeping up',
    '',
    '| what | within |',
    '|---|---|',
    '| a known fault that can be used against us, rated critical or high (`npm run parts -- --audit`, asked weekly and before a release) | 7 days |',
    '| any other known fault | 30 days |',
    '| a new release of a package of the product | 90 days |',
    '| a new release of a tool | 180 days |',
    '| a package of the product that nobody keeps any more | replaced with the next larger change, limits around it until then |',
    '',
    'Packages come from the npm registry alone, each held to the hash in `package-lock.json` by `npm ci`.',
    '',
  ].join('\n');
};
