import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserHere, NO_BROWSER } from '../run/browser.js';

/** The browser of this machine, without what it would ask of others. */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = browserHere();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
};

/** Somebody at a browser of their own, and what that complained of. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of scripts, of the console, and what the policy of the page refused. */
  readonly complaints: string[];
}

/** Opens a browser for somebody who has not signed in. */
export const visitor = async (browser: Browser, url: string): Promise<Visitor> => {
  const context = await browser.newContext({ baseURL: url, locale: 'vi-VN', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  return { context, page, complaints };
};

/** The same after signing in at the page for it. */
export const signIn = async ({ page }: Visitor, { login, password }: { login: string; password: string }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.waitForURL((address) => address.pathname === '/');
};

/** Waits until a page shows what it has read. */
export const isThere = async (page: Page): Promise<void> => {
  await page.locator('main h1').first().waitFor();
  await page.locator('main .skeleton').first().waitFor({ state: 'detached' });
};
