import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiDefaultResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { type Document, type Page, PAGE_SIZE_MAX, type Query as ListQuery } from '#kernel';
import { mayAsk, personsOf, roundSight, roundViewNames, wholeSight, wholeViewNames } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { type Actor, Me, roleFor } from '../identity/actor.js';
import { ProblemBody } from '../bodies/answer.js';
import { type Named, namesOf } from './people.js';
import { ProblemAnswer } from '../edge/problem.js';
import { RoundReader } from './round-reader.js';
import { streamId } from '../edge/stream-id.pipe.js';

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
interface Shown extends Named {
  readonly items: readonly Document[];
  readonly next?: string;
}

/** What has happened, as each reader may see it. No rule of the domain is decided here: it is all read from views. */
@ApiTags('Views')
@ApiDefaultResponse({ type: ProblemBody, description: 'RFC 9457 problem.' })
@Controller('api')
export class ViewsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
  ) {}

  @Get('rounds')
  @ApiOperation({ operationId: 'ListRounds', summary: 'Rounds, newest first' })
  async rounds(
    @Me() me: Actor,
    @Query() query: ReadQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shown> {
    return this.page('rounds', me, query, reply);
  }

  @Get('rounds/:id')
  @ApiOperation({ operationId: 'ShowRound', summary: 'One round' })
  async round(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Query() query: ReadQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Document> {
    await this.reach(query, reply, 'rounds');
    const { round } = await this.reader.viewer(me, id, mayAsk.round);
    return { ...round, ...(await this.named('rounds', [round], me, query)) };
  }

  @Get('rounds/:id/:view')
  @ApiOperation({ operationId: 'ShowPartOfRound', summary: `Of one round: ${roundViewNames.join(', ')}` })
  async part(
    @Me() me: Actor,
    @Param() { id, view: name }: PartOfRound,
    @Query() query: ReadQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shown> {
    const view = roundSight(name);
    if (view === undefined) throw new ProblemAnswer(404, 'not-found');
    await this.reach(query, reply, 'rounds', name);
    const viewer = await this.reader.viewer(me, streamId.transform(id, { type: 'param' }), view.may);
    const page = await this.list(name, { where: { round: id }, ...this.paging(query) });
    const shown = this.shown(page, (document) => view.show(document, viewer));
    return { ...shown, ...(await this.named(name, shown.items, me, query)) };
  }

  @Get(':view')
  @ApiOperation({ operationId: 'ListView', summary: `One of ${wholeViewNames.join(', ')}` })
  async whole(
    @Me() me: Actor,
    @Param('view') name: string,
    @Query() query: ReadQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shown> {
    return this.page(name, me, query, reply);
  }

  private async page(name: string, me: Actor, query: ReadQuery, reply: FastifyReply): Promise<Shown> {
    const view = wholeSight(name);
    if (view === undefined) throw new ProblemAnswer(404, 'not-found');
    roleFor(me, view.roles);
    await this.reach(query, reply, name);
    const where = query.status === undefined || !view.byStatus ? {} : { where: { status: query.status } };
    const page = await this.list(name, { ...where, ...this.paging(query) });
    const shown = this.shown(page, (document) => view.show(document, me));
    return { ...shown, ...(await this.named(name, shown.items, me, query)) };
  }

  private paging({ limit, after }: ReadQuery): { limit?: number; after?: string } {
    return { ...(limit === undefined ? {} : { limit }), ...(after === undefined ? {} : { after }) };
  }

  private async reach({ position }: ReadQuery, reply: FastifyReply, ...views: readonly string[]): Promise<void> {
    reply.header('Khoabang-Position', await this.reader.reach(position, ...views));
  }

  /** A page; a cursor that is not one of ours is the reader's fault. */
  private async list(name: string, query: ListQuery): Promise<Page> {
    try {
      return await this.engine.views.list(name, query);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ProblemAnswer(400, 'body-malformed', [
        { field: 'after', message: 'must be the `next` of the page before' },
      ]);
    }
  }

  /** What the reader may see of a page, and where the next one begins. */
  private shown({ items, next }: Page, show: (document: Document) => Document | undefined): Shown {
    const shown = items.map(({ document }) => show(document)).filter((document) => document !== undefined);
    return { items: shown, ...(next === undefined ? {} : { next }) };
  }

  /** The names of those whom the reader is shown, when they are asked for. */
  private async named(view: string, shown: readonly Document[], me: Actor, { names }: ReadQuery): Promise<Named> {
    return names === undefined ? {} : namesOf(this.engine.vault, me, personsOf(view, shown));
  }
}
