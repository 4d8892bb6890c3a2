import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { shareLines, shareOf } from './shared-lines.js';

const servers: Server[] = [];
const lines: Socket[] = [];
afterEach(() => {
  for (const line of lines.splice(0)) line.destroy();
  for (const server of servers.splice(0)) server.close();
});

const started = async (share: number) => {
  const refused: string[] = [];
  const server = createServer((_, response) => response.end('answered'));
  servers.push(server);
  shareLines(
    server,
    () => share,
    (source) => refused.push(source),
  );
  server.on('connection', (line: Socket) => line.once('close', () => server.emit('line closed')));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  /** Opens a line; true where it is answered on it. */
  const isAnswered = async (localAddress: string): Promise<boolean> => {
    const line = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined);
    lines.push(line);
    line.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    return Promise.race([once(line, 'data').then(() => true), once(line, 'close').then(() => false)]);
  };
  return { server, refused, isAnswered };
};

describe('the lines of a server', () => {
  it('are not all for one source: what it opens beyond its share is closed, and others are answered', async () => {
    const { refused, isAnswered } = await started(2);
    const asked = ['127.0.0.5', '127.0.0.5', '127.0.0.5', '127.0.0.6'];
    const answered: boolean[] = [];
    for (const address of asked) answered.push(await isAnswered(address));
    expect(answered).toEqual([true, true, false, true]);
    expect(refused).toEqual(['127.0.0.5']);
  });

  it('come back to their source when they are closed', async () => {
    const { server, isAnswered } = await started(1);
    expect(await isAnswered('127.0.0.5')).toBe(true);
    expect(await isAnswered('127.0.0.5')).toBe(false);
    const closed = once(server, 'line closed');
    lines[0]?.destroy();
    await closed;
    expect(await isAnswered('127.0.0.5')).toBe(true);
  });

  it('that are dropped, because there are too many of all, are told too', async () => {
    const { server, refused, isAnswered } = await started(9);
    server.maxConnections = 1;
    expect(await isAnswered('127.0.0.5')).toBe(true);
    expect(await isAnswered('127.0.0.6')).toBe(false);
    expect(refused).toEqual(['127.0.0.6']);
  });

  it('are shared by source: all for a trusted proxy, half for the machine itself, a fifth for any other', () => {
    const isTrusted = (address: string): boolean => address === '10.0.0.1';
    expect(
      ['10.0.0.1', '127.0.0.1', '::ffff:127.0.0.1', '::1', '203.0.113.7'].map((one) => shareOf(one, isTrusted)),
    ).toEqual([1_000, 500, 500, 500, 200]);
  });
});
