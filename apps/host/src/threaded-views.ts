import { Worker, type WorkerOptions } from 'node:worker_threads';
import { type Follower, leastOf, START, type ViewIncident, type ViewsRunner, waiting } from '#kernel';
import { oncePerTurn } from './once-per-turn.js';
import { timer } from './timer.js';

/** What a thread needs to read the log by itself. */
export interface LogFile {
  readonly events: string;
  /** Folder with further rule packs. */
  readonly packs: string | undefined;
}

/** What the thread of the views needs to open the same stores by itself. */
export interface ViewsFiles extends LogFile {
  readonly views: string;
}

/** Something was committed to the log; or: come to an end. */
export type ToThread = 'committed' | 'stop';

/** How far the views are, and which stand still. */
export interface ViewsNow {
  /** Up to where readers see all views, but those being built. */
  readonly position: bigint;
  /** Up to where readers see each view, by name. */
  readonly positions: Readonly<Record<string, bigint>>;
  /** Events that they have still to take; `undefined` until they have come up with the log. */
  readonly lag: number | undefined;
  readonly incidents: readonly ViewIncident[];
}

/** How far the views are; or the kind of error by which they all stopped. */
export type FromThread = ViewsNow | { readonly failed: string };

/** The views at work, wherever that is. */
export interface ViewsAtWork extends Pick<ViewsRunner, 'waitFor' | 'position' | 'incidents'> {
  /** Those whom this thread's pass over the log is to serve; none where another thread does. */
  readonly followers: readonly Follower[];
  /** Where another thread runs them: how to run it, and what it has still to take. */
  readonly thread?: {
    readonly run: (signal: AbortSignal) => Promise<void>;
    readonly lag: () => number | undefined;
  };
}

export interface ThreadedViews {
  readonly files: ViewsFiles;
  /** Calls back after appends to the log; answers how to end that. */
  readonly onCommit: (tell: () => void) => () => void;
  readonly onIncident: (incident: ViewIncident) => void;
  /** Where the program of the thread stands, for tests that run from source. */
  readonly program?: URL;
  readonly options?: WorkerOptions;
}

/** A thread that came to its end although nobody had told it to. */
class ThreadEnded extends Error {
  constructor(kind: string) {
    super('the thread of the views ended');
    this.name = kind;
  }
}

const PROGRAM = new URL('./views-thread.js', import.meta.url);

/** Runs the thread until it ends; hands on what it says of the views. */
const runThread = (
  { files, onCommit, program = PROGRAM, options }: ThreadedViews,
  signal: AbortSignal,
  hear: (now: ViewsNow) => void,
): Promise<void> => {
  const thread = new Worker(program, { ...options, workerData: files });
  const tell = (message: ToThread) => (): void => {
    thread.postMessage(message);
  };
  const stop = tell('stop');
  const deaf = onCommit(oncePerTurn(tell('committed')));
  let failure: Error | undefined;
  thread.on('message', (message: FromThread) => {
    if ('failed' in message) failure = new ThreadEnded(message.failed);
    else hear(message);
  });
  thread.on('error', (error) => {
    failure = error as Error;
  });
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  return new Promise((resolve, reject) => {
    thread.on('exit', () => {
      deaf();
      signal.removeEventListener('abort', stop);
      if (failure === undefined && signal.aborted) resolve();
      else reject(failure ?? new ThreadEnded('ThreadEnded'));
    });
  });
};

/**
 * Views that are kept in step with the log by a thread of their own, on connections of its own. What it says of itself is
 * mirrored here, so that waiting for a position costs this thread nothing. `run` starts the thread and rejects when it ends
 * untold; run it again then: it goes on where its views are.
 */
export const threadedViews = (threaded: ThreadedViews): ViewsAtWork & Required<Pick<ViewsAtWork, 'thread'>> => {
  let now: ViewsNow = { position: START, positions: {}, lag: undefined, incidents: [] };
  const { notify, waitFor } = waiting(timer);
  const run = (signal: AbortSignal): Promise<void> =>
    runThread(threaded, signal, (next) => {
      const isNew = ({ view }: ViewIncident): boolean => !now.incidents.some((known) => known.view === view);
      next.incidents.filter(isNew).forEach(threaded.onIncident);
      now = next;
      notify();
    });
  const position: ViewsRunner['position'] = (names) =>
    names === undefined
      ? now.position
      : leastOf(
          names.map((name) => now.positions[name] ?? START),
          now.position,
        );
  return {
    followers: [],
    thread: { run, lag: () => now.lag },
    waitFor: (target, timeoutMs, signal, names) =>
      waitFor({ position: target, reached: () => position(names) }, timeoutMs, signal),
    position,
    incidents: () => now.incidents,
  };
};
