import { type Leases, StoreUnavailable } from '#kernel';
import { timer } from './timer.js';

/** An answer about a lease that comes later than this is of no use: the lease has run on meanwhile. */
const ANSWER_MS = 2_000;

/** Leases that answer soon, or fail: nobody who stops or contends waits for a line that hangs. */
export const prompt = (leases: Leases): Leases => {
  const soon = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
    const done = new AbortController();
    const late = timer(ANSWER_MS, done.signal).then(() => {
      throw new StoreUnavailable('The database with the leases does not answer in time.');
    });
    // Whichever comes second is nobody's concern.
    late.catch(() => undefined);
    try {
      return await Promise.race([work, late]);
    } finally {
      done.abort();
    }
  };
  return {
    ...leases,
    read: (name) => soon(leases.read(name)),
    swap: (...asked) => soon(leases.swap(...asked)),
  };
};
