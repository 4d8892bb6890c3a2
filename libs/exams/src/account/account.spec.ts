import { type Past, specify } from '#test/support/specify';
import fc from 'fast-check';
import { isRefusal } from '#kernel';
import { account, FAILURES_MAX, SESSIONS_MAX } from './account.js';
import { whyTwo } from './care.js';
import { type AccountChange, type AccountEvents, type Role, roles } from './events.js';
import { millisecondsOf, minutesBetween, minutesLater } from './instants.js';
import { accountRefusals } from './refusals.js';
import { cameToNothing, isLocked, sessionIn } from './state.js';

const given = specify(account, accountRefusals);
const opened = { type: 'AccountOpened', data: { person: 'p-1', roles: ['HR', 'HR'], bodies: ['*'] } } as const;
const credential = { credential: 'vault:c1' } as const;
const credentialSet = { type: 'CredentialSet', data: credential } as const;
const signIn = { session: 's-1', means: 'PASSWORD', credential: 'vault:c1', knownDevice: false } as const;
const signedIn = { type: 'SignedIn', data: { session: 's-1', means: 'PASSWORD' } } as const;
const closed = { type: 'AccountClosed', data: {} } as const;
const at = (time: string) => `2026-02-02T${time}.000Z`;
const failedAt = (time: string) => ({ type: 'SignInFailed', data: {}, meta: { at: at(time) } }) as const;
const four = ['02:00:00', '02:01:00', '02:02:00', '02:03:00'].map(failedAt);
const stranger = { knownDevice: false };
const holder = { knownDevice: true };
const failed = { type: 'SignInFailed', data: {} } as const;
const locked = { type: 'AccountLocked', data: { until: at('02:30:00') } } as const;

const reason = { ref: 'text-1', commitment: 'c' };
/** Asked by one of two administrators. */
const asked = { reason, administrators: 2, confirmers: 1 } as const;
const aloneAsked = { reason, administrators: 1, confirmers: 0 } as const;
/** Of a spec's past, every command has the same name, and so has every proposal. */
const named = { proposal: 'sample-command', administrators: 2 } as const;
const opening = {
  ...{ ...opened.data, ...credential, oneTime: false },
  ...{ administrators: 2, confirmers: 1, others: 0, known: false },
} as const;
const candidate = { ...opening, roles: ['CANDIDATE'] } as const;
const administrator = { type: 'AccountOpened', data: { person: 'p-1', roles: ['ADMIN'] } } as const;

