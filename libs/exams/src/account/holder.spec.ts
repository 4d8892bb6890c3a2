import { type Past, specify } from '#test/support/specify';
import { account } from './account.js';
import type { AccountCommands, AccountEvents } from './events.js';
import { isOwn } from './holder.js';
import { accountRefusals } from './refusals.js';

const given = specify(account, accountRefusals);
const opened = { type: 'AccountOpened', data: { person: 'p-1', roles: ['CANDIDATE'], bodies: ['*'] } } as const;
const set = (credential: string, how: object = {}) =>
  ({ type: 'CredentialSet', data: { credential, ...how } }) as const;
const signedIn = (session: string) => ({ type: 'SignedIn', data: { session, means: 'MACHINE' } }) as const;
const app = { type: 'FactorEnrolled', data: { factor: 'app', kind: 'TOTP', count: 100 } } as const;
const allEnded = { type: 'SessionsEnded', data: {} } as const;
const ended = { type: 'SessionEnded', data: { session: 's-1' } } as const;
const reason = { ref: 'text-1', commitment: 'c' };
const used = { factor: 'app', count: 101 } as const;

/** One of each, as its holder sends it, that would lead to something. */
const own = {
  SetCredential: { credential: 'c-2', reset: null },
  EnrolFactor: { factor: 'key', kind: 'PASSKEY', count: 7, codes: 'more' },
  RemoveFactor: { factor: 'app', used },
  ConfirmSession: { session: 's-1', means: 'TOTP', used },
  EndSessions: {},
  EndSession: { session: 's-2' },
  RecordNamesRead: { round: 'r1', people: ['p-2'] },
} as const satisfies Partial<AccountCommands>;
const mine = { actor: 'p-1', account: 'a-1', authority: 'account', session: 's-1' } as const;
const names = Object.keys(own) as readonly (keyof typeof own)[];

const sent = (name: keyof typeof own, past: readonly Past<AccountEvents>[], context: object = mine) =>
  given(...past).when(name, own[name], context);
const standing = [opened, set('c-1'), app, signedIn('s-1'), signedIn('s-2')] as const;

describe('what somebody does to the own account', () => {
  it('is told apart from what others do to it, for every command that there is', () => {
    const byHolder = Object.entries(isOwn).filter(([name, asks]) => {
      const { state } = given(...standing);
      const command = (own as Partial<Record<string, object>>)[name] ?? { reset: { reason } };
      return asks(state, command as never, mine as never);
    });
    expect(byHolder.map(([name]) => name).toSorted()).toEqual(names.toSorted());
  });

  it.each(names)('by %s is done in a session that stands, and in none that has ended', (name) => {
    expect(sent(name, standing).outcome).not.toHaveLength(0);
    sent(name, [...standing, ended]).thenRefused('session-ended');
    sent(name, [...standing, allEnded, signedIn('s-2')]).thenRefused('session-ended');
    // A password replaced meanwhile, by the holder or in halves by two administrators, has ended the session it was checked in.
    for (const how of [{}, { oneTime: true, halved: true }] as const)
      sent(name, [...standing, set('c-3', how), allEnded, signedIn('s-2')]).thenRefused('session-ended');
  });

  it.each(['SetCredential', 'EnrolFactor', 'RemoveFactor', 'ConfirmSession', 'RecordNamesRead'] as const)(
    'by %s is done in no session but one of it',
    (name) => {
      sent(name, standing, { authority: 'account' }).thenRefused('session-ended');
      sent(name, standing, { ...mine, session: 's-9' }).thenRefused('session-ended');
    },
  );

  it('changes nothing of what is so already, also where the session has ended', () => {
    given(...standing, ended)
      .when('EndSession', { session: 's-1' }, mine)
      .thenNothing();
  });

  it('is no matter of a session where others do it: an administrator, or the provider', () => {
    const left = [...standing, ended];
    given(...left)
      .when('EndSessions', {}, { ...mine, authority: 'role:ADMIN', session: 's-7' })
      .then(allEnded);
    given(...left)
      .when('EndSession', { session: 's-2' }, { authority: 'account' })
      .then({ type: 'SessionEnded', data: { session: 's-2' } });
    given(opened)
      .when('SetCredential', { credential: 'c-1', reset: null }, { authority: 'account' })
      .then(set('c-1'), allEnded);
  });

  it('leaves no one-time password in halves that two are said to have handed out to one who had come in before', () => {
    const past = [...standing, set('c-3', { oneTime: true, halved: true }), allEnded] as const;
    expect(given(...past).state.isSetByTwo).toBe(true);
    sent('SetCredential', past).thenRefused('session-ended');
  });
});

describe('whatever replaces a credential', () => {
  it('ends every session with it, so that none goes on by what was checked before', () => {
    const asked = { reason, administrators: 1, confirmers: 0 } as const;
    const proposal = { change: { kind: 'RESET', credential: 'c-2' }, reason } as const;
    const replacing = [
      sent('SetCredential', standing),
      given(...standing).when('SetCredential', { credential: 'c-2', reset: asked }),
      given(...standing, { type: 'ChangeProposed', data: proposal }).when(
        'ConfirmChange',
        { proposal: 'sample-command', administrators: 2 },
        { account: 'a-9', actor: 'p-9' },
      ),
    ];
    for (const { outcome } of replacing) {
      const types = (outcome as readonly { type: string }[]).map(({ type }) => type);
      expect(types.slice(types.indexOf('CredentialSet'))).toEqual(['CredentialSet', 'SessionsEnded']);
    }
  });
});
