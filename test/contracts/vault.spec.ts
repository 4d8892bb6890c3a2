import { StoreUnavailable } from '#kernel';
import {
  InvalidMasterKey,
  masterSecret,
  memoryVault,
  sqliteVault,
  SubjectErased,
  type Vault,
  VaultTampered,
  WrongMasterKey,
} from '#vault';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { vaultContract } from './vault.contract.js';

const masterKey = new Uint8Array(randomBytes(32));
const folder = mkdtempSync(join(tmpdir(), 'vault-'));
let files = 0;
const newFile = () => join(folder, `${(files += 1)}.db`);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

vaultContract('memory', () => memoryVault(masterKey));
vaultContract('sqlite', () => sqliteVault({ file: newFile(), masterKey }));

it.each([
  ['memory', (key: Uint8Array) => memoryVault(key)],
  ['sqlite', (key: Uint8Array) => sqliteVault({ file: newFile(), masterKey: key })],
])('%s makes secrets by its master key, and digests by a key of its own', async (_, open) => {
  const secret = async (key: Uint8Array, use = 'cookie') => (await open(key)).secret(use);
  const made = await secret(masterKey);
  expect(await secret(masterKey)).toBe(made);
  expect(masterSecret(masterKey, 'cookie')).toBe(made);
  expect(await secret(randomBytes(32))).not.toBe(made);
  expect(await secret(masterKey, 'other')).not.toBe(made);
  const digest = async () => (await open(masterKey)).digest('request', 'text');
  expect(await digest()).not.toBe(await digest());
});

