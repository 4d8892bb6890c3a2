import { Inject, Injectable } from '@nestjs/common';
import {
  type Account,
  account,
  type CouncilDoc,
  EVERY_BODY,
  hasPartIn,
  hasRole,
  knowsNames,
  nameReaders,
  type Persons,
  placeIn,
  reaches,
  reachesSome,
  type RoundDoc,
  terminal,
  type Viewer,
  within,
} from '#exams';
import { PAGE_SIZE_MAX, type Refusal, refuse } from '#kernel';
import type { Stage } from '#rules';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { everyPageFor } from '../edge/breath.js';
import { ProblemAnswer } from '../edge/problem.js';
import { Accounts } from '../identity/accounts.js';
import { type Actor, registrars } from '../identity/actor.js';
import { admit, found } from './access.js';
import { accountsOf, candidatesNamed, type Named, peopleNamed } from './people.js';

const isInUse = ({ status, proposal }: Account): boolean => status === 'OPEN' && proposal?.change.kind !== 'OPEN';

/** What rights over somebody are judged by. */
interface Known {
  /** The bodies of who registered them; absent where nobody did. */
  readonly registeredFor: readonly string[] | undefined;
  /** Those that can be used: not those that are closed, or wait to be confirmed. */
  readonly accounts: readonly Account[];
}

/** By who acts for the body for which somebody was registered, or keeps an account. That somebody was named or read gives no right. */
const isKeptBy = (me: Actor, { registeredFor, accounts }: Known): boolean =>
  (registeredFor !== undefined && hasRole(me, ...registrars) && reachesSome(me, registeredFor)) ||
  (hasRole(me, 'ADMIN', 'HR') && accounts.some(({ bodies }) => reachesSome(me, bodies)));

/** True for somebody who can be the authority of a unit. */
const mayBeAuthority = ({ accounts }: Known): boolean => accounts.some(({ roles }) => roles.includes('AUTHORITY'));

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

  /** As {@link of}, for a registry, in which anybody may be named: of those whom the reader keeps, and of who signs as an authority. */
  async ofRegistry(me: Actor, persons: Persons, may: boolean): Promise<Named> {
    const named = await Promise.all(
      persons.map(async (person) => {
        const known = person === null ? undefined : await this.knownOf(person);
        return known !== undefined && (isKeptBy(me, known) || mayBeAuthority(known)) ? [person] : [];
      }),
    );
    return this.of(me, null, named.flat(), may);
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
    const round = isKeptBy(me, await this.knownOf(person))
      ? null
      : await this.roundOf(me, person, ({ round: known, council }) =>
          knowsNames({ me, round: known, place: placeIn(me, known, council) }),
        );
    admit(round !== undefined);
    await this.accounts.recordNamesRead(me, round ?? null, [person]);
  }

  /**
   * 403 for who may know somebody and may not say who that is: that may who keeps every account of the person, or without one
   * acts for the body for which the person was registered.
   */
  async mustCorrect(me: Actor, person: string): Promise<void> {
    const { registeredFor, accounts } = await this.knownOf(person);
    const held = accounts.filter(({ bodies }) => bodies.length > 0);
    const may = held.length > 0 ? held.every(({ bodies }) => within(me, bodies)) : reachesSome(me, registeredFor ?? []);
    if (!may) throw new ProblemAnswer(403, 'not-your-body');
  }

  /** True for somebody for whom this administrator may open an account: not who was registered, or has accounts, for others alone. */
  async mayGetAccountBy(me: Actor, person: string): Promise<boolean> {
    const known = await this.knownOf(person);
    return (known.registeredFor === undefined && known.accounts.length === 0) || isKeptBy(me, known);
  }

  /** 404 for an administrator who does not act wherever somebody does: an erasure is one for all bodies. */
  async admitToErase(me: Pick<Actor, 'bodies'>, person: string): Promise<void> {
    admit(await this.mayErase(me, person));
  }

  /** True for an administrator who acts wherever somebody does. */
  async mayErase(me: Pick<Actor, 'bodies'>, person: string): Promise<boolean> {
    const held = await this.accountsOf(person);
    const open = held.filter(isInUse);
    const counted = open.length > 0 ? open : held;
    return counted.length === 0 ? reaches(me, EVERY_BODY) : counted.every(({ bodies }) => within(me, bodies));
  }

  private async accountsOf(person: string): Promise<readonly Account[]> {
    const { executor, vault } = this.engine;
    const ids = await accountsOf(vault, person);
    return Promise.all(ids.map(async (id) => (await executor.load(account, id)).state));
  }

  private async knownOf(person: string): Promise<Known> {
    const [registeredFor, all] = await Promise.all([
      this.accounts.directory.registeredFor(person),
      this.accountsOf(person),
    ]);
    return { registeredFor, accounts: all.filter(isInUse) };
  }

  /** Why what is known of a person has to be kept, if so: for a round that goes on or waits for its archive, or an appointment. */
  async keptFor(person: string): Promise<Refusal | undefined> {
    const isEnded = (stage: Stage) => terminal.includes(stage);
    const round = await this.roundOf(this, person, ({ round: { stage } }) => !isEnded(stage));
    // Which round it is, is for those who know of it.
    if (round !== undefined) return refuse('person-in-round');
    const { items } = await this.engine.reading.list('appointments', { where: { person }, limit: PAGE_SIZE_MAX });
    return items.some(({ document: { status } }) => status !== 'FAILED') ? refuse('person-appointed') : undefined;
  }

  /** A round of that kind in which this person has a part. */
  private async roundOf(me: object, person: string, isMeant: (seen: Seen) => boolean): Promise<string | undefined> {
    const { reading } = this.engine;
    for await (const page of everyPageFor(me, (query) => reading.list('rounds', query))) {
      const councils = await reading.getMany(
        'council',
        page.map(({ key }) => key),
      );
      for (const { key, document: round } of page) {
        const council = councils.get(key);
        if (!isMeant({ round, council })) continue;
        const { items } = await reading.list('candidates', { where: { round: key, person }, limit: 1 });
        if (items.length > 0 || hasPartIn(round, council, person)) return key;
      }
    }
    return undefined;
  }
}
