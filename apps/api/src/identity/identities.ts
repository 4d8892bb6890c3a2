import { Inject, Injectable } from '@nestjs/common';
import { type Account, account } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { ProblemAnswer } from '../edge/problem.js';

/** Who the provider has to say that somebody is, to be let into an account. */
export interface Identity {
  readonly issuer: string;
  readonly claim: string;
  readonly value: string;
}

/** Kept in the vault under the key of the person, with whom it goes. */
export interface KeptIdentity extends Identity {
  /** Stands for issuer, claim and value where these are looked for. */
  readonly id: string;
  /** The subject that came first under this name: names are given again to others, subjects are not. */
  readonly subject?: string;
}

/** Where the vault keeps what a credential stands for that is no password. */
export const identityField = (credential: string): string => `identity/${credential}`;
/** Where the vault keeps the account that goes by an identity. */
export const HOLDER = 'account';

/** Which account goes by which identity at the provider: one by each, whatever was proposed before. */
@Injectable()
export class Identities {
  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'vault' | 'executor'>) {}

  /** The identity that a credential of an account stands for; nothing for a password. */
  async kept({ person }: Pick<Account, 'person'>, credential: string | null): Promise<KeptIdentity | undefined> {
    if (credential === null) return undefined;
    const text = await this.engine.vault.get(person, identityField(credential));
    return text === undefined ? undefined : (JSON.parse(text) as KeptIdentity);
  }

  /** True where that account can be used, and goes by this identity. */
  async isHeldBy(id: string, identity: string): Promise<boolean> {
    const { state } = await this.engine.executor.load(account, id);
    return state.status === 'OPEN' && (await this.kept(state, state.credential))?.id === identity;
  }

  /** 409 where another account than this one goes by the identity. */
  async mustBeFree(identity: string, id: string): Promise<void> {
    const holder = await this.engine.vault.get(identity, HOLDER);
    if (holder !== undefined && holder !== id && (await this.isHeldBy(holder, identity)))
      throw new ProblemAnswer(409, 'identity-taken');
  }

  /** The same of what is proposed for an account: since it was proposed, another may have come to go by it. */
  async mustStillBeFree(id: string, state: Pick<Account, 'person' | 'proposal'>): Promise<void> {
    const { proposal } = state;
    if (proposal === null || !('credential' in proposal.change)) return;
    const kept = await this.kept(state, proposal.change.credential);
    if (kept !== undefined) await this.mustBeFree(kept.id, id);
  }

  /** Lets the identity that an account goes by lead to it: only now, for until then it was only proposed. */
  async settle(id: string): Promise<void> {
    const { state } = await this.engine.executor.load(account, id);
    const kept = await this.kept(state, state.credential);
    if (kept !== undefined) await this.engine.vault.put(kept.id, HOLDER, id);
  }
}