describe('an account', () => {
  it('is opened once, for a person who has no other, and never used before', () => {
    given()
      .when('OpenAccount', candidate)
      .then({ type: 'AccountOpened', data: { ...opened.data, roles: ['CANDIDATE'] } }, credentialSet);
    given(opened).when('OpenAccount', opening).thenRefused('account-already-open');
    given()
      .when('OpenAccount', { ...opening, others: 1 })
      .thenRefused('person-has-account');
    given().when('RecordSignIn', signIn).thenRefused('account-unknown');
  });

  it('is granted and loses roles', () => {
    expect(given(opened).state.roles).toEqual(['HR']);
    given(opened)
      .when('GrantRole', { role: 'CANDIDATE', ...asked })
      .then({ type: 'RoleGranted', data: { role: 'CANDIDATE', reason } });
    given(opened)
      .when('GrantRole', { role: 'HR', ...asked })
      .thenNothing();
    given(opened)
      .when('RevokeRole', { role: 'HR', ...asked })
      .then({ type: 'RoleRevoked', data: { role: 'HR', reason } });
    given(opened)
      .when('RevokeRole', { role: 'ADMIN', ...asked })
      .thenNothing();
    const past = [
      { type: 'RoleGranted', data: { role: 'AUDITOR' } },
      { type: 'RoleRevoked', data: { role: 'HR' } },
    ] as const;
    expect(given(opened, ...past).state.roles).toEqual(['AUDITOR']);
  });

  it('has its roles for the bodies it was given; one from before roles named bodies, for every one', () => {
    expect(given(administrator).state.bodies).toEqual(['*']);
    const local = { ...opened, data: { ...opened.data, bodies: ['city', 'school'] } } as const;
    const past = given(local);
    expect(past.state.bodies).toEqual(['city', 'school']);
    past.when('AssignBodies', { bodies: ['school', 'city'], ...asked }).thenNothing();
    const assigned = { type: 'BodiesAssigned', data: { bodies: ['city'], reason } } as const;
    past
      .when('AssignBodies', { bodies: ['city'], ...aloneAsked })
      .then({ ...assigned, data: { ...assigned.data, alone: true } });
    expect(given(local, assigned).state.bodies).toEqual(['city']);
    given(opened, closed)
      .when('AssignBodies', { bodies: [], ...asked })
      .thenRefused('account-closed');
    past.when('AssignBodies', { bodies: ['*'], ...asked }, { actor: 'p-1' }).thenRefused('own-account');
  });

  it('refers to its credential, which stands in the vault and ends all sessions when it is replaced', () => {
    given(opened)
      .when('SetCredential', { ...credential, reset: null })
      .then(credentialSet, { type: 'SessionsEnded', data: {} });
    given(opened, credentialSet)
      .when('SetCredential', { ...credential, reset: null })
      .thenNothing();
    given(opened, credentialSet, signedIn)
      .when('SetCredential', { credential: 'vault:c2', reset: null }, { session: 's-1' })
      .then({ type: 'CredentialSet', data: { credential: 'vault:c2' } }, { type: 'SessionsEnded', data: {} });
    given()
      .when('SetCredential', { ...credential, reset: null })
      .thenRefused('account-unknown');
    given(opened, credentialSet, closed)
      .when('SetCredential', { ...credential, reset: null })
      .thenRefused('account-closed');
    given(opened)
      .when('SetCredential', { ...credential, reset: aloneAsked })
      .then(
        { type: 'CredentialSet', data: { ...credential, oneTime: true, reason, alone: true } },
        { type: 'SessionsEnded', data: {} },
      );
  });

  it('knows a password that somebody else has set, until its holder sets another', () => {
    const set = { type: 'CredentialSet', data: { ...credential, oneTime: true } } as const;
    given()
      .when('OpenAccount', { ...candidate, oneTime: true })
      .then({ type: 'AccountOpened', data: { ...opened.data, roles: ['CANDIDATE'] } }, set);
    expect(given(opened, set).state.isOneTime).toBe(true);
    expect(given(opened, set, credentialSet).state.isOneTime).toBe(false);
  });

  it('keeps whose names its holder was shown, in which round, once for each', () => {
    const mine = { session: 's-1' } as const;
    const read = (round: string, ...people: string[]) => ({ type: 'NamesRead', data: { round, people } }) as const;
    given(opened, signedIn)
      .when('RecordNamesRead', { round: 'r1', people: ['p-2', 'p-3', 'p-2'] }, mine)
      .then(read('r1', 'p-2', 'p-3'));
    const past = given(opened, signedIn, read('r1', 'p-2'), read('r1', 'p-3'));
    past.when('RecordNamesRead', { round: 'r1', people: ['p-3', 'p-2'] }).thenNothing();
    past.when('RecordNamesRead', { round: 'r1', people: ['p-2', 'p-4'] }, mine).then(read('r1', 'p-4'));
    past.when('RecordNamesRead', { round: 'r2', people: ['p-2'] }, mine).then(read('r2', 'p-2'));
    past.when('RecordNamesRead', { round: 'r2', people: ['p-1'] }).thenNothing();
    const registered = { type: 'NamesRead', data: { round: null, people: ['p-5'] } } as const;
    past.when('RecordNamesRead', { round: null, people: ['p-5'] }, mine).then(registered);
    given(opened, signedIn, registered)
      .when('RecordNamesRead', { round: null, people: ['p-5'] })
      .thenNothing();
    given()
      .when('RecordNamesRead', { round: 'r1', people: ['p-2'] })
      .thenRefused('account-unknown');
  });

  it('is of no use once it is closed', () => {
    given(opened).when('CloseAccount', asked).then({ type: 'AccountClosed', data: { reason } });
    given(opened, closed).when('CloseAccount', asked).thenNothing();
    given().when('CloseAccount', asked).thenRefused('account-unknown');
    const past = given(opened, closed);
    past.when('RecordSignIn', signIn).thenRefused('account-closed');
    past.when('RecordFailedSignIn', stranger).thenRefused('account-closed');
    past.when('GrantRole', { role: 'HR', ...asked }).thenRefused('account-closed');
    past.when('EndSessions', {}).thenRefused('account-closed');
    past.when('ConfirmChange', named).thenRefused('account-closed');
    past.when('DropChange', { reason }).thenRefused('account-closed');
    expect(sessionIn(given(opened, signedIn, closed).state, 's-1')).toBeUndefined();
    expect([account.isTerminal(past.state), account.isTerminal(given(opened).state)]).toEqual([true, false]);
  });
});

