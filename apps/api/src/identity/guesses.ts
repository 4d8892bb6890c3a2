import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { FAILURES_MAX, LOCK_MINUTES } from '#exams';
import { turns } from '#kernel';
import { ProblemAnswer, TooMany } from '../edge/problem.js';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { SharedCount } from '../edge/shared-count.js';
import { MINUTE_MS } from '../edge/throttle.js';
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
/** A known device, by its own name, or who has a session, by the account: few share either. */
export const holder = (what: 'device' | 'change' | 'proof' | 'passkey', name: string): Guesser => ({
  name: `${what} ${name}`,
  isHolder: true,
});

/** What may be guessed at, and how it is answered. Failures are counted for all servers together. */
@Injectable()
export class Guesses {
  private readonly strangers: SharedCount;
  private readonly holders: SharedCount;
  private readonly logins: SharedCount;
  /** What is sent at the same moment is counted one by one. */
  private readonly inTurn = turns();

  constructor(
    private readonly security: SecurityEvents,
    @Inject(ENGINE) { together }: Pick<Engine, 'together'>,
  ) {
    const failures = (name: string, most: number) => new SharedCount(together.tally, { name, most, windowMs: HELD_MS });
    this.strangers = failures('guesses of strangers', SOURCE_FAILURES_MAX);
    this.holders = failures('guesses of holders', FAILURES_MAX);
    this.logins = failures('guesses at logins', FAILURES_MAX);
  }

  /** True for who has failed too often to be looked at. */
  private isSpent({ name, isHolder }: Guesser): Promise<boolean> {
    return (isHolder ? this.holders : this.strangers).isSpent(name);
  }

  /**
   * What comes of a stranger's try at a login, which answers nothing where it fails; nothing either once that was tried too
   * often. It is the same for a login that nobody has: whose password is worked on no more would be told apart by the time.
   */
  atLogin<Result>(login: string, task: () => Promise<Result | undefined>): Promise<Result | undefined> {
    const name = login.toLowerCase();
    return this.inTurn(`login ${name}`, async () => {
      if (await this.logins.isSpent(name)) return undefined;
      const result = await task();
      if (result === undefined) await this.logins.count(name);
      return result;
    });
  }

  /** Forgets the tries at a login whose account an administrator has unlocked. */
  forgive(login: string): Promise<void> {
    return this.logins.forget(login.toLowerCase());
  }

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
    if (await this.isSpent(guesser)) throw this.heldBack();
    return this.held(guesser, task, new ProblemAnswer(403, code), () => this.heldBack());
  }

  /**
   * What comes of a task that answers nothing for a wrong guess. Each failure counts, is told as `failed` and takes as long;
   * who has failed too often is not even looked at, which is told as `unheard`.
   */
  async held<Result>(
    { name, isHolder }: Guesser,
    task: () => Promise<Result | undefined>,
    failed = new ProblemAnswer(401, 'sign-in-failed'),
    unheard: () => ProblemAnswer = () => failed,
  ): Promise<Result> {
    const answerAt = performance.now() + FAILURE_MS;
    const counted = isHolder ? this.holders : this.strangers;
    const { isHeard, result } = await this.inTurn(`${String(isHolder)} ${name}`, async () => {
      const isHeard = !(await counted.isSpent(name));
      const result = isHeard ? await task() : undefined;
      if (result === undefined) await counted.count(name);
      return { isHeard, result };
    });
    if (result !== undefined) return result;
    await sleep(Math.max(0, answerAt - performance.now()));
    throw isHeard ? failed : unheard();
  }

  private heldBack(): ProblemAnswer {
    const until = this.holders.until();
    const inSeconds = Math.ceil((until - Date.now()) / 1_000);
    return new TooMany(inSeconds, 'proof-held-back', { until: new Date(until).toISOString() });
  }
}
