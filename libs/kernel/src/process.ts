import type { Context } from './decider.js';
import type { Recorded } from './envelope.js';
import type { EventStore } from './event-store.js';
import type { Executor, Outcome } from './execute.js';
import type { ReadStore } from './read-store.js';
import type { AnyView, View } from './view.js';
import type { Timer } from './waiting.js';

/** A command to another stream, `<category>-<id>`. */
export interface Reaction {
  readonly category: string;
  readonly id: string;
  readonly command: { readonly type: string; readonly data: unknown };
}

/**
 * Reacts to recorded events with commands on other streams. Its memory is a view, one document for each instance;
 * `react` sees the document after `on`. Both must be pure: what crashes is done again. `keyOf` must not throw.
 */
export interface Process<Doc, Events extends object> extends View<Doc, Events> {
  readonly react: {
    readonly [E in keyof Events & string]?: (
      document: Doc | undefined,
      data: Events[E],
      recorded: Recorded,
      key: string,
    ) => readonly Reaction[];
  };
}

/** A process as the runner sees it: by name. */
export interface AnyProcess extends AnyView {
  readonly react: Readonly<
    Record<string, ((document: never, data: never, recorded: Recorded, key: string) => readonly Reaction[]) | undefined>
  >;
}

export interface ProcessesOptions {
  readonly store: EventStore;
  /** Where the memories are. Lost, they are folded again from the log, and nothing is sent again. */
  readonly memory: ReadStore;
  readonly list: readonly AnyProcess[];
  /** Runs a reaction. Rejects with {@link StoreUnavailable} when it should be tried again by the next run. */
  readonly send: (reaction: Reaction, context: Context) => Promise<Outcome>;
  /** For the processes' own streams. */
  readonly executor: Executor;
  /** RFC 3339, UTC, milliseconds. */
  readonly now: () => string;
  readonly timer: Timer;
  /** Told after each batch: positions and incidents may have changed. */
  readonly onAdvance?: () => void;
}
