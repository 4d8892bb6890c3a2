import type { Tally } from '#kernel';
import { TooMany } from './problem.js';

/** What is counted, how much of it is too much, and within how long. */
export interface Counted {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
}

/** Lets each asker do something so often within a while, whichever server is asked: each time is counted where all see it. */
export class SharedCount {
  constructor(
    private readonly tally: Pick<Tally, 'add' | 'count'>,
    private readonly counted: Counted,
  ) {}

  /** Counts one more. */
  async count(asker: string): Promise<void> {
    await this.tally.add(this.nameOf(asker), 1, new Date(this.until()));
  }

  /** Lets one begin anew at once. */
  async forget(asker: string): Promise<void> {
    const name = this.nameOf(asker);
    await this.tally.add(name, -(await this.tally.count(name)), new Date(this.until()));
  }

  /** True for one who has had all there is. */
  async isSpent(asker: string): Promise<boolean> {
    return (await this.tally.count(this.nameOf(asker))) >= this.counted.most;
  }

  /** Throws 429 for one who has had all there is. */
  async mustNotBeSpent(asker: string): Promise<void> {
    if (await this.isSpent(asker)) throw new TooMany(Math.ceil((this.until() - Date.now()) / 1_000));
  }

  /** When all of them may begin anew, in milliseconds: at the same instant on every server. */
  until(): number {
    const { windowMs } = this.counted;
    return (Math.floor(Date.now() / windowMs) + 1) * windowMs;
  }

  private nameOf(asker: string): string {
    return `${this.counted.name} ${this.until().toString()} ${asker}`;
  }
}
