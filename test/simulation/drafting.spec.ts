import { setImmediate, setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { type Context, type EventStore, executor, NO_STREAM, type Outcome, runProcesses, START } from '#kernel';
import { deciders, isMoot, position, processes, type RoundEvents, unit } from '#exams';
import { memoryEventStore, memoryReadStore } from '#stores';
import { draftRound } from '../../apps/api/src/commands/drafting.js';
import { samplePaper } from '../support/specify.js';
import { postsFilledTwice } from '../support/posts-filled.js';
import { failingEventStore } from './failing-store.js';
import { eventId } from './tally.js';

// Drafts for the same few posts by several processes, in any order of their steps, some of which break off for good
// between any two of them, and some of which come when the time of the others is over.

const START_OF_DAY = Date.parse('2026-01-05T08:00:00.000Z');
const HOUR = 60 * 60 * 1_000;

const places = [
  { unit: 'u1', position: 'x' },
  { unit: 'u1', position: 'y' },
  { unit: 'u2', position: 'x' },
] as const;

type Place = (typeof places)[number];

const contextOf = (key: string, after: number, actor: string): Context => ({
  actor,
  authority: 'sample',
  at: new Date(START_OF_DAY + after).toISOString(),
  correlationId: key,
  causationId: key,
  commandId: key,
  commandDigest: key,
});

const requests = fc.array(
  fc.record({
    round: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
    posts: fc.oneof(fc.constant([places[0]]), fc.shuffledSubarray([...places], { minLength: 1 })),
    /** So much that the time of all before it is over. */
    later: fc.boolean(),
    /** The append at which the process dies, and whether it still takes effect. Most make fewer. */
    dies: fc.record({ call: fc.integer({ min: 1, max: 9 }), effect: fc.constantFrom('before', 'after') }),
    /** Sent again under the same key, by another process. */
    again: fc.boolean(),
    /** The round is cancelled as soon as it is drafted. */
    cancelled: fc.boolean(),
  }),
  { minLength: 2, maxLength: 5 },
);

/** Behind each append everybody comes as far as the next one of their own, and only then is it chosen who goes on. */
const act = async (append: () => Promise<void>): Promise<void> => {
  await append();
  await setImmediate();
};

/** Only appends are put in an order of fast-check's choice: so few that one process often waits while others go all the way. */
const interleaved = (store: EventStore, scheduler: fc.Scheduler): EventStore => ({
  ...store,
  append: async (stream, expected, events) => {
    await scheduler.schedule(Promise.resolve(), `append to ${stream}`);
    return store.append(stream, expected, events);
  },
});

const newExecutor = (store: EventStore) => executor(store, { eventId });

const draft = (store: EventStore, round: string, posts: readonly Place[], context: Context): Promise<Outcome> =>
  draftRound(
    { executor: newExecutor(store) },
    {
      target: { category: 'round', id: round },
      type: 'DraftRound',
      sender: { roles: ['HR'], bodies: ['*'] },
      data: {
        code: round,
        mandate: 'sample',
        posts: posts.map((place, index) => ({ post: `P${String(index)}`, ...place })),
        owner: 'p-owner',
        entry: 'LIVE',
      },
      context,
    },
  );

const registry = async (): Promise<EventStore> => {
  const store = memoryEventStore();
  const { execute } = newExecutor(store);
  for (const code of ['u1', 'u2']) {
    const owned = { owner: 'city', authority: 'p-head', superior: 'p-superior', effectiveOn: '2020-01-01' };
    const data = { code, name: code, kind: 'SERVICE_UNIT', ...owned } as const;
    await execute(unit, code, { type: 'RegisterUnit', data }, contextOf(code, 0, 'p-admin'));
  }
  for (const code of ['x', 'y']) {
    const scheme = { schemeVersion: '1', approvedOn: '2021-01-01', tasks: [], competencies: [] };
    const command = { type: 'ApprovePosition', data: { code, title: code, ...scheme } } as const;
    await execute(position, code, command, contextOf(code, 0, 'p-admin'));
  }
  return store;
};

/** Runs the processes until nothing more follows. */
const settle = async (store: EventStore): Promise<void> => {
  const own = newExecutor(store);
  const runner = runProcesses({
    store,
    memory: memoryReadStore(),
    list: processes,
    executor: own,
    now: () => new Date(START_OF_DAY + 10 * HOUR).toISOString(),
    timer: (ms, signal) => setTimeout(ms, undefined, { signal }),
    send: async ({ category, id, command }, context) => {
      const outcome = await own.executeNamed(deciders[category as 'unit'] as never, id, command, context);
      const moot = outcome.kind === 'refused' && isMoot(command.type, outcome.refusal.refused);
      if (moot) return { kind: 'nothing', repeated: false, revision: NO_STREAM, position: START };
      expect(outcome.kind).not.toBe('refused');
      return outcome;
    },
  });
  const stop = new AbortController();
  const ended = runner.run(stop.signal);
  for (let head = START; head !== (await store.head());) {
    head = await store.head();
    expect(await runner.waitFor(head, 5_000, stop.signal)).toBe(true);
  }
  stop.abort();
  await ended;
};

/** What every round still fills, and under which token. */
const openRounds = async (store: EventStore) => {
  const log = await Array.fromAsync(store.readAll());
  const gone = log.filter(({ type }) => type === 'RoundCancelled').map(({ stream }) => stream);
  return log
    .filter(({ type, stream }) => type === 'RoundDrafted' && !gone.includes(stream))
    .map(({ stream, data }) => ({ round: stream.slice('round-'.length), ...(data as RoundEvents['RoundDrafted']) }));
};

const holds = async (store: EventStore) => {
  const { load } = newExecutor(store);
  const kept = await Promise.all(
    ['u1', 'u2'].map(async (id) =>
      Object.entries((await load(unit, id)).state.reservations).map(([code, { round, token }]) => ({
        place: `${id}/${code}`,
        round,
        token,
      })),
    ),
  );
  return kept.flat();
};

test('however drafts interleave and break off, no post is in two open rounds, and none is kept for ever by nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler({ act }), requests, async (scheduler, asked) => {
      const memory = await registry();
      const sent = asked.map(async ({ round, posts, later, dies, again, cancelled }, index) => {
        const after = later ? index * HOUR : index;
        const shared = interleaved(memory, scheduler);
        const store = failingEventStore(shared, { ...dies, of: ['append'] });
        const context = contextOf(`draft-${String(index)}`, after, 'p-owner');
        const first = await draft(store, round, posts, context).catch(() => null);
        const outcome = again ? await draft(shared, round, posts, context) : first;
        if (!cancelled || outcome?.kind !== 'recorded') return { first, outcome };
        const reason = { ref: 'sample-text', commitment: 'b'.repeat(64) };
        const data = { decision: samplePaper, reason, minutes: 'c'.repeat(64) };
        const end = contextOf(`end-${String(index)}`, after, 'p-head');
        await newExecutor(shared).execute(deciders.round, round, { type: 'CancelRound', data }, end);
        return { first, outcome };
      });
      const outcomes = await scheduler.waitFor(Promise.all(sent));
      await settle(memory);

      const log = await Array.fromAsync(memory.readAll());
      expect(postsFilledTwice(log)).toEqual([]);
      const drafts = log.filter(({ type }) => type === 'RoundDrafted').map(({ meta }) => meta.commandId);
      for (const [index, { first, outcome }] of outcomes.entries()) {
        const isDrafted = drafts.includes(`draft-${String(index)}`);
        if (outcome !== null) expect(outcome.kind === 'refused').toBe(!isDrafted);
        if (first?.kind === 'recorded') expect(isDrafted).toBe(true);
      }

      const open = await openRounds(memory);
      const kept = await holds(memory);
      const filled = open.flatMap(({ round, token, posts }) =>
        posts.map((post) => ({ place: `${post.unit}/${post.position}`, round, token })),
      );
      expect(kept).toEqual(expect.arrayContaining(filled));
      // What is kept besides belongs to an attempt that broke off: to none, where none did.
      if (outcomes.every(({ first }) => first !== null)) expect(kept).toHaveLength(filled.length);
      for (const [index, place] of places.entries()) {
        const late = contextOf(`late-${String(index)}`, 20 * HOUR, 'p-owner');
        const { kind } = await draft(memory, `late-${String(index)}`, [place], late);
        const isFilled = filled.some((one) => one.place === `${place.unit}/${place.position}`);
        expect(kind).toBe(isFilled ? 'refused' : 'recorded');
      }
    }),
    { numRuns: 200 },
  );
});
