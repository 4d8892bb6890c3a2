import type { Context } from './decider.js';
import type { SealedText } from './envelope.js';
import { START } from './event-store.js';
import type { Executor } from './execute.js';
import { type Follower, followEach } from './following.js';
import { type Incident, journal } from './journal.js';
import { processFollower } from './process-follower.js';
import type { ProcessesOptions } from './process.js';
import { leastOf, waiting } from './waiting.js';

/** An instance of a process that stands still. */
export interface ProcessIncident extends Incident {
  readonly process: string;
}

/** Keeps processes in step with the log. */
export interface ProcessesRunner {
  /**
   * One for each process. A process that is new reacts to the whole log; a new version only to what its predecessors had
   * not come to. Several runners may share one memory: every reaction is recorded once.
   */
  readonly followers: readonly Follower[];
  /** Follows the log with all until `signal` aborts. Rejects if a store fails; run it again then. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** True once all processes have dealt with `position`; false when `timeoutMs` passed or on abort. */
  readonly waitFor: (position: bigint, timeoutMs: number, signal?: AbortSignal) => Promise<boolean>;
  readonly position: () => bigint;
  /** The instances that stand still, as far as the processes have come. */
  readonly incidents: () => readonly ProcessIncident[];
}

/** The instances of a process that stand still, each with the event it could not follow and why. */
export const incidentsOf = async (executor: Executor, name: string): Promise<readonly Incident[]> =>
  (await executor.load(journal, name)).state.incidents;

/** Asks the process to take the instance `key` through what it missed. Refused as `no-incident` if it does not wait. */
export const retryIncident = (executor: Executor, name: string, key: string, context: Context) =>
  executor.execute(journal, name, { type: 'Retry', data: { key } }, context);

/** Asks the same, but to pass by the event that the instance could not follow: it is folded if it can be, not reacted to. */
export const skipIncident = (
  executor: Executor,
  name: string,
  { key, reason }: { readonly key: string; readonly reason: SealedText },
  context: Context,
) => executor.execute(journal, name, { type: 'Skip', data: { key, reason } }, context);

/** Runs the processes of `list`, each at its own pace: see {@link ProcessesRunner}. */
export const runProcesses = (options: ProcessesOptions): ProcessesRunner => {
  const { notify, waitFor } = waiting(options.timer);
  const onTaken = (): void => {
    notify();
    options.onAdvance?.();
  };
  const atWork = options.list.map((process) => processFollower(process, options, onTaken));
  const followers = atWork.map(({ follower }) => follower);
  const position = (): bigint =>
    leastOf(
      atWork.map(({ work }) => work.position),
      START,
    );
  return {
    followers,
    run: (signal) => followEach(options.store, followers, signal),
    waitFor: (target, timeoutMs, signal) => waitFor({ position: target, reached: position }, timeoutMs, signal),
    position,
    incidents: () =>
      atWork.flatMap(({ work: { process, journal: own } }) =>
        own.incidents.map((incident) => ({ ...incident, process: process.name })),
      ),
  };
};
