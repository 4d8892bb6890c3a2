import { START } from '#kernel';
import { inspecting } from './sqlite-database.js';
import { LOG_LAYOUT } from './sqlite-log.js';
import { VIEWS_LAYOUT } from './sqlite-read-store.js';

/** What a log says of itself. */
export interface LogInspection {
  /** Position of the last event. */
  readonly head: bigint;
  /** When that was recorded, RFC 3339 in UTC; `undefined` for an empty log. */
  readonly lastAt: string | undefined;
}

interface Last {
  readonly position: number;
  readonly at: string | null;
}

/** Reads the file of a log from end to end for damage, beside whoever writes it. Throws `StoreUnavailable`, with what to do. */
export const inspectLog = (file: string): LogInspection =>
  inspecting(file, LOG_LAYOUT, (db) => {
    const last = db
      .prepare("SELECT position, meta ->> '$.at' AS at FROM log ORDER BY position DESC LIMIT 1")
      .get() as unknown as Last | undefined;
    return { head: last === undefined ? START : BigInt(last.position), lastAt: last?.at ?? undefined };
  });

/** The same of the file of views. */
export const inspectViews = (file: string): void => {
  inspecting(file, VIEWS_LAYOUT, () => undefined);
};
