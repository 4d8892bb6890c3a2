import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { exits, Sentence } from '../command.js';

/** A server that is busy, whose views are behind or that closed the line at this instant is asked this often. */
const TRIES_MAX = 10;
/** Between two tries, when the server names no time of its own. */
const PAUSE_MS = 500;
/** An import of a whole registry is one request; nothing takes longer. */
const REQUEST_MS = 120_000;

/** The server said no: its own code and words (RFC 9457). */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly request: string,
  ) {
    super(`${request}: ${String(status)} ${code}. ${detail}`);
  }
}

/** What every command is answered with. */
export interface Answer {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly events: readonly string[];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
  readonly people?: Readonly<Record<string, string>>;
}

type Query = Readonly<Record<string, string>>;

/** The server as one signed-in person meets it. */
export interface Caller {
  /** Sends under an idempotency key of its own: a try after a failure writes nothing twice. */
  readonly post: <Result = Answer>(path: string, body: unknown) => Promise<Result>;
  readonly put: (path: string, body: unknown) => Promise<void>;
  /** Reads at or after everything that this program has written so far. */
  readonly get: <Result>(path: string, query?: Query) => Promise<Result>;
  /** All pages of a list. */
  readonly list: <Item>(path: string, query?: Query) => Promise<readonly Item[]>;
}

/** A way to the server, shared by all who call through it. */
export interface Door {
  readonly url: string;
  /** Signs in as an administrator with a token made by the master key of the server. */
  readonly signInOnMachine: (proof: string) => Promise<Caller>;
  /** Signs in with login and password and calls as that person. */
  readonly signIn: (login: string, password: string) => Promise<Caller>;
  /** The first sign-in: with the password that an administrator gave out, which is replaced by an own one. */
  readonly firstSignIn: (login: string, given: string, own: string) => Promise<Caller>;
  /** True when a server answers there. */
  readonly answers: () => Promise<boolean>;
  /** Every request so far, and the texts that went with them: the tests look for them where they must not be. */
  readonly sent: { requests: number; readonly texts: Set<string> };
}

/** Fields of bodies that hold free text. */
const FREE_TEXT: readonly string[] = ['backdatedNote', 'reason', 'subject', 'text', 'effects'];

const remember = (texts: Set<string>, body: unknown): void => {
  if (typeof body !== 'object' || body === null) return;
  for (const [field, value] of Object.entries(body)) {
    if (FREE_TEXT.includes(field) && typeof value === 'string' && value.includes(' ')) texts.add(value);
  }
};

interface Sending {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** True where sending it twice does what sending it once does: then a line that broke is no reason to give up. */
  readonly isRepeatable: boolean;
}

const unreachable = (url: string): Sentence =>
  new Sentence(
    `Không có máy chủ Khoa Bảng tại ${url}. No Khoa Bảng server answers at ${url}: start it with \`npm start\`, or name another with --url URL.`,
    exits.unreachable,
  );

/** Nothing where no answer came: nobody listens there, or the line broke on the way. */
const tried = async (url: string, { path, method, headers, body }: Sending): Promise<Response | undefined> => {
  const request = { method, headers, ...(body === undefined ? {} : { body }) };
  try {
    return await fetch(new URL(path, url), { ...request, signal: AbortSignal.timeout(REQUEST_MS) });
  } catch {
    return undefined;
  }
};

const refusedBy = async (response: Response, request: string): Promise<Refused> => {
  const problem = (await response.json().catch(() => ({}))) as Partial<Record<'code' | 'detail', string>> & {
    readonly fields?: readonly { readonly field: string; readonly message: string }[];
  };
  const fields = (problem.fields ?? []).map(({ field, message }) => `${field} ${message}`).join('; ');
  const detail = [problem.detail ?? response.statusText, fields].filter((part) => part !== '').join(' ');
  return new Refused(response.status, problem.code ?? 'unknown', detail, request);
};

