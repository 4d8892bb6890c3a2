import { Inject, Injectable } from '@nestjs/common';
import { EVERY_BODY } from '#exams';
import { type Context, type Outcome, turns } from '#kernel';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import type { Gathering } from '../commands/gather.js';
import { ProblemAnswer, Refused } from '../edge/problem.js';
import { Names } from '../reading/names.js';
import { Accounts } from './accounts.js';
import type { Actor } from './actor.js';
import { Identities } from './identities.js';

/** Destroying the key of a person: proposed and confirmed as changes of accounts are, under the code of the person. */
@Injectable()
export class Erasures {
  private readonly inTurn = turns();

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly accounts: Accounts,
    private readonly names: Names,
    private readonly identities: Identities,
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
    await this.carryOut(id, gathering.context);
    return outcome;
  }

  /**
   * First the record, then the deed: what is recorded can be done again after a crash or from an older copy of the vault. In
   * an account it is only told that its person was erased: what lies under the account's own key stays.
   */
  private async carryOut(person: string, context: Context): Promise<boolean> {
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
