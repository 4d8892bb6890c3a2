import { hash } from 'node:crypto';
import { explaining, openForReading } from './sqlite-database.js';
import { LOG_LAYOUT } from './sqlite-log.js';

/** A place in a log, with what all its rows up to there give when each is hashed together with those before. */
export interface Chained {
  readonly position: number;
  readonly chain: string;
}

/** Before the first row. */
export const CHAIN_START: Chained = { position: 0, chain: '' };

/** The chain of a log, on a connection of its own, so that it holds up no commit. */
export interface LogChain {
  /** Goes on from a place over at most so many rows, and no further than `upTo`; the same place where there are none. */
  readonly advance: (from: Chained, rows: number, upTo?: number) => Chained;
  readonly close: () => void;
}

/** Opens the log of a file, which must exist, for its chain. Throws `StoreUnavailable`. */
export const logChain = (file: string): LogChain => {
  const db = openForReading(file, LOG_LAYOUT);
  const rowsBehind = db.prepare(
    `SELECT position, stream, revision, id, type, version, data, meta FROM log
     WHERE position > ? AND position <= ? ORDER BY position LIMIT ?`,
  );
  rowsBehind.setReturnArrays(true);
  return {
    advance: (from, rows, upTo = Number.MAX_SAFE_INTEGER) =>
      explaining(file, () => {
        let { position, chain } = from;
        for (const row of rowsBehind.iterate(from.position, upTo, rows)) {
          chain = hash('sha256', `${chain}${JSON.stringify(row)}`);
          [position] = row as unknown as readonly [number];
        }
        return { position, chain };
      }),
    close: () => {
      db.close();
    },
  };
};
