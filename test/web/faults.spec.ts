import type { Browser, Page } from 'playwright-core';
import { goOn } from '../support/api-round/now.js';
import { playRound, type ScenarioRound } from '../support/api-round/round.js';
import { type ScenarioProduct, startScenarioProduct } from '../support/api-round/product.js';
import { isThere, openBrowser, signIn, type Visitor, visitor } from './visitors.js';

const PATIENCE_MS = 300_000;
const SHEET = 'a'.repeat(64);

let product: ScenarioProduct;
let browser: Browser;
let round: ScenarioRound;
let marker: Visitor;

const person = (key: string) => {
  const found = product.playOf('', {}).cast.get(key);
  if (found === undefined) throw new Error(`nobody is called ${key}`);
  return found;
};

beforeAll(async () => {
  product = await startScenarioProduct();
  browser = await openBrowser();
  const candidates = ['A', 'B', 'C', 'D'].map((id) => ({ id, marks: ['60', '61'] as const }));
  round = await playRound(product, { candidates, panel: 'COUNCIL', until: 'CODED' });
  marker = await visitor(browser, product.door.url);
  await signIn(marker, person('K2'));
}, PATIENCE_MS);

afterAll(async () => {
  goOn();
  await browser.close();
  await product.close();
});

const recorded = async (): Promise<number> => (await round.events('MarkRecorded')).length;

/** Opens the form of a mark and fills it in. */
const filledIn = async (page: Page, candidate: string): Promise<void> => {
  await page.goto(`/rounds/${round.id}/do/RecordMark?subject=${encodeURIComponent(round.scriptOf(candidate))}`);
  await isThere(page);
  await page.locator('[id="field-mark"] input').fill('62,5');
  await page.locator('[id="field-sheet"] summary').click();
  await page.locator('[id="field-sheet"] details input').fill(SHEET);
  await page.locator('summary', { hasText: 'Việc đã xảy ra trước đây' }).click();
  await page.locator('[id="field-occurredAt"] input').fill(occurredAt());
};

/** A minute after all that has happened: this round is typed in from paper. */
const occurredAt = (): string => {
  round.playing.now += 60_000;
  return new Date(round.playing.now + 7 * 3_600_000).toISOString().slice(0, 19);
};

const submit = (page: Page) => page.locator('main form button[type=submit]');

describe('what was typed into a form', () => {
  it('is sent once, however often it is clicked', async () => {
    const { page } = marker;
    const before = await recorded();
    await filledIn(page, 'A');
    await submit(page).dblclick();
    await page.locator('.note.good').waitFor();
    expect(await recorded()).toBe(before + 1);
  });

  it('stays where the line breaks, and is sent once it is whole again', async () => {
    const { page, context } = marker;
    const before = await recorded();
    await filledIn(page, 'B');
    await context.setOffline(true);
    await submit(page).click();
    await page.locator('main form [role=alert]').waitFor();
    expect(await page.locator('[id="field-mark"] input').inputValue()).toBe('62,5');
    await context.setOffline(false);
    await submit(page).click();
    await page.locator('.note.good').waitFor();
    expect(await recorded()).toBe(before + 1);
  });

  it('outlives a session that has ended: after signing in again it is there', async () => {
    const { page, context } = marker;
    const before = await recorded();
    await filledIn(page, 'C');
    const address = page.url();
    await context.clearCookies();
    await submit(page).click();
    await page.locator('main [role=alert], main form input[type=password]').first().waitFor();
    await signIn(marker, person('K2'));
    await page.goto(address);
    await isThere(page);
    expect(await page.locator('[id="field-mark"] input').inputValue()).toBe('62,5');
    await submit(page).click();
    await page.locator('.note.good').waitFor();
    expect(await recorded()).toBe(before + 1);
  });

  it('in a second tab is refused in words where the first was sent meanwhile', async () => {
    const { page, context } = marker;
    const other = await context.newPage();
    await filledIn(page, 'D');
    await filledIn(other, 'D');
    await submit(page).click();
    await page.locator('.note.good').waitFor();
    const before = await recorded();
    await submit(other).click();
    await other.locator('main form [role=alert], main form .note.bad').first().waitFor();
    expect(await recorded()).toBe(before);
    await other.close();
  });
});