describe('a vault in a file', () => {
  let file: string;
  let vault: Vault;
  const reopen = async (key: Uint8Array = masterKey) => {
    await vault.close();
    vault = await sqliteVault({ file, masterKey: key });
  };

  beforeEach(async () => {
    file = newFile();
    vault = await sqliteVault({ file, masterKey });
  });
  afterEach(() => vault.close());

  /** All bytes on disk, one character each. */
  const bytesOnDisk = () =>
    ['', '-wal', '-shm']
      .map((end) => `${file}${end}`)
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, 'latin1'))
      .join('|');
  /** How many of the traces stand on disk. */
  const onDisk = (traces: readonly string[]) => {
    const all = bytesOnDisk();
    return traces.filter((trace) => all.includes(trace)).length;
  };
  const latin1 = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('latin1');
  const column = (sql: string): unknown[] => {
    const db = new DatabaseSync(file, { readOnly: true });
    const found = db.prepare(sql).all();
    db.close();
    return found.map((row) => row['it']);
  };
  const change = (sql: string) => {
    const db = new DatabaseSync(file);
    db.exec(sql);
    db.close();
  };

  it('opens again what it kept', async () => {
    const digest = vault.digest('request', 'text');
    const sealed = await vault.seal('r1', 'p1', 'note', 'text');
    await vault.put('p1', 'name', 'Trần Thị Mẫu');
    await vault.index('login', 'tran.mau', 'p1');
    await vault.erase('p2');
    await reopen();
    expect(vault.digest('request', 'text')).toBe(digest);
    expect(await vault.seal('r1', 'p1', 'note', 'text')).toEqual(sealed);
    expect(await vault.get('p1', 'name')).toBe('Trần Thị Mẫu');
    expect(await vault.find('login', 'tran.mau')).toBe('p1');
    expect(await vault.isErased('p2')).toBe(true);
  });

  it('says in a sentence that a master key is the wrong one, and then still opens with the right one', async () => {
    await vault.put('p1', 'name', 'text');
    await vault.close();
    await expect(sqliteVault({ file, masterKey: randomBytes(32) })).rejects.toBeInstanceOf(WrongMasterKey);
    await expect(sqliteVault({ file, masterKey: randomBytes(32) })).rejects.toThrow(/^The master key is not the one/);
    await expect(sqliteVault({ file, masterKey: randomBytes(31) })).rejects.toBeInstanceOf(InvalidMasterKey);
    await reopen();
    expect(await vault.get('p1', 'name')).toBe('text');
  });

  it('never has a readable text, field or indexed value on disk', async () => {
    const secrets = ['Lý do mẫu rất riêng', 'Trần Thị Mẫu', '001080000001'] as const;
    const anyOnDisk = () => secrets.filter((secret) => bytesOnDisk().includes(latin1(Buffer.from(secret))));
    await vault.seal('r1', 'p1', 'note', secrets[0]);
    expect(anyOnDisk()).toEqual([]);
    await vault.put('p1', 'name', secrets[1]);
    await vault.put('p1', 'name', secrets[1]);
    expect(anyOnDisk()).toEqual([]);
    await vault.index('identity', secrets[2], 'p1');
    expect(anyOnDisk()).toEqual([]);
    await vault.erase('p1');
    await vault.close();
    expect(anyOnDisk()).toEqual([]);
    expect(bytesOnDisk()).toContain('p1');
  });

  it('has no byte of a wrapped key, a box or an index entry on disk once the subject is erased', async () => {
    await vault.seal('r1', 'p1', 'note', 'text');
    await vault.put('p1', 'name', 'Trần Thị Mẫu');
    await vault.index('login', 'tran.mau', 'p1');
    const traces = [
      'wrapped AS it FROM subject',
      'box AS it FROM text',
      'box AS it FROM field',
      'digest AS it FROM blind',
    ]
      .flatMap((what) => column(`SELECT ${what}`))
      .map(latin1);
    expect(onDisk(traces)).toBe(4);
    await vault.erase('p1');
    expect(onDisk(traces)).toBe(0);
  });

  it('leaves no erased key or index entry behind among many, however the pages were split', async () => {
    const people = Array.from({ length: 400 }, () => randomBytes(8).toString('hex'));
    for (const person of people) {
      await vault.put(person, 'name', person);
      await vault.index('login', person, person);
    }
    const erased = people.filter((_, at) => at % 8 === 0);
    const inErased = `subject IN (${erased.map((person) => `'${person}'`).join()})`;
    const traces = [`wrapped AS it FROM subject`, `digest AS it FROM blind`]
      .flatMap((what) => column(`SELECT ${what} WHERE ${inErased}`))
      .map(latin1);
    expect(onDisk(traces)).toBe(100);
    for (const person of erased) await vault.erase(person);
    expect(onDisk(traces)).toBe(0);
    expect(await vault.get(people[1]!, 'name')).toBe(people[1]);
  });

  it('notices a flipped byte of a text in its file', async () => {
    await vault.seal('r1', 'p1', 'note', 'text');
    await vault.seal('r2', 'p1', 'note', 'text');
    await vault.close();
    const box = Buffer.from(column(`SELECT box AS it FROM text WHERE ref = 'r1'`)[0] as Uint8Array);
    const bytes = readFileSync(file);
    const at = bytes.indexOf(box) + 20;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(file, bytes);
    await reopen();
    await expect(vault.open('r1')).rejects.toBeInstanceOf(VaultTampered);
    await expect(vault.openMany(['r2', 'r1'])).rejects.toBeInstanceOf(VaultTampered);
    expect(await vault.open('r2')).toMatchObject({ text: 'text' });
  });

  it.each([
    ['a text moved to another ref', `UPDATE text SET box = (SELECT box FROM text WHERE ref = 'r2') WHERE ref = 'r1'`],
    ['a text given to another subject', `UPDATE text SET subject = 'p2' WHERE ref = 'r1'`],
    ['a text of another kind', `UPDATE text SET kind = 'reason' WHERE ref = 'r1'`],
    ['a text cut short', `UPDATE text SET box = x'00' WHERE ref = 'r1'`],
    ['a key exchanged', `UPDATE subject SET wrapped = (SELECT wrapped FROM subject WHERE subject = 'p2')`],
    ['a key taken away', `DELETE FROM subject WHERE subject = 'p1'`],
  ])('notices %s', async (_, sql) => {
    await vault.seal('r1', 'p1', 'note', 'one');
    await vault.seal('r2', 'p1', 'note', 'two');
    await vault.put('p2', 'name', 'text');
    change(sql);
    await expect(vault.open('r1')).rejects.toBeInstanceOf(VaultTampered);
  });

  it('notices a field exchanged for another', async () => {
    await vault.put('p1', 'name', 'one');
    await vault.put('p1', 'born', 'two');
    change(`UPDATE field SET box = (SELECT box FROM field WHERE field = 'born')`);
    await expect(vault.get('p1', 'name')).rejects.toBeInstanceOf(VaultTampered);
    await expect(vault.fields('p1')).rejects.toBeInstanceOf(VaultTampered);
  });

  it('heeds an erasure by another process, also for a key that it has in memory', async () => {
    await vault.put('p1', 'name', 'text');
    expect(await vault.get('p1', 'name')).toBe('text');
    const other = await sqliteVault({ file, masterKey });
    await other.erase('p1');
    await other.close();
    expect(await vault.get('p1', 'name')).toBeUndefined();
    await expect(vault.seal('r1', 'p1', 'note', 'text')).rejects.toBeInstanceOf(SubjectErased);
  });

  it('saves nothing of a write that fails half-way', async () => {
    change(`CREATE TRIGGER full BEFORE INSERT ON text BEGIN SELECT RAISE(ABORT, 'full'); END`);
    await expect(vault.seal('r1', 'p1', 'note', 'text')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(column('SELECT subject AS it FROM subject')).toEqual([]);
    change('DROP TRIGGER full');
    await vault.seal('r1', 'p1', 'note', 'text');
    expect(await vault.open('r1')).toMatchObject({ text: 'text' });
  });

  it('does not call a subject erased while a reader keeps the old bytes on disk, and ends it when repeated', async () => {
    await vault.put('p1', 'name', 'text');
    const key = latin1(column('SELECT wrapped AS it FROM subject')[0]);
    const reader = new DatabaseSync(file);
    reader.exec('BEGIN; SELECT * FROM subject');
    await vault.close();
    vault = await sqliteVault({ file, masterKey, busyMs: 1 });
    await expect(vault.erase('p1')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(onDisk([key])).toBe(1);
    reader.close();
    await vault.erase('p1');
    expect(onDisk([key])).toBe(0);
  });

  it('is readable by its owner only', async () => {
    await vault.put('p1', 'name', 'text');
    const modes = ['', '-wal', '-shm'].map((end) => statSync(`${file}${end}`).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
  });

  it('is unavailable, in words, when the file is no vault, of newer code, or cannot be opened', async () => {
    const wrong = newFile();
    writeFileSync(wrong, 'this is a text file, and far too short to be a database of any kind'.repeat(40));
    await expect(sqliteVault({ file: wrong, masterKey })).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(sqliteVault({ file: folder, masterKey })).rejects.toBeInstanceOf(StoreUnavailable);
    change('PRAGMA user_version = 99');
    await expect(sqliteVault({ file, masterKey })).rejects.toThrow(/newer version/);
  });

  it('is read beside whoever writes it, by who only reads, and is not changed by them', async () => {
    await vault.put('p1', 'name', 'text');
    const reader = await sqliteVault({ file, masterKey, readOnly: true });
    await vault.put('p1', 'name', 'later');
    expect([await reader.get('p1', 'name'), await reader.generation()]).toEqual(['later', await vault.generation()]);
    await expect(reader.put('p1', 'name', 'mine')).rejects.toBeInstanceOf(StoreUnavailable);
    await reader.close();
    expect(await vault.get('p1', 'name')).toBe('later');
  });

  it('is not opened by who only reads with another key, where there is none, or before it is brought up to date', async () => {
    const open = (path: string, key: Uint8Array) => sqliteVault({ file: path, masterKey: key, readOnly: true });
    await expect(open(file, randomBytes(32))).rejects.toBeInstanceOf(WrongMasterKey);
    const nowhere = newFile();
    await expect(open(nowhere, masterKey)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(existsSync(nowhere)).toBe(false);
    change('PRAGMA user_version = 1');
    await expect(open(file, masterKey)).rejects.toThrow(/start the server once/);
    change('PRAGMA user_version = 2');
  });
});
