import { Controller, createParamDecorator, type ExecutionContext, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Document, type Entry, type Page, type Query as Listing } from '#kernel';
import {
  candidatesOf,
  hasRole,
  knowsNames,
  mayAsk,
  nameReaders,
  personsOf,
  roundFor,
  type RoundSight,
  roundViews,
  type Viewer,
  type WholeSight,
  wholeViews,
} from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { addRoute, type HandlerParameter } from '../edge/route.js';
import { ProblemAnswer } from '../edge/problem.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { type Actor, actorOf, type EdgeRequest } from '../identity/actor.js';
import { admit, found } from './access.js';
import { Names } from './names.js';
import { loginsOf, type Named, reasonsOf } from './people.js';
import { filteredBy, notACursor, type ListQuery, NamesQuery } from './queries.js';
import { RoundReader } from './round-reader.js';
import { shownPage } from './shown-page.js';

/** A page of a view, in the view's own order. */
export interface PageOf<Doc> extends Named {
  readonly items: readonly Doc[];
  /** Present when there is more: give it as `after`. */
  readonly next?: string;
}

const sights = new Map(roundViews);

const everyone = (): boolean => true;

/** `rounds` → `Rounds`. */
const capital = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** In which order a list stands. */
const listSummary = (name: string, { order }: Pick<WholeSight, 'order'>): string => {
  if (order === undefined) return name;
  return order.descending === true ? `${name}, newest first` : `${name}, in the order of \`${order.by}\``;
};

/** What identifies a part: numbers are indexed as numbers. */
const asIndexed = (field: string, value: string): string | number => {
  if (field !== 'revision') return value;
  return /^\d{1,9}$/.test(value) ? Number(value) : found<number>(undefined);
};

/** Who asks, and where the answer goes. */
interface Asking {
  readonly me: Actor;
  readonly reply: FastifyReply;
}

const Asked = createParamDecorator((_: unknown, context: ExecutionContext): Asking => {
  const http = context.switchToHttp();
  return { me: actorOf(http.getRequest<EdgeRequest>()), reply: http.getResponse<FastifyReply>() };
});

/** A view under its name. */
interface Known<View> {
  readonly name: string;
  readonly view: View;
}

/** What of a view is read, and how it is shown to this reader. */
interface Reading {
  readonly me: Actor;
  readonly query: ListQuery;
  readonly within: Readonly<Record<string, string>>;
  /** What of each of these documents the reader is shown; `undefined` hides it. */
  readonly show: (entries: readonly Entry[]) => Promise<readonly (Document | undefined)[]>;
  /** Of parts of a round. */
  readonly viewer?: Viewer;
  /** Of documents of their own: whether the reader may know by name whom one of them names. */
  readonly knows?: (shown: Document) => boolean;
}

/** Of a read, what decides which names stand beside it. */
type AskedNames = Pick<Reading, 'me' | 'query' | 'viewer' | 'knows'>;

