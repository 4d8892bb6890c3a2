import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '#kernel';
import { temporaryFolder } from '#test/support/tmp';
import {
  explained,
  explaining,
  inTransaction,
  isLasting,
  type Layout,
  lock,
  openForReading,
  openForWriting,
  StoreLocked,
} from './sqlite-database.js';

const layout: Layout = { application: 77, number: 3, sql: 'CREATE TABLE kept (n INTEGER)' };

/** An error as `node:sqlite` throws it. */
const failure = (errcode: number): Error => Object.assign(new Error('it broke'), { errcode });

/** What `work` throws. */
const attempt = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('an error of SQLite', () => {
  it.each([
    [5, 'another process is using it and did not let go of it in time'],
    [8, 'it may not be written to; check its permissions'],
    [10, 'the disk reports an error; check the disk, then start again'],
    [11, 'it is damaged; restore it from a backup'],
    [13, 'there is no room left for it; make room, then try again'],
    [14, 'it cannot be opened; check that the folder exists and that this user may write to it'],
    [26, 'it is not a SQLite file, or it is damaged; check the path, or restore it from a backup'],
    [1, 'SQLite says Error: it broke'],
  ])('%i says what can be done, and keeps its cause', (code, words) => {
    const cause = failure(code + 0x0300);
    const error = explained('log.sqlite', cause);
    expect(error).toEqual(new StoreUnavailable(`The store log.sqlite cannot be used: ${words}.`));
    expect(error.cause).toBe(cause);
  });

  it('lasts, unless the store was only busy or full', () => {
    expect([5, 13, 10, 11, 1].map((code) => isLasting(failure(code)))).toEqual([false, false, true, true, true]);
  });

  it('is told from whatever else may be thrown', () => {
    for (const other of [new TypeError('ours'), 'text', null, undefined]) {
      expect(explained('log.sqlite', other)).toBe(other);
      expect(isLasting(other)).toBe(false);
    }
    expect(explaining('log.sqlite', () => 7)).toBe(7);
  });
});

describe('a file of SQLite', () => {
  const folder = temporaryFolder();
  afterAll(() => {
    folder.remove();
  });

  it('is laid out when it is new, and opened as it is from then on', () => {
    const file = folder.file('new.sqlite');
    const db = openForWriting(file, layout, 'NORMAL');
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 1 });
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    db.exec('INSERT INTO kept VALUES (1)');
    db.close();
    const again = openForWriting(file, layout, 'NORMAL');
    expect(again.prepare('SELECT n FROM kept').all()).toEqual([{ n: 1 }]);
    again.close();
  });

  it('of somebody else is refused, named, and left as it is', () => {
    const file = folder.file('other.sqlite');
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE theirs (n INTEGER)');
    other.close();
    const before = readFileSync(file);
    const words = `The file ${file} belongs to something else; nothing was changed. Check the path.`;
    expect(() => openForWriting(file, layout, 'FULL')).toThrow(new StoreUnavailable(words));
    expect(() => openForReading(file, layout)).toThrow(new StoreUnavailable(words));
    expect(readFileSync(file)).toEqual(before);
  });

  it('without tables is somebody else’s too once it has a layout', () => {
    const file = folder.file('numbered.sqlite');
    const other = new DatabaseSync(file);
    other.exec('PRAGMA user_version = 9');
    other.close();
    expect(() => openForWriting(file, layout, 'FULL')).toThrow(/belongs to something else/);
  });

  it('of another release is refused with both layouts', () => {
    const file = folder.file('older.sqlite');
    openForWriting(file, { ...layout, number: 2 }, 'FULL').close();
    const words =
      `The file ${file} has layout 2, and this program knows layout 3; nothing was changed. ` +
      'Use the release of the program that wrote it.';
    expect(() => openForReading(file, layout)).toThrow(new StoreUnavailable(words));
  });

  it('is let go of again when it is refused', () => {
    const file = folder.file('refused.sqlite');
    openForWriting(file, { ...layout, number: 2 }, 'FULL').close();
    expect(() => openForWriting(file, layout, 'FULL')).toThrow(StoreUnavailable);
    // SQLite keeps these two beside a file for as long as somebody has it open.
    expect([`${file}-wal`, `${file}-shm`].filter((beside) => existsSync(beside))).toEqual([]);
  });

  it('is not written to by those who only read', () => {
    const file = folder.file('read.sqlite');
    openForWriting(file, layout, 'FULL').close();
    const reading = openForReading(file, layout);
    expect(() => {
      reading.exec('INSERT INTO kept VALUES (1)');
    }).toThrow(/readonly/);
    reading.close();
  });

  it('that is damaged is left as it is', () => {
    const file = folder.file('damaged.sqlite');
    writeFileSync(file, 'anything but a database, and long enough to be looked at '.repeat(40));
    const { size } = statSync(file);
    for (const open of [() => openForWriting(file, layout, 'FULL'), () => openForReading(file, layout)]) {
      expect(open).toThrow(/not a SQLite file/);
    }
    expect(statSync(file).size).toBe(size);
  });

  it('takes all of a transaction or nothing', () => {
    const db = openForWriting(folder.file('whole.sqlite'), layout, 'FULL');
    const fault = new Error('half way');
    expect(() =>
      inTransaction(db, () => {
        db.exec('INSERT INTO kept VALUES (1)');
        throw fault;
      }),
    ).toThrow(fault);
    expect(() =>
      inTransaction(db, () => {
        db.exec('ROLLBACK');
        throw fault;
      }),
    ).toThrow(fault);
    expect(inTransaction(db, () => db.prepare('SELECT count(*) AS n FROM kept').get())).toEqual({ n: 0 });
    db.close();
  });

  it('has one writer at a time, who is named to the next as somebody to stop', () => {
    const file = folder.file('locked.sqlite');
    const held = lock(file);
    const words =
      `Another process is already writing to ${file}. Stop that process first, or give this one a folder of its own. ` +
      'Nothing was changed. (The lock goes away by itself when the other process ends, however it ends.)';
    const cause: unknown = expect.objectContaining({ errcode: 5 });
    expect(attempt(() => lock(file))).toMatchObject({ name: 'StoreLocked', message: words, cause });
    expect(attempt(() => lock(file))).toBeInstanceOf(StoreLocked);
    held.close();
    lock(file).close();
  });

  it('that cannot be locked says why', () => {
    const file = folder.file('none/at/all.sqlite');
    expect(() => lock(file)).toThrow(/cannot be opened; check that the folder exists/);
    const strange = folder.file('strange.sqlite');
    writeFileSync(`${strange}.lock`, 'anything but a database, and long enough to be looked at '.repeat(40));
    expect(() => lock(strange)).toThrow(/it is not a SQLite file/);
  });
});
