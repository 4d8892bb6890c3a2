import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { hash, verify } from '@node-rs/argon2';
import { Inject, Injectable } from '@nestjs/common';
import {
  type Account,
  account,
  type AccountCommands,
  EVERY_BODY,
  FAILURES_MAX,
  FIRST_ADMIN,
  FIRST_START,
  isLocked,
  LOCK_MINUTES,
  type OpenSession,
  type Role,
  SIGN_IN,
} from '#exams';
import { type Context, isRefusal, type OneOf, type Outcome, refuse, type SealedText, turns } from '#kernel';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { SettingFault } from '../../../host/src/settings.js';
import { ProblemAnswer, Refused, type Words } from '../edge/problem.js';
import { MINUTE_MS, Throttle } from '../edge/throttle.js';
import { loginField } from '../reading/people.js';
import type { Gathering } from '../commands/gather.js';
import { actedBy, type Actor } from './actor.js';
import { Directory } from './directory.js';
import { passwordFault } from './password-quality.js';
import { openSession, PROOF_HOURS, sealSession, type Session } from './session.js';
import { machineKey } from './door.js';
import { TakingTurns } from './taking-turns.js';

/** Least length of a password, in characters (NIST SP 800-63B asks for 8; these accounts decide careers). */
export const PASSWORD_MIN = 12;

/** Where the vault keeps the hash of a credential, under the account's own key. */
const credentialField = (credential: string): string => `credential/${credential}`;
/** Where the one hash of an account stood before each had a field of its own. */
const OLD_CREDENTIAL = 'credential';

/** What an account goes by, or would go by when it is confirmed. */
const credentialsIn = ({ credential, proposal }: Account): readonly string[] => [
  ...(credential === null ? [] : [credential]),
  ...(proposal?.change.kind === 'RESET' ? [proposal.change.credential] : []),
];

/** Passwords are hashed in threads that the rest of the process needs too. */
const HASHES_AT_ONCE = 2;
const HASHES_IN_LANE = 100;
/** How long failures hold back, as in the account itself. */
const HELD_MS = LOCK_MINUTES * MINUTE_MS;
/** A whole office may stand behind one address, and each of it may mistype. */
const SOURCE_FAILURES_MAX = 40;
/** Every failure is answered so long after it was asked: longer than any check takes, waiting included. */
const FAILURE_MS = 500;
/** Half a year: from one round to the next. */
export const DEVICE_HOURS = 4_400;

/** Where somebody who signs in comes from. */
interface Knocking {
  readonly source: string;
  /** What the device has kept of an earlier sign-in. */
  readonly device: string | undefined;
}

interface Tried {
  readonly id: string | undefined;
  readonly password: string;
  readonly source: string;
  readonly knownDevice: boolean;
}

const samePassword: Words = {
  vi: 'phải khác mật khẩu hiện tại',
  en: 'must be another than the current password',
};

/** What is recorded of a person, in every account of theirs. */
type OfPerson = OneOf<Pick<AccountCommands, 'RecordErasure' | 'RecordCorrection'>>;

/** What an administrator enters for a new account. The person's name goes to the vault. */
export interface NewAccount {
  readonly login: string;
  /** Not for a person whose name stands in the vault already. */
  readonly name?: string;
  readonly password: string;
  readonly roles: readonly Role[];
  /** False where the holder has chosen the password. */
  readonly oneTime?: boolean;
  /** Owning bodies for which the roles hold. */
  readonly bodies: readonly string[];
}

const mustBeHard = (field: string, password: string, about: readonly string[]): void => {
  const message = passwordFault(password, about);
  if (message !== undefined) throw new ProblemAnswer(400, 'body-malformed', [{ field, message }]);
};

/** Accounts and their passwords. Only argon2id hashes are kept, in the vault, under the account's own key. */
@Injectable()
export class Accounts {
  private readonly directory: Directory;
  private readonly inTurn = turns();
  /** Checked against when the login is unknown, so that the answer takes as long. */
  private decoy: Promise<string> | undefined;
  private readonly deviceKey: string;
  private readonly hashing = new TakingTurns(HASHES_AT_ONCE, HASHES_IN_LANE);
  private readonly sources = new Throttle(SOURCE_FAILURES_MAX, HELD_MS);
  /** Of known devices, and of holders who change their password. */
  private readonly holders = new Throttle(FAILURES_MAX, HELD_MS);

  constructor(@Inject(ENGINE) private readonly engine: Engine) {
    this.directory = new Directory(engine.events);
    this.deviceKey = engine.vault.secret('device');
  }

