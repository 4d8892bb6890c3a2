import { sealSession } from '../../apps/api/src/identity/session.js';
import { type Answered } from '../support/product.js';
import { type Visitor } from '../support/identity-provider.js';
import { reason, startWithProvider, type WithProvider } from '../support/with-provider.js';

let all: WithProvider;
let account: string;
beforeAll(async () => {
  all = await startWithProvider({ KHOABANG_PROXY: '127.0.0.1' });
  ({ account } = await all.product.person('HR'));
  await all.bind(account, 'an');
});
afterAll(() => all.close());
afterEach(() => {
  all.provider.isDown = false;
  all.provider.onTheWay = undefined;
});

const read = async (response: Response): Promise<Pick<Answered, 'status' | 'body'>> => ({
  status: response.status,
  body: response.headers.get('content-type')?.includes('json') === true ? await response.json() : await response.text(),
});

/** Comes back with an address; it must lead to no session, and to words of ours alone. */
const refused = async (visitor: Visitor, callback: string) => {
  const answered = await read(await visitor.ask(callback));
  expect((await all.whoIs(visitor)).status).toBe(401);
  expect(JSON.stringify(answered.body)).not.toMatch(/OAUTH|invalid_grant|JWT|http:/);
  return answered;
};
const failed = { status: 401, body: { code: 'provider-sign-in-failed' } };
const unknown = { status: 403, body: { code: 'identity-unknown' } };
const unavailable = { status: 503, body: { code: 'provider-unavailable' } };
const back = async (visitor: Visitor, login = 'an') => visitor.atProvider(login, await visitor.begin());
const changed = (url: string, name: string, value: string): string => {
  const to = new URL(url);
  to.searchParams.set(name, value);
  return to.href;
};

