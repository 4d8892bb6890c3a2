import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import type { AllStreamResolvedEvent, KurrentDBClient, Position, ReadPosition } from '@kurrent/kurrentdb-client';
import { type Followed, type Recorded, StoreUnavailable } from '#kernel';
import { exactly, OURS, recordedFrom } from './events.js';
import { isPassing, isTooSlow, pauseBefore } from './failing.js';
import type { Lines } from './lines.js';
import { isBetween, placeOf, positionOf } from './places.js';

/** Events that the client fetches ahead of its taker, at most. */
const AHEAD = 64;
/** Stretches of 32 events between two places that the server names while it looks for what was asked for. */
const STRETCHES = 31;
/** A follower that has heard nothing for so long, through all attempts, says so: choosing a leader takes seconds. */
const PATIENCE = 30_000;
/** Milliseconds before it is said that the log ends behind events that were not asked for: more of the same append may come. */
const QUIET = 2;

/** What the client is made to deliver among the events, where it belongs: a place it has come to, or that it has caught up. */
type Told = { readonly kind: 'place'; readonly place: Position } | { readonly kind: 'caught up' };

interface Subscription {
  readonly items: AsyncIterable<AllStreamResolvedEvent | Told>;
  /** True if nothing waits to be taken. */
  readonly isDrained: () => boolean;
  readonly end: () => Promise<void>;
}

/** The client tells beside the events what has its place among them. */
const subscribe = (client: KurrentDBClient, from: ReadPosition, regex: string, signal: AbortSignal): Subscription => {
  const tell = (told: Told): void => {
    subscription.push(told);
  };
  const filter = {
    filterOn: 'eventType',
    regex,
    checkpointInterval: STRETCHES,
    checkpointReached: (_: unknown, place: Position): void => {
      tell({ kind: 'place', place });
    },
  } as const;
  const subscription = client.subscribeToAll(
    { fromPosition: from, filter, requiresLeader: true },
    { highWaterMark: AHEAD },
  );
  const stop = (): void => {
    subscription.destroy();
  };
  subscription.on('caughtUp', () => {
    tell({ kind: 'caught up' });
  });
  // Heard by whoever takes from it; one that nobody hears would end the process.
  subscription.on('error', () => undefined);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  return {
    items: subscription,
    isDrained: () => subscription.readableLength === 0,
    end: async () => {
      signal.removeEventListener('abort', stop);
      stop();
      await subscription.unsubscribe().catch(() => undefined);
    },
  };
};

/** How far one follower has come. */
interface At {
  /** What was delivered, or said to have been passed by. */
  position: bigint;
  /** Where to go on. */
  place: ReadPosition;
  /** The end of the log as it was said last. */
  announced: bigint | undefined;
  /** When something was heard last. */
  heard: number;
}

/** What is followed, and by what means. */
export interface Following {
  readonly lines: Lines;
  /** Where the log ends now. */
  readonly head: () => Promise<bigint>;
  /** What lies at a place or first behind it, ours or the server's. */
  readonly first: (place: Position) => Promise<AllStreamResolvedEvent | undefined>;
  readonly from: bigint;
  readonly types: readonly string[] | undefined;
  /** Aborts when the taker has enough, or the store closes. */
  readonly signal: AbortSignal;
}

interface Pass extends Following {
  readonly client: KurrentDBClient;
  readonly at: At;
}

/** What comes in, in the order of the log: an event that was not delivered before, or what was told. */
type Item = { readonly kind: 'event'; readonly event: Recorded } | Told;

/** Notes how far it has come with what was taken, and answers what there is to say of it. */
const arrived = (at: At, taken: AllStreamResolvedEvent | Told): Item | undefined => {
  at.heard = performance.now();
  if ('kind' in taken) {
    if (taken.kind === 'place') at.place = taken.place;
    return taken;
  }
  const event = recordedFrom(taken);
  if (event === undefined || event.position <= at.position) return undefined;
  at.position = event.position;
  at.place = placeOf(event.position);
  return { kind: 'event', event };
};

/** Goes from a place between events to the one behind it, so that nothing depends on whether the server begins with that one. */
const ontoEvent = async ({ at, first, types }: Pass): Promise<Recorded | undefined> => {
  if (!isBetween(at.place)) return undefined;
  const resolved = await first(at.place);
  if (resolved?.event === undefined) return undefined;
  const item = arrived(at, resolved);
  at.place = resolved.event.position;
  return item?.kind === 'event' && types?.includes(item.event.type) !== false ? item.event : undefined;
};

