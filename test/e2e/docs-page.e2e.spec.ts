import { type Browser, chromium, type Page } from 'playwright-core';
import { Game } from '../newcomer/game.js';
import { Http, type Way } from '../newcomer/http.js';
import { moods } from '../newcomer/moods.js';
import { Newcomer } from '../newcomer/newcomer.js';
import { browserHere, NO_BROWSER } from '../run/browser.js';
import { goOn, setNow } from '../support/api-round/now.js';
import { DocsPage } from '../support/docs-page.js';
import { ADMIN_PASSWORD, type Product, startProduct } from '../support/product.js';

const BEGIN = Date.parse('2026-09-07T08:00:00.000+07:00');
/** Who is in a round of the pack that asks for the fewest acts: no paper is written. */
const PACK = 'VN-CONTRACT-2026';
const PLAYED = ['HR', 'AUTHORITY', 'AUDITOR', 'M1', 'M2', 'M3', 'M4', 'M5', 'N1', 'N2', 'N3'];

/** For a page on a machine that is busy with other things. */
const PATIENCE_MS = 300_000;

let product: Product;
let browser: Browser;
/** What the page complained of, besides answers that are refusals: those it shows. */
const errors: string[] = [];
const opened: { close: () => Promise<void> }[] = [];

const tab = async (url: string): Promise<Page> => {
  const [context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 2000 } })] =
    browser.contexts();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  await page.goto(url);
  return page;
};

beforeAll(async () => {
  const executablePath = browserHere();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  setNow(BEGIN);
  product = await startProduct({ KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
  opened.push(product);
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  opened.unshift(browser);
}, PATIENCE_MS);

afterAll(async () => {
  goOn();
  for (const one of opened) await one.close();
});

describe('the API viewer, in a browser', () => {
  it('takes a round from draft to archive, every command being sent and answered there for the first time', async () => {
    const docs = `${product.url}/docs`;
    const { paths } = (await product.nobody.get('/api/openapi.json')).body;
    const tabs = { session: await tab(docs), acts: await tab(docs) };
    const http = new Http(product.url, () => Date.now());
    const page = new DocsPage(tabs, paths, http);
    let way: Way = http;
    const newcomer = new Newcomer({
      way: { send: (...sent) => way.send(...sent) },
      admin: { login: 'admin', password: ADMIN_PASSWORD },
      setNow,
      tick: () => product.followers.tick(new Date().toISOString()),
    });
    // Accounts and the registry are there before; from then on the page is written through.
    await newcomer.settle(BEGIN, PLAYED);
    way = page;
    const { ref: pack, effectiveFrom: from } = (await newcomer.packs()).find(({ ref }) => ref.startsWith(PACK))!;
    const round = { id: 'MAU-01', pack, from, entry: 'LIVE', mood: moods.agreeing } as const;
    expect(await new Game(newcomer, round).run()).toMatchObject({ stage: 'ARCHIVED', provoked: 1 });
    const { status, body } = await page.tryOut('GET', '/api/rounds/MAU-01');
    expect([status, (body as { stage: string }).stage]).toEqual([200, 'ARCHIVED']);
    expect(errors).toEqual([]);
  }, 900_000);

  it('opens the operation of a command by its name', async () => {
    const page = await tab(`${product.url}/docs#/Rounds/ApprovePlan`);
    expect(await page.locator('#operations-Rounds-ApprovePlan textarea').inputValue()).toContain('"pack"');
  });
});
