import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Sentence } from '../command.js';
import { doorTo } from './client.js';

/** A server whose line breaks under the first of each kind of request, as one does that was silent for too long. */
const breakingOnce = async () => {
  const seen: { readonly request: string; readonly key: string | undefined }[] = [];
  const server: Server = createServer((request, response) => {
    void text(request).then(() => {
      const [path] = (request.url ?? '').split('?');
      const name = `${request.method ?? ''} ${path ?? ''}`;
      const isFirst = seen.every((earlier) => earlier.request !== name);
      seen.push({ request: name, key: request.headers['idempotency-key'] as string | undefined });
      if (isFirst) request.socket.destroy();
      else response.setHeader('set-cookie', 'session=sample; Path=/').end('{"position":"7"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return { url, seen, close: () => server.close() };
};

describe('a line that breaks under a request', () => {
  it('is no reason to give up what may be sent twice, and a command keeps its key', async () => {
    const { url, seen, close } = await breakingOnce();
    const caller = await doorTo(url).signIn('mau.hr', 'a sample password');
    expect(await caller.get('/api/work')).toEqual({ position: '7' });
    expect(await caller.post('/api/rounds/R1/draft-round', {})).toEqual({ position: '7' });
    const keys = seen.filter(({ request }) => request === 'POST /api/rounds/R1/draft-round').map(({ key }) => key);
    expect(keys).toEqual([expect.any(String), keys[0]]);
    close();
  });

  it('ends what may not be sent twice, and whoever asks whether anybody is there', async () => {
    const { url, seen, close } = await breakingOnce();
    const caller = await doorTo(url).signIn('mau.hr', 'a sample password');
    await expect(caller.put('/api/session/password', {})).rejects.toThrow(Sentence);
    await expect(doorTo(url).signInOnMachine('sample')).rejects.toThrow(url);
    await expect(doorTo(url).answers()).rejects.toThrow('npm start');
    expect(seen.filter(({ request }) => request !== 'POST /api/session')).toHaveLength(3);
    close();
  });
});
