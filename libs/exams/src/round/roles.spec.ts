import { blankRound } from '#test/support/specify';
import { cardOf, roundEventTypes } from './cards.js';
import { sittingOf } from './people.js';
import { holders } from './seats.js';

const sent = roundEventTypes.flatMap((type) => {
  const card = cardOf(type);
  return card.sent === 'FOLLOWS' ? [] : [[type, card.sent] as const];
});

it.each(sent)('%s comes about by a command that some role can send, unless the system alone does', (_, card) => {
  expect(card.roles.length > 0).toBe(card.seats.join() !== 'SYSTEM');
});

it.each(sent)('%s is sent from a seat that there is in a round', (_, { seats }) => {
  expect(seats).not.toEqual([]);
  for (const seat of seats) expect(holders(seat, sittingOf(blankRound))).toBeInstanceOf(Array);
});
