import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Document, Entry } from '#kernel';
import { type CouncilDoc, hasRole, type WholeSight, wholeViews } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { addRoute } from '../edge/route.js';
import { today } from '../edge/today.js';
import type { Actor } from '../identity/actor.js';
import { admit, found } from './access.js';
import { type PastQuery, withPast } from './as-of.js';
import { type Asking, asks, capital, idOfPath, type Known, listSummary, NamesOfPast } from './asked-views.js';
import { Pasts, type RegistryPast } from './pasts.js';
import { filteredBy, type ListQuery, NamesQuery } from './queries.js';
import { RoundReader } from './round-reader.js';
import { ShownViews } from './shown-views.js';

/** A document as it holds on a day, with what its reader may know of it. */
interface Held {
  readonly shown: Document;
  /** Whether the reader may know by name whom it names. */
  readonly isKnown: boolean;
}

/** Who reads, and what is looked at beside a document: as things are now. */
interface Looking {
  readonly me: Actor;
  readonly past: RegistryPast | undefined;
  readonly beside: ReadonlyMap<string, CouncilDoc> | undefined;
  /** The same documents as they are now, where those of the past are read. */
  readonly current: ReadonlyMap<string, Document> | undefined;
}

const onDay = ({ onDay: held }: WholeSight, document: Document, day: string, isAsked: boolean): Document | undefined =>
  held === undefined ? document : held(document, day, isAsked);

/** What the reader is shown of what holds on the day that is asked for. */
const shownOf = (view: WholeSight, key: string, held: Document, looking: Looking): Held | undefined => {
  const { me, beside, current } = looking;
  const latest = current?.get(key);
  const asked = [held, me, beside?.get(key), latest && onDay(view, latest, today(), false)] as const;
  const shown = view.show(...asked);
  return shown && { shown, isKnown: view.names(...asked) };
};

/** What the reader is shown of a document; `undefined` hides it. */
const heldBy = (view: WholeSight, { key, document }: Entry, looking: Looking): Held | undefined => {
  const { past, current } = looking;
  // What the views have not come to yet nobody can be said to know today.
  if (current?.has(key) === false) return undefined;
  const held = onDay(view, document, past?.day ?? today(), past !== undefined);
  return held && shownOf(view, key, held, looking);
};

/** What stands in no round: the rounds themselves, the registry, appointments and accounts, as each reader may see them. */
@ApiTags('Views')
@Controller('api')
export class WholeViewsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly shown: ShownViews,
    private readonly pasts: Pasts,
  ) {}

  /** A page of a view as a whole. */
  async whole(known: Known<WholeSight>, asking: Asking, query: ListQuery & PastQuery) {
    const { me } = asking;
    const { name, view } = known;
    const past = await this.begin(known, asking, query);
    const named = new Set<Document>();
    const show = async (entries: readonly Entry[]) => {
      const held = await this.held(known, asking, entries, past);
      for (const one of held) if (one?.isKnown === true) named.add(one.shown);
      return held.map((one) => one?.shown);
    };
    const knows = (shown: Document): boolean => named.has(shown);
    return this.shown.page(name, view, { me, query, within: {}, show, knows, past });
  }

  /** One document of such a view. */
  async oneOfAll(known: Known<WholeSight>, asking: Asking, query: NamesQuery & PastQuery, id: string) {
    const { me } = asking;
    const past = await this.begin(known, asking, query);
    const documents = past?.documents ?? this.engine.views;
    const document = found(await documents.get(known.name, id), past && 'not-then');
    const [held] = await this.held(known, asking, [{ key: id, document }], past);
    const { shown, isKnown } = found(held, past && 'not-then');
    const beside = await this.shown.beside(known.name, [shown], { me, query, knows: () => isKnown });
    return { ...shown, ...(past === undefined ? {} : { asOf: past.asOf }), ...beside };
  }

  /** Lets in who may ask for such a view, and finds the past that is asked for, if any. */
  private async begin(
    { name, view }: Known<WholeSight>,
    { me, reply }: Asking,
    query: NamesQuery & PastQuery,
  ): Promise<RegistryPast | undefined> {
    admit(true, hasRole(me, ...view.roles), view.roles);
    reply.header('Khoabang-Position', await this.reader.reach(query.position, name));
    const asked = await this.pasts.in(query);
    return asked && this.pasts.registry(me, name, asked);
  }

  /** What the reader is shown of documents; who keeps something today decides what is told of its past. */
  private async held(
    { name, view }: Known<WholeSight>,
    { me }: Asking,
    entries: readonly Entry[],
    past: RegistryPast | undefined,
  ): Promise<readonly (Held | undefined)[]> {
    const keys = entries.map(({ key }) => key);
    const beside = view.beside && (await this.engine.reading.getMany(view.beside, keys));
    const current = past && (await this.engine.views.getMany(name, keys));
    return entries.map((entry) => heldBy(view, entry, { me, past, beside, current }));
  }
}

const { prototype } = WholeViewsController;

for (const [name, view] of wholeViews) {
  const known = { name, view };
  const filtered = filteredBy([...view.filters, ...(view.filtersShown ?? [])]);
  const list = `List${capital(name)}`;
  const handler = function (this: WholeViewsController, asking: Asking, query: ListQuery) {
    return this.whole(known, asking, query);
  };
  addRoute(prototype, [list, handler], asks(view.hasPast === true ? withPast(filtered) : filtered), [
    Get(name),
    ApiOperation({ operationId: list, summary: listSummary(name, view) }),
  ]);
  if (name === 'rounds') continue;
  const show = `Show${capital(name)}`;
  const one = function (this: WholeViewsController, asking: Asking, query: NamesQuery, which: string) {
    return this.oneOfAll(known, asking, query, which);
  };
  addRoute(prototype, [show, one], asks(view.hasPast === true ? NamesOfPast : NamesQuery, idOfPath), [
    Get(`${name}/:id`),
    ApiOperation({ operationId: show, summary: `One of the ${name}` }),
  ]);
}
