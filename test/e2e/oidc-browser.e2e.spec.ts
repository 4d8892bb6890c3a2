import { type Browser, chromium } from 'playwright-core';
import { browserHere, NO_BROWSER } from '../run/browser.js';
import { startWithProvider, type WithProvider } from '../support/with-provider.js';

let all: WithProvider;
let browser: Browser;
beforeAll(async () => {
  const executablePath = browserHere();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  // To a browser `localhost` and the provider's `127.0.0.1` are two sites.
  all = await startWithProvider({}, 'localhost');
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});
afterAll(async () => {
  await browser.close();
  await all.close();
});

describe('a real browser', () => {
  it('is sent to the provider, comes back from another site, and has a session that no script can read', async () => {
    const { account } = await all.product.person('HR');
    await all.bind(account, 'an');
    const page = await browser.newPage();
    const home = all.product.url.replace('127.0.0.1', 'localhost');
    await page.goto(`${home}/api/session/oidc`);
    expect(page.url()).toContain(all.provider.issuer);
    await page.fill('input[name=login]', 'an');
    await page.fill('input[name=password]', 'any');
    await page.click('button[type=submit]');
    await page.click('button[type=submit]');
    await page.waitForURL(`${home}/`);
    expect(await page.evaluate('document.cookie')).toBe('');
    const me = await page.goto(`${home}/api/session`);
    expect(await me?.json()).toMatchObject({ account, means: 'OIDC' });
    const kept = (await page.context().cookies(home)).map(({ name, sameSite }) => [name, sameSite]);
    expect(kept).toEqual([['khoabang', 'Strict']]);
  });

  it('shows why nobody is signed in, and the way to try again', async () => {
    const page = await browser.newPage({ locale: 'vi-VN' });
    await page.goto(`${all.product.url.replace('127.0.0.1', 'localhost')}/api/session/oidc`);
    await page.fill('input[name=login]', 'a-stranger');
    await page.fill('input[name=password]', 'any');
    await page.click('button[type=submit]');
    await page.click('button[type=submit]');
    const text = page.getByText('Hãy nhờ quản trị viên gắn danh tính vào tài khoản của ông/bà.');
    await text.waitFor();
    expect(await page.getByRole('link').getAttribute('href')).toBe('/api/session/oidc');
  });
});
