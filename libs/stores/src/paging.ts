import type { Followed, Recorded } from '#kernel';
import { bytesOf, recordedOf, type StoredRow } from './accepted.js';

/** Rows that one look at the store fetches at most: bounds memory, and the time for which others wait. */
export const PAGE_ROWS = 256;
/** A page ends early when its rows take more room than this, in bytes. */
const PAGE_BYTES = 4_000_000;

/** The first rows, as many as a page holds. What the iterator holds open it lets go of. */
export const pageOf = (rows: Iterable<StoredRow>): readonly StoredRow[] => {
  const page: StoredRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    page.push(row);
    bytes += bytesOf(row);
    if (page.length >= PAGE_ROWS || bytes >= PAGE_BYTES) break;
  }
  return page;
};

/** Lets others have their turn. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** The rows behind `last`, or from the start; empty at the end. */
export type NextPage = (last: StoredRow | undefined) => readonly StoredRow[];

/** All events, page by page; others get their turn between two pages. */
export async function* paged(next: NextPage): AsyncGenerator<Recorded> {
  let page = next(undefined);
  while (page.length > 0) {
    for (const row of page) yield recordedOf(row);
    await breathe();
    page = next(page.at(-1));
  }
}

/** What `follow` needs of an adapter. */
export interface Followable {
  readonly behind: (position: bigint) => readonly StoredRow[];
  readonly strokes: () => number;
  readonly beyond: (heard: number, signal: AbortSignal) => Promise<void>;
}

const isOn = (signal: AbortSignal): boolean => !signal.aborted;

/** `follow` of the port, over anything that has pages and says when there is more. */
export async function* followed(log: Followable, from: bigint, signal: AbortSignal): AsyncGenerator<Followed> {
  let position = from;
  let announced: bigint | undefined;
  while (isOn(signal)) {
    const heard = log.strokes();
    const page = log.behind(position);
    for (const row of page) {
      position = BigInt(row.position);
      yield recordedOf(row);
      if (!isOn(signal)) return;
    }
    if (page.length > 0) {
      await breathe();
    } else {
      if (announced !== position) yield { caughtUp: true, position };
      announced = position;
      await log.beyond(heard, signal);
    }
  }
}
