import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { type EventStore, isRecorded, NO_STREAM, RevisionConflict, START, StoreUnavailable } from '#kernel';
import { sqliteEventStore, sqliteReadStore, StoreLocked } from '#stores';
import { temporaryFolder, type TemporaryFolder } from '#test/support/tmp';
import { openLog } from '../../libs/stores/src/sqlite-log.js';
import { eventStoreContract } from './event-store.contract.js';
import { all, sampleEvent, sampleEvents } from './ground.js';
import { readStoreContract } from './read-store.contract.js';

const ground = <Store>(open: (file: string) => Store): { open: () => Store; remove: () => void } => {
  const folder = temporaryFolder();
  return { open: () => open(folder.file('store.sqlite')), remove: folder.remove };
};

eventStoreContract('sqlite', () => ground((file) => sqliteEventStore({ file })), true);
readStoreContract('sqlite', () => ground((file) => sqliteReadStore({ file })), true);

/** Lets plain Node run our TypeScript: files are named `.ts` where imports say `.js`. */
const hook = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ resolve: (name, context, next) => {
    try { return next(name, context); } catch { return next(name.replace(/\\.js$/, '.ts'), context); }
  } });`)}`;

const start = (role: string, file: string, count = 0): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--conditions=source',
      '--experimental-transform-types',
      '--disable-warning=ExperimentalWarning',
      '--import',
      hook,
    ].concat(join(import.meta.dirname, 'another-process.ts'), role, file, String(count)),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

const linesOf = (child: ChildProcess): AsyncIterator<string> =>
  createInterface({ input: child.stdout! })[Symbol.asyncIterator]();

