import { round } from '#exams';
import { drawsFrom } from '../worlds/play.js';
import { staff } from '../newcomer/cast.js';
import type { OpenApi, Said } from '../newcomer/document.js';
import { Game } from '../newcomer/game.js';
import type { Answered, Login, Way } from '../newcomer/http.js';
import type { Mood } from '../newcomer/moods.js';
import { Newcomer } from '../newcomer/newcomer.js';
import { goOn, setNow } from '../support/api-round/now.js';
import { ADMIN_PASSWORD, type Product, startProduct } from '../support/product.js';
import { Edge } from './edge.js';
import { CANDIDATES, nobody, type Person, type Standing } from './people.js';
import { type Difference, type Known, type Operation, operationsOf, Tries } from './tries.js';

/** What is asked for: under which pack, how people are, and whether everybody tries everything or some by chance. */
export interface Asked {
  readonly product: Product;
  readonly pack: string;
  readonly mood: Mood;
  readonly seed: number;
  /** Everybody tries everything; or, of each kind of people, one drawn by chance. */
  readonly whole: boolean;
  /** Of so many parts of all tries, this one alone (from 1): they can be played beside each other. */
  readonly part?: readonly [number, number];
  /** Where not everybody tries everything: one operation in so many. */
  readonly oneIn?: number;
  readonly onStage?: (stage: string, tried: number, differences: number) => void;
}

export interface Played {
  readonly tried: number;
  readonly stages: readonly string[];
  readonly differences: readonly Difference[];
  /** Operations of the interface. */
  readonly operations: readonly string[];
  /** Those of which a body was sent that nobody could have sent: it shows nothing. */
  readonly malformed: readonly string[];
}

/** The day on which the first of the rounds begins. */
const BEGIN = Date.parse('2026-01-05T08:00:00.000+07:00');
const ROUNDS = { FIRST: 'R1', SECOND: 'R2' } as const;
/** Before the logins of those who are in no round. */
const OUTSIDE = 'ngoai';

/** An account that has to do with no round. */
type Entry = Pick<Person, 'key' | 'roles' | 'standing'> & { readonly body: string };

/** What nobody tries with a session: it would end it. */
const ofSessions: readonly string[] = [
  ...['SignIn', 'SignInOnMachine', 'SignOut', 'EndOwnSessions', 'EndOwnSession', 'ChangePassword'],
];

/** Somebody from elsewhere who has every role at once: whom only the place keeps out. */
const EVERYTHING = 'everything';
const everyRole: readonly string[] = [
  ...['HR', 'AUDITOR', 'AUTHORITY', 'COUNCIL', 'SECRETARY', 'SUPERVISOR', 'BOARD_HEAD', 'MARKER', 'CANDIDATE'],
];

/** People who are told apart where not everybody tries everything: those of the round, those of another or of none. */
const kindOf = ({ of, key, login, standing }: Person): string => {
  if (login === null) return 'nobody';
  if (standing !== undefined) return 'not in order';
  if (of === 'FIRST') return 'member';
  return key === EVERYTHING ? EVERYTHING : 'stranger';
};

/** A number from 0 that is the same for the same words. */
const numberOf = (words: string): number =>
  Buffer.from(words).reduce((number, byte) => (Math.imul(number, 31) + byte) >>> 0, 7);

/** A way on which everything is seen before it goes on. */
class Watched implements Way {
  constructor(
    private readonly edge: Edge,
    private readonly before: (who: Login, path: string, body: Said) => Promise<void>,
  ) {}

  async send(who: Login | undefined, method: string, path: string, body?: unknown): Promise<Answered> {
    if (method === 'POST' && who !== undefined) await this.before(who, path, body as Said);
    return this.edge.send(who, method, path, body);
  }
}

