import { NO_STREAM } from '#kernel';
import { temporaryFolder } from '#test/support/tmp';
import { openForReading } from './sqlite-database.js';
import { Log, LOG_LAYOUT, openLog } from './sqlite-log.js';
import { Reader } from './sqlite-reader.js';
import { refresher, Tail } from './sqlite-tail.js';

const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `e${n}`, type: 'Sample', version: 1, data: '{}', meta: '{}' }));

describe('a reader in another process', () => {
  it('gives each event once when the index moves on between its two looks', () => {
    const folder = temporaryFolder();
    const file = folder.file('log.sqlite');
    const writing = openLog(file);
    const log = new Log(writing);
    log.write({ stream: 'round-1', expected: NO_STREAM, rows: rows(20) });
    log.flush();
    const reading = openForReading(file, LOG_LAYOUT);
    const tail = new Tail();
    refresher(reading)(tail);
    log.indexSlice();
    const page = new Reader(reading, () => tail).ofStream('round-1', 5);
    expect(page.map(({ revision }) => revision)).toEqual(Array.from({ length: 15 }, (_, n) => n + 5));
    for (const db of [reading, writing]) db.close();
    folder.remove();
  });
});
