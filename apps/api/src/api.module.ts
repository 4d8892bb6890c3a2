import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Engine } from '../../host/src/engine.js';
import { HostModule } from '../../host/src/host.module.js';
import { Accounts } from './accounts.js';
import { AccountsController } from './accounts.controller.js';
import { bodyPipe, MediaTypeGuard } from './body.pipe.js';
import { commandControllers } from './commands.js';
import { HealthController } from './health.controller.js';
import { HistoryController } from './history.controller.js';
import { ImportsController } from './imports.controller.js';
import { IncidentsController } from './incidents.controller.js';
import { InquiriesController } from './inquiries.controller.js';
import { PacksController } from './packs.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { ReportsController } from './reports.controller.js';
import { RoundReader } from './round-reader.js';
import { SessionController } from './session.controller.js';
import { SignInGuard } from './sign-in.guard.js';
import { SubmitHandler } from './submit.js';
import { TextsController } from './texts.controller.js';
import { ViewsController } from './views.controller.js';

/** Composition root of the edge. The order of controllers is the order of routes: the general ones stand last. */
@Module({})
export class ApiModule {
  static of(engine: Engine): DynamicModule {
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot(), HostModule.of(engine)],
      controllers: [
        HealthController,
        SessionController,
        ImportsController,
        AccountsController,
        PacksController,
        HistoryController,
        IncidentsController,
        InquiriesController,
        ReportsController,
        TextsController,
        ...commandControllers,
        ViewsController,
      ],
      providers: [
        Accounts,
        RoundReader,
        SubmitHandler,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: SignInGuard },
        { provide: APP_GUARD, useClass: MediaTypeGuard },
        { provide: APP_PIPE, useFactory: bodyPipe },
      ],
    };
  }
}
