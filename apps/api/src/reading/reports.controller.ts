import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiDefaultResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { fiveClears, mayAsk, missingClears, personsOf, type Step } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { type Actor, Me } from '../identity/actor.js';
import { ProblemBody } from '../bodies/answer.js';
import { type Named, namesOf } from './people.js';
import { RoundReader } from './round-reader.js';
import { streamId } from '../edge/stream-id.pipe.js';

export class ReportQuery {
  @ApiProperty({ required: false, description: 'Answer only when the views have come at least here.' })
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  position?: string;
  @ApiProperty({ required: false, enum: ['true'], description: 'Add the names behind codes, for those entitled.' })
  @IsOptional()
  @IsIn(['true'])
  names?: string;
}

/** A step of the "5 rõ" report, with the names of those of the five fields that are empty. */
type ReportedStep = Step & { readonly missing: readonly string[] };

/** Reports over one round, put together from its views. */
@ApiTags('Reports')
@ApiDefaultResponse({ type: ProblemBody, description: 'RFC 9457 problem.' })
@Controller('api/rounds/:id')
export class ReportsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
  ) {}

  @Get('five-clears')
  @ApiOperation({
    operationId: 'FiveClears',
    summary: '"5 rõ": person, task, responsibility, process and result of every step; `missing` counts empty fields',
  })
  async fiveClears(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Query() query: ReportQuery,
  ): Promise<{ steps: ReportedStep[]; missing: number } & Named> {
    await this.reader.reach(query.position, 'rounds', 'steps');
    await this.reader.viewer(me, id, mayAsk.fiveClears);
    const documents = await this.reader.all('steps', id);
    const steps = fiveClears(documents).map((step) => ({
      ...step,
      missing: missingClears(step),
    }));
    const named = await this.named(personsOf('steps', documents), me, query);
    return { steps, missing: steps.reduce((sum, { missing }) => sum + missing.length, 0), ...named };
  }

  /** The names of these people, when they are asked for. */
  private async named(persons: readonly (string | null)[], me: Actor, { names }: ReportQuery): Promise<Named> {
    return names === undefined ? {} : namesOf(this.engine.vault, me, persons);
  }
}
