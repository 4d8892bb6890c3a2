import { type Player, staff } from './cast.js';
import { Forms, type OpenApi, type Said } from './document.js';
import type { Answered, Login, Way } from './http.js';

/** What the newcomer has: a way to the product, its administrator, and a hand on its clock. */
export interface Hands {
  readonly way: Way;
  readonly admin: Login;
  readonly setNow: (now: number) => void;
  /** Lets the clocks that have run out act. */
  readonly tick: () => Promise<unknown>;
  /** By what the logins and codes of this newcomer are told from those of others; `mau` where nobody says so. */
  readonly called?: string;
  /** Owning bodies for which everybody acts; those of the administrator where nobody says so. */
  readonly bodies?: readonly string[];
}

/** What the list of packs says of one. */
export interface PackLine {
  readonly ref: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly leftToPlan: readonly string[];
}

const GIVEN = 'mat khau duoc giao';
const PASSWORD = 'mot mat khau mau';

/** Somebody who knows of the product its OpenAPI document, what a round waits for, and refusals. */
export class Newcomer {
  readonly people: Record<string, Player> = {};
  /** Who is registered, and never signs in. */
  superior = '';
  now = 0;
  forms = new Forms({ paths: {}, components: { schemas: {} } });
  /** What was last answered to a write: reads ask to see at least this. */
  private written = '0';

  constructor(readonly hands: Hands) {}

  /** Goes on to this moment, and never back. */
  goTo(now: number): void {
    this.now = Math.max(this.now, now);
    this.hands.setNow(this.now);
  }

  /** Reads the document, opens the accounts of those who are played, and enters the position that all rounds ask for. */
  async settle(now: number, played: readonly string[] = Object.keys(staff)): Promise<void> {
    this.goTo(now);
    const { bodies } = this.hands;
    const { body } = await this.hands.way.send(undefined, 'GET', '/api/openapi.json');
    this.forms = new Forms(body as OpenApi);
    for (const key of played) {
      const login = `${this.called}.${key.toLowerCase()}`;
      const entry = { login, name: `Người mẫu ${key}`, password: GIVEN, roles: [staff[key]] };
      const account = bodies === undefined ? entry : { ...entry, bodies };
      const { person } = (await this.must(this.hands.admin, '/api/accounts', account)) as { readonly person: string };
      const change = { current: GIVEN, next: PASSWORD };
      await this.hands.way.send({ login, password: GIVEN }, 'PUT', '/api/session/password', change);
      this.people[key] = { key, login, password: PASSWORD, person };
    }
    const hr = this.player('HR');
    this.superior = ((await this.must(hr, '/api/people')) as { readonly person: string }).person;
    const approvedOn = '2017-05-15';
    await this.must(hr, `/api/positions/${this.position}/approve-position`, { code: this.position, approvedOn });
  }

  private get called(): string {
    return this.hands.called ?? 'mau';
  }

  /** The job position of all its rounds. */
  get position(): string {
    return `VT-${this.called.toUpperCase()}`;
  }

  /** Who plays this part. */
  player(key: string): Player {
    const player = this.people[key];
    if (player === undefined) throw new Error(`nobody plays ${key}`);
    return player;
  }

  /** The packs that the product has, those that are in force no longer first. */
  async packs(): Promise<readonly PackLine[]> {
    const { items } = await this.read<{ items: readonly PackLine[] }>(this.player('HR'), '/api/packs');
    return items.toSorted((a, b) => ((a.effectiveTo ?? '9') < (b.effectiveTo ?? '9') ? -1 : 1));
  }

  /** Sends what the document asks for on this route, and whatever there is to say. */
  async post(who: Login, path: string, body: unknown): Promise<Answered> {
    const answered = await this.hands.way.send(who, 'POST', path, body);
    const { position } = (answered.body ?? {}) as { readonly position?: string };
    if (position !== undefined) this.written = position;
    return answered;
  }

  /** The same, where nothing but a yes is right. */
  async must(who: Login, path: string, said: Said = {}, day = '2017-01-01'): Promise<unknown> {
    const { status, body } = await this.post(who, path, this.forms.fill(path, said, day));
    if (status >= 300)
      throw new Error(`POST ${path} ${JSON.stringify(said)}: ${String(status)} ${JSON.stringify(body)}`);
    return body;
  }

  /** Reads, at or after everything that was written so far. */
  async read<Seen>(who: Login, path: string): Promise<Seen> {
    const { status, body } = await this.hands.way.send(who, 'GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${String(status)} ${JSON.stringify(body)}`);
    return body as Seen;
  }

  /** The position to give to reads that know it. */
  get seen(): string {
    return `position=${this.written}`;
  }
}