describe('two administrators', () => {
  const proposer = { account: 'a-1', actor: 'p-a1' } as const;
  const another = { account: 'a-2', actor: 'p-a2' } as const;
  const proposed = (change: AccountChange) =>
    ({ type: 'ChangeProposed', data: { change, reason }, meta: proposer }) as const;
  const grant = { kind: 'GRANT', roles: ['COUNCIL'] } as const;
  const council = { role: 'COUNCIL', ...asked } as const;
  const marker = { type: 'AccountOpened', data: { person: 'p-1', roles: ['MARKER'] } } as const;

  it('are needed for every role but that of candidates', () => {
    const two = roles.filter((role) => whyTwo[role] !== null);
    expect(two).toEqual([
      'ADMIN',
      'HR',
      'COUNCIL',
      'BOARD_HEAD',
      'MARKER',
      'SECRETARY',
      'SUPERVISOR',
      'AUTHORITY',
      'AUDITOR',
    ]);
  });

  const marking = { kind: 'OPEN', roles: ['CANDIDATE', 'MARKER'], credential: 'vault:c1' } as const;
  const whose = { person: 'p-1', bodies: ['*'] } as const;
  const unopened = { type: 'AccountOpened', data: { ...whose, roles: [] } } as const;

  it('open an account together, which nobody can enter before, and of which nothing is left if it is dropped', () => {
    given()
      .when('OpenAccount', { ...opening, roles: ['CANDIDATE', 'MARKER'] })
      .then(unopened, { type: 'ChangeProposed', data: { change: marking } });
    const past = given(unopened, { type: 'ChangeProposed', data: { change: marking }, meta: proposer });
    expect(past.state).toMatchObject({ credential: null, roles: [] });
    past.when('SetCredential', { ...credential, reset: asked }).thenRefused('change-proposed');
    past
      .when('ConfirmChange', named, another)
      .then(
        { type: 'ChangeConfirmed', data: {} },
        { type: 'RoleGranted', data: { role: 'CANDIDATE' } },
        { type: 'RoleGranted', data: { role: 'MARKER' } },
        { type: 'CredentialSet', data: { credential: 'vault:c1', oneTime: true, halved: true } },
      );
    past
      .when('DropChange', { reason })
      .then({ type: 'ChangeDropped', data: { reason } }, { type: 'AccountClosed', data: { reason } });
  });

  it('leave nothing of what they dropped, also after its time, and never of what was open', () => {
    const change = { kind: 'OPEN', roles: ['MARKER'], credential: 'vault:c1' } as const;
    const waiting = given(unopened, { type: 'ChangeProposed', data: { change } });
    const late = { ...another, at: '2031-01-01T00:00:00.000Z' };
    waiting.when('ConfirmChange', named, late).thenRefused('proposal-expired');
    const gone = [
      { type: 'ChangeDropped', data: { reason } },
      { type: 'AccountClosed', data: { reason } },
    ] as const;
    waiting.when('DropChange', { reason }, late).then(...gone);
    expect(cameToNothing(waiting.state)).toBe(false);
    expect(cameToNothing(given(unopened, { type: 'ChangeProposed', data: { change } }, ...gone).state)).toBe(true);
    expect(cameToNothing(given(opened, credentialSet, closed).state)).toBe(false);
  });

  it('open the account of somebody who was registered before, whatever it is for', () => {
    const change = { kind: 'OPEN', roles: ['CANDIDATE'], credential: 'vault:c1' } as const;
    given()
      .when('OpenAccount', { ...candidate, known: true })
      .then(unopened, { type: 'ChangeProposed', data: { change } });
    given()
      .when('OpenAccount', { ...candidate, known: true, administrators: 1 })
      .then({ type: 'AccountOpened', data: { ...whose, roles: ['CANDIDATE'], alone: true } }, credentialSet);
  });

  it('hand out a password in halves, until the holder sets an own one', () => {
    const set = { type: 'CredentialSet', data: { ...credential, oneTime: true, halved: true } } as const;
    expect(given(opened, set).state).toMatchObject({ isOneTime: true, isHalved: true });
    expect(given(opened, set, credentialSet).state.isHalved).toBe(false);
  });

  it('give no role that takes two to whoever may not be the holder: the one who set the password and may know it still', () => {
    const applying = { type: 'AccountOpened', data: { person: 'p-1', roles: ['CANDIDATE'] } } as const;
    const set = { type: 'CredentialSet', data: { ...credential, oneTime: true } } as const;
    const halved = { ...set, data: { ...set.data, halved: true } } as const;
    const past = given(applying, set);
    const wait = { type: 'ChangeProposed', data: { change: grant, reason } } as const;
    past.when('GrantRole', council, proposer).thenRefused('password-of-one');
    past.when('GrantRole', { role: 'COUNCIL', ...aloneAsked }, proposer).thenRefused('password-not-replaced');
    // It may have been set since, by who runs the machine.
    given(applying, proposed(grant), set).when('ConfirmChange', named, another).thenRefused('password-of-one');
    // Whoever has set it may have come in by it and taken an own one.
    given(applying, set, credentialSet).when('GrantRole', council, proposer).thenRefused('password-of-one');
    given(applying, halved, credentialSet).when('GrantRole', council, proposer).then(wait);
    const bound = { type: 'CredentialSet', data: { ...credential, by: 'OIDC' } } as const;
    given(applying, bound).when('GrantRole', council, proposer).then(wait);
    given(applying, halved).when('GrantRole', council, proposer).then(wait);
    given(marker, set)
      .when('GrantRole', { role: 'CANDIDATE', ...asked }, proposer)
      .then({ type: 'RoleGranted', data: { role: 'CANDIDATE', reason } });
    past
      .when('GrantRole', council, { ...proposer, means: 'MACHINE' })
      .then({ type: 'RoleGranted', data: { role: 'COUNCIL', reason } });
  });

  it('are not asked for where nobody but the one could confirm: it is refused, and never done by one', () => {
    const nobody = { ...asked, confirmers: 0 } as const;
    given(marker)
      .when('GrantRole', { role: 'COUNCIL', ...nobody }, proposer)
      .thenRefused('nobody-confirms');
    given()
      .when('OpenAccount', { ...opening, confirmers: 0 })
      .thenRefused('nobody-confirms');
    given(marker)
      .when('SetCredential', { credential: 'vault:c2', reset: nobody }, proposer)
      .thenRefused('nobody-confirms');
    const machine = { ...proposer, means: 'MACHINE' } as const;
    given()
      .when('OpenAccount', { ...opening, confirmers: 0 }, machine)
      .then(opened, credentialSet);
  });

  it('have two weeks, and then it is proposed anew', () => {
    const past = given(marker, proposed(grant));
    const [last, late] = ['2026-02-16T01:59:59.999Z', '2026-02-16T02:00:00.000Z'] as const;
    past.when('GrantRole', council, { ...another, at: last }).thenRefused('change-proposed');
    past.when('ConfirmChange', named, { ...another, at: late }).thenRefused('proposal-expired', { until: late });
    past
      .when('GrantRole', council, { ...another, at: late })
      .then({ type: 'ChangeProposed', data: { change: grant, reason } });
  });

  it('confirm what they have looked at, and nothing that came in its place', () => {
    given(marker, proposed(grant))
      .when('ConfirmChange', { ...named, proposal: 'another-command' }, another)
      .thenRefused('another-proposal');
  });

  it.each([
    ['a role', marker, 'GrantRole', council, grant, [{ type: 'RoleGranted', data: { role: 'COUNCIL', reason } }]],
    [
      'a new password',
      marker,
      'SetCredential',
      { credential: 'vault:c2', reset: asked },
      { kind: 'RESET', credential: 'vault:c2' },
      [
        { type: 'CredentialSet', data: { credential: 'vault:c2', oneTime: true, reason, halved: true } },
        { type: 'SessionsEnded', data: {} },
      ],
    ],
    [
      'a new password for a candidate',
      { ...opened, data: { ...opened.data, roles: ['CANDIDATE'] } },
      'SetCredential',
      { credential: 'vault:c2', reset: asked },
      { kind: 'RESET', credential: 'vault:c2' },
      [
        { type: 'CredentialSet', data: { credential: 'vault:c2', oneTime: true, reason, halved: true } },
        { type: 'SessionsEnded', data: {} },
      ],
    ],
    [
      'a further body, whatever the role',
      { ...opened, data: { ...opened.data, bodies: ['city'] } },
      'AssignBodies',
      { bodies: ['city', 'school'], ...asked },
      { kind: 'BODIES', bodies: ['city', 'school'] },
      [{ type: 'BodiesAssigned', data: { bodies: ['city', 'school'], reason } }],
    ],
    [
      'other bodies for who marks',
      marker,
      'AssignBodies',
      { bodies: ['city'], ...asked },
      { kind: 'BODIES', bodies: ['city'] },
      [{ type: 'BodiesAssigned', data: { bodies: ['city'], reason } }],
    ],
    [
      'the end of an administrator',
      administrator,
      'RevokeRole',
      { role: 'ADMIN', ...asked },
      { kind: 'REVOKE', roles: ['ADMIN'] },
      [{ type: 'RoleRevoked', data: { role: 'ADMIN', reason } }],
    ],
    [
      'the end of the account of an administrator',
      administrator,
      'CloseAccount',
      asked,
      { kind: 'CLOSE' },
      [{ type: 'AccountClosed', data: { reason } }],
    ],
  ] as const)('propose and confirm %s', (...[, past, command, data, change, made]) => {
    given(past).when(command, data, proposer).then({ type: 'ChangeProposed', data: { change, reason } });
    given(past, proposed(change))
      .when('ConfirmChange', named, another)
      .then({ type: 'ChangeConfirmed', data: {} }, ...made);
  });

  it('are two: neither the same account nor the same person confirms', () => {
    const past = given(marker, proposed(grant));
    past.when('ConfirmChange', named, proposer).thenRefused('own-proposal');
    past.when('ConfirmChange', named, { ...another, account: 'a-1' }).thenRefused('own-proposal');
    past.when('ConfirmChange', named, { ...another, actor: 'p-a1' }).thenRefused('own-proposal');
  });

  it('decide one change after another, and may drop one', () => {
    const dropped = { type: 'ChangeDropped', data: { reason } } as const;
    given(marker, proposed(grant)).when('GrantRole', council, proposer).thenRefused('change-proposed');
    given(marker, proposed(grant)).when('DropChange', { reason }).then(dropped);
    given(marker, proposed(grant), dropped).when('DropChange', { reason }).thenRefused('nothing-proposed');
    given(marker, proposed(grant), dropped).when('ConfirmChange', named, another).thenRefused('nothing-proposed');
    const confirmed = { type: 'ChangeConfirmed', data: {} } as const;
    given(marker, proposed(grant), confirmed).when('ConfirmChange', named, another).thenRefused('nothing-proposed');
  });

  it('never give rights to themselves, nor a new password for them', () => {
    const own = { account: 'a-1', actor: 'p-1' } as const;
    given(marker).when('GrantRole', council, own).thenRefused('own-account');
    given(marker)
      .when('GrantRole', { ...council, administrators: 1 }, own)
      .thenRefused('own-account');
    given(marker, proposed(grant)).when('ConfirmChange', named, own).thenRefused('own-account');
    given(marker).when('SetCredential', { credential: 'vault:c2', reset: asked }, own).thenRefused('own-account');
  });

  it('are administrators and nothing else', () => {
    given()
      .when('OpenAccount', { ...opening, roles: ['ADMIN', 'HR'] })
      .thenRefused('administrator-only');
    given(opened)
      .when('GrantRole', { role: 'ADMIN', ...asked }, proposer)
      .thenRefused('administrator-only');
    given(administrator)
      .when('GrantRole', { role: 'HR', ...asked }, proposer)
      .thenRefused('administrator-only');
  });

  it('are not needed while there is only one, which is said of what that one does', () => {
    given()
      .when('OpenAccount', { ...opening, roles: ['COUNCIL'], administrators: 1 })
      .then({ type: 'AccountOpened', data: { ...opened.data, roles: ['COUNCIL'], alone: true } }, credentialSet);
    given(marker)
      .when('GrantRole', { role: 'COUNCIL', ...aloneAsked }, proposer)
      .then({ type: 'RoleGranted', data: { role: 'COUNCIL', reason, alone: true } });
  });

  it('are not needed on the machine itself, also for the own password: the means of signing in says it', () => {
    const machine = { account: 'a-1', actor: 'p-1', means: 'MACHINE' } as const;
    given(administrator)
      .when('SetCredential', { credential: 'vault:c2', reset: asked }, machine)
      .then(
        { type: 'CredentialSet', data: { credential: 'vault:c2', oneTime: true, reason } },
        { type: 'SessionsEnded', data: {} },
      );
  });

  it('keep the last of them', () => {
    given(administrator).when('CloseAccount', aloneAsked, another).thenRefused('last-administrator');
    given(administrator)
      .when('RevokeRole', { role: 'ADMIN', ...aloneAsked }, another)
      .thenRefused('last-administrator');
    given(administrator, proposed({ kind: 'CLOSE' }))
      .when('ConfirmChange', { ...named, administrators: 1 }, another)
      .thenRefused('last-administrator');
    given(opened).when('CloseAccount', aloneAsked).then({ type: 'AccountClosed', data: { reason } });
  });
});

