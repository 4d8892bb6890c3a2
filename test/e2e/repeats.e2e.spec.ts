import { goOn, setNow } from '../support/api-round/now.js';
import { ADMIN_PASSWORD, type Product, startProduct } from '../support/product.js';
import { Game } from '../newcomer/game.js';
import { type Answered, Http, type Login, type Way } from '../newcomer/http.js';
import { moods } from '../newcomer/moods.js';
import { Newcomer } from '../newcomer/newcomer.js';

/** The first working day of the year in which the round begins. */
const BEGIN = Date.parse('2026-01-05T08:00:00.000+07:00');

type Said = Readonly<Record<string, unknown>>;

/** What became of a command that was sent again: as it was, and with another paper, reason or number in it. */
interface Again {
  readonly command: string;
  readonly same: string;
  readonly other: string | undefined;
}

/** What opens a seal fits one value alone: another one says something else than another paper does. */
const opening: readonly string[] = ['commitment', 'secret', 'number', 'salt', 'snapshot'];
const HASH = /^[0-9a-f]{64}$/;

const otherHash = (hash: string): string => hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
const isBody = (value: unknown): value is Said => typeof value === 'object' && value !== null && !Array.isArray(value);

const otherValue = (field: string, value: unknown): unknown => {
  if (isBody(value)) return otherwise(value) ?? value;
  if (field === 'minutes' && typeof value === 'number') return value + 1;
  if (typeof value !== 'string' || opening.includes(field)) return value;
  if (HASH.test(value)) return otherHash(value);
  return field === 'reason' && value.includes(' ') ? `${value} (khác)` : value;
};

/** The same with another paper, reason or number of minutes; nothing where there is none in it. */
const otherwise = (said: Said): Said | undefined => {
  const other = Object.fromEntries(
    Object.entries(said).map(([field, value]) => [field, otherValue(field, value)] as const),
  );
  return JSON.stringify(other) === JSON.stringify(said) ? undefined : other;
};

/** What was answered, in a word: what was recorded, `NOTHING`, or the code of a refusal. */
const wordOf = ({ status, body }: Answered): string => {
  const { events, code } = body as { readonly events?: readonly string[]; readonly code?: string };
  if (status !== 200) return code ?? String(status);
  return events?.length === 0 ? 'NOTHING' : 'RECORDED';
};

/** A way on which everything that was recorded is sent twice more. */
class Insisting implements Way {
  readonly again: Again[] = [];

  constructor(private readonly way: Way) {}

  async send(who: Login | undefined, method: string, path: string, body?: unknown): Promise<Answered> {
    const answered = await this.way.send(who, method, path, body);
    const command = /^\/api\/(?:rounds|appointments)\/[^/]+\/([^/?]+)$/.exec(path)?.[1];
    if (method === 'POST' && command !== undefined && wordOf(answered) === 'RECORDED')
      await this.insist(who, { command, path, said: body as Said });
    return answered;
  }

  private async insist(who: Login | undefined, sent: { command: string; path: string; said: Said }): Promise<void> {
    const { command, path, said } = sent;
    const ask = async (body: Said): Promise<string> => wordOf(await this.way.send(who, 'POST', path, body));
    const other = otherwise(said);
    this.again.push({ command, same: await ask(said), other: other && (await ask(other)) });
  }
}

let product: Product;
let way: Insisting;

beforeAll(async () => {
  setNow(BEGIN);
  product = await startProduct({ KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
  way = new Insisting(new Http(product.url, () => Date.now()));
  const newcomer = new Newcomer({
    way,
    admin: { login: 'admin', password: ADMIN_PASSWORD },
    setNow,
    tick: () => product.followers.tick(new Date().toISOString()),
  });
  await newcomer.settle(BEGIN);
  const { ref, effectiveFrom } = (await newcomer.packs()).find(({ ref: known }) => known.startsWith('VN-CIVIL-2025'))!;
  await new Game(newcomer, {
    id: 'LAP-01',
    pack: ref,
    entry: 'LIVE',
    mood: moods.differing,
    from: effectiveFrom,
  }).run();
}, 120_000);

afterAll(async () => {
  goOn();
  await product.close();
});

const OTHERWISE = 'already-recorded-otherwise';
const commandsWhere = (is: (one: Again) => boolean): readonly string[] =>
  [...new Set(way.again.filter(is).map(({ command }) => command))].toSorted();

describe('a command that is sent again, through a whole round and its appointment', () => {
  it('is never taken for done where it says something else: what was sent is not thrown away unseen', () => {
    expect(commandsWhere(({ other }) => other === 'NOTHING')).toEqual([]);
    expect(commandsWhere(({ other }) => other === OTHERWISE)).toEqual(
      expect.arrayContaining([
        'record-mark',
        'record-presentation',
        'record-questioning',
        'report-supervision',
        'sign-sheet',
      ]),
    );
  });

  it('is harmless where it says the same: answered with nothing, or refused by the rules of its own chapter', () => {
    expect(commandsWhere(({ same }) => same === OTHERWISE)).toEqual([]);
    expect(commandsWhere(({ same }) => same === 'NOTHING')).toEqual(
      expect.arrayContaining(['record-mark', 'record-presentation', 'record-questioning', 'report-supervision']),
    );
  });
});
