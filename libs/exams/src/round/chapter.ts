import type { Context, Decision, Meta } from '#kernel';
import type { Wordings } from '../words.js';
import type { RoundEvents } from './events.js';
import type { Parts, Round } from './state.js';

/**
 * One chapter of the book that a round is. `leadsTo` names the event that a command is about: the pack's flow says in
 * which stages it may happen, so `decide` may rely on being in one of them.
 */
export interface Chapter<
  Name extends keyof Parts,
  Commands extends object,
  Events extends object,
  Words extends Wordings,
> {
  readonly name: Name;
  readonly initial: Parts[Name];
  readonly refusals: Words;
  readonly leadsTo: Readonly<Record<keyof Commands & string, keyof Events & keyof RoundEvents>>;
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

/** Lets the compiler infer the words of a chapter while it checks its tables. */
export const chapter =
  <Name extends keyof Parts, Commands extends object, Events extends object>() =>
  <const Words extends Wordings>(
    tables: Chapter<Name, Commands, Events, Words>,
  ): Chapter<Name, Commands, Events, Words> =>
    tables;
