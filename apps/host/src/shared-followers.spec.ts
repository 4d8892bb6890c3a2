import {
  type EventStore,
  LeaseLost,
  type Leases,
  NO_STREAM,
  type NewEvent,
  PAGE_SIZE_MAX,
  type ReadStore,
  rebuildInto,
  type Recorded,
  StoreUnavailable,
} from '#kernel';
import { views } from '#exams';
import { memoryLeases, memoryReadStore, memoryTally } from '#stores';
import { memoryVault } from '#vault';
import { frozenRound } from '#test/support/frozen-round';
import { sampleUntil } from '#test/support/sample-history';
import { contextOf } from '#test/support/specify';
import { temporaryFolder } from '#test/support/tmp';
import { derivedId, type Engine, type Following, openEngine } from './engine.js';
import { fenced } from './fenced.js';
import { type Followers, startFollowers } from './followers.js';
import { readSettings } from './settings.js';
import { followLog } from './shared-followers.js';
import { mustBeOneInstallation, OtherInstallation, togetherOver } from './together.js';

/** Longer than any change of hands takes. */
const LONG = 25_000;
const folder = temporaryFolder();
const memory = { KHOABANG_DATA: folder.path, KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' };
let engine: Engine;
let leases: Leases;
const started: Followers[] = [];

beforeEach(async () => {
  engine = await openEngine(readSettings(memory));
  leases = memoryLeases();
});
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
  await engine.close();
});
afterAll(() => {
  folder.remove();
});

/** Another process on the same stores, with a memory of its own of what stands in them. */
const another = (following: Following, over: Leases = leases, change: Partial<Engine> = {}): Engine => {
  const own = { ...engine, ...change, following, together: togetherOver(over, memoryTally(), engine.vault) };
  return { ...own, executor: own.executorOver(own.events, own.views) };
};
const following = (of: Engine, said: string[] = []): Followers => {
  const followers = followLog(of, (_, message) => said.push(message));
  started.push(followers);
  return followers;
};

const record = async (events: readonly Recorded[]): Promise<bigint> => {
  for (const { stream, revision, ...event } of events) await engine.events.append(stream, revision - 1, [event]);
  return engine.events.head();
};
const HALF = Math.floor(frozenRound.length / 2);
const firstHalf = frozenRound.slice(0, HALF);
const secondHalf = frozenRound.slice(HALF);

const documentsIn = async (store: ReadStore) => {
  const all: Record<string, unknown> = {};
  for (const { name } of views) all[name] = await store.list(name, { limit: PAGE_SIZE_MAX });
  return all;
};
const rebuilt = async (log: EventStore) => {
  const store = memoryReadStore();
  await rebuildInto(log, store, views);
  return documentsIn(store);
};

/** What processes have recorded of themselves, by what caused it. */
const reactions = async (): Promise<readonly string[]> =>
  (await Array.fromAsync(engine.events.readAll())).flatMap(({ stream, type, data }) =>
    type === 'Reacted' ? [`${stream} ${(data as { cause: { id: string } }).cause.id}`] : [],
  );

/** A store of leases that a process can no longer reach, as where its line is cut. */
const cut = () => {
  const line = { isCut: false };
  const never = <Answer>(): Promise<Answer> => new Promise(() => undefined);
  const over: Leases = {
    ...leases,
    read: (name) => (line.isCut ? never() : leases.read(name)),
    swap: (...asked) => (line.isCut ? never() : leases.swap(...asked)),
  };
  return { line, over };
};

describe('processes that share log and views', () => {
  it('let one of them follow, and know from it how far it is', async () => {
    const told: readonly string[][] = [[], [], []];
    const [worker, api, reader] = [
      following(another('AT_ONCE'), told[0]),
      following(another('PATIENTLY'), told[1]),
      following(another('NEVER'), told[2]),
    ];
    expect([reader.lag(), reader.position()]).toEqual([undefined, 0n]);
    const head = await record(firstHalf);
    for (const one of [reader, api, worker]) expect(await one.waitFor(head, LONG)).toBe(true);
    expect(await reader.waitFor(head, LONG, ['rounds', 'scripts'])).toBe(true);
    expect(await reader.settled(head, LONG)).toBe(true);
    expect([reader.lag(), reader.faults(), api.faults()]).toEqual([0, [], []]);
    expect(reader.position(['rounds'])).toBeGreaterThanOrEqual(head);
    expect(reader.position(['unknown'])).toBe(0n);
    expect(await reader.waitFor(head + 1_000n, 10)).toBe(false);
    expect(await reader.tick('2020-01-01T00:00:00.000Z')).toBe(0);
    expect(told.map((said) => said.length > 0)).toEqual([true, false, false]);
    await worker.stop();
    const end = await record(secondHalf);
    expect(await reader.waitFor(end, LONG)).toBe(true);
    expect(told[1]?.join()).toContain('this process follows the log for all servers (2)');
    expect(await documentsIn(engine.views)).toEqual(await rebuilt(engine.events));
  });

  it('take over from one that cannot be reached, which stops by itself; nothing is missing and nothing is done twice', async () => {
    const { line, over } = cut();
    const said: string[] = [];
    const lost = following(another('AT_ONCE', over), said);
    const reader = following(another('NEVER'));
    expect(await reader.waitFor(await record(firstHalf), LONG)).toBe(true);
    line.isCut = true;
    const next = following(another('AT_ONCE'));
    const end = await record(secondHalf);
    expect(await lost.settled(end, LONG)).toBe(true);
    expect(await next.settled(await engine.events.head(), LONG)).toBe(true);
    expect(await reader.waitFor(await engine.events.head(), LONG)).toBe(true);
    expect((await leases.read('followers'))?.term).toBe(2);
    expect(said.join()).toContain('leaves following the log to others (1)');
    const all = await reactions();
    expect(all.length).toBeGreaterThan(0);
    expect(new Set(all).size).toBe(all.length);
    expect(await documentsIn(engine.views)).toEqual(await rebuilt(engine.events));
  });

  it('take over from one that alone cannot go on', async () => {
    const broken: ReadStore = {
      ...engine.views,
      apply: () => Promise.reject(new StoreUnavailable('no way to the views from here')),
    };
    following(another('AT_ONCE', leases, { views: broken }));
    const reader = following(another('NEVER'));
    const head = await record(firstHalf);
    expect(await reader.waitFor(head, 100)).toBe(false);
    following(another('AT_ONCE'));
    expect(await reader.waitFor(head, LONG)).toBe(true);
  });

  it('say that nobody follows, where that is so', () => {
    const reader = following(another('NEVER'));
    const real = performance.now.bind(performance);
    performance.now = () => real() + 60_000;
    expect(reader.faults().join()).toMatch(/^nobody has followed the log for 60 seconds: start a worker/);
    performance.now = real;
    expect(reader.faults()).toEqual([]);
  });
});

