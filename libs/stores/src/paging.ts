import type { Followed, Recorded } from '#kernel';
import { recordedOf, type StoredRow } from './accepted.js';

/** Rows that one look at the store fetches at most: bounds memory, and the time for which others wait. */
export const PAGE_ROWS = 256;
/** A page ends early when its rows hold more letters than this. */
const PAGE_LETTERS = 4_000_000;

/** The first rows, as many as a page holds, and whether those are all. What the iterator holds open it lets go of. */
const takePage = (rows: Iterable<StoredRow>): { readonly page: readonly StoredRow[]; readonly isWhole: boolean } => {
  const page: StoredRow[] = [];
  let letters = 0;
  for (const row of rows) {
    page.push(row);
    letters += row.data.length + row.meta.length;
    if (page.length >= PAGE_ROWS || letters >= PAGE_LETTERS) return { page, isWhole: false };
  }
  return { page, isWhole: true };
};

/** The first rows, as many as a page holds. */
export const pageOf = (rows: Iterable<StoredRow>): readonly StoredRow[] => takePage(rows).page;

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

/** A look at the log behind a position. */
export interface Look {
  /** What was asked for, as much as a page holds. */
  readonly rows: readonly StoredRow[];
  /** Up to where the look went: what was asked for up to here is in `rows`. The position itself at the end of the log. */
  readonly upTo: bigint;
  /** True if it stopped before the end of the log, having passed by as much as one look may. */
  readonly isLong: boolean;
}

/** What `follow` needs of an adapter. */
export interface Followable {
  readonly behind: (position: bigint, types: readonly string[] | undefined) => Look;
  /** Rises with every commit. */
  readonly commits: () => number;
  readonly nextCommit: (after: number, signal: AbortSignal) => Promise<void>;
}

/** Events that one look passes by at most when only some types are asked for: bounds the time for which others wait. */
export const LOOK_ROWS = 4_096;

/** A look at `rows`, which hold what was asked for up to `end`, in a log that ends at `head`. */
export const lookAt = (rows: Iterable<StoredRow>, end: bigint, head: bigint): Look => {
  const { page, isWhole } = takePage(rows);
  const last = page.at(-1);
  const isLong = page.length === 0 && end < head;
  return { rows: page, upTo: isWhole || last === undefined ? end : BigInt(last.position), isLong };
};

/** A look at the end of the log. */
export const nothingBehind = (position: bigint): Look => ({ rows: [], upTo: position, isLong: false });

const isOn = (signal: AbortSignal): boolean => !signal.aborted;

/** What to follow, and from where. */
export interface Following {
  readonly from: bigint;
  readonly types: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/** `follow` of the port, over anything that has pages and says when there is more. */
export async function* followed(log: Followable, { from, types, signal }: Following): AsyncGenerator<Followed> {
  let position = from;
  let announced: bigint | undefined;
  let hasPassedBy = false;
  while (isOn(signal)) {
    const heard = log.commits();
    const { rows, upTo, isLong } = log.behind(position, types);
    const atEnd = upTo === position;
    if (hasPassedBy && !atEnd) yield { caughtUp: false, position };
    hasPassedBy = isLong;
    for (const row of rows) {
      yield recordedOf(row);
      if (!isOn(signal)) return;
    }
    position = upTo;
    if (atEnd) {
      if (announced !== position) yield { caughtUp: true, position };
      announced = position;
      await log.nextCommit(heard, signal);
    } else {
      await breathe();
    }
  }
}
