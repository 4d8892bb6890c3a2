import type { Follower, Recorded } from '#kernel';
import type { Say } from './say.js';
import type { Telemetry } from './telemetry/telemetry.js';

/** Who has had events to take for so long and taken none stands still: no batch takes a tenth of that. */
export const STANDSTILL_MS = 60_000;
/** How often it is looked who stands still. */
export const LOOK_MS = 5_000;

/** How far one follower is behind the log, and whether it goes on. */
export interface Progress {
  readonly name: string;
  /** Events that it has still to take; `null` until it has come up with the log. */
  readonly lag: number | null;
  /** When it last took something, or else began. RFC 3339. */
  readonly movedAt: string;
  /** For so many seconds it has had something to take and has taken nothing. */
  readonly standsFor: number;
}

interface Watched {
  readonly name: string;
  readonly lag: () => number | undefined;
  /** Changes whenever it has come further. */
  readonly place: () => unknown;
  lastPlace: unknown;
  movedAt: number;
  /** Since when it has had something to take without coming further. */
  waitsSince: number | undefined;
  isTold: boolean;
}

/** What a watch over followers needs. */
export interface Watch {
  readonly say: Say;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly traces?: Telemetry['traces'] | undefined;
}

const owes = ({ lag }: Watched): boolean => lag() !== 0;

/** Notes whether it has come further since the last look. */
const look = (one: Watched, now: number): void => {
  const place = one.place();
  if (place !== one.lastPlace) {
    one.lastPlace = place;
    one.movedAt = now;
    one.waitsSince = undefined;
  }
  if (owes(one)) one.waitsSince ??= now;
  else one.waitsSince = undefined;
};

const isStill = ({ waitsSince }: Watched, now: number): boolean =>
  waitsSince !== undefined && now - waitsSince >= STANDSTILL_MS;

/** Tells once that it stands still, and once that it goes on. */
const tellOf = (one: Watched, now: number, say: Say): void => {
  const still = isStill(one, now);
  if (still === one.isTold) return;
  one.isTold = still;
  if (still) say('error', `follower ${one.name} has had events to take for a minute and has taken none`);
  else say('info', `follower ${one.name} goes on`);
};

const progressOf = ({ name, lag, movedAt, waitsSince }: Watched, now: number): Progress => ({
  name,
  lag: lag() ?? null,
  movedAt: new Date(movedAt).toISOString(),
  standsFor: waitsSince === undefined ? 0 : Math.floor((now - waitsSince) / 1_000),
});

/** The same follower, who tells when it begins and ends to take something. */
const telling = (follower: Follower, { now, traces }: Watch, onTaken: () => void): Follower => {
  const types = new Set(follower.types);
  const concerns = ({ type }: Pick<Recorded, 'type'>): boolean => types.has(type);
  return {
    ...follower,
    take: async (batch) => {
      const from = now();
      traces?.sees(batch.events);
      await follower.take(batch);
      onTaken();
      traces?.follow(follower.name, batch.events.filter(concerns), { from, to: now() });
    },
  };
};

/** Keeps an eye on followers: how far they are behind, and who stands still. Looks at no store. */
export const watchOver = (options: Watch) => {
  const { say, now } = options;
  const all: Watched[] = [];
  const add = (name: string, lag: Watched['lag'], place: Watched['place']): void => {
    all.push({ name, lag, place, lastPlace: place(), movedAt: now(), waitsSince: undefined, isTold: false });
  };
  return {
    /** The same follower, whose every batch is noted. */
    noted: (follower: Follower, lagOf: (name: string) => number | undefined): Follower => {
      const { name } = follower;
      let taken = 0;
      add(
        name,
        () => lagOf(name),
        () => taken,
      );
      return telling(follower, options, () => {
        taken += 1;
      });
    },
    /** Watches also over who is at work elsewhere, and says by itself how far it is. */
    add,
    look: (): void => {
      for (const one of all) {
        look(one, now());
        tellOf(one, now(), say);
      }
    },
    progress: (): readonly Progress[] =>
      all.map((one) => {
        look(one, now());
        return progressOf(one, now());
      }),
    faults: (): readonly string[] =>
      all.filter(({ isTold }) => isTold).map(({ name }) => `follower ${name} has events to take and takes none`),
  };
};
