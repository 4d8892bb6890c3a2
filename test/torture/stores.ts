import { hash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Timer } from '#kernel';
import { sqliteEventStore, sqliteReadStore } from '#stores';

/** The stores of a folder, as writer and judge open them. */
export const storesIn = (folder: string) => ({
  events: sqliteEventStore({ file: join(folder, 'events.sqlite') }),
  views: sqliteReadStore({ file: join(folder, 'views.sqlite') }),
});

/** A UUID that is the same for the same request and index. */
export const eventId = (request: string, index: number): string => {
  const hex = hash('sha256', `${request}\n${String(index)}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

export const timer: Timer = (ms, signal) => setTimeout(ms, undefined, { signal, ref: false });
