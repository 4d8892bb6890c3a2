import type { Recorded } from './envelope.js';
import type { Document, Generation } from './read-store.js';

/**
 * A view, as a partial table over events: it heeds only those it names. `keyOf` names the documents that an event
 * touches; `on` makes the next document of one of them, and `undefined` removes it.
 */
export interface View<Doc, Events extends object> extends Generation {
  readonly keyOf: (recorded: Recorded) => string | readonly string[];
  readonly on: {
    readonly [E in keyof Events & string]?: (
      document: Doc | undefined,
      data: Events[E],
      recorded: Recorded,
      key: string,
    ) => Doc | undefined;
  };
}

/** A view as the runner sees it: by name. */
export interface AnyView extends Generation {
  readonly keyOf: (recorded: Recorded) => string | readonly string[];
  readonly on: Readonly<
    Record<
      string,
      ((document: never, data: never, recorded: Recorded, key: string) => Document | undefined) | undefined
    >
  >;
}