/** Takes from one subscription, from where the follower stands, until something fails. */
async function* arriving({ client, at, signal }: Pass, regex: string) {
  const { items, isDrained, end } = subscribe(client, at.place, regex, signal);
  try {
    for await (const taken of items) {
      const item = arrived(at, taken);
      if (item !== undefined) yield { item, isDrained };
    }
  } finally {
    await end();
  }
  throw new Error('the subscription has ended');
}

/** Far behind: the server looks for the types asked for, and says now and then how far it has looked. */
async function* catchUp(pass: Pass): AsyncGenerator<Followed> {
  const { at, head, types = [] } = pass;
  const end = await head();
  if (end <= at.position) return;
  for await (const { item } of arriving(pass, exactly(types))) {
    if (item.kind === 'event') yield item.event;
    if (item.kind === 'caught up') break;
    const position = item.kind === 'place' ? positionOf(item.place) : at.position;
    // Behind the last event there may be some of the server's own: nobody is said to be behind the head of the log.
    if (position <= at.position || position > end) continue;
    at.position = position;
    yield { caughtUp: false, position };
  }
  if (at.position < end) at.position = end;
}

/** True if there is nothing to take, and was nothing for a moment: a longer one behind what nobody waits for. */
const isQuiet = async (isDrained: () => boolean, isPassedBy: boolean): Promise<boolean> => {
  if (isDrained()) await (isPassedBy ? sleep(QUIET) : turn());
  return isDrained();
};

/** At the end of the log: everything of ours passes by, so that the place is known exactly, also behind what was not asked for. */
async function* keepUp(pass: Pass): AsyncGenerator<Followed> {
  const { at, types } = pass;
  const isPassedBy = (item: Item): boolean => item.kind === 'event' && types?.includes(item.event.type) === false;
  let isLive = false;
  for await (const { item, isDrained } of arriving(pass, OURS)) {
    isLive ||= item.kind === 'caught up';
    if (item.kind === 'event' && !isPassedBy(item)) yield item.event;
    const isNews = isLive && at.announced !== at.position;
    if (!isNews || !(await isQuiet(isDrained, isPassedBy(item)))) continue;
    at.announced = at.position;
    yield { caughtUp: true, position: at.position };
  }
}

/** Follows on one line, until something fails. */
async function* onOneLine(following: Following, at: At): AsyncGenerator<Followed> {
  const { client, release } = await following.lines.take();
  const { types = [] } = following;
  const pass = { ...following, client, at };
  let isSound = true;
  try {
    for (const stage of [types.length > 0 ? catchUp : keepUp, keepUp]) {
      const event = await ontoEvent(pass);
      if (event !== undefined) yield event;
      yield* stage(pass);
    }
  } catch (error) {
    isSound = isTooSlow(error) || following.signal.aborted;
    throw error;
  } finally {
    release(isSound);
  }
}

/** Waits until it may be tried again; throws what will not go by. */
const orThrow = async (error: unknown, failures: number, at: At, signal: AbortSignal): Promise<void> => {
  if (!isPassing(error)) throw error;
  if (isTooSlow(error)) return;
  if (performance.now() - at.heard > PATIENCE) {
    throw new StoreUnavailable('The KurrentDB has not been heard of for a while; following it goes on once it is.', {
      cause: error,
    });
  }
  await pauseBefore(failures, signal).catch(() => undefined);
};

async function* whileOn(delivered: AsyncIterable<Followed>, isOn: () => boolean): AsyncGenerator<Followed> {
  for await (const followed of delivered) {
    if (!isOn()) return;
    yield followed;
    if (!isOn()) return;
  }
}

/** Who asks for no type at all wants to know its place alone: it begins at the end. */
const startOf = async ({ from, types, head }: Following): Promise<bigint> => {
  if (types?.length !== 0) return from;
  const end = await head();
  return end > from ? end : from;
};

/**
 * `follow` of the port: from place to place, whatever becomes of the connection. What was delivered is never asked for
 * again, so nothing is delivered twice; and nothing is passed by that the server did not say it had looked at.
 */
export async function* follow(following: Following): AsyncGenerator<Followed> {
  const { signal } = following;
  const isOn = (): boolean => !signal.aborted;
  if (!isOn()) return;
  const position = await startOf(following);
  const at: At = { position, place: placeOf(position), announced: undefined, heard: performance.now() };
  for (let failures = 1; isOn(); failures += 1) {
    const { heard } = at;
    try {
      yield* whileOn(onOneLine(following, at), isOn);
    } catch (error) {
      if (at.heard > heard) failures = 1;
      if (isOn()) await orThrow(error, failures, at, signal);
    }
  }
}
