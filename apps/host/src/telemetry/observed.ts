import {
  type Appended,
  type Context,
  type EventStore,
  type Executor,
  type NewEvent,
  type Outcome,
  RevisionConflict,
} from '#kernel';
import type { Telemetry } from './telemetry.js';
import type { Lasting } from './traces.js';

/** What something came to. */
type Came<Result> = { readonly result: Result } | { readonly error: unknown };

/** Runs something; tells how long it took and what it came to, also where it throws. */
const lasting = async <Result>(
  run: () => Promise<Result>,
  tell: (came: Came<Result>, took: Lasting, seconds: number) => void,
): Promise<Result> => {
  const [from, start] = [Date.now(), performance.now()];
  const ended = (came: Came<Result>): void => {
    const milliseconds = performance.now() - start;
    tell(came, { from, to: from + milliseconds }, milliseconds / 1_000);
  };
  try {
    const result = await run();
    ended({ result });
    return result;
  } catch (error) {
    ended({ error });
    throw error;
  }
};

/** What became of a command, in words of a known set. */
const outcomeOf = (came: Came<Outcome>) => {
  if ('error' in came) return { outcome: 'failed', code: '' };
  const { result } = came;
  if (result.kind === 'refused') return { outcome: 'refused', code: result.refusal.refused };
  return { outcome: result.kind === 'nothing' && result.repeated ? 'repeated' : result.kind, code: '' };
};

type Sent = readonly [decider: { readonly category: string }, command: { readonly type: string }, context: Context];

/** The same executor, which counts and tells what it does; the very same where nobody asks for that. */
export const observedExecutor = (executor: Executor, { measures, traces }: Telemetry): Executor => {
  if (measures === undefined && traces === undefined) return executor;
  const observing = <Result extends Outcome>(run: () => Promise<Result>, [decider, command, context]: Sent) =>
    lasting(run, (came, took) => {
      const { outcome, code } = outcomeOf(came);
      measures?.count('commands', { command: command.type, outcome, code });
      traces?.command({ category: decider.category, command: command.type, context, outcome, code, ...took });
    });
  const execute: Executor['execute'] = (decider, id, command, context) =>
    observing(() => executor.execute(decider, id, command, context) as Promise<never>, [decider, command, context]);
  return {
    ...executor,
    execute,
    executeNamed: (decider, id, command, context) =>
      observing(() => executor.executeNamed(decider, id, command, context), [decider, command, context]),
  };
};

const appendedAs = (came: Came<Appended>): string => {
  if (!('error' in came)) return 'recorded';
  return came.error instanceof RevisionConflict ? 'conflict' : 'failed';
};

/** The same log, which counts and tells its appends; the very same where nobody asks for that. */
export const observedLog = (log: EventStore, { measures, traces }: Telemetry): EventStore => {
  if (measures === undefined && traces === undefined) return log;
  const tellOf = (events: readonly NewEvent[]) => (came: Came<Appended>, took: Lasting, seconds: number) => {
    const outcome = appendedAs(came);
    measures?.time('appends', seconds, { outcome });
    if (outcome === 'failed') measures?.count('failures', { of: 'append' });
    traces?.append({ events, outcome, ...('result' in came ? { position: came.result.position } : {}), ...took });
  };
  return {
    ...log,
    append: (stream, expected, events) => lasting(() => log.append(stream, expected, events), tellOf(events)),
  };
};
