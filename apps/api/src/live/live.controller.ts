import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { faultAt, ProblemAnswer } from '../edge/problem.js';
import { Costly, type EdgeRequest } from '../identity/actor.js';
import { PositionQuery } from '../reading/queries.js';
import { RoundReader } from '../reading/round-reader.js';
import { LiveStreams } from './live-streams.js';

const EVENT_STREAM = 'text/event-stream';
/** How a browser says where it was broken off. */
const LAST = 'Last-Event-ID';

const position = /^\d{1,19}$/;

class LiveQuery extends PositionQuery {
  @ApiProperty({
    required: false,
    pattern: position.source,
    description:
      '`position` of an answer, or `id` of a message: begins with what came behind it. Without it, with what comes now.',
  })
  @IsOptional()
  @Matches(position)
  from?: string;
}

/** Where a browser stands that comes again. */
const lastIn = ({ headers }: EdgeRequest): string | undefined => {
  const last = headers[LAST.toLowerCase()]?.toString() ?? '';
  if (last === '' || position.test(last)) return last === '' ? undefined : last;
  throw new ProblemAnswer(400, 'body-malformed', [
    faultAt(LAST, 'phải là `id` của một tin từ máy chủ này', 'must be the `id` of a message of this server'),
  ]);
};

/** Tells as it happens that something changed which the reader may see. */
@ApiTags('Views')
@Controller('api/live')
export class LiveController {
  constructor(
    private readonly reader: RoundReader,
    private readonly streams: LiveStreams,
  ) {}

  @Costly()
  @Get()
  @ApiHeader({
    name: LAST,
    required: false,
    schema: { type: 'string' },
    description: 'As `from`, which it goes before.',
  })
  @ApiOperation({
    operationId: 'Live',
    summary:
      'That something changed which you may see, as server-sent events `changed`; the usual reads say what it is now. Goes on for who accepts `text/event-stream`; for others it ends with what there is',
  })
  async live(@Req() request: EdgeRequest, @Query() query: LiveQuery, @Res() reply: FastifyReply): Promise<void> {
    await this.reader.reach(query.position);
    const from = await this.start(request, query);
    const follows = request.headers.accept?.includes(EVENT_STREAM) === true;
    const stream = this.streams.begin(request, { from, follows });
    reply.raw.once('close', () => {
      stream.end();
    });
    void reply.headers({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' }).type(EVENT_STREAM).send(stream.body);
  }

  /** Behind which position to begin: where the browser was broken off, or where it says. */
  private async start(request: EdgeRequest, { from }: LiveQuery): Promise<bigint | undefined> {
    const last = lastIn(request);
    const given = last ?? from;
    if (given === undefined) return undefined;
    await this.reader.mustBeOurs(BigInt(given), last === undefined ? 'from' : LAST);
    return BigInt(given);
  }
}
