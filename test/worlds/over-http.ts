import type { Facts, Kind } from './acts.js';
import { entitledTo, type Secret } from './entitled.js';
import { isSame, type Moment, playedInBoth } from './pair.js';
import { type Eye, eyesOf } from './readers.js';
import { recording, routes, STEPS } from './routes.js';
import { type Heard, Served } from './served.js';
import { around, comparable, type Comparison, type Leak, type Looks, scriptsOf } from './worlds.js';

/** What was heard over HTTP: beside who was told too much, which reads recorded something that may not. */
export interface HeardComparison extends Comparison {
  readonly recorded: readonly string[];
}

type Door = (path: string) => Promise<Heard>;

/** How many pages of a list are turned. */
const PAGES = 3;

/** Where the next page of a list is; `undefined` where there is none. */
const nextOf = (path: string, { status, body }: Heard): string | undefined => {
  const { next } = (status === 200 && body.startsWith('{') ? JSON.parse(body) : {}) as { readonly next?: string };
  return next === undefined ? undefined : `${path}&after=${encodeURIComponent(next)}`;
};

/** How many of the last events are asked for one by one. */
const LAST = 5;

/** The numbers of the last events of which somebody is told. */
const lastTold = async (ask: Door): Promise<readonly number[]> => {
  const { status, body } = await ask(`${STEPS}?limit=500`);
  const { items } = (status === 200 ? JSON.parse(body) : { items: [] }) as { items: readonly { revision: number }[] };
  return items.map(({ revision }) => revision).slice(-LAST);
};

/** Somebody in both worlds at one moment. */
class Reading {
  compared = 0;
  readonly leaks: Leak[] = [];
  readonly recorded = new Set<string>();

  constructor(
    private readonly who: { readonly kind: Kind; readonly secret: Secret; readonly eye: Eye },
    private readonly moment: Moment,
    private readonly doors: readonly Door[],
  ) {}

  /** Asks for everything there is. */
  async all(): Promise<void> {
    const [mine, theirs] = await Promise.all(this.doors.map(lastTold));
    for (const [name, { answer, paths }] of Object.entries(routes)) {
      const there = paths(theirs ?? []);
      for (const [at, path] of paths(mine ?? []).entries()) await this.ask(name, answer, [path, there[at] ?? path]);
    }
  }

  private async ask(name: string, answer: string, paths: readonly [string, string], pages = PAGES): Promise<void> {
    const mine = await this.doors[0]!(paths[0]);
    const theirs = await this.doors[1]!(paths[1]);
    this.compared += 1;
    if ((mine.isRecorded || theirs.isRecorded) && !paths[0].includes('names=')) this.recorded.add(name);
    const told = [this.text(mine, 'one'), this.text(theirs, 'other')] as const;
    if (told[0] !== told[1]) this.differs(answer, told);
    const [next, there] = [nextOf(paths[0], mine), nextOf(paths[1], theirs)];
    const isPaged = paths[0].includes('limit=1') && pages > 1;
    if (isPaged && next !== undefined && there !== undefined) await this.ask(name, answer, [next, there], pages - 1);
  }

  private text({ status, headers, body }: Heard, of: 'one' | 'other'): string {
    // Cursors of what stands in the order of the log hold such a number, too.
    const page = /"revision":\d/.test(body) ? body.replace(/"next":"[^"]*"/, '"next"') : body;
    return comparable(JSON.stringify({ status, headers, body: page }), this.moment[of]);
  }

  private differs(answer: string, told: readonly [string, string]): void {
    const { kind, secret, eye } = this.who;
    const { one, other } = this.moment;
    const histories = [one, other].map(({ history, caseHistory }) => [...history, ...caseHistory]);
    const where = entitledTo(kind, eye, secret, histories);
    if (where === 'EVERYWHERE' || where.includes(answer)) return;
    const after = (one.caseHistory.at(-1) ?? one.history.at(-1))?.type ?? '';
    this.leaks.push({
      ...{ kind: kind.name, secret: secret.name, eye: eye.name, answer, after },
      told: around(...told),
    });
  }
}

/** Compares over HTTP what everybody is answered, moment by moment, on two servers whose worlds differ in one fact. */
export const comparedOverHttp = async (
  kind: Kind,
  facts: Facts,
  [name, value]: readonly [string, string],
  looks: Looks,
): Promise<HeardComparison> => {
  const secret: Secret = { name, scripts: scriptsOf(name) };
  const eyes = eyesOf(kind);
  const begin = '2026-01-02T02:00:00.000Z';
  const servers = [await Served.start(eyes, begin), await Served.start(eyes, begin)] as const;
  const read: Reading[] = [];
  try {
    let isFirst = true;
    for (const moment of playedInBoth(kind, [facts, { ...facts, [name]: value }])) {
      if (isSame(moment.one, moment.other) || !(isFirst || looks.now())) continue;
      isFirst = false;
      await servers[0].take(moment.one);
      await servers[1].take(moment.other);
      for (const eye of eyes.filter(looks.eye)) {
        const doors = [await servers[0].door(eye), await servers[1].door(eye)];
        const reading = new Reading({ kind, secret, eye }, moment, doors);
        await reading.all();
        read.push(reading);
      }
    }
  } finally {
    for (const server of servers) await server.close();
  }
  return {
    compared: read.reduce((sum, { compared }) => sum + compared, 0),
    leaks: read.flatMap(({ leaks }) => leaks),
    recorded: read.flatMap(({ recorded }) => [...recorded]).filter((route) => !recording.has(route)),
  };
};