  /** Makes the first administrator if there is none; the one-time password when one had to be made up. */
  async ensureAdmin(given: string | undefined): Promise<string | undefined> {
    const { state } = await this.engine.executor.load(account, FIRST_ADMIN);
    if (state.credential !== null) return undefined;
    if (given !== undefined && passwordFault(given, [FIRST_ADMIN]) !== undefined)
      throw new SettingFault('KHOABANG_ADMIN_PASSWORD is easy to guess: a sentence of some words is good.');
    const password = given ?? randomBytes(16).toString('base64url');
    const context = this.context(FIRST_START, randomUUID());
    const held = { roles: ['ADMIN'], bodies: [EVERY_BODY] } as const;
    const entry = { login: FIRST_ADMIN, name: 'Quản trị viên', password, ...held, oneTime: given === undefined };
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
    mustBeHard('password', entry.password, [name, entry.login]);
    const hashed = await this.hashed(id, entry.password);
    return this.alone(async (administrators) => {
      const { state } = await executor.load(account, id);
      const others = await this.directory.openOf(person);
      const { roles, bodies, oneTime = true } = entry;
      const data = { person, roles, bodies, credential, oneTime, administrators, others };
      const command = { type: 'OpenAccount', data } as const;
      if (state.status !== 'UNKNOWN') return (await this.send(id, command, context)).position;
      // What would be refused leaves nothing in the vault.
      const decided = account.decide.OpenAccount(state, data, context);
      if (isRefusal(decided)) throw new Refused(decided);
      const holder = await vault.find('login', entry.login);
      if (holder !== undefined && holder !== id) throw new ProblemAnswer(409, 'login-taken');
      await vault.index('login', entry.login, id);
      if (entry.name !== undefined) await vault.put(person, 'name', entry.name);
      await vault.put(person, loginField(id), entry.login);
      await vault.put(id, credentialField(credential), hashed);
      return (await this.send(id, command, context)).position;
    });
  }

  /** A command to an account, with what it has to know of the others; what it leaves unused is forgotten. */
  async change({ target: { id }, type, data, context }: Gathering): Promise<Outcome> {
    if (context.occurredAt !== undefined) return { kind: 'refused', refusal: refuse('account-not-backdated') };
    return this.alone((administrators) =>
      this.keepingHashes(id, () =>
        this.engine.executor.executeNamed(account as never, id, { type, data: { ...data, administrators } }, context),
      ),
    );
  }

  /** One change at a time: how many administrators there are is still true when it is recorded. */
  alone<Result>(task: (administrators: number) => Promise<Result>): Promise<Result> {
    return this.inTurn('accounts', async () => task(await this.directory.administrators()));
  }

  /**
   * A new session of the account behind a login and password. Whatever is wrong, the answer and the time until it are the same; who has
   * failed too often is not even looked at. On a device that is known, others' failures hold nobody back.
   */
  async signIn(login: string, password: string, { source, device }: Knocking): Promise<Session> {
    const answerAt = performance.now() + FAILURE_MS;
    const id = await this.engine.vault.find('login', login);
    const knownDevice = id !== undefined && this.isDeviceOf(id, device);
    const [guesses, guesser] = knownDevice ? [this.holders, `device ${id}`] : [this.sources, source];
    const tried = { id, password, source, knownDevice };
    const session = guesses.isSpent(guesser) ? undefined : await this.tried(tried);
    if (session !== undefined) return session;
    guesses.count(guesser);
    await sleep(Math.max(0, answerAt - performance.now()));
    throw new ProblemAnswer(401, 'sign-in-failed');
  }

  /** What a device keeps so that it is known again. It opens nothing by itself. */
  deviceToken(id: string): string {
    return sealSession(this.deviceKey, { account: id, session: 'device', issuedAt: new Date().toISOString() });
  }

  private isDeviceOf(id: string, token: string | undefined): boolean {
    if (token === undefined) return false;
    return openSession(this.deviceKey, token, new Date().toISOString(), DEVICE_HOURS)?.account === id;
  }

  /** A session of an administrator for a program that knows the master key: who runs the machine is kept out by nobody. */
  async signInOnMachine(proof: string): Promise<Session> {
    const claim = openSession(machineKey(this.engine), proof, new Date().toISOString(), PROOF_HOURS);
    if (claim === undefined) throw new ProblemAnswer(401, 'sign-in-failed');
    const { state } = await this.engine.executor.load(account, claim.account);
    if (!state.roles.includes('ADMIN')) throw new ProblemAnswer(401, 'sign-in-failed');
    // Named after the proof: sent twice, it leads to one session.
    const session = derivedId('session', proof);
    const command = {
      type: 'RecordSignIn',
      data: { session, means: 'MACHINE', credential: null, knownDevice: true },
    } as const;
    await this.send(claim.account, command, {
      ...this.context(state.person, session),
      ...{ account: claim.account, session, means: 'MACHINE' },
    });
    return { account: claim.account, session, issuedAt: new Date().toISOString() };
  }

  /** Tries a password and records how it came out; the session, where it was right. */
  private async tried({ id, password, source, knownDevice }: Tried): Promise<Session | undefined> {
    const { executor } = this.engine;
    const { state } = id === undefined ? { state: account.initialState } : await executor.load(account, id);
    if (!knownDevice && isLocked(state, new Date().toISOString())) return undefined;
    const { person, credential } = state;
    const stored = id === undefined ? undefined : await this.hashOf(id, state);
    const right = await this.fits(source, stored, password);
    // Where there is no password to guess, failures must not keep out who comes by another way.
    if (id === undefined || state.signsInBy !== 'PASSWORD') return undefined;
    if (!right) {
      const failed = { type: 'RecordFailedSignIn', data: { knownDevice } } as const;
      await executor.execute(account, id, failed, this.context(SIGN_IN, randomUUID()));
      return undefined;
    }
    const session = randomUUID();
    const means = 'PASSWORD';
    const command = { type: 'RecordSignIn', data: { session, means, credential, knownDevice } } as const;
    const context = { ...this.context(person, session), account: id, session, means };
    const { kind } = await executor.execute(account, id, command, context);
    return kind === 'recorded' ? { account: id, session, issuedAt: context.at } : undefined;
  }

