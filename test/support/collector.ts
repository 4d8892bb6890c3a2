import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as a collector is told of it. */
export interface SpanTold {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}

interface TracesTold {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly SpanTold[] }[];
  }[];
}

/** A small collector: takes traces over OTLP/HTTP as JSON, and keeps what it is told. */
export const startCollector = async () => {
  const bodies: string[] = [];
  const paths = new Set<string>();
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    paths.add(`${request.method ?? ''} ${request.url ?? ''}`);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, 'localhost');
  await once(server, 'listening');
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port.toString()}`,
    paths,
    /** Every byte that came. */
    text: () => bodies.join('\n'),
    spans: (): readonly SpanTold[] =>
      bodies
        .flatMap((body) => (JSON.parse(body) as TracesTold).resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans)
        .flatMap(({ spans }) => spans),
    close: () => server.close(),
  };
};
