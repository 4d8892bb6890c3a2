import { type EventStore, type ReadStore, StoreUnavailable } from '#kernel';

/** Which call fails, and whether it takes effect all the same (as when the answer is lost on its way). */
export interface Plan<Store> {
  /** Counted from 1, over all the calls in `of`. Beyond the last call, nothing fails. */
  readonly call: number;
  readonly effect: 'before' | 'after';
  /** The calls that count; default: all but `close`. */
  readonly of?: readonly (keyof Store)[];
}

/** Calls that have counted so far: a simulation raises `call` until it is beyond them. */
interface Counting {
  readonly calls: () => number;
}

const lost = (name: string): StoreUnavailable => new StoreUnavailable(`planned failure of ${name}`);

interface Turn {
  readonly before: () => void;
  readonly after: () => void;
}

const turns = <Store>({ call, effect, of }: Plan<Store>): Counting & { readonly take: (name: keyof Store) => Turn } => {
  let calls = 0;
  const failIf = (fails: boolean, name: keyof Store): void => {
    if (fails) throw lost(String(name));
  };
  return {
    calls: () => calls,
    take: (name) => {
      if (of?.includes(name) ?? true) calls += 1;
      const mine = calls === call && (of?.includes(name) ?? true);
      return {
        before: () => {
          failIf(mine && effect === 'before', name);
        },
        after: () => {
          failIf(mine && effect === 'after', name);
        },
      };
    },
  };
};

const answer = async <Answer>(turn: Turn, work: () => Promise<Answer>): Promise<Answer> => {
  turn.before();
  const answered = await work();
  turn.after();
  return answered;
};

/** `after`: fails behind the first item. */
async function* items<Item>(turn: Turn, source: () => AsyncIterable<Item>): AsyncGenerator<Item> {
  turn.before();
  for await (const item of source()) {
    yield item;
    turn.after();
  }
  turn.after();
}

/** The same event store, of which one call fails as planned. */
export const failingEventStore = (store: EventStore, plan: Plan<EventStore>): EventStore & Counting => {
  const { take, calls } = turns(plan);
  return {
    calls,
    append: (stream, expected, events) => answer(take('append'), () => store.append(stream, expected, events)),
    read: (stream, from) => items(take('read'), () => store.read(stream, from)),
    readAll: (from) => items(take('readAll'), () => store.readAll(from)),
    follow: (from, types, signal) => items(take('follow'), () => store.follow(from, types, signal)),
    head: () => answer(take('head'), () => store.head()),
    close: () => store.close(),
  };
};

/** The same read store, of which one call fails as planned. */
export const failingReadStore = (store: ReadStore, plan: Plan<ReadStore>): ReadStore & Counting => {
  const { take, calls } = turns(plan);
  return {
    calls,
    prepare: (view) => answer(take('prepare'), () => store.prepare(view)),
    get: (view, key) => answer(take('get'), () => store.get(view, key)),
    list: (view, query) => answer(take('list'), () => store.list(view, query)),
    getMany: (view, keys) => answer(take('getMany'), () => store.getMany(view, keys)),
    getManyFrom: (view, keys) => answer(take('getManyFrom'), () => store.getManyFrom(view, keys)),
    apply: (view, changes, from, to) => answer(take('apply'), () => store.apply(view, changes, from, to)),
    position: (view) => answer(take('position'), () => store.position(view)),
    active: (view) => answer(take('active'), () => store.active(view)),
    activate: (view) => answer(take('activate'), () => store.activate(view)),
    close: () => store.close(),
  };
};
