import { once } from 'node:events';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { StoreUnavailable } from '#kernel';
import { placeOf } from '../../../host/src/place-of.js';
import { ProblemAnswer } from '../edge/problem.js';

/** Many times what the largest round needs. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** What came of a job; or kind and place of the error by which it failed. */
export type Done = { readonly answer: unknown } | { readonly failed: string };

/** It took longer or needed more than it may, or the thread was ended meanwhile. */
export class NotWorkedOut extends ProblemAnswer {
  constructor() {
    super(503, 'not-worked-out');
  }
}

/** Something failed in the thread: of what kind it is, its name says, and where, its stack. */
class FailedApart extends Error {
  constructor(kind: string, frames: readonly string[]) {
    super('failed in a thread');
    this.name = kind;
    this.stack = [this.message, ...frames].join('\n');
  }
}

export interface ApartOptions {
  /** Where the program of the thread stands. */
  readonly program: URL;
  readonly workerData: unknown;
  /** A job that takes longer is ended, and its thread with it. */
  readonly limitMs: number;
  /** Told kind and place of what ended the thread. */
  readonly onFault: (place: string) => void;
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
  /** Aborts when the thread comes to its end, whyever. */
  readonly ended: AbortSignal;
}

const start = ({ program, workerData, options, onFault }: ApartOptions): Running => {
  const thread = new Worker(program, { resourceLimits, ...options, workerData });
  const ended = new AbortController();
  thread.once('exit', () => {
    ended.abort();
  });
  thread.once('error', (error) => {
    ended.abort();
    onFault(placeOf(error));
  });
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
      if (running?.ended.aborted === true) running = undefined;
      running ??= start(asked);
      running.thread.postMessage(job);
      const done = await hear(running).catch(async () => {
        await end();
        throw new NotWorkedOut();
      });
      if ('answer' in done) return done.answer;
      const [kind = '', ...frames] = done.failed.split('\n');
      throw kind === StoreUnavailable.name ? new StoreUnavailable(kind) : new FailedApart(kind, frames);
    },
    close: () => {
      isClosed = true;
      return end();
    },
  };
};