test('a correction of the person is recorded, and changes nothing in the account', () => {
  const text = { ref: 'r', commitment: 'c' };
  const data = { reason, corrected: [{ what: 'NAME', before: text, after: text }] } as const;
  const corrected = { type: 'PersonCorrected', data } as const;
  given(opened).when('RecordCorrection', data).then(corrected);
  expect(given(opened, corrected).state).toEqual(given(opened).state);
});

describe('the erasure of a person', () => {
  const first = { account: 'a-1', actor: 'p-a1' } as const;
  const second = { account: 'a-2', actor: 'p-a2' } as const;
  const whose = { reason, person: 'p-1', bodies: ['*'] } as const;
  const wanted = { ...whose, administrators: 2, confirmers: 1 } as const;
  const proposal = { type: 'ErasureProposed', data: whose } as const;
  const proposed = { ...proposal, meta: first } as const;
  const erased = { type: 'PersonErased', data: { reason } } as const;

  it('is proposed under the code of the person, confirmed by another administrator, and dropped by either', () => {
    given().when('ProposeErasure', wanted, first).then(proposal);
    const past = given(proposed);
    past.when('ProposeErasure', wanted, second).thenRefused('change-proposed');
    past.when('ConfirmChange', named, first).thenRefused('own-proposal');
    past.when('ConfirmChange', { ...named, proposal: 'another' }, second).thenRefused('another-proposal');
    past.when('ConfirmChange', named, second).then({ type: 'ChangeConfirmed', data: {} }, erased);
    for (const by of [first, second])
      past.when('DropChange', { reason }, by).then({ type: 'ChangeDropped', data: { reason } });
    given(proposed, erased).when('ProposeErasure', wanted, first).thenNothing();
    expect(given(proposed, erased).state).toMatchObject({ proposal: null, erased: { reason } });
  });

  it('waits for no longer than other proposals, and for nobody where nobody could confirm it', () => {
    given(proposed)
      .when('ConfirmChange', named, { ...second, at: '2026-03-01T00:00:00.000Z' })
      .thenRefused('proposal-expired');
    given()
      .when('ProposeErasure', { ...wanted, confirmers: 0 }, first)
      .thenRefused('nobody-confirms');
  });

  it('is made by one where there is no other, who is seen to be alone, or who runs the machine', () => {
    given()
      .when('ProposeErasure', { ...wanted, administrators: 1 }, first)
      .then({ type: 'PersonErased', data: { reason, alone: true } });
    given()
      .when('ProposeErasure', wanted, { ...first, means: 'MACHINE' })
      .then(erased);
  });

  it('is for nobody to ask for, or to confirm, of himself', () => {
    given().when('ProposeErasure', wanted, { actor: 'p-1' }).thenRefused('own-erasure');
    given(proposed).when('ConfirmChange', named, { account: 'a-3', actor: 'p-1' }).thenRefused('own-erasure');
  });

  it('is told in every account of the person, once, also in one that is closed', () => {
    for (const past of [given(opened), given(opened, closed)]) past.when('RecordErasure', { reason }).then(erased);
    given(opened, erased).when('RecordErasure', { reason }).thenNothing();
  });

  it('that was proposed in the account, as it used to be, waits for nothing', () => {
    const before = { type: 'ErasureProposed', data: { reason } } as const;
    expect(given(opened, before).state).toEqual(given(opened).state);
  });
});

