import { specify } from '#test/support/specify';
import { account } from './account.js';
import { FACTORS_MAX, hasSecondFactor } from './factors.js';
import { accountRefusals } from './refusals.js';
import type { OpenSession } from './state.js';

const given = specify(account, accountRefusals);
const opened = { type: 'AccountOpened', data: { person: 'p-1', roles: ['COUNCIL'], bodies: ['*'] } } as const;
const credentialSet = { type: 'CredentialSet', data: { credential: 'c-1' } } as const;
const closed = { type: 'AccountClosed', data: {} } as const;
const entered = { type: 'SignedIn', data: { session: 's-0', means: 'MACHINE' } } as const;
const inSession = { session: 's-0' } as const;
const codes = { type: 'FactorEnrolled', data: { factor: 'codes', kind: 'RECOVERY_CODE', count: 0 } } as const;
const enrolled = (factor: string, kind: 'TOTP' | 'PASSKEY', count: number) =>
  ({ type: 'FactorEnrolled', data: { factor, kind, count } }) as const;
const app = enrolled('app', 'TOTP', 100);
const key = enrolled('key', 'PASSKEY', 7);
const synced = enrolled('synced', 'PASSKEY', 0);
const secured = [opened, credentialSet, app, codes] as const;
const reason = { ref: 'text-1', commitment: 'c' };
const asked = { reason, administrators: 2, confirmers: 1 } as const;

const signIn = { session: 's-1', credential: 'c-1', knownDevice: false } as const;
const password = { ...signIn, means: 'PASSWORD' } as const;
const code = (count: number) => ({ ...signIn, means: 'PASSWORD+TOTP', used: { factor: 'app', count } }) as const;
const touch = (factor: string, count: number) =>
  ({ session: 's-1', credential: null, knownDevice: true, means: 'PASSKEY', used: { factor, count } }) as const;
const recovery = (count: number) =>
  ({ ...signIn, means: 'PASSWORD+RECOVERY_CODE', used: { factor: 'codes', count } }) as const;
const signedIn = ({ session, means, ...rest }: { session: string; means: 'PASSWORD' | 'PASSKEY' } & object) =>
  ({ type: 'SignedIn', data: { session, means, ...('used' in rest ? { used: rest.used } : {}) } }) as never;

