import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Answered, Http, Login, Way } from '../newcomer/http.js';

type Json = Readonly<Record<string, unknown>>;

/** Where the command of a stream is sent: its kind, its id, and the command as addresses write it. */
const COMMAND = /^\/api\/(rounds|appointments)\/([^/]+)\/([a-z-]+)$/;

/** `record-mark` → `RecordMark`. */
const named = (kebab: string): string => kebab.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Which command a commitment is made for, and the button that makes it. */
const committing = {
  LOT: ['CommitLot', 'Tạo số bí mật'],
  CODE_MAP: ['CodeScripts', 'Đánh phách'],
} as const;

/** For what a form offers to be read. */
const OFFERED_MS = 5_000;

/**
 * People who write through the form of each command, everybody in a browser of their own. Secrets, codes and commitments are
 * made by the page, and kept in the files that it saves. The first time that somebody sends a command it goes through its
 * form; what is sent again, or only read, comes another way.
 */
export class FormPages implements Way {
  /** What browsers complained of. */
  readonly complaints: string[] = [];
  /** The commands that were sent by their forms. */
  readonly sent = new Set<string>();
  private readonly tabs = new Map<string, Page>();
  private readonly folder = mkdtempSync(join(tmpdir(), 'khoabang-envelopes-'));

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
    private readonly elsewhere: Http,
  ) {}

  async send(who: Login | undefined, method: string, path: string, body?: unknown): Promise<Answered> {
    const [, kind, id = '', command = ''] = COMMAND.exec(path) ?? [];
    if (who === undefined || method !== 'POST' || kind === undefined)
      return this.elsewhere.send(who, method, path, body);
    if (command === 'commitments') return this.commit(await this.tabOf(who), id, body as Json);
    const place = `/${kind}/${id}/do/${named(command)}`;
    // What is provoked names people whom nobody knows, as the description of the product does: no form offers them.
    const isProvoked = JSON.stringify(body).includes('"person-1"');
    if (isProvoked || this.sent.has(named(command))) return this.elsewhere.send(who, method, path, body);
    this.sent.add(named(command));
    return this.act(await this.tabOf(who), place, path, body as Json);
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true });
    for (const page of this.tabs.values()) await page.context().close();
  }

  private async tabOf(who: Login): Promise<Page> {
    const page = this.tabs.get(who.login) ?? (await this.newTab());
    this.tabs.set(who.login, page);
    await this.keepSession(page.context(), who);
    return page;
  }

  private async newTab(): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.url, locale: 'vi-VN', acceptDownloads: true });
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    return page;
  }

  private async keepSession(context: BrowserContext, who: Login): Promise<void> {
    const [name = '', value = ''] = (await this.elsewhere.freshCookie(who)).split(/=(.*)/s);
    await context.addCookies([{ name, value, url: this.url, httpOnly: true, sameSite: 'Strict' }]);
  }

  /** Has the page make secrets and a commitment to them, and saves what its keepers take away. */
  private async commit(page: Page, round: string, { kind }: Json): Promise<Answered> {
    const [command, button] = committing[kind as keyof typeof committing];
    await page.goto(`/rounds/${round}/do/${command}`);
    await page.getByRole('button', { name: button }).first().click();
    const saves = page.getByRole('button', { name: 'Lưu tệp' });
    await saves.first().waitFor();
    const kept: Json[] = [];
    for (const save of await saves.all()) {
      const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
      kept.push(JSON.parse(readFileSync(await download.path(), 'utf8')) as Json);
    }
    await page.getByRole('checkbox', { name: /^Tôi đã cất/ }).check();
    const all = Object.assign({}, ...kept) as Json;
    const codes = (all['map'] as readonly { readonly code: string }[] | undefined)?.map(({ code }) => code).toSorted();
    return { status: 200, body: { ...all, codes } };
  }

  private async act(page: Page, place: string, path: string, body: Json): Promise<Answered> {
    if (new URL(page.url(), this.url).pathname !== place) await page.goto(place);
    const form = page.locator('main form');
    await form.waitFor();
    for (const [name, value] of Object.entries(body)) {
      await this.fill(form, name, value).catch((error: unknown) => {
        throw new Error(`${place}, ${name} = ${JSON.stringify(value)}: ${String(error)}`);
      });
    }
    const [response] = await Promise.all([
      page.waitForResponse((one) => one.request().method() === 'POST' && new URL(one.url()).pathname === path),
      form.locator('button[type=submit]').click(),
    ]);
    const answered = { status: response.status(), body: (await response.json()) as unknown };
    await page
      .locator(answered.status < 300 ? '.note.good' : '.note.bad')
      .first()
      .waitFor();
    await page.goto('about:blank');
    return answered;
  }

  private async fill(form: Locator, path: string, value: unknown): Promise<void> {
    const place = form.locator(`[id="field-${path}"]`);
    if (path === 'map') return this.open(place, { map: value });
    if (path === 'salt') return this.open(form.locator('[id="field-map"]'), { salt: value });
    // What another field fills in has no place of its own.
    if ((await place.count()) === 0) return;
    if (Array.isArray(value)) return this.fillList(form, place, path, value);
    if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) await this.fill(form, `${path}.${name}`, one);
      return;
    }
    return this.fillOne(place, String(value));
  }

  private async fillList(form: Locator, place: Locator, path: string, values: readonly unknown[]): Promise<void> {
    const ticks = place.locator('input[type=checkbox]');
    if ((await ticks.count()) > 0 && typeof values[0] === 'string') {
      for (const tick of await ticks.all()) await tick.setChecked(values.includes(await tick.inputValue()));
      return;
    }
    const entry = (at: number): Locator => form.locator(`[id="field-${path}[${String(at)}]"]`);
    while ((await entry(values.length).count()) > 0)
      await place
        .getByRole('button', { name: `Bỏ mục ${String(values.length + 1)}`, exact: true })
        .last()
        .click();
    for (const [at, value] of values.entries()) {
      if ((await entry(at).count()) === 0) await place.getByRole('button', { name: '+ Thêm' }).last().click();
      await this.fill(form, `${path}[${String(at)}]`, value);
    }
  }

  private async fillOne(place: Locator, text: string): Promise<void> {
    const select = place.locator('select');
    if ((await select.count()) > 0 && (await this.isOffered(select, text))) {
      await select.selectOption(text);
      return;
    }
    const radio = place.locator(`input[type=radio][value="${text}"]`);
    if ((await radio.count()) > 0) return radio.check();
    // What is known already is typed in behind a fold: the hash of a file, the code of a person.
    const known = place.locator('details');
    if ((await known.count()) > 0) {
      await known.locator('summary').click();
      return known.locator('input').fill(text);
    }
    const typed = place.locator('textarea, input:not([type=file]):not([type=checkbox])');
    // The commitment was made by the page, and stands there.
    if ((await typed.count()) > 0) await typed.first().fill(text);
  }

  /** Who is in no list stands behind the fold under it; where there is none, the choice must come. */
  private async isOffered(select: Locator, text: string): Promise<boolean> {
    const option = select.locator(`option[value="${text}"]`);
    const offered = option.waitFor({ state: 'attached', timeout: OFFERED_MS });
    return offered.then(
      () => true,
      () => false,
    );
  }

  /** Gives the page an envelope, as its keeper brings it. */
  private async open(place: Locator, envelope: Json): Promise<void> {
    const file = join(this.folder, `${Object.keys(envelope).join('-')}.json`);
    writeFileSync(file, JSON.stringify({ format: 'khoabang.envelope/1', round: '', commitment: '', ...envelope }));
    await place.locator('input[type=file]').setInputFiles(file);
    await place.getByText('map' in envelope ? /✓ Bảng phách/ : /✓ Có muối/).waitFor();
  }
}
