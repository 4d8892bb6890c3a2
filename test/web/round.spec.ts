import type { Browser } from 'playwright-core';
import { Game } from '../newcomer/game.js';
import { Http, type Way } from '../newcomer/http.js';
import { moods } from '../newcomer/moods.js';
import { Newcomer } from '../newcomer/newcomer.js';
import { goOn, setNow } from '../support/api-round/now.js';
import { ADMIN_PASSWORD, type Product, startProduct } from '../support/product.js';
import { FormPages } from './form-pages.js';
import { openBrowser } from './visitors.js';

const BEGIN = Date.parse('2026-09-07T08:00:00.000+07:00');
const PATIENCE_MS = 900_000;

let product: Product;
let browser: Browser;

beforeAll(async () => {
  setNow(BEGIN);
  product = await startProduct({ KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
  browser = await openBrowser();
}, PATIENCE_MS);

afterAll(async () => {
  goOn();
  await browser.close();
  await product.close();
});

describe('a round through the pages', () => {
  it(
    'comes from the need to the archive, every command being sent by its form',
    async () => {
      const http = new Http(product.url, () => Date.now());
      const pages = new FormPages(browser, product.url, http);
      let way: Way = http;
      const newcomer = new Newcomer({
        way: { send: (...sent) => way.send(...sent) },
        admin: { login: 'admin', password: ADMIN_PASSWORD },
        setNow,
        tick: () => product.followers.tick(new Date().toISOString()),
      });
      await newcomer.settle(BEGIN);
      way = pages;
      const { ref: pack, effectiveFrom: from } = (await newcomer.packs()).find(({ ref }) =>
        ref.startsWith('VN-CIVIL'),
      )!;
      const round = { id: 'MAU-01', pack, from, entry: 'LIVE', mood: moods.agreeing } as const;
      expect(await new Game(newcomer, round).run()).toMatchObject({ stage: 'ARCHIVED' });
      expect(pages.complaints).toEqual([]);
      expect(pages.sent.size).toBeGreaterThan(40);
      await pages.close();
    },
    PATIENCE_MS,
  );
});
