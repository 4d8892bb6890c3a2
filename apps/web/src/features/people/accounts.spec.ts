import { type Account, type Accounts, counted, isFound, stateOf } from './accounts.js';

const NOW = '2026-11-22T10:00:00.000Z';
const account: Account = {
  ...{ id: 'a1', person: 'p1', roles: ['HR'], bodies: ['*'], status: 'OPEN', awaits: 'NOTHING', proposed: null },
  ...{ lockedUntil: null, lastSignInAt: null, sessionsEndedAt: null, hasCredential: true, passwordUntil: null },
  ...{ byOneAlone: false, factors: null },
};

describe('an account', () => {
  it.each([
    [{}, 'OPEN'],
    [{ passwordUntil: NOW }, 'ONE_TIME'],
    [{ passwordUntil: NOW, lockedUntil: '2026-11-22T10:00:01.000Z' }, 'LOCKED'],
    [{ lockedUntil: NOW }, 'OPEN'],
    [{ status: 'CLOSED', lockedUntil: '2027-01-01T00:00:00.000Z' }, 'CLOSED'],
    [{ status: 'NONE', awaits: 'CONFIRMATION' }, 'AWAITS'],
  ] as const)('with %j stands under %s', (more, state) => {
    expect(stateOf({ ...account, ...more }, NOW)).toBe(state);
  });

  it('is counted where it stands', () => {
    expect([...counted([account, account, { ...account, status: 'CLOSED' }], NOW)]).toEqual([
      ['OPEN', 2],
      ['CLOSED', 1],
    ]);
  });

  it('is found by parts of its name, login or code, without marks and case', () => {
    const known: Accounts = {
      items: [account],
      people: { p1: 'Đỗ Thị Ánh Nguyệt' },
      logins: { a1: 'nguyet.do' },
      reasons: {},
      hasMore: false,
    };
    for (const text of ['', 'do anh', 'NGUYỆT.DO', 'ánh', 'p1']) expect(isFound(account, known, text)).toBe(true);
    expect(isFound(account, known, 'do binh')).toBe(false);
  });
});
