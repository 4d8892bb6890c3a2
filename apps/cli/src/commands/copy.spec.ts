import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { type EventStore, NO_STREAM, type NewEvent, type Recorded, StoreUnavailable } from '#kernel';
import { kurrentEventStore, sqliteEventStore } from '#stores';
import { sampleEvent } from '#test/contracts/ground';
import { type Ran, ran } from '#test/support/command-line';
import { dataFolder } from '#test/support/data-folder';
import { FROM_SOURCE } from '#test/support/from-source';
import { type StandIn, startStandIn } from '#test/support/kurrentdb/stand-in';
import { openEngine } from '../../../host/src/engine.js';
import { readSettings } from '../../../host/src/settings.js';
import { exits } from '../command.js';
import { copyLog } from '../copying/copy-log.js';

const MAIN = new URL('../main.ts', import.meta.url).pathname;

const folder = dataFolder();
let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.kill());

interface Copied extends Ran {
  /** What it wrote to standard error. */
  readonly progress: string;
}

const copy = async (from: string, to: string): Promise<Copied> => {
  const write = process.stderr.write.bind(process.stderr);
  let progress = '';
  process.stderr.write = (part: string | Uint8Array) => {
    progress += String(part);
    return true;
  };
  try {
    return { ...(await ran('copy', '--from', from, '--to', to)), progress };
  } finally {
    process.stderr.write = write;
  }
};
const place = (name: string): string => `sqlite:${folder.file(name)}`;

const event = (data: unknown): NewEvent => ({ ...sampleEvent(data, 'SampleRecorded'), id: randomUUID(), version: 2 });

const written = async (name: string, write: (store: EventStore) => Promise<unknown>): Promise<void> => {
  const store = sqliteEventStore({ file: folder.file(name) });
  await write(store);
  await store.close();
};

/** What a log holds, as text: the order of keys counts, positions do not. */
const heldBy = async (store: EventStore): Promise<readonly string[]> => {
  const events = await Array.fromAsync(store.readAll());
  await store.close();
  return events.map((event: Recorded) => JSON.stringify({ ...event, position: 0 }));
};
const held = (name: string): Promise<readonly string[]> =>
  heldBy(sqliteEventStore({ file: folder.file(name), readOnly: true }));

/** Streams in turn, appends of several events, numbers and letters of every kind, one append as large as may be. */
const sample = async (store: EventStore): Promise<void> => {
  const heads = new Map<string, number>();
  const append = async (stream: string, ...data: readonly unknown[]): Promise<void> => {
    const { revision } = await store.append(stream, heads.get(stream) ?? NO_STREAM, data.map(event));
    heads.set(stream, revision);
  };
  for (let at = 0; at < 40; at += 1) await append(`round-${at % 3}`, { at }, { b: 1, a: [null, 'ê “ ” \u2028'] });
  await append('round-keys', { 10: 'x', 2: 'y', z: '1.50', a: 1.5, __proto: {}, nothing: {} });
  await append('round-large', { text: 'ă'.repeat(480_000) });
  await append('round-many', ...Array.from({ length: 2_000 }, (_, n) => ({ n })));
  await append('round-1', { at: 'end' });
};