describe('sqlite event store', () => {
  let folder: TemporaryFolder;
  let file: string;
  const open: EventStore[] = [];
  const openStore = (options: { readOnly?: boolean; maxBytes?: number } = {}): EventStore => {
    const store = sqliteEventStore({ file, ...options });
    open.push(store);
    return store;
  };

  /** More than one slice of the index, in appends that stay within the limits. Answers the last revision. */
  const appendMany = async (store: EventStore, stream: string, expected: number): Promise<number> => {
    let revision = expected;
    for (let part = 0; part < 3; part += 1) ({ revision } = await store.append(stream, revision, sampleEvents(1_500)));
    return revision;
  };

  const indexed = (): number => {
    const db = new DatabaseSync(file, { readOnly: true });
    const { position } = db.prepare('SELECT position FROM indexed').get() as { position: number };
    db.close();
    return position;
  };

  /** The index comes round when no append waits. */
  const untilIndexed = async (position: number): Promise<void> => {
    while (indexed() < position) await turn();
  };

  beforeEach(() => {
    folder = temporaryFolder();
    file = folder.file('log.sqlite');
  });
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
    folder.remove();
  });

  it('asks the disk at every commit', () => {
    const db = openLog(file);
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    db.close();
  });

  describe('beside other processes', () => {
    it('refuses a second writer, in words, until the first has closed', async () => {
      const store = openStore();
      const told = await linesOf(start('open', file)).next();
      expect(told.value).toBe(`StoreLocked: ${new StoreLocked(file).message}`);
      expect(() => sqliteEventStore({ file })).toThrow(StoreLocked);
      await store.append('round-1', NO_STREAM, [sampleEvent()]);
      await store.close();
      expect((await linesOf(start('open', file)).next()).value).toBe('opened');
    });

    it('has everything that a killed writer acknowledged, and takes over its lock', async () => {
      const writer = start('write', file);
      const lines = linesOf(writer);
      let acknowledged = -1;
      while (acknowledged < 500) acknowledged = Number((await lines.next()).value);
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      for (let line = await lines.next(); line.done !== true; line = await lines.next())
        acknowledged = Number(line.value);
      const store = openStore();
      const kept = await all(store.read('round-killed'));
      expect(kept.length).toBeGreaterThan(acknowledged);
      expect(kept.map(({ data }) => (data as { n: number }).n)).toEqual(kept.map((_, n) => n));
      expect((await store.append('round-killed', kept.length - 1, [sampleEvent()])).revision).toBe(kept.length);
    });

    it('lets another process follow while it writes', async () => {
      const store = openStore();
      const reader = start('follow', file, 300);
      const lines = linesOf(reader);
      await lines.next();
      const written = sampleEvents(300);
      for (const [n, event] of written.entries()) await store.append('round-1', n - 1, [event]);
      expect((await lines.next()).value).toBe(written.map(({ id }) => id).join(' '));
    });

    it('looks again for what a writer adds of whom it hears nothing, until it is told to stop', async () => {
      const [writer, stop] = [openStore(), new AbortController()];
      const written = sampleEvents(3);
      const taken: string[] = [];
      const following = async (): Promise<void> => {
        for await (const followed of openStore({ readOnly: true }).follow(START, undefined, stop.signal)) {
          if (isRecorded(followed)) taken.push(followed.id);
          else if (taken.length === written.length) stop.abort();
          else await writer.append('round-1', taken.length - 1, [written[taken.length]!]);
        }
      };
      await following();
      expect(taken).toEqual(written.map(({ id }) => id));
    });

    it('lets others have their turn while it waits for what a writer adds, and stops waiting when it is told to', async () => {
      const [writer, stop, event] = [openStore(), new AbortController(), sampleEvent()];
      const reader = openStore({ readOnly: true });
      const following = reader.follow(START, undefined, stop.signal)[Symbol.asyncIterator]();
      expect(await following.next()).toEqual({ done: false, value: { caughtUp: true, position: START } });
      const next = following.next();
      await sleep(1);
      await writer.append('round-1', NO_STREAM, [event]);
      expect((await next).value).toMatchObject({ id: event.id });
      expect((await following.next()).value).toMatchObject({ caughtUp: true });
      const last = following.next();
      stop.abort();
      expect(await Promise.race([last, turn()])).toEqual({ done: true, value: undefined });
    });

    const onLinux = process.platform === 'linux' ? it : it.skip;
    onLinux('holds nothing open once it is closed, whether it wrote or read', async () => {
      const descriptors = '/proc/self/fd';
      const held = (): readonly string[] =>
        readdirSync(descriptors).flatMap((name) => {
          try {
            const to = readlinkSync(join(descriptors, name));
            return to.startsWith(folder.path) ? [to] : [];
          } catch {
            // The one by which the list itself was read.
            return [];
          }
        });
      const stores = [openStore(), openStore({ readOnly: true })];
      expect(held()).not.toEqual([]);
      for (const store of stores.reverse()) await store.close();
      expect(held()).toEqual([]);
    });

    it('reads only where it is told to read only', async () => {
      const writer = openStore();
      await writer.append('round-1', NO_STREAM, sampleEvents(3));
      const reader = openStore({ readOnly: true });
      expect(await all(reader.read('round-1'))).toEqual(await all(writer.read('round-1')));
      const revision = await appendMany(writer, 'round-1', 2);
      await untilIndexed(4_000);
      await writer.append('round-1', revision, sampleEvents(2));
      expect(await all(reader.read('round-1', 1))).toEqual(await all(writer.read('round-1', 1)));
      expect(await reader.head()).toBe(await writer.head());
      await expect(reader.append('round-1', 2, [sampleEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
    });
  });

  describe('the late index', () => {
    const fill = async (store: EventStore, rounds: number): Promise<void> => {
      for (let round = 0; round < rounds; round += 1) {
        const appends = Array.from({ length: 25 }, (_, n) =>
          store.append(`round-${n}`, round * 12 - 1, sampleEvents(12)),
        );
        await Promise.all(appends);
      }
    };
    const check = async (store: EventStore): Promise<void> => {
      const everything = await all(store.readAll());
      for (let n = 0; n < 25; n += 1) {
        const own = everything.filter(({ stream }) => stream === `round-${n}`);
        expect(await all(store.read(`round-${n}`))).toEqual(own);
        for (const from of [own.length - 1, Math.floor(own.length / 2)]) {
          expect(await all(store.read(`round-${n}`, from))).toEqual(own.slice(from));
        }
      }
    };

    it('changes nothing that a reader sees, whether it has come round or not', async () => {
      const store = openStore();
      await fill(store, 6);
      expect(indexed()).toBe(0);
      await check(store);
      await store.close();
      const again = openStore();
      for (let n = 0; n < 25; n += 1) await again.append(`round-${n}`, 71, sampleEvents(100));
      await untilIndexed(4_000);
      await check(again);
      await expect(again.append('round-3', 71, [sampleEvent()])).rejects.toEqual(
        new RevisionConflict('round-3', 71, 171),
      );
    });

    /** So many appends at once, one behind the other. */
    const crowd = (store: EventStore, appends: number): Promise<unknown> =>
      Promise.all(
        Array.from({ length: appends }, (_, n) => store.append('round-1', n * 1_500 - 1, sampleEvents(1_500))),
      );

    it('does not come round while appends wait', async () => {
      const store = openStore();
      await crowd(store, 5);
      expect(indexed()).toBe(0);
    });

    it('comes round before appends that wait, once very much is late', async () => {
      const store = openStore();
      await crowd(store, 12);
      expect(indexed()).toBe(4_000);
    });

    it('answers repeats of what it holds and of what it does not hold yet', async () => {
      const store = openStore();
      const first = sampleEvents(3);
      const answered = await store.append('round-1', NO_STREAM, first);
      await appendMany(store, 'round-2', NO_STREAM);
      const last = sampleEvents(2);
      const later = await store.append('round-1', 2, last);
      await untilIndexed(4_000);
      await store.close();
      const again = openStore();
      expect(await again.append('round-1', NO_STREAM, first)).toEqual(answered);
      expect(await again.append('round-1', 2, last)).toEqual(later);
      await expect(again.append('round-1', 1, last)).rejects.toBeInstanceOf(RevisionConflict);
    });
  });

  describe('in trouble', () => {
    const refusal = (attempt: () => EventStore): string => {
      try {
        open.push(attempt());
        return 'opened';
      } catch (error) {
        expect(error).toBeInstanceOf(StoreUnavailable);
        return (error as Error).message;
      }
    };

    it('acknowledges nothing that does not fit, keeps the rest, and goes on when there is room', async () => {
      const store = openStore({ maxBytes: 200_000 });
      const writing = Array.from({ length: 40 }, async (_, writer) => {
        let revision = NO_STREAM;
        for (let n = 0; n < 20; n += 1) {
          const append = store.append(`round-${writer}`, revision, [sampleEvent({ text: 'x'.repeat(500) })]);
          ({ revision } = await append);
        }
      });
      const results = await Promise.allSettled(writing);
      const failed = results.filter((result) => result.status === 'rejected');
      expect(failed.length).toBeGreaterThan(0);
      for (const { reason } of failed) {
        expect(reason).toBeInstanceOf(StoreUnavailable);
        expect(String(reason)).toMatch(/no room left/);
      }
      const kept = await all(store.readAll());
      await store.close();
      const roomy = openStore();
      expect(await all(roomy.readAll())).toEqual(kept);
      const { revision = NO_STREAM } = kept.findLast(({ stream }) => stream === 'round-0') ?? {};
      expect((await roomy.append('round-0', revision, [sampleEvent()])).revision).toBe(revision + 1);
    });

    it('knows after a failed append where its streams are', async () => {
      const store = openStore({ maxBytes: 100_000 });
      await store.append('round-1', NO_STREAM, sampleEvents(2));
      const fat = sampleEvent({ text: 'x'.repeat(300_000) });
      await expect(store.append('round-1', 1, [sampleEvent(), fat])).rejects.toBeInstanceOf(StoreUnavailable);
      expect(await all(store.read('round-1'))).toHaveLength(2);
      expect((await store.append('round-1', 1, [sampleEvent()])).revision).toBe(2);
      expect(await store.head()).toBe((await all(store.readAll())).at(-1)?.position);
    });

    it('tells a damaged file, a missing folder and a missing file apart', () => {
      writeFileSync(file, 'anything but a database, and long enough to be looked at '.repeat(40));
      expect(refusal(() => sqliteEventStore({ file }))).toMatch(/not a SQLite file/);
      expect(refusal(() => sqliteEventStore({ file: folder.file('none/log.sqlite') }))).toMatch(/folder exists/);
      expect(refusal(() => sqliteEventStore({ file: folder.file('none.sqlite'), readOnly: true }))).toMatch(
        /cannot be opened/,
      );
    });

    it('lets go of the lock when it cannot open', () => {
      writeFileSync(file, 'anything but a database, and long enough to be looked at '.repeat(40));
      for (let attempt = 0; attempt < 2; attempt += 1) {
        expect(refusal(() => sqliteEventStore({ file }))).toMatch(/not a SQLite file/);
      }
    });

    it('refuses a layout that it does not know, and leaves it as it is', async () => {
      await sqliteEventStore({ file }).close();
      const db = new DatabaseSync(file);
      db.exec('PRAGMA user_version = 7');
      expect(refusal(() => sqliteEventStore({ file }))).toMatch(/has layout 7, and this program knows layout 1/);
      expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 7 });
      db.close();
    });

    it('refuses the file of something else', async () => {
      await sqliteReadStore({ file }).close();
      expect(refusal(() => sqliteEventStore({ file }))).toMatch(/belongs to something else/);
      expect(refusal(() => sqliteEventStore({ file, readOnly: true }))).toMatch(/belongs to something else/);
    });

    it('refuses further appends when the index cannot be written, and keeps what it acknowledged', async () => {
      const store = openStore();
      const db = new DatabaseSync(file);
      db.exec("CREATE TRIGGER broken BEFORE INSERT ON places BEGIN SELECT raise(ABORT, 'broken'); END");
      db.close();
      let [revision, refused] = [NO_STREAM, false];
      while (!refused) {
        const appended = await store.append('round-1', revision, sampleEvents(1_000)).catch((error: unknown) => error);
        refused = appended instanceof StoreUnavailable;
        if (!refused) ({ revision } = appended as { revision: number });
      }
      expect(revision).toBeGreaterThanOrEqual(3_999);
      expect(await all(store.readAll())).toHaveLength(revision + 1);
    });

    it('takes nothing more after an error that leaves open what the disk holds, even once that is gone', async () => {
      const store = openStore();
      const change = (sql: string): void => {
        const db = new DatabaseSync(file);
        db.exec(sql);
        db.close();
      };
      change("CREATE TRIGGER broken BEFORE INSERT ON log BEGIN SELECT raise(ABORT, 'broken'); END");
      const first: unknown = await store.append('round-1', NO_STREAM, [sampleEvent()]).catch((error: unknown) => error);
      expect(first).toBeInstanceOf(StoreUnavailable);
      change('DROP TRIGGER broken');
      await expect(store.append('round-2', NO_STREAM, [sampleEvent()])).rejects.toBe(first);
    });

    it('says which file has been closed', async () => {
      const [events, views] = [openStore(), sqliteReadStore({ file: folder.file('views.sqlite') })];
      await Promise.all([events.close(), views.close()]);
      const closed = (path: string): StoreUnavailable => new StoreUnavailable(`The store ${path} has been closed.`);
      await expect(events.head()).rejects.toEqual(closed(file));
      await expect(views.get('rounds', 'r1')).rejects.toEqual(closed(folder.file('views.sqlite')));
    });

    it('says so when the log is damaged under its feet, and acknowledges nothing any more', async () => {
      const store = openStore();
      await store.append('round-1', NO_STREAM, [sampleEvent()]);
      const db = new DatabaseSync(file);
      db.exec('DROP TABLE log');
      db.close();
      await expect(store.append('round-1', 0, [sampleEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.append('round-2', NO_STREAM, [sampleEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(all(store.readAll(START))).rejects.toBeInstanceOf(StoreUnavailable);
    });
  });
});
