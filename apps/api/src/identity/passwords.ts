import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { TakingTurns } from '../edge/taking-turns.js';

/** Where the vault keeps the hash of a credential, under the account's own key. */
export const credentialField = (credential: string): string => `credential/${credential}`;
/** Where the one hash of an account stood before each had a field of its own. */
export const OLD_CREDENTIAL = 'credential';

/** Passwords are hashed in threads that the rest of the process needs too. */
const HASHES_AT_ONCE = 2;
const HASHES_IN_LANE = 100;

/** Passwords of accounts. Only argon2id hashes are kept, in the vault, under the account's own key. */
@Injectable()
export class Passwords {
  /** Checked against where there is none, so that the answer takes as long. */
  private decoy: Promise<string> | undefined;
  private readonly hashing = new TakingTurns(HASHES_AT_ONCE, HASHES_IN_LANE);

  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'vault'>) {}

  /** What is kept of a password. */
  hashed(lane: string, password: string): Promise<string> {
    return this.hashing.run(lane, () => hash(password));
  }

  /** True for the password of an account. Without an account, or a password of it, it takes as long. */
  async fits(
    lane: string,
    id: string | undefined,
    state: Pick<Account, 'credential' | 'signsInBy'>,
    password: string,
  ): Promise<boolean> {
    const stored = id === undefined ? undefined : await this.hashOf(id, state);
    this.decoy ??= hash(randomBytes(16).toString('hex'));
    const against = stored ?? (await this.decoy);
    return (await this.hashing.run(lane, () => verify(against, password))) && stored !== undefined;
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
