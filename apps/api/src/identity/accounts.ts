import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { hash, verify } from '@node-rs/argon2';
import { Inject, Injectable } from '@nestjs/common';
import {
  account,
  type AccountCommands,
  EVERY_BODY,
  FAILURES_MAX,
  FIRST_START,
  isLocked,
  LOCK_MINUTES,
  type Role,
} from '#exams';
import { type Context, type OneOf, type Outcome, refuse } from '#kernel';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { ProblemAnswer, Refused, type Words } from '../edge/problem.js';
import { MINUTE_MS, Throttle } from '../edge/throttle.js';
import { loginField } from '../reading/people.js';
import { openSession, sealSession } from './session.js';
import { TakingTurns } from './taking-turns.js';

/** The first administrator's account and login. */
export const ADMIN = 'admin';
/** Least length of a password, in characters (NIST SP 800-63B asks for 8; these accounts decide careers). */
export const PASSWORD_MIN = 12;

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

/** What an administrator enters for a new account. The person's name goes to the vault. */
export interface NewAccount {
  readonly login: string;
  /** Not for a person whose name stands in the vault already. */
  readonly name?: string;
  readonly password: string;
  readonly roles: readonly Role[];
  /** Owning bodies for which the roles hold. */
  readonly bodies: readonly string[];
}

/** Accounts and their passwords. Only argon2id hashes are kept, in the vault, under the account's own key. */
@Injectable()
export class Accounts {
  /** Checked against when the login is unknown, so that the answer takes as long. */
  private decoy: Promise<string> | undefined;
  private readonly deviceKey: string;
  private readonly hashing = new TakingTurns(HASHES_AT_ONCE, HASHES_IN_LANE);
  private readonly sources = new Throttle(SOURCE_FAILURES_MAX, HELD_MS);
  /** Of known devices, and of holders who change their password. */
  private readonly holders = new Throttle(FAILURES_MAX, HELD_MS);

  constructor(@Inject(ENGINE) private readonly engine: Engine) {
    this.deviceKey = engine.vault.digest('session', 'device');
  }

  /** Makes the first administrator if there is none; the one-time password when one had to be made up. */
  async ensureAdmin(given: string | undefined): Promise<string | undefined> {
    const { state } = await this.engine.executor.load(account, ADMIN);
    if (state.credential !== null) return undefined;
    const password = given ?? randomBytes(15).toString('base64url');
    const context = this.context(FIRST_START, randomUUID());
    const entry = { login: ADMIN, name: 'Quản trị viên', password, roles: ['ADMIN'] as const, bodies: [EVERY_BODY] };
    // A first start that broke off half-way left an account that nobody can use: it gets its password now.
    if (state.status === 'UNKNOWN') await this.open(ADMIN, 'person-admin', entry, context);
    else await this.resetPassword(ADMIN, password, context);
    return given === undefined ? password : undefined;
  }

  /** Opens an account for a person. Answers where the last event stands. */
  async open(id: string, person: string, entry: NewAccount, context: Context): Promise<bigint> {
    const { vault } = this.engine;
    const holder = await vault.find('login', entry.login);
    if (holder !== undefined && holder !== id) throw new ProblemAnswer(409, 'login-taken');
    await vault.index('login', entry.login, id);
    if (entry.name !== undefined) await vault.put(person, 'name', entry.name);
    await vault.put(person, loginField(id), entry.login);
    await vault.put(id, 'credential', await this.hashed(id, entry.password));
    await this.send(id, { type: 'OpenAccount', data: { person, roles: entry.roles, bodies: entry.bodies } }, context);
    const credential = derivedId('credential', context.commandId);
    const outcome = await this.send(
      id,
      { type: 'SetCredential', data: { credential } },
      this.next(context, 'credential'),
    );
    return outcome.position;
  }

  /**
   * The account behind a login and password. Whatever is wrong, the answer and the time until it are the same; who has
   * failed too often is not even looked at. On a device that is known, others' failures hold nobody back.
   */
  async signIn(login: string, password: string, { source, device }: Knocking): Promise<string> {
    const answerAt = performance.now() + FAILURE_MS;
    const id = await this.engine.vault.find('login', login);
    const knownDevice = id !== undefined && this.isDeviceOf(id, device);
    const [guesses, guesser] = knownDevice ? [this.holders, `device ${id}`] : [this.sources, source];
    const tried = { id, password, source, knownDevice };
    if (!guesses.isSpent(guesser) && (await this.isRight(tried)) && id !== undefined) return id;
    guesses.count(guesser);
    await sleep(Math.max(0, answerAt - performance.now()));
    throw new ProblemAnswer(401, 'sign-in-failed');
  }