describe('a second factor', () => {
  it('is enrolled once, the first of them together with recovery codes', () => {
    const enrol = { factor: 'app', kind: 'TOTP', count: 100, codes: 'codes' } as const;
    given(opened, entered).when('EnrolFactor', enrol, inSession).then(app, codes);
    given(...secured, entered)
      .when('EnrolFactor', enrol, inSession)
      .thenNothing();
    given(...secured, entered)
      .when('EnrolFactor', { factor: 'key', kind: 'PASSKEY', count: 7, codes: 'more' }, inSession)
      .then(key);
    given().when('EnrolFactor', enrol).thenRefused('account-unknown');
    const many = Array.from({ length: FACTORS_MAX }, (_, at) => enrolled(`k-${String(at)}`, 'PASSKEY', 0));
    given(opened, entered, ...many)
      .when('EnrolFactor', enrol, inSession)
      .thenRefused('too-many-factors', { max: FACTORS_MAX });
  });

  it('is added to another one only where one was shown: who knows the password could add one of their own', () => {
    const further = { factor: 'key', kind: 'PASSKEY', count: 7, codes: 'more' } as const;
    const { state: has } = given(...secured);
    const adding = (session: Partial<OpenSession> | undefined, state = has) => {
      const open = {
        id: 's-1',
        since: 't',
        means: 'PASSWORD',
        confirmedAt: 't',
        confirmedBy: null,
        ...session,
      } as const;
      const sessions = session === undefined ? [] : [open];
      return account.decide.EnrolFactor({ ...state, sessions }, further, { session: 's-1' } as never);
    };
    const refused = { refused: 'second-factor-missing' };
    expect(adding({})).toMatchObject(refused);
    expect(adding({ confirmedBy: 'PASSWORD' })).toMatchObject(refused);
    expect(adding({ means: 'OIDC', assurance: {} })).toMatchObject(refused);
    for (const shown of [
      ...[{ means: 'PASSWORD+TOTP' }, { means: 'MACHINE' }, { confirmedBy: 'RECOVERY_CODE' }],
      { means: 'OIDC', assurance: { secondFactor: true } },
    ] as const)
      expect([shown, adding(shown)]).toEqual([shown, [key]]);
    expect(adding(undefined)).toMatchObject({ refused: 'session-ended' });
    expect(adding({}, given(opened).state)).toMatchObject([key, { type: 'FactorEnrolled' }]);
  });

  it('lets the password alone open nothing any more', () => {
    expect(hasSecondFactor(given(opened).state)).toBe(false);
    expect(hasSecondFactor(given(...secured).state)).toBe(true);
    given(...secured)
      .when('RecordSignIn', password)
      .thenRefused('second-factor-missing');
    given(opened, credentialSet).when('RecordSignIn', password).then(signedIn(password));
    given(...secured, entered)
      .when('ConfirmSession', { session: 's-0', means: 'PASSWORD' }, inSession)
      .thenRefused('second-factor-missing');
  });

  it('is good only as what it is, and for who has it', () => {
    const past = given(...secured);
    past.when('RecordSignIn', { ...signIn, means: 'PASSWORD+TOTP' }).thenRefused('factor-unknown');
    past.when('RecordSignIn', { ...code(101), means: 'PASSWORD+PASSKEY' }).thenRefused('factor-unknown');
    past.when('RecordSignIn', touch('key', 8)).thenRefused('factor-unknown');
    past.when('RecordSignIn', { ...code(101), credential: 'c-0' }).thenRefused('credential-replaced');
    // A passkey alone is no way round a password that was set anew while it was checked.
    given(...secured, key)
      .when('RecordSignIn', { ...touch('key', 8), credential: 'c-0' })
      .thenRefused('credential-replaced');
  });

  it('of a code is good once, and no code from before it', () => {
    given(...secured)
      .when('RecordSignIn', code(100))
      .thenRefused('factor-spent');
    given(...secured)
      .when('RecordSignIn', code(101))
      .then(signedIn(code(101) as never));
    const past = given(...secured, signedIn(code(103) as never));
    past.when('RecordSignIn', code(103)).thenRefused('factor-spent');
    past.when('RecordSignIn', code(102)).thenRefused('factor-spent');
    past.when('RecordSignIn', code(104)).then(signedIn(code(104) as never));
  });

  it('of a passkey counts up, unless it lives on several devices and never counts', () => {
    const past = given(opened, key, codes, synced);
    past.when('RecordSignIn', touch('key', 7)).thenRefused('factor-spent');
    past.when('RecordSignIn', touch('key', 0)).thenRefused('factor-spent');
    past.when('RecordSignIn', touch('key', 8)).then(signedIn(touch('key', 8)));
    past.when('RecordSignIn', touch('synced', 0)).then(signedIn(touch('synced', 0)));
    given(opened, synced, codes, signedIn(touch('synced', 1)))
      .when('RecordSignIn', touch('synced', 0))
      .thenRefused('factor-spent');
  });

  it('of recovery codes is good once each, in whatever order', () => {
    const past = given(...secured, signedIn(recovery(7) as never), signedIn(recovery(2) as never));
    past.when('RecordSignIn', recovery(7)).thenRefused('factor-spent');
    past.when('RecordSignIn', recovery(2)).thenRefused('factor-spent');
    past.when('RecordSignIn', recovery(1)).then(signedIn(recovery(1) as never));
  });
});

