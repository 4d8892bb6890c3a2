import { setImmediate as turn } from 'node:timers/promises';
import {
  type AnyProcess,
  BATCH_MAX,
  type EventStore,
  executor,
  incidentsOf,
  journal,
  type Outcome,
  type ProcessesOptions,
  type ReadStore,
  type Recorded,
  retryIncident,
  runProcesses,
  SENDS_MAX,
  skipIncident,
  SNAPSHOT_EVERY,
  START,
  StoreUnavailable,
  ViewMoved,
} from '#kernel';
import { memoryEventStore, memoryReadStore } from '#stores';
import { failingReadStore } from '#test/simulation/failing-store';
import { added, asks, eventId, tally, timer, totals } from '#test/simulation/tally';

const SOON = 5_000;
const NOW = '2026-01-05T09:00:00.000Z';

interface Setting {
  readonly list?: readonly AnyProcess[];
  readonly store?: EventStore;
  readonly memory?: ReadStore;
  readonly send?: ProcessesOptions['send'];
  readonly onAdvance?: () => void;
}

const setting = ({
  list = [totals],
  store = memoryEventStore(),
  memory = memoryReadStore(),
  send,
  ...more
}: Setting = {}) => {
  const { execute, executeNamed, load } = executor(store, { eventId });
  const options: ProcessesOptions = {
    store,
    memory,
    list,
    send: send ?? ((reaction, context) => executeNamed(tally, reaction.id, reaction.command, context)),
    executor: { execute, executeNamed, load },
    now: () => NOW,
    timer,
    ...more,
  };
  const runner = runProcesses(options);
  const add = async (id: string, amount: number, command: string) => {
    const outcome = await execute(tally, id, { type: 'Add', data: { amount, note: command } }, asks(command));
    if (outcome.kind !== 'recorded') throw new Error(outcome.kind);
    return outcome.position;
  };
  /** Runs until all that is recorded, also by the processes themselves, has been dealt with. */
  const settle = async (): Promise<void> => {
    const stop = new AbortController();
    const ended = runner.run(stop.signal);
    ended.catch(() => {
      stop.abort();
    });
    for (let head = START; head !== (await store.head()) && !stop.signal.aborted;) {
      head = await store.head();
      await runner.waitFor(head, SOON, stop.signal);
    }
    stop.abort();
    await ended;
  };
  const notes = async () => (await load(tally, 'total')).state.notes;
  const journalled = () => Array.fromAsync(store.read('process-totals'));
  return { ...options, ...options.executor, runner, add, settle, notes, journalled };
};

const brief = ({ type, data }: Recorded) => ({ type, data });

test('an event leads to a command, and the process records which, and what became of it', async () => {
  const { add, settle, notes, journalled, store, memory, runner } = setting();
  await add('1', 10, 'c1');
  await add('1', 5, 'c2');
  await add('1', 5, 'c3');
  await settle();
  expect(await notes()).toEqual(['tally-1 10 #1', 'tally-1 20 #2']);
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 2 });
  expect(runner.position()).toBe(await store.head());

  const cause = (await Array.fromAsync(store.read('tally-1')))[1]!;
  const sent = [{ stream: 'tally-total', command: 'Add', outcome: 'recorded' }];
  const named = { id: cause.id, stream: 'tally-1', type: 'Rounded', position: '2' };
  expect((await journalled()).map(brief)[0]).toEqual({ type: 'Reacted', data: { cause: named, sent } });
  expect((await Array.fromAsync(store.read('tally-total')))[0]?.meta).toMatchObject({
    actor: 'system:totals',
    authority: 'process:totals@1',
    at: NOW,
    correlationId: 'correlation-c1',
    causationId: cause.id,
  });
});

test('whoever wants to know how far processes are is told after each batch', async () => {
  const told: bigint[] = [];
  const { add, settle, runner, store } = setting({ onAdvance: () => told.push(runner.position()) });
  await add('1', 10, 'c1');
  await settle();
  expect(told.at(-1)).toBe(await store.head());
});

test('each command of a process is named after what causes it, so that a repeat is known as one after an update too', async () => {
  const { add, settle, journalled, store } = setting();
  await add('1', 10, 'c1');
  await settle();
  const { id: cause } = (await Array.fromAsync(store.read('tally-1')))[1]!;
  const [sent] = await Array.fromAsync(store.read('tally-total'));
  const [own] = await journalled();
  expect(sent?.meta.commandId).toBe(`totals/${cause}/tally-1/0`);
  expect(own?.meta.commandId).toBe(`totals/1/${cause}/${cause}/RecordReaction`);
});

