import { randomUUID } from 'node:crypto';
import { isFirst, type Tally } from '#kernel';
import { openSession, sealSession } from './session.js';

/** From the question to the touch on the device. */
const CHALLENGE_MINUTES = 5;

const nameOf = (challenge: string): string => `answered ${challenge}`;

/**
 * Questions for passkeys: each is good once and briefly. It says by itself what it is for and how old it is, so that nobody
 * fills a memory by asking for them; kept are only those that were answered, by whichever server.
 */
export class Challenges {
  constructor(
    private readonly key: string,
    private readonly tally: Pick<Tally, 'add' | 'count'>,
  ) {}

  /** A new one; `purpose` is nobody's secret. */
  ask(purpose: string): string {
    return sealSession(this.key, { account: purpose, session: randomUUID(), issuedAt: new Date().toISOString() });
  }

  /** True for one that was asked for this purpose, is not too old, and has not been answered. */
  async isOpen(challenge: string, purpose: string): Promise<boolean> {
    return this.isMeant(challenge, purpose) && (await this.tally.count(nameOf(challenge))) === 0;
  }

  /** As {@link isOpen}, and never again: of two answers at the same moment, on whichever servers, one is too late. */
  async answer(challenge: string, purpose: string): Promise<boolean> {
    if (!this.isMeant(challenge, purpose)) return false;
    return isFirst(this.tally, nameOf(challenge), new Date(Date.now() + CHALLENGE_MINUTES * 60_000));
  }

  private isMeant(challenge: string, purpose: string): boolean {
    const now = new Date().toISOString();
    return openSession(this.key, challenge, now, CHALLENGE_MINUTES / 60)?.account === purpose;
  }
}
