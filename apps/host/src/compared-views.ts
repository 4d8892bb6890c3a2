import { setTimeout as sleep } from 'node:timers/promises';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Say } from './say.js';
import type { ViewsFiles } from './threaded-views.js';
import { type Compared, isWrong } from './view-comparison.js';

/** What is found once is put right by a restart; what is changed beside a running server is looked for as often as the log is walked. */
const EVERY_MS = 24 * 60 * 60_000;
/** How long it is waited for the views to come up with the log. */
const UNTIL_UP_MS = 1_000;

const PROGRAM = new URL('./comparison-thread.js', import.meta.url);

/** Which views are to be compared, and by what. */
export interface ComparedViews {
  readonly files: ViewsFiles;
  /** True once the views have come up with the log. */
  readonly isUp: () => boolean;
  readonly say: Say;
  /** Where the program of the thread stands, for tests that run from source. */
  readonly program?: URL;
  readonly options?: WorkerOptions;
}

const sentenceFor = ({ view, different = 0 }: Compared): string =>
  `view ${view} is not what the log gives (${different.toString()} documents): somebody changed its file, or a release folds otherwise. Stop the server, keep the file of the views for whoever looks into it, delete it and start again: it is rebuilt`;

/** Compares every view once, in a thread of its own, until `signal` aborts. */
const compareOnce = (
  { files, program = PROGRAM, options }: ComparedViews,
  signal: AbortSignal,
  hear: (compared: Compared) => void,
): Promise<void> => {
  const thread = new Worker(program, { ...options, workerData: files });
  const end = (): void => void thread.terminate();
  signal.addEventListener('abort', end);
  thread.on('message', hear);
  return new Promise((resolve, reject) => {
    thread.on('error', reject);
    thread.on('exit', () => {
      signal.removeEventListener('abort', end);
      resolve();
    });
  });
};

/**
 * Holds the stored views against a rebuild from the log, after each start and once a day: who changed their file would else
 * be believed, for rights are judged by them too. What differs is told, and stands in readiness until a comparison finds it equal.
 */
export const comparedViews = (asked: ComparedViews) => {
  const wrong = new Map<string, string>();
  const telling: ((view: string) => void)[] = [];
  const hear = (compared: Compared): void => {
    const { view, outcome } = compared;
    if (outcome === 'EQUAL') wrong.delete(view);
    if (!isWrong(compared)) return;
    if (!wrong.has(view)) asked.say('error', sentenceFor(compared));
    wrong.set(view, sentenceFor(compared));
    for (const tell of telling) tell(view);
  };
  const rest = (ms: number, signal: AbortSignal): Promise<void> =>
    sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  return {
    faults: (): readonly string[] => [...wrong.values()],
    /** Calls back with each view that is found not to be what the log gives. */
    onFault: (tell: (view: string) => void): unknown => telling.push(tell),
    run: async (signal: AbortSignal): Promise<void> => {
      while (!signal.aborted) {
        if (asked.isUp()) await compareOnce(asked, signal, hear);
        await rest(asked.isUp() ? EVERY_MS : UNTIL_UP_MS, signal);
      }
    },
  };
};
