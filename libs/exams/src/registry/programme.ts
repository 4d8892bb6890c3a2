import type { Chance } from './chance.js';

/** Units that go into one of them, which goes on. */
export interface SampleMerger {
  readonly into: string;
  readonly from: readonly string[];
}

/** One group of a merger programme: the units before, and what becomes of them. The rest stay as they are. */
export interface MergerGroup {
  readonly name: MergerGroupName;
  readonly before: readonly string[];
  readonly mergers: readonly SampleMerger[];
}

export type MergerGroupName = 'DEPARTMENT_UNITS' | 'DISTRICT_UNITS' | 'PROJECT_BOARDS' | 'FUNDS';

/** What the city published in 2019 (domain: §2.2): numbers before and after, and the percentage where it gives one. */
export const mergerFigures = {
  DEPARTMENT_UNITS: { before: 401, after: 280, stated: '30.2' },
  DISTRICT_UNITS: { before: 206, after: 96, stated: '53.4' },
  PROJECT_BOARDS: { before: 70, after: 41, stated: '41.4' },
  FUNDS: { before: 3, after: 1, stated: null },
} as const satisfies Readonly<Record<MergerGroupName, { before: number; after: number; stated: string | null }>>;

/** Mergers by chance that leave exactly `after` of the units: each vanishes at most once, and only into one that stays. */
export const mergersOf = (chance: Chance, before: readonly string[], after: number): readonly SampleMerger[] => {
  const order = chance.shuffled(before);
  const stay = order.slice(0, after);
  const into = new Map<string, string[]>();
  for (const unit of order.slice(after)) {
    const target = chance.pick(stay);
    into.set(target, [...(into.get(target) ?? []), unit]);
  }
  return [...into].map(([target, from]) => ({ into: target, from }));
};
