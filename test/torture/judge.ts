import {
  type AnyView,
  asOf,
  type Entry,
  type EventStore,
  executor,
  PAGE_SIZE_MAX,
  type ReadStore,
  rebuildInto,
  type Recorded,
  runViews,
  START,
} from '#kernel';
import { memoryReadStore } from '#stores';
import type { Known } from './known.js';
import { eventId, storesIn, timer } from './stores.js';
import { contextOf, requestOf, till, TILL_VIEWS, type TillEvents } from './till.js';

/** What was found after the last kill. Everything but the counts at its head must be zero. */
export interface Verdict {
  readonly events: number;
  readonly acknowledged: number;
  /** Requests that were sent again at the end, because nobody knew what had become of them. */
  readonly sentAgain: number;
  /** Events that were acknowledged and are not at their place. */
  readonly lost: number;
  /** Ids or requests that stand in the log twice. */
  readonly doubled: number;
  /** Requests of which not all events, or events of others too, stand where they were written. */
  readonly torn: number;
  /** Events whose revision or balance does not follow from the one before. */
  readonly gaps: number;
  /** Requests that did not end up in the log, or not once, after they were sent again. */
  readonly unsettled: number;
  /** Views that, at the position they were found at, were not what a rebuild up to there gives. */
  readonly viewsWrong: number;
  /** Views that are not what a rebuild gives after they went on to the end. */
  readonly viewsWrongAtEnd: number;
}

const CATCH_UP_MS = 60_000;

const documentsOf = async (views: ReadStore, { name }: AnyView): Promise<string> => {
  const items: Entry[] = [];
  let after: string | undefined;
  do {
    const page = await views.list(name, { limit: PAGE_SIZE_MAX, ...(after === undefined ? {} : { after }) });
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return JSON.stringify(items);
};

/** How many views differ from what the log up to their own position gives. */
const wrongViews = async (events: EventStore, views: ReadStore): Promise<number> => {
  let wrong = 0;
  for (const view of TILL_VIEWS) {
    await views.prepare(view);
    const rebuilt = memoryReadStore();
    await rebuildInto(asOf(events, await views.position(view)), rebuilt, [view]);
    if ((await documentsOf(views, view)) !== (await documentsOf(rebuilt, view))) wrong += 1;
  }
  return wrong;
};

const catchUp = async (events: EventStore, views: ReadStore): Promise<void> => {
  const stop = new AbortController();
  const runner = runViews({ store: events, views, list: TILL_VIEWS, timer });
  const running = runner.run(stop.signal);
  if (!(await runner.waitFor(await events.head(), CATCH_UP_MS))) throw new Error('views do not catch up');
  stop.abort();
  await running;
};

const gapsIn = (log: readonly Recorded[]): number => {
  const last = new Map<string, { revision: number; balance: number }>();
  let gaps = 0;
  let position = START;
  for (const { stream, revision, position: here, data } of log) {
    const before = last.get(stream) ?? { revision: -1, balance: 0 };
    const { coin, balance } = data as TillEvents['CoinPutIn'];
    if (revision !== before.revision + 1 || balance !== before.balance + coin || here <= position) gaps += 1;
    last.set(stream, { revision, balance });
    position = here;
  }
  return gaps;
};

const byRequest = (log: readonly Recorded[]): ReadonlyMap<string, readonly Recorded[]> =>
  Map.groupBy(log, ({ meta }) => meta.commandId);

/** A request wrote all its events, once, side by side in the till that it named. */
const isWhole = (client: number, n: number, events: readonly Recorded[]): boolean => {
  const { id, command } = requestOf(client, n);
  const first = events[0]?.revision ?? 0;
  return (
    events.length === command.data.coins.length &&
    events.every(
      ({ stream, revision, data }, index) =>
        stream === `till-${id}` &&
        revision === first + index &&
        (data as TillEvents['CoinPutIn']).coin === command.data.coins[index],
    )
  );
};

const tornIn = (log: readonly Recorded[]): number =>
  [...byRequest(log)].filter(([commandId, events]) => {
    const [client = 0, n = 0] = commandId.split('/').map(Number);
    return !isWhole(client, n, events);
  }).length;

/** Sends what each client had not had answered, as a client would; how many of them the log did not hold afterwards. */
const sendAgain = async (events: EventStore, next: readonly number[]): Promise<number> => {
  const { execute } = executor(events, { eventId });
  const at = '2026-01-06T08:00:00.000Z';
  for (const [client, n] of next.entries()) {
    const { id, commandId, command } = requestOf(client, n);
    const context = contextOf(client, commandId, at);
    await execute(till, id, command, context);
    await execute(till, id, command, context);
  }
  const written = byRequest(await Array.fromAsync(events.readAll()));
  const sent = next.flatMap((last, client) => Array.from({ length: last + 1 }, (_, n) => [client, n] as const));
  return sent.filter(([client, n]) => !isWhole(client, n, written.get(requestOf(client, n).commandId) ?? [])).length;
};

/** Acknowledged events that are not where they were said to be, and answered requests that do not end where they were said to. */
const lostFrom = (log: readonly Recorded[], { events, requests }: Known): number => {
  const placed = new Map(log.map(({ id, stream, revision }) => [id, `${stream}@${String(revision)}`]));
  const written = byRequest(log);
  const lostEvents = [...events].filter(([id, place]) => placed.get(id) !== place);
  const lostRequests = [...requests].filter(
    ([commandId, revision]) => written.get(commandId)?.at(-1)?.revision !== revision,
  );
  return lostEvents.length + lostRequests.length;
};

/** Compares what is in the folder with what its writers had acknowledged. */
export const judge = async (folder: string, known: Known): Promise<Verdict> => {
  const { events, views } = storesIn(folder);
  try {
    const log = await Array.fromAsync(events.readAll());
    const viewsWrong = await wrongViews(events, views);
    const unsettled = await sendAgain(events, known.next);
    await catchUp(events, views);
    return {
      events: log.length,
      acknowledged: known.events.size,
      sentAgain: known.next.length,
      lost: lostFrom(log, known),
      doubled: log.length - new Set(log.map(({ id }) => id)).size,
      torn: tornIn(log),
      gaps: gapsIn(log),
      unsettled,
      viewsWrong,
      viewsWrongAtEnd: await wrongViews(events, views),
    };
  } finally {
    await views.close();
    await events.close();
  }
};