  /** What a device keeps so that it is known again. It opens nothing by itself. */
  deviceToken(id: string): string {
    return sealSession(this.deviceKey, { account: id, issuedAt: new Date().toISOString() });
  }

  private isDeviceOf(id: string, token: string | undefined): boolean {
    if (token === undefined) return false;
    return openSession(this.deviceKey, token, new Date().toISOString(), DEVICE_HOURS)?.account === id;
  }

  /** Tries a password and records how it came out. */
  private async isRight({ id, password, source, knownDevice }: Tried): Promise<boolean> {
    const { vault, executor } = this.engine;
    if (id === undefined) return this.fits(source, undefined, password);
    const { state } = await executor.load(account, id);
    if (!knownDevice && isLocked(state, new Date().toISOString())) return false;
    const right = await this.fits(source, await vault.get(id, 'credential'), password);
    const type = right ? 'RecordSignIn' : 'RecordFailedSignIn';
    const context = this.context(state.person, randomUUID());
    const { kind } = await executor.execute(account, id, { type, data: { knownDevice } }, context);
    return right && kind === 'recorded';
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
  async changePassword(id: string, current: string, next: string): Promise<void> {
    const stored = await this.engine.vault.get(id, 'credential');
    if (this.holders.isSpent(`change ${id}`) || !(await this.fits(id, stored, current))) {
      this.holders.count(`change ${id}`);
      throw new ProblemAnswer(403, 'current-password-wrong');
    }
    if (next === current) throw new ProblemAnswer(400, 'body-malformed', [{ field: 'next', message: samePassword }]);
    const { state } = await this.engine.executor.load(account, id);
    await this.setPassword(id, next, this.context(state.person, randomUUID()));
  }

  /** Records in an account why and by whom its person is erased; the reason lies under the account's key, which stays. */
  async recordErasure(id: string, reason: string, context: Context): Promise<void> {
    const { vault } = this.engine;
    const ref = derivedId('text', context.commandId, 'reason');
    const sealed = await vault.seal(ref, `account-${id}`, 'reason', reason);
    await this.send(id, { type: 'RecordErasure', data: { reason: sealed } }, context);
  }

  /** Sets a new password for an account whose holder forgot it; all sessions of the account end. */
  async resetPassword(id: string, next: string, context: Context): Promise<void> {
    const { state } = await this.engine.executor.load(account, id);
    if (state.status === 'UNKNOWN') throw new ProblemAnswer(404, 'not-found');
    if (state.status === 'CLOSED') throw new Refused(refuse('account-closed'));
    await this.setPassword(id, next, context);
  }

  async endSessions(id: string, person: string): Promise<void> {
    await this.send(id, { type: 'EndSessions', data: {} }, this.context(person, randomUUID()));
  }

  private async setPassword(id: string, next: string, context: Context): Promise<void> {
    await this.engine.vault.put(id, 'credential', await this.hashed(id, next));
    const credential = derivedId('credential', context.commandId);
    await this.send(id, { type: 'SetCredential', data: { credential } }, context);
    await this.send(id, { type: 'EndSessions', data: {} }, this.next(context, 'sessions'));
  }

  private async send(id: string, command: OneOf<AccountCommands>, context: Context) {
    const outcome: Outcome = await this.engine.executor.execute(account, id, command, context);
    if (outcome.kind === 'refused') throw new Refused(outcome.refusal);
    if (outcome.kind === 'conflict' || outcome.kind === 'key-reused') throw new ProblemAnswer(409, outcome.kind);
    return outcome;
  }

  private context(actor: string, commandId: string): Context {
    const ids = { correlationId: commandId, causationId: commandId, commandId, commandDigest: commandId };
    return { actor, authority: 'account', at: new Date().toISOString(), ...ids };
  }

  private next(context: Context, step: string): Context {
    const commandId = derivedId('step', context.commandId, step);
    return { ...context, causationId: context.commandId, commandId, commandDigest: commandId };
  }
}
