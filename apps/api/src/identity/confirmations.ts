import { Injectable } from '@nestjs/common';
import { type Outcome, turns } from '#kernel';
import type { Gathering } from '../commands/gather.js';
import { Names } from '../reading/names.js';
import { Accounts } from './accounts.js';
import { Erasures } from './erasures.js';
import { Identities } from './identities.js';

/** Changes of accounts, with what is looked at again and what follows when one of them is confirmed. */
@Injectable()
export class Confirmations {
  private readonly inTurn = turns();

  constructor(
    private readonly accounts: Accounts,
    private readonly names: Names,
    private readonly identities: Identities,
    private readonly erasures: Erasures,
  ) {}

  /** A command to an account; what is confirmed is looked at again, for time has passed since it was proposed. */
  change(gathering: Gathering): Promise<Outcome> {
    if (gathering.type !== 'ConfirmChange') return this.accounts.change(gathering);
    return this.inTurn('confirming', () => this.confirm(gathering));
  }

  /**
   * An identity may have come to belong to another account, and a person to be needed. What follows from a confirmation is
   * done each time it is sent: the one before may have been recorded and have broken off then.
   */
  private async confirm(gathering: Gathering): Promise<Outcome> {
    const { id } = gathering.target;
    const state = await this.accounts.stateOf(id);
    await this.identities.mustStillBeFree(id, state);
    const kept = state.proposal?.change.kind === 'ERASE' ? await this.names.keptFor(id) : undefined;
    if (kept !== undefined) return { kind: 'refused', refusal: kept };
    const outcome = await this.accounts.change(gathering);
    await this.identities.settle(id);
    await this.erasures.carryOut(id, gathering.context);
    return outcome;
  }
}
