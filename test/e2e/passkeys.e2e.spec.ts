import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { browserHere, NO_BROWSER } from '../run/browser.js';
import { type Answered, type Product, startProduct } from '../support/product.js';

const PASSWORD = 'sample-password-2';
const FAILED = { status: 401, body: { code: 'sign-in-failed' } };
const WRONG = { status: 403, body: { code: 'proof-wrong' } };
const PATIENCE_MS = 300_000;

/** What the page of a browser does: asks the server that it came from, and its authenticator. */
interface Tab {
  readonly page: Page;
  readonly send: (method: string, path: string, body?: unknown) => Promise<Pick<Answered, 'status' | 'body'>>;
  /** Lets the authenticator make a passkey, or show one, as the server's options ask. */
  readonly make: (options: unknown) => Promise<unknown>;
  readonly show: (options: unknown) => Promise<any>;
  readonly cdp: CDPSession;
  readonly authenticator: string;
}

let product: Product;
let browser: Browser;

const sendFrom = (page: Page, method: string, path: string, body?: unknown) =>
  page.evaluate(
    async ([how, where, sent]) => {
      const response = await fetch(where, {
        method: how,
        headers: { 'content-type': 'application/json' },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    [method, path, body] as const,
  );

const tab = async (): Promise<Tab> => {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${product.url.replace('127.0.0.1', 'localhost')}/api/health`);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  return {
    page,
    cdp,
    authenticator: authenticatorId,
    send: (...sent) => sendFrom(page, ...sent),
    make: (asked) =>
      page.evaluate(async (json) => {
        const { PublicKeyCredential, navigator: device } = globalThis as any;
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json);
        return (await device.credentials.create({ publicKey })).toJSON() as unknown;
      }, asked),
    show: (asked) =>
      page.evaluate(async (json) => {
        const { PublicKeyCredential, navigator: device } = globalThis as any;
        const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(json);
        return (await device.credentials.get({ publicKey })).toJSON() as unknown;
      }, asked),
  };
};

/** A tab whose user has an account with a passkey, and is signed in by the password. */
const withPasskey = async (...roles: readonly string[]) => {
  const person = await product.person(...roles);
  const at = await tab();
  expect((await at.send('POST', '/api/session', { login: person.login, password: PASSWORD })).status).toBe(200);
  const { status, body: options } = await at.send('POST', '/api/session/factors/passkey/options', {
    password: PASSWORD,
  });
  expect(status).toBe(200);
  const passkey = await at.make(options);
  const enrolled = await at.send('POST', '/api/session/factors/passkey', { passkey });
  expect(enrolled).toMatchObject({ status: 201, body: { recoveryCodes: { length: 10 } } });
  return { ...person, at, passkey, options, factor: enrolled.body.id as string };
};

const asked = async ({ send }: Tab): Promise<unknown> => (await send('POST', '/api/session/passkey/options', {})).body;
const shown = async (at: Tab): Promise<any> => at.show(await asked(at));
const signedInAs = async ({ send }: Tab) => (await send('GET', '/api/session')).body;

beforeAll(async () => {
  const executablePath = browserHere();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  product = await startProduct({ KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' });
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}, PATIENCE_MS);

afterAll(async () => {
  await browser.close();
  await product.close();
});

describe('a passkey, in a browser', () => {
  it('signs in alone, without a login, to the account that it was made for', async () => {
    const { at, account } = await withPasskey('COUNCIL');
    await at.send('DELETE', '/api/session');
    expect((await signedInAs(at)).code).toBe('not-signed-in');
    const passkey = await shown(at);
    expect(passkey.response.userHandle).toBeDefined();
    expect(await at.send('POST', '/api/session/passkey', { passkey })).toMatchObject({
      status: 200,
      body: { account },
    });
    expect(await signedInAs(at)).toMatchObject({ account, means: 'PASSKEY' });
    // What was shown once is worth nothing.
    expect(await at.send('POST', '/api/session/passkey', { passkey })).toMatchObject(FAILED);
  });

  it('goes on signing in while strangers have locked the account', async () => {
    const { at, login } = await withPasskey('COUNCIL');
    const guess = { login, password: 'a wrong password' };
    await Promise.all(Array.from({ length: 5 }, () => product.nobody.post('/api/session', guess)));
    expect((await at.send('POST', '/api/session/passkey', { passkey: await shown(at) })).status).toBe(200);
  });

  it('is the second factor of a password, which alone does no more', async () => {
    const { at, login } = await withPasskey('HR');
    const password = { login, password: PASSWORD };
    expect(await at.send('POST', '/api/session', password)).toMatchObject(FAILED);
    expect((await at.send('POST', '/api/session', { ...password, passkey: await shown(at) })).status).toBe(200);
    expect((await signedInAs(at)).means).toBe('PASSWORD+PASSKEY');
  });

  it('confirms a session, is listed, and is removed by the password and itself', async () => {
    const { at, factor } = await withPasskey('HR');
    expect((await at.send('POST', '/api/session/confirm', { passkey: await shown(at) })).status).toBe(204);
    expect((await signedInAs(at)).confirmedBy).toBe('PASSKEY');
    const { body } = await at.send('GET', '/api/session/factors');
    expect(body.items).toMatchObject([{ id: factor, kind: 'PASSKEY' }, { kind: 'RECOVERY_CODE' }]);
    const remove = `/api/session/factors/${factor}/remove`;
    expect((await at.send('POST', remove, { password: PASSWORD })).status).toBe(400);
    const proof = { password: PASSWORD, passkey: await shown(at) };
    expect((await at.send('POST', remove, proof)).status).toBe(204);
    expect(await at.send('POST', '/api/session/passkey', { passkey: await shown(at) })).toMatchObject(FAILED);
  });

  it('is not enrolled twice by one answer, for another account, or without having been asked for', async () => {
    const { at, passkey } = await withPasskey('HR');
    expect(await at.send('POST', '/api/session/factors/passkey', { passkey })).toMatchObject(WRONG);
    const other = await product.person('HR');
    expect(await other.client.post('/api/session/factors/passkey', { passkey })).toMatchObject(WRONG);
    const options = await at.send('POST', '/api/session/factors/passkey/options', { password: PASSWORD });
    await expect(at.make(options.body)).rejects.toThrow(/InvalidStateError|already registered|excluded/i);
  });

  it('is not taken from another site, from an altered answer, or where the device asked nobody', async () => {
    const { at } = await withPasskey('HR');
    const passkey = await shown(at);
    const altered = (part: string, change: (json: any) => unknown) => {
      const json = JSON.parse(Buffer.from(passkey.response[part] as string, 'base64url').toString());
      const made = Buffer.from(JSON.stringify(change(json))).toString('base64url');
      return { ...passkey, response: { ...passkey.response, [part]: made } };
    };
    const elsewhere = altered('clientDataJSON', (json) => ({ ...json, origin: 'https://example.com' }));
    const later = altered('clientDataJSON', (json) => ({ ...json, challenge: `${json.challenge as string}AA` }));
    const [first, ...rest] = Buffer.from(passkey.response.signature as string, 'base64url');
    const signature = Buffer.from([first! ^ 1, ...rest]).toString('base64url');
    const forged = { ...passkey, response: { ...passkey.response, signature } };
    for (const wrong of [elsewhere, later, forged])
      expect(await at.send('POST', '/api/session/passkey', { passkey: wrong })).toMatchObject(FAILED);
    await at.cdp.send('WebAuthn.setUserVerified', { authenticatorId: at.authenticator, isUserVerified: false });
    const unasked = (await asked(at)) as Record<string, unknown>;
    const careless = await at.show({ ...unasked, userVerification: 'discouraged' }).catch(() => undefined);
    if (careless !== undefined)
      expect(await at.send('POST', '/api/session/passkey', { passkey: careless })).toMatchObject(FAILED);
    // The first answer was never taken: it is still good.
    expect((await at.send('POST', '/api/session/passkey', { passkey })).status).toBe(200);
  });
});
