import { type EventStore, isRecorded, type Recorded, START, turns } from '#kernel';
import { type AccountEvents, type Counted, EVERY_BODY, type Role, within } from '#exams';

interface Known {
  readonly person: string;
  readonly roles: Set<Role>;
  bodies: readonly string[];
  isOpen: boolean;
}

const changes = ['AccountOpened', 'BodiesAssigned', 'RoleGranted', 'RoleRevoked', 'AccountClosed'] as const;
const types = [...changes, 'NamesRead'] as const;
type Heeded = Pick<AccountEvents, (typeof changes)[number]>;

type Notes = {
  readonly [Type in keyof Heeded]: (known: Map<string, Known>, id: string, data: Heeded[Type]) => unknown;
};

const notes: Notes = {
  AccountOpened: (known, id, { person, roles, bodies = [EVERY_BODY] }) =>
    known.set(id, { person, roles: new Set(roles), bodies, isOpen: true }),
  BodiesAssigned: (known, id, { bodies }) => Object.assign(known.get(id) ?? {}, { bodies }),
  RoleGranted: (known, id, { role }) => known.get(id)?.roles.add(role),
  RoleRevoked: (known, id, { role }) => known.get(id)?.roles.delete(role),
  AccountClosed: (known, id) => Object.assign(known.get(id) ?? {}, { isOpen: false }),
};

/** Who has which account, and who was registered for whom, out of the log itself: what a decision about one has to know of all. */
export class Directory {
  private readonly known = new Map<string, Known>();
  private readonly registered = new Map<string, readonly string[]>();
  private readonly inTurn = turns();
  private position = START;

  constructor(private readonly events: Pick<EventStore, 'follow'>) {}

  /** How many administrators can sign in, and how many of them, none of these people, act for all these bodies. */
  async administrators(bodies: readonly string[], but: readonly string[]): Promise<Counted> {
    await this.catchUp();
    const all = [...this.known.values()].filter(({ roles, isOpen }) => isOpen && roles.has('ADMIN'));
    const others = all.filter((one) => !but.includes(one.person) && within(one, bodies));
    return { administrators: all.length, confirmers: others.length };
  }

  /** The accounts of a person, those that are closed too. */
  async accountsOf(person: string): Promise<readonly string[]> {
    await this.catchUp();
    return [...this.known].flatMap(([id, one]) => (one.person === person ? [id] : []));
  }

  /** The accounts that are open. */
  async open(): Promise<readonly string[]> {
    await this.catchUp();
    return [...this.known].flatMap(([id, one]) => (one.isOpen ? [id] : []));
  }

  /** How many accounts a person can use. */
  async openOf(person: string): Promise<number> {
    await this.catchUp();
    return [...this.known.values()].filter((one) => one.isOpen && one.person === person).length;
  }

  /** The bodies for which a person was put into the vault; `undefined` where nobody wrote that down. */
  async registeredFor(person: string): Promise<readonly string[] | undefined> {
    await this.catchUp();
    return this.registered.get(person);
  }

  private catchUp(): Promise<void> {
    return this.inTurn('log', () => this.follow());
  }

  private async follow(): Promise<void> {
    const ending = new AbortController();
    for await (const followed of this.events.follow(this.position, types, ending.signal)) {
      if (isRecorded(followed)) this.note(followed);
      else {
        this.position = followed.position;
        if (followed.caughtUp) break;
      }
    }
    ending.abort();
  }

  private note({ stream, type, data }: Recorded): void {
    if (type === 'NamesRead') {
      const { people, bodies } = data as AccountEvents['NamesRead'];
      for (const person of bodies === undefined ? [] : people) this.registered.set(person, bodies ?? []);
      return;
    }
    notes[type as keyof Heeded](this.known, stream.slice('account-'.length), data as never);
  }
}
