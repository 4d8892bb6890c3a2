import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { openEngine } from './engine.js';
import { readSettings } from './settings.js';
import { startOrExplain } from './start.js';
import { WorkerModule } from './worker.module.js';

// Views, processes and clocks without HTTP, for stores that several processes may share.
await startOrExplain(async () => {
  const engine = await openEngine(readSettings(process.env));
  const app = await NestFactory.createApplicationContext(WorkerModule.of(engine));
  app.enableShutdownHooks();
});
