import { StoreUnavailable } from './event-store.js';
import type { Leases, Standing } from './leases.js';
import type { Timer } from './waiting.js';

/** A lease that has not moved for so long, by the clock of who waits for it, is taken. */
export const LEASE_MS = 5_000;
/** For so long after it began to show itself a holder counts on its lease: a second less, for clocks that go apart. */
export const HELD_MS = 4_000;
/** How often a holder shows itself that has nothing to say, and others look. */
export const BEAT_MS = 1_000;

/** The lease was lost, or may have been: what was to be written under it is not. */
export class LeaseLost extends StoreUnavailable {
  constructor(name: string) {
    super(`Another process may have the lease ${name} by now: nothing more is written under it.`);
    this.name = 'LeaseLost';
  }
}

/** The time for which a lease is held. */
export interface Tenure {
  readonly term: number;
  /** Aborts when it is over. */
  readonly signal: AbortSignal;
  /** To be asked before each effect: who was stopped and goes on cannot know what became of the lease. @throws LeaseLost */
  readonly mustHold: () => void;
  /** Tells all others, in place of what was said before. */
  readonly say: (said: string) => void;
}

/** Who contends for a lease, and by which clock. */
export interface Contender {
  readonly leases: Leases;
  readonly name: string;
  /** No two processes that run have the same. */
  readonly holder: string;
  readonly timer: Timer;
  /** Milliseconds from any beginning, which nobody sets: only what this process measures is ever compared. */
  readonly clock: () => number;
}

/** A lease as one process sees it. */
export interface Watch {
  /** Looks how it stands now. */
  readonly look: () => Promise<Standing | undefined>;
  /** How it stood when it was last looked at. */
  readonly seen: () => Standing | undefined;
  /** For how long it has stood so. */
  readonly unmovedMs: () => number;
}

const isSame = (one: Standing | undefined, other: Standing | undefined): boolean =>
  one?.term === other?.term && one?.beat === other?.beat;

/** Looks at a lease. Nobody's clock but the own one says how long ago it moved. */
export const watching = ({ leases, name, clock }: Pick<Contender, 'leases' | 'name' | 'clock'>): Watch => {
  let seen: Standing | undefined;
  let since = clock();
  return {
    look: async () => {
      const now = await leases.read(name);
      if (!isSame(now, seen)) since = clock();
      seen = now;
      return now;
    },
    seen: () => seen,
    unmovedMs: () => clock() - since,
  };
};

/** Lets somebody be woken before the time. */
const wakeable = (timer: Timer) => {
  let waking = new AbortController();
  return {
    wake: (): void => {
      waking.abort();
    },
    rest: async (ms: number, signal: AbortSignal): Promise<void> => {
      await timer(ms, AbortSignal.any([waking.signal, signal])).catch(() => undefined);
      waking = new AbortController();
    },
  };
};

/** A lease that is held. */
class Held implements Tenure {
  readonly #over = new AbortController();
  readonly #resting;
  #toSay: string;

  constructor(
    private readonly contender: Contender,
    private mine: Standing,
    private until: number,
  ) {
    this.#toSay = mine.said;
    this.#resting = wakeable(contender.timer);
  }

