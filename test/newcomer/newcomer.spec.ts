import { goOn, setNow } from '#test/support/api-round/now';
import { ADMIN_PASSWORD, type Product, startProduct } from '#test/support/product';
import { Game, type Played, type Round } from './game.js';
import { moods } from './moods.js';
import { Newcomer } from './newcomer.js';

/** The first working day of the year in which the rounds begin that are played as they happen. */
const BEGIN = Date.parse('2026-01-05T08:00:00.000+07:00');

let product: Product;
let newcomer: Newcomer;

beforeAll(async () => {
  setNow(BEGIN);
  product = await startProduct({ KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
  newcomer = new Newcomer({
    url: product.url,
    admin: { login: 'admin', password: ADMIN_PASSWORD },
    setNow,
    tick: () => product.followers.tick(new Date().toISOString()),
  });
  await newcomer.settle(BEGIN);
}, 60_000);

afterAll(async () => {
  goOn();
  await product.close();
});

const played = async (round: Round): Promise<Played> => {
  const game = new Game(newcomer, round);
  const came = await game.run();
  if (process.env['NEWCOMER'] === 'tells')
    process.stdout.write(`\n${round.pack} ${round.entry}\n${came.diary.join('\n')}\n`);
  return came;
};

describe('a newcomer who follows what the product says', () => {
  it.each([
    ['LIVE', 'agreeing'],
    ['RETROSPECTIVE', 'differing'],
    ['RETROSPECTIVE', 'astray'],
  ] as const)(
    'takes a round of every pack from draft to archive, entered as %s, with people %s',
    async (entry, mood) => {
      for (const { ref, effectiveFrom } of await newcomer.packs()) {
        const id = `${mood}-${ref.split('@')[0] ?? ''}`;
        const came = await played({ id, pack: ref, entry, mood: moods[mood], from: effectiveFrom });
        expect([ref, came.stage, came.provoked]).toEqual([ref, 'ARCHIVED', 1]);
      }
    },
    120_000,
  );
});
