import type { AnyDecider, Context, Decider, OneOf, Refusal } from './decider.js';
import { isRefusal } from './decider.js';
import type { Meta, NewEvent } from './envelope.js';
import { type EventStore, NO_STREAM, RevisionConflict, START } from './event-store.js';
import type { ReadStore } from './read-store.js';
import { snapshotsIn } from './snapshots.js';
import { turns } from './turns.js';
import { versionOf } from './upcasting.js';

/** A lost race is decided again on what won it. Whoever loses three in a row is better told than kept waiting. */
export const ATTEMPTS_MAX = 3;
/** Streams whose state is kept: more than are busy at once, few enough that their states fit in memory. */
export const CACHED_STREAMS_MAX = 1_000;
/**
 * Events behind all kept states: for each, some 300 bytes remember its request, so this is at most 60 MB. A stream that is
 * kept as a snapshot counts for one.
 */
export const CACHED_EVENTS_MAX = 200_000;

/** A stream as of an event: that event's revision and position. */
export interface Place {
  readonly revision: number;
  readonly position: bigint;
}

/** The state of a stream; of one that holds nothing, at `NO_STREAM` and `START`. */
export interface Loaded<State> extends Place {
  readonly state: State;
}

/** An event of a command's outcome, with the id under which it was recorded. */
export type Happened<Event> = Event & { readonly id: string };

/** What became of a command. Infrastructure that breaks is an exception; all else is here. */
export type Outcome<Event = { readonly type: string; readonly data: unknown }, Code extends string = string> =
  | ({ readonly kind: 'recorded'; readonly events: readonly Happened<Event>[] } & Place)
  /** Nothing was to be done; `repeated`: this very request was recorded before, at the place given. */
  | ({ readonly kind: 'nothing'; readonly repeated: boolean } & Place)
  | { readonly kind: 'refused'; readonly refusal: Refusal<Code> }
  /** Others were faster, {@link ATTEMPTS_MAX} times. Nothing was written. */
  | { readonly kind: 'conflict'; readonly attempts: number }
  /** The `commandId` stands in the stream with another digest: another request under a used key. */
  | { readonly kind: 'key-reused' };

/** Runs commands on streams named `<category>-<id>`. */
export interface Executor {
  /**
   * Reads what is new, folds it, decides, and appends. One command at a time per stream; a repeat of a request (same
   * `commandId` and `commandDigest`) writes nothing. A refusal stands on all that was recorded when it was given.
   *
   * @throws whatever the store throws, {@link RevisionConflict} excepted: then the command may or may not have been
   *   recorded, and sending it again under the same `commandId` is safe.
   * @throws Error for a command or event type that the decider's tables lack: a bug.
   */
  readonly execute: <State, Commands extends object, Events extends object, Code extends string>(
    decider: Decider<State, Commands, Events, Code>,
    id: string,
    command: NoInfer<OneOf<Commands>>,
    context: Context,
  ) => Promise<Outcome<OneOf<Events>, Code>>;

  /** The same for a command that is known only by name, as the edge and processes have it. Its data was checked before. */
  readonly executeNamed: <State>(
    decider: AnyDecider<State>,
    id: string,
    command: { readonly type: string; readonly data: unknown },
    context: Context,
  ) => Promise<Outcome>;

  /** The state of a stream as of now. */
  readonly load: <State>(
    decider: Pick<AnyDecider<State>, 'category' | 'initialState' | 'evolve' | 'snapshot'>,
    id: string,
  ) => Promise<Loaded<State>>;
}

export interface ExecutorOptions {
  /**
   * A UUID made of `request` and `index`, the same for the same (UUIDv5). `request` names stream, command, body and
   * time of one request, so that two bodies under one key can never pass for one another in the store.
   */
  readonly eventId: (request: string, index: number) => string;
  /** Where the states of streams without bound are kept; without it they are folded from the start. */
  readonly snapshots?: ReadStore;
}

/** What a request led to, as its events in the stream tell. */
interface Request extends Place {
  readonly digest: string;
}

/** A stream as far as it was read. Belongs to whoever has the stream's turn. */
interface Memory extends Loaded<unknown> {
  /** Recorded time of its last event: the next one is not recorded earlier, whatever the clocks of the callers say. */
  readonly at: string;
  /** Empty for a stream that is kept as a snapshot. */
  readonly requests: Map<string, Request>;
  /** Revision of the last snapshot. */
  readonly kept: number;
}

type Folding = Pick<AnyDecider<never>, 'category' | 'evolve' | 'snapshot'> & { readonly initialState: unknown };
type Deciding = Omit<AnyDecider<never>, 'initialState'> & Folding;

