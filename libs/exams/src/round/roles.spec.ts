import { cardOf, roundEventTypes } from './cards.js';

const sent = roundEventTypes.flatMap((type) => {
  const card = cardOf(type);
  return card.sent === 'FOLLOWS' ? [] : [[type, card.sent] as const];
});

it.each(sent)('%s comes about by a command that some role can send, unless the system alone does', (_, card) => {
  expect(card.roles.length > 0).toBe(card.seats.join() !== 'SYSTEM');
});
