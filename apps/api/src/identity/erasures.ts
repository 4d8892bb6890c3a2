import { Inject, Injectable } from '@nestjs/common';
import { EVERY_BODY } from '#exams';
import type { Context } from '#kernel';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { ProblemAnswer, Refused } from '../edge/problem.js';
import { Names } from '../reading/names.js';
import { Accounts } from './accounts.js';
import type { Actor } from './actor.js';

/** Destroying the key of a person: proposed and confirmed as changes of accounts are, under the code of the person. */
@Injectable()
export class Erasures {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly accounts: Accounts,
    private readonly names: Names,
  ) {}

  /** Proposes it, or does it where there is only one administrator; true once it is done. */
  async propose(me: Actor, person: string, why: string, context: Context): Promise<boolean> {
    const { vault } = this.engine;
    // A person has a name; accounts and rounds have things in the vault too, which are not to be erased here.
    const isPerson = (await vault.get(person, 'name')) !== undefined || (await vault.isErased(person));
    if (!isPerson) throw new ProblemAnswer(404, 'not-found');
    await this.names.admitToErase(me, person);
    const kept = await this.names.keptFor(person);
    if (kept !== undefined) throw new Refused(kept);
    await this.accounts.alone(async () => {
      const bodies = await this.bodiesOf(person);
      const counted = await this.accounts.counted(bodies, person, context);
      const reason = await this.accounts.sealReason(person, why, context);
      const data = { reason, person, bodies, ...counted };
      await this.accounts.send(person, { type: 'ProposeErasure', data }, context);
    });
    return this.carryOut(person, context);
  }

  /**
   * First the record, then the deed: what is recorded can be done again after a crash or from an older copy of the vault. In
   * an account it is only told that its person was erased: what lies under the account's own key stays.
   */
  async carryOut(person: string, context: Context): Promise<boolean> {
    const { status, erased } = await this.accounts.stateOf(person);
    if (status !== 'UNKNOWN' || erased === null) return false;
    for (const id of await this.accounts.directory.accountsOf(person)) {
      const commandId = derivedId('command', context.commandId, 'erase', id);
      const data = { type: 'RecordErasure', data: erased } as const;
      await this.accounts.send(id, data, { ...context, commandId, commandDigest: commandId });
    }
    await this.engine.vault.erase(person);
    return true;
  }

  /** Those of all accounts of a person; without one it is for who acts for every body. */
  private async bodiesOf(person: string): Promise<readonly string[]> {
    const ids = await this.accounts.directory.accountsOf(person);
    const states = await Promise.all(ids.map((id) => this.accounts.stateOf(id)));
    return ids.length === 0 ? [EVERY_BODY] : [...new Set(states.flatMap(({ bodies }) => bodies))];
  }
}
