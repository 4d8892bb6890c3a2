import 'reflect-metadata';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Settings } from '../../host/src/settings.js';
import type { Engine } from '../../host/src/engine.js';
import { ApiModule } from './api.module.js';
import { serveOpenApi } from './openapi.js';

/** A command is a form, not a file. Imports may be larger: a registry of a province has a few thousand lines. */
const JSON_LIMIT = '1mb';
const CSV_LIMIT = '5mb';

/** What the framework says of itself while it starts; an operator has no use for it. */
const chatter = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

class OperatorLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (!chatter.has(String(rest.at(-1)))) super.log(message, ...rest);
  }
}

const levels = {
  info: ['log', 'warn', 'error', 'fatal'],
  warn: ['warn', 'error', 'fatal'],
  error: ['error', 'fatal'],
} as const;

/** The edge over an open engine, ready to listen. Closing it stops the followers and the engine. */
export const createApp = async (engine: Engine, log: Settings['log']): Promise<NestExpressApplication> => {
  const logger = new OperatorLogger({
    logLevels: [...levels[log]],
    prefix: 'Khoa Bảng',
    colors: false,
    timestamp: false,
  });
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.of(engine), {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  app.useBodyParser('json', { limit: JSON_LIMIT });
  app.useBodyParser('text', { type: 'text/csv', limit: CSV_LIMIT });
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  serveOpenApi(app);
  await app.init();
  return app;
};
