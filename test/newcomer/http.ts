/** What the product says no with: RFC 9457, and what can be done instead. */
export interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly next?: readonly { readonly href: string }[];
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** The way to the product for those whom the newcomer plays: over HTTP, or through a page that people use. */
export interface Way {
  /** One request, signed in as `who` where somebody is named. */
  send(who: Login | undefined, method: string, path: string, body?: unknown): Promise<Answered>;
}

interface Session {
  readonly cookie: string;
  readonly until: number;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly cookie?: string;
}

/** Somebody who can sign in. */
export interface Login {
  readonly login: string;
  readonly password: string;
}

const maxAgeOf = (cookie: string): number => Number(/max-age=(\d+)/i.exec(cookie)?.[1] ?? 3600) * 1_000;

/** The product at one address, as those who sign in there meet it. Nobody keeps a session longer than its cookie lasts. */
export class Http implements Way {
  private readonly sessions = new Map<string, Session>();

  constructor(
    private readonly url: string,
    private readonly now: () => number,
  ) {}

  async send(who: Login | undefined, method: string, path: string, body?: unknown): Promise<Answered> {
    const { status, body: answer } = await this.asking(who, { method, path, body });
    // "Sign in, then send again": a session is over sooner for who was silent for long.
    if (status !== 401 || who === undefined || !this.sessions.delete(who.login)) return { status, body: answer };
    const again = await this.asking(who, { method, path, body });
    return { status: again.status, body: again.body };
  }

  /** The cookie of a session in which the product still answers. */
  async freshCookie(who: Login): Promise<string> {
    await this.send(who, 'GET', '/api/session');
    return this.cookieOf(who);
  }

  private async asking(who: Login | undefined, request: Request) {
    const cookie = who === undefined ? undefined : await this.cookieOf(who);
    return this.request({ ...request, ...(cookie ? { cookie } : {}) });
  }

  private async cookieOf(who: Login): Promise<string> {
    const known = this.sessions.get(who.login);
    if (known !== undefined && this.now() < known.until) return known.cookie;
    const since = this.now();
    const { login, password } = who;
    const { cookies } = await this.request({ method: 'POST', path: '/api/session', body: { login, password } });
    const [first = ''] = cookies;
    const cookie = first.split(';')[0] ?? '';
    this.sessions.set(login, { cookie, until: since + maxAgeOf(first) / 2 });
    return cookie;
  }

  private async request({ method, path, body, cookie }: Request) {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        'accept-language': 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, body: answer, cookies: response.headers.getSetCookie() };
  }
}
