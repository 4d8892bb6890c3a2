import { eachOf, joined } from '#kernel';
import { certain } from '../bug.js';
import { appealsCards } from './appeals/cards.js';
import { applicationsCards } from './applications/cards.js';
import type { About, Card, Sealed, Sent, Title } from './card.js';
import { clocksCards } from './clocks/cards.js';
import { councilCards } from './council/cards.js';
import { defenceCards } from './defence/cards.js';
import { deviationsCards } from './deviations/cards.js';
import { drawsCards } from './draws/cards.js';
import { titled } from '../stream-card.js';
import type { RoundCommands, RoundEvents } from './events.js';
import { hiringCards } from './hiring/cards.js';
import { markingCards } from './marking/cards.js';
import { planCards } from './plan/cards.js';
import { resultsCards } from './results/cards.js';
import { standstillCards } from './standstill/cards.js';
import { writtenCards } from './written/cards.js';

/** Names of round events, as the log has them. */
export type RoundEventType = keyof RoundEvents;

/** A card by the name of its event. */
export interface AnyCard extends Omit<Card<keyof RoundCommands, never>, 'about' | 'sealed' | 'decides'> {
  readonly about: 'NOBODY' | 'CANDIDATE' | 'SCRIPT';
  readonly sealed: readonly Sealed<string>[] | 'OPEN';
  readonly decides: ((data: never, round: string) => About) | 'NOTHING';
}

/** The card of every event of a round. */
export const roundCards = joined([
  planCards,
  councilCards,
  applicationsCards,
  writtenCards,
  markingCards,
  appealsCards,
  drawsCards,
  defenceCards,
  hiringCards,
  resultsCards,
  standstillCards,
  clocksCards,
  deviationsCards,
]);

const book: Readonly<Record<RoundEventType, AnyCard>> = roundCards;

/** Names of all events of a round. */
export const roundEventTypes = Object.keys(book) as readonly RoundEventType[];

/** The card of an event by its name in the log; `undefined` for one that no round has. */
export const findCard = (type: string): AnyCard | undefined =>
  Object.hasOwn(book, type) ? book[type as RoundEventType] : undefined;

/** The card of an event of a round. */
export const cardOf = (type: RoundEventType): AnyCard => book[type];

/** The titles of all events of a round, as answers show them. */
export const roundTitles: Readonly<Record<RoundEventType, Title>> = eachOf(book, titled);

/** The title of an event of a round. */
export const titleOf = (type: RoundEventType): Title => roundTitles[type];

/** The title of an event by its name in the log; `null` for one that no round has. */
export const findTitle = (type: string): Title | null =>
  Object.hasOwn(book, type) ? roundTitles[type as RoundEventType] : null;

const senders: ReadonlyMap<string, { readonly event: RoundEventType; readonly sent: Sent<keyof RoundCommands> }> =
  new Map(
    roundEventTypes.flatMap((event) => {
      const { sent } = book[event];
      return sent === 'FOLLOWS' ? [] : [[sent.command, { event, sent }] as const];
    }),
  );

/** By which event a command is recorded, and who may send it. */
export const senderOf = (command: string) => certain(senders.get(command), `no card names the command ${command}`);

/** By which command somebody brings about an event that does not follow by rule. */
export const sentFor = (event: RoundEventType): Sent<keyof RoundCommands> => {
  const { sent } = book[event];
  return certain(sent === 'FOLLOWS' ? undefined : sent, `${event} follows by rule: nobody sends for it`);
};