/** Plays two rounds, one after the other; through the second, at every stage, everybody tries everything. */
class Story {
  private readonly edge: Edge;
  private readonly draw: (below: number) => number;
  private readonly bodies = new Map<string, Said>();
  private readonly stages: string[] = [];
  private people: readonly Person[] = [];
  private operations: readonly Operation[] = [];
  private tries: Tries | undefined;
  private known: Known = {
    round: ROUNDS.FIRST,
    stage: 'NONE',
    seating: { panel: 'COUNCIL', isInterviewFirst: false },
    ids: {},
    bodies: this.bodies,
    said: {},
  };

  constructor(private readonly asked: Asked) {
    this.edge = new Edge(asked.product);
    this.draw = drawsFrom(asked.seed);
  }

  async run(): Promise<Played> {
    const { pack, mood } = this.asked;
    setNow(BEGIN);
    const other = this.newcomer('hai', ROUNDS.SECOND, (_, path, body) => this.noted(path, body));
    const one = this.newcomer('mot', ROUNDS.FIRST, (who, path, body) => this.watch(who, path, body));
    await other.settle(BEGIN);
    await one.settle(BEGIN);
    const outside = await this.outside(other);
    const { ref, effectiveFrom } = (await other.packs()).find(({ ref: known }) => known.startsWith(pack))!;
    const round = { pack: ref, entry: 'LIVE', mood, from: effectiveFrom } as const;
    await new Game(other, { ...round, id: ROUNDS.SECOND }).run();
    await this.begin(one, other, outside);
    one.goTo(other.now);
    await new Game(one, { ...round, id: ROUNDS.FIRST }).run();
    await this.atStage(await this.stageNow());
    const { differences = [], tried = 0, malformed = [] } = this.tries ?? {};
    const operations = this.operations.map(({ name }) => name);
    return { differences, tried, stages: this.stages, operations, malformed: [...malformed] };
  }

  private newcomer(called: string, round: string, before: (who: Login, path: string, body: Said) => Promise<void>) {
    const { product } = this.asked;
    return new Newcomer({
      way: new Watched(this.edge, before),
      admin: { login: 'admin', password: ADMIN_PASSWORD },
      setNow,
      tick: () => product.followers.tick(new Date().toISOString()),
      called,
      bodies: [`CQ-${round}`],
    });
  }

  /** Accounts that have to do with no round: some of the same body, some of none that has one. */
  private async outside(newcomer: Newcomer): Promise<readonly Person[]> {
    const own = `CQ-${ROUNDS.FIRST}`;
    const far = 'CQ-R3';
    const entries: readonly Entry[] = [
      { key: 'colleague', roles: ['HR'], body: own },
      { key: 'inspector', roles: ['AUDITOR'], body: own },
      { key: 'head', roles: ['AUTHORITY'], body: own },
      ...everyRole.map((role) => ({ key: `far-${role.toLowerCase()}`, roles: [role], body: far })),
      { key: EVERYTHING, roles: everyRole, body: far },
      { key: 'far-admin', roles: ['ADMIN'], body: far },
    ];
    const people: Person[] = [...(await this.notInOrder(newcomer))];
    for (const entry of entries) people.push(await this.opened(newcomer, entry));
    return [...people, nobody];
  }

  /** Of the body of the first round, and with a role there: but something is not in order with their accounts. */
  private async notInOrder(newcomer: Newcomer): Promise<readonly Person[]> {
    const open = (standing: Standing, role: string): Promise<Person> => {
      const key = `account-${standing.toLowerCase().replace('_', '-')}`;
      return this.opened(newcomer, { key, roles: [role], body: `CQ-${ROUNDS.FIRST}`, standing });
    };
    const [oneTime, locked, unsecured, closed] = [
      await open('ONE_TIME', 'HR'),
      await open('LOCKED', 'HR'),
      await open('UNSECURED', 'AUDITOR'),
      await open('CLOSED', 'HR'),
    ];
    this.edge.guessed.add(locked.login ?? '');
    this.edge.unsecured.add(unsecured.login ?? '');
    // A password that was given out is good for a week, and the rounds take months.
    for (const { login } of [closed, oneTime]) this.edge.leftOver.add(login ?? '');
    const id = await this.edge.accountOf(closed.login ?? '');
    await newcomer.must(newcomer.hands.admin, `/api/accounts/${id}/close-account`, { reason: 'Đã nghỉ việc' });
    return [oneTime, locked, unsecured, closed];
  }