it('is told that other data than was sealed was accepted, also before there is an account', () => {
  const accepted = { type: 'RestorationAccepted', data: { reason, found: 'LOG_CUT', end: 7 } } as const;
  given(opened).when('RecordRestoration', accepted.data).then(accepted);
  given().when('RecordRestoration', accepted.data).then(accepted);
  expect(given(opened, accepted).state).toEqual(given(opened).state);
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
    given(opened, ...four, signedIn)
      .when('RecordFailedSignIn', stranger, { at: at('02:04:00') })
      .then(failed);
  });

  it('keep even the right password out while the account is locked, to the instant', () => {
    const past = given(opened, credentialSet, locked);
    past.when('RecordSignIn', signIn, { at: at('02:29:59') }).thenRefused('account-locked', { until: at('02:30:00') });
    past.when('RecordFailedSignIn', stranger, { at: at('02:29:59') }).thenRefused('account-locked');
    past.when('RecordSignIn', signIn, { at: at('02:30:00') }).then(signedIn);
    past.when('RecordFailedSignIn', stranger, { at: at('02:30:00') }).then(failed);
    expect(isLocked(past.state, at('02:29:59'))).toBe(true);
    expect(isLocked(given(opened).state, at('02:29:59'))).toBe(false);
  });

  it('never keep out who signs in on a device that is known, and there lock nothing', () => {
    const past = given(opened, credentialSet, locked);
    past.when('RecordSignIn', { ...signIn, ...holder }, { at: at('02:29:59') }).then(signedIn);
    past.when('RecordFailedSignIn', holder, { at: at('02:29:59') }).then(failed);
    given(opened, ...four)
      .when('RecordFailedSignIn', holder, { at: at('02:04:00') })
      .then(failed);
    given(opened, closed)
      .when('RecordSignIn', { ...signIn, ...holder })
      .thenRefused('account-closed');
  });

  it('have nothing to guess at once a given password was left unused for a week, to the instant', () => {
    const given7 = {
      type: 'CredentialSet',
      data: { ...credential, oneTime: true },
      meta: { at: at('02:00:00') },
    } as const;
    const until = '2026-02-09T02:00:00.000Z';
    const past = given(opened, given7);
    past.when('RecordSignIn', signIn, { at: '2026-02-09T01:59:59.999Z' }).then(signedIn);
    past.when('RecordSignIn', signIn, { at: until }).thenRefused('password-expired', { until });
    const byMachine = { ...signIn, means: 'MACHINE', credential: null } as const;
    past
      .when('RecordSignIn', byMachine, { at: until })
      .then({ ...signedIn, data: { session: 's-1', means: 'MACHINE' } });
    given(opened, { ...given7, data: credential })
      .when('RecordSignIn', signIn, { at: until })
      .then(signedIn);
  });

  it('are wiped by an administrator who unlocks the account', () => {
    const unlocked = { type: 'AccountUnlocked', data: { reason } } as const;
    given(opened, locked)
      .when('UnlockAccount', { reason }, { at: at('02:20:00') })
      .then(unlocked);
    given(opened, locked)
      .when('UnlockAccount', { reason }, { at: at('02:31:00') })
      .thenNothing();
    given(opened, ...four)
      .when('UnlockAccount', { reason })
      .then(unlocked);
    given().when('UnlockAccount', { reason }).thenRefused('account-unknown');
    given(opened, credentialSet, locked, unlocked)
      .when('RecordSignIn', signIn, { at: at('02:20:00') })
      .then(signedIn);
  });
});

