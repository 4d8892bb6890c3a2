import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Engine } from '../../host/src/engine.js';
import { HostModule } from '../../host/src/host.module.js';
import type { Settings } from '../../host/src/settings.js';
import { Asking } from './asking/asking.js';
import { Accounts } from './identity/accounts.js';
import { Confirmations } from './identity/confirmations.js';
import { Cookies } from './identity/cookies.js';
import { Factors } from './identity/factors.js';
import { FactorsController } from './identity/factors.controller.js';
import { Erasures } from './identity/erasures.js';
import { Guesses } from './identity/guesses.js';
import { Identities } from './identity/identities.js';
import { OwnFactors } from './identity/own-factors.js';
import { Passwords } from './identity/passwords.js';
import { SecurityEvents } from './identity/security-events.js';
import { SecurityEventsController } from './identity/security-events.controller.js';
import { SECURING, type Securing } from './identity/securing.js';
import { AccountHistoryController } from './identity/account-history.controller.js';
import { AccountsController } from './identity/accounts.controller.js';
import { RegistrarController } from './identity/registrar.controller.js';
import { bodyPipe, MediaTypeGuard } from './edge/body.pipe.js';
import { CommitmentsController } from './commands/commitments.controller.js';
import { commandControllers } from './commands/commands.js';
import { ChangesController } from './reading/changes.controller.js';
import { PagesController } from './edge/pages.controller.js';
import { HealthController } from './edge/health.controller.js';
import { AppointmentsController } from './reading/appointments.controller.js';
import { HistoryController } from './reading/history.controller.js';
import { ImportsController } from './commands/imports.controller.js';
import { IncidentsController } from './edge/incidents.controller.js';
import { InquiriesController } from './reading/inquiries.controller.js';
import { PacksController } from './reading/packs.controller.js';
import { ProblemFilter } from './edge/problem.filter.js';
import { PublicController } from './reading/public.controller.js';
import { QueryGuard } from './edge/query.guard.js';
import { DirectoryController } from './reading/directory.controller.js';
import { FiveClearsController, ReportsController } from './reading/reports.controller.js';
import { Feed } from './live/feed.js';
import { LiveController } from './live/live.controller.js';
import { LiveStreams } from './live/live-streams.js';
import { Telling } from './live/telling.js';
import { Names } from './reading/names.js';
import { Pasts } from './reading/pasts.js';
import { WaitingController } from './reading/waiting.controller.js';
import { WorkController } from './reading/work.controller.js';
import { RoundReader } from './reading/round-reader.js';
import { SessionController } from './identity/session.controller.js';
import { SessionStateController } from './identity/session-state.controller.js';
import { Door, REQUESTS } from './identity/door.js';
import { oidcParts } from './identity/oidc.js';
import { SubmitHandler } from './commands/submit.js';
import { TextsController } from './reading/texts.controller.js';
import { ShownViews } from './reading/shown-views.js';
import { ViewsController } from './reading/views.controller.js';
import { WholeViewsController } from './reading/whole-views.controller.js';

/** Who somebody is, and what proves it. */
const identity = [
  Accounts,
  Passwords,
  Factors,
  OwnFactors,
  Guesses,
  Identities,
  Erasures,
  Confirmations,
  SecurityEvents,
  Cookies,
  Door,
];

/** In the order of their routes: the general ones stand last. */
const controllersWith = (byProvider: ReturnType<typeof oidcParts>['controllers']) => [
  PagesController,
  HealthController,
  SessionController,
  SessionStateController,
  FactorsController,
  ...byProvider,
  ImportsController,
  AccountsController,
  RegistrarController,
  AccountHistoryController,
  SecurityEventsController,
  PacksController,
  PublicController,
  CommitmentsController,
  HistoryController,
  AppointmentsController,
  ChangesController,
  IncidentsController,
  InquiriesController,
  FiveClearsController,
  ReportsController,
  DirectoryController,
  WaitingController,
  WorkController,
  LiveController,
  TextsController,
  ...commandControllers,
  ViewsController,
  WholeViewsController,
];

/** Composition root of the edge. */
@Module({})
export class ApiModule {
  static of(engine: Engine, settings: Securing & Pick<Settings, 'requests' | 'oidc'>): DynamicModule {
    const byProvider = oidcParts(settings.oidc, engine.together.tally);
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot(), HostModule.of(engine)],
      controllers: controllersWith(byProvider.controllers),
      providers: [
        ...identity,
        ...byProvider.providers,
        { provide: REQUESTS, useValue: settings.requests },
        { provide: SECURING, useValue: settings },
        Asking,
        RoundReader,
        Pasts,
        ShownViews,
        Names,
        Feed,
        Telling,
        LiveStreams,
        SubmitHandler,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: MediaTypeGuard },
        QueryGuard,
        { provide: APP_GUARD, useExisting: QueryGuard },
        { provide: APP_PIPE, useFactory: bodyPipe },
      ],
    };
  }
}
