import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { type Outcome, type Task } from './worker.js';

/** A process whose modules have grown beyond this many bytes is replaced by a fresh one. */
const MEMORY = 1_500_000_000;

/** One process that runs spec files, started when it is first needed and again after it had to be ended. */
export class Runner {
  #child: ChildProcess | undefined;

  constructor(private readonly folder: string) {}

  /** Runs a task; nothing comes back if it took longer than allowed, and the process is ended then. */
  async run(task: Task, milliseconds: number): Promise<Outcome | undefined> {
    const child = (this.#child ??= this.#start());
    const outcome = await new Promise<Outcome | undefined>((resolve) => {
      const settle = (result: Outcome | undefined) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(result);
      };
      const timer = setTimeout(() => {
        settle(undefined);
      }, milliseconds);
      child.once('message', (message) => {
        settle(message as Outcome);
      });
      child.once('exit', () => {
        settle(undefined);
      });
      child.send(task);
    });
    if (outcome === undefined || outcome.memory > MEMORY) this.end();
    return outcome;
  }

  /** Ends the process. */
  end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #start(): ChildProcess {
    return fork(join(import.meta.dirname, 'worker.js'), {
      execArgv: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      env: { ...process.env, NODE_ENV: 'test', NODE_OPTIONS: '', MUTATE_FOLDER: this.folder },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  }
}
