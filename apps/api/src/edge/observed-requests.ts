import { BlockList, isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../../../host/src/settings.js';
import { callerIn } from '../../../host/src/telemetry/span-ids.js';
import type { Telemetry } from '../../../host/src/telemetry/telemetry.js';
import type { EdgeRequest } from '../identity/actor.js';

/** What stands for a path that is no route: those that strangers try are as many as they like. */
const NO_ROUTE = 'none';
/** How long somebody listened says nothing of how fast anything was answered. */
const STREAM = 'text/event-stream';

/** Tells whether a request, or a line, comes directly from a proxy that is trusted. */
export const fromProxy = (proxy: Settings['proxy']): ((address: string | undefined) => boolean) => {
  const trusted = new BlockList();
  for (const one of proxy) {
    const [address = '', bits] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  return (address = '') => isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
};

/**
 * Counts what is asked, by the template of its route, and takes from a trusted proxy of what trace it is a part. Where
 * nobody asks for either, nothing is added to any request.
 */
export const observeRequests = (
  server: FastifyInstance,
  { measures, traces }: Telemetry,
  { proxy }: Pick<Settings, 'proxy'>,
): void => {
  if (measures !== undefined) {
    server.addHook('onResponse', (request, reply, done) => {
      const { method, routeOptions } = request;
      const labels = {
        http_route: routeOptions.url ?? NO_ROUTE,
        http_request_method: method,
        http_response_status_code: reply.statusCode.toString(),
      };
      const isStream = String(reply.getHeader('Content-Type')).startsWith(STREAM);
      if (!isStream) measures.time('requests', reply.elapsedTime / 1_000, labels);
      done();
    });
  }
  if (traces !== undefined && proxy.length > 0) {
    const isTrusted = fromProxy(proxy);
    server.addHook('onRequest', (request: EdgeRequest, _, done) => {
      const caller = isTrusted(request.socket.remoteAddress) ? callerIn(request.headers['traceparent']) : undefined;
      if (caller !== undefined) {
        traces.isPartOf(caller);
        request.correlationId = caller.correlationId;
      }
      done();
    });
  }
};
