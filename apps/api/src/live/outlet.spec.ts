import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Outlet } from './outlet.js';

/** A server with one answer, and a reader who takes nothing of it. */
const slowReader = async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
  reader.pause();
  reader.on('error', () => undefined);
  reader.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  const close = async (): Promise<void> => {
    reader.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { response, reader, close };
};

describe('what goes out to one reader', () => {
  const text = 'x'.repeat(8_000);

  it('is cut off once too much is left unread', async () => {
    const { response, close } = await slowReader();
    const outlet = new Outlet();
    outlet.body.pipe(response);
    for (let times = 0; times < 10_000 && !outlet.body.destroyed; times += 1) {
      outlet.write(text);
      await new Promise(setImmediate);
    }
    expect(outlet.body.destroyed).toBe(true);
    // The bound, and one text above it.
    expect(outlet.body.writableLength + outlet.body.readableLength).toBeLessThan(262_144 + 10_000);
    outlet.write(text);
    await outlet.room();
    await close();
  });

  it('waits for a reader who is slow, and goes on with one who reads again', async () => {
    const { response, reader, close } = await slowReader();
    const outlet = new Outlet();
    outlet.body.pipe(response);
    await outlet.room();
    while (!outlet.body.writableNeedDrain) {
      outlet.write(text);
      await new Promise(setImmediate);
    }
    const room = outlet.room();
    reader.resume();
    await room;
    expect(outlet.body.writableNeedDrain).toBe(false);
    outlet.mustMove();
    outlet.mustMove();
    expect(outlet.body.destroyed).toBe(false);
    await close();
  });

  it('is cut off where nothing was taken from one question to the next', () => {
    const outlet = new Outlet();
    outlet.write('x'.repeat(40_000));
    outlet.mustMove();
    expect(outlet.body.destroyed).toBe(false);
    outlet.mustMove();
    expect(outlet.body.destroyed).toBe(true);
  });

  it('ends with what was said', async () => {
    const outlet = new Outlet();
    outlet.write('one');
    outlet.end();
    outlet.write('two');
    expect(await outlet.body.toArray()).toEqual([Buffer.from('one')]);
  });
});
