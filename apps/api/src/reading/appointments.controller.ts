import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsString } from 'class-validator';
import {
  appointment,
  caseEventFor,
  caseReaders,
  concernedIn,
  hasRole,
  type OpenedCase,
  readsAs,
  readsTextsOf,
} from '#exams';
import { first } from '#kernel';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Count } from '../bodies/fields.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { type Actor, Me, Says } from '../identity/actor.js';
import { admit, found } from './access.js';
import type { History, ShownEvent } from './history.controller.js';
import { logPage } from './log-page.js';
import { PageQuery, PositionQuery } from './queries.js';
import { RoundReader } from './round-reader.js';
import { REVISION_MAX } from './texts.controller.js';
import { type Texts, textsIn } from './texts.js';

class HistoryQuery extends IntersectionType(PositionQuery, PageQuery) {}

class EventOfCase {
  @ApiProperty({ description: 'Id of the appointment case.' }) @IsString() id!: string;
  @Type(() => Number) @Count(0, REVISION_MAX) revision!: number;
}

/** The log of one appointment case and what was written in it, for those whom it concerns and those who check it. */
@ApiTags('Audit')
@Controller('api/appointments/:id')
export class AppointmentsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
  ) {}

  @Get('history')
  @ApiOperation({
    operationId: 'ShowAppointmentHistory',
    summary: 'The recorded events of an appointment case, in order',
    description:
      'For those who handle the case, for auditors of the body, and for the person: that person learns what the Party committee and the conclusion on the standard say with the decision, until then it is `SEALED`. Accounts and sessions are shown to auditors alone.',
  })
  async history(@Me() me: Actor, @Param('id', streamId) id: string, @Query() query: HistoryQuery): Promise<History> {
    await this.reader.reach(query.position, 'appointments');
    const known = await this.caseFor(me, id);
    return logPage(this.engine.events, `appointment-${id}`, query, (recorded) => {
      const shown = caseEventFor(recorded, known, me);
      return { ...shown, data: shown.data as ShownEvent['data'], position: recorded.position.toString() };
    });
  }

  @Says({ watched: 'TEXTS_READ' })
  @Get('texts/:revision')
  @ApiOperation({
    operationId: 'ShowAppointmentTexts',
    summary: 'The free texts of one event of an appointment case, as they were committed to',
    description:
      'For those who handle the case and auditors of the body; 403 for the person, to whom the decision itself tells its reasons. Reading changes nothing; who read is noted as a security event.',
  })
  async texts(@Me() me: Actor, @Param() { id, revision }: EventOfCase, @Query() query: PositionQuery): Promise<Texts> {
    const known = streamId.transform(id, { type: 'param' });
    await this.reader.reach(query.position, 'appointments');
    admit(true, readsTextsOf(await this.caseFor(me, known), me));
    const recorded = found(await first(this.engine.events.read(`appointment-${known}`, revision)));
    return textsIn(this.engine.vault, recorded, false);
  }

  /** The case, if it is there for this reader. */
  private async caseFor(me: Actor, id: string): Promise<OpenedCase> {
    admit(true, hasRole(me, ...caseReaders), caseReaders);
    const { state } = await this.engine.executor.load(appointment, id);
    const known = { ...state, opened: found(state.opened ?? undefined) };
    admit(readsAs(concernedIn(known), me) !== undefined);
    return known;
  }
}