describe('two that both believe to lead', () => {
  it('make of views, processes and clocks what one alone makes of them', async () => {
    const both = [another('AT_ONCE'), another('AT_ONCE')].map((own) => startFollowers(own, () => undefined));
    started.push(...both);
    const at = '2199-01-01T00:00:00.000Z';
    const overdue = { clock: 'principleDue', startedOn: '2026-01-05', due: '2198-01-01', length: 10, unit: 'DAYS' };
    const data = { ...overdue, whose: 'AUTHORITY', onExpiry: 'OverdueFlagged', entry: 'LIVE', rule: 'sample' };
    const drafted = { ...(sampleUntil('RoundDrafted')[0]?.data as object), clocks: 'RECORDED' };
    const events = [
      { type: 'RoundDrafted', data: drafted },
      { type: 'ClockStarted', data },
    ].map(({ type, data: own }, index): NewEvent => ({
      ...{ id: derivedId('two', index), type, version: 1, data: own },
      meta: { ...contextOf(), commandId: derivedId('two'), commandType: 'Sample' },
    }));
    await engine.events.append('round-two', NO_STREAM, events);
    await record(firstHalf);
    await Promise.all([record(secondHalf), ...both.map((one) => one.tick(at))]);
    for (const one of both) expect(await one.waitFor(await engine.events.head(), LONG)).toBe(true);
    await Promise.all(both.map((one) => one.tick(at)));
    for (const one of both) expect(await one.settled(await engine.events.head(), LONG)).toBe(true);
    const all = await reactions();
    expect(new Set(all).size).toBe(all.length);
    const history = await Array.fromAsync(engine.events.readAll());
    const fired = history.filter(({ meta }) => meta.commandType === 'ExpireClock').map(({ stream }) => stream);
    expect(fired.filter((stream) => stream === 'round-two')).toHaveLength(1);
    expect(new Set(fired).size).toBe(fired.length);
    const head = await engine.events.head();
    for (const one of both) expect(await one.waitFor(head, LONG)).toBe(true);
    expect(await documentsIn(engine.views)).toEqual(await rebuilt(engine.events));
  });

  it('write nothing once they know that they do not', async () => {
    const lost = { isLost: false };
    const mustHold = (): void => {
      if (lost.isLost) throw new LeaseLost('followers');
    };
    const own = fenced(engine, { mustHold });
    const [view] = views;
    await own.views.prepare(view!);
    await own.views.apply(view!, [], 0n, 1n);
    await own.views.activate(view!);
    const fresh = { id: derivedId('lost'), type: 'Sample', version: 1, data: {} };
    const event: NewEvent = { ...fresh, meta: { ...contextOf(), commandId: 'c', commandType: 'Sample' } };
    await own.events.append('sample-1', NO_STREAM, [event]);
    await engine.vault.seal('ref', 'person', 'REASON', 'một lý do', 0n).catch(() => undefined);
    await expect(
      own.vault.sweep(Date.now() + 1_000, () => {
        lost.isLost = true;
        return Promise.resolve(new Set());
      }),
    ).rejects.toThrow(LeaseLost);
    await expect(own.vault.sweep(Date.now(), () => Promise.resolve(new Set()))).rejects.toThrow(LeaseLost);
    await expect(own.views.prepare(view!)).rejects.toThrow(LeaseLost);
    await expect(own.views.apply(view!, [], 1n, 2n)).rejects.toThrow(LeaseLost);
    await expect(own.views.activate(view!)).rejects.toThrow(LeaseLost);
    await expect(own.events.append('sample-1', 0, [event])).rejects.toThrow(LeaseLost);
    expect(await own.events.head()).toBe(1n);
  });
});

describe('servers on one database of views', () => {
  const key = (digit: number) => memoryVault(new Uint8Array(32).fill(digit));
  const logOf = (...ids: readonly string[]) => ({
    async *readAll() {
      for (const id of ids) yield await Promise.resolve({ id } as Recorded);
    },
  });

  it('have one vault and one log, which may still be empty when the first of them comes', async () => {
    const [own, other] = [await key(1), await key(2)];
    for (const ids of [[], ['first'], ['first', 'second']]) await mustBeOneInstallation({ leases }, own, logOf(...ids));
    await expect(mustBeOneInstallation({ leases }, own, logOf('other'))).rejects.toThrow(
      new OtherInstallation('log').message,
    );
    await expect(mustBeOneInstallation({ leases }, other, logOf('first'))).rejects.toThrow(/another vault/);
    await mustBeOneInstallation({ leases: undefined }, other, logOf('first'));
  });
});
