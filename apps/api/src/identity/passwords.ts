import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Account, account } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { ProblemAnswer, type Words } from '../edge/problem.js';
import { TakingTurns } from '../edge/taking-turns.js';
import { LeakedPasswords } from './leaked.js';
import { passwordFault } from './password-quality.js';
import { SECURING, type Securing } from './securing.js';

/** Where the vault keeps the hash of a credential, under the account's own key. */
export const credentialField = (credential: string): string => `credential/${credential}`;
/** Where the one hash of an account stood before each had a field of its own. */
const OLD_CREDENTIAL = 'credential';

const leakedBefore: Words = {
  vi: 'đã có trong danh sách mật khẩu bị lộ: hãy chọn mật khẩu khác',
  en: 'stands in a list of passwords that were leaked: choose another one',
};

/** Passwords are hashed in threads that the rest of the process needs too. */
const HASHES_AT_ONCE = 2;
const HASHES_IN_LANE = 100;

/** What an account goes by, or would go by when it is confirmed. */
const credentialsIn = ({ credential, proposal }: Account): readonly string[] => [
  ...(credential === null ? [] : [credential]),
  ...(proposal !== null && 'credential' in proposal.change ? [proposal.change.credential] : []),
];

/** 48 bits, which who knows the other half would have to guess before a locked door. */
const HALF_LETTERS = 12;

/** What who confirms a password is given to pass on: it is typed right after what the other administrator has set. */
export const secondHalf = ({ vault }: Pick<Engine, 'vault'>, credential: string): string =>
  vault.digest('second-half', credential).slice(0, HALF_LETTERS);

/** Passwords of accounts. Only argon2id hashes are kept, in the vault, under the account's own key. */
@Injectable()
export class Passwords implements OnModuleDestroy {
  /** Checked against where there is none, so that the answer takes as long. */
  private decoy: Promise<string> | undefined;
  private readonly hashing = new TakingTurns(HASHES_AT_ONCE, HASHES_IN_LANE);

  private readonly leaked: LeakedPasswords | undefined;

  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'vault' | 'executor'>,
    @Inject(SECURING) { leaked }: Pick<Securing, 'leaked'>,
  ) {
    this.leaked = leaked === undefined ? undefined : new LeakedPasswords(leaked);
  }

  onModuleDestroy(): void {
    this.leaked?.close();
  }

  /** What is wrong with a password for somebody with these names and logins; nothing where it can be taken. */
  faultOf(password: string, about: readonly string[]): Words | undefined {
    return passwordFault(password, about) ?? (this.leaked?.has(password) === true ? leakedBefore : undefined);
  }

  /** Throws what is wrong with the password in this field. */
  mustBeHard(field: string, password: string, about: readonly string[]): void {
    const message = this.faultOf(password, about);
    if (message !== undefined) throw new ProblemAnswer(400, 'body-malformed', [{ field, message }]);
  }

  /** What is kept of a password. */
  hashed(lane: string, password: string): Promise<string> {
    return this.hashing.run(lane, () => hash(password));
  }

  /** True for the password of an account. Without an account, or a password of it, it takes as long. */
  async fits(
    lane: string,
    id: string | undefined,
    state: Pick<Account, 'credential' | 'signsInBy' | 'isHalved'>,
    password: string,
  ): Promise<boolean> {
    const stored = id === undefined ? undefined : await this.hashOf(id, state);
    this.decoy ??= hash(randomBytes(16).toString('hex'));
    const against = stored ?? (await this.decoy);
    const typed = this.firstHalf(state, password);
    return (await this.hashing.run(lane, () => verify(against, typed))) && stored !== undefined;
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

  /** What is left of a password in halves without its second; nothing of one that ends otherwise. */
  private firstHalf({ credential, isHalved }: Pick<Account, 'credential' | 'isHalved'>, password: string): string {
    if (!isHalved || credential === null) return password;
    const second = secondHalf(this.engine, credential);
    return password.endsWith(second) ? password.slice(0, -second.length) : '';
  }

  /** The hash that a credential stands for; those from before stand in one field, the newer ones each in its own. */
  private async hashOf(
    id: string,
    { credential, signsInBy }: Pick<Account, 'credential' | 'signsInBy'>,
  ): Promise<string | undefined> {
    if (credential === null || signsInBy !== 'PASSWORD') return undefined;
    const { vault } = this.engine;
    const kept = (await vault.get(id, credentialField(credential))) ?? (await vault.get(id, OLD_CREDENTIAL));
    return kept === '' ? undefined : kept;
  }
}
