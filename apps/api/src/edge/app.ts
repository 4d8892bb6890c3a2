import 'reflect-metadata';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '../../../host/src/settings.js';
import type { Engine } from '../../../host/src/engine.js';
import { ApiModule } from '../api.module.js';
import { readBodies } from './body-parsers.js';
import { serveOpenApi } from './openapi.js';
import { refusePath } from './problem.filter.js';

/** From the first byte of a request to its last: long enough for the largest import over a slow line. */
const REQUEST_TIMEOUT_MS = 300_000;
/** Paths are read as people type them; an id that is too long is refused by its own check. */
const routerOptions = { ignoreTrailingSlash: true, caseSensitive: false, maxParamLength: 500 };

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
export const createApp = async (engine: Engine, log: Settings['log']): Promise<NestFastifyApplication> => {
  const logger = new OperatorLogger({
    logLevels: [...levels[log]],
    prefix: 'Khoa Bảng',
    colors: false,
    timestamp: false,
  });
  const adapter = new FastifyAdapter({
    routerOptions,
    requestTimeout: REQUEST_TIMEOUT_MS,
    frameworkErrors: refusePath,
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.of(engine), adapter, {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  readBodies(app.getHttpAdapter().getInstance());
  serveOpenApi(app);
  await app.init();
  return app;
};
