import { createHmac, randomUUID } from 'node:crypto';
import { isFirst, type Tally } from '#kernel';
import { openSession, sealSession } from './session.js';

/** From the click to the return: enough to find the phone with the second factor. */
export const ATTEMPT_MINUTES = 10;
const ATTEMPT_MS = ATTEMPT_MINUTES * 60_000;

/** What only this browser and the provider know of one sign-in, from its beginning to its end. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: proves to the provider that who fetches the tokens is who began. */
  readonly verifier: string;
}

/**
 * Sign-ins that have begun and not come back yet. The browser keeps a signed number, out of which all else is made: so any process
 * of the edge can finish what another has begun, one of them once, and what stands in the cookie is of no use to anybody.
 */
export class Attempts {
  constructor(
    private readonly key: string,
    private readonly tally: Pick<Tally, 'add'>,
  ) {}

  /** A new one, and what the browser keeps of it. */
  begin(): { readonly attempt: Attempt; readonly cookie: string } {
    const session = randomUUID();
    const cookie = sealSession(this.key, { account: 'oidc', session, issuedAt: new Date().toISOString() });
    return { attempt: this.madeOf(session), cookie };
  }

  /** The one that a browser comes back with, once; `undefined` for one that is over, used or not ours. */
  async finish(cookie: string): Promise<Attempt | undefined> {
    const now = Date.now();
    const opened = openSession(this.key, cookie, new Date(now).toISOString(), ATTEMPT_MINUTES / 60);
    if (opened === undefined) return undefined;
    const isUnused = await isFirst(this.tally, `came back ${opened.session}`, new Date(now + ATTEMPT_MS));
    return isUnused ? this.madeOf(opened.session) : undefined;
  }

  private madeOf(id: string): Attempt {
    const made = (what: string) => createHmac('sha256', this.key).update(`${what} ${id}`).digest('base64url');
    return { state: made('state'), nonce: made('nonce'), verifier: made('verifier') };
  }
}
