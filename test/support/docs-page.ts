import type { Locator, Page } from 'playwright-core';
import type { Answered, Http, Login, Way } from '../newcomer/http.js';

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;

/** An operation on the page, and what stands in the gaps of its path. */
interface Found extends Operation {
  readonly gaps: Readonly<Record<string, string>>;
}

/** So often a chapter is clicked at, so long it may take to open, and so long it is looked for. */
const CLICKS = 5;
const SOON_MS = 10_000;
const LOOKED_FOR_MS = 30_000;

/** An operation that stands open on a page. */
interface Open {
  readonly id: string;
  readonly block: Locator;
}

/**
 * People at one computer who write through `/docs`: in one tab somebody signs in there once; in the other they act. The first
 * time that a command is sent, it is answered as the page shows it; what is sent again, or only read, comes another way.
 */
export class DocsPage implements Way {
  private signedIn = '';
  private readonly written = new Set<string>();
  private readonly open = new Map<Page, Open>();

  constructor(
    private readonly tabs: { readonly session: Page; readonly acts: Page },
    private readonly paths: Paths,
    private readonly elsewhere: Http,
  ) {}

  async send(who: Login | undefined, method: string, path: string, body?: unknown): Promise<Answered> {
    if (method === 'GET' || !this.isNew(method, path)) return this.elsewhere.send(who, method, path, body);
    if (who !== undefined && who.login !== this.signedIn) await this.signIn(who);
    const answered = await this.tryOut(method, path, body);
    if (answered.status !== 401 || who === undefined) return answered;
    await this.signIn(who);
    return this.tryOut(method, path, body);
  }

  private isNew(method: string, path: string): boolean {
    const { operationId } = this.find(method, path);
    const isNew = !this.written.has(operationId);
    this.written.add(operationId);
    return isNew;
  }

  /** Opens an operation, fills it in as a person does, presses "Execute", and reads what the page shows. */
  async tryOut(method: string, path: string, body?: unknown, page = this.tabs.acts): Promise<Answered> {
    const { gaps, ...operation } = this.find(method, path);
    const block = await this.opened(page, operation);
    for (const [name, value] of Object.entries(gaps))
      await block.locator(`tr[data-param-name="${name}"] input`).fill(value);
    if (body !== undefined) await block.locator('textarea.body-param__text').fill(JSON.stringify(body, null, 2));
    await block.getByRole('button', { name: 'Execute' }).click();
    const answer = block.locator('.live-responses-table .response').first();
    const status = await answer.locator('.response-col_status').innerText();
    const isEmpty = status.trim().startsWith('204');
    const shown = isEmpty ? null : await answer.locator('.highlight-code code').first().textContent();
    await block.getByRole('button', { name: 'Clear' }).click();
    return { status: Number.parseInt(status), body: JSON.parse(shown ?? 'null') as unknown };
  }

  /** Once by the page; after that the browser has the session of whoever sits down at it, as if each had one of their own. */
  private async signIn(who: Login): Promise<void> {
    const { login, password } = who;
    this.signedIn = login;
    if (this.isNew('POST', '/api/session')) {
      await this.tryOut('POST', '/api/session', { login, password }, this.tabs.session);
      return;
    }
    const [name = '', value = ''] = (await this.elsewhere.freshCookie(who)).split(/=(.*)/s);
    const { origin } = new URL(this.tabs.acts.url());
    await this.tabs.acts.context().addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
  }

  private find(method: string, path: string): Found {
    const given = path.split('/');
    const [template = '', item] =
      Object.entries(this.paths)
        .toSorted(([a], [b]) => a.split('{').length - b.split('{').length)
        .find(([known]) => {
          const parts = known.split('/');
          return parts.length === given.length && parts.every((part, at) => part.startsWith('{') || part === given[at]);
        }) ?? [];
    const operation = item?.[method.toLowerCase()];
    if (operation === undefined) throw new Error(`/docs does not offer ${method} ${path}`);
    const gaps = template
      .split('/')
      .flatMap((part, at) => (part.startsWith('{') ? [[part.slice(1, -1), given[at] ?? ''] as const] : []));
    return { ...operation, gaps: Object.fromEntries(gaps) };
  }

  /** Opens an operation of a page, and closes the one before. */
  private async opened(page: Page, { operationId: id, tags: [tag = ''] }: Operation): Promise<Locator> {
    const before = this.open.get(page);
    if (before?.id === id) return before.block;
    if (before !== undefined) await this.close(before.block);
    await this.chapter(page, tag);
    const block = page.locator(`#operations-${tag}-${id}`);
    await block.locator('.opblock-summary-control').click();
    this.open.set(page, { id, block });
    return block;
  }

  /**
   * Opens a chapter that is closed; again, where the page moved under the click. On a busy machine the viewer sometimes leaves
   * its chapters out when it draws anew: then the page is loaded again, as people do.
   */
  private async chapter(page: Page, tag: string): Promise<void> {
    const chapter = page.locator(`#operations-tag-${tag}`);
    const isOpen = page.locator(`#operations-tag-${tag}[data-is-open="true"]`);
    for (let click = 0; click < CLICKS && (await isOpen.count()) === 0; click += 1) {
      const isThere = await chapter.click({ timeout: LOOKED_FOR_MS }).then(
        () => true,
        () => false,
      );
      if (!isThere) await page.reload();
      await isOpen.waitFor({ timeout: SOON_MS }).catch(() => undefined);
    }
  }

  /** Waits until it is closed, too: what stands below moves up, and a click on it would miss. */
  private async close(block: Locator): Promise<void> {
    await block.locator('.opblock-summary-control').click();
    await block.locator('.opblock-body').waitFor({ state: 'hidden' });
  }
}
