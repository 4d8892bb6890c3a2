import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { temporaryFolder, type TemporaryFolder } from '#test/support/tmp';
import { mustBePrivate, OpenToOthers } from './data-folder.js';
import { openEngine } from './engine.js';
import { readSettings, type Settings } from './settings.js';
import { explain } from './start.js';

const at = (data: string, more: Record<string, string> = {}): Settings =>
  readSettings({ KHOABANG_DATA: data, ...more });
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const asRoot = process.getuid?.() === 0;

/** What a start says of this data; nothing where it is taken. */
const said = (settings: Settings): string | undefined => {
  try {
    mustBePrivate(settings);
    return undefined;
  } catch (error) {
    return explain(error);
  }
};

describe('the data on disk', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  /** A folder as a start has left it. */
  const used = async (): Promise<string> => {
    const data = folder.file('data');
    const engine = await openEngine(at(data));
    await engine.vault.put('p1', 'name', 'Người mẫu');
    await engine.close();
    return data;
  };

  it.each([0o022, 0])('is made for its owner alone, whatever the umask (%i)', async (mask) => {
    const before = process.umask(mask);
    try {
      const data = folder.file('data');
      const engine = await openEngine(at(data, { KHOABANG_EVENTS: `sqlite:${folder.file('log/events.sqlite')}` }));
      await engine.vault.put('p1', 'name', 'Người mẫu');
      for (const place of [data, folder.file('log')]) {
        expect(modeOf(place)).toBe('700');
        const files = readdirSync(place);
        expect(files.length).toBeGreaterThan(3);
        for (const file of files) expect([file, modeOf(`${place}/${file}`)]).toEqual([file, '600']);
      }
      await engine.close();
    } finally {
      process.umask(before);
    }
  });

  it.each([
    ['the folder', '', 0o750],
    ['the log', '/events.sqlite', 0o644],
    ['what stands beside the log', '/events.sqlite.lock', 0o606],
    ['the views', '/views.sqlite', 0o620],
    ['the vault', '/vault.sqlite', 0o601],
    ['the master key', '/master.key', 0o640],
  ])('is refused when others may use %s, with what to type', async (_, end, mode) => {
    const data = await used();
    chmodSync(`${data}${end}`, mode);
    await expect(openEngine(at(data))).rejects.toThrow(OpenToOthers);
    expect(said(at(data))).toBe(
      `Người khác trên máy này đọc hoặc ghi được dữ liệu. Hãy gõ / Others on this machine may read or write the data. Type: chmod go-rwx '${data}${end}'`,
    );
    chmodSync(`${data}${end}`, end === '' ? 0o700 : 0o600);
    expect(said(at(data))).toBeUndefined();
  });

  it('is refused for any file, also one that this program did not make', async () => {
    const data = await used();
    writeFileSync(`${data}/it's a copy`, '');
    chmodSync(`${data}/it's a copy`, 0o644);
    expect(said(at(data))).toMatch(/chmod go-rwx '.*\/it'\\''s a copy'$/);
  });

  it('is refused when others may write the rules', () => {
    const packs = folder.file('packs');
    mkdirSync(packs);
    writeFileSync(`${packs}/a.json`, '{}');
    const settings = at(folder.file('data'), { KHOABANG_PACKS: packs });
    chmodSync(`${packs}/a.json`, 0o664);
    expect(said(settings)).toMatch(/chmod go-w '.*\/packs\/a\.json'$/);
    chmodSync(`${packs}/a.json`, 0o644);
    chmodSync(packs, 0o775);
    expect(said(settings)).toMatch(/chmod go-w '.*\/packs'$/);
    chmodSync(packs, 0o755);
    expect(said(settings)).toBeUndefined();
  });

  it('is refused when a store lies elsewhere, and others may read it or write to its folder', () => {
    const events = folder.file('shared/events.sqlite');
    mkdirSync(folder.file('shared'));
    writeFileSync(`${events}-wal`, '');
    chmodSync(`${events}-wal`, 0o644);
    chmodSync(folder.file('shared'), 0o777);
    const settings = at(folder.file('data'), { KHOABANG_EVENTS: `sqlite:${events}`, KHOABANG_VIEWS: 'memory:' });
    expect(said(settings)).toMatch(/chmod go-rwx '.*\/events\.sqlite-wal'$/);
    chmodSync(`${events}-wal`, 0o600);
    expect(said(settings)).toMatch(/chmod go-w '.*\/shared'$/);
    chmodSync(folder.file('shared'), 0o1777);
    expect(said(settings)).toMatch(/shared is shared by everybody .* Type: mkdir -m 700 FOLDER$/);
    chmodSync(folder.file('shared'), 0o755);
    expect(said(settings)).toBeUndefined();
    writeFileSync(folder.file('shared/people.sqlite'), '', { mode: 0o644 });
    const vault = at(folder.file('data'), { KHOABANG_VAULT: `sqlite:${folder.file('shared/people.sqlite')}` });
    expect(said(vault)).toMatch(/chmod go-rwx '.*\/people\.sqlite'$/);
  });

  (asRoot ? it : it.skip)('is refused when it belongs to somebody else', async () => {
    const data = await used();
    chownSync(`${data}/vault.sqlite`, 4711, 4711);
    expect(said(at(data))).toMatch(/^Dữ liệu thuộc về .* belongs to another user .* chown 0 '.*\/vault\.sqlite'$/);
  });

  it('may not be there yet', () => {
    expect(said(at(folder.file('nothing')))).toBeUndefined();
  });
});
