import type { Leases, Standing, Tally } from '#kernel';
import { answering } from './answering.js';

const isThere = (there: Standing | undefined, seen: Standing | undefined): boolean =>
  there?.term === seen?.term && there?.beat === seen?.beat;

/** Leases among those who share this memory. */
export const memoryLeases = (): Leases => {
  const standing = new Map<string, Standing>();
  return {
    read: (name) => answering(() => standing.get(name)),
    swap: (name, seen, next) =>
      answering(() => {
        if (!isThere(standing.get(name), seen)) return false;
        standing.set(name, next);
        return true;
      }),
    close: () => answering(() => undefined),
  };
};

/** Between two looks for what is to be forgotten. */
const SWEEP_MS = 60_000;

/** Counts in this memory, for the one process that has it. */
export const memoryTally = (): Tally => {
  const counts = new Map<string, { count: number; until: number }>();
  let sweptAt = 0;
  const sweep = (now: number): void => {
    if (Math.abs(now - sweptAt) < SWEEP_MS) return;
    sweptAt = now;
    for (const [name, { until }] of counts) if (until < now) counts.delete(name);
  };
  const set = (name: string, until: Date, change: (count: number) => number): number => {
    sweep(Date.now());
    const count = change(counts.get(name)?.count ?? 0);
    counts.set(name, { count, until: until.getTime() });
    return count;
  };
  return {
    add: (name, by, until) => answering(() => set(name, until, (count) => count + by)),
    raise: (name, to, until) => answering(() => void set(name, until, (count) => Math.max(count, to))),
    count: (name) => answering(() => counts.get(name)?.count ?? 0),
    close: () => answering(() => undefined),
  };
};
