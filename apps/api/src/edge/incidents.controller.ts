import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { type Context, type Incident, incidentsOf, type Outcome, retryIncident, skipIncident } from '#kernel';
import { processes, type Role } from '#exams';
import { VaultConflict } from '#vault';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { type Actor, Me, roleForAll, Weighty } from '../identity/actor.js';
import { ForRoles } from '../identity/before-body.js';
import type { UnsealedText } from '../bodies/field-types.js';
import { FreeText, writtenIn } from '../bodies/fields.js';
import { ProblemAnswer } from './problem.js';
import { Info, Repeatable, type RequestInfo } from './request-info.js';
import { streamId } from './stream-id.pipe.js';
import { type Answer, answerOf, submitContext } from '../commands/submit.js';

class SkipBody {
  @FreeText() reason!: UnsealedText;
}

class InstancePath {
  @ApiProperty({ enum: processes.map(({ name }) => name) }) @IsString() process!: string;
  @ApiProperty({ description: 'What the instance is about, e.g. the id of a round.' }) @IsString() key!: string;
}

/** An incident as an operator sees it. */
interface OpenIncident {
  readonly process: string;
  /** What the instance is about, e.g. the id of a round. */
  readonly key: string;
  /** Code of the refusal, or kind of the error. */
  readonly code: string;
  /** Since when it stands still. */
  readonly since: string;
  /** Type of the event that it could not follow. */
  readonly event: string;
  readonly stream: string;
  readonly position: string;
  /** A retry or skip has been asked for and is not answered yet. */
  readonly isAsked: boolean;
}

/** Everything that stands still. */
export interface IncidentList {
  readonly items: readonly OpenIncident[];
}

const shown = (process: string, { key, code, since, cause, request }: Incident): OpenIncident => ({
  process,
  key,
  code,
  since,
  event: cause.type,
  stream: cause.stream,
  position: cause.position,
  isAsked: request !== undefined,
});

/** Who sees and mends what stands still: for every body, since an instance may stand in a round that others may not know of. */
const operators: readonly Role[] = ['ADMIN'];

/** What the system could not do by itself, and how a person lets it go on. */
@ApiTags('Incidents')
@Controller('api/incidents')
export class IncidentsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  @ApiOperation({
    operationId: 'ListIncidents',
    summary: 'Instances of processes that stand still, and why',
    description:
      'For administrators of every body. `isAsked`: a retry or skip has been asked for and is not answered yet.',
  })
  async list(@Me() me: Actor): Promise<IncidentList> {
    roleForAll(me, operators);
    const open = await Promise.all(
      processes.map(async ({ name }) =>
        (await incidentsOf(this.engine.executor, name)).map((incident) => shown(name, incident)),
      ),
    );
    return { items: open.flat() };
  }

  @Weighty()
  @ForRoles(...operators)
  @Post(':process/:key/retry')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'RetryIncident',
    summary: 'Take the instance through all that it missed',
    description: 'Send it when the cause is mended. What fails again is listed again.',
  })
  @Repeatable()
  async retry(@Param() path: InstancePath, @Info() info: RequestInfo): Promise<Answer> {
    const command = { type: 'Retry', data: { key: path.key } };
    const context = this.context(path, info, command);
    return answer(path, await retryIncident(this.engine.executor, path.process, path.key, context));
  }

  @Weighty()
  @ForRoles(...operators)
  @Post(':process/:key/skip')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'SkipIncident',
    summary: 'Let the instance go on without reacting to the event that it could not follow',
    description: 'The reason is kept in the vault; who skipped, when and why is recorded with the process.',
  })
  @Repeatable()
  async skip(@Param() path: InstancePath, @Body() body: SkipBody, @Info() info: RequestInfo): Promise<Answer> {
    const { key, process } = path;
    const context = this.context(path, info, { type: 'Skip', data: { key, reason: body.reason } });
    const incident = (await incidentsOf(this.engine.executor, process)).find((open) => open.key === key);
    // Without an open incident nothing is recorded: the process answers as to a repeat, or refuses.
    const reason =
      incident === undefined
        ? { ref: '', commitment: '' }
        : await this.sealed(incident.cause.stream, writtenIn(body.reason), context.commandId);
    return answer(path, await skipIncident(this.engine.executor, process, { key, reason }, context));
  }

  /** The reason lies under the key of the stream that it is about. */
  private async sealed(subject: string, reason: string, commandId: string) {
    try {
      return await this.engine.vault.seal(derivedId('text', commandId, 'reason'), subject, 'reason', reason);
    } catch (error) {
      if (error instanceof VaultConflict) throw new ProblemAnswer(409, 'key-reused');
      throw error;
    }
  }

  private context(
    { process, key }: InstancePath,
    info: RequestInfo,
    command: { readonly type: string; readonly data: unknown },
  ): Context {
    const role = roleForAll(info.actor, operators);
    streamId.transform(key, { type: 'param' });
    if (!processes.some(({ name }) => name === process)) throw new ProblemAnswer(404, 'not-found');
    // A key belongs to one request on one instance: the journal remembers no digests that would tell two apart.
    return submitContext(this.engine, { ...info, role }, `process-${process}/${key}/${command.type}`, command);
  }
}

const answer = ({ process }: InstancePath, outcome: Outcome): Answer => answerOf(process, outcome);
