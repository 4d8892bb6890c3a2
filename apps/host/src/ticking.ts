import {
  type AnyDecider,
  type Context,
  type Executor,
  everyPage,
  type Outcome,
  type Page,
  type Query,
  type ReadStore,
  StoreUnavailable,
} from '#kernel';
import { CLOCKS, type ClockSource, clockSources, deciders, type DueClock } from '#exams';
import { localDay } from '#rules';
import { derivedId } from './engine.js';

/** Clocks that readiness names one by one: enough to see what is wrong. */
const NAMED_MAX = 20;

/** Lets legal clocks run out. */
export interface Ticking {
  /** Looks once: every clock that ran out acts or flags, in the order of due days, once each. Answers how many were due. */
  tick(at: string, signal?: AbortSignal): Promise<number>;
  /** Clocks that ran out and could neither act nor flag when they were last looked at, in words. */
  faults(): readonly string[];
}

/** Where clocks are looked up, and whom they are told to. */
export interface Stores {
  readonly views: Pick<ReadStore, 'list'>;
  readonly executor: Pick<Executor, 'executeNamed'>;
}

const contextOf = ({ id, clock, due }: DueClock, at: string): Context => {
  const command = derivedId('clock', id, clock, due);
  return {
    actor: CLOCKS,
    authority: `clock:${clock}`,
    at,
    correlationId: command,
    causationId: command,
    commandId: command,
    commandDigest: command,
  };
};

/** What of one source ran out, page by page. What keeps a source from answering is told to `broken`: the others go on. */
async function* ranOut(
  { views }: Stores,
  { view, query, dueIn }: ClockSource,
  today: string,
  broken: (error: unknown) => void,
): AsyncGenerator<DueClock, undefined> {
  const list = (asked: Query): Promise<Page> =>
    views.list(view, asked).catch((error: unknown) => {
      broken(error);
      return { items: [] };
    });
  for await (const page of everyPage(list, query(today))) {
    for (const { document } of page) yield dueIn(document as never);
  }
}

/** The lists, each in the order of due days, as one in that order. */
async function* merged(lists: readonly AsyncGenerator<DueClock, undefined>[]): AsyncGenerator<DueClock, undefined> {
  const heads = await Promise.all(lists.map(async (list) => ({ list, clock: (await list.next()).value })));
  const earlier = (a: (typeof heads)[number], b: (typeof heads)[number]): typeof a =>
    b.clock !== undefined && (a.clock === undefined || b.clock.due < a.clock.due) ? b : a;
  for (;;) {
    const first = heads.reduce(earlier);
    if (first.clock === undefined) return;
    yield first.clock;
    first.clock = (await first.list.next()).value;
  }
}

/** Why a clock could not run out; `undefined` when it has, or was no longer meant. */
const hindrance = (outcome: Outcome): string | undefined => {
  if (outcome.kind === 'recorded' || outcome.kind === 'nothing') return undefined;
  return outcome.kind === 'refused' ? outcome.refusal.refused : outcome.kind;
};

/** Tells the stream. Whatever is wrong with this one clock is an answer; a store that is out of reach is not. */
const expired = async ({ executor }: Stores, due: DueClock, at: string): Promise<string | undefined> => {
  const decider = deciders[due.category] as unknown as AnyDecider;
  const command = { type: 'ExpireClock', data: { clock: due.clock, due: due.due } };
  try {
    return hindrance(await executor.executeNamed(decider, due.id, command, contextOf(due, at)));
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    return error instanceof Error ? error.name : 'unknown';
  }
};

const nameOf = ({ category, id, clock }: DueClock): string => `clock ${clock} of ${category} ${id}`;

/** What could not run out, by clock, in words. */
const hindrances = (say: (message: string) => void) => {
  const known = new Map<string, string>();
  return {
    /** Remembers why; said when it is new. */
    add: (due: DueClock, why: string): void => {
      const name = nameOf(due);
      const words = `${name} ran out after ${due.due} and could not act (${why})`;
      if (!known.has(name)) say(words);
      known.set(name, words);
    },
    /** Forgets all others: they have run out since, or were stopped. */
    keep: (names: ReadonlySet<string>): void => {
      for (const name of known.keys()) if (!names.has(name)) known.delete(name);
    },
    inWords: (): readonly string[] => {
      const all = [...known.values()];
      const more = all.length - NAMED_MAX;
      return more > 0 ? [...all.slice(0, NAMED_MAX), `${more} more clocks ran out and could not act`] : all;
    },
  };
};

/** Lets legal clocks run out. What could not is remembered, said once, and keeps no other from firing. */
export const ticking = (stores: Stores, say: (message: string) => void): Ticking => {
  const hindered = hindrances(say);
  const tick = async (at: string, signal?: AbortSignal): Promise<number> => {
    const unasked: unknown[] = [];
    const today = localDay(at);
    const lists = clockSources.map((source) => ranOut(stores, source, today, (error) => void unasked.push(error)));
    const failed = new Set<string>();
    let found = 0;
    for await (const due of merged(lists)) {
      if (signal?.aborted === true) return found;
      found += 1;
      const why = await expired(stores, due, at);
      if (why === undefined) continue;
      failed.add(nameOf(due));
      hindered.add(due, why);
    }
    if (unasked.length > 0) throw unasked[0];
    hindered.keep(failed);
    return found;
  };
  return { tick, faults: () => hindered.inWords() };
};
