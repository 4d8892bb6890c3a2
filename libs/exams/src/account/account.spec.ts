import { specify } from '#test/support/specify';
import fc from 'fast-check';
import { account, FAILURES_MAX, isLocked, mayUseSession } from './account.js';
import { millisecondsOf, minutesBetween, minutesLater } from './instants.js';
import { accountRefusals } from './refusals.js';

const given = specify(account, accountRefusals);
const opened = { type: 'AccountOpened', data: { person: 'p-1', roles: ['HR', 'HR'] } } as const;
const closed = { type: 'AccountClosed', data: {} } as const;
const at = (time: string) => `2026-02-02T${time}.000Z`;
const failedAt = (time: string) => ({ type: 'SignInFailed', data: {}, meta: { at: at(time) } }) as const;
const four = ['02:00:00', '02:01:00', '02:02:00', '02:03:00'].map(failedAt);
const stranger = { knownDevice: false };
const holder = { knownDevice: true };
const failed = { type: 'SignInFailed', data: {} } as const;
const locked = { type: 'AccountLocked', data: { until: at('02:30:00') } } as const;

describe('an account', () => {
  it('is opened once, and never used before', () => {
    given().when('OpenAccount', opened.data).then(opened);
    given(opened).when('OpenAccount', opened.data).thenRefused('account-already-open');
    given().when('RecordSignIn', stranger).thenRefused('account-unknown');
    expect(mayUseSession(given().state, at('02:00:00'))).toBe(false);
  });

  it('is granted and loses roles', () => {
    expect(given(opened).state.roles).toEqual(['HR']);
    given(opened)
      .when('GrantRole', { role: 'ADMIN' })
      .then({ type: 'RoleGranted', data: { role: 'ADMIN' } });
    given(opened).when('GrantRole', { role: 'HR' }).thenNothing();
    given(opened)
      .when('RevokeRole', { role: 'HR' })
      .then({ type: 'RoleRevoked', data: { role: 'HR' } });
    given(opened).when('RevokeRole', { role: 'ADMIN' }).thenNothing();
    const past = [
      { type: 'RoleGranted', data: { role: 'AUDITOR' } },
      { type: 'RoleRevoked', data: { role: 'HR' } },
    ] as const;
    expect(given(opened, ...past).state.roles).toEqual(['AUDITOR']);
  });

  it('has its roles for the bodies it was given; one from before roles named bodies, for every one', () => {
    expect(given(opened).state.bodies).toEqual(['*']);
    const local = { ...opened, data: { ...opened.data, bodies: ['city', 'school'] } } as const;
    const past = given(local);
    expect(past.state.bodies).toEqual(['city', 'school']);
    past.when('AssignBodies', { bodies: ['school', 'city'] }).thenNothing();
    const assigned = { type: 'BodiesAssigned', data: { bodies: ['city'] } } as const;
    past.when('AssignBodies', { bodies: ['city'] }).then(assigned);
    expect(given(local, assigned).state.bodies).toEqual(['city']);
    given(opened, closed).when('AssignBodies', { bodies: [] }).thenRefused('account-closed');
  });

  it('refers to its credential, which stands in the vault', () => {
    const set = { type: 'CredentialSet', data: { credential: 'vault:c1' } } as const;
    given(opened).when('SetCredential', set.data).then(set);
    given(opened, set).when('SetCredential', set.data).thenNothing();
  });

  it('is of no use once it is closed', () => {
    given(opened).when('CloseAccount', {}).then(closed);
    given(opened, closed).when('CloseAccount', {}).thenNothing();
    given().when('CloseAccount', {}).thenRefused('account-unknown');
    const past = given(opened, closed);
    past.when('RecordSignIn', stranger).thenRefused('account-closed');
    past.when('RecordFailedSignIn', stranger).thenRefused('account-closed');
    past.when('GrantRole', { role: 'HR' }).thenRefused('account-closed');
    past.when('EndSessions', {}).thenRefused('account-closed');
    expect(mayUseSession(past.state, at('23:00:00'))).toBe(false);
    expect([account.isTerminal(past.state), account.isTerminal(given(opened).state)]).toEqual([true, false]);
  });
});

describe('the erasure of a person', () => {
  const reason = { ref: 'text-1', commitment: 'c' };
  const erased = { type: 'PersonErased', data: { reason } } as const;

  it('is recorded once with its reason, also in an account that is closed, or that never was', () => {
    given(opened).when('RecordErasure', { reason }).then(erased);
    given(opened, { type: 'AccountClosed', data: {} }).when('RecordErasure', { reason }).then(erased);
    given(opened, erased)
      .when('RecordErasure', { reason: { ...reason, ref: 'text-2' } })
      .thenNothing();
    given().when('RecordErasure', { reason }).then(erased);
  });
});

