import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { openEngine } from '../../host/src/engine.js';
import { HostModule } from '../../host/src/host.module.js';
import { readSettings } from '../../host/src/settings.js';
import { startOrExplain } from '../../host/src/start.js';

// Views, processes and clocks without HTTP, for stores that several processes may share.
await startOrExplain(async () => {
  const engine = await openEngine(readSettings(process.env));
  const app = await NestFactory.createApplicationContext(HostModule.of(engine));
  app.enableShutdownHooks();
});
