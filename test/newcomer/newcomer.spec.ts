import { goOn, setNow } from '#test/support/api-round/now';
import { ADMIN_PASSWORD, type Product, startProduct } from '#test/support/product';
import { Game, type Played, type Round } from './game.js';
import { Http } from './http.js';
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
    way: new Http(product.url, () => Date.now()),
    admin: { login: 'admin', password: ADMIN_PASSWORD },
    setNow,
    tick: () => product.followers.tick(new Date().toISOString()),
  });
  await newcomer.settle(BEGIN);
});

afterAll(async () => {
  goOn();
  await product.close();
});

let rounds = 0;
const nextId = (): string => `MAU-${String((rounds += 1)).padStart(2, '0')}`;

/** Plays a round; `npm run newcomer` prints the diary of it, a failure has it in its words. */
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
  ] as const)(
    'takes a round of every pack from draft to archive, entered as %s, with people %s',
    async (entry, mood) => {
      for (const { ref, effectiveFrom } of await newcomer.packs()) {
        const round = { id: nextId(), pack: ref, entry, mood: moods[mood], from: effectiveFrom };
        const { stage, provoked } = await played(round);
        expect({ ref, stage, provoked }).toEqual({ ref, stage: 'ARCHIVED', provoked: 1 });
      }
    },
    300_000,
  );

  it.each([
    ['LIVE', 'VN-CIVIL-2025', 'astray', 'ARCHIVED'],
    ['RETROSPECTIVE', 'VN-CONTRACT-2026', 'astray', 'ARCHIVED'],
    ['LIVE', 'VN-PUBLIC-UNIT-2026', 'interviewedFirst', 'ARCHIVED'],
    ['RETROSPECTIVE', 'VN-CIVIL-2025', 'failing', 'ARCHIVED'],
    ['LIVE', 'VN-CIVIL-2025', 'alone', 'CANCELLED'],
  ] as const)(
    'takes a round, entered as %s under %s with people %s, to where it is %s',
    async (entry, pack, mood, end) => {
      const known = (await newcomer.packs()).find(({ ref }) => ref.startsWith(pack))!;
      const { stage } = await played({
        id: nextId(),
        pack: known.ref,
        entry,
        mood: moods[mood],
        from: known.effectiveFrom,
      });
      expect(stage).toBe(end);
    },
    300_000,
  );
});