/** What has happened, as each reader may see it. No rule of the domain is decided here: it is all read from views. */
@ApiTags('Views')
@Controller('api')
export class ViewsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly names: Names,
  ) {}

  @Get('rounds/:id')
  @ApiOperation({ operationId: 'ShowRound', summary: 'One round' })
  async round(
    @Asked() asking: Asking,
    @Query() query: NamesQuery,
    @Param('id', streamId) id: string,
  ): Promise<Document> {
    await this.reach(asking, query, 'rounds');
    const viewer = await this.reader.viewer(asking.me, id, mayAsk.round);
    const shown = found(roundFor(viewer.round, viewer));
    return { ...shown, ...(await this.named('rounds', [shown], { me: asking.me, query, viewer })) };
  }

  /** A page of a view as a whole. */
  async whole({ name, view }: Known<WholeSight>, asking: Asking, query: ListQuery) {
    const { me } = asking;
    admit(true, hasRole(me, ...view.roles), view.roles);
    await this.reach(asking, query, name);
    const known = new Set<Document>();
    const show = async (entries: readonly Entry[]) => {
      const keys = entries.map(({ key }) => key);
      const beside = view.beside && (await this.engine.reading.getMany(view.beside, keys));
      return entries.map(({ key, document }) => {
        const shown = view.show(document, me, beside?.get(key));
        if (shown !== undefined && view.names(document, me, beside?.get(key))) known.add(shown);
        return shown;
      });
    };
    return this.page(name, view, { me, query, within: {}, show, knows: (shown) => known.has(shown) });
  }

  /** One document of such a view. */
  async oneOfAll({ name, view }: Known<WholeSight>, asking: Asking, query: NamesQuery, id: string) {
    const { me } = asking;
    admit(true, hasRole(me, ...view.roles), view.roles);
    await this.reach(asking, query, name);
    const document = found(await this.engine.views.get(name, id));
    const shown = found(view.show(document, me));
    const knows = () => view.names(document, me);
    return { ...shown, ...(await this.beside(name, [shown], { me, query, knows })) };
  }

  /** A page of parts of a round. */
  async parts({ name, view }: Known<RoundSight>, asking: Asking, query: ListQuery, id: string) {
    await this.reach(asking, query, 'rounds', name);
    const { me } = asking;
    const viewer = await this.reader.viewer(me, id, view.may);
    const show = (entries: readonly Entry[]) =>
      Promise.resolve(entries.map(({ document }) => view.show(document, viewer)));
    return this.page(name, view, { me, query, within: { round: id }, show, viewer });
  }

  /** One part of a round: what stands in `where` says which. */
  async onePart(
    { name, view }: Known<RoundSight>,
    asking: Asking,
    query: NamesQuery,
    where: { readonly round: string } & Readonly<Record<string, string | number>>,
  ) {
    await this.reach(asking, query, 'rounds', name);
    const { me } = asking;
    const viewer = await this.reader.viewer(me, where.round, view.may);
    const { items } = await this.engine.views.list(name, { where, limit: 1 });
    const shown = found(view.show(found(items[0]).document, viewer));
    return { ...shown, ...(await this.named(name, [shown], { me, query, viewer })) };
  }

  private async page(
    name: string,
    { filters, filtersShown = [], order }: Pick<WholeSight, 'filters' | 'filtersShown' | 'order'>,
    reading: Reading,
  ): Promise<PageOf<Document>> {
    const { query, within, show } = reading;
    const asked = query as unknown as Readonly<Record<string, string | undefined>>;
    const chosen = filters.flatMap((field) => (asked[field] === undefined ? [] : [[field, asked[field]] as const]));
    const list = (limit: number, after: string | undefined) =>
      this.list(name, {
        where: { ...within, ...Object.fromEntries(chosen) },
        ...(order === undefined ? {} : { sort: order }),
        ...(after === undefined ? {} : { after }),
        limit,
      });
    const isWanted = (document: Document): boolean =>
      filtersShown.every((field) => asked[field] === undefined || document[field] === asked[field]);
    const { items, next } = await shownPage({ list, show, isWanted }, query);
    return { items, ...(next === undefined ? {} : { next }), ...(await this.beside(name, items, reading)) };
  }

  private async reach({ reply }: Asking, { position }: NamesQuery, ...views: readonly string[]): Promise<void> {
    reply.header('Khoabang-Position', await this.reader.reach(position, ...views));
  }

  /** A page; a cursor that is not one of ours is the reader's fault. */
  private async list(name: string, query: Listing): Promise<Page> {
    try {
      return await this.engine.views.list(name, query);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ProblemAnswer(400, 'body-malformed', [{ field: 'after', message: notACursor }]);
    }
  }

  /** What stands beside documents that are no part of a round, and beside each page. */
  private async beside(view: string, shown: readonly Document[], asked: AskedNames): Promise<Named> {
    return { ...(await this.named(view, shown, asked)), ...(await this.reasons(view, shown, asked.me)) };
  }

  /** The names of those whom the reader is shown, when they are asked for. */
  private async named(view: string, shown: readonly Document[], asked: AskedNames): Promise<Named> {
    const { me, query, viewer } = asked;
    if (query.names === undefined) return {};
    if (viewer !== undefined) return this.namedIn(viewer, view, shown, me);
    const known = shown.filter((document) => asked.knows?.(document));
    return {
      ...(await this.names.of(me, null, personsOf(view, known), hasRole(me, ...nameReaders))),
      ...(view === 'accounts' ? await loginsOf(this.engine.vault, known as never) : {}),
    };
  }

  /** Whoever confirms or checks what is proposed for accounts is told why, without asking for names. */
  private async reasons(view: string, shown: readonly Document[], me: Actor): Promise<Named> {
    return view === 'accounts' && hasRole(me, 'ADMIN', 'AUDITOR') ? reasonsOf(this.engine.vault, shown as never) : {};
  }

  private async namedIn(viewer: Viewer, view: string, shown: readonly Document[], me: Actor): Promise<Named> {
    const isKnown = knowsNames(viewer) ? everyone : sights.get(view)?.names?.(viewer);
    const known = shown.filter((document) => isKnown?.(document));
    return {
      ...(await this.names.of(me, viewer.round.round, personsOf(view, known), isKnown !== undefined)),
      ...(await this.names.ofCandidates(me, viewer, candidatesOf(view, shown))),
    };
  }
}

