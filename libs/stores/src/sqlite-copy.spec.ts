import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { type EventStore, NO_STREAM, StoreUnavailable } from '#kernel';
import { temporaryFolder, type TemporaryFolder } from '#test/support/tmp';
import { copyDatabase, mustBeUndamaged } from './sqlite-copy.js';
import { sqliteEventStore } from './sqlite-event-store.js';

let folder: TemporaryFolder;
let store: EventStore;
beforeEach(() => {
  folder = temporaryFolder();
  store = sqliteEventStore({ file: folder.file('log') });
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const record = (id: string) =>
  store.append(id, NO_STREAM, [{ id, type: 'Sample', version: 1, data: { text: 'x'.repeat(200) }, meta: {} as never }]);

describe('a copy of a database', () => {
  it('holds what was acknowledged before it was taken, for its owner alone, and is written to like any other', async () => {
    for (let at = 0; at < 50; at += 1) await record(`e${at}`);
    copyDatabase(folder.file('log'), folder.file('copy'));
    await record('later');
    mustBeUndamaged(folder.file('copy'));
    expect(statSync(folder.file('copy')).mode & 0o777).toBe(0o600);
    const copy = sqliteEventStore({ file: folder.file('copy') });
    expect(await copy.head()).toBe(50n);
    await copy.append('more', NO_STREAM, [{ id: 'more', type: 'Sample', version: 1, data: {}, meta: {} as never }]);
    // A reader beside the writer: the copy has kept the mode that lets it.
    const reader = sqliteEventStore({ file: folder.file('copy'), readOnly: true });
    expect(await reader.head()).toBe(51n);
    await reader.close();
    await copy.close();
  });

  it('is never taken over a file that holds something', () => {
    writeFileSync(folder.file('there'), 'something');
    expect(() => {
      copyDatabase(folder.file('log'), folder.file('there'));
    }).toThrow(StoreUnavailable);
    expect(readFileSync(folder.file('there'), 'utf8')).toBe('something');
  });

  it('is found damaged where a page of it is', async () => {
    for (let at = 0; at < 200; at += 1) await record(`e${at}`);
    copyDatabase(folder.file('log'), folder.file('copy'));
    const bytes = readFileSync(folder.file('copy'));
    bytes.fill(0xff, 3 * 4_096, 4 * 4_096);
    writeFileSync(folder.file('copy'), bytes);
    expect(() => {
      mustBeUndamaged(folder.file('copy'));
    }).toThrow(StoreUnavailable);
  });
});