test('what follows from an event that was recorded late belongs to the time at which it happened', async () => {
  const { execute, settle, store } = setting();
  const late = {
    occurredAt: '2025-12-01T08:00:00.000Z',
    backdated: { reason: 'PAPER_ENTRY', note: { ref: 'note', commitment: 'c' } },
  };
  await execute(tally, '1', { type: 'Add', data: { amount: 10, note: 'c1' } }, asks('c1', late));
  await settle();
  expect((await Array.fromAsync(store.read('tally-total')))[0]?.meta).toMatchObject({ ...late, at: NOW });
});

test('a process without work to do is at the start, and a runner without processes too', () => {
  expect(setting().runner.position()).toBe(START);
  expect(setting({ list: [] }).runner.position()).toBe(START);
});

test('the stream of a process never comes to an end', () => {
  expect(journal.isTerminal(journal.initialState)).toBe(false);
});

test('after a restart nothing is sent again, also when the memory was lost or its version is new', async () => {
  const { add, settle, notes, store, memory } = setting();
  await add('1', 10, 'c1');
  await add('2', 10, 'c2');
  await settle();
  const head = await store.head();
  const sent: string[] = [];
  const send = (): Promise<Outcome> => {
    sent.push('again');
    return Promise.resolve({ kind: 'key-reused' });
  };
  for (const again of [{ memory }, { memory: memoryReadStore() }, { memory, list: [{ ...totals, version: 2 }] }]) {
    const other = setting({ store, send, ...again });
    await other.settle();
    expect(await other.memory.get('totals', 'tally-2')).toEqual({ entered: 1 });
  }
  expect(sent).toEqual([]);
  expect(await store.head()).toBe(head);
  expect(await notes()).toHaveLength(2);
});

test('a crash between a command and the memory of it repeats nothing', async () => {
  for (const effect of ['before', 'after'] as const) {
    const memory = memoryReadStore();
    const first = setting({ memory: failingReadStore(memory, { call: 1, effect, of: ['apply'] }) });
    await first.add('1', 10, 'c1');
    await expect(first.settle()).rejects.toThrow(StoreUnavailable);
    await first.settle();
    expect(await first.notes()).toEqual(['tally-1 10 #1']);
    expect(await first.journalled()).toHaveLength(1);
    expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 1 });
  }
});

test('a command whose answer was lost is sent again and recorded once', async () => {
  const store = memoryEventStore();
  const { executeNamed } = executor(store, { eventId });
  const losses = [true];
  const { add, settle, notes } = setting({
    store,
    send: async (reaction, context) => {
      const outcome = await executeNamed(tally, reaction.id, reaction.command, context);
      if (losses.pop() === true) throw new StoreUnavailable('the answer was lost');
      return outcome;
    },
  });
  await add('1', 10, 'c1');
  await expect(settle()).rejects.toThrow('the answer was lost');
  await settle();
  expect(await notes()).toEqual(['tally-1 10 #1']);
});

/** A setting in which reactions to `tally-1` are refused while `refusing` is on. */
const refusing = (
  failure: () => Outcome | Error = () => ({ kind: 'refused', refusal: { refused: 'closed', details: {} } }),
  memory: ReadStore = memoryReadStore(),
  store: EventStore = memoryEventStore(),
) => {
  const { executeNamed } = executor(store, { eventId });
  const state = { refusing: true, sends: 0 };
  const send: ProcessesOptions['send'] = (reaction, context) => {
    state.sends += 1;
    const { note } = reaction.command.data as { note: string };
    if (!state.refusing || !note.startsWith('tally-1 ')) {
      return executeNamed(tally, reaction.id, reaction.command, context);
    }
    const failed = failure();
    return failed instanceof Error ? Promise.reject(failed) : Promise.resolve(failed);
  };
  return { ...setting({ store, memory, send }), state };
};

