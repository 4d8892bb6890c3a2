import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ADMIN_PASSWORD, type Product, startProduct } from '../support/product.js';

/** Chromium of this machine, e.g. Debian's package `chromium`. */
const browserHere = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
  .find((file) => existsSync(file));

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

describe('the front door', () => {
  it.each([
    ['vi', 'vi-VN,vi;q=0.9', 'Máy chủ tổ chức thi tuyển'],
    ['en', 'en-GB', 'A server for leadership recruitment exams'],
  ])('says what this is and where to go, in %s', async (language, accepted, lead) => {
    const { status, headers, body } = await product.nobody.get('/', { 'accept-language': accepted });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(lead);
    expect(body).not.toContain('<script');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    for (const [, path] of body.matchAll(/href="([^"]+)"/g)) expect((await product.nobody.get(path)).status).toBe(200);
  });
});

const inABrowser = browserHere === undefined ? describe.skip : describe;

inABrowser('the viewer, in a browser (Chromium on the PATH)', () => {
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: browserHere ?? '',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1200, height: 2000 } });
    page.setDefaultTimeout(10_000);
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
  }, 30_000);
  afterAll(() => browser.close());

  /** Opens an operation, fills it in as a person does, presses "Execute"; answers the status and the body shown. */
  const tryOut = async (
    [tag, operation]: readonly [tag: string, operation: string],
    body?: object,
    parameters: Readonly<Record<string, string>> = {},
  ): Promise<{ status: string; body: any }> => {
    const block = page.locator(`[id$="-${operation}"]`);
    await page.locator(`#operations-tag-${tag}`).click();
    await block.locator('.opblock-summary-control').click();
    await block.getByRole('button', { name: 'Try it out' }).click();
    for (const [name, value] of Object.entries(parameters))
      await block.locator(`tr[data-param-name="${name}"] input`).fill(value);
    if (body !== undefined) await block.locator('textarea.body-param__text').fill(JSON.stringify(body));
    await block.locator('button.execute').click();
    const answer = block.locator('.live-responses-table .response').first();
    const status = await answer.locator('.response-col_status').innerText();
    const shown = await answer.locator('.highlight-code code').first().innerText();
    await block.locator('.btn-clear').click();
    await block.getByRole('button', { name: 'Cancel' }).click();
    await block.locator('.opblock-summary-control').click();
    await page.locator(`#operations-tag-${tag}`).click();
    return { status: status.trim(), body: JSON.parse(shown) };
  };

  it('signs in, registers a unit, a post and people, drafts a round, and reads it, without an error', async () => {
    const authority = await product.person('AUTHORITY');
    await page.goto(`${product.url}/docs`);
    const signedIn = await tryOut(['Session', 'SignIn'], { login: 'admin', password: ADMIN_PASSWORD });
    expect(signedIn).toMatchObject({ status: '200', body: { account: 'admin' } });
    const { body: me } = await tryOut(['Session', 'WhoAmI']);
    expect(me.roles).toContain('ADMIN');
    const opened = await tryOut(['People', 'OpenAccount'], {
      ...{ login: 'nhansu.mau', name: 'Nguyễn Văn Mẫu' },
      ...{ password: 'mat-khau-mau-2026', roles: ['HR'] },
    });
    expect(opened.status).toBe('201');
    await tryOut(['Session', 'SignIn'], { login: 'nhansu.mau', password: 'mat-khau-mau-2026' });
    const unit = await tryOut(
      ['Units', 'RegisterUnit'],
      {
        ...{ code: 'thpt-mau', name: 'Trường mẫu', kind: 'SERVICE_UNIT', owner: 'city', effectiveOn: '2020-01-01' },
        ...{ authority: authority.person, superior: (await product.person('AUTHORITY')).person },
      },
      { id: 'thpt-mau' },
    );
    expect(unit).toMatchObject({ status: '200', body: { events: ['UnitRegistered'] } });
    const position = await tryOut(
      ['Positions', 'ApprovePosition'],
      {
        ...{ code: 'HT', title: 'Hiệu trưởng', schemeVersion: '2026', approvedOn: '2026-01-01' },
        ...{ tasks: ['Điều hành'], competencies: ['Quản trị'] },
      },
      { id: 'HT' },
    );
    expect(position.status).toBe('200');
    const drafted = await tryOut(
      ['Rounds', 'DraftRound'],
      {
        ...{ code: '01/2026', mandate: '72-KH/TU', owner: opened.body.person, entry: 'LIVE' },
        posts: [{ post: 'P1', unit: 'thpt-mau', position: 'HT' }],
      },
      { id: 'r-2026' },
    );
    expect(drafted).toMatchObject({ status: '200', body: { id: 'r-2026' } });
    const { position: at } = drafted.body;
    expect((await tryOut(['Views', 'ShowRound'], undefined, { id: 'r-2026', position: at })).body).toMatchObject({
      stage: 'DRAFT',
    });
    expect(errors).toEqual([]);
  }, 90_000);
});
