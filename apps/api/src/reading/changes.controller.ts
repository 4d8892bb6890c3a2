import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { knowsNames, mayAsk, type RoundChanges } from '#exams';
import { Asking } from '../asking/asking.js';
import { ProblemAnswer } from '../edge/problem.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { type Actor, Costly, Me } from '../identity/actor.js';
import { place } from './as-of.js';
import { Names } from './names.js';
import { Pasts } from './pasts.js';
import type { Named } from './people.js';
import { NamesQuery } from './queries.js';
import { RoundReader } from './round-reader.js';

/** Asks for the difference between two places in the past. */
class ChangesQuery extends NamesQuery {
  @place(
    'Recorded time: an instant (RFC 3339 with its offset, `+` written as `%2B`) or a position. What was recorded by then is the beginning; without it, the round begins with its draft.',
  )
  from?: string;
  @place('Recorded time, told as `from` is: what was recorded by then is the end; without it, now.')
  to?: string;
}

/** The difference between two places in the past of a round, as it was asked for. */
export interface Changes extends RoundChanges, Named {
  /** `null`: from its draft on. */
  readonly from: string | null;
  /** `null`: until now. */
  readonly to: string | null;
}

/** What happened in a round between two instants, and what differs, for those who check it. */
@ApiTags('Audit')
@Controller('api/rounds/:id')
export class ChangesController {
  constructor(
    private readonly reader: RoundReader,
    private readonly pasts: Pasts,
    private readonly asking: Asking,
    private readonly names: Names,
  ) {}

  @Costly()
  @Get('changes')
  @ApiOperation({
    operationId: 'ShowChanges',
    summary:
      'What happened between two instants, in words, by whom and by which rule, and what differs before and after',
    description:
      'For auditors, the supervision board and the authority of the round. All of it is shown as far as the reader may see it today; what is sealed today is sealed here, too.',
  })
  async changes(@Me() me: Actor, @Param('id', streamId) id: string, @Query() query: ChangesQuery): Promise<Changes> {
    await this.reader.reach(query.position, 'rounds', 'council');
    const viewer = await this.reader.viewer(me, id, mayAsk.changes);
    const places = await this.pasts.between(query);
    const found = await this.asking.ask(me.account, 'changes', id, places, viewer);
    if (found === undefined) throw new ProblemAnswer(404, 'not-then');
    const named = query.names === undefined ? {} : await this.names.of(me, id, found.persons, knowsNames(viewer));
    return { from: query.from ?? null, to: query.to ?? null, ...found.changes, ...named };
  }
}
