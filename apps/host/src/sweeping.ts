import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '#kernel';
import type { Engine } from './engine.js';

const HOUR_MS = 3_600_000;
/** Events between two turns of the event loop: others are answered meanwhile. */
const AT_ONCE = 200;

const REF = /"ref":"([^"]+)"/g;

/** The refs of all texts that events behind this position name. */
const refsBehind = async (events: Pick<EventStore, 'readAll'>, position: bigint): Promise<ReadonlySet<string>> => {
  const refs = new Set<string>();
  let read = 0;
  for await (const { data, meta } of events.readAll(position)) {
    for (const [, ref = ''] of JSON.stringify([data, meta]).matchAll(REF)) refs.add(ref);
    read += 1;
    if (read % AT_ONCE === 0) await turn();
  }
  return refs;
};

/** Removes the texts that were sealed before this time for commands that were refused or never came to be recorded; how many. */
export const sweepTexts = ({ vault, events }: Pick<Engine, 'vault' | 'events'>, before: number): Promise<number> =>
  vault.sweep(before, (after) => refsBehind(events, after));

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
