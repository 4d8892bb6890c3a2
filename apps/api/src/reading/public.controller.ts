import { Controller, Get, Header, Inject, Ip, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Document, Entry, Page } from '#kernel';
import { type PublicationDoc, type PublicLine, publicLines, round, type RoundDoc } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { faultAt, ProblemAnswer } from '../edge/problem.js';
import { oneATurn } from '../edge/one-a-turn.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { MINUTE_MS, sharedBy, sourceOf, Throttle } from '../edge/throttle.js';
import { Public } from '../identity/actor.js';
import { shownPage } from './shown-page.js';

/** What one address may ask within a minute: a reader of notices, not a crawler. */
const A_MINUTE = 120;
const PAGE_MAX = 100;

class PublicQuery {
  @ApiProperty({ required: false, minimum: 1, maximum: PAGE_MAX })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  limit: number = PAGE_MAX;
  @ApiProperty({ required: false, description: '`next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;
}

/** A round that was announced, as anybody may read it. */
export interface PublicRound {
  readonly round: string;
  readonly code: string;
  readonly posts: readonly Readonly<{ post: string; unit: string; position: string }>[];
  readonly noticeOn: string;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly announcedOn: string | null;
  /** Where its publications are. */
  readonly publications: string;
}

/** A page of such rounds; `next` is given as `after` to read on. */
export interface PublicRoundPage {
  readonly items: readonly PublicRound[];
  readonly next?: string;
}

/** What a round has published, a page of it. */
export interface PublicationPage {
  readonly items: readonly PublicLine[];
  readonly next?: string;
}

const announced = ({ round: id, ...doc }: RoundDoc): PublicRound | undefined => {
  const { code, posts, noticeOn, opensOn, closesOn, announcedOn } = doc;
  if (noticeOn === null) return undefined;
  const open = posts.map(({ post, unit, position }) => ({ post, unit, position }));
  const publications = `/api/public/rounds/${id}/publications`;
  return { round: id, code, posts: open, noticeOn, opensOn, closesOn, announcedOn, publications };
};

/** What the law makes public, for everybody: no account, no names, and nothing that is not on the notice board too. */
@ApiTags('Public')
@Controller('api/public/rounds')
export class PublicController {
  private readonly throttle: Throttle;
  private readonly inTurn = oneATurn();

  constructor(@Inject(ENGINE) private readonly engine: Engine) {
    this.throttle = new Throttle(A_MINUTE, MINUTE_MS, sharedBy(engine, 'public'));
  }

  @Public()
  @Get()
  @Header('Cache-Control', 'public, max-age=60')
  @ApiOperation({ operationId: 'ListPublicRounds', summary: 'The rounds that were announced' })
  async rounds(@Ip() address: string, @Query() query: PublicQuery): Promise<PublicRoundPage> {
    const source = sourceOf(address);
    this.throttle.take(source);
    const list = (limit: number, after: string | undefined) =>
      this.page<Document>('rounds', {}, { limit, ...(after === undefined ? {} : { after }) });
    const show = (entries: readonly Entry[]) =>
      Promise.resolve(
        entries.map(({ document }) => announced(document as unknown as RoundDoc) as Document | undefined),
      );
    return (await shownPage(
      { list, show, isWanted: () => true, breath: () => this.inTurn(source) },
      query,
    )) as unknown as PublicRoundPage;
  }

  @Public()
  @Get(':id/publications')
  @Header('Cache-Control', 'public, max-age=60')
  @ApiOperation({
    operationId: 'ListPublications',
    summary: 'What a round has published, oldest first; a correction stands beside what it corrects',
  })
  async publications(
    @Ip() address: string,
    @Param('id', streamId) id: string,
    @Query() query: PublicQuery,
  ): Promise<PublicationPage> {
    this.throttle.take(sourceOf(address));
    const known = await this.engine.reading.get('rounds', id);
    if (known === undefined || known.noticeOn === null) throw new ProblemAnswer(404, 'not-found');
    const { items, next } = await this.page<PublicationDoc>('publications', { where: { round: id } }, query);
    const { state } = await this.engine.executor.load(round, id);
    const lines = publicLines(
      state,
      items.map(({ document }) => document),
    );
    return { items: lines, ...(next === undefined ? {} : { next }) };
  }

  private async page<Doc>(
    view: string,
    about: { readonly where?: Readonly<Record<string, string>> },
    { limit, after }: PublicQuery,
  ): Promise<Page<Doc>> {
    const sort = view === 'publications' ? { sort: { by: 'revision' } } : {};
    try {
      const query = { ...about, ...sort, limit, ...(after === undefined ? {} : { after }) };
      return (await this.engine.views.list(view, query)) as unknown as Page<Doc>;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ProblemAnswer(400, 'body-malformed', [
        faultAt('after', 'phải là `next` của trang trước', 'must be the `next` of the page before'),
      ]);
    }
  }
}
