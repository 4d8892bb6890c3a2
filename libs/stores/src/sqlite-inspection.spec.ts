import { closeSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { NO_STREAM, START, StoreUnavailable } from '#kernel';
import { inspectLog, inspectViews, sqliteEventStore, sqliteReadStore } from '#stores';
import { added, sums } from '#test/simulation/tally';
import { temporaryFolder, type TemporaryFolder } from '#test/support/tmp';

const manyAdded = (count: number) => Array.from({ length: count }, (_, n) => added(`e${n.toString()}`, 1));

let folder: TemporaryFolder;
let [log, views] = ['', ''];
beforeEach(() => {
  folder = temporaryFolder();
  [log, views] = [folder.file('events.sqlite'), folder.file('views.sqlite')];
});
afterEach(() => {
  folder.remove();
});

/** Writes over a page in the middle of a file. */
const damage = (file: string): void => {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(4_096, 7), 0, 4_096, 4_096);
  closeSync(descriptor);
};

describe('looking into the file of a log', () => {
  it('tells how far it has come and when the last event was recorded, beside whoever writes it', async () => {
    const store = sqliteEventStore({ file: log });
    expect(inspectLog(log)).toEqual({ head: START, lastAt: undefined });
    const events = manyAdded(3);
    await store.append('tally-1', NO_STREAM, events);
    expect(inspectLog(log)).toEqual({ head: 3n, lastAt: events[2]!.meta.at });
    await store.append('tally-2', NO_STREAM, manyAdded(1));
    await store.close();
  });

  it('says that it is damaged, is something else, or cannot be opened, and what to do', async () => {
    await sqliteReadStore({ file: views }).close();
    expect(() => inspectLog(views)).toThrow(/belongs to something else/);
    expect(() => inspectLog(folder.file('none'))).toThrow(StoreUnavailable);
    const store = sqliteEventStore({ file: log });
    await store.append('tally-1', NO_STREAM, manyAdded(200));
    await store.close();
    damage(log);
    expect(() => inspectLog(log)).toThrow(/is damaged; restore it from a backup/);
  });
});

describe('the views of a file as they stand', () => {
  it('are read beside whoever writes them, and do not change until they are closed', async () => {
    const written = sqliteReadStore({ file: views });
    await written.prepare(sums);
    await written.apply(sums, [{ key: 'a', document: { sum: 1 } }], 0n, 1n);
    const read = sqliteReadStore({ file: views, asItStands: true });
    expect(await read.position(sums)).toBe(1n);
    await written.apply(sums, [{ key: 'a', document: { sum: 2 } }], 1n, 2n);
    expect([await read.position(sums), await read.get('sums', 'a')]).toEqual([1n, { sum: 1 }]);
    await expect(read.apply(sums, [], 1n, 3n)).rejects.toThrow();
    await read.close();
    const again = sqliteReadStore({ file: views, asItStands: true });
    expect([await again.position(sums), await again.get('sums', 'a')]).toEqual([2n, { sum: 2 }]);
    await again.close();
    await written.close();
    expect(() => {
      inspectViews(views);
    }).not.toThrow();
  });

  it('are not made where there are none', () => {
    expect(() => sqliteReadStore({ file: views, asItStands: true })).toThrow(/cannot be opened/);
  });
});
