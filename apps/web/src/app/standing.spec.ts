import type { ShowSessionAnswer } from '../api/types.gen.js';
import { standingOf } from './standing.js';

const means = { provider: null, passkeys: false };
const me: NonNullable<ShowSessionAnswer['me']> = {
  ...{ account: 'a1', person: 'p1', roles: ['HR'], bodies: ['*'], session: 's1', means: 'PASSWORD' },
  ...{ confirmedAt: '2026-11-22T10:00:00.000Z', confirmedBy: null },
};
const nobody: ShowSessionAnswer = { me: null, first: null, means };
const somebody: ShowSessionAnswer = { me, first: null, means };
const unready: ShowSessionAnswer = { me, first: 'password-one-time', means };

describe('what stands at an address', () => {
  it.each(['/sign-in?to=%2Frounds', '/public', '/public/R1', '/account/first'])('is for everybody at %s', (here) => {
    for (const session of [undefined, nobody, somebody, unready]) expect(standingOf(here, session, false)).toBe('OPEN');
  });

  it('elsewhere is the page for who is signed in, and asks nothing of the server before that is known', () => {
    for (const here of ['/', '/rounds', '/publications', '/account']) {
      expect(standingOf(here, somebody, true)).toBe('OPEN');
      expect(standingOf(here, undefined, false)).toBe('UNKNOWN');
    }
  });

  it('is the way to what comes first, the first page too', () => {
    expect(standingOf('/', unready, true)).toBe('FIRST');
    expect(standingOf('/account', unready, true)).toBe('FIRST');
  });

  it('for nobody is a welcome on the first page, and elsewhere a way to sign in', () => {
    expect(standingOf('/', nobody, false)).toBe('OPEN');
    expect(standingOf('/rounds/R1?at=3', nobody, false)).toBe('SIGN_IN');
  });

  it('keeps the page whose session has ended, with what was typed in it', () => {
    expect(standingOf('/rounds/R1/do/RecordMark', nobody, true)).toBe('OVER');
  });
});
