import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { isLoopback } from '#stores';
import type { MetricsSettings } from '../telemetry-settings.js';
import { SettingFault } from '../setting-fault.js';
import type { Settings } from '../settings.js';

/** A look takes milliseconds; who asks more slowly than this is not a Prometheus. */
const REQUEST_MS = 10_000;
/** Lines that are open at once: a few who look, and nobody who holds the server up. */
const CONNECTIONS_MAX = 20;

/** Where looks at the metrics are answered. */
export interface MetricsDoor {
  readonly address: string;
  readonly close: () => Promise<void>;
}

const TAKEN =
  'KHOABANG_METRICS names a port that another program listens on, or that this account may not use: choose another, one for each process.';

const isTaken = (error: unknown): boolean =>
  ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');

const isSame = (given: string, wanted: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** Answers one request. */
export type Answer = (request: IncomingMessage, reply: ServerResponse) => void;

/** `GET /metrics` for who shows the token, where one is asked for; nothing else. */
const atTheDoor =
  (token: string | undefined, answer: Answer): Answer =>
  (request, reply) => {
    const { method, url, headers } = request;
    if (url !== '/metrics') return void reply.writeHead(404).end();
    if (method !== 'GET') return void reply.writeHead(405, { Allow: 'GET' }).end();
    if (token !== undefined && !isSame(headers.authorization ?? '', `Bearer ${token}`)) {
      return void reply.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end();
    }
    reply.setHeader('Cache-Control', 'no-store');
    answer(request, reply);
  };

/** Listens for those who look at the metrics, at an address of their own: beside the edge, and also where there is none. */
export const listenForScrapes = async (
  { host, port, token, tls }: MetricsSettings & Pick<Settings, 'tls'>,
  answer: Answer,
): Promise<MetricsDoor> => {
  const atDoor = atTheDoor(token, answer);
  const limits = { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS };
  const secure = tls !== undefined && !isLoopback(host) ? tls : undefined;
  const server =
    secure === undefined
      ? createServer(limits, atDoor)
      : createSecureServer(
          { ...limits, minVersion: 'TLSv1.3', cert: readFileSync(secure.cert), key: readFileSync(secure.key) },
          atDoor,
        );
  server.maxConnections = CONNECTIONS_MAX;
  server.listen(port, host);
  await once(server, 'listening').catch((error: unknown) => {
    throw isTaken(error) ? new SettingFault(TAKEN) : error;
  });
  server.unref();
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `${secure === undefined ? 'http' : 'https'}://localhost:${taken.toString()}/metrics`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
