import { isIPv6 } from 'node:net';
import { TooMany } from './problem.js';

export const MINUTE_MS = 60_000;

/** An IPv6 address without what was left out of it: `2001:db8::1` → `2001:db8:0:0:0:0:0:1`. */
const groupsOf = (address: string): readonly string[] => {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...after];
};

/** Where a request comes from, as it is counted: one household has a whole /64 of IPv6 addresses. */
export const sourceOf = (address: string): string => {
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return isIPv6(plain) ? groupsOf(plain).slice(0, 4).join(':') : plain;
};

/** Lets each asker do something so often within a while, and keeps nothing of anybody longer than that. */
export class Throttle {
  private readonly counted = new Map<string, number>();
  private since = 0;

  constructor(
    private readonly most: number,
    private readonly windowMs = MINUTE_MS,
  ) {}

  /** Counts one more. `now` in milliseconds. */
  count(asker: string, now = Date.now()): void {
    this.forget(now);
    this.counted.set(asker, (this.counted.get(asker) ?? 0) + 1);
  }

  /** True for one who has had all there is. */
  isSpent(asker: string, now = Date.now()): boolean {
    this.forget(now);
    return (this.counted.get(asker) ?? 0) >= this.most;
  }

  /** Counts one request; throws 429 for one too many, which is not counted. */
  take(asker: string, now = Date.now()): void {
    this.mustNotBeSpent(asker, now);
    this.count(asker, now);
  }

  /** Throws 429 for one who has had all there is. */
  mustNotBeSpent(asker: string, now = Date.now()): void {
    if (this.isSpent(asker, now)) throw new TooMany(Math.ceil((this.until() - now) / 1_000));
  }

  /** When all of them may begin anew, in milliseconds. */
  until(): number {
    return this.since + this.windowMs;
  }

  private forget(now: number): void {
    if (now - this.since < this.windowMs) return;
    this.counted.clear();
    this.since = now;
  }
}
