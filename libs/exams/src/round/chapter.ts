import type { Context, Decision, Meta, UpcastersOf } from '#kernel';
import type { Wordings } from '../wording.js';
import type { Cards, EveryCommand } from './card.js';
import type { RoundEvents } from './events.js';
import type { Parts, Round } from './state.js';

/**
 * What a chapter decides and remembers. A command is decided only where its card lets the event happen, so `decide` may
 * rely on being in one of those stages.
 */
export interface Rules<
  Name extends keyof Parts,
  Commands extends object,
  Events extends object,
  Words extends Wordings,
> {
  readonly name: Name;
  readonly initial: Parts[Name];
  readonly refusals: Words;
  readonly decide: {
    readonly [C in keyof Commands & string]: (
      round: Round,
      command: Commands[C],
      context: Context,
    ) => Decision<RoundEvents, keyof Words & string>;
  };
  readonly evolve: {
    /** `round` is the round as it was before the event. */
    readonly [E in keyof Events & string]: (
      part: Parts[Name],
      data: Events[E],
      meta: Meta,
      round: Round,
    ) => Parts[Name];
  };
}

/** One chapter of the book that a round is: its rules, and what is to be known of each of its events. */
export interface Chapter<
  Name extends keyof Parts,
  Commands extends object,
  Events extends object,
  Words extends Wordings,
  Table extends Cards<Commands, Events>,
> extends Rules<Name, Commands, Events, Words> {
  /** A command that no card names does not compile. */
  readonly cards: Table & EveryCommand<Commands, Table>;
  /** Steps from older shapes of its events to the newest. */
  readonly upcasters: UpcastersOf<Events>;
}

/** Lets the compiler infer the words and cards of a chapter while it checks its tables. */
export const chapter =
  <Name extends keyof Parts, Commands extends object, Events extends object>() =>
  <const Words extends Wordings, Table extends Cards<Commands, Events>>(
    tables: Chapter<Name, Commands, Events, Words, Table>,
  ): Chapter<Name, Commands, Events, Words, Table> =>
    tables;
