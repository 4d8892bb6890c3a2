import { isDeepStrictEqual } from 'node:util';
import {
  type AnyView,
  asOf,
  CannotFold,
  type Document,
  type EventStore,
  everyPage,
  type Generation,
  isRecorded,
  PAGE_SIZE_MAX,
  type ReadStore,
  rebuildInto,
} from '#kernel';
import { memoryReadStore } from '#stores';

/** A view is read again so often where it moved on while it was read: each try is another moment of a busy server. */
export const READINGS_MAX = 5;
/** So many differences of a view are told: enough to see what they have in common. */
export const DIFFERENCES_TOLD = 10;
/** So many events of a log are folded between two lines of progress. */
const PROGRESS_EVERY = 100_000;

/** A document that is not what the log gives. Its key is a code; of what stands in it the names of fields alone are told. */
export interface Difference {
  readonly key: string;
  /** `MISSING`: the log gives one and none is stored; `LEFT_OVER`: one is stored and the log gives none. */
  readonly kind: 'DIFFERS' | 'MISSING' | 'LEFT_OVER';
  readonly fields: readonly string[];
}

/**
 * What came of comparing a view. Nothing was compared of one that is not stored yet (`NOT_STORED`), that readers see in another
 * version than that of this program (`OTHER_VERSION`), whose documents are no JSON (`UNREADABLE`), that moved on whenever it was
 * read (`MOVED`), that is further than the log (`AHEAD`), or whose events this program cannot fold (`CANNOT_FOLD`).
 */
export type ComparedAs =
  'EQUAL' | 'DIFFERENT' | 'NOT_STORED' | 'OTHER_VERSION' | 'UNREADABLE' | 'MOVED' | 'AHEAD' | 'CANNOT_FOLD';

/** One view, held against a rebuild. */
export interface Compared {
  readonly view: string;
  readonly version: number;
  readonly outcome: ComparedAs;
  /** Position at which its documents were read, in digits. */
  readonly position?: string;
  /** How often they were read until they stood still meanwhile. */
  readonly readings?: number;
  /** Documents that were compared. */
  readonly documents?: number;
  /** How many of them differ. */
  readonly different?: number;
  /** The first of them. */
  readonly differences?: readonly Difference[];
  /** The version that readers see, where it is another. */
  readonly shown?: number;
}

/** Where the comparison gets what it compares. */
export interface Comparing {
  readonly log: EventStore;
  /** Opens the stored views for one reading. */
  readonly open: () => Promise<ReadStore>;
  /** Told how many events were folded into a view, now and then. */
  readonly onProgress: (view: string, events: number) => void;
}

/** The documents of a view as they stood at a position. */
interface Reading {
  readonly position: bigint;
  readonly documents: ReadonlyMap<string, Document>;
}

const documentsOf = async (views: ReadStore, { name }: Generation): Promise<ReadonlyMap<string, Document>> => {
  const documents = new Map<string, Document>();
  for await (const page of everyPage((query) => views.list(name, query))) {
    for (const { key, document } of page) documents.set(key, document);
  }
  return documents;
};

