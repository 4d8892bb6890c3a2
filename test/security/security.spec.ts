import { filesWith, placesIn, productFiles, textOf } from './sources.js';

const page = textOf('docs/security.md');
const product = productFiles('apps', 'libs');
const server = productFiles('apps/api', 'apps/host', 'apps/worker', 'libs');
const MONGODB = 'libs/stores/src/mongodb/connection.ts';
const METRICS = 'apps/host/src/telemetry/metrics-door.ts';
const TRACES = 'apps/host/src/telemetry/otlp.ts';
const PROVIDER = 'apps/api/src/identity/oidc-provider.ts';

describe('the page on security', () => {
  it('says what the code does, number by number', () => {
    const places = placesIn(page);
    expect(places.length).toBeGreaterThan(40);
    expect(places.filter(({ file, words }) => !textOf(file).includes(words))).toEqual([]);
  });

  it('has what every reader of the standard looks for', () => {
    for (const title of ['Input', 'Signing in', 'Sessions', 'Who may do and see what', 'Data', 'Cryptography', 'Logs'])
      expect(page).toContain(`\n## ${title}\n`);
  });
});

describe('the product', () => {
  it('uses no cryptography but where the inventory names it', () => {
    const used = filesWith(
      /import \{[^}]*\b(hash|verify|create\w+|hkdf\w*|scrypt\w*|pbkdf2\w*|random(?!UUID)\w+|generateKey\w*|sign|webcrypto)\b[^}]*\} from 'node:crypto'|from '(@noble\/hashes\/(?!utils)|@node-rs\/argon2|@simplewebauthn\/server'|otpauth|openid-client|jose|node:tls)/,
      product,
    );
    const named = placesIn(page, 'Cryptography').map(({ file }) => file);
    // TLS is spoken by the server itself: nothing is imported for it.
    const imported = named.filter((file) => file !== 'apps/api/src/edge/app.ts');
    expect(used.toSorted()).toEqual([...new Set(imported)].toSorted());
    const algorithms = product.flatMap((file) =>
      [
        ...textOf(file).matchAll(/(?:(?:hash|createHash|createHmac|hkdfSync|createCipheriv)\(|algorithm: )'([\w-]+)'/g),
      ].map(([, name]) => name),
    );
    // SHA-1 within HMAC for codes of apps (few apps do anything else), and to look into lists that are made of it.
    expect([...new Set(algorithms)].toSorted()).toEqual(['SHA1', 'sha1', 'sha256']);
  });

  it('takes chance from the system alone, and compares what it has signed in a time that tells nothing', () => {
    expect(filesWith(/Math\.random|Math\['random'\]/, product)).toEqual([]);
    // What is made of a beginning at an identity provider is sent there, and compared by the library.
    const signing = filesWith(/createHmac\(/, product).filter((file) => !file.endsWith('/oidc-attempt.ts'));
    expect(filesWith(/timingSafeEqual\(/, signing)).toEqual(signing);
  });

  it('starts no program and runs no text as code', () => {
    expect(filesWith(/\beval\(|new Function\(|node:vm|new RegExp\(/, product)).toEqual([]);
    // The sample round is played by our own command line, with arguments that this server was started with.
    expect(filesWith(/node:child_process/, product).toSorted()).toEqual([
      'apps/api/src/serve.ts',
      'apps/cli/build.mjs',
      'apps/cli/khoabang.mjs',
    ]);
  });

  it('asks nobody over the network but the identity provider and the databases of views and vault, where one is named', () => {
    expect(filesWith(/\bfetch\(|\.connect\(|from 'node:(http2?|https|tls|dgram|dns)'/, server)).toEqual([
      METRICS,
      MONGODB,
    ]);
    // The first listens alone. A collector of traces, where one is named, is told by the SDK.
    expect(textOf(METRICS)).not.toMatch(/\b(request|get)\(/);
    expect(filesWith(/exporter-trace-otlp/, server)).toEqual([TRACES]);
    expect(textOf(TRACES)).toContain('new OTLPTraceExporter({ url: pathOf(address), ');
    expect(filesWith(/^import (?!type).* from 'mongodb'/m, server)).toEqual([]);
    // Without a provider it is not even loaded: the one import that stays is of types.
    expect(filesWith(/^import (?!type).* from 'openid-client'/m, server)).toEqual([]);
    expect(filesWith(/'openid-client'/, server)).toEqual([PROVIDER]);
    const asked = [...textOf(PROVIDER).matchAll(/await discovery\((\w+), /g)].map(([, whom]) => whom);
    expect([...asked, textOf(PROVIDER).includes('const issuer = new URL(this.settings.issuer)')]).toEqual([
      'issuer',
      true,
    ]);
  });

  it('has the library for passkeys ask nobody: neither for certificates nor for what is known of makers', () => {
    expect(filesWith(/@simplewebauthn\/server/, product)).toEqual(['apps/api/src/identity/passkeys.ts']);
    expect(textOf('apps/api/src/identity/passkeys.ts')).not.toMatch(/MetadataService|SettingsService/);
  });

  it('sends nobody to another address but that of the identity provider, where one is named', () => {
    expect(filesWith(/\.redirect\(|@Redirect\(|['"]location['"]/i, server)).toEqual([
      'apps/api/src/identity/oidc.controller.ts',
    ]);
    const told = [...textOf('apps/api/src/identity/oidc.controller.ts').matchAll(/header\('Location', (\w+)\)/g)];
    expect(told.map(([, to]) => to)).toEqual(['to']);
    expect(textOf('apps/api/src/identity/oidc.controller.ts')).toContain(
      'const to = await this.provider.begin(attempt);',
    );
  });

  it('writes to no other place than the inventory of logs names', () => {
    const written = filesWith(/process\.std(out|err)|console\.|new Logger\(|appendFile|createWriteStream/, server);
    const named = placesIn(page, 'Logs').map(({ file }) => file);
    expect([...written].sort()).toEqual(named.filter((file) => file.startsWith('apps/')).sort());
  });
});