test('a refused command parks its instance, others go on, and a retry takes it through all it missed', async () => {
  const { add, settle, notes, journalled, state, executor: own, memory } = refusing();
  await add('1', 10, 'c1');
  await add('1', 10, 'c2');
  await add('2', 10, 'c3');
  await settle();
  expect(await notes()).toEqual(['tally-2 10 #1']);
  expect((await journalled()).map(({ type }) => type)).toEqual(['Reacted', 'IncidentRaised', 'Reacted']);
  expect((await journalled())[0]?.data).toMatchObject({ sent: [{ outcome: 'refused', code: 'closed' }] });
  expect(await incidentsOf(own, 'totals')).toMatchObject([
    { key: 'tally-1', code: 'closed', cause: { position: '2' } },
  ]);

  state.refusing = false;
  expect(await retryIncident(own, 'totals', 'tally-1', asks('r1'))).toMatchObject({ kind: 'recorded' });
  expect(await retryIncident(own, 'totals', 'tally-1', asks('r2'))).toMatchObject({ kind: 'nothing' });
  await add('1', 10, 'c4');
  await settle();
  expect(await notes()).toEqual(['tally-2 10 #1', 'tally-1 10 #1', 'tally-1 20 #2', 'tally-1 30 #3']);
  expect(await incidentsOf(own, 'totals')).toEqual([]);
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 3 });
  expect((await journalled()).map(({ type }) => type)).toContain('IncidentResolved');
  expect(await retryIncident(own, 'totals', 'tally-1', asks('r3'))).toMatchObject({
    kind: 'refused',
    refusal: { refused: 'no-incident', details: { key: 'tally-1' } },
  });
});

test('a retry takes an instance through more than a batch of what it missed', async () => {
  const { add, settle, notes, state, executor: own, memory, store } = refusing();
  await add('1', 10, 'c1');
  await settle();
  const missed = Array.from({ length: BATCH_MAX + 10 }, (_, n) => ({
    ...added(`m${String(n)}`, 0),
    type: 'Rounded',
    data: { to: n },
  }));
  await store.append('tally-1', 1, missed);
  state.refusing = false;
  await retryIncident(own, 'totals', 'tally-1', asks('r1'));
  await settle();
  expect(await notes()).toHaveLength(BATCH_MAX + 11);
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: BATCH_MAX + 11 });
});

test('a retry that stumbles again keeps the instance where it was', async () => {
  const { add, settle, notes, state, executor: own, memory } = refusing();
  await add('1', 10, 'c1');
  await settle();
  await retryIncident(own, 'totals', 'tally-1', asks('r1'));
  await settle();
  expect(await incidentsOf(own, 'totals')).toMatchObject([{ key: 'tally-1' }]);
  expect(await memory.get('totals', 'tally-1')).toBeUndefined();
  state.refusing = false;
  await retryIncident(own, 'totals', 'tally-1', asks('r2'));
  await settle();
  expect(await notes()).toEqual(['tally-1 10 #1']);
});

test('memory that events leave as it was is not saved again', async () => {
  const memory = memoryReadStore();
  const saved: number[] = [];
  const apply: ReadStore['apply'] = (generation, changes, from, upTo) => {
    saved.push(changes.length);
    return memory.apply(generation, changes, from, upTo);
  };
  const { add, settle, notes } = setting({ list: [{ ...totals, on: {} }], memory: { ...memory, apply } });
  await add('1', 10, 'c1');
  await settle();
  expect(await notes()).toEqual(['tally-1 10 #undefined']);
  expect(new Set(saved)).toEqual(new Set([0]));
});

test('a retry takes an instance on from where it stood before its incident', async () => {
  const { add, settle, notes, state, executor: own, memory } = refusing();
  for (const refuses of [false, true]) {
    state.refusing = refuses;
    await add('1', 10, `c${String(refuses)}`);
    await settle();
  }
  state.refusing = false;
  await retryIncident(own, 'totals', 'tally-1', asks('r1'));
  await settle();
  expect(await notes()).toEqual(['tally-1 10 #1', 'tally-1 20 #2']);
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 2 });
});

