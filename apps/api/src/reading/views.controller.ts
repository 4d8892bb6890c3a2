import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Document, Entry } from '#kernel';
import {
  caseDecisionsFor,
  type May,
  mayAsk,
  type PastAsked,
  type RoundDoc,
  roundFor,
  type RoundSight,
  roundViews,
  type Viewer,
} from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { addRoute } from '../edge/route.js';
import { streamId } from '../edge/stream-id.pipe.js';
import type { Actor } from '../identity/actor.js';
import { found } from './access.js';
import {
  asIndexed,
  Asked,
  type Asking,
  asks,
  capital,
  idOfPath,
  type Known,
  listSummary,
  NamesOfPast,
} from './asked-views.js';
import { type AsOf, type PastQuery, withPast } from './as-of.js';
import { Pasts } from './pasts.js';
import { filteredBy, type ListQuery, type NamesQuery } from './queries.js';
import { RoundReader } from './round-reader.js';
import { type Reading, ShownViews } from './shown-views.js';

/** True for what stands behind a list out of the appointment cases: it is shown as it is. */
const isOfCase = (document: Document): boolean => 'case' in document;

/** Who reads in a round what of it. */
interface InRound extends Pick<Reading, 'past'> {
  readonly viewer: Viewer;
  readonly round: RoundDoc;
  /** Beside one document. */
  readonly asOf: AsOf;
  /** The past that is asked for, if any. */
  readonly asked: PastAsked | undefined;
}

/** What has happened in a round, as each reader may see it. No rule of the domain is decided here: it is all read from views. */
@ApiTags('Views')
@Controller('api')
export class ViewsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly shown: ShownViews,
    private readonly pasts: Pasts,
  ) {}

  @Get('rounds/:id')
  @ApiOperation({ operationId: 'ShowRound', summary: 'One round' })
  async round(
    @Asked() asking: Asking,
    @Query() query: NamesOfPast,
    @Param('id', streamId) id: string,
  ): Promise<Document> {
    await this.reach(asking, query, 'rounds');
    const { viewer, round, asOf } = await this.inRound(asking.me, query, id, { may: mayAsk.round });
    const shown = found(roundFor(round, viewer));
    return { ...shown, ...asOf, ...(await this.shown.named('rounds', [shown], { me: asking.me, query, viewer })) };
  }

  /** A page of parts of a round. */
  async parts({ name, view }: Known<RoundSight>, asking: Asking, query: ListQuery & PastQuery, id: string) {
    const { withCases = false } = view;
    await this.reach(asking, query, 'rounds', name, ...(withCases ? ['appointments'] : []));
    const { me } = asking;
    const { viewer, past, asked } = await this.inRound(me, query, id, { may: view.may, view: name });
    const show = (entries: readonly Entry[]) =>
      Promise.resolve(entries.map(({ document }) => (isOfCase(document) ? document : view.show(document, viewer))));
    const others = withCases ? { others: () => this.decidedInCases(id, me, asked) } : {};
    return this.shown.page(name, view, { me, query, within: { round: id }, show, viewer, past, ...others });
  }

  /** What was decided in the appointment cases of a round, by now or by then, as far as the reader may know it. */
  private async decidedInCases(round: string, me: Actor, asked?: PastAsked): Promise<readonly Document[]> {
    return caseDecisionsFor(await this.reader.caseHistories(round, me), me, asked) as unknown as readonly Document[];
  }

  /** One part of a round: what stands in `where` says which. */
  async onePart(
    { name, view }: Known<RoundSight>,
    asking: Asking,
    query: NamesQuery & PastQuery,
    where: { readonly round: string } & Readonly<Record<string, string | number>>,
  ) {
    await this.reach(asking, query, 'rounds', name);
    const { me } = asking;
    const { viewer, past, asOf } = await this.inRound(me, query, where.round, { may: view.may, view: name });
    const { items } = await (past?.documents ?? this.engine.views).list(name, { where, limit: 1 });
    const shown = found(view.show(found(items[0]).document, viewer));
    return { ...shown, ...asOf, ...(await this.shown.named(name, [shown], { me, query, viewer })) };
  }

  /** Who reads in a round what of it: as it is now, or as it was. */
  private async inRound(
    me: Actor,
    query: PastQuery,
    id: string,
    part: { readonly may: May; readonly view?: string },
  ): Promise<InRound> {
    const asked = await this.pasts.in(query);
    if (asked === undefined) {
      const viewer = await this.reader.viewer(me, id, part.may);
      return { viewer, round: viewer.round, past: undefined, asOf: {}, asked };
    }
    const { asOf } = asked;
    const { viewer, round, documents } = await this.pasts.round(me, id, asked, part);
    return { viewer, round, past: { documents, asOf }, asOf: { asOf }, asked };
  }

  private async reach({ reply }: Asking, { position }: NamesQuery, ...views: readonly string[]): Promise<void> {
    reply.header('Khoabang-Position', await this.reader.reach(position, ...views));
  }
}

const { prototype } = ViewsController;

for (const [name, view] of roundViews) {
  const known = { name, view };
  const list = `ListRound${capital(name)}`;
  const handler = function (this: ViewsController, asking: Asking, query: ListQuery & PastQuery, round: string) {
    return this.parts(known, asking, query, round);
  };
  const filtered = filteredBy([...view.filters, ...(view.filtersShown ?? [])]);
  addRoute(prototype, [list, handler], asks(withPast(filtered), idOfPath), [
    Get(`rounds/:id/${name}`),
    ApiOperation({ operationId: list, summary: `Of one round: ${listSummary(name, view)}` }),
  ]);
  const by = view.part;
  if (by === null) continue;
  const show = `ShowRound${capital(name)}`;
  const one = function (
    this: ViewsController,
    asking: Asking,
    query: NamesOfPast,
    which: Readonly<Record<string, string>>,
  ) {
    const round = streamId.transform(which['id'] ?? '', { type: 'param' });
    return this.onePart(known, asking, query, { round, [by]: asIndexed(by, which[by] ?? '') });
  };
  addRoute(prototype, [show, one], asks(NamesOfPast, [Param(), Object]), [
    Get(`rounds/:id/${name}/:${by}`),
    ApiParam({ name: 'id', schema: { type: 'string' } }),
    ApiParam({ name: by, schema: { type: by === 'revision' ? 'integer' : 'string' } }),
    ApiOperation({ operationId: show, summary: `Of one round: one of its ${name}` }),
  ]);
}
