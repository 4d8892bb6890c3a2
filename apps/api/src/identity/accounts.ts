import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type Account,
  account,
  type AccountCommands,
  cameToNothing,
  type Counted,
  EVERY_BODY,
  FIRST_ADMIN,
  FIRST_START,
  hasSecondFactor,
  mayConsentTo,
  type OpenSession,
  SIGN_IN,
} from '#exams';
import { type Context, isRefusal, type OneOf, type Outcome, refuse, type SealedText } from '#kernel';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { SettingFault } from '../../../host/src/settings.js';
import { ProblemAnswer, Refused, unlessRefused, type Words } from '../edge/problem.js';
import { loginField } from '../reading/people.js';
import type { Gathering } from '../commands/gather.js';
import { actedBy, type Actor, ofAccount, tellNames } from './actor.js';
import { deviceIn } from './devices.js';
import { Directory } from './directory.js';
import type { Session } from './session.js';
import { machineClaim } from './door.js';
import { Factors, type Shown } from './factors.js';
import type { RequestOptions, Site } from './passkeys.js';
import { Guesses, holder, stranger } from './guesses.js';
import type { NewAccount } from './new-account.js';
import { credentialField, Passwords } from './passwords.js';

/** Where somebody who signs in comes from. */
interface Knocking {
  readonly source: string;
  /** What the device has kept of an earlier sign-in. */
  readonly device: string | undefined;
}

interface Tried extends Shown {
  readonly id: string | undefined;
  readonly password: string;
  readonly source: string;
  readonly knownDevice: boolean;
}

/** How a session begins. */
export type Beginning = Omit<AccountCommands['RecordSignIn'], 'session'>;

const samePassword: Words = {
  vi: 'phải khác mật khẩu hiện tại',
  en: 'must be another than the current password',
};

/** What is recorded of a person, in every account of theirs. */
type OfPerson = OneOf<Pick<AccountCommands, 'RecordCorrection'>>;

