import { DatabaseSync } from 'node:sqlite';
import { temporaryFolder } from '#test/support/tmp';
import { NO_STREAM } from '#kernel';
import { sampleEvent } from '../../../test/contracts/ground.js';
import { CHAIN_START, logChain } from './sqlite-chain.js';
import { sqliteEventStore } from './sqlite-event-store.js';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});
let made = 0;

/** A log with two streams of three events, all of them in the index, and what is done to its file. */
const changed = async (sql = ''): Promise<string> => {
  made += 1;
  const file = folder.file(`log-${String(made)}.sqlite`);
  const store = sqliteEventStore({ file });
  for (const stream of ['round-1', 'round-2'])
    for (let n = 0; n < 3; n += 1)
      await store.append(stream, n === 0 ? NO_STREAM : n - 1, [{ ...sampleEvent(), id: `${stream}-${String(n)}` }]);
  await store.close();
  const database = new DatabaseSync(file);
  database.exec(
    `INSERT INTO places SELECT stream, revision, position FROM log; UPDATE indexed SET position = 6; ${sql}`,
  );
  database.close();
  return file;
};

const chainOf = (file: string, rows = 100) => {
  const chain = logChain(file);
  let walked = CHAIN_START;
  for (let before = -1; walked.position !== before;) {
    before = walked.position;
    walked = chain.advance(walked, rows);
  }
  chain.close();
  return walked;
};

describe('the chain of a log', () => {
  it('is the same in one walk or in several, and ends where the log ends', async () => {
    const file = await changed();
    const chain = logChain(file);
    const half = chain.advance(CHAIN_START, 3);
    expect(half.position).toBe(3);
    expect(chain.advance(half, 100)).toEqual(chainOf(file));
    expect(chainOf(file)).toMatchObject({ position: 6, chain: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    chain.close();
    expect(() => chain.advance(CHAIN_START, 1)).toThrow();
  });

  it.each([
    [
      'an event before the first',
      "INSERT INTO log SELECT -5, 'round-1', 3, 'x', type, version, data, meta FROM log LIMIT 1",
    ],
    ['an event that the index leaves out', "DELETE FROM places WHERE stream = 'round-2' AND revision = 2"],
    ['a place that leads to another event', "UPDATE places SET position = 1 WHERE stream = 'round-2' AND revision = 2"],
    ['a place too many', "INSERT INTO places VALUES ('round-3', 0, 4)"],
  ])('is broken by %s', async (_, sql) => {
    const sound = chainOf(await changed());
    const file = await changed(sql);
    for (const rows of [2, 100]) expect(chainOf(file, rows).chain).not.toBe(sound.chain);
  });
});

describe('a stream whose index leads elsewhere', () => {
  it.each([
    ['to an event of another stream', "INSERT INTO places VALUES ('round-1', 3, 4)"],
    ['to another event of its own', "UPDATE places SET position = 1 WHERE stream = 'round-1' AND revision = 2"],
    ['past one of its events', "DELETE FROM places WHERE stream = 'round-1' AND revision = 1"],
    [
      'to an event before the first',
      "INSERT INTO log SELECT -5, 'round-1', 3, 'x', type, version, data, meta FROM log LIMIT 1; INSERT INTO places VALUES ('round-1', 3, -5)",
    ],
  ])('%s is not read', async (_, sql) => {
    const store = sqliteEventStore({ file: await changed(sql) });
    await expect(Array.fromAsync(store.read('round-1'))).rejects.toThrow(/leads to other events/);
    await store.close();
  });
});