  private async opened(newcomer: Newcomer, { key, body, ...entry }: Entry): Promise<Person> {
    const { roles, standing } = entry;
    const login = `${OUTSIDE}.${key}`;
    const { admin } = newcomer.hands;
    const account = { login, name: `Người ngoài ${key}`, password: 'mat khau duoc giao', roles, bodies: [body] };
    const { person } = (await newcomer.must(admin, '/api/accounts', account)) as { readonly person: string };
    if (standing !== 'ONE_TIME') await this.edge.send({ login, password: '' }, 'PUT', '/api/session/password');
    return { name: key, key, of: 'NONE', login, person, ...entry, isOfBody: body === `CQ-${ROUNDS.FIRST}` };
  }

  /** What is tried, by whom, about what: known when both rounds have their people. */
  private async begin(one: Newcomer, other: Newcomer, outside: readonly Person[]): Promise<void> {
    const played = (newcomer: Newcomer, of: 'FIRST' | 'SECOND'): readonly Person[] =>
      Object.values(newcomer.people).map(({ key, login, person }) => ({
        ...{ name: `${key}${of === 'FIRST' ? '' : ' of R2'}`, key, of, login, person },
        ...{ roles: [staff[key] ?? ''], isOfBody: of === 'FIRST' },
      }));
    const admin = {
      name: 'admin',
      key: 'admin',
      of: 'NONE',
      login: 'admin',
      roles: ['ADMIN'],
      isOfBody: true,
    } as const;
    this.people = [
      ...played(one, 'FIRST'),
      ...played(other, 'SECOND'),
      ...outside,
      { ...admin, person: 'person-admin' },
    ];
    const { body } = await this.edge.send(one.hands.admin, 'GET', '/api/openapi.json');
    this.operations = operationsOf(body as OpenApi);
    this.tries = new Tries(this.edge, one.forms);
    this.translate(one, other);
    const reason = 'Theo quyết định';
    this.bodies.set('ResetPassword', { next: 'mot mat khau mau khac', reason });
    this.bodies.set('CorrectPerson', { name: 'Người mẫu', birthDate: '1980-01-01', reason });
    const candidate = one.player('N1');
    this.known = {
      ...this.known,
      seating: { panel: this.asked.mood.panel, isInterviewFirst: 'course' in this.asked.mood.terms },
      ids: {
        ...{
          id: ROUNDS.FIRST,
          candidate: CANDIDATES[0] ?? '',
          code: 'PH-7',
          revision: '3',
          clock: 'applications',
          item: 'x',
        },
        ...{ 'units/id': `DV-${ROUNDS.FIRST}`, 'positions/id': one.position, 'packs/id': 'VN-CIVIL-2025' },
        ...{ 'accounts/id': await this.edge.accountOf(candidate.login), 'people/id': candidate.person },
        ...{ 'appointments/id': `${ROUNDS.FIRST}-P1`, 'incidents/process': 'x', 'reorganisations/id': 'x' },
      },
      said: {
        ...{ candidate: CANDIDATES[0], post: 'P1', script: 'PH-7', member: one.player('M4').person, motion: 'BQ-1' },
        ...{ complaint: 'KN-1', person: candidate.person, to: one.player('HR').person, mark: '50', score: '50' },
        bodies: [`CQ-${ROUNDS.FIRST}`],
      },
    };
  }

  /** Bodies of the other round, with the people and things of this one. */
  private translate(one: Newcomer, other: Newcomer): void {
    const words = Object.keys(staff).map((key) => [other.player(key).person, one.player(key).person] as const);
    const things = [
      [`DV-${ROUNDS.SECOND}`, `DV-${ROUNDS.FIRST}`],
      [`CQ-${ROUNDS.SECOND}`, `CQ-${ROUNDS.FIRST}`],
      [other.position, one.position],
    ] as const;
    for (const [name, body] of this.bodies) {
      const text = [...words, ...things].reduce((now, [from, to]) => now.replaceAll(from, to), JSON.stringify(body));
      this.bodies.set(name, JSON.parse(text) as Said);
    }
  }

