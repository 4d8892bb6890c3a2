import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type CaseStep,
  type CaseSteps,
  knowsNames,
  mayAsk,
  round as roundDecider,
  type Step,
  type StepDoc,
  type ToDeclare,
  toDeclare,
} from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Asking } from '../asking/asking.js';
import { everyPageFor } from '../edge/breath.js';
import { Accounts } from '../identity/accounts.js';
import { type Actor, Costly, Me } from '../identity/actor.js';
import type { AsOf, Past } from './as-of.js';
import { NamesOfPast } from './asked-views.js';
import { Names } from './names.js';
import { askedOf, Pasts } from './pasts.js';
import type { Named } from './people.js';
import { PositionQuery } from './queries.js';
import { RoundReader } from './round-reader.js';
import { streamId } from '../edge/stream-id.pipe.js';

/** A step of the "5 rõ" report, with the names of those of the five fields that are empty. */
export type ReportedStep = Step & { readonly missing: readonly string[] };

/** The same of one appointment case of the round. */
export type ReportedCase = Omit<CaseSteps, 'steps'> & {
  readonly steps: readonly (CaseStep & { readonly missing: readonly string[] })[];
};

/** The "5 rõ" report of a round. */
export interface FiveClears extends Named, AsOf {
  readonly steps: readonly ReportedStep[];
  /** Of the appointment cases of the round, those that the reader may read. */
  readonly cases: readonly ReportedCase[];
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
    private readonly pasts: Pasts,
  ) {}

  @Costly()
  @Get('five-clears')
  @ApiOperation({
    operationId: 'FiveClears',
    summary:
      '"5 rõ": person, task, responsibility, process and result of every step of the round and its appointment cases; `missing` counts empty fields',
  })
  async fiveClears(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Query() query: NamesOfPast,
  ): Promise<FiveClears> {
    await this.reader.reach(query.position, 'rounds', 'steps', 'appointments');
    const past = await this.pasts.in(query);
    const { viewer, documents } = await this.reported(me, id, past);
    const ids = (await this.reader.all('appointments', id, me)).map((found) => found.id);
    const about = { ids, asked: askedOf(past ?? { cut: {} }) };
    const { steps, cases, persons } = await this.asking.ask(me.account, 'fiveClears', documents, viewer, about);
    const all = [...steps, ...cases.flatMap((one) => one.steps)];
    const named = query.names === undefined ? {} : await this.names.of(me, id, persons, knowsNames(viewer));
    const missing = all.reduce((sum, step) => sum + step.missing.length, 0);
    return { steps, cases, missing, ...(past === undefined ? {} : { asOf: past.asOf }), ...named };
  }

  /** Who reads of which steps, now or by then. */
  private async reported(me: Actor, id: string, past: Past | undefined) {
    const may = mayAsk.fiveClears;
    if (past === undefined)
      return { viewer: await this.reader.viewer(me, id, may), documents: await this.reader.all('steps', id, me) };
    const { viewer, documents } = await this.pasts.round(me, id, past, { may, view: 'steps' });
    const pages = everyPageFor(me, (query) => documents.list('steps', query), { where: { round: id } });
    return { viewer, documents: (await Array.fromAsync(pages)).flat().map((entry) => entry.document as StepDoc) };
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
