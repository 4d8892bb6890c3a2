import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { knowsNames, mayAsk, round as roundDecider, type Step, type ToDeclare, toDeclare } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Asking } from '../asking/asking.js';
import { Accounts } from '../identity/accounts.js';
import { type Actor, Costly, Me } from '../identity/actor.js';
import { Names } from './names.js';
import type { Named } from './people.js';
import { NamesQuery, PositionQuery } from './queries.js';
import { RoundReader } from './round-reader.js';
import { streamId } from '../edge/stream-id.pipe.js';

/** A step of the "5 rõ" report, with the names of those of the five fields that are empty. */
export type ReportedStep = Step & { readonly missing: readonly string[] };

/** The "5 rõ" report of a round. */
export interface FiveClears extends Named {
  readonly steps: readonly ReportedStep[];
  /** How many fields are empty in all. */
  readonly missing: number;
}

/** Those whom the declarations of one reader concern. */
export interface ToDeclareList {
  readonly items: readonly (ToDeclare & {
    /** `null` after the person was erased. */
    readonly name: string | null;
  })[];
}

/** The report of all steps of a round. */
@ApiTags('Reports')
@Controller('api/rounds/:id')
export class FiveClearsController {
  constructor(
    private readonly reader: RoundReader,
    private readonly names: Names,
    private readonly asking: Asking,
  ) {}

  @Costly()
  @Get('five-clears')
  @ApiOperation({
    operationId: 'FiveClears',
    summary: '"5 rõ": person, task, responsibility, process and result of every step; `missing` counts empty fields',
  })
  async fiveClears(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Query() query: NamesQuery,
  ): Promise<FiveClears> {
    await this.reader.reach(query.position, 'rounds', 'steps');
    const viewer = await this.reader.viewer(me, id, mayAsk.fiveClears);
    const documents = await this.reader.all('steps', id);
    const { steps, persons } = await this.asking.ask(me.account, 'fiveClears', documents, viewer);
    const named = query.names === undefined ? {} : await this.names.of(me, id, persons, knowsNames(viewer));
    return { steps, missing: steps.reduce((sum, { missing }) => sum + missing.length, 0), ...named };
  }
}

/** Whom the declarations in a round concern. */
@ApiTags('Reports')
@Controller('api/rounds/:id')
export class ReportsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly accounts: Accounts,
  ) {}

  @Get('to-declare')
  @ApiOperation({
    operationId: 'ToDeclare',
    summary: 'To whom the reader has relations to declare, by name, and of whom that was done',
    description:
      'For members of every body, the signer of a contract, and candidates: each is shown the names of those whom the own declarations concern, and nothing else of them. Whose names were shown is recorded in the account of the reader, once for each.',
  })
  async toDeclare(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Query() query: PositionQuery,
  ): Promise<ToDeclareList> {
    await this.reader.reach(query.position, 'rounds');
    const { state } = await this.engine.executor.load(roundDecider, id);
    const items = toDeclare(state, me.person);
    await this.reader.viewer(me, id, () => items !== undefined);
    await this.accounts.recordNamesRead(
      me,
      id,
      (items ?? []).map(({ person }) => person),
    );
    const named = (items ?? []).map(async ({ candidate, person, declared }) => {
      const name = await this.engine.vault.get(person, 'name');
      return { candidate, person, declared, name: name ?? null };
    });
    return { items: await Promise.all(named) };
  }
}
