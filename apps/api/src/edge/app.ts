import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { OperatorLogger } from '../../../host/src/operator-log.js';
import type { Settings } from '../../../host/src/settings.js';
import type { Engine } from '../../../host/src/engine.js';
import type { Followers } from '../../../host/src/followers.js';
import { FOLLOWERS } from '../../../host/src/host.module.js';
import { ApiModule } from '../api.module.js';
import { Door } from '../identity/door.js';
import { SecurityEvents } from '../identity/security-events.js';
import type { Securing } from '../identity/securing.js';
import { readBodies } from './body-parsers.js';
import { protect } from './headers.js';
import { fromProxy, observeRequests } from './observed-requests.js';
import { serveOpenApi } from './openapi.js';
import { refusePath } from './problem.filter.js';
import { shareLines, shareOf } from './shared-lines.js';
import { endSpareLines } from './spare-lines.js';
import { sourceOf } from './throttle.js';

/** From the first byte of a request to its last: the largest import over a line of 20 kB a second. */
const REQUEST_TIMEOUT_MS = 60_000;
/** A line that says nothing for so long is closed, within a request and between two. */
const SILENCE_MS = 30_000;
/** On a line that is new, the head of the first request is there after so long, and all that is agreed on before it. */
const FIRST_HEAD_MS = 10_000;
/** How often it is looked for lines that take too long. */
const LOOK_MS = 2_000;
/** Paths are read as people type them; an id that is too long is refused by its own check. */
const routerOptions = { ignoreTrailingSlash: true, caseSensitive: false, maxParamLength: 500 };

/** As much of the settings as the edge itself needs. */
type EdgeSettings = Pick<Settings, 'log' | 'logFormat' | 'tls' | 'proxy' | 'requests' | 'oidc'> & Securing;

/** TLS 1.2 and 1.3; of their suites those alone that check what they encrypt and leave past conversations closed. */
const lines = {
  minVersion: 'TLSv1.2',
  honorCipherOrder: true,
  ciphers:
    'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:ECDHE+AES256GCM:ECDHE+CHACHA20:ECDHE+AESGCM',
} as const;

/** For how long a line is kept that asks nothing at all. */
const waiting = {
  headersTimeout: FIRST_HEAD_MS,
  handshakeTimeout: FIRST_HEAD_MS,
  connectionsCheckingInterval: LOOK_MS,
} as const;

const adapterFor = ({ tls, proxy }: EdgeSettings): FastifyAdapter =>
  new FastifyAdapter({
    routerOptions,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: SILENCE_MS,
    keepAliveTimeout: SILENCE_MS,
    trustProxy: [...proxy],
    genReqId: () => randomUUID(),
    frameworkErrors: refusePath,
    ...(tls === undefined
      ? { http: waiting }
      : { https: { ...lines, ...waiting, cert: readFileSync(tls.cert), key: readFileSync(tls.key) } }),
  });

/** The edge over an open engine, ready to listen. Closing it stops the followers and the engine. */
export const createApp = async (engine: Engine, settings: EdgeSettings): Promise<NestFastifyApplication> => {
  const logger = new OperatorLogger(settings);
  const module = ApiModule.of(engine, settings);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapterFor(settings), {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  const server = app.getHttpAdapter().getInstance();
  endSpareLines(server);
  protect(app, settings);
  const door = app.get(Door);
  const security = app.get(SecurityEvents);
  const lineRefused = (source: string): void => {
    security.note('LINE_REFUSED', source === '' ? null : source, null);
  };
  app.getHttpServer().on('tlsClientError', (_error: Error, { remoteAddress = '' }: Socket) => {
    lineRefused(sourceOf(remoteAddress));
  });
  app.get<Followers>(FOLLOWERS).onViewFault?.(() => {
    security.note('VIEW_ALTERED', null, null);
  });
  const isTrusted = fromProxy(settings.proxy);
  shareLines(server.server, (address) => shareOf(address, isTrusted), lineRefused);
  observeRequests(server, engine.telemetry, settings);
  server.addHook('onRequest', (request, reply) => door.enter(request, reply));
  server.addHook('onResponse', async (request, reply) => {
    door.leave(request, reply);
  });
  readBodies(server);
  serveOpenApi(app);
  await app.init();
  return app;
};
