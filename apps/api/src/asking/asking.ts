import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { TakingTurns } from '../edge/taking-turns.js';
import { type Apart, apart } from './apart.js';
import { type Answer, type Given, type Job, workOut, type Works } from './works.js';

/** The most that one question may take: fifty times what the largest round needs. */
const LIMIT_MS = 10_000;
/** What one account may have waiting, and all together. */
const WAITING_EACH = 4;
const WAITING_IN_ALL = 50;

const program = new URL('./asking-thread.js', import.meta.url);

/**
 * Has worked out what takes long: one thing at a time, in a thread of its own where the log is a file, wherever the views
 * are; accounts by turns. On a log in memory it is worked out here.
 */
@Injectable()
export class Asking implements OnApplicationShutdown {
  private readonly turns = new TakingTurns(1, WAITING_EACH, WAITING_IN_ALL);
  private readonly logger = new Logger('asking');
  private readonly ended = (place: string): void => {
    this.logger.error(`the thread for what takes long ended: ${place}`);
  };
  private readonly apart: Pick<Apart, 'work' | 'close'>;

  constructor(@Inject(ENGINE) { events, logFile }: Pick<Engine, 'events' | 'logFile'>) {
    this.apart =
      logFile === undefined
        ? { work: (job) => workOut(events, job as Job), close: () => Promise.resolve() }
        : apart({ program, workerData: logFile, limitMs: LIMIT_MS, onFault: this.ended });
  }

  /** What comes of a work that an account asks for. */
  async ask<What extends keyof Works>(account: string, what: What, ...given: Given<What>): Promise<Answer<What>> {
    const job: Job = { what, given };
    return (await this.turns.run(account, () => this.apart.work(job))) as Answer<What>;
  }

  onApplicationShutdown(): Promise<void> {
    return this.apart.close();
  }
}