interface Order {
  readonly decider: Deciding;
  readonly stream: string;
  readonly command: { readonly type: string; readonly data: unknown };
  readonly context: Context;
}

const lookUp = <Entry>(table: Readonly<Record<string, Entry>>, type: string, where: string): Entry => {
  const entry = Object.hasOwn(table, type) ? table[type] : undefined;
  if (entry === undefined) throw new Error(`${where} does not know ${type}`);
  return entry;
};

const evolve = (decider: Folding, state: unknown, event: { type: string; data: unknown; meta: Meta }): unknown =>
  lookUp(decider.evolve, event.type, `evolve of ${decider.category}`)(state as never, event.data as never, event.meta);

interface Kept {
  memory: Memory;
  weight: number;
  /** True once it was used again since it came to stand where it stands. */
  isUsedAgain: boolean;
}

/**
 * The states of the streams used last, bounded by their number and by the events behind them; at least one. Who was used
 * again goes to the end only when its turn to be forgotten has come: moved at every use, the order would cost more than
 * what it orders.
 */
const recentMemories = () => {
  const kept = new Map<string, Kept>();
  let weight = 0;
  const forget = (stream: string): void => {
    weight -= kept.get(stream)?.weight ?? 0;
    kept.delete(stream);
  };
  const add = (stream: string, memory: Memory, added: number): void => {
    const before = kept.get(stream);
    weight += added - (before?.weight ?? 0);
    if (before === undefined) kept.set(stream, { memory, weight: added, isUsedAgain: false });
    else Object.assign(before, { memory, weight: added, isUsedAgain: true });
  };
  return {
    recall: (stream: string): Memory | undefined => kept.get(stream)?.memory,
    forget,
    keep: (stream: string, memory: Memory, isBounded: boolean): void => {
      add(stream, memory, isBounded ? 1 : memory.revision + 1);
      for (const [oldest, entry] of kept) {
        if (kept.size === 1 || (kept.size <= CACHED_STREAMS_MAX && weight <= CACHED_EVENTS_MAX)) break;
        forget(oldest);
        if (entry.isUsedAgain) add(oldest, entry.memory, entry.weight);
      }
    },
  };
};

const unread = (decider: Folding): Memory => ({
  state: decider.initialState,
  revision: NO_STREAM,
  position: START,
  at: '',
  requests: new Map(),
  kept: NO_STREAM,
});

type Named = Pick<Meta, 'commandId' | 'commandDigest'>;

const remember = (decider: Folding, { requests }: Memory, { commandId, commandDigest }: Named, place: Place): void => {
  if (decider.snapshot === undefined) requests.set(commandId, { digest: commandDigest, ...place });
};

/** `memory` with all that the stream holds behind it; the very same when there is nothing. */
const catchUp = async (store: EventStore, decider: Folding, stream: string, memory: Memory): Promise<Memory> => {
  let now = memory;
  for await (const event of store.read(stream, memory.revision + 1)) {
    const { revision, position, meta } = event;
    remember(decider, now, meta, { revision, position });
    now = { ...now, state: evolve(decider, now.state, event), revision, position, at: meta.at };
  }
  return now;
};

const newEvents = (
  order: Order,
  decided: readonly { type: string; data: unknown }[],
  options: ExecutorOptions,
): NewEvent[] => {
  const { decider, stream, command, context } = order;
  const request = `${stream} ${context.commandId} ${context.commandDigest} ${context.at}`;
  return decided.map(({ type, data }, index) => ({
    id: options.eventId(request, index),
    type,
    version: versionOf(decider.upcasters, type),
    data,
    meta: { ...context, commandType: command.type },
  }));
};

type Answer = Exclude<Outcome, { kind: 'recorded' | 'conflict' }>;
type Decided = readonly { type: string; data: unknown }[] | Answer;

const isAnswer = (decided: Decided): decided is Answer => 'kind' in decided;

const decide = ({ decider, command, context }: Order, memory: Memory): Decided => {
  const earlier = memory.requests.get(context.commandId);
  if (earlier !== undefined) {
    const { digest, revision, position } = earlier;
    return digest === context.commandDigest
      ? { kind: 'nothing', repeated: true, revision, position }
      : { kind: 'key-reused' };
  }
  const rule = lookUp(decider.decide, command.type, `decide of ${decider.category}`);
  const decision = rule(memory.state as never, command.data as never, context);
  if (isRefusal(decision)) return { kind: 'refused', refusal: decision };
  if (decision.length > 0) return decision;
  return { kind: 'nothing', repeated: false, revision: memory.revision, position: memory.position };
};