describe('who comes back from the provider', () => {
  it.each(['state', 'code', 'iss'])('with another %s than was given is not let in', async (name) => {
    const visitor = all.visitor();
    expect(await refused(visitor, changed(await back(visitor), name, 'x'.repeat(43)))).toMatchObject(failed);
  });

  it('with a token for another sign-in is not let in: the nonce tells', async () => {
    const visitor = all.visitor();
    const begun = changed(await visitor.begin(), 'nonce', 'another');
    expect(await refused(visitor, await visitor.atProvider('an', begun))).toMatchObject(failed);
  });

  it('with a token that was altered on its way is not let in: the signature tells', async () => {
    const visitor = all.visitor();
    const callback = await back(visitor, 'somebody-else');
    all.provider.onTheWay = (claims) => ({ ...claims, sub: 'an' });
    expect(await refused(visitor, callback)).toMatchObject(failed);
  });

  it('for the second time is not let in, by the same beginning or by a new one', async () => {
    const visitor = all.visitor();
    const callback = await back(visitor);
    const before = visitor.cookies();
    expect((await visitor.ask(callback)).status).toBe(200);
    const again = await all.product.nobody.get(callback.slice(all.product.url.length), { cookie: before });
    expect(again).toMatchObject(failed);
    const thief = all.visitor();
    const code = new URL(callback).searchParams.get('code') ?? '';
    expect(await refused(thief, changed(await back(thief), 'code', code))).toMatchObject(failed);
  });

  it('in another browser than it began in is not let in', async () => {
    const began = all.visitor();
    const callback = await back(began);
    const stranger = all.visitor();
    expect(await refused(stranger, callback)).toMatchObject(failed);
    await stranger.begin();
    expect(await refused(stranger, callback)).toMatchObject(failed);
  });

  it('too late is not let in, nor with a beginning that is not ours', async () => {
    const key = all.product.engine.vault.secret('oidc');
    const sealed = (minutes: number, by = key) => {
      const issuedAt = new Date(Date.now() - minutes * 60_000).toISOString();
      return sealSession(by, { account: 'oidc', session: 'a-number', issuedAt });
    };
    const asked = all.provider.asked.length;
    for (const cookie of [sealed(11), sealed(1, 'another key'), 'nonsense']) {
      const visitor = all.visitor();
      visitor.setCookie('khoabang-oidc', cookie);
      expect(await refused(visitor, `${all.product.url}/api/session/oidc/callback?code=c&state=s`)).toMatchObject(
        failed,
      );
    }
    expect(all.provider.asked.length).toBe(asked);
  });

  it('without having signed in there is told so', async () => {
    const visitor = all.visitor();
    const { searchParams } = new URL(await visitor.begin());
    const query = new URLSearchParams({
      error: 'access_denied',
      state: searchParams.get('state') ?? '',
      iss: all.provider.issuer,
    });
    const callback = `${all.product.url}/api/session/oidc/callback?${query.toString()}`;
    expect(await refused(visitor, callback)).toMatchObject({ status: 401, body: { code: 'provider-refused' } });
  });

  it('and is nobody here is told whom to ask', async () => {
    const visitor = all.visitor();
    expect(await refused(visitor, await back(visitor, 'a-stranger'))).toMatchObject(unknown);
  });

  it('is not let into an account that is locked or closed', async () => {
    const locked = await all.product.person('HR');
    const guess = () => all.product.nobody.post('/api/session', { login: locked.login, password: 'a wrong password' });
    await Promise.all(Array.from({ length: 5 }, guess));
    await all.bind(locked.account, 'binh');
    const visitor = all.visitor();
    expect(await refused(visitor, await back(visitor, 'binh'))).toMatchObject({
      status: 409,
      body: { code: 'account-locked' },
    });
    await all.admin.post(`/api/accounts/${locked.account}/close-account`, { reason });
    expect(await refused(visitor, await back(visitor, 'binh'))).toMatchObject({
      status: 409,
      body: { code: 'account-closed' },
    });
  });

  it('finds words and no fault of ours where the provider does not answer, and is let in once it does', async () => {
    const visitor = all.visitor();
    const callback = await back(visitor);
    all.provider.isDown = true;
    expect(await refused(visitor, callback)).toMatchObject(unavailable);
    all.provider.isDown = false;
    expect((await visitor.signIn('an')).status).toBe(200);
  });

  it('sees a page in the own language, if it is a browser', async () => {
    const ask = (language: string) =>
      all.visitor().ask(`${all.product.url}/api/session/oidc/callback`, undefined, {
        accept: 'text/html,*/*',
        'accept-language': language,
      });
    const page = await ask('vi');
    expect([page.status, page.headers.get('content-type')]).toEqual([401, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('Hãy bắt đầu đăng nhập lại từ đầu.');
    expect(await (await ask('en')).text()).toContain('Begin to sign in once more.');
  });
});

describe('another site', () => {
  it('cannot put signing in into a frame or a picture', async () => {
    for (const dest of ['iframe', 'image', 'script', 'empty'])
      for (const path of ['/api/session/oidc', '/api/session/oidc/callback?code=c&state=s'])
        expect(
          await all.product.nobody.get(path, { 'sec-fetch-dest': dest, 'sec-fetch-site': 'cross-site' }),
        ).toMatchObject({
          status: 403,
          body: { code: 'other-site' },
        });
  });

  it('may send a person back, which is what the provider does', async () => {
    const visitor = all.visitor();
    const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await visitor.ask(await back(visitor), undefined, navigation)).status).toBe(200);
  });

  it('is given no cookie of a sign-in, which lives for minutes and over TLS on this host alone', async () => {
    const set = async (headers: Record<string, string>) =>
      (await fetch(`${all.product.url}/api/session/oidc`, { redirect: 'manual', headers })).headers.getSetCookie()[0];
    expect(await set({})).toMatch(/^khoabang-oidc=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await set({ 'x-forwarded-proto': 'https' })).toMatch(
      /^__Host-khoabang-oidc=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
  });
});

describe('names that are given to others later', () => {
  let named: WithProvider;
  beforeAll(async () => {
    named = await startWithProvider({ KHOABANG_OIDC_CLAIM: 'preferred_username' });
  });
  afterAll(() => named.close());

  it('lead to no account of those who had them, nor does one person come to two accounts by two names', async () => {
    const first = await named.product.person('HR');
    await named.bind(first.account, 'le.hoa');
    named.provider.people.set('subject-1', { preferred_username: 'le.hoa' });
    named.provider.people.set('subject-2', { preferred_username: 'le.hoa' });
    expect((await named.visitor().signIn('subject-1')).status).toBe(200);
    expect((await named.visitor().signIn('subject-2')).status).toBe(403);
    const second = await named.product.person('HR');
    await named.bind(second.account, 'tran.hoa');
    named.provider.people.set('subject-1', { preferred_username: 'tran.hoa' });
    expect((await named.visitor().signIn('subject-1')).status).toBe(403);
    await named.admin.post(`/api/accounts/${first.account}/close-account`, { reason });
    expect((await named.visitor().signIn('subject-1')).status).toBe(200);
  });

  it.each([undefined, '', ' le.hoa', 7, ['le.hoa'], 'x'.repeat(256)])(
    'are nobody where they are no plain word: %j',
    async (name) => {
      named.provider.people.set('subject-3', { preferred_username: name });
      expect((await named.visitor().signIn('subject-3')).status).toBe(403);
    },
  );
});

describe('a provider that is not there', () => {
  const closing: WithProvider[] = [];
  afterAll(() => Promise.all(closing.map((one) => one.close())));

  it('is answered for with words from the first request on, and local accounts go on', async () => {
    const alone = await startWithProvider();
    closing.push(alone);
    alone.provider.isDown = true;
    const answered = await alone.product.nobody.get('/api/session/oidc');
    expect(answered).toMatchObject(unavailable);
    expect(answered.headers.get('retry-after')).toBe('2');
    expect((await alone.admin.get('/api/session')).status).toBe(200);
    alone.provider.isDown = false;
    expect(await alone.visitor().begin()).toContain(alone.provider.issuer);
  });
});
