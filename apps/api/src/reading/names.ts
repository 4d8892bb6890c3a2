import { Inject, Injectable } from '@nestjs/common';
import {
  account,
  type CouncilDoc,
  EVERY_BODY,
  hasPartIn,
  hasRole,
  knowsNames,
  nameReaders,
  own,
  type Persons,
  placeIn,
  reaches,
  type RoundDoc,
  terminal,
  type Viewer,
  within,
} from '#exams';
import { PAGE_SIZE_MAX, type Refusal, refuse } from '#kernel';
import type { Stage } from '#rules';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Accounts } from '../identity/accounts.js';
import type { Actor } from '../identity/actor.js';
import { admit, found } from './access.js';
import { accountsOf, candidatesNamed, type Named, peopleNamed } from './people.js';

interface Seen {
  readonly round: RoundDoc;
  readonly council: CouncilDoc | undefined;
}

/**
 * Names, told by need: to whoever has a part in what shows somebody, and whose part it is to know people there. Whose name
 * was told stands in the account of the reader, with the round that it was told for, once for each.
 */
@Injectable()
export class Names {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly accounts: Accounts,
  ) {}

  /** The names behind codes, in a round or (`null`) outside of any; 403 where the reader `may` not know them there. */
  async of(me: Actor, round: string | null, persons: Persons, may: boolean): Promise<Named> {
    admit(true, may, nameReaders);
    const people = await peopleNamed(this.engine.vault, persons);
    await this.accounts.recordNamesRead(me, round, Object.keys(people));
    return { people };
  }

  /** The names of candidates by their ids in a round; nothing where it names none. */
  async ofCandidates(me: Actor, viewer: Viewer, ids: readonly string[]): Promise<Named> {
    const { round } = viewer.round;
    const { candidates, persons } = await candidatesNamed(this.engine, viewer, ids);
    await this.accounts.recordNamesRead(me, round, persons);
    return candidates === undefined ? {} : { candidates };
  }

  /** The name of one person. To whom it is of no concern, nobody is there. */
  async show(me: Actor, person: string): Promise<string> {
    if (me.person !== person) {
      admit(true, hasRole(me, ...nameReaders), nameReaders);
      await this.admitTo(me, person);
    }
    return found(await this.engine.vault.get(person, 'name'));
  }

  /** 404 for who has nothing to do with somebody; where there is something, that it was made use of is recorded. */
  async admitTo(me: Actor, person: string): Promise<void> {
    const round = (await this.keeps(me, person))
      ? null
      : await this.roundOf(person, ({ round: known, council }) =>
          knowsNames({ me, round: known, place: placeIn(me, known, council) }),
        );
    admit(round !== undefined);
    await this.accounts.recordNamesRead(me, round ?? null, [person]);
  }

  /** Who registered somebody, or keeps the account. Naming somebody in a registry of one's own gives no right. */
  private async keeps(me: Actor, person: string): Promise<boolean> {
    const { state } = await this.engine.executor.load(account, me.account);
    if (own(state.namesRead, '')?.includes(person) === true) return true;
    if (!hasRole(me, 'ADMIN', 'HR')) return false;
    const held = await this.bodiesHeldBy(person);
    return held.some((bodies) => reaches(me, EVERY_BODY) || bodies.some((body) => reaches(me, body)));
  }

  /** 404 for an administrator who does not act wherever somebody does: an erasure is one for all bodies. */
  async admitToErase(me: Actor, person: string): Promise<void> {
    const held = await this.bodiesHeldBy(person);
    admit(held.length === 0 ? reaches(me, EVERY_BODY) : held.every((bodies) => within(me, bodies)));
  }

  /** The bodies of each account of somebody. */
  private async bodiesHeldBy(person: string): Promise<readonly (readonly string[])[]> {
    const { executor, vault } = this.engine;
    const ids = await accountsOf(vault, person);
    return Promise.all(ids.map(async (id) => (await executor.load(account, id)).state.bodies));
  }

  /** Why what is known of a person has to be kept, if so: for a round that goes on or waits for its archive, or an appointment. */
  async keptFor(person: string): Promise<Refusal | undefined> {
    const isEnded = (stage: Stage) => terminal.includes(stage);
    const round = await this.roundOf(person, ({ round: { stage } }) => !isEnded(stage));
    if (round !== undefined) return refuse('person-in-round', { round });
    const { items } = await this.engine.reading.list('appointments', { where: { person }, limit: PAGE_SIZE_MAX });
    return items.some(({ document: { status } }) => status !== 'FAILED') ? refuse('person-appointed') : undefined;
  }

  /** A round of that kind in which this person has a part. */
  private async roundOf(person: string, isMeant: (seen: Seen) => boolean): Promise<string | undefined> {
    const { reading } = this.engine;
    let after: string | undefined;
    do {
      const page = await reading.list('rounds', { limit: PAGE_SIZE_MAX, ...(after === undefined ? {} : { after }) });
      const councils = await reading.getMany(
        'council',
        page.items.map(({ key }) => key),
      );
      for (const { key, document: round } of page.items) {
        const council = councils.get(key);
        if (!isMeant({ round, council })) continue;
        const { items } = await reading.list('candidates', { where: { round: key, person }, limit: 1 });
        if (items.length > 0 || hasPartIn(round, council, person)) return key;
      }
      after = page.next;
    } while (after !== undefined);
    return undefined;
  }
}
