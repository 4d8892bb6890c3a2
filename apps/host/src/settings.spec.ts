import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '#exams';
import { temporaryFolder } from '#test/support/tmp';
import { clientProof } from './oidc-settings.js';
import { readSettings, SettingFault, settingsTable } from './settings.js';
import { mustBeForWorkers } from './store-settings.js';

const provider = {
  KHOABANG_OIDC_ISSUER: 'https://id.example.vn/realms/so',
  KHOABANG_OIDC_CLIENT: 'khoabang',
  KHOABANG_OIDC_SECRET: 'a sample secret',
  KHOABANG_OIDC_ORIGIN: 'https://thi.example.vn',
};

describe('settings', () => {
  it('have a default for everything', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 3000, masterKey: undefined, adminPassword: undefined, log: 'info' });
    expect(settings.packs).toBeUndefined();
    expect(readSettings({ KHOABANG_PACKS: '/law' }).packs).toBe('/law');
    expect(settings.events).toBe(`${settings.data}/events.sqlite`);
    expect(settings.views).toBe(`${settings.data}/views.sqlite`);
    expect(settings.vault).toBe(`${settings.data}/vault.sqlite`);
  });

  it('place the stores where they are told', () => {
    const settings = readSettings({
      KHOABANG_DATA: '/d',
      KHOABANG_EVENTS: 'sqlite:/e/log.sqlite',
      KHOABANG_VIEWS: 'memory:',
    });
    expect(settings).toMatchObject({ data: '/d', events: '/e/log.sqlite', views: 'memory' });
  });

  it('place the vault in a file elsewhere, or in a database that is not that of the views', () => {
    const [vault, views] = ['mongodb://a:m@m1,m2/vault?tls=true', 'mongodb://b@m1,m2/views?tls=true'];
    expect(readSettings({ KHOABANG_VAULT: 'sqlite:/v/people.sqlite' }).vault).toBe('/v/people.sqlite');
    expect(readSettings({ KHOABANG_VAULT: vault, KHOABANG_VIEWS: views })).toMatchObject({ vault, views });
    const one = { KHOABANG_VAULT: vault, KHOABANG_VIEWS: 'mongodb://b@m1,m2/vault?tls=true' };
    expect(() => readSettings(one)).toThrow(/^KHOABANG_VAULT and KHOABANG_VIEWS name the same database: give/);
  });

  it('place the log in a KurrentDB, with views of its own', () => {
    const events = 'kurrentdb://khoabang:m%40t@k1:2113,k2:2113?tlsCAFile=/ca.pem';
    expect(readSettings({ KHOABANG_DATA: '/d', KHOABANG_EVENTS: events })).toMatchObject({
      events,
      views: '/d/views.kurrentdb.sqlite',
    });
    expect(readSettings({ KHOABANG_EVENTS: 'kurrentdb+discover://k.example.vn' }).events).toMatch(/^kurrentdb/);
    expect(readSettings({ KHOABANG_EVENTS: 'kurrentdb://127.0.0.1:2113?tls=false' }).events).toMatch(/^kurrentdb/);
  });

  it.each([
    ['kurrentdb:', 'must be like'],
    ['kurrentdb://khoabang:mat:khau@k1:2113', 'must be like .* %3A and %40'],
    ['kurrentdb://khoabang:matkhau@k1:2113?nodePreference=follower', 'may set, behind the `\\?`'],
    ['kurrentdb://khoabang:matkhau@k1:2113?userCertFile=/u.pem', 'must name userCertFile and userKeyFile'],
    ['kurrentdb://khoabang:matkhau@localhost:2113?tls=false', 'names an account'],
    ['kurrentdb://k1:2113?tls=false', 'crosses a network without TLS'],
  ])('stop the start at the address %s, without quoting it', (events, words) => {
    const read = (): unknown => readSettings({ KHOABANG_EVENTS: events });
    expect(read).toThrow(new RegExp(`^KHOABANG_EVENTS ${words}`));
    expect(read).not.toThrow(/matkhau|m@t|k1/);
  });

  it('let a process leave it to others to follow a log that they share, and no other log', () => {
    const shared = { KHOABANG_EVENTS: 'kurrentdb://k1:2113', KHOABANG_VIEWS: 'mongodb://localhost/khoabang' };
    expect(readSettings({}).follow).toBe(true);
    expect(readSettings({ ...shared, KHOABANG_FOLLOW: 'no' }).follow).toBe(false);
    for (const own of [{}, { KHOABANG_EVENTS: shared.KHOABANG_EVENTS }, { KHOABANG_VIEWS: shared.KHOABANG_VIEWS }])
      expect(() => readSettings({ ...own, KHOABANG_FOLLOW: 'no' })).toThrow(
        /^KHOABANG_FOLLOW=no leaves it to other processes .* set KHOABANG_EVENTS=kurrentdb/,
      );
    expect(() => readSettings({ KHOABANG_FOLLOW: 'never' })).toThrow(/^KHOABANG_FOLLOW must be `yes` or `no`/);
  });

  it('start a worker only beside databases that servers share, and to follow', () => {
    const vault = '/d/vault.sqlite';
    const shared = { events: 'kurrentdb://k1:2113', views: 'mongodb://localhost/khoabang', vault };
    mustBeForWorkers(shared, true);
    expect(() => {
      mustBeForWorkers(shared, false);
    }).toThrow(/^A worker does nothing but follow the log/);
    for (const own of [{ events: '/d/events.sqlite' }, { views: 'memory' }])
      expect(() => {
        mustBeForWorkers({ ...shared, ...own }, true);
      }).toThrow(/^A worker follows the log for servers that share it: set KHOABANG_EVENTS=kurrentdb/);
  });

  it('keep the views out of a KurrentDB', () => {
    expect(() => readSettings({ KHOABANG_VIEWS: 'kurrentdb://k1:2113' })).toThrow(/^KHOABANG_VIEWS must be/);
  });

  it.each(['*', 'kdb:*', 'express,kdb:connection'])(
    'do not start with a client that is told to talk: DEBUG=%s',
    (debug) => {
      const given = { KHOABANG_EVENTS: 'kurrentdb://k1:2113', DEBUG: debug };
      expect(() => readSettings(given)).toThrow(/^DEBUG would/);
      expect(() => readSettings({ DEBUG: debug })).not.toThrow();
    },
  );

  it('stop the start at an unknown name, naming it and those that are known', () => {
    expect(() => readSettings({ KHOABANG_PROT: '1' })).toThrow(SettingFault);
    expect(() => readSettings({ KHOABANG_PROT: '1' })).toThrow(/^KHOABANG_PROT is not a setting.*KHOABANG_PORT/);
  });

  it.each([
    ['KHOABANG_PORT', '80a'],
    ['KHOABANG_PORT', '70000'],
    ['KHOABANG_PORT', ''],
    ['KHOABANG_HOST', ''],
    ['KHOABANG_HOST', 'a b'],
    ['KHOABANG_PROXY', '10.0.0'],
    ['KHOABANG_PROXY', '10.0.0.1, proxy.example'],
    ['KHOABANG_PROXY', '10.0.0.0/33'],
    ['KHOABANG_PROXY', '10.0.0.0/8/8'],
    ['KHOABANG_REQUESTS', '0'],
    ['KHOABANG_REQUESTS', '1e9'],
    ['KHOABANG_ORIGIN', 'thi.example.vn'],
    ['KHOABANG_ORIGIN', 'http://thi.example.vn'],
    ['KHOABANG_ORIGIN', 'https://thi.example.vn/'],
    ['KHOABANG_ORIGIN', 'https://192.0.2.1'],
    ['KHOABANG_ORIGIN', 'https://[2001:db8::1]'],
    ['KHOABANG_ORIGIN', 'ftp://localhost'],
    ['KHOABANG_SECOND_FACTOR', 'COUNCIL,CLERK'],
    ['KHOABANG_CONFIRM_MINUTES', '0'],
    ['KHOABANG_CONFIRM_MINUTES', '721'],
    ['KHOABANG_DATA', ' '],
    ['KHOABANG_EVENTS', 'postgres://x'],
    ['KHOABANG_VIEWS', 'sqlite'],
    ['KHOABANG_VIEWS', 'mongodb://localhost'],
    ['KHOABANG_VIEWS', 'mongodb://db.example.vn/views'],
    ['KHOABANG_VIEWS', 'mongodb://localhost,db.example.vn/views'],
    ['KHOABANG_VIEWS', 'mongodb+srv://db.example.vn/views?tls=false'],
    ['KHOABANG_EVENTS', 'mongodb://localhost/events'],
    ['KHOABANG_VAULT', 'memory:'],
    ['KHOABANG_VAULT', 'vault.sqlite'],
    ['KHOABANG_VAULT', 'mongodb://localhost'],
    ['KHOABANG_VAULT', 'mongodb://db.example.vn/vault'],
    ['KHOABANG_MASTER_KEY', 'abc'],
    ['KHOABANG_ADMIN_PASSWORD', 'short'],
    ['KHOABANG_LOG', 'loud'],
    ['KHOABANG_LOG_FORMAT', 'xml'],
    ['KHOABANG_PACKS', ' '],
  ])('stop the start at %s=%s, naming it and what it must be', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} must `));
  });

  it('listen to this machine alone unless told otherwise', () => {
    expect(readSettings({})).toMatchObject({ host: 'localhost', tls: undefined, proxy: [], requests: 6_000 });
    for (const host of ['127.0.0.1', '127.9.9.9', '::1', 'LOCALHOST'])
      expect(readSettings({ KHOABANG_HOST: host }).host).toBe(host);
  });

  it.each(['0.0.0.0', '::', '127.0.0.1.example.org', '192.0.2.1'])(
    'open the server to the network at %s only by TLS, also to a named proxy',
    (host) => {
      const open = { KHOABANG_HOST: host };
      for (const more of [{}, { KHOABANG_PROXY: '10.0.0.5' }])
        expect(() => readSettings({ ...open, ...more })).toThrow(/^KHOABANG_HOST opens .* KHOABANG_TLS_CERT/);
      const tls = { KHOABANG_TLS_CERT: '/t/cert.pem', KHOABANG_TLS_KEY: '/t/key.pem' };
      expect(readSettings({ ...open, ...tls }).tls).toEqual({ cert: '/t/cert.pem', key: '/t/key.pem' });
      const { proxy } = readSettings({ ...open, ...tls, KHOABANG_PROXY: '10.0.0.5, fd00::/8' });
      expect(proxy).toEqual(['10.0.0.5', 'fd00::/8']);
    },
  );

  it.each(['KHOABANG_TLS_CERT', 'KHOABANG_TLS_KEY'])('take a certificate only with its key: %s alone', (name) => {
    expect(() => readSettings({ [name]: '/t/x.pem' })).toThrow(/belong together/);
  });

  it('bind passkeys to this machine alone unless told where people open the pages, by TLS', () => {
    expect(readSettings({})).toMatchObject({ origin: undefined });
    expect(readSettings({ KHOABANG_ORIGIN: 'http://localhost:3000' }).origin).toBe('http://localhost:3000');
    const origin = { KHOABANG_ORIGIN: 'https://thi.example.vn' };
    expect(() => readSettings(origin)).toThrow(/^KHOABANG_ORIGIN says https.* KHOABANG_PROXY/);
    expect(readSettings({ ...origin, KHOABANG_PROXY: '10.0.0.5' }).origin).toBe('https://thi.example.vn');
  });

  it.each([
    ['by a name of its own behind a proxy', { KHOABANG_ORIGIN: 'https://thi.example.vn', KHOABANG_PROXY: '127.0.0.1' }],
    ['behind a proxy', { KHOABANG_PROXY: '10.0.0.0/8' }],
    ['where an identity provider sends people back', { ...provider, KHOABANG_OIDC_ORIGIN: 'https://thi.example.vn' }],
    ['by itself', { KHOABANG_HOST: '0.0.0.0', KHOABANG_TLS_CERT: 'c.pem', KHOABANG_TLS_KEY: 'k.pem' }],
  ])('ask who sees seals for a second factor where the network reaches the server %s', (_, reached) => {
    const { secondFactor } = readSettings({ KHOABANG_SECOND_FACTOR: 'seals' });
    expect(readSettings(reached).secondFactor).toEqual(secondFactor);
    expect(readSettings({ ...reached, KHOABANG_SECOND_FACTOR: 'none' }).secondFactor).toEqual([]);
  });

  it('ask nobody on this machine alone for a second factor unless told so, by role, for all that see seals, or for everybody', () => {
    expect(readSettings({})).toMatchObject({ secondFactor: [], confirmMinutes: 15 });
    expect(readSettings({ KHOABANG_ORIGIN: 'http://localhost:3000' }).secondFactor).toEqual([]);
    expect(readSettings({ KHOABANG_SECOND_FACTOR: 'all' }).secondFactor).toEqual(roles);
    expect(readSettings({ KHOABANG_SECOND_FACTOR: 'COUNCIL, MARKER' }).secondFactor).toEqual(['COUNCIL', 'MARKER']);
    const { secondFactor } = readSettings({ KHOABANG_SECOND_FACTOR: 'seals' });
    expect(secondFactor).toEqual(expect.arrayContaining(['ADMIN', 'COUNCIL', 'AUTHORITY', 'SUPERVISOR']));
    expect(secondFactor.filter((role) => ['HR', 'CANDIDATE'].includes(role))).toEqual([]);
  });

  it('never show a value in a fault, for it may be a secret', () => {
    expect(() => readSettings({ KHOABANG_MASTER_KEY: 'hunter2' })).toThrow(/^((?!hunter2).)*$/);
  });

  it('are all explained in both languages', () => {
    for (const { vi, en } of settingsTable) expect(vi.length * en.length).toBeGreaterThan(0);
  });
});

describe('settings of an identity provider', () => {
  it('are none unless an issuer is named, and then have a default for all that can have one', () => {
    expect(readSettings({}).oidc).toBeUndefined();
    expect(readSettings(provider).oidc).toEqual({
      issuer: 'https://id.example.vn/realms/so',
      client: 'khoabang',
      proof: { text: 'a sample secret' },
      origin: 'https://thi.example.vn',
      claim: 'sub',
      scope: 'openid',
      mapping: undefined,
      acr: undefined,
      secondFactor: ['mfa', 'otp', 'hwk', 'swk'],
      maxAge: 12 * 3_600,
    });
    const all = readSettings({
      ...provider,
      KHOABANG_OIDC_MAPPING: '/m/roles.json',
      KHOABANG_OIDC_ACR: '1 2',
      KHOABANG_OIDC_SECOND_FACTOR: '',
      KHOABANG_OIDC_MAX_AGE: '',
    });
    expect(all.oidc).toMatchObject({ mapping: '/m/roles.json', acr: '1 2', secondFactor: [], maxAge: undefined });
    expect(readSettings({ ...provider, KHOABANG_OIDC_ISSUER: 'http://[::1]:8080/' }).oidc?.issuer).toMatch(/^http:/);
  });

  it.each([
    ['KHOABANG_OIDC_ISSUER', 'id.example.vn'],
    ['KHOABANG_OIDC_ISSUER', 'http://id.example.vn'],
    ['KHOABANG_OIDC_ISSUER', 'http://127.0.0.1.example.vn'],
    ['KHOABANG_OIDC_ISSUER', 'https://me:secret@id.example.vn'],
    ['KHOABANG_OIDC_ISSUER', 'https://id.example.vn/?a=1'],
    ['KHOABANG_OIDC_CLIENT', 'khoa bảng'],
    ['KHOABANG_OIDC_SECRET', 'dấu'],
    ['KHOABANG_OIDC_SECRET_FILE', ' '],
    ['KHOABANG_OIDC_ORIGIN', 'http://thi.example.vn'],
    ['KHOABANG_OIDC_ORIGIN', 'https://thi.example.vn/'],
    ['KHOABANG_OIDC_ORIGIN', 'https://thi.example.vn/exam'],
    ['KHOABANG_OIDC_CLAIM', ''],
    ['KHOABANG_OIDC_CLAIM', 'a claim'],
    ['KHOABANG_OIDC_SCOPE', 'profile'],
    ['KHOABANG_OIDC_MAPPING', ' '],
    ['KHOABANG_OIDC_ACR', '1,2'],
    ['KHOABANG_OIDC_SECOND_FACTOR', 'mfa, otp'],
  ])('stop the start at %s=%s, naming it and what it must be', (name, value) => {
    expect(() => readSettings({ ...provider, [name]: value })).toThrow(new RegExp(`^${name} must `));
  });

  it.each(['KHOABANG_OIDC_CLIENT', 'KHOABANG_OIDC_ORIGIN', 'KHOABANG_OIDC_SECRET'])(
    'are all there or none: without %s the start is stopped',
    (name) => {
      expect(() => readSettings({ ...provider, [name]: '' })).toThrow(new RegExp(`${name}\\b.*(set|ISSUER)`));
      expect(() => readSettings({ [name]: provider[name as keyof typeof provider] })).toThrow(
        new RegExp(`^${name} is of no use without KHOABANG_OIDC_ISSUER`),
      );
    },
  );

  it('take the secret from one place, and never show it', () => {
    const both = { ...provider, KHOABANG_OIDC_SECRET_FILE: '/s/secret' };
    expect(() => readSettings(both)).toThrow(/^((?!a sample secret).)*set one of them\.$/);
    const { path, remove } = temporaryFolder();
    const fromFile = (text: string) => {
      const file = join(path, 'secret');
      writeFileSync(file, text);
      return clientProof({ proof: { file } });
    };
    expect(fromFile('from a file\n')).toBe('from a file');
    expect(() => fromFile('\n')).toThrow(/^KHOABANG_OIDC_SECRET_FILE names an empty file/);
    remove();
    expect(() => clientProof({ proof: { file: join(path, 'secret') } })).toThrow(/cannot be read/);
    expect(clientProof({ proof: { text: 'a sample secret' } })).toBe('a sample secret');
  });

  it('take a private key in its place, of one kind, and quote nothing of its file', () => {
    const signing = { ...provider, KHOABANG_OIDC_SECRET: '', KHOABANG_OIDC_KEY_FILE: '/s/key.pem' };
    expect(readSettings(signing).oidc?.proof).toEqual({ key: '/s/key.pem' });
    expect(() => readSettings({ ...signing, KHOABANG_OIDC_SECRET: 'x' })).toThrow(/set one of them\.$/);
    const { path, remove } = temporaryFolder();
    const fromFile = (text: string) => {
      writeFileSync(join(path, 'key'), text);
      return clientProof({ proof: { key: join(path, 'key') } });
    };
    const pem = (curve: string, passphrase?: string): string =>
      generateKeyPairSync('ec', { namedCurve: curve })
        .privateKey.export({
          type: 'pkcs8',
          format: 'pem',
          ...(passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }),
        })
        .toString();
    expect(fromFile(pem('P-256'))).toMatchObject({ type: 'private' });
    for (const wrong of ['', 'a sample secret', pem('P-384'), pem('P-256', 'locked')]) {
      expect(() => fromFile(wrong)).toThrow(/^KHOABANG_OIDC_KEY_FILE must name a private key on P-256 [^=]*openssl/);
    }
    remove();
  });
});
