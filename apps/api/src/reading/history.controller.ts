import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiDefaultResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { Recorded } from '#kernel';
import { checkInvariants, foldRound, mayAsk, round, sealedUntil } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { type Actor, Me } from '../identity/actor.js';
import { ProblemBody } from '../bodies/answer.js';
import { ProblemAnswer } from '../edge/problem.js';
import { RoundReader } from './round-reader.js';
import { streamId } from '../edge/stream-id.pipe.js';

/** Events a page of history: what a screen or a program can still take at once. */
const HISTORY_PAGE = 500;

class HistoryQuery {
  @ApiProperty({ required: false, description: 'Answer only when the views have come at least here.' })
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  position?: string;
  @ApiProperty({ required: false, minimum: 0, description: 'First revision.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  from?: number;
  @ApiProperty({ required: false, minimum: 1, maximum: HISTORY_PAGE })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(HISTORY_PAGE)
  limit?: number;
}

type Shown = Omit<Recorded, 'position'> & { readonly position: string };

/** The log of one round, for those who check it. What is still sealed is named, but not shown. */
@ApiTags('Audit')
@ApiDefaultResponse({ type: ProblemBody, description: 'RFC 9457 problem.' })
@Controller('api/rounds/:id')
export class HistoryController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
  ) {}

  @Get('history')
  @ApiOperation({ operationId: 'ShowHistory', summary: 'The recorded events of a round, in order' })
  async history(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Query() query: HistoryQuery,
  ): Promise<{ items: Shown[]; next?: number }> {
    await this.reader.reach(query.position, 'rounds', 'council');
    await this.reader.viewer(me, id, mayAsk.history);
    const from = query.from ?? 0;
    const limit = query.limit ?? HISTORY_PAGE;
    const { state, revision } = await this.engine.executor.load(round, id);
    if (state.stage === null) throw new ProblemAnswer(404, 'not-found');
    const items: Shown[] = [];
    for await (const recorded of this.engine.events.read(`round-${id}`, from)) {
      const data = sealedUntil(recorded, state);
      items.push({ ...recorded, data, position: recorded.position.toString() });
      if (items.length === limit) break;
    }
    const next = from + items.length;
    return next <= revision ? { items, next } : { items };
  }

  @Get('invariants')
  @ApiOperation({
    operationId: 'CheckInvariants',
    summary: 'Replays the round and checks the nine invariants; no breach is an empty list',
  })
  async invariants(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
  ): Promise<{ events: number; breaches: readonly unknown[] }> {
    await this.reader.viewer(me, id, mayAsk.invariants);
    const history: Recorded[] = [];
    for await (const recorded of this.engine.events.read(`round-${id}`)) history.push(recorded);
    if (history.length === 0) throw new ProblemAnswer(404, 'not-found');
    return { events: history.length, breaches: checkInvariants(history, foldRound) };
  }
}