  readonly mustHold = (): void => {
    if (this.signal.aborted || this.#leftMs() <= 0) throw new LeaseLost(this.contender.name);
  };

  readonly say = (said: string): void => {
    if (said === this.#toSay) return;
    this.#toSay = said;
    this.#resting.wake();
  };

  get term(): number {
    return this.mine.term;
  }

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  end(): void {
    this.#over.abort();
  }

  /** Shows that it is alive until the tenure ends; ends it when that cannot be shown in time, or the lease was taken. */
  async beat(): Promise<void> {
    for (;;) {
      if (this.#toSay === this.mine.said) await this.#resting.rest(BEAT_MS, this.signal);
      if (this.signal.aborted) return;
      if (!(await this.#inTime(this.#beatOnce()))) this.end();
    }
  }

  /** Lets others take it at once, with the last that is to be said. What cannot be said is not: they wait for the time of the lease. */
  async release(): Promise<void> {
    if (this.#leftMs() <= 0) return;
    const { leases, name } = this.contender;
    const next = { ...this.mine, beat: this.mine.beat + 1, holder: null, said: this.#toSay };
    await this.#inTime(leases.swap(name, this.mine, next).catch(() => false));
  }

  #leftMs(): number {
    return this.until - this.contender.clock();
  }

  /** What comes of it while the lease counts as held; false when that is over before. */
  async #inTime(work: Promise<boolean>): Promise<boolean> {
    const done = new AbortController();
    const tooLate = (): false => false;
    const over = this.contender.timer(Math.max(0, this.#leftMs()), done.signal).then(tooLate, tooLate);
    const result = await Promise.race([work, over]);
    done.abort();
    return result;
  }

  /** True while the lease is this one's. A store that does not answer is asked again: there may be time for that. */
  async #beatOnce(): Promise<boolean> {
    const { leases, name, clock } = this.contender;
    const began = clock();
    const next = { ...this.mine, beat: this.mine.beat + 1, said: this.#toSay };
    try {
      if (await leases.swap(name, this.mine, next)) return this.#shown(next, began);
      // A beat whose answer was lost may have counted.
      const now = await leases.read(name);
      return now?.term === next.term && now.holder === next.holder && this.#shown(now, began);
    } catch {
      await this.#resting.rest(BEAT_MS / 4, this.signal);
      return true;
    }
  }

  #shown(mine: Standing, began: number): true {
    this.mine = mine;
    this.until = began + HELD_MS;
    return true;
  }
}

/** Takes the lease that stands as `seen`; nothing where somebody was faster. */
const taken = async (contender: Contender, seen: Standing | undefined): Promise<Held | undefined> => {
  const { leases, name, holder, clock } = contender;
  const began = clock();
  const mine = { term: (seen?.term ?? 0) + 1, beat: 0, holder, said: seen?.said ?? '' };
  return (await leases.swap(name, seen, mine)) ? new Held(contender, mine, began + HELD_MS) : undefined;
};

/** Does something while the lease is held; answers or throws what came of it, once the lease was let go. */
const under = async <Result>(
  held: Held,
  task: (tenure: Tenure) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> => {
  const end = (): void => {
    held.end();
  };
  signal?.addEventListener('abort', end);
  if (signal?.aborted === true) end();
  const beating = held.beat();
  try {
    return await task(held);
  } finally {
    held.end();
    signal?.removeEventListener('abort', end);
    await beating;
    await held.release();
  }
};

/** How a lease is contended for. */
export interface Leading {
  /** For so long a lease that is free is left to others. */
  readonly patienceMs: number;
  /** Does what only one may do, until the tenure is over; ends by itself to leave it to others for a while. */
  readonly lead: (tenure: Tenure) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

const isFree = (watch: Watch, patienceMs: number): boolean => {
  const holder = watch.seen()?.holder ?? null;
  return watch.unmovedMs() >= patienceMs + (holder === null ? 0 : LEASE_MS);
};

/** Looks once, and leads if the lease is to be had; true for who has led. */
const leadOnce = async (
  contender: Contender,
  watch: Watch,
  { patienceMs, lead }: Leading,
  signal: AbortSignal,
): Promise<boolean> => {
  await watch.look();
  const held = isFree(watch, patienceMs) ? await taken(contender, watch.seen()) : undefined;
  if (held === undefined) return false;
  await under(held, lead, signal);
  return true;
};

/** Contends for a lease until `signal` aborts: whoever has it leads, and contends again once it is lost. */
export const contending = async (
  contender: Contender,
  watch: Watch,
  leading: Leading,
  signal: AbortSignal,
): Promise<void> => {
  while (!signal.aborted) {
    let restMs: number = BEAT_MS;
    try {
      // Who has led and could not go on lets others try first.
      if (await leadOnce(contender, watch, leading, signal)) restMs = LEASE_MS;
    } catch (error) {
      leading.onFailure(error);
    }
    await contender.timer(restMs, signal).catch(() => undefined);
  }
};

/** Between two looks at a lease that is held briefly. */
const BRIEFLY_MS = 20;

/** Waits for a lease, does something while it is held, and lets it go: one process at a time. @throws whatever the task or the store throws. */
export const inTurnOfAll = async <Result>(
  contender: Contender,
  task: (tenure: Tenure) => Promise<Result>,
): Promise<Result> => {
  const watch = watching(contender);
  const { signal } = new AbortController();
  for (;;) {
    await watch.look();
    const held = isFree(watch, 0) ? await taken(contender, watch.seen()) : undefined;
    if (held !== undefined) return under(held, task);
    await contender.timer(BRIEFLY_MS, signal);
  }
};