test('memory that was lost after incidents and retries is folded to the same, and nothing is sent', async () => {
  const { add, settle, state, executor: own, store, memory, notes } = refusing();
  await add('1', 10, 'c1');
  await settle();
  await retryIncident(own, 'totals', 'tally-1', asks('r1'));
  await settle();
  await add('1', 10, 'c2');
  state.refusing = false;
  await retryIncident(own, 'totals', 'tally-1', asks('r2'));
  await add('1', 10, 'c3');
  await settle();
  const before = await notes();
  const again = setting({ store, send: () => Promise.reject(new Error('sent again')) });
  await again.settle();
  expect(await again.memory.list('totals')).toEqual(await memory.list('totals'));
  expect(await again.memory.get('totals', 'tally-1')).toEqual({ entered: 3 });
  expect(await incidentsOf(again.executor, 'totals')).toEqual([]);
  expect(await notes()).toEqual(before);
});

test('memory that is folded again keeps what came before an incident, though nothing of it was saved yet', async () => {
  const { add, settle, state, executor: own, store } = refusing();
  state.refusing = false;
  await add('1', 10, 'c0');
  await settle();
  state.refusing = true;
  await add('1', 10, 'c1');
  await settle();
  state.refusing = false;
  await retryIncident(own, 'totals', 'tally-1', asks('r1'));
  await settle();
  const again = setting({ store, send: () => Promise.reject(new Error('sent again')) });
  await again.settle();
  expect(await again.memory.get('totals', 'tally-1')).toEqual({ entered: 2 });
});

test('a bug in what is sent to parks the instance; a race that is lost for good too', async () => {
  const bug = refusing(() => new TypeError('quotes a name'));
  await bug.add('1', 10, 'c1');
  await bug.settle();
  expect(await incidentsOf(bug.executor, 'totals')).toMatchObject([{ key: 'tally-1', code: 'TypeError' }]);

  const races = refusing(() => ({ kind: 'conflict', attempts: 3 }));
  await races.add('1', 10, 'c1');
  await races.settle();
  expect(races.state.sends).toBe(SENDS_MAX);
  expect(await incidentsOf(races.executor, 'totals')).toMatchObject([{ key: 'tally-1', code: 'conflict' }]);
});

test('what is behind a command that was not accepted is not sent', async () => {
  const reaction = (amount: number) => ({
    category: 'tally',
    id: 'total',
    command: { type: 'Add', data: { amount, note: '' } },
  });
  const twice: AnyProcess = { ...totals, on: {}, react: { Rounded: () => [reaction(1), reaction(2)] } };
  const sent: unknown[] = [];
  const { add, settle, memory } = setting({
    list: [twice],
    send: ({ command }) => {
      sent.push(command.data);
      return Promise.resolve({ kind: 'key-reused' });
    },
  });
  await add('1', 10, 'c1');
  await settle();
  expect(sent).toEqual([{ amount: 1, note: '' }]);
  expect(await memory.list('totals')).toEqual({ items: [] });
});

test('one process that fails ends the run of all', async () => {
  const failing: AnyProcess = {
    ...totals,
    name: 'failing',
    keyOf: () => {
      throw new TypeError('no key');
    },
  };
  const { add, runner } = setting({ list: [totals, failing] });
  await add('1', 10, 'c1');
  await expect(runner.run(new AbortController().signal)).rejects.toThrow('no key');
});

test('an instance that is removed from memory begins anew', async () => {
  const forgetful: AnyProcess = { ...totals, on: { ...totals.on, Added: () => undefined } };
  const { add, settle, memory } = setting({ list: [forgetful] });
  await add('1', 10, 'c1');
  await add('1', 1, 'c2');
  await settle();
  expect(await memory.get('totals', 'tally-1')).toBeUndefined();
  await add('1', 9, 'c3');
  await settle();
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 1 });
});

test('an event that memory cannot take parks each instance apart, until the code is right', async () => {
  const broken: AnyProcess = {
    ...totals,
    on: {
      Added: () => {
        throw new RangeError('quotes a name');
      },
    },
  };
  const first = setting({ list: [broken] });
  await first.add('1', 1, 'c1');
  await first.add('2', 1, 'c2');
  await first.settle();
  const codes = { code: 'RangeError' };
  expect(await incidentsOf(first.executor, 'totals')).toMatchObject([
    { key: 'tally-1', ...codes },
    { key: 'tally-2', ...codes },
  ]);
  const right = setting({ store: first.store, memory: first.memory });
  await right.add('2', 9, 'c3');
  await retryIncident(right.executor, 'totals', 'tally-2', asks('r1'));
  await right.settle();
  expect(await right.notes()).toEqual(['tally-2 10 #1']);
  expect(await incidentsOf(right.executor, 'totals')).toMatchObject([{ key: 'tally-1' }]);
});

