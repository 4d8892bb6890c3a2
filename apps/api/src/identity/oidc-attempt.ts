import { createHmac, randomUUID } from 'node:crypto';
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
 * of the edge can finish what another has begun, and what stands in the cookie is of no use to anybody.
 */
export class Attempts {
  /** Those that have come back, by when they would have ended. */
  private readonly used = new Map<string, number>();

  constructor(private readonly key: string) {}

  /** A new one, and what the browser keeps of it. */
  begin(): { readonly attempt: Attempt; readonly cookie: string } {
    const session = randomUUID();
    const cookie = sealSession(this.key, { account: 'oidc', session, issuedAt: new Date().toISOString() });
    return { attempt: this.madeOf(session), cookie };
  }

  /** The one that a browser comes back with, once; `undefined` for one that is over, used or not ours. */
  finish(cookie: string): Attempt | undefined {
    const now = Date.now();
    const opened = openSession(this.key, cookie, new Date(now).toISOString(), ATTEMPT_MINUTES / 60);
    for (const [id, until] of this.used) if (until < now) this.used.delete(id);
    if (opened === undefined || this.used.has(opened.session)) return undefined;
    this.used.set(opened.session, now + ATTEMPT_MS);
    return this.madeOf(opened.session);
  }

  private madeOf(id: string): Attempt {
    const made = (what: string) => createHmac('sha256', this.key).update(`${what} ${id}`).digest('base64url');
    return { state: made('state'), nonce: made('nonce'), verifier: made('verifier') };
  }
}
