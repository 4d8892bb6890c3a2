import { request } from 'node:https';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingFault } from '../setting-fault.js';
import { listenForScrapes } from './metrics-door.js';

const samples = join(import.meta.dirname, '..', '..', '..', '..', 'test', 'attacks');
const tls = { cert: join(samples, 'sample-cert.pem'), key: join(samples, 'sample-key.pem') };
const TOKEN = 'a'.repeat(32);

/** Asks over TLS; answers status and body. */
const asked = (address: string, authorization: string): Promise<readonly [number | undefined, string]> =>
  new Promise((resolve, reject) => {
    const options = { ca: readFileSync(tls.cert), headers: { authorization }, checkServerIdentity: () => undefined };
    const call = request(address, options, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () => {
        resolve([reply.statusCode, Buffer.concat(chunks).toString()]);
      });
    });
    call.once('error', reject);
    call.end();
  });

describe('the door of the metrics', () => {
  it('speaks TLS to the network', async () => {
    const door = await listenForScrapes({ host: '0.0.0.0', port: 0, token: TOKEN, tls }, (_, reply) =>
      reply.end('up 1'),
    );
    expect(door.address).toMatch(/^https:/);
    expect(await asked(door.address, `Bearer ${TOKEN}`)).toEqual([200, 'up 1']);
    expect(await asked(door.address, '')).toEqual([401, '']);
    await door.close();
  });

  it('says which setting is wrong where its port is taken', async () => {
    const on = { host: 'localhost', token: undefined, tls: undefined };
    const door = await listenForScrapes({ ...on, port: 0 }, (_, reply) => reply.end());
    const { port } = new URL(door.address);
    const again = listenForScrapes({ ...on, port: Number(port) }, (_, reply) => reply.end());
    await expect(again).rejects.toThrow(SettingFault);
    await expect(again).rejects.toThrow(/^KHOABANG_METRICS names a port that another program listens on/);
    await door.close();
  });
});
