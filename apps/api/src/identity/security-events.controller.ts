import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, Matches } from 'class-validator';
import { Count, Maybe } from '../bodies/fields.js';
import { type Actor, Me, roleForAll } from './actor.js';
import { SecurityEvents, type SecurityPage } from './security-events.js';

const PAGE = 100;
const AFTER = /^\d{1,7}-\d{1,5}$/;

class SecurityQuery {
  @Maybe() @Type(() => Number) @Count(1, 500) limit?: number;

  @IsOptional()
  @Matches(AFTER)
  @ApiProperty({ required: false, pattern: AFTER.source, description: 'The `next` of the page before.' })
  after?: string;
}

/** Security events: kept apart from the log, for ninety days. */
@ApiTags('Audit')
@Controller('api/security-events')
export class SecurityEventsController {
  constructor(private readonly events: SecurityEvents) {}

  @Get()
  @ApiOperation({
    operationId: 'ListSecurityEvents',
    summary: 'Who signed in, was turned away, or read names and sealed texts, from where: by hour, the newest first',
    description:
      'For administrators and auditors of every body. Of a kind within an hour there are 200 lines that name an account and 200 that name none; what comes beyond is counted without source, in one line for each account.',
  })
  async list(@Me() me: Actor, @Query() { limit = PAGE, after }: SecurityQuery): Promise<SecurityPage> {
    roleForAll(me, ['ADMIN', 'AUDITOR']);
    return this.events.page(limit, after);
  }
}
