import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { FAILURES_MAX, LOCK_MINUTES } from '#exams';
import { ProblemAnswer, TooMany } from '../edge/problem.js';
import { MINUTE_MS, Throttle } from '../edge/throttle.js';
import { SecurityEvents } from './security-events.js';

/** How long failures hold back, as in the account itself. */
const HELD_MS = LOCK_MINUTES * MINUTE_MS;
/** A whole office may stand behind one address, and each of it may mistype. */
const SOURCE_FAILURES_MAX = 40;
/** Every failure is answered so long after it was asked: longer than any check takes, waiting included. */
const FAILURE_MS = 500;

/** Who may be guessing: so often, and then no more for a while. */
export interface Guesser {
  readonly name: string;
  readonly isHolder: boolean;
}

/** A source that is not known. */
export const stranger = (source: string): Guesser => ({ name: source, isHolder: false });
/** A known device, or a session: of an account, which few share. */
export const holder = (what: 'device' | 'change' | 'proof' | 'passkey', account: string): Guesser => ({
  name: `${what} ${account}`,
  isHolder: true,
});

/** What may be guessed at, and how it is answered. */
@Injectable()
export class Guesses {
  private readonly strangers = new Throttle(SOURCE_FAILURES_MAX, HELD_MS);
  private readonly holders = new Throttle(FAILURES_MAX, HELD_MS);

  constructor(private readonly security: SecurityEvents) {}

  /** Notes from where an account was locked. */
  lockedOut(source: string, account: string): void {
    this.security.note('LOCKED_OUT', source, account);
  }

  /**
   * As {@link held}, for who has a session: the holder may know what was wrong, and until when nothing is looked at.
   */
  async shown<Result>(
    guesser: Guesser,
    task: () => Promise<Result | undefined>,
    code: 'proof-wrong' | 'current-password-wrong',
  ): Promise<Result> {
    if (this.holders.isSpent(guesser.name)) {
      const until = this.holders.until();
      const inSeconds = Math.ceil((until - Date.now()) / 1_000);
      throw new TooMany(inSeconds, 'proof-held-back', { until: new Date(until).toISOString() });
    }
    return this.held(guesser, task, new ProblemAnswer(403, code));
  }

  /**
   * What comes of a task that answers nothing for a wrong guess. Each failure counts, is told as `failed` and takes as long;
   * who has failed too often is not even looked at.
   */
  async held<Result>(
    { name, isHolder }: Guesser,
    task: () => Promise<Result | undefined>,
    failed = new ProblemAnswer(401, 'sign-in-failed'),
  ): Promise<Result> {
    const answerAt = performance.now() + FAILURE_MS;
    const counted = isHolder ? this.holders : this.strangers;
    const result = counted.isSpent(name) ? undefined : await task();
    if (result !== undefined) return result;
    counted.count(name);
    await sleep(Math.max(0, answerAt - performance.now()));
    throw failed;
  }
}
