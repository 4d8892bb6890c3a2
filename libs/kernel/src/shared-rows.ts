/** A row that several processes share. */
export interface SharedRow {
  /** Codes that tell it from every other row, up to 500 characters. */
  readonly key: string;
  /** What it says; `undefined` where it was removed. */
  readonly says: { readonly words: string; readonly box: Uint8Array } | undefined;
}

/** A moment of shared rows: how many times something was decided on them, and by which decision last. */
export interface SharedMoment {
  readonly at: number;
  readonly by: string;
}

/** What somebody who knows the rows of an earlier moment does not know yet. */
export interface SharedNews {
  readonly moment: SharedMoment;
  /** Each row once, as it is at that moment. */
  readonly rows: readonly SharedRow[];
}

/**
 * Rows that several processes keep together, each with a copy of its own. Changes are decided one after the other, whole or not
 * at all, by whoever knew the moment before; nothing is lost or half done when a process or the server behind them stops.
 *
 * Every method rejects with `StoreUnavailable` when they cannot be reached, are closed, or are found to be others than those of
 * the moment that was given. Whether a decision came about whose answer was lost, the next {@link since} tells.
 */
export interface SharedRows {
  /** What changed since a moment; everything without one. What was decided before it was asked is in it. */
  since(moment?: SharedMoment): Promise<SharedNews>;
  /**
   * Changes these rows, unless something else was decided since the moment: then it answers `undefined`, and nothing is changed.
   * Rejects with a `RangeError` when a single row is too large.
   */
  decide(moment: SharedMoment, changes: readonly SharedRow[]): Promise<SharedMoment | undefined>;
  /** Answers when nothing is kept any more of rows that were changed or removed. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
