import { type EventStore, START } from './event-store.js';
import { type Batch, batchesOf, type Follower } from './following.js';

/** Batches that wait for one follower at most: enough for a short pause of its, few enough to be held in memory. */
export const QUEUE_MAX = 8;

export interface FollowersOptions {
  readonly store: EventStore;
  readonly followers: readonly Follower[];
  /** Resolves when it is time to try again after a failure, or when `signal` aborts. */
  readonly pause: (signal: AbortSignal) => Promise<void>;
  /** Told of each failure of a follower, or of the pass over the log (`log`). */
  readonly onFailure?: (name: string, error: unknown) => void;
}

/** Followers of one log, at work together. */
export interface Followers {
  /**
   * Follows until `signal` aborts. Each follower first comes up with the log by itself; from then on all are served by one
   * pass, which goes at the pace of the fastest. Whoever falls further behind than its queue holds, or fails, is let go and
   * comes up again by itself: so none holds up another.
   */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** Events that the follower has still to take; `undefined` until it has come up with the log. */
  readonly lag: (name: string) => number | undefined;
}

/** One follower, and what waits for it. */
interface Member {
  readonly follower: Follower;
  readonly types: ReadonlySet<string>;
  readonly queue: Batch[];
  position: bigint;
  /** True while the shared pass serves it. */
  isServed: boolean;
  /** Events that concern it and that it has not taken. */
  owed: number | undefined;
}

/** Lets some wait until others say that something has changed. */
const changes = () => {
  let waiting = Promise.withResolvers<undefined>();
  return {
    announce: (): void => {
      waiting.resolve(undefined);
      waiting = Promise.withResolvers<undefined>();
    },
    next: (): Promise<undefined> => waiting.promise,
  };
};

type Changes = ReturnType<typeof changes>;

/** The shared pass: up to where it has handed out the log; `undefined` while there is none. */
interface Pass {
  position: bigint | undefined;
}

/** What all members of one run share. */
interface Run {
  readonly options: FollowersOptions;
  readonly members: readonly Member[];
  readonly pass: Pass;
  readonly changed: Changes;
  readonly signal: AbortSignal;
}

const isOn = ({ signal }: Run): boolean => !signal.aborted;

const countFor = ({ types }: Member, { events }: Batch): number =>
  events.reduce((sum, { type }) => sum + Number(types.has(type)), 0);

const take = async (member: Member, batch: Batch): Promise<void> => {
  await member.follower.take(batch);
  if (batch.upTo > member.position) member.position = batch.upTo;
  if (member.owed !== undefined) member.owed = Math.max(0, member.owed - countFor(member, batch));
};

/** Joins the shared pass if it is there, or begins one where the log ends. */
const join = ({ pass, changed }: Run, member: Member, atEnd: boolean): boolean => {
  if (pass.position === undefined && atEnd) pass.position = member.position;
  if (pass.position === undefined || member.position < pass.position) return false;
  member.isServed = true;
  member.owed = 0;
  changed.announce();
  return true;
};

/** Reads by itself until it has met the shared pass. */
const comeUp = async (run: Run, member: Member): Promise<void> => {
  const { types } = member.follower;
  for await (const batch of batchesOf(run.options.store, { from: member.position, types, signal: run.signal })) {
    await take(member, batch);
    if (join(run, member, batch.caughtUp)) return;
  }
};

/** Takes what the shared pass hands out, until it is let go and has taken all that waited for it. */
const beServed = async (run: Run, member: Member): Promise<void> => {
  while (isOn(run)) {
    const batch = member.queue.shift();
    if (batch !== undefined) {
      run.changed.announce();
      await take(member, batch);
    } else if (member.isServed) {
      await run.changed.next();
    } else {
      return;
    }
  }
};

/** Follows from where the member stands. */
const follow = async (run: Run, member: Member): Promise<void> => {
  member.position = await member.follower.begin();
  while (isOn(run)) {
    await comeUp(run, member);
    await beServed(run, member);
  }
};

const letGo = (run: Run, member: Member): void => {
  member.isServed = false;
  run.changed.announce();
};

/** One member, begun again after each failure. */
const runMember = async (run: Run, member: Member): Promise<void> => {
  const { onFailure, pause } = run.options;
  while (isOn(run)) {
    try {
      await follow(run, member);
    } catch (error) {
      letGo(run, member);
      member.queue.length = 0;
      member.owed = undefined;
      onFailure?.(member.follower.name, error);
      await pause(run.signal);
    }
  }
};

const hasRoom = ({ queue }: Member): boolean => queue.length < QUEUE_MAX;

const served = ({ members }: Run): readonly Member[] => members.filter(({ isServed }) => isServed);

const handOut = (run: Run, batch: Batch): void => {
  for (const member of run.members) {
    if (member.owed !== undefined) member.owed += countFor(member, batch);
    if (!member.isServed) continue;
    if (hasRoom(member)) member.queue.push(batch);
    else letGo(run, member);
  }
  run.changed.announce();
};

/** Waits until one of those served has room; false if there is none left to serve. */
const isWanted = async (run: Run): Promise<boolean> => {
  for (let members = served(run); isOn(run) && members.length > 0; members = served(run)) {
    if (members.some(hasRoom)) return true;
    await run.changed.next();
  }
  return false;
};

/** One pass over the log for all who are served, from where the first of them stands to where none is left. */
const passOnce = async (run: Run, from: bigint): Promise<void> => {
  const types = [...new Set(run.members.flatMap(({ follower }) => follower.types))];
  for await (const batch of batchesOf(run.options.store, { from, types, signal: run.signal })) {
    handOut(run, batch);
    run.pass.position = batch.upTo;
    if (!(await isWanted(run))) return;
  }
};

/** The shared pass, begun again whenever there is somebody to serve. */
const runPass = async (run: Run): Promise<void> => {
  const { onFailure, pause } = run.options;
  while (isOn(run)) {
    const { position } = run.pass;
    if (position === undefined) {
      await run.changed.next();
      continue;
    }
    try {
      await passOnce(run, position);
    } catch (error) {
      onFailure?.('log', error);
      await pause(run.signal);
    }
    for (const member of served(run)) letGo(run, member);
    run.pass.position = undefined;
  }
};

const memberOf = (follower: Follower): Member => ({
  follower,
  types: new Set(follower.types),
  queue: [],
  position: START,
  isServed: false,
  owed: undefined,
});

/** Lets `followers` follow one log together: see {@link Followers}. */
export const runFollowers = (options: FollowersOptions): Followers => {
  let members: readonly Member[] = [];
  return {
    run: async (signal) => {
      members = options.followers.map(memberOf);
      const run: Run = { options, members, pass: { position: undefined }, changed: changes(), signal };
      signal.addEventListener('abort', run.changed.announce);
      await Promise.all([runPass(run), ...members.map((member) => runMember(run, member))]);
    },
    lag: (name) => members.find(({ follower }) => follower.name === name)?.owed,
  };
};
