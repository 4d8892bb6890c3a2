import { Controller, Get, Inject, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { EVERY_BODY, hasRole, reaches, type Role } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import type { Progress } from '../../../host/src/progress.js';
import type { Followers } from '../../../host/src/followers.js';
import { ENGINE, FOLLOWERS } from '../../../host/src/host.module.js';
import { type EdgeRequest, Public } from '../identity/actor.js';
import { ProblemAnswer } from './problem.js';

/** Views that have more events than this still to take are not ready to be read. */
const LAG_MAX = 10_000;

/** Whether the log can be read, and how far the views have come with it. The public is told the status alone. */
export interface Ready {
  readonly status: 'ready' | 'degraded';
  /** Position of the newest event. For administrators and auditors. */
  readonly log?: string;
  /** Position to which the views have come. For administrators and auditors. */
  readonly views?: string;
  /** How far each follower of the log is behind it, and since when it stands still. For administrators and auditors of every body. */
  readonly followers?: readonly Progress[];
  /** What stands still. For administrators and auditors of every body. */
  readonly faults?: readonly string[];
}

const operators: readonly Role[] = ['ADMIN', 'AUDITOR'];

@ApiTags('Health')
@Controller('api')
export class HealthController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(FOLLOWERS) private readonly followers: Followers,
  ) {}

  @Public()
  @Get('health')
  @ApiOperation({ operationId: 'Health', summary: 'The process runs' })
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /**
   * 503 while the log cannot be read, or the views are far behind it or have not come up with it since the start; what
   * stands still is named to operators either way. Costs the same however long the log is.
   */
  @Public()
  @Get('ready')
  @ApiOperation({ operationId: 'Ready', summary: 'The log can be read, and views are up with it' })
  async ready(@Req() { actor }: EdgeRequest): Promise<Ready> {
    const head = await this.engine.events.head();
    const lag = this.followers.lag();
    if (lag === undefined || lag > LAG_MAX) throw new ProblemAnswer(503, 'view-behind');
    const faults = this.followers.faults();
    const status = faults.length === 0 ? 'ready' : 'degraded';
    if (actor === undefined || !hasRole(actor, ...operators) || !reaches(actor, EVERY_BODY)) return { status };
    const followers = this.followers.progress();
    return { status, log: head.toString(), views: this.followers.position().toString(), followers, faults };
  }
}
