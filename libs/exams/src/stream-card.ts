import type { RuleSource } from '#rules';
import type { Role } from './account/events.js';
import type { EveryCommand, Title } from './round/card.js';

/** How an event of a small stream comes about by a command: which one, and who may send it. */
export interface SentTo<Command extends string, Seat extends string> {
  readonly command: Command;
  /** An account needs one of these. `SYSTEM`: only the server itself sends it, and there is no route. */
  readonly roles: readonly Role[] | 'SYSTEM';
  /** And one of these, by what the stream itself is about. */
  readonly seats: readonly Seat[];
}

/** All that is to be known of an event of a unit, position, account or appointment beside its shape and its rule. */
export interface StreamCard<Command extends string, Seat extends string> {
  /** `FOLLOWS`: recorded by rule, with an event that was sent for. */
  readonly sent: SentTo<Command, Seat> | 'FOLLOWS';
  readonly title: { readonly vi: string; readonly en: string; readonly source: RuleSource | null };
}

/** A card for every event of a kind of stream. */
export type StreamCards<Commands extends object, Events extends object, Seat extends string> = Readonly<
  Record<keyof Events & string, StreamCard<keyof Commands & string, Seat>>
>;

/** The cards of a kind of stream, one for each event; a command that no card names does not compile. */
export const streamCards =
  <Commands extends object, Events extends object, Seat extends string>() =>
  <const Table extends StreamCards<Commands, Events, Seat>>(table: Table & EveryCommand<Commands, Table>): Table =>
    table;

/** The title on a card, as answers show it. */
export const titled = ({ title: { vi, en, source } }: Pick<StreamCard<string, string>, 'title'>): Title =>
  source === null ? { vi, en } : { vi, en, source };
