import { type DynamicModule, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Engine } from './engine.js';
import { type Say, startWorker, type Worker } from './worker.js';

export const ENGINE = Symbol('engine');
export const WORKER = Symbol('worker');

/** Tells the operator through the process's log. */
export const sayThrough =
  (logger: Logger): Say =>
  (level, message) => {
    if (level === 'info') logger.log(message);
    else logger[level](message);
  };

/** Composition root of what runs behind the log; stops it, then closes the stores, when the application stops. */
@Module({})
export class WorkerModule implements OnApplicationShutdown {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(WORKER) private readonly worker: Worker,
  ) {}

  static of(engine: Engine): DynamicModule {
    const worker = { provide: WORKER, useFactory: () => startWorker(engine, sayThrough(new Logger('worker'))) };
    const providers = [{ provide: ENGINE, useValue: engine }, worker];
    return { module: WorkerModule, global: true, providers, exports: [ENGINE, WORKER] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker.stop();
    await this.engine.close();
  }
}
