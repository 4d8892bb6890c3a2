import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { isRefusal, type Recorded } from '#kernel';
import {
  caseFileOf,
  type Inquiry,
  inquire,
  markersOf,
  mayAsk,
  maySeeWhyOf,
  robustnessOf,
  type RoundWhy,
  whatIfOf,
  whyFor,
  whyOf,
} from '#exams';
import { type CaseInput, type Fault, isFault, type MarkerStatistics, type Robustness, type WhatIf } from '#rules';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { type Actor, Costly, Me } from '../identity/actor.js';
import { faultWords } from '../bodies/fault-words.js';
import { ChangeBody } from '../bodies/inquiries.js';
import { ProblemAnswer, Refused } from '../edge/problem.js';
import { admit } from './access.js';
import { RoundReader } from './round-reader.js';
import { streamId } from '../edge/stream-id.pipe.js';

/**
 * Questions about a result: why it is as it is, what it would have been, how much hangs on whom. Each is answered by a
 * replay of the round up to its result; nothing is recorded, and nothing is answered before there is one.
 */
@ApiTags('Audit')
@Controller('api/rounds/:id')
export class InquiriesController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
  ) {}

  @Costly()
  @Get('results/:candidate/why')
  @ApiOperation({
    operationId: 'Why',
    summary: 'Why a candidate stands where the result says: the least evidence, its rules, sources and events',
  })
  async why(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Param('candidate') candidate: string,
  ): Promise<RoundWhy> {
    const viewer = await this.reader.viewer(me, id, mayAsk.why);
    const answer = whyOf(await this.inquiry(id), candidate);
    if (isFault(answer)) throw new ProblemAnswer(404, 'not-found');
    const file = await this.engine.reading.get('candidates', `${id}/${answer.candidate}`);
    admit(maySeeWhyOf(file, viewer));
    return whyFor(answer, viewer);
  }

  @Costly()
  @Post('what-if')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'WhatIf',
    summary: 'How it would have come out with other rules, side by side. Hypothetical: nothing is recorded',
  })
  @ApiBody({ type: ChangeBody })
  async whatIf(@Me() me: Actor, @Param('id', streamId) id: string, @Body() change: unknown): Promise<WhatIf> {
    await this.reader.viewer(me, id, mayAsk.whatIf);
    const answer = whatIfOf(await this.inquiry(id), change);
    return isFault(answer) ? malformed(answer) : answer;
  }

  @Costly()
  @Get('robustness')
  @ApiOperation({
    operationId: 'Robustness',
    summary:
      'The result without each member in turn, the smallest change that alters a winner, who alone. Information only',
  })
  async robustness(@Me() me: Actor, @Param('id', streamId) id: string): Promise<Robustness> {
    await this.reader.viewer(me, id, mayAsk.robustness);
    return robustnessOf(await this.inquiry(id));
  }

  @Costly()
  @Get('case')
  @ApiOperation({
    operationId: 'Case',
    summary: 'The round as one computation (khoabang.case/1), from which anybody works its result out again, offline',
  })
  async caseFile(@Me() me: Actor, @Param('id', streamId) id: string): Promise<CaseInput> {
    await this.reader.viewer(me, id, mayAsk.caseFile);
    return caseFileOf(await this.inquiry(id));
  }

  @Costly()
  @Get('markers')
  @ApiOperation({
    operationId: 'Markers',
    summary: 'How markers and members scored: severity, agreement with intervals, spread, drift. Information only',
  })
  async markers(@Me() me: Actor, @Param('id', streamId) id: string): Promise<MarkerStatistics> {
    await this.reader.viewer(me, id, mayAsk.markers);
    return markersOf(await this.inquiry(id));
  }

  private async inquiry(id: string): Promise<Inquiry> {
    const history: Recorded[] = await Array.fromAsync(this.engine.events.read(`round-${id}`));
    const inquiry = inquire(history);
    if (isRefusal(inquiry)) throw new Refused(inquiry);
    return inquiry;
  }
}

const malformed = (fault: Fault): never => {
  throw new ProblemAnswer(400, 'body-malformed', [{ field: fault.path, message: faultWords(fault) }]);
};
