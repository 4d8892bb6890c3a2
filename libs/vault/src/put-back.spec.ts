import fc from 'fast-check';
import { hkdfSync, randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { temporaryFolder, type TemporaryFolder } from '#test/support/tmp';
import { lock } from './box.js';
import { VaultTampered } from './errors.js';
import { sqliteVault } from './sqlite.js';
import { type Vault } from './vault.js';

type Row = Record<string, SQLInputValue>;

const masterKey = randomBytes(32);
const TABLES = ['subject', 'versions', 'field', 'text', 'blind', 'tally'];

describe('rows of a vault that were put back', () => {
  let folder: TemporaryFolder;
  let file: string;
  let vault: Vault;
  beforeEach(async () => {
    folder = temporaryFolder();
    file = folder.file('vault.sqlite');
    vault = await sqliteVault({ file, masterKey });
  });
  afterEach(async () => {
    await vault.close();
    folder.remove();
  });
  const reopen = async (): Promise<void> => {
    await vault.close();
    vault = await sqliteVault({ file, masterKey });
  };

  const inFile = <Answer>(work: (db: DatabaseSync) => Answer): Answer => {
    const db = new DatabaseSync(file);
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  const rowsOf = (table: string, where = '1 = 1'): readonly Row[] =>
    inFile((db) => db.prepare(`SELECT * FROM ${table} WHERE ${where}`).all());
  /** As somebody does who has the disk. */
  const putBack = (table: string, rows: readonly Row[], where = '1 = 1'): void => {
    inFile((db) => {
      db.exec(`DELETE FROM ${table} WHERE ${where}`);
      for (const row of rows) {
        const columns = Object.keys(row);
        db.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`).run(
          ...Object.values(row),
        );
      }
    });
  };

  it('are not served where they hold an earlier field', async () => {
    await vault.put('p1', 'password', 'the old one');
    const earlier = rowsOf('field');
    await vault.put('p1', 'password', 'the new one');
    putBack('field', earlier);
    await expect(vault.get('p1', 'password')).rejects.toBeInstanceOf(VaultTampered);
    await expect(vault.fields('p1')).rejects.toBeInstanceOf(VaultTampered);
  });

  it('are not served, but the other fields of their subject are', async () => {
    await vault.put('p1', 'name', 'one');
    await vault.put('p1', 'password', 'the old one');
    const earlier = rowsOf('field', "field = 'password'");
    await vault.put('p1', 'password', 'the new one');
    putBack('field', earlier, "field = 'password'");
    expect(await vault.get('p1', 'name')).toBe('one');
    await expect(vault.get('p1', 'password')).rejects.toBeInstanceOf(VaultTampered);
  });

  it.each([
    ['a field that was taken away', 'field'],
    ['the versions that were taken away', 'versions'],
  ])('nor %s', async (_, table) => {
    await vault.put('p1', 'name', 'one');
    putBack(table, []);
    await expect(vault.get('p1', 'name')).rejects.toBeInstanceOf(VaultTampered);
    await expect(vault.fields('p1')).rejects.toBeInstanceOf(VaultTampered);
  });

  it('nor a field that was never put', async () => {
    await vault.put('p1', 'name', 'one');
    putBack(
      'field',
      rowsOf('field').map((row) => ({ ...row, field: 'other' })),
      "field = 'other'",
    );
    await expect(vault.get('p1', 'other')).rejects.toBeInstanceOf(VaultTampered);
    await expect(vault.fields('p1')).rejects.toBeInstanceOf(VaultTampered);
  });

  it('are found at the next start: a subject with all that belonged to it, each row sound by itself', async () => {
    await vault.put('p1', 'name', 'one');
    const earlier = ['field', 'versions'].map((table) => [table, rowsOf(table)] as const);
    await vault.put('p1', 'name', 'two');
    await vault.put('p2', 'name', 'three');
    for (const [table, rows] of earlier) putBack(table, rows, "subject = 'p1'");
    await vault.close();
    await expect(sqliteVault({ file, masterKey })).rejects.toThrow(
      /restore it \(vault.sqlite, or its database\) from a backup/,
    );
    await expect(sqliteVault({ file, masterKey })).rejects.toBeInstanceOf(VaultTampered);
  });

  it('are found at the next start: a subject that was erased', async () => {
    await vault.put('p1', 'name', 'one');
    await vault.seal('r1', 'p1', 'note', 'text');
    await vault.index('login', 'one', 'p1');
    await vault.put('p2', 'name', 'two');
    const earlier = TABLES.slice(0, -1).map((table) => [table, rowsOf(table, "subject = 'p1'")] as const);
    await vault.erase('p1');
    for (const [table, rows] of earlier) putBack(table, rows, "subject = 'p1'");
    await vault.close();
    await expect(sqliteVault({ file, masterKey })).rejects.toBeInstanceOf(VaultTampered);
  });

  it('are found at the next start: a value of the index that was let go', async () => {
    await vault.index('login', 'one', 'p1');
    const earlier = rowsOf('blind');
    await vault.release('login', 'one', 'p1');
    putBack('blind', earlier);
    await vault.close();
    await expect(sqliteVault({ file, masterKey })).rejects.toBeInstanceOf(VaultTampered);
  });

  it('are found at the next start whatever was chosen among them, unless nothing differs', async () => {
    const times: Map<string, readonly Row[]>[] = [];
    const remember = (): void => {
      times.push(new Map(TABLES.map((table) => [table, rowsOf(table)])));
    };
    for (let time = 0; time < 4; time += 1) {
      await vault.put('p1', 'name', `name ${time}`);
      await vault.put(`p${time}`, 'birth', `born ${time}`);
      await vault.seal(`r${time}`, `p${time}`, 'note', 'text');
      await vault.index('login', `login ${time}`, `p${time}`);
      if (time === 3) await vault.erase('p2');
      remember();
    }
    await vault.close();
    const last = times.at(-1)!;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2),
        fc.subarray(TABLES, { minLength: 1, maxLength: TABLES.length - 1 }),
        async (time, tables) => {
          const chosen = times[time]!;
          for (const table of TABLES) putBack(table, (tables.includes(table) ? chosen : last).get(table)!);
          // Boxes alone are looked at when they are opened; all else is counted.
          if (tables.every((table) => table === 'field')) return;
          await expect(sqliteVault({ file, masterKey })).rejects.toBeInstanceOf(VaultTampered);
        },
      ),
      { numRuns: 40, seed: 20261122 },
    );
    for (const [table, rows] of last) putBack(table, rows);
    vault = await sqliteVault({ file, masterKey });
    expect(await vault.get('p1', 'name')).toBe('name 3');
  });

  it('as a whole vault are sound, and behind what they were', async () => {
    await vault.put('p1', 'name', 'one');
    await vault.close();
    cpSync(file, folder.file('backup'));
    vault = await sqliteVault({ file, masterKey });
    const before = await vault.generation();
    await vault.put('p1', 'name', 'two');
    expect(await vault.generation()).toBe(before + 1);
    await vault.close();
    cpSync(folder.file('backup'), file);
    vault = await sqliteVault({ file, masterKey });
    expect(await vault.generation()).toBe(before);
  });

  it('one altered box among many is refused alone: the vault starts, and the others open', async () => {
    await vault.put('p1', 'name', 'one');
    await vault.put('p2', 'name', 'two');
    inFile((db) => {
      db.exec("UPDATE field SET box = x'00' WHERE subject = 'p1'");
    });
    await reopen();
    await expect(vault.get('p1', 'name')).rejects.toBeInstanceOf(VaultTampered);
    expect(await vault.get('p2', 'name')).toBe('two');
  });

  it('a vault of the time before rows were counted is taken over with all that it holds', async () => {
    await vault.close();
    folder.remove();
    folder = temporaryFolder();
    file = folder.file('vault.sqlite');
    const derive = (use: string) =>
      new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(0), `khoabang/vault/1/${use}`, 32));
    const key = randomBytes(32);
    inFile((db) => {
      db.exec(`
        CREATE TABLE key_check (one INTEGER PRIMARY KEY CHECK (one = 1), value BLOB NOT NULL) STRICT;
        CREATE TABLE subject (id INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE, erased INTEGER NOT NULL, wrapped BLOB NOT NULL) STRICT;
        CREATE TABLE field (subject TEXT NOT NULL, field TEXT NOT NULL, box BLOB NOT NULL, PRIMARY KEY (subject, field)) STRICT;
        PRAGMA user_version = 1`);
      db.prepare('INSERT INTO key_check VALUES (1, ?)').run(derive('key-check'));
      db.prepare("INSERT INTO subject VALUES (1, 'p1', 0, ?)").run(lock(derive('wrapping'), key, ['key', 'p1']));
      db.prepare("INSERT INTO field VALUES ('p1', 'name', ?)").run(
        lock(key, Buffer.from('Người mẫu'), ['field', 'p1', 'name']),
      );
    });
    vault = await sqliteVault({ file, masterKey });
    expect(await vault.get('p1', 'name')).toBe('Người mẫu');
    await vault.put('p1', 'name', 'Người khác');
    await vault.index('login', 'one', 'p1');
    const digest = vault.digest('request', 'text');
    await reopen();
    expect(await vault.get('p1', 'name')).toBe('Người khác');
    expect(await vault.find('login', 'one')).toBe('p1');
    expect(vault.digest('request', 'text')).toBe(digest);
  });
});