describe('sessions', () => {
  const byMachine = { session: 's-9', means: 'MACHINE', credential: null, knownDevice: true } as const;
  const sessions = ['s-1', 's-2'].map(
    (session) => ({ type: 'SignedIn', data: { session, means: 'PASSWORD' } }) as const,
  );
  const openIn = (...past: readonly Past<AccountEvents>[]) => given(...past).state.sessions.map(({ id }) => id);

  it('are those that were signed in to and not ended; any other id is none', () => {
    expect(sessionIn(given(opened, signedIn).state, 's-1')).toEqual({
      id: 's-1',
      since: at('02:00:00'),
      means: 'PASSWORD',
      confirmedAt: at('02:00:00'),
      confirmedBy: null,
    });
    expect(sessionIn(given(opened, signedIn).state, 's-2')).toBeUndefined();
    expect(openIn(opened, { type: 'SignedIn', data: {} })).toEqual([]);
    expect(openIn(opened, { type: 'SignedIn', data: { session: 's-3' } })).toEqual(['s-3']);
  });

  it('end one by one, or all at once', () => {
    const ended = { type: 'SessionEnded', data: { session: 's-1' } } as const;
    const allEnded = { type: 'SessionsEnded', data: {} } as const;
    given(opened, ...sessions)
      .when('EndSession', ended.data)
      .then(ended);
    given(opened, ...sessions, ended)
      .when('EndSession', ended.data)
      .thenNothing();
    given().when('EndSession', ended.data).thenRefused('account-unknown');
    expect(openIn(opened, ...sessions, ended)).toEqual(['s-2']);
    given(opened, ...sessions)
      .when('EndSessions', {})
      .then(allEnded);
    expect(openIn(opened, ...sessions, allEnded)).toEqual([]);
  });

  it('do not begin by a password that was replaced while it was checked', () => {
    const replaced = { type: 'CredentialSet', data: { credential: 'vault:c2' } } as const;
    given(opened, credentialSet).when('RecordSignIn', signIn).then(signedIn);
    given(opened, credentialSet, replaced).when('RecordSignIn', signIn).thenRefused('credential-replaced');
  });

  it('begin on the machine itself also while strangers have locked the account', () => {
    given(opened, credentialSet, locked)
      .when('RecordSignIn', byMachine, { at: at('02:10:00') })
      .then({ type: 'SignedIn', data: { session: 's-9', means: 'MACHINE' } });
  });

  it('are not kept without bound: the oldest gives way', () => {
    const many = Array.from(
      { length: SESSIONS_MAX + 1 },
      (_, index) => ({ type: 'SignedIn', data: { session: `s-${String(index)}`, means: 'PASSWORD' } }) as const,
    );
    expect(openIn(opened, ...many)).toHaveLength(SESSIONS_MAX);
    expect(sessionIn(given(opened, ...many).state, 's-0')).toBeUndefined();
  });
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

describe('who signs in by an identity provider', () => {
  const identity = { credential: 'identity:1', by: 'OIDC' } as const;
  const bound = { type: 'CredentialSet', data: identity } as const;
  const bySession = { session: 's-1', means: 'OIDC', credential: 'identity:1', knownDevice: false } as const;
  const ended = { type: 'SessionsEnded', data: {} } as const;

  it('is bound to the account by an administrator, in the place of a password, and gets a password back in its place', () => {
    given(opened, credentialSet)
      .when('SetCredential', { ...identity, reset: aloneAsked })
      .then({ type: 'CredentialSet', data: { ...identity, reason, alone: true } }, ended);
    expect(given(opened, credentialSet, bound).state).toMatchObject({ signsInBy: 'OIDC', isOneTime: false });
    expect(given(opened, bound, credentialSet).state.signsInBy).toBe('PASSWORD');
    given(opened, bound)
      .when('SetCredential', { ...identity, reset: asked }, { actor: 'p-1' })
      .thenNothing();
    given(opened, credentialSet)
      .when('SetCredential', { ...identity, reset: asked }, { actor: 'p-1' })
      .thenRefused('own-account');
  });

  it('is bound by two administrators, and to nothing else while something waits for them', () => {
    const marker = { type: 'AccountOpened', data: { person: 'p-1', roles: ['MARKER'] } } as const;
    const change = { kind: 'RESET', ...identity } as const;
    given(marker)
      .when('SetCredential', { ...identity, reset: asked })
      .then({ type: 'ChangeProposed', data: { change, reason } });
    const meta = { account: 'a-1', actor: 'p-a1' };
    given(marker, { type: 'ChangeProposed', data: { change, reason }, meta })
      .when('ConfirmChange', named, { account: 'a-2', actor: 'p-a2' })
      .then({ type: 'ChangeConfirmed', data: {} }, { type: 'CredentialSet', data: { ...identity, reason } }, ended);
    const grant = { kind: 'GRANT', roles: ['MARKER'] } as const;
    given(opened, { type: 'ChangeProposed', data: { change: grant, reason }, meta })
      .when('SetCredential', { ...identity, reset: asked })
      .thenRefused('change-proposed');
  });

  it('comes in by what is bound, and by no password beside it; what the provider said of it is kept', () => {
    const assurance = { acr: '2', amr: ['pwd', 'otp'], secondFactor: true } as const;
    const past = given(opened, bound);
    past.when('RecordSignIn', bySession).then({ type: 'SignedIn', data: { session: 's-1', means: 'OIDC' } });
    const withTwo = { type: 'SignedIn', data: { session: 's-1', means: 'OIDC', assurance } } as const;
    past.when('RecordSignIn', { ...bySession, assurance }).then(withTwo);
    expect(sessionIn(given(opened, bound, withTwo).state, 's-1')).toMatchObject({ means: 'OIDC', assurance });
    past.when('RecordSignIn', { ...bySession, means: 'PASSWORD' }).thenRefused('credential-replaced');
    past.when('RecordSignIn', { ...bySession, credential: 'identity:0' }).thenRefused('credential-replaced');
    given(opened, credentialSet)
      .when('RecordSignIn', { ...signIn, means: 'OIDC' })
      .thenRefused('credential-replaced');
    given(opened, bound, locked)
      .when('RecordSignIn', bySession, { at: at('02:29:59') })
      .thenRefused('account-locked');
  });

  describe('has the roles of which the mapping speaks', () => {
    const meta = { actor: 'system:identity-provider' };
    const said = (roles: readonly Role[], bodies: readonly string[] | null = null) => ({
      ...{ reason, roles, bodies },
      named: ['HR', 'CANDIDATE', 'MARKER', 'AUDITOR'] as const,
    });
    const mapped = (...mappedRoles: readonly Role[]) =>
      ({ type: 'RolesMapped', data: { reason, roles: mappedRoles } }) as const;
    const proposed = (...proposedRoles: readonly Role[]) =>
      ({ type: 'ChangeProposed', data: { change: { kind: 'GRANT', roles: proposedRoles }, reason } }) as const;
    const dropped = { type: 'ChangeDropped', data: { reason } } as const;
    const assigned = (...bodies: readonly string[]) => ({ type: 'BodiesAssigned', data: { bodies } }) as const;
    const local = { type: 'AccountOpened', data: { person: 'p-1', roles: ['CANDIDATE'], bodies: ['a', 'b'] } } as const;

    it('given and taken as one administrator could, and nothing recorded where all is so already', () => {
      given(opened)
        .when('FollowProvider', said(['CANDIDATE']))
        .then(
          mapped('CANDIDATE'),
          { type: 'RoleRevoked', data: { role: 'HR', reason } },
          { type: 'RoleGranted', data: { role: 'CANDIDATE', reason } },
        );
      given(opened)
        .when('FollowProvider', said(['HR']))
        .thenNothing();
      const council = { type: 'RoleGranted', data: { role: 'COUNCIL' } } as const;
      given(opened, council)
        .when('FollowProvider', said(['HR']))
        .thenNothing();
      expect(given(opened, mapped('MARKER')).state).toEqual(given(opened).state);
    });

    it('never those that see seals or decide: they are proposed, to one administrator too, and fall with the word of the provider', () => {
      given(opened)
        .when('FollowProvider', said(['HR', 'MARKER']))
        .then(mapped('HR', 'MARKER'), proposed('MARKER'));
      const past = given(opened, { ...proposed('MARKER'), meta });
      past.when('FollowProvider', said(['HR', 'MARKER'])).thenNothing();
      const later = { at: '2026-03-01T00:00:00.000Z' };
      past
        .when('FollowProvider', said(['HR', 'MARKER']), later)
        .then(mapped('HR', 'MARKER'), dropped, proposed('MARKER'));
      past.when('FollowProvider', said(['HR'])).then(mapped('HR'), dropped);
      past.when('FollowProvider', said(['HR', 'AUDITOR'])).then(mapped('HR', 'AUDITOR'), dropped, proposed('AUDITOR'));
      past
        .when('ConfirmChange', { ...named, administrators: 1 }, { account: 'a-2', actor: 'p-a2' })
        .then({ type: 'ChangeConfirmed', data: {} }, { type: 'RoleGranted', data: { role: 'MARKER', reason } });
      const others = { ...proposed('COUNCIL'), meta: { account: 'a-1', actor: 'p-a1' } };
      given(opened, others)
        .when('FollowProvider', said(['HR', 'MARKER']))
        .thenNothing();
    });

    it('for the bodies that it names, which never widens a role that takes two administrators', () => {
      given(local)
        .when('FollowProvider', said(['CANDIDATE'], ['b', 'a']))
        .thenNothing();
      given(local)
        .when('FollowProvider', said(['CANDIDATE'], ['c']))
        .then({ type: 'RolesMapped', data: { reason, roles: ['CANDIDATE'], bodies: ['c'] } }, assigned('c'));
      const auditor = { type: 'RoleGranted', data: { role: 'AUDITOR' } } as const;
      const bodiesAfter = (past: Past<AccountEvents>[], mappedTo: readonly Role[], bodies: readonly string[]) => {
        const { outcome } = given(local, ...past).when('FollowProvider', said(mappedTo, bodies));
        return isRefusal(outcome) ? outcome : outcome.filter(({ type }) => type === 'BodiesAssigned');
      };
      const both = ['CANDIDATE', 'AUDITOR'] as const;
      expect(bodiesAfter([auditor], both, ['b', 'c'])).toEqual([assigned('b')]);
      expect(bodiesAfter([auditor], both, ['*'])).toEqual([]);
      expect(bodiesAfter([auditor, assigned('*')], both, ['c'])).toEqual([assigned('c')]);
      expect(bodiesAfter([], both, ['b', 'c'])).toEqual([assigned('b')]);
      expect(bodiesAfter([auditor], ['CANDIDATE'], ['b', 'c'])).toEqual([assigned('b', 'c')]);
    });

    it('unless it is an administrator, whom administrators alone make and unmake', () => {
      given(administrator)
        .when('FollowProvider', said(['HR'], ['a']))
        .thenNothing();
      given(opened)
        .when('FollowProvider', said(['HR', 'ADMIN']))
        .thenNothing();
      given(opened, closed)
        .when('FollowProvider', said(['HR']))
        .thenRefused('account-closed');
    });
  });
});