/** Accounts: who has one, what opens it, and who is signed in. */
@Injectable()
export class Accounts {
  /** Who has an account, and who was registered for whom. */
  readonly directory: Directory;

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly passwords: Passwords,
    private readonly factors: Factors,
    private readonly guesses: Guesses,
  ) {
    this.directory = new Directory(engine.events);
  }

  /** Makes the first administrator if there is none; the one-time password when one had to be made up. */
  async ensureAdmin(given: string | undefined, login: string = FIRST_ADMIN): Promise<string | undefined> {
    return this.alone(() => this.makeAdmin(given, login), 'first start');
  }

  private async makeAdmin(given: string | undefined, login: string): Promise<string | undefined> {
    const { state } = await this.engine.executor.load(account, FIRST_ADMIN);
    if (state.credential !== null) return undefined;
    if (given !== undefined && this.passwords.faultOf(given, [login]) !== undefined)
      throw new SettingFault(
        'KHOABANG_ADMIN_PASSWORD is easy to guess, or was leaked: a sentence of some words is good.',
      );
    const password = given ?? randomBytes(16).toString('base64url');
    const context = ofAccount(FIRST_START, randomUUID());
    const held = { roles: ['ADMIN'], bodies: [EVERY_BODY] } as const;
    const entry = { login, name: 'Quản trị viên', password, ...held, oneTime: given === undefined };
    // A first start of an older version that broke off half-way left an account that nobody can use: it gets its password now.
    if (state.status === 'UNKNOWN') await this.open(FIRST_ADMIN, 'person-admin', entry, context);
    else await this.setPassword(FIRST_ADMIN, password, null, context);
    return given === undefined ? password : undefined;
  }

  /**
   * Opens an account for a person; answers where that was recorded. A repeat of the same request writes nothing, in the
   * vault neither: what the holder has made of the account since stays.
   */
  async open(id: string, person: string, entry: NewAccount, context: Context): Promise<bigint> {
    const { vault, executor } = this.engine;
    const credential = derivedId('credential', context.commandId);
    const name = entry.name ?? (await vault.get(person, 'name')) ?? '';
    this.passwords.mustBeHard('password', entry.password, [name, entry.login]);
    const hashed = await this.passwords.hashed(id, entry.password);
    return this.alone(async () => {
      const { state } = await executor.load(account, id);
      const { roles, bodies, oneTime = true, known = false } = entry;
      const counted = {
        ...(await this.counted(bodies, person, context)),
        others: await this.directory.openOf(person),
      };
      const data = { person, roles, bodies, credential, oneTime, known, ...counted };
      const command = { type: 'OpenAccount', data } as const;
      if (state.status !== 'UNKNOWN') return (await this.send(id, command, context)).position;
      // What would be refused leaves nothing in the vault.
      const decided = account.decide.OpenAccount(state, data, context);
      if (isRefusal(decided)) throw new Refused(decided);
      await this.mustBeFree(entry.login, id);
      await vault.index('login', entry.login, id);
      if (entry.name !== undefined) await vault.put(person, 'name', entry.name);
      await vault.put(person, loginField(id), entry.login);
      await vault.put(id, credentialField(credential), hashed);
      return (await this.send(id, command, context)).position;
    });
  }

  /** A login means whoever could ever sign in by it, for good. One whose account was dropped before is let go, whenever that was. */
  private async mustBeFree(login: string, id: string): Promise<void> {
    const { vault } = this.engine;
    const holder = await vault.find('login', login);
    if (holder === undefined || holder === id) return;
    if (!cameToNothing(await this.stateOf(holder))) throw new ProblemAnswer(409, 'login-taken');
    await vault.release('login', login, holder);
  }

  /** A command to an account, with what it has to know of the others; what it leaves unused is forgotten. */
  async change({ target: { id }, type, data, context }: Gathering): Promise<Outcome> {
    if (context.occurredAt !== undefined) return { kind: 'refused', refusal: refuse('account-not-backdated') };
    return this.alone(async () => {
      const { person, bodies } = await this.stateOf(id);
      const wanted = (data['bodies'] ?? []) as readonly string[];
      const counted = await this.counted([...bodies, ...wanted], mayConsentTo(type) ? undefined : person, context);
      const outcome = await this.passwords.keepingHashes(id, () =>
        this.engine.executor.executeNamed(account as never, id, { type, data: { ...data, ...counted } }, context),
      );
      await this.factors.sweep(id);
      if (type === 'UnlockAccount' && outcome.kind !== 'refused')
        await this.guesses.forgive((await this.engine.vault.get(person, loginField(id))) ?? '');
      return outcome;
    });
  }

  /** What a decision about somebody has to know of the administrators of these bodies: neither that person nor who asks confirms it. */
  counted(bodies: readonly string[], person: string | undefined, { actor }: Pick<Context, 'actor'>): Promise<Counted> {
    return this.directory.administrators(bodies, person === undefined ? [actor] : [person, actor]);
  }

  /** One change at a time on all servers: how many administrators there are is still true when it is recorded. */
  alone<Result>(task: () => Promise<Result>, name = 'accounts'): Promise<Result> {
    return this.engine.together.alone(name, task);
  }

  /** The account behind a login, if there is one: for who keeps that to himself. */
  idOf(login: string): Promise<string | undefined> {
    return this.engine.vault.find('login', login);
  }

  /**
   * A new session of an account by its password, with a second factor where there is one. Whatever is wrong, the answer and
   * the time until it are the same; who has failed too often is not even looked at. On a device that is known, others' failures hold nobody back.
   */
  async signIn(
    id: string | undefined,
    { login, ...proof }: Shown & { readonly login: string; readonly password: string },
    { source, device }: Knocking,
  ): Promise<Session> {
    const known = id === undefined ? undefined : deviceIn(this.engine, id, device);
    // Each counts by itself: whoever has stolen one keeps the holder from no other.
    const guesser = known === undefined ? stranger(source) : holder('device', known);
    const task = () => this.tried({ ...proof, id, source, knownDevice: known !== undefined });
    return this.guesses.held(guesser, known === undefined ? () => this.guesses.atLogin(login, task) : task);
  }

  /**
   * A new session by a passkey alone. It cannot be guessed at: failures hold back nothing but what is tried from there for
   * that very account. It is no way round an identity provider, or round a password that was set anew.
   */
  async signInByPasskey(shown: Required<Pick<Shown, 'passkey' | 'site'>>, source: string): Promise<Session> {
    const id = shown.passkey === undefined ? '' : this.factors.claimedBy(shown.passkey);
    return this.guesses.held(holder('passkey', `${source} ${id}`), async () => {
      const { state } = await this.engine.executor.load(account, id);
      if (state.signsInBy !== 'PASSWORD' || state.isOneTime) return undefined;
      const factor = await this.factors.shown(id, state, shown);
      if (factor === undefined) return undefined;
      const { credential } = state;
      const how = { means: 'PASSKEY', credential, knownDevice: true, used: factor.used } as const;
      return unlessRefused(this.begin(id, how));
    });
  }

  /** A session of an administrator for a program that knows the master key: who runs the machine is kept out by nobody. */
  async signInOnMachine(proof: string, at: string): Promise<Session> {
    const claim = machineClaim(this.engine, proof, at);
    if (claim === undefined) throw new ProblemAnswer(401, 'sign-in-failed');
    const { state } = await this.engine.executor.load(account, claim.account);
    if (!state.roles.includes('ADMIN')) throw new ProblemAnswer(401, 'sign-in-failed');
    // Named after the proof: sent twice, it leads to one session.
    const session = derivedId('session', proof);
    const how = { means: 'MACHINE', credential: null, knownDevice: true } as const;
    const begun = await unlessRefused(this.begin(claim.account, how, session));
    if (begun === undefined) throw new ProblemAnswer(401, 'sign-in-failed');
    return begun;
  }

  /** What a browser is asked so that somebody shows a passkey. */
  askForPasskey(site: Site): Promise<RequestOptions> {
    return this.factors.toSignIn(site);
  }

  /** Begins a session of an account, by whatever means its holder was recognised; throws what the account refuses. */
  async begin(id: string, how: Beginning, session: string = randomUUID()): Promise<Session> {
    const { person } = await this.stateOf(id);
    const context = { ...ofAccount(person, session), account: id, session, means: how.means };
    await this.send(id, { type: 'RecordSignIn', data: { session, ...how } }, context);
    return { account: id, session, issuedAt: context.at };
  }

  /**
   * Tries a password and records how it came out; the session, where it was right. Of an account that is locked it is worked
   * on as of any other, and what the account then refuses is no session.
   */
  private async tried({ id, password, source, knownDevice, ...shown }: Tried): Promise<Session | undefined> {
    const { executor } = this.engine;
    const { state } = id === undefined ? { state: account.initialState } : await executor.load(account, id);
    const right = await this.passwords.fits(source, id, state, password);
    // Where there is no password to guess, failures must not keep out who comes by another way.
    if (id === undefined || state.signsInBy !== 'PASSWORD') return undefined;
    const by = right ? await this.beside(id, state, shown) : undefined;
    if (by !== undefined) return unlessRefused(this.begin(id, { ...by, credential: state.credential, knownDevice }));
    const failed = { type: 'RecordFailedSignIn', data: { knownDevice } } as const;
    const outcome = await executor.execute(account, id, failed, ofAccount(SIGN_IN, randomUUID()));
    if (outcome.kind === 'recorded' && outcome.events.length > 1) this.guesses.lockedOut(source, id);
    return undefined;
  }

  /** What is shown beside a password that was right; nothing where that is not enough. */
  private async beside(
    id: string,
    state: Account,
    shown: Shown,
  ): Promise<Pick<Beginning, 'means' | 'used'> | undefined> {
    if (!hasSecondFactor(state)) return { means: 'PASSWORD' };
    const factor = await this.factors.shown(id, state, shown);
    return factor && { means: `PASSWORD+${factor.kind}`, used: factor.used };
  }

  /** Replaces the own password; all sessions of the account end. */
  async changePassword(me: Actor, current: string, next: string): Promise<void> {
    const { account: id } = me;
    const { state } = await this.engine.executor.load(account, id);
    await this.guesses.shown(
      holder('change', id),
      async () => (await this.passwords.fits(id, id, state, current)) || undefined,
      'current-password-wrong',
    );
    if (next === current) throw new ProblemAnswer(400, 'body-malformed', [{ field: 'next', message: samePassword }]);
    await this.setPassword(me.account, next, null, this.by(me));
  }

  /**
   * Records something of a person in every account of theirs, or in a stream of their own id where there is none: there
   * those who check look for it. The reason lies under the account's key, which stays.
   */
  async recordOf(
    person: string,
    reason: string,
    contextIn: (account: string) => Context,
    commandOf: (reason: SealedText) => OfPerson,
  ): Promise<void> {
    return this.alone(async () => {
      const accounts = await this.directory.accountsOf(person);
      for (const id of accounts.length > 0 ? accounts : [person]) {
        const context = contextIn(id);
        await this.send(id, commandOf(await this.sealReason(id, reason, context)), context);
      }
    });
  }

  /** Sets a new password for an account whose holder forgot it, or proposes it; all sessions of the account end with it. */
  async resetPassword(id: string, next: string, reason: string, context: Context): Promise<void> {
    const { person, bodies } = await this.openOnly(id);
    const sealed = await this.sealReason(id, reason, context);
    await this.alone(async () => {
      const counted = await this.counted(bodies, person, context);
      await this.setPassword(id, next, { reason: sealed, ...counted }, context);
    });
  }

  /** Seals why something is done to an account, under a key that stays when its person is erased. */
  async sealReason(id: string, reason: string, { commandId }: Context): Promise<SealedText> {
    return this.engine.vault.seal(derivedId('text', commandId, 'reason'), `account-${id}`, 'reason', reason);
  }

  /** The sessions of an account that may be used, the newest first. */
  async sessions(me: Actor): Promise<readonly OpenSession[]> {
    const { state } = await this.engine.executor.load(account, me.account);
    return state.sessions.toReversed();
  }

  async endSessions(me: Actor): Promise<void> {
    await this.send(me.account, { type: 'EndSessions', data: {} }, this.by(me));
  }

  async endSession(me: Actor, session: string): Promise<void> {
    await this.send(me.account, { type: 'EndSession', data: { session } }, this.by(me));
  }

  /** Records whose names somebody is about to be shown, in a round or (`null`) outside of any, once for each. */
  async recordNamesRead(me: Actor, round: string | null, people: readonly string[]): Promise<void> {
    if (people.some((person) => person !== me.person)) tellNames(me);
    if (people.length > 0)
      await this.send(me.account, { type: 'RecordNamesRead', data: { round, people } }, this.by(me));
  }

  /** Whoever has registered somebody has the name: nothing is told, and it may be read again. */
  async recordRegistered(me: Actor, person: string): Promise<void> {
    await this.send(
      me.account,
      {
        type: 'RecordNamesRead',
        data: { round: null, people: [person], bodies: me.bodies },
      },
      this.by(me),
    );
  }

  /** The event says which hash counts from now on, or would count. */
  private async setPassword(
    id: string,
    next: string,
    reset: AccountCommands['SetCredential']['reset'],
    context: Context,
  ): Promise<void> {
    const { vault, executor } = this.engine;
    const { person } = (await executor.load(account, id)).state;
    const about = await Promise.all(['name', loginField(id)].map((field) => vault.get(person, field)));
    const known = about.filter((one) => one !== undefined);
    this.passwords.mustBeHard('next', next, known);
    const credential = derivedId('credential', context.commandId);
    await vault.put(id, credentialField(credential), await this.passwords.hashed(id, next));
    await this.setCredential(id, { credential, reset }, context);
  }

  /** What an account goes by from now on, or would go by; hashes that nothing leads to any more are forgotten. */
  async setCredential(id: string, data: AccountCommands['SetCredential'], context: Context): Promise<void> {
    const command = { type: 'SetCredential', data } as const;
    await this.passwords.keepingHashes(id, () => this.send(id, command, context), data.credential);
  }

  /** An account that is open. */
  async openOnly(id: string): Promise<Account> {
    const state = await this.stateOf(id);
    if (state.status === 'UNKNOWN') throw new ProblemAnswer(404, 'not-found');
    if (state.status === 'CLOSED') throw new Refused(refuse('account-closed'));
    return state;
  }

  /** An account as it stands. */
  async stateOf(id: string): Promise<Account> {
    return (await this.engine.executor.load(account, id)).state;
  }

  /** Has an account record something; throws what is refused. A session that has just ended is none, as at the door. */
  async send(id: string, command: OneOf<AccountCommands>, context: Context) {
    const outcome = await this.engine.executor.execute(account, id, command, context);
    if (outcome.kind === 'refused')
      throw outcome.refusal.refused === 'session-ended'
        ? new ProblemAnswer(401, 'not-signed-in')
        : new Refused(outcome.refusal);
    if (outcome.kind === 'conflict' || outcome.kind === 'key-reused') throw new ProblemAnswer(409, outcome.kind);
    return outcome;
  }

  /** Under whom something is recorded that somebody does to the own account. */
  by(me: Actor): Context {
    return { ...ofAccount(me.person, randomUUID()), ...actedBy(me) };
  }
}
