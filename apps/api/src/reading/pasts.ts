import { Inject, Injectable } from '@nestjs/common';
import {
  knowsRound,
  type May,
  type PastAsked,
  type RoundPast,
  type Viewer,
  viewerOfPast,
  type WaitingThen,
  views,
} from '#exams';
import { type Entry, first, type ReadStore, START } from '#kernel';
import { memoryReadStore } from '#stores';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Asking } from '../asking/asking.js';
import { ProblemAnswer } from '../edge/problem.js';
import type { Actor } from '../identity/actor.js';
import { admit } from './access.js';
import { type AsOf, type LogBounds, type LogStart, type Past, pastIn, type PastQuery, placesIn } from './as-of.js';
import { RoundReader } from './round-reader.js';

/** A round in the past, as its reader may see it. */
export interface ReadPast {
  readonly viewer: Viewer;
  readonly round: NonNullable<RoundPast['round']>;
  /** The parts that were asked for, to be listed as views are. */
  readonly documents: Pick<ReadStore, 'list'>;
}

/** A list in the past: of the registry, of rounds or of cases. */
export interface RegistryPast extends Required<AsOf> {
  readonly documents: ReadStore;
  /** The day for which it is asked. */
  readonly day: string;
}

/** Documents in memory, to be listed as those that are kept are. */
const listable = async (documents: Readonly<Record<string, readonly Entry[]>>): Promise<ReadStore> => {
  const store = memoryReadStore();
  for (const view of views.filter(({ name }) => Object.hasOwn(documents, name))) {
    await store.prepare(view);
    await store.apply(view, documents[view.name] ?? [], START, START + 1n);
  }
  return store;
};

/** What is asked of the thread: no more than it needs. */
export const askedOf = ({ cut, valid }: PastAsked): PastAsked => ({ cut, ...(valid === undefined ? {} : { valid }) });

/** The past: folded anew out of the log, in the thread for what takes long, and shown by what its reader is today. */
@Injectable()
export class Pasts {
  private start: LogStart | undefined;
  private readonly log: LogBounds = {
    mustBeOurs: (position, field) => this.reader.mustBeOurs(position, field),
    first: () => this.first(),
  };

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly asking: Asking,
  ) {}

  /** The past that a query asks for; `undefined` where it asks how things are now. */
  in(query: PastQuery): Promise<Past | undefined> {
    return pastIn(query, this.log);
  }

  /** The two places between which a query asks for the difference. */
  between(query: Parameters<typeof placesIn>[0]): ReturnType<typeof placesIn> {
    return placesIn(query, this.log);
  }

  /**
   * A round as it was, for who may ask for that part of it today. 404 where there was none yet, or none that this reader
   * could know of; and who knows nothing of it today is answered as if there were none.
   */
  async round(
    me: Actor,
    id: string,
    past: Past,
    part: { readonly may: May; readonly view?: string },
  ): Promise<ReadPast> {
    const now = await this.reader.viewer(me, id, part.may);
    const names = part.view === undefined ? [] : [part.view];
    const { round, documents } = await this.asking.ask(me.account, 'past', id, askedOf(past), names);
    if (round === undefined) throw new ProblemAnswer(404, 'not-then');
    const viewer = viewerOfPast(now, round);
    if (!knowsRound(viewer)) throw new ProblemAnswer(404, 'not-then');
    admit(true, part.may(viewer));
    return { viewer, round, documents: await listable(documents) };
  }

  /** A list as it was, for who may ask for it at all. */
  async registry(me: Actor, name: string, past: Past): Promise<RegistryPast> {
    const { documents, day } = await this.asking.ask(me.account, 'registry', name, askedOf(past));
    return { documents: await listable({ [name]: documents }), day, asOf: past.asOf };
  }

  /** What a round waited for; `undefined` where there was none that this reader could know of. */
  async waiting(viewer: Viewer, account: string, { cut }: Past): Promise<WaitingThen | undefined> {
    const { round } = viewer.round;
    const cases = (await this.reader.all('appointments', round, viewer.me)).map(({ id }) => id);
    return this.asking.ask(account, 'waited', { round, cases }, cut, viewer);
  }

  /** Where the log begins. It never changes, once there is something in it. */
  private async first(): Promise<LogStart | undefined> {
    if (this.start !== undefined) return this.start;
    const begun = await first(this.engine.events.readAll(START));
    if (begun !== undefined) this.start = { position: begun.position, at: begun.meta.at };
    return this.start;
  }
}
