import { type DynamicModule, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Engine } from './engine.js';
import type { Followers } from './followers.js';
import type { Say } from './say.js';
import { followLog } from './shared-followers.js';

export const ENGINE = Symbol('engine');
export const FOLLOWERS = Symbol('followers');

/** Tells the operator through the process's log. */
export const sayThrough =
  (logger: Logger): Say =>
  (level, message) => {
    if (level === 'info') logger.log(message);
    else logger[level](message);
  };

/** What every process hosts: the engine and what follows its log. When the application stops, the followers stop before the stores close. */
@Module({})
export class HostModule implements OnApplicationShutdown {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(FOLLOWERS) private readonly followers: Followers,
  ) {}

  static of(engine: Engine): DynamicModule {
    const followers = {
      provide: FOLLOWERS,
      useFactory: () => followLog(engine, sayThrough(new Logger('followers'))),
    };
    const providers = [{ provide: ENGINE, useValue: engine }, followers];
    return { module: HostModule, global: true, providers, exports: [ENGINE, FOLLOWERS] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.followers.stop();
    await this.engine.close();
  }
}