test('processes at work keep in step with events that do not concern them', async () => {
  const { add, runner } = setting({ list: [totals, { ...totals, name: 'others' }] });
  const stop = new AbortController();
  const ended = runner.run(stop.signal);
  for (const command of ['c1', 'c2']) {
    expect(await runner.waitFor(await add('1', 1, command), SOON)).toBe(true);
  }
  stop.abort();
  await ended;
});

const why = { ref: 'text-1', commitment: 'c' };

test('an incident is skipped with a reason: the event is folded if it can be, not reacted to, and the rest is caught up', async () => {
  const { add, settle, notes, journalled, executor: own, memory, store, runner } = refusing();
  await add('1', 10, 'c1');
  await settle();
  expect(runner.incidents()).toMatchObject([{ process: 'totals', key: 'tally-1', code: 'closed' }]);
  await add('1', 1, 'c2');
  const skip = { key: 'tally-1', reason: why };
  expect(await skipIncident(own, 'totals', skip, asks('s1', { actor: 'person-admin' }))).toMatchObject({
    kind: 'recorded',
  });
  expect(await skipIncident(own, 'totals', skip, asks('s1', { actor: 'person-admin' }))).toMatchObject({
    kind: 'nothing',
  });
  await settle();
  expect(runner.incidents()).toEqual([]);
  expect(await notes()).toEqual([]);
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 1 });
  const requested = (await journalled()).find(({ type }) => type === 'SkipRequested');
  expect(requested).toMatchObject({ data: { key: 'tally-1', reason: why }, meta: { actor: 'person-admin' } });
  expect((await journalled()).map(({ type }) => type).slice(-3)).toEqual([
    'SkipRequested',
    'Skipped',
    'IncidentResolved',
  ]);
  expect(await skipIncident(own, 'totals', skip, asks('s1'))).toMatchObject({ kind: 'nothing' });
  expect(await skipIncident(own, 'totals', skip, asks('s2'))).toMatchObject({ kind: 'refused' });

  const again = setting({ store, send: () => Promise.reject(new Error('sent again')) });
  await again.settle();
  expect(await again.memory.get('totals', 'tally-1')).toEqual({ entered: 1 });
});

test('what stands behind a skipped event may fail in turn; a later retry does not come back to what was skipped', async () => {
  const { add, settle, notes, state, executor: own, memory } = refusing();
  await add('1', 10, 'c1');
  await add('1', 10, 'c2');
  await settle();
  await skipIncident(own, 'totals', { key: 'tally-1', reason: why }, asks('s1'));
  await settle();
  expect(await incidentsOf(own, 'totals')).toMatchObject([{ cause: { position: '4' }, first: { position: '2' } }]);
  state.refusing = false;
  await retryIncident(own, 'totals', 'tally-1', asks('r1'));
  await settle();
  expect(await notes()).toEqual(['tally-1 20 #2']);
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 2 });
});

test('what is done about one incident leaves the others as they were', async () => {
  const closed: Outcome = { kind: 'refused', refusal: { refused: 'closed', details: {} } };
  const { add, settle, executor: own } = setting({ send: () => Promise.resolve(closed) });
  await add('1', 10, 'c1');
  await add('2', 10, 'c2');
  await add('1', 10, 'c3');
  await settle();
  const ofSecond = async () => (await incidentsOf(own, 'totals')).filter(({ key }) => key === 'tally-2');
  const before = await ofSecond();
  expect(before).toHaveLength(1);
  for (const request of ['r1', 'r2']) {
    await retryIncident(own, 'totals', 'tally-1', asks(request));
    await settle();
    expect(await ofSecond()).toEqual(before);
  }
  await skipIncident(own, 'totals', { key: 'tally-1', reason: why }, asks('s1'));
  await settle();
  expect(await ofSecond()).toEqual(before);
});

