import { isSystem, systemActor } from './system.js';

test('the engine acts under names of its own, and no person does', () => {
  expect(systemActor('totals')).toBe('system:totals');
  expect([systemActor('totals'), 'p1', 'p-system:totals'].map((actor) => isSystem({ actor }))).toEqual([
    true,
    false,
    false,
  ]);
});
