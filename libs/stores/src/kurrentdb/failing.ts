import { setTimeout as sleep } from 'node:timers/promises';
import { RevisionConflict, StoreUnavailable } from '#kernel';

/** What the client throws, as far as it is looked at: its own errors have a type, others at most the code of gRPC. */
interface Thrown {
  readonly type?: unknown;
  readonly code?: unknown;
}

const asThrown = (error: unknown): Thrown => (typeof error === 'object' && error !== null ? error : {});

export const isOfType = (error: unknown, type: string): boolean => asThrown(error).type === type;

/** The server has put a follower off that was too slow for what came in at once: it goes on from where it was. */
export const isTooSlow = (error: unknown): boolean => asThrown(error).code === 10;

/** What the server will say again however often it is asked, in words. */
const sentences: readonly (readonly [is: (thrown: Thrown) => boolean, sentence: string])[] = [
  [
    ({ type, code }) => type === 'access-denied' || code === 7 || code === 16,
    'does not let this account do that: it has to read $all and to write, as members of $admins may',
  ],
  [({ type }) => type === 'stream-deleted', 'says that a stream was deleted from outside, for ever'],
  [
    ({ type }) => type === 'maximum-append-size-exceeded',
    'takes smaller appends than it does by default: raise MaxAppendSize',
  ],
  [({ code }) => code === 3, 'does not know a place in the log that was followed before: it is another log'],
];

const sentenceFor = (error: unknown): string | undefined => sentences.find(([is]) => is(asThrown(error)))?.[1];

const isOwn = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof RevisionConflict || error instanceof RangeError;

/** What is an answer, although the client throws it. */
const isAnswer = (error: unknown): boolean =>
  isOfType(error, 'wrong-expected-version') || isOfType(error, 'stream-not-found');

/** True for what goes by: a server that starts, restarts, has lost its leader or cannot be reached now. */
export const isPassing = (error: unknown): boolean =>
  !isOwn(error) && !isAnswer(error) && sentenceFor(error) === undefined;

/** The error in the words of the port. What the client says itself is kept as the cause: it may quote what it was given. */
export const explained = (error: unknown, shown: string): unknown => {
  if (isOwn(error)) return error;
  const sentence = sentenceFor(error) ?? 'cannot be used now, or does not answer in time';
  return new StoreUnavailable(`The KurrentDB at ${shown} ${sentence}.`, { cause: error });
};

/** An instant, as `performance.now()` counts, by which there has to be an answer. */
export type Deadline = number;

export const isOver = (deadline: Deadline): boolean => performance.now() >= deadline;

/** Rejects when the deadline is over; what was asked goes on without being heard. A signal for each would cost a third of an append. */
export const within = async <Answer>(deadline: Deadline, asked: Promise<Answer>): Promise<Answer> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => {
      reject(new Error('no answer within the deadline'));
    },
    Math.max(0, deadline - performance.now()),
  );
  asked.catch(() => undefined);
  try {
    return await Promise.race([asked, promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** Milliseconds before the second attempt; twice as long before each further one. */
const FIRST_PAUSE = 50;
/** The longest of these pauses: leaders are chosen within seconds. */
const LONGEST_PAUSE = 500;

/** Waits before one more attempt than `attempts`; rejects when `signal` aborts. */
export const pauseBefore = (attempts: number, signal?: AbortSignal): Promise<void> =>
  sleep(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1)), undefined, {
    ref: false,
    ...(signal === undefined ? {} : { signal }),
  });