const mayHelpToWait = (response: Response | undefined, { isRepeatable }: Sending): boolean =>
  response === undefined ? isRepeatable : response.status === 503;

const pauseAfter = (response: Response | undefined): number => {
  const seconds = Number(response?.headers.get('retry-after') ?? '');
  return seconds > 0 ? seconds * 1_000 : PAUSE_MS;
};

const send = async (url: string, sending: Sending): Promise<Response> => {
  for (let tries = 1; ; tries += 1) {
    const response = await tried(url, sending);
    if (response?.ok === true) return response;
    if (tries === TRIES_MAX || !mayHelpToWait(response, sending)) {
      throw response === undefined ? unreachable(url) : await refusedBy(response, `${sending.method} ${sending.path}`);
    }
    await sleep(pauseAfter(response));
  }
};

const bodyOf = (body: unknown): { body: string; type: string } =>
  typeof body === 'string' ? { body, type: 'text/csv' } : { body: JSON.stringify(body), type: 'application/json' };

const sessionCookie = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');

const allPages = async <Item>(pageFrom: (from: Query) => Promise<Page<Item>>): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await pageFrom(after === undefined ? {} : { after });
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
};

const callerOf = (url: string, sent: Door['sent'], cookie: string, reached: { position: bigint }): Caller => {
  const get: Caller['get'] = async (path, query = {}) => {
    sent.requests += 1;
    const search = new URLSearchParams({ ...query, position: reached.position.toString() });
    const headers = { cookie, 'accept-language': 'en' };
    const asked = `${path}?${search.toString()}`;
    return (await send(url, { method: 'GET', path: asked, headers, isRepeatable: true })).json() as never;
  };
  return {
    get,
    list: (path, query = {}) => allPages((from) => get(path, { limit: '500', ...query, ...from })),
    put: async (path, body) => {
      sent.requests += 1;
      const headers = { cookie, 'content-type': 'application/json', 'accept-language': 'en' };
      await send(url, { method: 'PUT', path, headers, body: JSON.stringify(body), isRepeatable: false });
    },
    post: async (path, sending) => {
      sent.requests += 1;
      remember(sent.texts, sending);
      const { body, type } = bodyOf(sending);
      const headers = { cookie, 'content-type': type, 'accept-language': 'en', 'idempotency-key': randomUUID() };
      const reply = await send(url, { method: 'POST', path, headers, body, isRepeatable: true });
      const answer = (await reply.json()) as { position?: string };
      const position = BigInt(answer.position ?? '0');
      if (position > reached.position) reached.position = position;
      return answer as never;
    },
  };
};

/** A way to the server at `url`. Throws a {@link Sentence} when nobody answers, {@link Refused} when it says no. */
export const doorTo = (url: string): Door => {
  const sent: Door['sent'] = { requests: 0, texts: new Set() };
  const reached = { position: 0n };
  const begin = async (path: string, given: object, isRepeatable: boolean): Promise<Caller> => {
    sent.requests += 1;
    const headers = { 'content-type': 'application/json' };
    const answer = await send(url, { method: 'POST', path, headers, body: JSON.stringify(given), isRepeatable });
    return callerOf(url, sent, sessionCookie(answer), reached);
  };
  const signIn: Door['signIn'] = (login, password) => begin('/api/session', { login, password }, true);
  return {
    url,
    sent,
    answers: async () => {
      const answer = await tried(url, { method: 'GET', path: '/api/health', headers: {}, isRepeatable: false });
      if (answer === undefined) throw unreachable(url);
      return answer.ok;
    },
    // The first that a program asks: where nobody answers, it says so at once.
    signInOnMachine: (proof) => begin('/api/session/machine', { proof }, false),
    signIn,
    firstSignIn: async (login, given, own) => {
      await (await signIn(login, given)).put('/api/session/password', { current: given, next: own });
      return signIn(login, own);
    },
  };
};

/** Does `work` on all items, at most `width` at a time. */
export const eachOf = async <Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
};
