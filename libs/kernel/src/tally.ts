/**
 * What the processes of one installation count together, each for a while: failures, requests, what is good only once.
 * Nothing that decides what happened stands here.
 */
export interface Tally {
  /** Adds to what is counted under a name, and answers how much it is now: of several at once each is answered another number. Forgotten some time after `until`. */
  add(name: string, by: number, until: Date): Promise<number>;
  /** Lets at least this much stand under a name. */
  raise(name: string, to: number, until: Date): Promise<void>;
  /** How much stands under a name; 0 where nothing does. */
  count(name: string): Promise<number>;
  close(): Promise<void>;
}

/** True for the first who asks under this name, whichever process that is. */
export const isFirst = async (tally: Pick<Tally, 'add'>, name: string, until: Date): Promise<boolean> =>
  (await tally.add(name, 1, until)) === 1;
