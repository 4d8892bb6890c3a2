import type { ListPositionsAnswer, ListReorganisationsAnswer, ListUnitsAnswer } from '../../api/types.gen.js';
import { fold } from '../../words/format.js';

export type Unit = ListUnitsAnswer['items'][number];
export type Position = ListPositionsAnswer['items'][number];
export type Reorganisation = ListReorganisationsAnswer['items'][number];

/** So many lines stand on one page: more would make every key stroke slow. */
export const PAGE = 100;

/** What an address asks for of a list. */
export interface Wanted {
  readonly q?: string;
  readonly status?: string;
  readonly owner?: string;
}

/** What the address of the registry holds. */
export interface Search extends Wanted {
  readonly of?: string;
  readonly code?: string;
  readonly valid?: string;
  readonly page?: string;
}

/** The same address with something else in it; what is `undefined` is left out. */
export const searchWith = (search: Search, change: { readonly [Name in keyof Search]?: string | undefined }): Search =>
  Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined));

const holds = (words: readonly string[], { q = '' }: Wanted): boolean => {
  const text = fold(words.join(' '));
  return fold(q)
    .split(/\s+/)
    .every((word) => text.includes(word));
};

/** Units in which every word of what was searched for stands, with or without marks. */
export const sought = (units: readonly Unit[], wanted: Wanted): readonly Unit[] =>
  units.filter(
    (unit) =>
      (wanted.owner === undefined || unit.owner === wanted.owner) && holds([unit.code, unit.name, unit.owner], wanted),
  );

export const soughtPositions = (positions: readonly Position[], wanted: Wanted): readonly Position[] =>
  positions.filter(({ code, title }) => holds([code, title], wanted));

/** How many there are of each status, the most first. */
export const countsOf = (list: readonly { readonly status: string }[]): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const { status } of list) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
};

/** One page of a list; a page that is not there is the first. */
export const pageOf = <Item>(list: readonly Item[], page: string | undefined) => {
  const pages = Math.max(1, Math.ceil(list.length / PAGE));
  const asked = Number(page ?? '1');
  const at = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
  return { at, pages, items: list.slice((at - 1) * PAGE, at * PAGE) };
};

/** Who keeps units: those that are registered themselves, and bodies that are known by their code alone. */
export interface Branch {
  readonly code: string;
  readonly unit: Unit | undefined;
  readonly below: readonly string[];
}

/** Units by who keeps them, for a tree: a branch is worked out when it is opened. */
export const treeOf = (units: readonly Unit[]) => {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const below = new Map<string, string[]>();
  for (const { code, owner } of units) if (owner !== code) below.set(owner, [...(below.get(owner) ?? []), code]);
  const branch = (code: string): Branch => ({ code, unit: byCode.get(code), below: below.get(code) ?? [] });
  const roots = [...below.keys()].filter((owner) => {
    const above = byCode.get(owner)?.owner;
    return above === undefined || above === owner;
  });
  return { roots: roots.toSorted().map(branch), branch };
};

/** A merger, a split or another end: what was there before, and what is there after. */
export interface Before {
  readonly key: string;
  readonly kind: Reorganisation['kind'];
  readonly on: string;
  readonly decision: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What goes into the same successors by the same decision on the same day stands in one line. */
export const beforeAndAfter = (changes: readonly Reorganisation[]): readonly Before[] => {
  const lines = new Map<string, Before>();
  for (const { kind, on, decision, from, into } of changes) {
    const key = [kind, on, decision, ...(into.length === 0 ? [from] : into)].join(' ');
    const line = lines.get(key);
    lines.set(key, { key, kind, on, decision, before: [...(line?.before ?? []), from].toSorted(), after: into });
  }
  return [...lines.values()].toSorted((a, b) => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? 1 : -1));
};
