import {
  APPEND_BYTES_MAX,
  type EventStore,
  EVENTS_PER_APPEND_MAX,
  type Followed,
  isRecorded,
  type NewEvent,
  NO_STREAM,
  RevisionConflict,
  START,
  StoreUnavailable,
} from '#kernel';
import { all, type Ground, sampleEvent, sampleEvents } from './ground.js';
import { historyContract } from './history.contract.js';

const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

/** Follows until `enough` says so about what has been delivered. */
const followUntil = async (
  store: EventStore,
  from: bigint,
  enough: (delivered: readonly Followed[]) => boolean,
  types?: readonly string[],
): Promise<readonly Followed[]> => {
  const stop = new AbortController();
  const delivered: Followed[] = [];
  for await (const followed of store.follow(from, types, stop.signal)) {
    delivered.push(followed);
    if (enough(delivered)) stop.abort();
  }
  return delivered;
};

const events = (count: number) => (delivered: readonly Followed[]) => delivered.filter(isRecorded).length >= count;

/** True at the end of the log. */
const isThere = (delivered: readonly Followed[]): boolean =>
  delivered.some((followed) => !isRecorded(followed) && followed.caughtUp);

/** The promises of the port, kept by every adapter. What `keeps` holds everything when it is opened again. */
export const eventStoreContract = (name: string, prepare: () => Ground<EventStore>, keeps: boolean): void => {
  describe(`${name} event store`, () => {
    let ground: Ground<EventStore>;
    let store: EventStore;

    beforeEach(async () => {
      ground = prepare();
      store = await ground.open();
    });
    afterEach(async () => {
      await store.close();
      await ground.remove();
    });

    describe('append and read', () => {
      it('gives back what was appended, in order, with its places', async () => {
        const [first, second, third] = [sampleEvent(), sampleEvent(), sampleEvent()];
        const one = await store.append('round-1', NO_STREAM, [first, second]);
        const two = await store.append('round-1', one.revision, [third]);
        const read = await all(store.read('round-1'));
        expect(read).toEqual(
          [first, second, third].map((event, revision) => ({
            ...event,
            stream: 'round-1',
            revision,
            position: read[revision]?.position,
          })),
        );
        expect([one.revision, two.revision]).toEqual([1, 2]);
        expect([one.position, two.position]).toEqual([read[1]?.position, read[2]?.position]);
        expect(read[0]!.position > START && read[0]!.position < read[1]!.position).toBe(true);
      });

      it('works in parts, as whoever wraps it takes it apart', async () => {
        const parts = { ...store };
        const event = sampleEvent();
        const { position } = await parts.append('round-1', NO_STREAM, [event]);
        expect([await all(parts.read('round-1')), await all(parts.readAll())].flat()).toMatchObject([
          { id: event.id },
          { id: event.id },
        ]);
        expect(await parts.head()).toBe(position);
        const following = parts.follow(START, undefined, new AbortController().signal)[Symbol.asyncIterator]();
        expect((await following.next()).value).toMatchObject({ id: event.id });
        await following.return?.();
      });

      it('reads from a revision on', async () => {
        const appended = sampleEvents(5);
        await store.append('round-1', NO_STREAM, appended);
        expect(idsOf(await all(store.read('round-1', 3)))).toEqual(idsOf(appended.slice(3)));
        expect(await all(store.read('round-1', 5))).toEqual([]);
      });

      it('reads nothing from an unknown stream', async () => {
        expect(await all(store.read('round-unknown'))).toEqual([]);
      });

      it('keeps text, nesting and numbers as they were', async () => {
        const data = {
          name: 'Nguyễn Thị Ánh Tuyết (mẫu)'.normalize('NFC'),
          deep: [{ a: null, b: '😀\u0001"' }],
          n: -0.5,
          '': true,
        };
        await store.append('round-điểm', NO_STREAM, [sampleEvent(data)]);
        const [read] = await all(store.read('round-điểm'));
        expect(read?.data).toEqual(data);
        expect(read?.stream).toBe('round-điểm');
      });

      it('hands out values that nobody can change the log through', async () => {
        const data = { marks: '1.00' };
        await store.append('round-1', NO_STREAM, [sampleEvent(data)]);
        data.marks = '9.99';
        for await (const read of store.read('round-1')) (read.data as typeof data).marks = '8.88';
        expect((await all(store.read('round-1')))[0]?.data).toEqual({ marks: '1.00' });
      });

      it('keeps a batch of the greatest size whole', async () => {
        const appended = sampleEvents(EVENTS_PER_APPEND_MAX).map((event) => ({
          ...event,
          meta: {} as NewEvent['meta'],
        }));
        const { revision } = await store.append('round-1', NO_STREAM, appended);
        expect(revision).toBe(EVENTS_PER_APPEND_MAX - 1);
        expect(idsOf(await all(store.read('round-1')))).toEqual(idsOf(appended));
      });
    });

    describe('races', () => {
      it('lets one of two racing writers win', async () => {
        const results = await Promise.allSettled([
          store.append('round-1', NO_STREAM, [sampleEvent()]),
          store.append('round-1', NO_STREAM, [sampleEvent()]),
        ]);
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(await all(store.read('round-1'))).toHaveLength(1);
      });

      it('names what it found when a writer is too late or too early', async () => {
        await store.append('round-1', NO_STREAM, [sampleEvent()]);
        const conflict = (expected: number): Promise<unknown> =>
          store.append('round-1', expected, [sampleEvent()]).catch((error: unknown) => error);
        for (const expected of [NO_STREAM, 1]) {
          expect(await conflict(expected)).toEqual(new RevisionConflict('round-1', expected, 0));
        }
      });

      it('lets a conflict fail alone among concurrent appends', async () => {
        const good = Array.from({ length: 10 }, (_, n) => store.append(`round-${n}`, NO_STREAM, [sampleEvent()]));
        const bad = store.append('round-0', 7, [sampleEvent()]);
        const more = store.append('round-0', 0, [sampleEvent()]);
        await expect(bad).rejects.toBeInstanceOf(RevisionConflict);
        await Promise.all(good);
        expect((await more).revision).toBe(1);
      });

      it('serves 64 writers at once without a gap, a repeat or a mix-up', async () => {
        const write = async (writer: number): Promise<void> => {
          let revision = NO_STREAM;
          for (let n = 0; n < 40; n += 1) {
            revision = (await store.append(`round-${writer}`, revision, [sampleEvent({ n })])).revision;
          }
        };
        await Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer)));
        const everything = await all(store.readAll());
        const positions = everything.map(({ position }) => position);
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => (a < b ? -1 : 1)));
        for (let writer = 0; writer < 64; writer += 1) {
          const own = everything.filter(({ stream }) => stream === `round-${writer}`);
          expect(own.map(({ data }) => (data as { n: number }).n)).toEqual(Array.from({ length: 40 }, (_, n) => n));
          expect(own).toEqual(await all(store.read(`round-${writer}`)));
        }
      });
    });

    describe('repeats', () => {
      it('answers a repeat as it did the first time, also after later events', async () => {
        const appended = sampleEvents(3);
        const first = await store.append('round-1', NO_STREAM, appended);
        expect(await store.append('round-1', NO_STREAM, appended)).toEqual(first);
        await store.append('round-2', NO_STREAM, [sampleEvent()]);
        await store.append('round-1', first.revision, [sampleEvent()]);
        expect(await store.append('round-1', NO_STREAM, appended)).toEqual(first);
        expect(await all(store.readAll())).toHaveLength(5);
      });

      it('answers two equal appends at once with one write', async () => {
        const appended = sampleEvents(2);
        const [one, two] = await Promise.all([
          store.append('round-1', NO_STREAM, appended),
          store.append('round-1', NO_STREAM, appended),
        ]);
        expect(one).toEqual(two);
        expect(await all(store.readAll())).toHaveLength(2);
      });

      it('takes other ids, another order, or more than stands there for a conflict', async () => {
        const [a, b] = [sampleEvent(), sampleEvent()];
        await store.append('round-1', NO_STREAM, [a, b]);
        for (const other of [[a, sampleEvent()], [b, a], [a, b, sampleEvent()], [b]]) {
          await expect(store.append('round-1', NO_STREAM, other)).rejects.toBeInstanceOf(RevisionConflict);
        }
        expect(await all(store.readAll())).toHaveLength(2);
      });
    });

    describe('where a stream is expected to be', () => {
      const FIVE = 5;
      /** Revisions at which somebody may believe a stream to be that holds so many events. */
      const believed = (length: number): readonly number[] =>
        [...new Set([NO_STREAM, 0, length - 2, length - 1, length, length + 1_000])].filter((one) => one >= NO_STREAM);

      it.each([0, 1, 2, FIVE])('takes an append after %i events there and nowhere else', async (length) => {
        const stream = `round-of-${length}`;
        if (length > 0) await store.append(stream, NO_STREAM, sampleEvents(length));
        const actual = length - 1;
        for (const expected of believed(length).filter((one) => one !== actual)) {
          const conflict = new RevisionConflict(stream, expected, actual);
          await expect(store.append(stream, expected, [sampleEvent()])).rejects.toEqual(conflict);
        }
        expect((await store.append(stream, actual, sampleEvents(2))).revision).toBe(actual + 2);
        expect(await all(store.read(stream))).toHaveLength(length + 2);
      });

      it('keeps the order of what is appended to one stream without waiting', async () => {
        const made = sampleEvents(30);
        const appended = await Promise.all(made.map((event, n) => store.append('round-1', n - 1, [event])));
        expect(appended.map(({ revision }) => revision)).toEqual(made.map((_, n) => n));
        expect(idsOf(await all(store.read('round-1')))).toEqual(idsOf(made));
      });
    });

    describe('repeats, wherever one append ended and the next began,', () => {
      let made: readonly NewEvent[];
      let places: readonly bigint[];
      beforeEach(async () => {
        made = sampleEvents(6);
        await store.append('round-1', NO_STREAM, made.slice(0, 2));
        await store.append('round-1', 1, made.slice(2, 4));
        await store.append('round-1', 3, made.slice(4));
        places = (await all(store.read('round-1'))).map(({ position }) => position);
      });

      it.each([
        ['the last append', 4, 6],
        ['an earlier append', 2, 4],
        ['the beginning of an append', 2, 3],
        ['the end of an append', 1, 2],
        ['the end of one and the beginning of the next', 1, 3],
        ['all of them', 0, 6],
      ])('are answered as what stands there: %s', async (_, from, to) => {
        expect(await store.append('round-1', from - 1, made.slice(from, to))).toEqual({
          revision: to - 1,
          position: places[to - 1],
        });
        expect(await all(store.read('round-1'))).toHaveLength(6);
      });

      it.each<[string, number, () => readonly NewEvent[]]>([
        ['a repeat with something new behind it', 3, () => [...made.slice(4), sampleEvent()]],
        ['something new with a repeat behind it', 1, () => [sampleEvent(), made[3]!]],
        ['a repeat with something left out', 1, () => [made[2]!, made[4]!]],
        ['a repeat one place too early', 2, () => made.slice(4)],
        ['a repeat one place too late', 4, () => made.slice(4)],
        ['a repeat as the beginning of a stream', NO_STREAM, () => made.slice(4)],
      ])('are refused if they are none: %s', async (_, expected, make) => {
        await expect(store.append('round-1', expected, make())).rejects.toEqual(
          new RevisionConflict('round-1', expected, 5),
        );
        expect(idsOf(await all(store.read('round-1')))).toEqual(idsOf(made));
      });

      it('are refused in another stream, where they do not stand', async () => {
        await expect(store.append('round-2', 1, made.slice(2, 4))).rejects.toEqual(
          new RevisionConflict('round-2', 1, NO_STREAM),
        );
      });
    });

    describe('much and many', () => {
      it('keeps appends of about the greatest size in bytes, each whole', async () => {
        const fat = 'ộ'.repeat(30_000);
        const made = Array.from({ length: 3 }, () => Array.from({ length: 10 }, () => sampleEvent({ fat })));
        for (const [n, events] of made.entries()) await store.append('round-1', n * 10 - 1, events);
        const read = await all(store.read('round-1'));
        expect(idsOf(read)).toEqual(idsOf(made.flat()));
        expect(read.every(({ data }) => (data as { fat: string }).fat === fat)).toBe(true);
      });

      it('tells streams apart whose names are alike', async () => {
        const names = [
          'round-1',
          'round-10',
          'round-1-1',
          'Round-1',
          'round-1 ',
          'round-.*',
          'round-\u1ebf',
          'round-e\u0302\u0301',
        ];
        for (const [n, name] of names.entries()) await store.append(name, NO_STREAM, [sampleEvent({ n })]);
        const read = await Promise.all(names.map((name) => all(store.read(name))));
        expect(read.map((events) => events.map(({ data }) => data))).toEqual(names.map((_, n) => [{ n }]));
        expect((await all(store.readAll())).map(({ stream }) => stream)).toEqual(names);
      });

      it('keeps a thousand streams, all written at once', async () => {
        const streams = Array.from({ length: 1_000 }, (_, n) => `round-${n}`);
        await Promise.all(streams.map((stream) => store.append(stream, NO_STREAM, [sampleEvent({ stream })])));
        const read = await all(store.readAll());
        expect(read.map(({ stream }) => stream).sort()).toEqual(streams.sort());
        expect(read.every(({ stream, data }) => (data as { stream: string }).stream === stream)).toBe(true);
      });
    });

    describe('misuse', () => {
      const fat = 'x'.repeat(APPEND_BYTES_MAX / 2);
      it.each<[string, string, number, () => NewEvent[]]>([
        ['no events', 'round-1', NO_STREAM, () => []],
        ['too many events', 'round-1', NO_STREAM, () => sampleEvents(EVENTS_PER_APPEND_MAX + 1)],
        ['too many bytes', 'round-1', NO_STREAM, () => [sampleEvent({ fat }), sampleEvent({ fat })]],
        ['no stream name', '', NO_STREAM, () => [sampleEvent()]],
        ['an expected revision that cannot be', 'round-1', -2, () => [sampleEvent()]],
        ['half a revision', 'round-1', 0.5, () => [sampleEvent()]],
        ['data that is not JSON', 'round-1', NO_STREAM, () => [{ ...sampleEvent(), data: undefined }]],
        ['a version below 1', 'round-1', NO_STREAM, () => [{ ...sampleEvent(), version: 0 }]],
      ])('refuses %s and writes nothing', async (_, stream, expected, make) => {
        await expect(store.append(stream, expected, make())).rejects.toBeInstanceOf(RangeError);
        expect(await all(store.readAll())).toEqual([]);
      });

      it('refuses a repeated id in one append', async () => {
        const event = sampleEvent();
        await expect(store.append('round-1', NO_STREAM, [event, event])).rejects.toBeInstanceOf(RangeError);
      });

      it('refuses to read from before the first revision', async () => {
        await expect(all(store.read('round-1', -1))).rejects.toBeInstanceOf(RangeError);
      });
    });

    describe('the whole log', () => {
      it('is read in order, from behind a position', async () => {
        const { position } = await store.append('round-1', NO_STREAM, sampleEvents(2));
        const rest = sampleEvents(3);
        const last = await store.append('round-2', NO_STREAM, rest);
        expect(idsOf(await all(store.readAll(position)))).toEqual(idsOf(rest));
        expect(await all(store.readAll())).toHaveLength(5);
        expect(await all(store.readAll(last.position))).toEqual([]);
      });

      it('has its head at the start, then at the last event', async () => {
        expect(await store.head()).toBe(START);
        const { position } = await store.append('round-1', NO_STREAM, sampleEvents(2));
        expect(await store.head()).toBe(position);
      });

      it('is read whole while others write', async () => {
        await store.append('round-1', NO_STREAM, sampleEvents(1_500));
        const seen: string[] = [];
        for await (const { stream } of store.readAll()) {
          if (seen.length === 0) await store.append('round-2', NO_STREAM, [sampleEvent()]);
          seen.push(stream);
        }
        expect(seen.filter((stream) => stream === 'round-1')).toHaveLength(1_500);
      });
    });

    describe('follow', () => {
      it('says at once that it has caught up with an empty log', async () => {
        expect(await followUntil(store, START, (delivered) => delivered.length > 0)).toEqual([
          { caughtUp: true, position: START },
        ]);
      });

      it('delivers what is there, says so, then delivers what comes', async () => {
        const early = sampleEvents(3);
        const { position } = await store.append('round-1', NO_STREAM, early);
        const stop = new AbortController();
        const following = store.follow(START, undefined, stop.signal)[Symbol.asyncIterator]();
        const next = async (): Promise<Followed> => (await following.next()).value as Followed;
        const old = [await next(), await next(), await next()];
        expect(idsOf(old.filter(isRecorded))).toEqual(idsOf(early));
        expect(await next()).toEqual({ caughtUp: true, position });
        const waiting = next();
        const live = sampleEvent();
        const appended = await store.append('round-2', NO_STREAM, [live]);
        expect(await waiting).toMatchObject({ id: live.id, position: appended.position });
        expect(await next()).toEqual({ caughtUp: true, position: appended.position });
        stop.abort();
        expect((await following.next()).done).toBe(true);
      });

      it('delivers what was appended while its taker was busy with the news of having caught up', async () => {
        const stop = new AbortController();
        const following = store.follow(START, undefined, stop.signal)[Symbol.asyncIterator]();
        expect((await following.next()).value).toEqual({ caughtUp: true, position: START });
        const event = sampleEvent();
        await store.append('round-1', NO_STREAM, [event]);
        expect((await following.next()).value).toMatchObject({ id: event.id });
        stop.abort();
        expect((await following.next()).done).toBe(true);
      });

      it('resumes behind a position', async () => {
        const { position } = await store.append('round-1', NO_STREAM, sampleEvents(4));
        const rest = sampleEvents(2);
        await store.append('round-1', 3, rest);
        expect(idsOf((await followUntil(store, position, events(2))).filter(isRecorded))).toEqual(idsOf(rest));
      });

      it('never skips, repeats or reorders while 64 writers append', async () => {
        const following = followUntil(store, START, events(64 * 20));
        const write = async (writer: number): Promise<void> => {
          for (let n = 0; n < 20; n += 1) await store.append(`round-${writer}`, n - 1, [sampleEvent()]);
        };
        await Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer)));
        expect((await following).filter(isRecorded)).toEqual(await all(store.readAll()));
      });

      it('waits for a slow taker, who misses nothing', async () => {
        await store.append('round-1', NO_STREAM, sampleEvents(600));
        const stop = new AbortController();
        const taken: Followed[] = [];
        for await (const followed of store.follow(START, undefined, stop.signal)) {
          if (taken.length % 100 === 0) await store.append(`round-later-${taken.length}`, NO_STREAM, [sampleEvent()]);
          taken.push(followed);
          if (events(606)(taken)) stop.abort();
        }
        expect(taken.filter(isRecorded)).toEqual((await all(store.readAll())).slice(0, 606));
      });

      it('fetches only a little ahead of its taker', async () => {
        for (let n = 0; n < 10; n += 1) await store.append(`round-${n}`, NO_STREAM, sampleEvents(1_000));
        const following = store.follow(START, undefined, new AbortController().signal)[Symbol.asyncIterator]();
        await following.next();
        await store.close();
        let ahead = 0;
        const drain = async (): Promise<void> => {
          for (let next = await following.next(); next.done !== true; next = await following.next()) ahead += 1;
        };
        await expect(drain()).rejects.toBeInstanceOf(StoreUnavailable);
        expect(ahead).toBeLessThan(2_000);
      });

      it('delivers only the types asked for, and says how far it has come', async () => {
        const wanted = [sampleEvent({}, 'Wanted'), sampleEvent({}, 'Other'), sampleEvent({}, 'Wanted too')];
        const { position } = await store.append('round-1', NO_STREAM, [...wanted, sampleEvent({}, 'Last')]);
        const stop = new AbortController();
        const following = store.follow(START, ['Wanted', 'Wanted too'], stop.signal)[Symbol.asyncIterator]();
        const next = async (): Promise<Followed> => (await following.next()).value as Followed;
        expect([await next(), await next()]).toMatchObject([{ id: wanted[0]?.id }, { id: wanted[2]?.id }]);
        expect(await next()).toEqual({ caughtUp: true, position });
        const waiting = next();
        const passed = await store.append('round-2', NO_STREAM, [sampleEvent({}, 'Other')]);
        expect(await waiting).toEqual({ caughtUp: true, position: passed.position });
        const live = sampleEvent({}, 'Wanted');
        await store.append('round-2', 0, [sampleEvent({}, 'Other'), live]);
        expect(await next()).toMatchObject({ id: live.id });
        stop.abort();
      });

      it('delivers nothing but its place to whom no type is of interest', async () => {
        const { position } = await store.append('round-1', NO_STREAM, sampleEvents(3));
        expect(await followUntil(store, START, (delivered) => delivered.length > 0, [])).toEqual([
          { caughtUp: true, position },
        ]);
      });

      it('says on its way through what was not asked for how far it has come', async () => {
        let revision = NO_STREAM;
        for (let part = 0; part < 11; part += 1) {
          ({ revision } = await store.append('round-1', revision, sampleEvents(1_000)));
        }
        const last = sampleEvent({}, 'Wanted');
        const { position } = await store.append('round-1', revision, [last]);
        const delivered = await followUntil(store, START, events(1), ['Wanted']);
        const way = delivered.filter((followed) => 'caughtUp' in followed);
        expect(way.length).toBeGreaterThan(0);
        expect(way.map(({ caughtUp }) => caughtUp)).not.toContain(true);
        const positions = [...way.map((reached) => reached.position), position];
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => (a < b ? -1 : 1)));
        const again = await followUntil(store, way.at(-1)!.position, events(1), ['Wanted']);
        expect(again.filter(isRecorded)).toMatchObject([{ id: last.id }]);
      });

      it('gives the same as filtering everything by hand would, from anywhere', async () => {
        const names = ['A', 'B', 'C'];
        const made = Array.from({ length: 900 }, (_, n) => sampleEvent({ n }, names[(n * n) % 3]));
        await store.append('round-1', NO_STREAM, made);
        const everything = await all(store.readAll());
        for (const [types, at] of [
          [['B'], 0],
          [['A', 'C'], 411],
          [['A', 'B', 'C'], 700],
        ] as const) {
          const hand = everything.slice(at + 1).filter(({ type }) => (types as readonly string[]).includes(type));
          const delivered = await followUntil(store, everything[at]!.position, isThere, types);
          expect(delivered.filter(isRecorded)).toEqual(hand);
        }
      });

      it('takes names of types as they are, whatever signs stand in them', async () => {
        const types = ['A.B', 'A(B', 'A|B', 'A*', '^A', 'A\\B', 'A B', 'Đã chấm'];
        const beside = ['AxB', 'A', 'B', 'AA', 'AB', 'a.b', 'A.BC', 'XA.B', 'Đã chấm lại'];
        await store.append(
          'round-1',
          NO_STREAM,
          [...types, ...beside].map((type) => sampleEvent({}, type)),
        );
        const delivered = await followUntil(store, START, isThere, types);
        expect(delivered.filter(isRecorded).map(({ type }) => type)).toEqual(types);
      });

      it('goes on saying how far it has come while much passes by that was not asked for', async () => {
        const stop = new AbortController();
        const following = store.follow(START, ['Wanted'], stop.signal)[Symbol.asyncIterator]();
        const next = async (): Promise<Followed> => (await following.next()).value as Followed;
        expect(await next()).toEqual({ caughtUp: true, position: START });
        let last = START;
        for (let part = 0; part < 3; part += 1) {
          ({ position: last } = await store.append(`round-${part}`, NO_STREAM, sampleEvents(1_500)));
        }
        const told: Followed[] = [];
        while (told.at(-1)?.position !== last) told.push(await next());
        const positions = told.map(({ position }) => position);
        expect(told.some(isRecorded)).toBe(false);
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => (a < b ? -1 : 1)));
        const wanted = sampleEvent({}, 'Wanted');
        await store.append('round-last', NO_STREAM, [wanted]);
        expect(await next()).toMatchObject({ id: wanted.id });
        stop.abort();
        for (const { position } of told) {
          const again = await followUntil(store, position, events(1), ['Wanted']);
          expect(again.filter(isRecorded)).toMatchObject([{ id: wanted.id }]);
        }
      });

      it('serves several followers alike', async () => {
        const following = [followUntil(store, START, events(10)), followUntil(store, START, events(10))];
        for (let n = 0; n < 10; n += 1) await store.append('round-1', n - 1, [sampleEvent()]);
        const [one, two] = await Promise.all(following);
        expect(one?.filter(isRecorded)).toEqual(two?.filter(isRecorded));
      });

      it('ends without an error when it is aborted while it waits, and when it was before', async () => {
        const stop = new AbortController();
        const following = store.follow(START, undefined, stop.signal)[Symbol.asyncIterator]();
        await following.next();
        const waiting = following.next();
        stop.abort();
        expect((await waiting).done).toBe(true);
        expect(await all(store.follow(START, undefined, AbortSignal.abort()))).toEqual([]);
      });
    });

    describe('close', () => {
      it('finishes what was accepted', async () => {
        const accepted = Array.from({ length: 5 }, (_, n) => store.append(`round-${n}`, NO_STREAM, [sampleEvent()]));
        await store.close();
        expect((await Promise.all(accepted)).map(({ revision }) => revision)).toEqual([0, 0, 0, 0, 0]);
      });

      it('lets later calls fail, and may be repeated', async () => {
        await store.close();
        await store.close();
        await expect(store.append('round-1', NO_STREAM, [sampleEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(all(store.read('round-1'))).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(all(store.readAll())).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(all(store.follow(START, undefined, new AbortController().signal))).rejects.toBeInstanceOf(
          StoreUnavailable,
        );
      });

      it('wakes a follower, who learns that the store is gone', async () => {
        const following = store.follow(START, undefined, new AbortController().signal)[Symbol.asyncIterator]();
        await following.next();
        const waiting = following.next();
        const refused = expect(waiting).rejects.toBeInstanceOf(StoreUnavailable);
        await store.close();
        await refused;
      });
    });

    if (keeps) {
      describe('opened again', () => {
        const reopen = async (): Promise<void> => {
          await store.close();
          store = await ground.open();
        };

        it('holds everything, and goes on from there', async () => {
          await store.append('round-1', NO_STREAM, sampleEvents(3));
          const { position } = await store.append('round-2', NO_STREAM, sampleEvents(2));
          const before = await all(store.readAll());
          await reopen();
          expect(await all(store.readAll())).toEqual(before);
          expect(await store.head()).toBe(position);
          const next = await store.append('round-1', 2, [sampleEvent()]);
          expect(next.revision).toBe(3);
          expect(next.position > position).toBe(true);
          await expect(store.append('round-2', NO_STREAM, [sampleEvent()])).rejects.toBeInstanceOf(RevisionConflict);
        });

        it('still answers a repeat as it did the first time', async () => {
          const appended = sampleEvents(3);
          const first = await store.append('round-1', NO_STREAM, appended);
          await store.append('round-1', first.revision, [sampleEvent()]);
          await reopen();
          expect(await store.append('round-1', NO_STREAM, appended)).toEqual(first);
          expect(await all(store.readAll())).toHaveLength(4);
        });
      });
    }

    historyContract(() => store);
  });
};
