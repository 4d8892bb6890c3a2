import { once } from 'node:events';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { StoreUnavailable } from '#kernel';
import { ProblemAnswer } from '../edge/problem.js';

/** Many times what the largest round needs. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** What came of a job; or the kind of error by which it failed. */
export type Done = { readonly answer: unknown } | { readonly failed: string };

/** It took longer or needed more than it may, or the thread was ended meanwhile. */
export class NotWorkedOut extends ProblemAnswer {
  constructor() {
    super(503, 'not-worked-out');
  }
}

/** Something failed in the thread. Of what kind it is, its name says. */
class FailedApart extends Error {
  constructor(kind: string) {
    super('failed in a thread');
    this.name = kind;
  }
}

export interface ApartOptions {
  /** Where the program of the thread stands. */
  readonly program: URL;
  readonly workerData: unknown;
  /** A job that takes longer is ended, and its thread with it. */
  readonly limitMs: number;
  readonly options?: WorkerOptions;
}

/** A thread that does one job after another. It is started when it is needed, and again after it came to an end. */
export interface Apart {
  /** Does a job; whoever calls lets one end before the next. Throws {@link NotWorkedOut}. */
  readonly work: (job: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

interface Running {
  readonly thread: Worker;
  /** Aborts when the thread has come to its end, whyever. */
  readonly ended: AbortSignal;
}

const start = ({ program, workerData, options }: ApartOptions): Running => {
  const thread = new Worker(program, { resourceLimits, ...options, workerData });
  const ended = new AbortController();
  thread.once('exit', () => {
    ended.abort();
  });
  // The end follows, and is heard there.
  thread.on('error', () => undefined);
  return { thread, ended: ended.signal };
};

/** See {@link Apart}. */
export const apart = (asked: ApartOptions): Apart => {
  let running: Running | undefined;
  let isClosed = false;
  const end = async (): Promise<void> => {
    const { thread } = running ?? {};
    running = undefined;
    await thread?.terminate();
  };
  const hear = async ({ thread, ended }: Running): Promise<Done> => {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(asked.limitMs)]);
    const [done] = (await once(thread, 'message', { signal })) as [Done];
    return done;
  };
  return {
    work: async (job) => {
      if (isClosed) throw new NotWorkedOut();
      running ??= start(asked);
      running.thread.postMessage(job);
      const done = await hear(running).catch(async () => {
        await end();
        throw new NotWorkedOut();
      });
      if ('answer' in done) return done.answer;
      throw done.failed === StoreUnavailable.name ? new StoreUnavailable(done.failed) : new FailedApart(done.failed);
    },
    close: () => {
      isClosed = true;
      return end();
    },
  };
};
