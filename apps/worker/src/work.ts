import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { openEngine } from '../../host/src/engine.js';
import { HostModule } from '../../host/src/host.module.js';
import { endOnFault, OperatorLogger } from '../../host/src/operator-log.js';
import { readSettings } from '../../host/src/settings.js';
import { openTelemetry } from '../../host/src/telemetry/telemetry.js';
import { startOrExplain } from '../../host/src/start.js';
import { mustBeForWorkers } from '../../host/src/store-settings.js';

// Views, processes and clocks without HTTP, for stores that several processes may share.
await startOrExplain(async () => {
  const settings = readSettings(process.env);
  const logger = new OperatorLogger(settings);
  endOnFault(logger);
  mustBeForWorkers(settings, settings.follow);
  const telemetry = await openTelemetry(settings, 'worker');
  const engine = await openEngine(settings, { isWorker: true, telemetry });
  const close = async (): Promise<void> => {
    await engine.close();
    await telemetry.close();
  };
  const app = await NestFactory.createApplicationContext(HostModule.of({ ...engine, close }), { logger });
  app.enableShutdownHooks();
});
