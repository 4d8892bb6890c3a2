import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { processes, views } from '#exams';
import { sqliteEventStore } from '#stores';
import { sqliteVault } from '#vault';
import { type Busy, busyOn } from '#test/support/busy';
import { writtenBy } from '#test/support/command-line';
import { dataFolder, set } from '#test/support/data-folder';
import { openEngine } from '../../../host/src/engine.js';
import { readSettings } from '../../../host/src/settings.js';
import { exits } from '../command.js';

const folder = dataFolder({ within: 'data' });

const backup = (name = 'backup'): Promise<string> => writtenBy('backup', folder.file(name));
const restore = (name = 'backup', to = 'restored'): Promise<string> =>
  writtenBy('restore', folder.file(name), '--to', folder.file(to));

/** Data as a server leaves it. */
const used = async (): Promise<void> => {
  const { vault, close } = await openEngine(readSettings(process.env));
  await vault.put('p1', 'name', 'Người mẫu');
  await close();
};

/** Points the settings at what was restored, as its last words say. */
const changeOver = (to = 'restored'): void => {
  set('KHOABANG_MASTER_KEY', readFileSync(folder.file('data/master.key'), 'utf8').trim());
  set('KHOABANG_DATA', folder.file(to));
};

describe('a backup', () => {
  let busy: Busy | undefined;
  afterEach(async () => {
    await busy?.kill();
    busy = undefined;
  });

  it('taken while another process works on the data holds what was acknowledged, whose parts fit together', async () => {
    busy = busyOn(folder.file('data'));
    const last = await busy.reaches(60n);
    expect(await backup()).toMatch(
      /backed up and verified up to position \d+.*master key and log\.seal are not in it/s,
    );
    await busy.kill();
    const said = await restore();
    const position = Number(/up to position (\d+)/.exec(said)?.[1]);
    const source = sqliteEventStore({ file: folder.file('data/events.sqlite'), readOnly: true });
    expect(Number(await source.head())).toBeGreaterThan(position);
    await source.close();
    changeOver();
    await expect(openEngine(readSettings(process.env))).rejects.toThrow(/The seal of the log is gone/);
    expect(await writtenBy('log', 'accept', '--reason', 'Đã phục hồi bản sao lưu')).toMatch(/Accepted and recorded/);
    const engine = await openEngine(readSettings(process.env));
    const events = await Array.fromAsync(engine.events.readAll());
    expect(position).toBeGreaterThanOrEqual(Number(last));
    expect(events).toHaveLength(position + 1);
    for (const { data } of events) {
      const { reason } = data as { reason: { ref: string } };
      expect(await engine.vault.open(reason.ref)).toMatchObject({ kind: 'reason' });
    }
    for (const view of [...views, ...processes]) {
      expect(await engine.views.position(view)).toBeLessThanOrEqual(BigInt(events.length));
    }
    await engine.close();
  });

  it('is for its owner alone, tells nothing of what is in it but how far it goes, and leaves nothing beside it', async () => {
    await used();
    await backup();
    expect(readdirSync(folder.path).toSorted()).toEqual(['backup', 'data']);
    expect(statSync(folder.file('backup')).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(folder.file('backup'));
    const header = JSON.parse(bytes.toString('utf8', 0, bytes.indexOf('\n'))) as object;
    expect(header).toMatchObject({
      format: 'khoabang.backup/1',
      taken: expect.any(String) as string,
      position: expect.any(Number) as number,
    });
    expect(bytes.includes('SQLite format')).toBe(false);
    const other = 'other';
    await backup(other);
    expect(readFileSync(folder.file(other)).equals(bytes)).toBe(false);
  });

  it('is never written over a file, nor where another is under way, nor where it cannot be', async () => {
    await used();
    writeFileSync(folder.file('there'), 'something');
    await expect(backup('there')).rejects.toMatchObject({ exit: exits.usage, message: /is not written over/ });
    expect(readFileSync(folder.file('there'), 'utf8')).toBe('something');
    mkdirSync(folder.file('begun.draft'));
    await expect(backup('begun')).rejects.toThrow(/under way, or was broken off/);
    await expect(backup('no/folder')).rejects.toThrow(/cannot be read or written \(ENOENT\)/);
    await expect(writtenBy('backup')).rejects.toMatchObject({ exit: exits.usage });
  });

  it('is not taken where there is no data, nor of a log in memory', async () => {
    set('KHOABANG_MASTER_KEY', 'ab'.repeat(32));
    await expect(backup()).rejects.toThrow(/There is no data in/);
    set('KHOABANG_EVENTS', 'memory:');
    await expect(backup()).rejects.toThrow(/There is no data in/);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('is one of the vault alone where the log is in a database, says so, and is restored as a file', async () => {
    await used();
    set('KHOABANG_EVENTS', 'kurrentdb://localhost:2113?tls=false');
    expect(await backup()).toMatch(/the vault alone.*KurrentDB and is not in this file.*views are not in it/s);
    expect(await restore()).toMatch(/the vault, backed up at.*Put the log back by the means.*copy --vault/s);
    expect(readdirSync(folder.file('restored'))).toEqual(['vault.sqlite']);
    const masterKey = Buffer.from(readFileSync(folder.file('data/master.key'), 'utf8').trim(), 'hex');
    const vault = await sqliteVault({ file: folder.file('restored/vault.sqlite'), masterKey });
    expect(await vault.get('p1', 'name')).toBe('Người mẫu');
    await vault.close();
  });

  it('is not taken of data that is not as it was sealed, or that belongs to another master key', async () => {
    await used();
    const { DatabaseSync } = await import('node:sqlite');
    set('KHOABANG_MASTER_KEY', 'ab'.repeat(32));
    await expect(backup()).rejects.toThrow(/master key is not the one/);
    delete process.env['KHOABANG_MASTER_KEY'];
    const log = new DatabaseSync(folder.file('data/events.sqlite'));
    log.exec("INSERT INTO log VALUES (1, 'account-mine', 0, 'forged', 'Sample', 1, '{}', '{}')");
    log.close();
    await expect(backup()).rejects.toThrow(/added to the log after the server had stopped/);
    expect(readdirSync(folder.path)).toEqual(['data']);
  });

  it('goes without the views where they are in memory', async () => {
    set('KHOABANG_VIEWS', 'memory:');
    await used();
    expect(await backup()).toMatch(/views are not in it: they are made again/);
    expect(await restore()).not.toMatch(/copy --vault/);
    expect(readdirSync(folder.file('restored')).toSorted()).toEqual(['events.sqlite', 'vault.sqlite']);
  });
});

describe('restore', () => {
  beforeEach(async () => {
    await used();
    await backup();
  });

  /** The backup, changed. */
  const changed = (change: (bytes: Buffer) => Buffer): void => {
    writeFileSync(folder.file('changed'), change(readFileSync(folder.file('backup'))));
  };
  const leavesNothing = (): void => {
    expect(existsSync(folder.file('restored'))).toBe(false);
  };

  it('makes a folder for its owner alone, with what was backed up, and says what to do next', async () => {
    mkdirSync(folder.file('empty'), { mode: 0o755 });
    const said = await restore('backup', 'empty');
    expect(said).toMatch(/Restored and verified.*KHOABANG_DATA=.*log accept --reason.*erase again/s);
    expect(readdirSync(folder.file('empty')).toSorted()).toEqual(['events.sqlite', 'vault.sqlite', 'views.sqlite']);
    for (const name of ['.', ...readdirSync(folder.file('empty'))]) {
      expect(statSync(folder.file(`empty/${name}`)).mode & 0o077).toBe(0);
    }
    changeOver('empty');
    await writtenBy('log', 'accept', '--reason', 'Đã phục hồi bản sao lưu');
    const { vault, close } = await openEngine(readSettings(process.env));
    expect(await vault.get('p1', 'name')).toBe('Người mẫu');
    await close();
    expect(await writtenBy('log', 'verify')).toMatch(/as it was sealed/);
  });

  it.each([
    ['cut within a box', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1_000)],
    ['cut by its last byte', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['with something behind its end', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
    ['with another byte in the middle', (bytes: Buffer) => flipped(bytes, Math.floor(bytes.length / 2))],
    ['with another last byte', (bytes: Buffer) => flipped(bytes, bytes.length - 1)],
    ['with another day in its header', (bytes: Buffer) => replaced(bytes, '"taken":"2', '"taken":"1')],
  ])('refuses a file %s in a sentence, and leaves nothing behind', async (_, change) => {
    changed(change);
    await expect(restore('changed')).rejects.toMatchObject({
      exit: exits.badInput,
      message: expect.stringMatching(/was cut off or altered; nothing was restored/) as string,
    });
    leavesNothing();
  });

  it.each([
    ['nothing', () => Buffer.alloc(0)],
    ['something else', () => randomBytes(10_000)],
    ['a header cut off', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['one part twice', (bytes: Buffer) => replaced(bytes, '"views.sqlite"', '"vault.sqlite"')],
    ['a form of another release', (bytes: Buffer) => replaced(bytes, 'khoabang.backup/1', 'khoabang.backup/3')],
    [
      'a log under the form of a vault alone',
      (bytes: Buffer) => replaced(bytes, 'khoabang.backup/1', 'khoabang.backup/2'),
    ],
  ])('refuses a file that holds %s', async (_, change) => {
    changed(change);
    await expect(restore('changed')).rejects.toThrow(/is no backup that this program can read/);
    leavesNothing();
  });

  it('refuses what is no file: it would wait for the end of a pipe for ever', async () => {
    symlinkSync('/dev/null', folder.file('pipe'));
    mkdirSync(folder.file('a-folder'));
    for (const name of ['pipe', 'a-folder']) {
      await expect(restore(name)).rejects.toThrow(/is not a file/);
      leavesNothing();
    }
  });

  it('refuses another master key, and goes on refusing where the header is made to fit it', async () => {
    set('KHOABANG_MASTER_KEY', 'ab'.repeat(32));
    await expect(restore()).rejects.toThrow(/This master key is not the one with which/);
    const { backupBoxes } = await import('#vault');
    changed((bytes) => {
      const { salt, check } = JSON.parse(bytes.toString('utf8', 0, bytes.indexOf('\n'))) as Record<
        'salt' | 'check',
        string
      >;
      return replaced(bytes, check, backupBoxes(Buffer.from('ab'.repeat(32), 'hex'), salt).check);
    });
    await expect(restore('changed')).rejects.toThrow(/was cut off or altered/);
    leavesNothing();
  });

  it('refuses a folder that holds something, a file that is not there, and a line without a folder', async () => {
    await restore();
    await expect(restore()).rejects.toThrow(/holds something already/);
    await expect(restore('backup', 'data/master.key')).rejects.toThrow(/cannot be read or written/);
    await expect(restore('missing', 'other')).rejects.toThrow(/missing cannot be read or written \(ENOENT\)/);
    await expect(writtenBy('restore', folder.file('backup'))).rejects.toMatchObject({ exit: exits.usage });
    rmSync(folder.file('restored'), { recursive: true });
  });
});

const flipped = (bytes: Buffer, at: number): Buffer => {
  bytes[at]! ^= 1;
  return bytes;
};
const replaced = (bytes: Buffer, text: string, by: string): Buffer => {
  const at = bytes.indexOf(text);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(by), bytes.subarray(at + text.length)]);
};