  /** The hash that a credential stands for; those from before stand in one field, the newer ones each in its own. */
  private async hashOf(id: string, { credential, signsInBy }: Account): Promise<string | undefined> {
    if (credential === null || signsInBy !== 'PASSWORD') return undefined;
    const { vault } = this.engine;
    const kept = (await vault.get(id, credentialField(credential))) ?? (await vault.get(id, OLD_CREDENTIAL));
    return kept === '' ? undefined : kept;
  }

  /** True for the password behind a hash. Without one it takes as long, and is none. */
  private async fits(lane: string, stored: string | undefined, password: string): Promise<boolean> {
    this.decoy ??= hash(randomBytes(16).toString('hex'));
    const against = stored ?? (await this.decoy);
    return (await this.hashing.run(lane, () => verify(against, password))) && stored !== undefined;
  }

  private hashed(lane: string, password: string): Promise<string> {
    return this.hashing.run(lane, () => hash(password));
  }

  /** Replaces the own password; all sessions of the account end. */
  async changePassword(me: Actor, current: string, next: string): Promise<void> {
    const { account: id } = me;
    const { state } = await this.engine.executor.load(account, id);
    const stored = await this.hashOf(id, state);
    if (this.holders.isSpent(`change ${id}`) || !(await this.fits(id, stored, current))) {
      this.holders.count(`change ${id}`);
      throw new ProblemAnswer(403, 'current-password-wrong');
    }
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
    commandOf: (reason: SealedText, administrators: number) => OfPerson,
  ): Promise<readonly string[]> {
    return this.alone(async (administrators) => {
      const accounts = await this.directory.accountsOf(person);
      for (const id of accounts.length > 0 ? accounts : [person]) {
        const context = contextIn(id);
        await this.send(id, commandOf(await this.sealReason(id, reason, context), administrators), context);
      }
      return accounts;
    });
  }

  /** Sets a new password for an account whose holder forgot it, or proposes it; all sessions of the account end with it. */
  async resetPassword(id: string, next: string, reason: string, context: Context): Promise<void> {
    const { state } = await this.engine.executor.load(account, id);
    if (state.status === 'UNKNOWN') throw new ProblemAnswer(404, 'not-found');
    if (state.status === 'CLOSED') throw new Refused(refuse('account-closed'));
    const sealed = await this.sealReason(id, reason, context);
    await this.alone((administrators) => this.setPassword(id, next, { reason: sealed, administrators }, context));
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
    if (people.length > 0)
      await this.send(me.account, { type: 'RecordNamesRead', data: { round, people } }, this.by(me));
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
    mustBeHard(
      'next',
      next,
      about.filter((known) => known !== undefined),
    );
    const credential = derivedId('credential', context.commandId);
    await vault.put(id, credentialField(credential), await this.hashed(id, next));
    await this.keepingHashes(
      id,
      () => this.send(id, { type: 'SetCredential', data: { credential, reset } }, context),
      credential,
    );
  }

  /** Does something to an account; of every hash that no longer counts afterwards, nothing is left. */
  async keepingHashes<Result>(id: string, task: () => Promise<Result>, fresh?: string): Promise<Result> {
    const { vault, executor } = this.engine;
    const before = credentialsIn((await executor.load(account, id)).state);
    try {
      return await task();
    } finally {
      const after = credentialsIn((await executor.load(account, id)).state);
      const gone = [...before, ...(fresh === undefined ? [] : [fresh])].filter((one) => !after.includes(one));
      const fields = gone.length === 0 ? [] : [...gone.map(credentialField), OLD_CREDENTIAL];
      for (const field of fields) if ((await vault.get(id, field)) !== undefined) await vault.put(id, field, '');
    }
  }

  /** Has an account decide; whatever comes of it but an event, or nothing to be done, is thrown. */
  async send(id: string, command: OneOf<AccountCommands>, context: Context) {
    const outcome: Outcome = await this.engine.executor.execute(account, id, command, context);
    if (outcome.kind === 'refused') throw new Refused(outcome.refusal);
    if (outcome.kind === 'conflict' || outcome.kind === 'key-reused') throw new ProblemAnswer(409, outcome.kind);
    return outcome;
  }

  private by(me: Actor): Context {
    return { ...this.context(me.person, randomUUID()), ...actedBy(me) };
  }

  private context(actor: string, commandId: string): Context {
    const ids = { correlationId: commandId, causationId: commandId, commandId, commandDigest: commandId };
    return { actor, authority: 'account', at: new Date().toISOString(), ...ids };
  }
}