const { prototype } = ViewsController;
const id: HandlerParameter = [Param('id', streamId), String];
const asks = (query: unknown, ...more: readonly HandlerParameter[]): readonly HandlerParameter[] => [
  [Asked(), Object],
  [Query(), query],
  ...more,
];

for (const [name, view] of wholeViews) {
  const known = { name, view };
  const list = `List${capital(name)}`;
  const handler = function (this: ViewsController, asking: Asking, query: ListQuery) {
    return this.whole(known, asking, query);
  };
  addRoute(prototype, [list, handler], asks(filteredBy([...view.filters, ...(view.filtersShown ?? [])])), [
    Get(name),
    ApiOperation({ operationId: list, summary: listSummary(name, view) }),
  ]);
  if (name === 'rounds') continue;
  const show = `Show${capital(name)}`;
  const one = function (this: ViewsController, asking: Asking, query: NamesQuery, which: string) {
    return this.oneOfAll(known, asking, query, which);
  };
  addRoute(prototype, [show, one], asks(NamesQuery, id), [
    Get(`${name}/:id`),
    ApiOperation({ operationId: show, summary: `One of the ${name}` }),
  ]);
}

for (const [name, view] of roundViews) {
  const known = { name, view };
  const list = `ListRound${capital(name)}`;
  const handler = function (this: ViewsController, asking: Asking, query: ListQuery, round: string) {
    return this.parts(known, asking, query, round);
  };
  addRoute(prototype, [list, handler], asks(filteredBy([...view.filters, ...(view.filtersShown ?? [])]), id), [
    Get(`rounds/:id/${name}`),
    ApiOperation({ operationId: list, summary: `Of one round: ${listSummary(name, view)}` }),
  ]);
  const by = view.part;
  if (by === null) continue;
  const show = `ShowRound${capital(name)}`;
  const one = function (
    this: ViewsController,
    asking: Asking,
    query: NamesQuery,
    which: Readonly<Record<string, string>>,
  ) {
    const round = streamId.transform(which['id'] ?? '', { type: 'param' });
    return this.onePart(known, asking, query, { round, [by]: asIndexed(by, which[by] ?? '') });
  };
  addRoute(prototype, [show, one], asks(NamesQuery, [Param(), Object]), [
    Get(`rounds/:id/${name}/:${by}`),
    ApiParam({ name: 'id', schema: { type: 'string' } }),
    ApiParam({ name: by, schema: { type: by === 'revision' ? 'integer' : 'string' } }),
    ApiOperation({ operationId: show, summary: `Of one round: one of its ${name}` }),
  ]);
}
