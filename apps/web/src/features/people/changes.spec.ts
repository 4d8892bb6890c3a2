import type { Account } from './accounts.js';
import { changes, rolesFor, whyNot } from './changes.js';

const NOW = '2026-11-22T10:00:00.000Z';
const account: Account = {
  ...{ id: 'a1', person: 'p1', roles: ['HR'], bodies: ['*'], status: 'OPEN', awaits: 'NOTHING', proposed: null },
  ...{ lockedUntil: null, lastSignInAt: null, sessionsEndedAt: null, hasCredential: true, passwordUntil: null },
  ...{ byOneAlone: false, factors: [] },
};
const admin = { isAdmin: true, isOwn: false, now: NOW };
const possible = (more: Partial<Account>, asking = admin): readonly string[] =>
  changes.filter((change) => whyNot(change, { ...account, ...more }, asking) === undefined).map(({ name }) => name);

describe('what an administrator can do to an account', () => {
  it('leaves out what there is nothing of: no lock, no second factor, no role', () => {
    expect(possible({})).toEqual(['GRANT', 'REVOKE', 'BODIES', 'RESET', 'END_SESSIONS', 'CLOSE']);
    expect(possible({ lockedUntil: '2026-11-22T10:01:00.000Z' })).toContain('UNLOCK');
    expect(possible({ factors: [{ id: 'f', kind: 'TOTP' }] })).toContain('REMOVE_FACTORS');
    expect(possible({ roles: [] })).not.toContain('REVOKE');
  });

  it('is nothing for others, nothing for a closed account, and no reset of the own one', () => {
    expect(possible({}, { ...admin, isAdmin: false })).toEqual([]);
    expect(possible({ status: 'CLOSED' })).toEqual([]);
    expect(possible({}, { ...admin, isOwn: true })).not.toContain('RESET');
  });

  it('grants what is not held, and revokes what is', () => {
    expect(rolesFor('ROLE_TO_GRANT', account, ['HR', 'AUDITOR'])).toEqual(['AUDITOR']);
    expect(rolesFor('ROLE_TO_REVOKE', account, ['HR', 'AUDITOR'])).toEqual(['HR']);
  });
});