test('an event that memory cannot take can be skipped: the memory stays as it was before it', async () => {
  const broken: AnyProcess = {
    ...totals,
    on: {
      ...totals.on,
      Closed: () => {
        throw new RangeError('quotes a name');
      },
    },
  };
  const { add, execute, settle, executor: own, memory, notes } = setting({ list: [broken] });
  await add('1', 10, 'c1');
  await execute(tally, '1', { type: 'Close', data: {} }, asks('c2'));
  await settle();
  expect(await incidentsOf(own, 'totals')).toMatchObject([{ key: 'tally-1', code: 'RangeError' }]);
  await skipIncident(own, 'totals', { key: 'tally-1', reason: why }, asks('s1'));
  await settle();
  expect(await incidentsOf(own, 'totals')).toEqual([]);
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 1 });
  expect(await notes()).toHaveLength(1);
});

const failures = (['before', 'after'] as const).flatMap((effect) =>
  [2, 3, 4].flatMap((call) => (['retry', 'skip'] as const).map((ask) => ({ effect, call, ask }))),
);

test.each(failures)('a $ask is carried out once, also if save $call fails $effect its effect', async (plan) => {
  const { ask, call, effect } = plan;
  const memory = memoryReadStore();
  const failing = failingReadStore(memory, { call, effect, of: ['apply'] });
  const { add, settle, notes, state, executor: own, journalled } = refusing(undefined, failing);
  const insist = () => settle().catch(() => settle());
  await add('1', 10, 'c1');
  await insist();
  state.refusing = ask === 'skip';
  if (ask === 'retry') await retryIncident(own, 'totals', 'tally-1', asks('r1'));
  else await skipIncident(own, 'totals', { key: 'tally-1', reason: why }, asks('s1'));
  await add('2', 10, 'c2');
  await insist();
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 1 });
  expect(await notes()).toEqual(ask === 'retry' ? ['tally-1 10 #1', 'tally-2 10 #1'] : ['tally-2 10 #1']);
  expect((await journalled()).filter(({ type }) => type === 'IncidentResolved')).toHaveLength(1);
});

/** A memory whose first save waits until it is let through. */
const held = (memory: ReadStore) => {
  const gate = Promise.withResolvers<undefined>();
  const holding: ReadStore = {
    ...memory,
    apply: async (...change) => {
      await gate.promise;
      return memory.apply(...change);
    },
  };
  return {
    holding,
    open: () => {
      gate.resolve(undefined);
    },
  };
};

test('a runner that another has left behind goes on from where that one is', async () => {
  const store = memoryEventStore();
  const memory = memoryReadStore();
  const { holding, open } = held(memory);
  const [slow, quick] = [setting({ store, memory: holding }), setting({ store, memory })];
  const stop = new AbortController();
  const ended = slow.runner.run(stop.signal);
  await quick.add('1', 10, 'c1');
  while ((await quick.journalled()).length === 0) await turn();
  await quick.settle();
  await quick.add('1', 10, 'c2');
  await quick.settle();
  open();
  expect(await slow.runner.waitFor(await store.head(), SOON)).toBe(true);
  await quick.add('1', 10, 'c3');
  expect(await slow.runner.waitFor(await store.head(), SOON)).toBe(true);
  stop.abort();
  await ended;
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 3 });
  expect(await quick.notes()).toHaveLength(3);
  expect((await quick.journalled()).filter(({ type }) => type === 'Reacted')).toHaveLength(3);
});

test('a memory that was dropped and begun anew meanwhile ends the run, and the next one folds it again', async () => {
  const { add, settle, runner, memory, notes } = setting();
  await add('1', 10, 'c1');
  const stop = new AbortController();
  const ended = runner.run(stop.signal);
  expect(await runner.waitFor(2n, SOON)).toBe(true);
  const next = { ...totals, version: 2 };
  await memory.prepare(next);
  await memory.activate(next);
  await memory.prepare(totals);
  await add('1', 10, 'c2');
  await expect(ended).rejects.toThrow(ViewMoved);
  await settle();
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 2 });
  expect(await notes()).toHaveLength(2);
});

