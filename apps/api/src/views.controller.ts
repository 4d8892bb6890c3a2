import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import type { Response } from 'express';
import { type Document, PAGE_SIZE_MAX } from '#kernel';
import type { Engine } from '../../worker/src/engine.js';
import type { Worker } from '../../worker/src/worker.js';
import { ENGINE, WORKER } from '../../worker/src/worker.module.js';
import { type Actor, Me, roleFor } from './actor.js';
import { ProblemAnswer } from './problem.js';
import { roundRoles, roundViewNames, roundViews, type Viewer, wholeViewNames, wholeViews } from './visibility.js';

/** How long a read waits for its view to reach the position asked for. */
const WAIT_MS = 5_000;

class ReadQuery {
  @ApiProperty({ required: false, description: 'Answer only when the view has come at least here.' })
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  position?: string;
  @ApiProperty({ required: false, minimum: 1, maximum: PAGE_SIZE_MAX })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_SIZE_MAX)
  limit?: number;
  @ApiProperty({ required: false, description: '`next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;
  @ApiProperty({ required: false, enum: ['true'], description: 'Add the names behind codes, for those entitled.' })
  @IsOptional()
  @IsIn(['true'])
  names?: string;
  @ApiProperty({ required: false, description: 'Only those with this value in the view’s `status` field.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  status?: string;
}

class PartOfRound {
  @ApiProperty() @IsString() id!: string;
  @ApiProperty({ enum: roundViewNames }) @IsString() view!: string;
}

/** A page of a view, in the view's own order. */
interface Shown {
  readonly items: readonly Document[];
  readonly next?: string;
  /** Names by person, when asked for and allowed. */
  readonly people?: Readonly<Record<string, string>>;
}

/** What has happened, as each reader may see it. No rule of the domain is decided here: it is all read from views. */
@ApiTags('Views')
@Controller('api')
export class ViewsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(WORKER) private readonly worker: Worker,
  ) {}

  @Get('rounds')
  @ApiOperation({ operationId: 'ListRounds', summary: 'Rounds, newest first' })
  async rounds(
    @Me() me: Actor,
    @Query() query: ReadQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Shown> {
    return this.page('rounds', me, query, response);
  }

  @Get('rounds/:id')
  @ApiOperation({ operationId: 'ShowRound', summary: 'One round' })
  async round(
    @Me() me: Actor,
    @Param('id') id: string,
    @Query() query: ReadQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Document> {
    await this.reach(query, response);
    roleFor(me, roundRoles);
    const document = await this.engine.views.get('rounds', id);
    if (document === undefined) throw new ProblemAnswer(404, 'not-found');
    return document;
  }

  @Get('rounds/:id/:view')
  @ApiOperation({ operationId: 'ShowPartOfRound', summary: `Of one round: ${roundViewNames.join(', ')}` })
  async part(
    @Me() me: Actor,
    @Param() { id, view: name }: PartOfRound,
    @Query() query: ReadQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Shown> {
    const view = Object.hasOwn(roundViews, name) ? roundViews[name] : undefined;
    if (view === undefined) throw new ProblemAnswer(404, 'not-found');
    roleFor(me, view.roles);
    await this.reach(query, response);
    const round = await this.engine.views.get('rounds', id);
    if (round === undefined) throw new ProblemAnswer(404, 'not-found');
    const viewer: Viewer = { me, round };
    const page = await this.engine.views.list(name, { where: { round: id }, ...this.paging(query) });
    return this.shown(page, (document) => view.show(document, viewer), me, query);
  }

  @Get(':view')
  @ApiOperation({ operationId: 'ListView', summary: `One of ${wholeViewNames.join(', ')}` })
  async whole(
    @Me() me: Actor,
    @Param('view') name: string,
    @Query() query: ReadQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Shown> {
    return this.page(name, me, query, response);
  }

  private async page(name: string, me: Actor, query: ReadQuery, response: Response): Promise<Shown> {
    const view = Object.hasOwn(wholeViews, name) ? wholeViews[name] : undefined;
    if (view === undefined) throw new ProblemAnswer(404, 'not-found');
    roleFor(me, view.roles);
    await this.reach(query, response);
    const where = query.status === undefined || !view.byStatus ? {} : { where: { status: query.status } };
    const page = await this.engine.views.list(name, { ...where, ...this.paging(query) });
    return this.shown(page, (document) => view.show(document, me), me, query);
  }

  private paging({ limit, after }: ReadQuery): { limit?: number; after?: string } {
    return { ...(limit === undefined ? {} : { limit }), ...(after === undefined ? {} : { after }) };
  }

  /** Waits until the views have come as far as the reader's own last write; says how far they are. */
  private async reach({ position }: ReadQuery, response: Response): Promise<void> {
    if (position !== undefined && !(await this.worker.waitFor(BigInt(position), WAIT_MS))) {
      throw new ProblemAnswer(503, 'view-behind');
    }
    response.setHeader('Khoabang-Position', this.worker.position().toString());
  }

  private async shown(
    page: { readonly items: readonly { readonly document: Document }[]; readonly next?: string },
    show: (document: Document) => Document | undefined,
    me: Actor,
    query: ReadQuery,
  ): Promise<Shown> {
    const items = page.items.map(({ document }) => show(document)).filter((document) => document !== undefined);
    const next = page.next === undefined ? {} : { next: page.next };
    if (query.names === undefined) return { items, ...next };
    roleFor(me, ['HR', 'SECRETARY', 'AUTHORITY', 'COUNCIL', 'ADMIN']);
    return { items, ...next, people: await this.namesIn(items) };
  }

  private async namesIn(items: readonly Document[]): Promise<Readonly<Record<string, string>>> {
    const people = new Set(items.flatMap(({ person }) => (typeof person === 'string' ? [person] : [])));
    const named = await Promise.all(
      [...people].map(async (person) => [person, await this.engine.vault.get(person, 'name')] as const),
    );
    return Object.fromEntries(named.flatMap(([person, name]) => (name === undefined ? [] : [[person, name]])));
  }
}
