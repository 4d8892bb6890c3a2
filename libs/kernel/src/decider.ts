import type { Meta } from './envelope.js';
import type { Upcasters, UpcastersOf } from './upcasting.js';

/** The events (or commands) of a table `{ Name: data }` as a union of `{ type, data }`. */
export type OneOf<Table extends object> = {
  [Type in keyof Table & string]: { readonly type: Type; readonly data: Table[Type] };
}[keyof Table & string];

/** Values that a refusal's wording may show. Never personal data. */
export type Details = Readonly<Record<string, string | number>>;

/** A rule said no. A value, not an exception: the caller must look at it. */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  readonly details: Details;
  /** What else stands against it, where all was looked for at once. */
  readonly others?: readonly Refusal[];
}

/** Says no, with a code that is worded for people elsewhere. */
export const refuse = <Code extends string>(code: Code, details: Details = {}): Refusal<Code> => ({
  refused: code,
  details,
});

/** The first of several refusals with the others beside it; `undefined` where there is none. */
export const refuseAll = <Code extends string>([first, ...others]: readonly Refusal<Code>[]):
  Refusal<Code> | undefined => (first === undefined || others.length === 0 ? first : { ...first, others });

/** True for a refusal, whatever else `value` may be. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;

/** What a command leads to: events, nothing (an empty list), or a refusal. */
export type Decision<Events extends object, Code extends string> = readonly OneOf<Events>[] | Refusal<Code>;

/** What `decide` may know beside the state and the command: who, by what right, and when. */
export type Context = Omit<Meta, 'commandType'>;

/**
 * How one kind of stream decides and remembers, as two tables: a missing key does not compile.
 * `evolve` is total and never refuses: history is what happened.
 */
export interface Decider<State, Commands extends object, Events extends object, Code extends string> {
  /** Streams are named `<category>-<id>`. */
  readonly category: string;
  readonly initialState: State;
  /**
   * For a stream that grows without bound: its state is kept as a snapshot, and the requests behind it are not remembered.
   * So the state must be plain JSON of bounded size, and `decide` must itself answer a repeat with nothing. The number is
   * raised when the state changes its shape.
   */
  readonly snapshot?: number;
  readonly decide: {
    readonly [C in keyof Commands & string]: (
      state: State,
      command: Commands[C],
      context: Context,
    ) => Decision<Events, Code>;
  };
  readonly evolve: {
    readonly [E in keyof Events & string]: (state: State, data: Events[E], meta: Meta) => State;
  };
  /** Steps from older shapes of its events to the newest. */
  readonly upcasters: UpcastersOf<Events>;
  /** A stream that has come to its end: it may be archived. */
  readonly isTerminal: (state: State) => boolean;
}

/** A decider whose tables are looked up by name, as `execute` and the edge see it. */
export interface AnyDecider<State = unknown> {
  readonly category: string;
  readonly initialState: State;
  readonly snapshot?: number;
  readonly decide: Readonly<
    Record<
      string,
      (state: State, command: never, context: Context) => readonly { type: string; data: unknown }[] | Refusal
    >
  >;
  readonly evolve: Readonly<Record<string, (state: State, data: never, meta: Meta) => State>>;
  readonly upcasters: Upcasters;
  readonly isTerminal: (state: State) => boolean;
}
