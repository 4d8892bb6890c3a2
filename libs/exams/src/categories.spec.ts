import { account } from './account/account.js';
import { appointment } from './appointment/appointment.js';
import { position } from './position/position.js';
import { round } from './round/round.js';
import { unit } from './unit/unit.js';

// Streams that were recorded are found under these names, for ever.
test('streams are named after what they are about', () => {
  const categories = [round, appointment, unit, position, account].map(({ category }) => category);
  expect(categories).toEqual(['round', 'appointment', 'unit', 'position', 'account']);
});
