import { isIPv6 } from 'node:net';
import type { Tally } from '#kernel';
import type { Engine } from '../../../host/src/engine.js';
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

/** True for a source on this machine. */
export const isThisMachine = (source: string): boolean => source.startsWith('127.') || source === '0:0:0:0';

/** So long after others were counted here, other servers know of it: who spreads what is asked gains a second's worth on each. */
const SHARE_MS = 1_000;

/** Where servers tell each other what they have counted. */
export interface Sharing {
  readonly tally: Pick<Tally, 'add'>;
  readonly name: string;
}

/** How a throttle is shared with other servers, where there are any. */
export const sharedBy = ({ together }: Pick<Engine, 'together'>, name: string): Sharing | undefined =>
  together.leases === undefined ? undefined : { tally: together.tally, name };

/** Lets each asker do something so often within a while, and keeps nothing of anybody longer than that. */
export class Throttle {
  private readonly counted = new Map<string, number>();
  private unshared = new Map<string, number>();
  private sharing: NodeJS.Timeout | undefined;
  private since = 0;

  constructor(
    private readonly most: number,
    private readonly windowMs = MINUTE_MS,
    private readonly shared?: Sharing,
  ) {}

  /** Counts one more. `now` in milliseconds. */
  count(asker: string, now = Date.now()): void {
    this.forget(now);
    this.counted.set(asker, (this.counted.get(asker) ?? 0) + 1);
    if (this.shared === undefined) return;
    this.unshared.set(asker, (this.unshared.get(asker) ?? 0) + 1);
    this.sharing ??= setTimeout(() => void this.share(), SHARE_MS).unref();
  }

  /** Tells other servers what was counted here, and counts what they told. Where they cannot be reached each counts for itself. */
  async share(): Promise<void> {
    const { shared, since, unshared } = this;
    this.sharing = undefined;
    this.unshared = new Map();
    if (shared === undefined) return;
    try {
      for (const [asker, count] of unshared) {
        const name = `${shared.name} ${since.toString()} ${asker}`;
        const all = await shared.tally.add(name, count, new Date(since + this.windowMs));
        if (this.since === since) this.counted.set(asker, all + (this.unshared.get(asker) ?? 0));
      }
    } catch {
      // The limit of this server still holds.
    }
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
    this.unshared.clear();
    // Shared windows begin at the same instant everywhere.
    this.since = this.shared === undefined ? now : now - (now % this.windowMs);
  }
}