  private nameOf(path: string): string {
    const [, , kind = '', , command = ''] = path.split('/');
    return ['rounds', 'appointments', 'units', 'positions'].includes(kind)
      ? command.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
      : '';
  }

  private async noted(path: string, body: Said): Promise<void> {
    const name = this.nameOf(path);
    if (name !== '') this.bodies.set(name === 'Commitments' ? 'MakeCommitment' : name, body);
    return Promise.resolve();
  }

  /** Before something is done in the round: everybody tries everything at a new stage, and others try just this. */
  private async watch(who: Login, path: string, body: Said): Promise<void> {
    const name = this.nameOf(path);
    if (this.tries === undefined || name === '' || !/^\/api\/(rounds|appointments)\//.test(path)) return;
    await this.atStage(await this.stageNow());
    await this.noted(path, body);
    const operation = this.operations.find((known) => known.name === name);
    if (operation === undefined) return;
    const there = { ...operation, path };
    for (const me of this.some(this.people, name))
      if (me.login !== who.login) await this.tries.command(me, there, this.known, body);
  }

  private async stageNow(): Promise<string> {
    // From the log: what is read may be behind what was just done.
    const { state } = await this.asked.product.engine.executor.load(round, ROUNDS.FIRST);
    return state.stage ?? 'NONE';
  }

  private async atStage(stage: string): Promise<void> {
    if (this.tries === undefined) return;
    this.known = { ...this.known, stage };
    if (this.stages.includes(stage)) return;
    this.stages.push(stage);
    this.known = { ...this.known, ids: { ...this.known.ids, ...(await this.case()) } };
    for (const operation of this.operations) {
      const isRead = operation.method === 'GET';
      const trying = ofSessions.includes(operation.name)
        ? this.people.filter(({ login }) => login === null)
        : this.people;
      for (const me of this.some(trying, operation.name)) {
        await (isRead ? this.tries.read(me, operation, this.known) : this.tries.command(me, operation, this.known));
      }
    }
    this.asked.onStage?.(stage, this.tries.tried, this.tries.differences.length);
  }

  /** The case of a winner, once there is one. */
  private async case(): Promise<Known['ids']> {
    const { body } = await this.edge.send(
      { login: 'mot.hr', password: '' },
      'GET',
      `/api/appointments?round=${ROUNDS.FIRST}`,
    );
    const [first] =
      (body as { readonly items?: readonly { readonly id?: string; readonly case?: string }[] }).items ?? [];
    const id = first?.case ?? first?.id;
    return id === undefined ? {} : { 'appointments/id': id };
  }

  /** Those of this part; or some of each kind, by chance. */
  private some(people: readonly Person[], operation: string): readonly Person[] {
    const { whole, part: [part, parts] = [1, 1], oneIn = 1 } = this.asked;
    if (whole) return people.filter(({ name }) => numberOf(`${name} ${operation}`) % parts === part - 1);
    if (this.draw(oneIn) !== 0) return [];
    const kinds = Map.groupBy(people, kindOf);
    // By turns somebody with one role from elsewhere, and somebody with all of them.
    kinds.delete(this.draw(2) === 0 ? EVERYTHING : 'stranger');
    return [...kinds.values()].map((alike) => alike[this.draw(alike.length)]!);
  }
}

/** Plays the rounds on a product of their own, in which auditors need a second factor, and tells what differs from the table. */
export const tried = async (asked: Omit<Asked, 'product'>): Promise<Played> => {
  const memory = { KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' };
  const product = await startProduct({ ...memory, KHOABANG_SECOND_FACTOR: 'AUDITOR' });
  try {
    return await new Story({ ...asked, product }).run();
  } finally {
    goOn();
    await product.close();
  }
};
