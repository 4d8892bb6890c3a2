import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags, IntersectionType } from '@nestjs/swagger';
import type { Recorded } from '#kernel';
import { type Breach, mayAsk, round, sealedUntil } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Asking } from '../asking/asking.js';
import { type Actor, Costly, Me } from '../identity/actor.js';
import { ProblemAnswer } from '../edge/problem.js';
import { logPage } from './log-page.js';
import { PageQuery, PositionQuery } from './queries.js';
import { RoundReader } from './round-reader.js';
import { streamId } from '../edge/stream-id.pipe.js';

class HistoryQuery extends IntersectionType(PositionQuery, PageQuery) {}

/** A recorded event; what is still sealed of its data is `SEALED`. */
export type ShownEvent = Omit<Recorded, 'position' | 'data'> & {
  readonly position: string;
  /** The fields of the event, as its type has them. */
  readonly data: Readonly<Record<string, unknown>>;
};

/** A page of the log of one round. */
export interface History {
  readonly items: readonly ShownEvent[];
  /** Present when there is more: give it as `after`. */
  readonly next?: string;
}

/** The log of one round, for those who check it. What is still sealed is named, but not shown. */
@ApiTags('Audit')
@Controller('api/rounds/:id')
export class HistoryController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly asking: Asking,
  ) {}

  @Get('history')
  @ApiOperation({ operationId: 'ShowHistory', summary: 'The recorded events of a round, in order' })
  async history(@Me() me: Actor, @Param('id', streamId) id: string, @Query() query: HistoryQuery): Promise<History> {
    await this.reader.reach(query.position, 'rounds', 'council');
    await this.reader.viewer(me, id, mayAsk.history);
    const { state } = await this.engine.executor.load(round, id);
    if (state.stage === null) throw new ProblemAnswer(404, 'not-found');
    return logPage(this.engine.events, `round-${id}`, query, (recorded) => {
      const shown = sealedUntil(recorded, state);
      return { ...shown, data: shown.data as ShownEvent['data'], position: recorded.position.toString() };
    });
  }

  @Costly()
  @Get('invariants')
  @ApiOperation({
    operationId: 'CheckInvariants',
    summary: 'Replays the round and checks the nine invariants; no breach is an empty list',
  })
  async invariants(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
  ): Promise<{ events: number; breaches: readonly Breach[] }> {
    await this.reader.viewer(me, id, mayAsk.invariants);
    const answer = await this.asking.ask(me.account, 'invariants', id);
    if (answer.events === 0) throw new ProblemAnswer(404, 'not-found');
    return answer;
  }
}
