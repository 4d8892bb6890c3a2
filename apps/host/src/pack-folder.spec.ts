import { mkdirSync, writeFileSync } from 'node:fs';
import { views } from '#exams';
import { canonicalPack, findPack, packs } from '#rules';
import { temporaryFolder } from '#test/support/tmp';
import { installPackFolder } from './pack-folder.js';
import { SettingFault } from './settings.js';

const folder = temporaryFolder();

afterAll(() => {
  folder.remove();
});

const civil = canonicalPack(findPack('VN-CIVIL-2025')!);
const named = (id: string): string => civil.replace('"id":"VN-CIVIL-2025"', `"id":"${id}"`);

/** A folder with the given files in it. */
const folderWith = (name: string, files: Readonly<Record<string, string>>): string => {
  mkdirSync(folder.file(name));
  for (const [file, text] of Object.entries(files)) writeFileSync(folder.file(`${name}/${file}`), text);
  return folder.file(name);
};

describe('the folder of further packs', () => {
  it('is nothing where none is named', () => {
    const count = packs.length;
    installPackFolder(undefined);
    installPackFolder('');
    expect(packs).toHaveLength(count);
  });

  it('gives its packs to the book, and may be read again', () => {
    const path = folderWith('sound', {
      'a.json': named('XX-SAMPLE-A'),
      'b.json': `\uFEFF${named('XX-SAMPLE-B')}`,
      'n.md': '',
    });
    installPackFolder(path);
    installPackFolder(path);
    expect(packs.slice(-2).map(({ id }) => id)).toEqual(['XX-SAMPLE-A', 'XX-SAMPLE-B']);
  });

  it('is known to views that were loaded before it: they follow a clock that only its pack has', () => {
    const sound = JSON.parse(named('XX-SAMPLE-D')) as { clocks: { name: string }[] };
    const clocks = sound.clocks.map((row) => ({ ...row, name: row.name === 'reportDue' ? 'sampleDue' : row.name }));
    const recorded = { type: 'RoundDrafted', stream: 'round-r1', data: {} };
    const keys = () => views.find(({ name }) => name === 'clocks')?.keyOf(recorded as never);
    expect(keys()).not.toContain('r1/sampleDue');
    installPackFolder(folderWith('later', { 'd.json': JSON.stringify({ ...sound, clocks }) }));
    expect(keys()).toContain('r1/sampleDue');
  });

  it.each([
    [
      'a fault',
      '{"id":"XX-SAMPLE-C"}',
      /^The rule pack .*faulty\.json cannot be used \(KHOABANG_PACKS\): version: is missing;/,
    ],
    ['no JSON', '{', /^The rule pack .*faulty\.json cannot be read as JSON \(KHOABANG_PACKS\)\.$/],
    [
      'a known version with another content',
      civil.replace('"places":2', '"places":1'),
      /faulty\.json .*version: VN-CIVIL-2025@1 is known with another content/,
    ],
  ])('stops the start at %s with file, path and fault', (name, text, sentence) => {
    const path = folderWith(name.replaceAll(' ', '-'), { 'faulty.json': text });
    const start = () => {
      installPackFolder(path);
    };
    expect(start).toThrow(SettingFault);
    expect(start).toThrow(sentence);
  });

  it('stops the start when there is no such folder', () => {
    expect(() => {
      installPackFolder(folder.file('nowhere'));
    }).toThrow(/^KHOABANG_PACKS names .*nowhere, which is not a folder that can be read\.$/);
  });
});
