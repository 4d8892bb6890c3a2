import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags, IntersectionType } from '@nestjs/swagger';
import { type Cut, isRefusal, type Refusal } from '#kernel';
import { mayAsk, type May, maySeeWhyOf, type RoundWhy, type Viewer, whyFor } from '#exams';
import { type CaseInput, type Fault, isFault, type MarkerStatistics, type Robustness, type WhatIf } from '#rules';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Asking } from '../asking/asking.js';
import type { Answer, Given, Works } from '../asking/works.js';
import { type Actor, Costly, Me } from '../identity/actor.js';
import { faultWords } from '../bodies/fault-words.js';
import { ChangeBody } from '../bodies/inquiries.js';
import { ProblemAnswer, Refused } from '../edge/problem.js';
import { admit } from './access.js';
import { type AsOf, AtQuery } from './as-of.js';
import { Pasts } from './pasts.js';
import { PositionQuery } from './queries.js';
import { RoundReader } from './round-reader.js';
import { streamId } from '../edge/stream-id.pipe.js';

class InquiryQuery extends IntersectionType(PositionQuery, AtQuery) {}

/** What is told of a result; `asOf` says of when, where the past was asked about. */
export interface ToldWhy extends RoundWhy, AsOf {}
export interface ToldRobustness extends Robustness, AsOf {}
export interface ToldMarkers extends MarkerStatistics, AsOf {}

/**
 * Questions about a result: why it is as it is, what it would have been, how much hangs on whom. Each is answered by a
 * replay of the round up to its result, or, with `at`, to that which it had then; nothing is recorded, and nothing is answered
 * before there is one.
 */
@ApiTags('Audit')
@Controller('api/rounds/:id')
export class InquiriesController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly asking: Asking,
    private readonly pasts: Pasts,
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
    @Query() query: InquiryQuery,
  ): Promise<ToldWhy> {
    const { viewer, cut, asOf } = await this.reading(me, id, mayAsk.why, query);
    const answer = await this.asked(me, 'why', id, cut, candidate);
    if (isFault(answer)) throw new ProblemAnswer(404, 'not-found');
    const file = await this.engine.reading.get('candidates', `${id}/${answer.candidate}`);
    admit(maySeeWhyOf(file, viewer));
    return { ...whyFor(answer, viewer), ...asOf };
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
    const answer = await this.asked(me, 'whatIf', id, {}, change);
    return isFault(answer) ? malformed(answer) : answer;
  }

  @Costly()
  @Get('robustness')
  @ApiOperation({
    operationId: 'Robustness',
    summary:
      'The result without each member in turn, the smallest change that alters a winner, who alone. Information only',
  })
  async robustness(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Query() query: InquiryQuery,
  ): Promise<ToldRobustness> {
    const { cut, asOf } = await this.reading(me, id, mayAsk.robustness, query);
    return { ...(await this.asked(me, 'robustness', id, cut)), ...asOf };
  }

  @Costly()
  @Get('case')
  @ApiOperation({
    operationId: 'Case',
    summary: 'The round as one computation (khoabang.case/1), from which anybody works its result out again, offline',
  })
  async caseFile(@Me() me: Actor, @Param('id', streamId) id: string, @Query() query: InquiryQuery): Promise<CaseInput> {
    const { cut } = await this.reading(me, id, mayAsk.caseFile, query);
    return this.asked(me, 'caseFile', id, cut);
  }

  @Costly()
  @Get('markers')
  @ApiOperation({
    operationId: 'Markers',
    summary: 'How markers and members scored: severity, agreement with intervals, spread, drift. Information only',
  })
  async markers(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Query() query: InquiryQuery,
  ): Promise<ToldMarkers> {
    const { cut, asOf } = await this.reading(me, id, mayAsk.markers, query);
    return { ...(await this.asked(me, 'markers', id, cut)), ...asOf };
  }

  /** The reader in the round, up to where it is asked about, and how the answer says so. */
  private async reading(
    me: Actor,
    id: string,
    may: May,
    query: InquiryQuery,
  ): Promise<{ readonly viewer: Viewer; readonly cut: Cut; readonly asOf: AsOf }> {
    await this.reader.reach(query.position);
    const past = await this.pasts.in(query);
    if (past === undefined) return { viewer: await this.reader.viewer(me, id, may), cut: {}, asOf: {} };
    const { viewer } = await this.pasts.round(me, id, past, { may });
    return { viewer, cut: past.cut, asOf: { asOf: past.asOf } };
  }

  /** What comes of it, unless there is nothing to ask about yet. */
  private async asked<What extends keyof Works>(
    { account }: Actor,
    what: What,
    ...given: Given<What>
  ): Promise<Exclude<Answer<What>, Refusal>> {
    const answer = await this.asking.ask(account, what, ...given);
    if (isRefusal(answer)) throw new Refused(answer);
    return answer as Exclude<Answer<What>, Refusal>;
  }
}

const malformed = (fault: Fault): never => {
  throw new ProblemAnswer(400, 'body-malformed', [{ field: fault.path, message: faultWords(fault) }]);
};
