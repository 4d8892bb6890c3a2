import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { connect as connectOverTls } from 'node:tls';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { endSpareLines } from './spare-lines.js';

const https = {
  key: readFileSync('test/attacks/sample-key.pem'),
  cert: readFileSync('test/attacks/sample-cert.pem'),
};

/** A server that ends no line by itself, however long it is silent, and answers only when it is told to. */
const started = async (options: object) => {
  const adapter = new FastifyAdapter({ connectionTimeout: 0, keepAliveTimeout: 0, ...options });
  const server = adapter.getInstance();
  const asked = Promise.withResolvers<undefined>();
  const answering = Promise.withResolvers<undefined>();
  endSpareLines(server);
  server.get('/', async () => {
    asked.resolve(undefined);
    await answering.promise;
    return 'answered';
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as { port: number };
  return {
    server,
    port,
    asked: asked.promise,
    answer: () => {
      answering.resolve(undefined);
    },
  };
};

const ways: readonly (readonly [string, object, (port: number) => Socket, string])[] = [
  ['in the clear', {}, (port) => connect(port, '127.0.0.1'), 'connect'],
  [
    'over TLS',
    { https },
    (port) => connectOverTls({ port, host: '127.0.0.1', rejectUnauthorized: false }),
    'secureConnect',
  ],
];

describe.each(ways)('a server that stops, %s', (_, options, open, opened) => {
  it('ends a line on which nothing was asked', async () => {
    const { server, port } = await started(options);
    const line = open(port);
    await once(line, opened);
    const ended = once(line.on('error', () => undefined).resume(), 'close');
    await server.close();
    await ended;
  });

  it('answers first what is being asked', async () => {
    const { server, port, asked, answer } = await started(options);
    const line = open(port);
    await once(line, opened);
    line.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    await asked;
    const heard = line.toArray();
    const stopped = server.close();
    answer();
    expect(Buffer.concat((await heard) as Buffer[]).toString()).toMatch(/^HTTP\/1.1 200 [^]*answered$/);
    await stopped;
  });
});
