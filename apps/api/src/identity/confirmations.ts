import { Injectable } from '@nestjs/common';
import { type Account, within } from '#exams';
import { type Outcome, type Refusal, refuse } from '#kernel';
import type { Gathering } from '../commands/gather.js';
import { ProblemAnswer } from '../edge/problem.js';
import { Names } from '../reading/names.js';
import { Accounts } from './accounts.js';
import { Erasures } from './erasures.js';
import { Identities } from './identities.js';

/** Changes of accounts, with what is looked at again and what follows when one of them is confirmed. */
@Injectable()
export class Confirmations {
  constructor(
    private readonly accounts: Accounts,
    private readonly names: Names,
    private readonly identities: Identities,
    private readonly erasures: Erasures,
  ) {}

  /** A command to an account; what is confirmed is looked at again, for time has passed since it was proposed. */
  change(gathering: Gathering): Promise<Outcome> {
    if (gathering.type !== 'ConfirmChange') return this.accounts.change(gathering);
    return this.accounts.alone(() => this.confirm(gathering), 'confirming');
  }

  /**
   * An identity may have come to belong to another account, a person to be needed or to belong to others, and who proposed it
   * may have lost the right to. What follows from a confirmation is
   * done each time it is sent: the one before may have been recorded and have broken off then.
   */
  private async confirm(gathering: Gathering): Promise<Outcome> {
    const { id } = gathering.target;
    const state = await this.accounts.stateOf(id);
    await this.identities.mustStillBeFree(id, state);
    const against = await this.standsAgainst(gathering, state);
    if (against !== undefined) return { kind: 'refused', refusal: against };
    const outcome = await this.accounts.change(gathering);
    await this.identities.settle(id);
    await this.erasures.carryOut(id, gathering.context);
    return outcome;
  }

  private async standsAgainst(
    { target: { id }, sender }: Gathering,
    { proposal, bodies }: Account,
  ): Promise<Refusal | undefined> {
    if (proposal === null) return undefined;
    if (proposal.change.kind === 'ERASE') {
      if (!(await this.names.mayErase(sender, id))) throw new ProblemAnswer(403, 'not-your-body');
      const kept = await this.names.keptFor(id);
      if (kept !== undefined) return kept;
    }
    // What an identity provider says is proposed by nobody's account.
    if (proposal.account === undefined) return undefined;
    const by = await this.accounts.stateOf(proposal.account);
    const may = by.status === 'OPEN' && by.roles.includes('ADMIN') && within(by, bodies);
    return may ? undefined : refuse('proposer-gone');
  }
}
