import { setTimeout } from 'node:timers/promises';
import { type Context, type Decider, type NewEvent, type Process, refuse, type Timer, type View } from '#kernel';

/** A tally that people add to, and close: the smallest stream that has rules, for specs of what runs streams. */
export interface Tally {
  readonly sum: number;
  readonly notes: readonly string[];
  readonly closed: boolean;
}

export interface TallyCommands {
  Add: { readonly amount: number; readonly note: string };
  Close: Record<string, never>;
}

export interface TallyEvents {
  Added: { readonly amount: number; readonly note: string };
  Rounded: { readonly to: number };
  Closed: Record<string, never>;
}

/** Every tenth is celebrated by a second event, so that a command can lead to two. */
export const tally: Decider<Tally, TallyCommands, TallyEvents, 'closed'> = {
  category: 'tally',
  initialState: { sum: 0, notes: [], closed: false },
  decide: {
    Add: (state, { amount, note }) => {
      if (state.closed) return refuse('closed');
      const added = { type: 'Added', data: { amount, note } } as const;
      const sum = state.sum + amount;
      return sum % 10 === 0 ? [added, { type: 'Rounded', data: { to: sum } }] : [added];
    },
    Close: (state) => (state.closed ? [] : [{ type: 'Closed', data: {} }]),
  },
  evolve: {
    Added: (state, { amount, note }) => ({ ...state, sum: state.sum + amount, notes: [...state.notes, note] }),
    Rounded: (state) => state,
    Closed: (state) => ({ ...state, closed: true }),
  },
  upcasters: { Closed: [() => ({})] },
  isTerminal: ({ closed }) => closed,
};

/** One document for each tally, gone once it is closed. */
export const sums: View<{ readonly sum: number; readonly count: number }, TallyEvents> = {
  name: 'sums',
  version: 1,
  indexes: ['sum'],
  keyOf: ({ stream }) => stream,
  on: {
    Added: (document, { amount }) => ({ sum: (document?.sum ?? 0) + amount, count: (document?.count ?? 0) + 1 }),
    Closed: () => undefined,
  },
};

/** One document for all tallies and one for each note's author: an event touches two. */
export const authors: View<{ readonly adds: number; readonly last: string }, TallyEvents> = {
  name: 'authors',
  version: 1,
  indexes: [],
  keyOf: ({ meta }) => ['everybody', meta.actor],
  on: { Added: (document, _, { id }) => ({ adds: (document?.adds ?? 0) + 1, last: id }) },
};

/** Enters what a tally comes to, rounded, in the tally `total`, and closes it at the end. */
export const totals: Process<{ readonly entered: number }, TallyEvents> = {
  name: 'totals',
  version: 1,
  indexes: [],
  keyOf: ({ stream }) => (stream === 'tally-total' ? [] : stream),
  on: { Rounded: (document) => ({ entered: (document?.entered ?? 0) + 1 }) },
  react: {
    Rounded: (document, { to }, { stream }) => [
      {
        category: 'tally',
        id: 'total',
        command: { type: 'Add', data: { amount: 1, note: `${stream} ${String(to)} #${String(document?.entered)}` } },
      },
    ],
  },
};

/** A request by an invented person. */
export const asks = (commandId: string, changes: Partial<Context> = {}): Context => ({
  actor: 'person-sample-1',
  authority: 'role:clerk',
  at: '2026-01-05T08:00:00.000Z',
  correlationId: `correlation-${commandId}`,
  causationId: commandId,
  commandId,
  commandDigest: `digest of ${commandId}`,
  ...changes,
});

/** Readable in place of a UUID, and as much the same for the same. */
export const eventId = (request: string, index: number): string => `${request} #${String(index)}`;

/** An event to append by hand. */
export const added = (id: string, amount: number, actor = 'person-sample-1'): NewEvent => ({
  id,
  type: 'Added',
  version: 1,
  data: { amount, note: id },
  meta: { ...asks(`command-${id}`, { actor }), commandType: 'Add' },
});

export const timer: Timer = (ms, signal) => setTimeout(ms, undefined, { signal });
