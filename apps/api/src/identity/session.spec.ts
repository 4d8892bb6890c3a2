import { cookieNameOver, cookieOf, openSession, sealSession, SESSION_HOURS } from './session.js';

const key = 'a-key';
const session = { account: 'acc-1', session: 's-1', issuedAt: '2026-03-02T01:00:00.000Z' };
const soon = '2026-03-02T02:00:00.000Z';

describe('a session cookie', () => {
  const cookie = sealSession(key, session);

  it('opens to who signed in, and when', () => {
    expect(openSession(key, cookie, soon)).toEqual(session);
  });

  it('does not open under another key', () => {
    expect(openSession('another', cookie, soon)).toBeUndefined();
  });

  it('does not open with another account inside', () => {
    const [, mac] = cookie.split('.');
    const body = Buffer.from(`acc-2|s-1|${session.issuedAt}`).toString('base64url');
    expect(openSession(key, `${body}.${mac ?? ''}`, soon)).toBeUndefined();
  });

  it.each(['', '.', 'x', 'x.y', `${cookie}0`])('is not opened when malformed: %j', (text) => {
    expect(openSession(key, text, soon)).toBeUndefined();
  });

  it('ends after its hours, and is not yet valid before it was issued', () => {
    const end = Date.parse(session.issuedAt) + SESSION_HOURS * 3_600_000;
    expect(openSession(key, cookie, new Date(end).toISOString())).toEqual(session);
    expect(openSession(key, cookie, new Date(end + 1).toISOString())).toBeUndefined();
    expect(openSession(key, cookie, '2026-03-02T00:59:59.999Z')).toBeUndefined();
  });

  it('is bound to this host over TLS, and found under that name only', () => {
    expect(cookieOf('khoabang=y', cookieNameOver('https'))).toBeUndefined();
    expect(cookieOf('khoabang=y; __Host-khoabang=x', cookieNameOver('https'))).toBe('x');
  });

  it('is found among other cookies', () => {
    expect(cookieOf(`a=1; khoabang=${cookie}; b=2`, 'khoabang')).toBe(cookie);
    expect(cookieOf('a=1', 'khoabang')).toBeUndefined();
    expect(cookieOf(undefined, 'khoabang')).toBeUndefined();
  });
});
