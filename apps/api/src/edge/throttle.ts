import { ProblemAnswer } from './problem.js';

const WINDOW_MS = 60_000;

/** Lets each asker ask so often within a minute, and keeps nothing of anybody longer than that. */
export class Throttle {
  private readonly asked = new Map<string, number>();
  private since = 0;

  constructor(private readonly most: number) {}

  /** Counts one request; throws 429 for one too many. `now` in milliseconds. */
  take(asker: string, now = Date.now()): void {
    if (now - this.since >= WINDOW_MS) {
      this.asked.clear();
      this.since = now;
    }
    const count = (this.asked.get(asker) ?? 0) + 1;
    this.asked.set(asker, count);
    if (count > this.most) throw new ProblemAnswer(429, 'too-many-requests');
  }
}
