import { moods } from '../newcomer/moods.js';
import { type Played, tried } from './play.js';
import { described } from './table.js';
import { linesOf } from './tries.js';

let played: Played;

beforeAll(async () => {
  played = await tried({ pack: 'VN-CIVIL-2025', mood: moods.differing, seed: 20_260_105, whole: false });
}, 600_000);

it('at every stage nobody does or reads what the table does not give them, and strangers learn nothing from refusals', () => {
  expect(linesOf(played.differences)).toEqual([]);
  expect(played.stages).toEqual(expect.arrayContaining(['NONE', 'DRAFT', 'MARKING', 'DEFENCE_RUNNING', 'ARCHIVED']));
  expect(played.tried).toBeGreaterThan(15_000);
});

it('the table has a line for everything that can be asked, and for nothing else', () => {
  expect(played.operations.toSorted()).toEqual(described.toSorted());
  expect(played.malformed).toEqual([]);
});