test('what a slower runner would record again, or of an incident that is closed, is not recorded', async () => {
  const { executor: own, journalled } = setting();
  const cause = (n: number) => ({ id: `e${String(n)}`, stream: 's', type: 'T', position: String(n) });
  const failures = [{ key: 'k', code: 'X' }];
  const sent = [{ stream: 's', command: 'C', outcome: 'recorded' }];
  const say = (command: Parameters<typeof own.executeNamed>[2], name: string) =>
    own.executeNamed(journal, 'totals', command, asks(name));
  const record = (data: object, name: string) => say({ type: 'RecordReaction', data }, name);
  await record({ cause: cause(5), sent: [], failures }, 'raised');
  const nothing = { kind: 'nothing' };
  expect(await record({ cause: cause(5), sent: [], failures }, 'again')).toMatchObject(nothing);
  expect(await record({ cause: cause(4), sent, failures: [{ key: 'other', code: 'X' }] }, 'late')).toMatchObject(
    nothing,
  );
  for (const more of [{}, { remembered: true }])
    expect(await record({ cause: cause(6), sent: [], failures, ...more }, JSON.stringify(more))).toMatchObject(nothing);
  expect(await record({ cause: cause(5), sent: [], failures, key: 'k' }, 'unasked')).toMatchObject(nothing);
  await retryIncident(own, 'totals', 'k', asks('r1'));
  expect(await record({ cause: cause(5), sent, failures: [], key: 'k' }, 'done')).toMatchObject({ kind: 'recorded' });
  expect(await record({ cause: cause(5), sent, failures: [], key: 'k' }, 'done again')).toMatchObject(nothing);
  expect(await say({ type: 'RecordSkip', data: { key: 'k', cause: cause(5) } }, 'past')).toMatchObject(nothing);
  await say({ type: 'Resolve', data: { key: 'k', until: '9' } }, 'resolved');
  expect(await say({ type: 'Resolve', data: { key: 'k', until: '9' } }, 'resolved again')).toMatchObject(nothing);
  expect(await record({ cause: cause(6), sent, failures, key: 'k' }, 'closed')).toMatchObject(nothing);
  expect(await say({ type: 'RecordSkip', data: { key: 'k', cause: cause(6) } }, 'closed too')).toMatchObject(nothing);
  expect((await journalled()).map(({ type }) => type)).toEqual([
    'IncidentRaised',
    'RetryRequested',
    'Reacted',
    'IncidentResolved',
  ]);
  const meta = { ...asks('old'), commandType: 'Resolve' };
  expect(journal.evolve.IncidentResolved(journal.initialState, { key: 'k', until: '9' }, meta)).toBe(
    journal.initialState,
  );
});

test('two runners of one process on one memory record every reaction once and remember everything once', async () => {
  const store = memoryEventStore();
  const memory = memoryReadStore();
  const [one, other] = [setting({ store, memory }), setting({ store, memory })];
  const stop = new AbortController();
  const ends = [one, other].map(({ runner }) => runner.run(stop.signal));
  for (let n = 0; n < 20; n += 1) await one.add(String(n % 4), 10, `c${String(n)}`);
  for (let head = START; head !== (await store.head());) {
    head = await store.head();
    for (const { runner } of [one, other]) expect(await runner.waitFor(head, SOON)).toBe(true);
  }
  stop.abort();
  await Promise.all(ends);
  expect(await one.notes()).toHaveLength(20);
  const reacted = (await one.journalled()).filter(({ type }) => type === 'Reacted');
  expect(reacted).toHaveLength(20);
  expect(new Set(reacted.map(({ data }) => (data as { cause: { id: string } }).cause.id)).size).toBe(20);
  for (const n of [0, 1, 2, 3]) expect(await memory.get('totals', `tally-${String(n)}`)).toEqual({ entered: 5 });
});

test('two runners of one process raise an incident once, and carry out its retry once', async () => {
  const store = memoryEventStore();
  const memory = memoryReadStore();
  const [one, other] = [refusing(undefined, memory, store), refusing(undefined, memory, store)];
  await one.add('1', 10, 'c1');
  await one.settle();
  await other.settle();
  await other.add('1', 10, 'c2');
  one.state.refusing = other.state.refusing = false;
  await retryIncident(one.executor, 'totals', 'tally-1', asks('r1'));
  await Promise.all([one.settle(), other.settle()]);
  const types = (await one.journalled()).map(({ type }) => type);
  expect(types.filter((type) => type === 'IncidentRaised')).toHaveLength(1);
  expect(types.filter((type) => type === 'IncidentResolved')).toHaveLength(1);
  expect(await one.notes()).toEqual(['tally-1 10 #1', 'tally-1 20 #2']);
  expect(await memory.get('totals', 'tally-1')).toEqual({ entered: 2 });
});