/** The version of a view that readers see; `undefined` where none is stored yet. */
export const shownIn = async (views: ReadStore, { name }: Pick<Generation, 'name'>): Promise<number | undefined> => {
  try {
    return await views.active(name);
  } catch (error) {
    // What was never prepared is no fault of the store.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** What one try gives: the documents, or why there are none. */
type Tried = Reading | Pick<Compared, 'outcome' | 'shown'>;

const tryOnce = async (views: ReadStore, view: Generation): Promise<Tried> => {
  const shown = await shownIn(views, view);
  if (shown === undefined) return { outcome: 'NOT_STORED' };
  if (shown !== view.version) return { outcome: 'OTHER_VERSION', shown };
  const position = await views.position(view);
  const documents = await documentsOf(views, view);
  const isStill = (await views.position(view)) === position && (await shownIn(views, view)) === shown;
  return isStill ? { position, documents } : { outcome: 'MOVED' };
};

const readOnce = async ({ open }: Comparing, view: Generation): Promise<Tried> => {
  const views = await open();
  try {
    return await tryOnce(views, view);
  } catch (error) {
    if (error instanceof SyntaxError) return { outcome: 'UNREADABLE' };
    throw error;
  } finally {
    await views.close();
  }
};

const hasMoved = (tried: Tried): boolean => 'outcome' in tried && tried.outcome === 'MOVED';

/** Reads a view until it stands still meanwhile. */
const readAtRest = async (
  comparing: Comparing,
  view: Generation,
): Promise<{ readonly readings: number; readonly tried: Tried }> => {
  for (let readings = 1; ; readings += 1) {
    const tried = await readOnce(comparing, view);
    if (!hasMoved(tried) || readings === READINGS_MAX) return { readings, tried };
  }
};

/** The log, which tells how many events were taken from it. */
const counted = (log: EventStore, tell: (events: number) => void): EventStore => ({
  ...log,
  async *follow(from, types, signal) {
    let events = 0;
    for await (const followed of log.follow(from, types, signal)) {
      events += Number(isRecorded(followed));
      if (isRecorded(followed) && events % PROGRESS_EVERY === 0) tell(events);
      yield followed;
    }
  },
});

/** What the log gives up to a position: the documents by key. Throws {@link CannotFold}. */
const rebuilt = async ({ log, onProgress }: Comparing, view: AnyView, position: bigint) => {
  const [store, keys] = [memoryReadStore(), new Set<string>()];
  const noting: ReadStore = {
    ...store,
    apply: (generation, changes, from, to) => {
      for (const { key } of changes) keys.add(key);
      return store.apply(generation, changes, from, to);
    },
  };
  const told = counted(log, (events) => {
    onProgress(view.name, events);
  });
  await rebuildInto(asOf(told, position), noting, [view]);
  return { keys, at: (some: readonly string[]) => store.getMany(view.name, some) };
};

/** What somebody else wrote may be any JSON. */
const fieldsOf = (document: Document | null): Document => document ?? {};

const differenceAt = (
  key: string,
  stored: Document | undefined,
  given: Document | undefined,
): Difference | undefined => {
  if (stored === undefined) return given && { key, kind: 'MISSING', fields: [] };
  if (given === undefined) return { key, kind: 'LEFT_OVER', fields: [] };
  const [there, wanted] = [stored, given].map(fieldsOf) as [Document, Document];
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(there)])];
  const fields = names.filter((name) => !isDeepStrictEqual(there[name], wanted[name]));
  return fields.length === 0 ? undefined : { key, kind: 'DIFFERS', fields };
};

/** Holds what is stored against what the log gives, some keys at a time. */
const held = async (
  comparing: Comparing,
  view: AnyView,
  { position, documents: stored }: Reading,
): Promise<Pick<Compared, 'documents' | 'different' | 'differences'>> => {
  const { keys, at } = await rebuilt(comparing, view, position);
  const all = [...new Set([...stored.keys(), ...keys])].toSorted();
  const differences: Difference[] = [];
  let [documents, different] = [0, 0];
  for (let start = 0; start < all.length; start += PAGE_SIZE_MAX) {
    const some = all.slice(start, start + PAGE_SIZE_MAX);
    const given = await at(some);
    for (const key of some) {
      documents += Number(stored.has(key) || given.has(key));
      const difference = differenceAt(key, stored.get(key), given.get(key));
      if (difference === undefined) continue;
      different += 1;
      if (differences.length < DIFFERENCES_TOLD) differences.push(difference);
    }
  }
  return { documents, different, differences };
};

/**
 * Folds a view anew from the log, up to where its stored documents stand, and holds them against it, document by document.
 * The stored ones are read first; if they move on meanwhile they are read again, {@link READINGS_MAX} times at most.
 */
export const compareView = async (comparing: Comparing, view: AnyView): Promise<Compared> => {
  const { readings, tried } = await readAtRest(comparing, view);
  const named = { view: view.name, version: view.version, readings };
  if ('outcome' in tried) return { ...named, ...tried };
  const at = { ...named, position: tried.position.toString() };
  if (tried.position > (await comparing.log.head())) return { ...at, outcome: 'AHEAD' };
  try {
    const found = await held(comparing, view, tried);
    return { ...at, outcome: found.different === 0 ? 'EQUAL' : 'DIFFERENT', ...found };
  } catch (error) {
    if (error instanceof CannotFold) return { ...at, outcome: 'CANNOT_FOLD' };
    throw error;
  }
};

/** Stored, and not what the log gives. */
const WRONG: readonly ComparedAs[] = ['DIFFERENT', 'UNREADABLE', 'AHEAD', 'CANNOT_FOLD'];

/** True where a view was found not to be what the log gives. */
export const isWrong = ({ outcome }: Pick<Compared, 'outcome'>): boolean => WRONG.includes(outcome);
