import { CLIENTS, requestOf } from './till.js';

/** What the clients know from the answers that reached them before a kill. */
export interface Known {
  /** Acknowledged events: the place in the log by id, as `stream@revision`. */
  readonly events: Map<string, string>;
  /** Answered requests: the revision of their last event by `commandId`. */
  readonly requests: Map<string, number>;
  /** The first request of each client that was not answered. */
  readonly next: number[];
  /** Views that a start found further than the log. */
  viewsAhead: number;
  /** Requests that were answered as repeats: they had been written, but the answer was lost. */
  repeats: number;
}

export const nothingKnown = (): Known => ({
  events: new Map(),
  requests: new Map(),
  next: Array.from({ length: CLIENTS }, () => 0),
  viewsAhead: 0,
  repeats: 0,
});

const answered = (known: Known, numbers: readonly string[], ids: readonly string[]): void => {
  const [client = 0, n = 0, revision = 0] = numbers.map(Number);
  const { id, commandId } = requestOf(client, n);
  known.requests.set(commandId, revision);
  known.next[client] = n + 1;
  for (const [index, event] of ids.entries()) {
    known.events.set(event, `till-${id}@${String(revision - ids.length + 1 + index)}`);
  }
};

/** Takes in a line that a writer printed; true if it was the answer to a request. */
export const learn = (known: Known, line: string): boolean => {
  const [kind, ...words] = line.split(' ');
  if (kind === 'found') {
    const [head = '', position = ''] = words;
    if (BigInt(position) > BigInt(head)) known.viewsAhead += 1;
    return false;
  }
  answered(known, words.slice(0, 3), words.slice(3));
  if (kind === 'repeated') known.repeats += 1;
  return true;
};