describe('failed sign-ins', () => {
  it('lock the account at the fifth within 15 minutes, for 15 minutes', () => {
    expect(FAILURES_MAX).toBe(5);
    given(opened, ...four.slice(0, 3))
      .when('RecordFailedSignIn', stranger, { at: at('02:03:00') })
      .then(failed);
    given(opened, ...four)
      .when('RecordFailedSignIn', stranger, { at: at('02:15:00') })
      .then(failed, locked);
    given(opened, ...four)
      .when('RecordFailedSignIn', stranger, { at: at('02:15:01') })
      .then(failed);
  });

  it('remembers no more failures than lock it, however long somebody goes on slowly', () => {
    const slow = Array.from({ length: 9 }, (_, hour) => failedAt(`0${hour}:00:00`));
    expect(given(opened, ...slow).state.failures).toEqual(slow.slice(-FAILURES_MAX).map(({ meta }) => meta.at));
  });

  it('are forgotten after one that worked', () => {
    given(opened, ...four, { type: 'SignedIn', data: {} })
      .when('RecordFailedSignIn', stranger, { at: at('02:04:00') })
      .then(failed);
  });

  it('keep even the right password out while the account is locked, to the instant', () => {
    const past = given(opened, locked);
    past
      .when('RecordSignIn', stranger, { at: at('02:29:59') })
      .thenRefused('account-locked', { until: at('02:30:00') });
    past.when('RecordFailedSignIn', stranger, { at: at('02:29:59') }).thenRefused('account-locked');
    past.when('RecordSignIn', stranger, { at: at('02:30:00') }).then({ type: 'SignedIn', data: {} });
    past.when('RecordFailedSignIn', stranger, { at: at('02:30:00') }).then(failed);
    expect(isLocked(past.state, at('02:29:59'))).toBe(true);
    expect(isLocked(given(opened).state, at('02:29:59'))).toBe(false);
  });

  it('never keep out who signs in on a device that is known, and there lock nothing', () => {
    const past = given(opened, locked);
    past.when('RecordSignIn', holder, { at: at('02:29:59') }).then({ type: 'SignedIn', data: {} });
    past.when('RecordFailedSignIn', holder, { at: at('02:29:59') }).then(failed);
    given(opened, ...four)
      .when('RecordFailedSignIn', holder, { at: at('02:04:00') })
      .then(failed);
    given(opened, closed).when('RecordSignIn', holder).thenRefused('account-closed');
  });

  it('are wiped by an administrator who unlocks the account', () => {
    const unlocked = { type: 'AccountUnlocked', data: {} } as const;
    given(opened, locked)
      .when('UnlockAccount', {}, { at: at('02:20:00') })
      .then(unlocked);
    given(opened, locked)
      .when('UnlockAccount', {}, { at: at('02:31:00') })
      .thenNothing();
    given(opened, ...four)
      .when('UnlockAccount', {})
      .then(unlocked);
    given().when('UnlockAccount', {}).thenRefused('account-unknown');
    given(opened, locked, unlocked)
      .when('RecordSignIn', stranger, { at: at('02:20:00') })
      .then({ type: 'SignedIn', data: {} });
  });
});

it('sessions end all at once: only those issued later may be used', () => {
  given(opened).when('EndSessions', {}).then({ type: 'SessionsEnded', data: {} });
  const { state } = given(opened, { type: 'SessionsEnded', data: {}, meta: { at: at('02:00:00') } });
  expect(mayUseSession(state, at('02:00:00'))).toBe(false);
  expect(mayUseSession(state, '2026-02-02T02:00:00.001Z')).toBe(true);
  expect(mayUseSession(given(opened).state, at('00:00:00'))).toBe(true);
});

describe('instants', () => {
  const instants = fc.date({ min: new Date('1950-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });

  it('are counted as everybody counts them', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -100_000, max: 100_000 }), (date, minutes) => {
        expect(millisecondsOf(date.toISOString())).toBe(date.getTime());
        const later = minutesLater(date.toISOString(), minutes);
        expect(later).toBe(new Date(date.getTime() + minutes * 60_000).toISOString());
        expect(minutesBetween(date.toISOString(), later)).toBe(minutes);
      }),
    );
  });

  it('may lack or exceed milliseconds, and nothing else is one', () => {
    expect(millisecondsOf('1970-01-01T00:00:01Z')).toBe(1_000);
    expect(millisecondsOf('1970-01-01T00:00:00.1239Z')).toBe(123);
    expect(() => millisecondsOf('1970-01-01T00:00:01+07:00')).toThrow(RangeError);
  });
});
