import { randomUUID } from 'node:crypto';
import { openSession, sealSession } from './session.js';

/** From the question to the touch on the device. */
const CHALLENGE_MINUTES = 5;

/**
 * Questions for passkeys: each is good once and briefly. It says by itself what it is for and how old it is, so that nobody
 * fills a memory by asking for them; kept are only those that were answered.
 */
export class Challenges {
  private readonly answered = new Map<string, number>();

  constructor(private readonly key: string) {}

  /** A new one; `purpose` is nobody's secret. */
  ask(purpose: string): string {
    return sealSession(this.key, { account: purpose, session: randomUUID(), issuedAt: new Date().toISOString() });
  }

  /** True for one that was asked for this purpose, is not too old, and has not been answered. */
  isOpen(challenge: string, purpose: string): boolean {
    const now = new Date().toISOString();
    const asked = openSession(this.key, challenge, now, CHALLENGE_MINUTES / 60);
    return asked?.account === purpose && !this.answered.has(challenge);
  }

  /** As {@link isOpen}, and never again: of two answers at the same moment one is too late. */
  answer(challenge: string, purpose: string): boolean {
    if (!this.isOpen(challenge, purpose)) return false;
    const now = Date.now();
    for (const [one, until] of this.answered) if (until < now) this.answered.delete(one);
    this.answered.set(challenge, now + CHALLENGE_MINUTES * 60_000);
    return true;
  }
}