test('events that do not concern a process cost it no save', async () => {
  const saves: bigint[] = [];
  const inner = memoryReadStore();
  const memory: ReadStore = {
    ...inner,
    apply: (view, changes, from, to) => {
      saves.push(to);
      return inner.apply(view, changes, from, to);
    },
  };
  const { add, runner, store } = setting({ memory });
  const stop = new AbortController();
  const ended = runner.run(stop.signal);
  for (let n = 0; n < 30; n += 1) expect(await runner.waitFor(await add('1', 1, `c${String(n)}`), SOON)).toBe(true);
  const celebrated = saves.length;
  for (let n = 0; n < 9; n += 1) expect(await runner.waitFor(await add('2', 1, `d${String(n)}`), SOON)).toBe(true);
  expect(celebrated).toBeLessThan(8);
  expect(saves).toHaveLength(celebrated);
  expect(runner.position()).toBe(await store.head());
  stop.abort();
  await ended;
});

test('the state of a journal is as large as what is open, however long it is, and is not read from the start again', async () => {
  const store = memoryEventStore();
  const snapshots = memoryReadStore();
  const reads: number[] = [];
  const watched: EventStore = {
    ...store,
    read: (stream, from = 0) => {
      reads.push(from);
      return store.read(stream, from);
    },
  };
  const cause = (n: number) => ({ id: `e${String(n)}`, stream: 'tally-1', type: 'Rounded', position: String(n + 1) });
  const sent = [{ stream: 'tally-total', command: 'Add', outcome: 'recorded' }];
  const first = executor(store, { eventId, snapshots });
  const count = SNAPSHOT_EVERY + 5;
  const record = (n: number) => ({ type: 'RecordReaction', data: { cause: cause(n), sent, failures: [] } }) as const;
  for (let n = 0; n < count; n += 1) await first.execute(journal, 'totals', record(n), asks(`r${String(n)}`));
  const fresh = executor(watched, { eventId, snapshots });
  const { state, revision } = await fresh.load(journal, 'totals');
  expect(state).toEqual({ handled: String(count), incidents: [], requests: [] });
  expect(revision).toBe(count - 1);
  expect(Math.min(...reads)).toBe(SNAPSHOT_EVERY - 1);
  expect(await fresh.execute(journal, 'totals', record(3), asks('again'))).toMatchObject({ kind: 'nothing' });
  await snapshots.prepare({ name: 'snapshot-process-totals', version: 1, indexes: [] });
});

test('a snapshot that the log does not bear out is left aside', async () => {
  const snapshots = memoryReadStore();
  const generation = { name: 'snapshot-process-totals', version: 1, indexes: [] };
  await snapshots.prepare(generation);
  const document = { state: { handled: '99', incidents: [], requests: [] }, revision: 7, at: '' };
  await snapshots.apply(generation, [{ key: 'state', document }], START, 50n);
  for (const length of [0, 8]) {
    const store = memoryEventStore();
    const own = executor(store, { eventId, snapshots });
    const raise = (n: number) => ({
      type: 'RecordReaction' as const,
      data: {
        cause: { id: `e${String(n)}`, stream: 's', type: 'T', position: String(n + 1) },
        sent: [],
        failures: [{ key: `k${String(n)}`, code: 'X' }],
      },
    });
    for (let n = 0; n < length; n += 1) await own.execute(journal, 'totals', raise(n), asks(`r${String(n)}`));
    const { state } = await executor(store, { eventId, snapshots }).load(journal, 'totals');
    expect(state.incidents).toHaveLength(length);
  }
});

test('a snapshot store that fails costs no command its answer', async () => {
  const snapshots = failingReadStore(memoryReadStore(), { call: 1, effect: 'before', of: ['apply'] });
  const store = memoryEventStore();
  const own = executor(store, { eventId, snapshots });
  for (let n = 0; n < SNAPSHOT_EVERY; n += 1) {
    const failures = [{ key: 'k', code: 'X' }];
    const cause = { id: `e${String(n)}`, stream: 's', type: 'T', position: String(n + 1) };
    const sent = [{ stream: 's', command: 'C', outcome: 'recorded' }];
    const command = { type: 'RecordReaction' as const, data: { cause, sent, failures: n === 0 ? failures : [] } };
    expect(await own.execute(journal, 'totals', command, asks(`r${String(n)}`))).toMatchObject({ kind: 'recorded' });
  }
  expect(await incidentsOf(own, 'totals')).toHaveLength(1);
});