describe('the removal of a second factor', () => {
  const used = { factor: 'app', count: 101 } as const;
  const gone = (factor: string) => ({ type: 'FactorRemoved', data: { factor, used } }) as const;

  it('by its holder takes the recovery codes along with the last one', () => {
    given(...secured, entered)
      .when('RemoveFactor', { factor: 'app', used }, inSession)
      .then(gone('app'), gone('codes'));
    given(...secured, entered, key)
      .when('RemoveFactor', { factor: 'key', used }, inSession)
      .then(gone('key'));
    given(...secured, entered)
      .when('RemoveFactor', { factor: 'codes', used }, inSession)
      .then(gone('codes'));
    expect(given(...secured, gone('app'), gone('codes')).state.factors).toEqual([]);
  });

  it('needs one that there is, and that was not shown before', () => {
    const past = given(...secured, entered, key, gone('key'));
    past.when('RemoveFactor', { factor: 'app', used }, inSession).thenRefused('factor-spent');
    past
      .when('RemoveFactor', { factor: 'app', used: { factor: 'key', count: 9 } }, inSession)
      .thenRefused('factor-unknown');
    past.when('RemoveFactor', { factor: 'key', used }).thenNothing();
    given(...secured, closed)
      .when('RemoveFactor', { factor: 'app', used })
      .thenRefused('account-closed');
  });

  it('by administrators takes all of them, and two administrators, whatever the account may do', () => {
    const change = { kind: 'REMOVE_FACTORS' } as const;
    const all = { type: 'FactorsRemoved', data: { reason } } as const;
    const proposer = { account: 'a-1', actor: 'p-a1' } as const;
    const past = given(...secured);
    past.when('RemoveFactors', asked, proposer).then({ type: 'ChangeProposed', data: { change, reason } });
    past
      .when('RemoveFactors', { ...asked, administrators: 1 }, proposer)
      .then({ type: 'FactorsRemoved', data: { reason, alone: true } });
    past.when('RemoveFactors', asked, { actor: 'p-1' }).thenRefused('own-account');
    past.when('RemoveFactors', asked, { actor: 'p-1', means: 'MACHINE' }).then(all);
    given(...secured, { type: 'ChangeProposed', data: { change, reason }, meta: proposer })
      .when('ConfirmChange', { proposal: 'sample-command', administrators: 2 }, { account: 'a-2', actor: 'p-a2' })
      .then({ type: 'ChangeConfirmed', data: {} }, all);
    expect(given(...secured, all).state.factors).toEqual([]);
    given(opened).when('RemoveFactors', asked).thenNothing();
    given(opened, closed).when('RemoveFactors', asked).thenRefused('account-closed');
    const candidate = { ...opened, data: { ...opened.data, roles: ['CANDIDATE'] } } as const;
    given(candidate, app, codes)
      .when('RemoveFactors', asked)
      .then({ type: 'ChangeProposed', data: { change, reason } });
  });
});

describe('a session', () => {
  const session = (id: string) => ({ type: 'SignedIn', data: { session: id, means: 'MACHINE' } }) as const;
  const inThis = { session: 's-1' } as const;
  const confirm = { session: 's-1', means: 'TOTP', used: { factor: 'app', count: 101 } } as const;
  const confirmed = {
    type: 'SessionConfirmed',
    data: confirm,
    meta: { at: '2026-02-02T03:00:00.000Z' },
  } as const;

  it('is confirmed anew by what the account has, and says when and by what', () => {
    given(...secured, session('s-1'))
      .when('ConfirmSession', confirm, inThis)
      .then({ type: 'SessionConfirmed', data: confirm });
    const past = given(...secured, session('s-1'), session('s-2'), confirmed);
    expect(past.state.sessions).toMatchObject([
      { id: 's-1', confirmedAt: '2026-02-02T03:00:00.000Z', confirmedBy: 'TOTP' },
      { id: 's-2', confirmedAt: '2026-02-02T02:00:00.000Z', confirmedBy: null },
    ]);
    past.when('ConfirmSession', confirm, inThis).thenRefused('factor-spent');
    const byPassword = { session: 's-1', means: 'PASSWORD' } as const;
    given(opened, session('s-1'))
      .when('ConfirmSession', byPassword, inThis)
      .then({ type: 'SessionConfirmed', data: byPassword });
  });

  it('in which a factor is enrolled is confirmed by that: it was shown just now', () => {
    const at = '2026-02-02T03:00:00.000Z';
    const inSession = { ...app, meta: { at, session: 's-1' } };
    const past = given(opened, session('s-1'), session('s-2'), inSession, { ...codes, meta: inSession.meta });
    expect(past.state.sessions).toMatchObject([
      { id: 's-1', confirmedAt: at, confirmedBy: 'TOTP' },
      { id: 's-2', confirmedBy: null },
    ]);
  });

  it('that has ended is not confirmed', () => {
    given(...secured)
      .when('ConfirmSession', confirm, inThis)
      .thenRefused('session-ended');
    given(...secured, closed)
      .when('ConfirmSession', confirm)
      .thenRefused('account-closed');
  });
});
