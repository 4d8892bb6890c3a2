import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, START } from '#kernel';
import type { Engine } from './engine.js';

const HOUR_MS = 3_600_000;
/** Events between two turns of the event loop: others are answered meanwhile. */
const AT_ONCE = 200;

const REF = /"ref":"([^"]+)"/g;

/** Where texts were sealed: behind the first of these positions, the last of them behind the second. */
type Stretch = readonly [after: bigint, last: bigint];

/**
 * The refs of all texts that events behind these positions name. One that is further than the log is of another log, which
 * was copied into this one or put back since: then none of them says where to look, and all of this one is looked through.
 */
const refsBehind = async (
  events: Pick<EventStore, 'readAll' | 'head'>,
  [after, last]: Stretch,
): Promise<ReadonlySet<string>> => {
  const refs = new Set<string>();
  const from = last > (await events.head()) ? START : after;
  let read = 0;
  for await (const { data, meta } of events.readAll(from)) {
    for (const [, ref = ''] of JSON.stringify([data, meta]).matchAll(REF)) refs.add(ref);
    read += 1;
    if (read % AT_ONCE === 0) await turn();
  }
  return refs;
};

/** Removes the texts that were sealed before this time for commands that were refused or never came to be recorded; how many. */
export const sweepTexts = ({ vault, events }: Pick<Engine, 'vault' | 'events'>, before: number): Promise<number> =>
  vault.sweep(before, (...stretch) => refsBehind(events, stretch));

/**
 * Does that at once and every hour, until `signal` aborts, for texts older than an hour: no request goes on that long, so
 * none of them can still be recorded.
 */
export const sweeping = async (engine: Pick<Engine, 'vault' | 'events'>, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await sweepTexts(engine, Date.now() - HOUR_MS);
    await sleep(HOUR_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
};
