import { readSettings } from '../../../host/src/settings.js';
import { ownHosts } from './own-hosts.js';

const tls = { KHOABANG_TLS_CERT: 'cert.pem', KHOABANG_TLS_KEY: 'key.pem' };
const origin = { KHOABANG_ORIGIN: 'https://thi.example.vn' };
const proxy = { KHOABANG_PROXY: '127.0.0.1' };
const oidc = {
  KHOABANG_OIDC_ISSUER: 'https://id.example.vn',
  KHOABANG_OIDC_CLIENT: 'khoabang',
  KHOABANG_OIDC_SECRET: 'sample-secret',
  KHOABANG_OIDC_ORIGIN: 'https://thi.example.vn',
};

const taken = (environment: Record<string, string>, hosts: readonly (string | undefined)[]) =>
  hosts.filter(ownHosts(readSettings(environment)));

const itself = ['localhost', 'LOCALHOST:3000', '127.0.0.1:3000', '127.8.9.1', '[::1]', '[::1]:3000'];
const others = [
  'evil.example',
  'evil.example:3000',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evil.example:localhost',
  '10.0.0.5',
  '',
  undefined,
];
const named = ['thi.example.vn', 'THI.example.vn:443'];

describe('the names of a server', () => {
  it('are those of its machine, where it listens to that alone', () => {
    expect(taken({}, [...itself, ...named, ...others])).toEqual(itself);
  });

  it.each([
    ['the settings', origin],
    ['the settings of the provider', oidc],
  ])('are the one in %s too, on this machine and open to the network', (_, given) => {
    for (const where of [proxy, { ...tls, KHOABANG_HOST: '0.0.0.0' }])
      expect(taken({ ...where, ...given }, [...itself, ...named, ...others])).toEqual([...itself, ...named]);
  });

  it('are the address on which it listens, by which its operators look it over', () => {
    const at = (host: string) =>
      taken({ ...tls, ...origin, KHOABANG_HOST: host }, ['10.0.0.5:3000', '10.0.0.6', '[2001:db8::5]:3000']);
    expect(at('10.0.0.5')).toEqual(['10.0.0.5:3000']);
    expect(at('2001:DB8::5')).toEqual(['[2001:db8::5]:3000']);
  });

  it('are not known where it is open to the network and nobody named it: any will do', () => {
    expect(taken({ ...tls, KHOABANG_HOST: '0.0.0.0' }, [...itself, ...others])).toEqual([...itself, ...others]);
  });
});
