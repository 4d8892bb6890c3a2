import { moods } from '../newcomer/moods.js';
import { goOn } from '../support/api-round/now.js';
import { type Product, startProduct } from '../support/product.js';
import { type Played, playRights } from './play.js';
import { described } from './table.js';
import { linesOf } from './tries.js';

const SEED = 20_260_105;

let product: Product;
let played: Played;

beforeAll(async () => {
  product = await startProduct({ KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
  played = await playRights({ product, pack: 'VN-CIVIL-2025', mood: moods.differing, seed: SEED, whole: false });
}, 600_000);

afterAll(async () => {
  goOn();
  await product.close();
});

it('at every stage nobody does or reads what the table does not give them, and strangers learn nothing from refusals', () => {
  expect(linesOf(played.differences)).toEqual([]);
  expect(played.stages).toEqual(expect.arrayContaining(['NONE', 'DRAFT', 'MARKING', 'DEFENCE_RUNNING', 'ARCHIVED']));
  expect(played.tried).toBeGreaterThan(15_000);
});

it('the table has a line for everything that can be asked, and for nothing else', () => {
  expect(played.operations.toSorted()).toEqual(described.toSorted());
  expect(played.malformed).toEqual([]);
});
