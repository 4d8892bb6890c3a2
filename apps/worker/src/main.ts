import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { openEngine } from '../../host/src/engine.js';
import { HostModule } from '../../host/src/host.module.js';
import { endOnFault, OperatorLogger } from '../../host/src/operator-log.js';
import { readSettings } from '../../host/src/settings.js';
import { startOrExplain } from '../../host/src/start.js';

// Views, processes and clocks without HTTP, for stores that several processes may share.
await startOrExplain(async () => {
  const settings = readSettings(process.env);
  const logger = new OperatorLogger(settings);
  endOnFault(logger);
  const engine = await openEngine(settings);
  const app = await NestFactory.createApplicationContext(HostModule.of(engine), { logger });
  app.enableShutdownHooks();
});
