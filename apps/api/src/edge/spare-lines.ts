import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const endOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress ?? ''} ${String(remotePort)}`;

/**
 * Browsers open lines that they may come to need. Node waits for one on which nothing was asked as for a request that is
 * being answered, so that a server would stop only when such a line has been silent for too long: it ends them when it
 * stops. Over TLS a request knows the encrypted line, the server the one beneath it: both have the same far end.
 */
export const endSpareLines = (fastify: Pick<FastifyInstance, 'server' | 'addHook'>): void => {
  const { server } = fastify;
  const spare = new Map<string, Socket>();
  let isClosing = false;
  server.on('connection', (line: Socket) => {
    const end = endOf(line);
    if (isClosing) line.destroy();
    else spare.set(end, line);
    line.once('close', () => {
      if (spare.get(end) === line) spare.delete(end);
    });
  });
  server.on('request', ({ socket }: { readonly socket: Socket }) => {
    spare.delete(endOf(socket));
  });
  fastify.addHook('preClose', (done) => {
    isClosing = true;
    for (const line of spare.values()) line.destroy();
    done();
  });
};