/** The order at its recorded time, or at that of the event in front of it if the caller's clock is behind. */
const inTime = (order: Order, { at }: Memory): Order =>
  order.context.at < at ? { ...order, context: { ...order.context, at } } : order;

/** What a task in a stream's turn came to, and the stream as it is known afterwards. */
interface Done<Result> {
  readonly result: Result;
  readonly memory: Memory;
}

/** One attempt: what it came to (none if the race was lost), and the stream as it is known afterwards. */
const attempt = async (
  store: EventStore,
  asked: Order,
  known: Memory,
  options: ExecutorOptions,
): Promise<Done<Outcome | undefined>> => {
  const { decider, stream } = asked;
  let memory = known;
  let order = inTime(asked, memory);
  let decided = decide(order, memory);
  if (isAnswer(decided)) {
    memory = await catchUp(store, decider, stream, known);
    order = inTime(asked, memory);
    if (memory !== known) decided = decide(order, memory);
    if (isAnswer(decided)) return { result: decided, memory };
  }
  const events = newEvents(order, decided, options);
  const state = events.reduce((folded, event) => evolve(decider, folded, event), memory.state);
  try {
    const { revision, position } = await store.append(stream, memory.revision, events);
    const { at } = order.context;
    remember(decider, memory, order.context, { revision, position });
    const happened = events.map(({ type, data, id }) => ({ type, data, id }));
    const recorded = { kind: 'recorded', revision, position, events: happened } as const;
    return { result: recorded, memory: { ...memory, state, revision, position, at } };
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    return { result: undefined, memory: await catchUp(store, decider, stream, memory) };
  }
};

/** Attempts until the race is won or lost for good. */
const settle = async (
  store: EventStore,
  order: Order,
  known: Memory,
  options: ExecutorOptions,
): Promise<Done<Outcome>> => {
  let memory = known;
  for (let attempts = 1; attempts <= ATTEMPTS_MAX; attempts += 1) {
    const { result, memory: now } = await attempt(store, order, memory, options);
    if (result !== undefined) return { result, memory: now };
    memory = now;
  }
  return { result: { kind: 'conflict', attempts: ATTEMPTS_MAX }, memory };
};

/** Streams of `store` with their states: each has one turn at a time. */
const remembering = (store: EventStore, options: ExecutorOptions) => {
  const memories = recentMemories();
  const inTurn = turns();
  const snapshots = snapshotsIn(options.snapshots);
  const readFirst = async (decider: Folding, stream: string): Promise<Memory> => {
    const snapshot = await snapshots.load(decider, stream, (from) => store.read(stream, from));
    const known = snapshot === undefined ? {} : { ...snapshot, kept: snapshot.revision };
    return catchUp(store, decider, stream, { ...unread(decider), ...known });
  };
  /** In the stream's turn: what `task` leaves is kept; if it fails, nothing is, for what was written is then unknown. */
  return <Result>(decider: Folding, stream: string, task: (memory: Memory) => Promise<Done<Result>>): Promise<Result> =>
    inTurn(stream, async () => {
      try {
        const { result, memory } = await task(memories.recall(stream) ?? (await readFirst(decider, stream)));
        const isBounded = decider.snapshot !== undefined;
        memories.keep(stream, isBounded ? await snapshots.keep(decider, stream, memory) : memory, isBounded);
        return result;
      } catch (error) {
        memories.forget(stream);
        throw error;
      }
    });
};

/** Runs commands on `store`, with the states of busy streams kept in memory. Several executors may share one store. */
export const executor = (store: EventStore, options: ExecutorOptions): Executor => {
  const withMemory = remembering(store, options);

  const executeNamed = (
    decider: unknown,
    id: string,
    command: Order['command'],
    context: Context,
  ): Promise<Outcome> => {
    const deciding = decider as Deciding;
    const order = { decider: deciding, stream: `${deciding.category}-${id}`, command, context };
    return withMemory(deciding, order.stream, (known) => settle(store, order, known, options));
  };

  const load = (decider: unknown, id: string): Promise<Loaded<never>> => {
    const folding = decider as Folding;
    const stream = `${folding.category}-${id}`;
    return withMemory(folding, stream, async (known) => {
      const memory = await catchUp(store, folding, stream, known);
      const { state, revision, position } = memory;
      return { result: { state: state as never, revision, position }, memory };
    });
  };

  return { execute: executeNamed as Executor['execute'], executeNamed, load };
};
