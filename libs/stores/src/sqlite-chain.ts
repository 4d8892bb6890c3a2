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

/** What a chain becomes where rows stand before the first one, or where the index leads elsewhere: no seal says that. */
export const CHAIN_BROKEN = 'broken';

/** Opens the log of a file, which must exist, for its chain. Throws `StoreUnavailable`. */
export const logChain = (file: string): LogChain => {
  const db = openForReading(file, LOG_LAYOUT);
  const rowsBehind = db.prepare(
    `SELECT position, stream, revision, id, type, version, data, meta FROM log
     WHERE position > ? AND position <= ? ORDER BY position LIMIT ?`,
  );
  rowsBehind.setReturnArrays(true);
  // Streams are read through the index, so it is held to the log too: each row where it belongs, and none besides.
  const besides = db.prepare(
    `SELECT EXISTS (SELECT 1 FROM log WHERE position < 1) OR (SELECT count(*) FROM places) <>
       (SELECT count(*) FROM log WHERE position <= (SELECT position FROM indexed)) AS is_so`,
  );
  const misplaced = db.prepare(
    `SELECT EXISTS (SELECT 1 FROM log LEFT JOIN places USING (stream, revision)
       WHERE log.position > ? AND log.position <= min(?, (SELECT position FROM indexed))
       AND places.position IS NOT log.position) AS is_so`,
  );
  const isSo = (found: unknown): boolean => (found as { readonly is_so: number }).is_so === 1;
  return {
    advance: (from, rows, upTo = Number.MAX_SAFE_INTEGER) =>
      explaining(file, () => {
        let { position } = from;
        let chain = position === CHAIN_START.position && isSo(besides.get()) ? CHAIN_BROKEN : from.chain;
        for (const row of rowsBehind.iterate(from.position, upTo, rows)) {
          chain = hash('sha256', `${chain}${JSON.stringify(row)}`);
          [position] = row as unknown as readonly [number];
        }
        return { position, chain: isSo(misplaced.get(from.position, position)) ? CHAIN_BROKEN : chain };
      }),
    close: () => {
      db.close();
    },
  };
};
