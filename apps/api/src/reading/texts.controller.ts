import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsString } from 'class-validator';
import { first } from '#kernel';
import { happeningOf, isTextTo, isToldOf, mayAsk, round } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { type Actor, Me, Says } from '../identity/actor.js';
import { Count } from '../bodies/fields.js';
import { ProblemAnswer } from '../edge/problem.js';
import { admit } from './access.js';
import { PositionQuery } from './queries.js';
import { RoundReader } from './round-reader.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { type Texts, textsOf } from './texts.js';

/** Revisions have no end of their own: no stream comes near this one. */
export const REVISION_MAX = 999_999_999;

class EventOfRound {
  @ApiProperty({ description: 'Id of the round.' }) @IsString() id!: string;
  @Type(() => Number) @Count(0, REVISION_MAX) revision!: number;
}

/** Reasons, opinions and notes of a round: what people wrote, out of the vault, for those who may see its steps. */
@ApiTags('Audit')
@Controller('api/rounds/:id')
export class TextsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
  ) {}

  @Says({ watched: 'TEXTS_READ' })
  @Get('texts/:revision')
  @ApiOperation({
    operationId: 'ShowTexts',
    summary: 'The free texts of one event, as they were committed to',
    description:
      'For organisers, supervision, auditors and the council of the round, and for both sides of a handover why it was refused; 403 for everybody else. `steps` tells the revision. A text whose event still has anything sealed in the log view is `null` with the reason `SEALED`; of an event that `steps` does not tell the reader nothing is there. Reading changes nothing; who read is noted as a security event.',
  })
  async texts(@Me() me: Actor, @Param() { id, revision }: EventOfRound, @Query() query: PositionQuery): Promise<Texts> {
    const known = streamId.transform(id, { type: 'param' });
    await this.reader.reach(query.position, 'rounds', 'council');
    const recorded = await first(this.engine.events.read(`round-${known}`, revision));
    const reader = await this.reader.viewer(
      me,
      known,
      (viewer) => mayAsk.texts(viewer) || isTextTo(recorded, me.person),
    );
    if (recorded === undefined) throw new ProblemAnswer(404, 'not-found');
    admit(isTextTo(recorded, me.person) || isToldOf(happeningOf(recorded), reader));
    const { state } = await this.engine.executor.load(round, known);
    return textsOf(this.engine.vault, recorded, state, me.person);
  }
}
