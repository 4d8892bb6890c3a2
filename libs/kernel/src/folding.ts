import type { Recorded } from './envelope.js';
import type { Batch } from './following.js';
import type { Change, Document, ReadStore } from './read-store.js';
import type { AnyView } from './view.js';

/** Kind of an error, without its text. */
export const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** The documents that `recorded` touches in `view`. */
export const keysOf = (view: AnyView, recorded: Recorded): readonly string[] => {
  const keys = view.keyOf(recorded);
  return typeof keys === 'string' ? [keys] : [...new Set(keys)];
};

/** True if the view has a line for events of this type. */
export const foldsType = (view: AnyView, type: string): boolean => Object.hasOwn(view.on, type);

/** The document at `key` after `recorded`; as it was, if the view has no line for such events. */
export const foldDocument = (
  view: AnyView,
  document: Document | undefined,
  recorded: Recorded,
  key: string,
): Document | undefined => {
  const fold = foldsType(view, recorded.type) ? view.on[recorded.type] : undefined;
  return fold === undefined ? document : fold(document as never, recorded.data as never, recorded, key);
};

/** Events of a stretch of the log; `from`: where the view stands. */
type Folded = Pick<Batch, 'from' | 'events' | 'upTo'>;

interface Touch {
  readonly recorded: Recorded;
  readonly keys: readonly string[];
}

/** Runs `step` over `items` up to the first at which it throws; answers that item and its error. */
const untilThrown = <Item>(
  items: readonly Item[],
  step: (item: Item) => void,
): { item: Item; error: unknown } | undefined => {
  for (const item of items) {
    try {
      step(item);
    } catch (error) {
      return { item, error };
    }
  }
  return undefined;
};

/** Saves what the events of `batch` behind its start make of the view; up to the first that it cannot fold. */
export const foldBatch = async (views: ReadStore, view: AnyView, { from, events, upTo }: Folded) => {
  const touches: Touch[] = [];
  const unkeyed = untilThrown(events, (recorded) => {
    if (foldsType(view, recorded.type)) touches.push({ recorded, keys: keysOf(view, recorded) });
  });
  const saved = await views.getManyFrom(view, [...new Set(touches.flatMap(({ keys }) => keys))]);
  const folded = new Map<string, Document | undefined>(saved);
  const unfolded = untilThrown(touches, ({ recorded, keys }) => {
    const next = keys.map((key) => [key, foldDocument(view, folded.get(key), recorded, key)] as const);
    for (const [key, document] of next) folded.set(key, document);
  });
  const poison = unfolded === undefined ? unkeyed : { item: unfolded.item.recorded, error: unfolded.error };
  const reached = poison === undefined ? upTo : events[events.indexOf(poison.item) - 1]?.position;
  const changes: Change[] = [...folded]
    .filter(([key, document]) => document !== saved.get(key))
    .map(([key, document]) => ({ key, document: document ?? null }));
  if (reached !== undefined) await views.apply(view, changes, from, reached);
  return { reached, poison };
};
