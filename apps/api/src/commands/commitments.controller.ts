import { randomBytes } from 'node:crypto';
import { Body, Controller, Header, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { isRefusal } from '#kernel';
import {
  codeMapFor,
  type CommitmentKind,
  formulas,
  holds,
  isKnownTo,
  keeping,
  type MadeCodeMap,
  type MadeLot,
  madeLot,
  madeNumber,
  rightsTo,
  round,
  sittingOf,
  type Words,
} from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { CommitmentBody } from '../bodies/commitments.js';
import { ProblemAnswer, Refused } from '../edge/problem.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { MINUTE_MS, sharedBy, Throttle } from '../edge/throttle.js';
import { type Actor, Me, roleFor } from '../identity/actor.js';

/** A round needs few of them; more are tries. */
const A_MINUTE = 20;

/** The command that each is for: whoever may send that may have one made. */
const commandFor = { CODE_MAP: 'CodeScripts', LOT: 'CommitLot', NUMBER: 'GiveLotNumber' } as const;

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** What is answered once, and kept nowhere. */
export type MadeCommitment = { /** What is to be done with it. */ readonly note: Words } & (
  | ((MadeLot | MadeCodeMap) & {
      readonly kind: CommitmentKind;
      /** How it is made. */
      readonly formula: string;
    })
  | { readonly kind: 'NUMBER'; readonly number: string }
);

/** Makes secrets and the commitments to them, and numbers for lots. Each is answered once: nothing of it is recorded, kept or logged. */
@ApiTags('Rounds')
@Controller('api/rounds/:id/commitments')
export class CommitmentsController {
  private readonly throttle: Throttle;

  constructor(@Inject(ENGINE) private readonly engine: Engine) {
    this.throttle = new Throttle(A_MINUTE, MINUTE_MS, sharedBy(engine, 'commitments'));
  }

  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'MakeCommitment',
    summary:
      'A secret with the commitment to it, for a lot or for the code map, or a number to give to a lot. Answered once, kept nowhere',
    description: `${keeping.LOT.vi} ${keeping.LOT.en}`,
  })
  async make(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Body() { kind, map }: CommitmentBody,
  ): Promise<MadeCommitment> {
    const rights = rightsTo('round', commandFor[kind]);
    roleFor(me, rights.roles);
    this.throttle.take(me.account);
    const { state } = await this.engine.executor.load(round, id);
    if (state.stage === null || !isKnownTo(state, me)) throw new ProblemAnswer(404, 'not-found');
    const sitting = sittingOf(state);
    if (!rights.seats.some((seat) => holds(me.person, seat, sitting))) throw new ProblemAnswer(403, 'not-allowed');
    if (kind === 'NUMBER') return { kind, ...madeNumber(hex), note: keeping.NUMBER };
    const made = kind === 'LOT' ? madeLot(hex) : codeMapFor(state, map, hex);
    if (isRefusal(made)) throw new Refused(made);
    return { kind, formula: formulas[kind], ...made, note: keeping[kind] };
  }
}