describe('copy', () => {
  it('takes a log into another file, and tells what to do next', async () => {
    await written('a', sample);
    const { exit, text, progress } = await copy(place('a'), place('b'));
    expect(progress).toMatch(/copied: \d+\n.*verified: 2000\n$/s);
    expect([exit, text]).toEqual([
      exits.ok,
      expect.stringMatching(/the target holds 2083 events, letter by letter.*docs\/backup\.md/s),
    ]);
    expect(await held('b')).toEqual(await held('a'));
    expect((await copy(place('a'), place('b'))).text).toMatch(/2083 events/);
    expect(await held('b')).toHaveLength(2_083);
  });

  it('leaves a log on which a server starts, with its views made anew', async () => {
    await (await openEngine(readSettings(process.env))).close();
    const engine = await openEngine(readSettings(process.env));
    await engine.events.append('round-1', NO_STREAM, [event({})]);
    await engine.close();
    expect((await copy('sqlite:', place('moved'))).exit).toBe(exits.ok);
    process.env['KHOABANG_EVENTS'] = place('moved');
    for (const end of ['', '-wal', '-shm']) rmSync(folder.file(`views.sqlite${end}`), { force: true });
    const moved = await openEngine(readSettings(process.env));
    expect(await moved.events.head()).toBe(1n);
    await moved.close();
  });

  it('takes a log into a KurrentDB and back, all but its positions', async () => {
    await written('a', sample);
    await copy(place('a'), standIn.address);
    expect((await copy(standIn.address, place('back'))).exit).toBe(exits.ok);
    expect(await held('back')).toEqual(await held('a'));
    expect(await heldBy(await kurrentEventStore({ address: standIn.address }))).toEqual(await held('a'));
  });

  it('goes on where it was broken off, wherever that was', async () => {
    await written('a', sample);
    const source = sqliteEventStore({ file: folder.file('a'), readOnly: true });
    for (const appends of [0, 1, 7, 20]) {
      const target = sqliteEventStore({ file: folder.file('b') });
      let left = appends;
      const failing: EventStore = {
        ...target,
        append: (...asked) => {
          left -= 1;
          return left < 0 ? Promise.reject(new StoreUnavailable('the process ends here')) : target.append(...asked);
        },
      };
      await copyLog(source, failing, () => () => undefined).catch(() => undefined);
      await target.close();
    }
    await source.close();
    expect((await held('b')).length).toBeLessThan((await held('a')).length);
    expect((await copy(place('a'), place('b'))).exit).toBe(exits.ok);
    expect(await held('b')).toEqual(await held('a'));
  });

  it('goes on where its process was killed', async () => {
    const streams = Array.from({ length: 3_000 }, (_, at) => `round-${at}`);
    await written('a', (store) => Promise.all(streams.map((stream) => store.append(stream, NO_STREAM, [event({})]))));
    const args = ['copy', '--from', place('a'), '--to', place('b')];
    const child = spawn(process.execPath, [...FROM_SOURCE, MAIN, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    const [line] = (await once(child.stderr, 'data')) as [Buffer];
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(line.toString()).toMatch(/copied: 1000/);
    expect((await held('b')).length).toBeGreaterThanOrEqual(1_000);
    expect((await held('b')).length).toBeLessThan(3_000);
    expect(await copy(place('a'), place('b'))).toMatchObject({ exit: exits.ok });
    expect(await held('b')).toEqual(await held('a'));
  });

  it('says so where the source is still written to, and takes the rest when it is called again', async () => {
    await written('a', (store) => store.append('round-1', NO_STREAM, [event({ at: 0 })]));
    const source = sqliteEventStore({ file: folder.file('a') });
    const target = sqliteEventStore({ file: folder.file('b') });
    const late: EventStore = {
      ...target,
      append: async (...asked) => {
        const appended = await target.append(...asked);
        await source.append('round-1', 0, [event({ at: 'meanwhile' })]);
        return appended;
      },
    };
    expect(await copyLog(source, late, () => () => undefined)).toEqual({ count: 1, isBehind: true });
    await target.close();
    expect(await copy(place('a'), place('b'))).toMatchObject({ exit: exits.ok });
    await source.close();
    expect(await held('b')).toEqual(await held('a'));
  });

  it('refuses a target that holds anything else, and writes nothing to it', async () => {
    await written('a', (store) => store.append('round-1', NO_STREAM, [event({ at: 0 })]));
    await written('other', (store) => store.append('round-1', NO_STREAM, [event({ at: 0 })]));
    const other = await held('other');
    await expect(copy(place('a'), place('other'))).rejects.toThrow(
      /holds something else than the source, from event 1 on/,
    );
    expect(await held('other')).toEqual(other);
    await copy(place('a'), place('longer'));
    await written('longer', (store) => store.append('round-1', 0, [event({ at: 1 })]));
    await expect(copy(place('a'), place('longer'))).rejects.toThrow(/from event 2 on/);
  });

  it('ends in a sentence where somebody else writes to the target meanwhile', async () => {
    await written('a', (store) => store.append('round-1', NO_STREAM, [event({ at: 0 })]));
    const source = sqliteEventStore({ file: folder.file('a'), readOnly: true });
    const target = sqliteEventStore({ file: folder.file('b') });
    const contested: EventStore = {
      ...target,
      append: async (...asked) => {
        await target.append('round-1', NO_STREAM, [event({ at: 'theirs' })]);
        return target.append(...asked);
      },
    };
    await expect(copyLog(source, contested, () => () => undefined)).rejects.toThrow(
      /Somebody else writes to the target/,
    );
    await source.close();
    await target.close();
  });

  it('refuses what a database cannot take, and a target that somebody else writes', async () => {
    await written('a', (store) => store.append('round-odd', NO_STREAM, [{ ...event({}), id: 'no-uuid' }]));
    await written('empty', () => Promise.resolve());
    const fresh = await startStandIn();
    await expect(copy(place('a'), fresh.address)).rejects.toThrow(/cannot take an event: event id is not a UUID/);
    await fresh.kill();
    const busy = sqliteEventStore({ file: folder.file('empty') });
    await expect(copy(place('a'), place('empty'))).rejects.toThrow(/Another process is already writing/);
    await busy.close();
  });

  it.each([
    [[], /Use `khoabang copy/],
    [['--from', 'sqlite:a'], /Use `khoabang copy/],
    [['--from', 'memory:', '--to', 'sqlite:b'], /--from memory: holds no log/],
    [['--from', 'elsewhere', '--to', 'sqlite:b'], /^--from must be `sqlite:`/],
    [['--from', 'sqlite:a', '--to', 'sqlite:./a'], /the same place/],
  ])('is written with two places: %j', async (args, sentence) => {
    await expect(ran('copy', ...args)).rejects.toMatchObject({
      exit: exits.usage,
      message: expect.stringMatching(sentence) as string,
    });
  });

  it('makes nothing of a log that is not there', async () => {
    await expect(copy(place('missing'), place('b'))).rejects.toThrow(/There is no log at/);
    expect(existsSync(folder.file('b'))).toBe(false);
  });
});
