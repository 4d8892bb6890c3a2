import { setImmediate as breath } from 'node:timers/promises';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Details, Refusal } from '#kernel';
import { type GoodRow, position, type Reach, type Role, unit } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Asking } from '../asking/asking.js';
import {
  badLine,
  type BadLine,
  firstOf,
  type Header,
  positionHeader,
  type ReadFile,
  type UnfitFile,
  unitHeader,
} from '../asking/csv.js';
import { Costly, roleFor } from '../identity/actor.js';
import { ForRoles } from '../identity/before-body.js';
import { positionBodies } from '../bodies/positions.js';
import { unitBodies } from '../bodies/units.js';
import { bodyPipe } from '../edge/body.pipe.js';
import { ProblemAnswer, type Words } from '../edge/problem.js';
import { Info, type RequestInfo } from '../edge/request-info.js';
import { TakingTurns } from '../edge/taking-turns.js';
import { positionFacts, registryFault } from './gather.js';
import { bodyFault } from './senders.js';
import { stable, submitContext } from './submit.js';

/** So many lines are recorded at once; then others have their turn. */
const AT_ONCE = 20;
/** Files that one account may have waiting, and all together. */
const WAITING_EACH = 1;
const WAITING_IN_ALL = 10;

/** Line by line: what was taken, what was there already, what was not taken and why. */
export interface ImportReport {
  readonly lines: number;
  readonly taken: number;
  readonly unchanged: number;
  /** The first faults, at most 100: whoever has more begins with these. */
  readonly bad: readonly BadLine[];
  /** How many faults there are. */
  readonly faults: number;
  readonly position: string;
}

const describe = ({ needed, optional }: Header): string =>
  [
    'CSV in UTF-8 with a header line; columns divided by commas, or by semicolons (values that hold the divider in quotes).',
    `Columns: ${needed.join(', ')}.`,
    ...(optional.length === 0 ? [] : [`May be empty or missing: ${optional.join(', ')}.`]),
    'Values that list several divide them by semicolons; days are written YYYY-MM-DD.',
  ].join(' ');

const sampleOf = ({ needed, optional }: Header): string => [...needed, ...optional].join(',');

const noFile: Words = {
  vi: 'phải là tệp CSV có dòng tiêu đề (text/csv)',
  en: 'must be a CSV file with a header line (text/csv)',
};

const textOf = (body: unknown): string => {
  if (typeof body === 'object' && body !== null) throw new ProblemAnswer(415, 'media-type-unsupported');
  if (typeof body === 'string' && body.trim() !== '') return body;
  throw new ProblemAnswer(400, 'body-malformed', [{ field: 'body', message: noFile }]);
};

/** What can be used of a file, if it can be used at all. */
const usable = <Type extends string, Data>(file: ReadFile<Type, Data> | UnfitFile): ReadFile<Type, Data> => {
  if ('lines' in file) return file;
  throw new ProblemAnswer(400, 'body-malformed', [file]);
};

/** Who may bring in a registry. */
const importers = ['ADMIN', 'HR'] as const;

const bodyCheck = bodyPipe();
const bodies = { ...unitBodies, ...positionBodies };

/** A line that says what its columns ask for. */
type Good = GoodRow<string, unknown>;

/** What the check of the same command as JSON finds: a file is no way round it. */
const faultsOfBody = async ({ type, data }: Good['command']) => {
  const metatype = bodies[type as keyof typeof bodies];
  try {
    await bodyCheck.transform(data, { type: 'body', metatype });
    return [];
  } catch (error) {
    if (error instanceof ProblemAnswer) return error.fields ?? [];
    throw error;
  }
};

const bothOf = (message: string | Words): Words =>
  typeof message === 'string' ? { vi: message, en: message } : message;

/** Where in a line stands what is refused of it; other refusals are about the unit or position as a whole. */
const columnOf: Readonly<Record<string, string>> = {
  'authority-not-known': 'authority',
  'superior-not-known': 'superior',
};

/** The column of whoever could not act as what the line makes them; the code of the line where it names nobody so. */
const columnOfSeat = ({ seat = 'code' }: Details): string => String(seat).toLowerCase();

const worded = (line: number, { refused: code, details }: Refusal, column: string): BadLine =>
  badLine({ line, column, code, details });

/** What a line says, with what follows from who sends it. */
const completed = (category: string, data: unknown, sender: Reach): unknown =>
  category === 'position' ? positionFacts({ data: data as Details, sender }) : data;

/** Files of the registry. Each good line is one command and stands or falls alone: nothing is half-done. */
@ApiTags('Registry')
@Controller('api/imports')
export class ImportsController {
  /** One file at a time: its lines are recorded by the thread that answers everybody. */
  private readonly turns = new TakingTurns(1, WAITING_EACH, WAITING_IN_ALL);

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly asking: Asking,
  ) {}

  @Costly()
  @ForRoles(...importers)
  @Post('units')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ description: describe(unitHeader), schema: { type: 'string', example: sampleOf(unitHeader) } })
  @ApiOperation({ operationId: 'ImportUnits', summary: 'Units from a CSV file; answers line by line' })
  units(@Body() body: unknown, @Info() info: RequestInfo): Promise<ImportReport> {
    return this.imported('units', unit, body, info);
  }

  @Costly()
  @ForRoles(...importers)
  @Post('positions')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ description: describe(positionHeader), schema: { type: 'string', example: sampleOf(positionHeader) } })
  @ApiOperation({ operationId: 'ImportPositions', summary: 'Job positions from a CSV file; answers line by line' })
  positions(@Body() body: unknown, @Info() info: RequestInfo): Promise<ImportReport> {
    return this.imported('positions', position, body, info);
  }

  private async imported(
    kind: 'units' | 'positions',
    decider: typeof unit | typeof position,
    body: unknown,
    info: RequestInfo,
  ): Promise<ImportReport> {
    const role = roleFor(info.actor, importers);
    const text = textOf(body);
    const { account } = info.actor;
    return this.turns.run(account, async () =>
      this.run(usable<string, unknown>(await this.asking.ask(account, kind, text)), decider, { ...info, role }),
    );
  }

  /** Why a line is not taken: the check of its body, the reach of the sender, and what the registry knows otherwise. */
  private async faultIn(
    { line, id, command }: Good,
    category: 'unit' | 'position',
    { actor }: RequestInfo,
    sent: unknown,
  ): Promise<BadLine | undefined> {
    const [wrong] = await faultsOfBody(command);
    if (wrong !== undefined) return { line, column: wrong.field, code: 'body-malformed', ...bothOf(wrong.message) };
    const target = { category, id };
    const data = sent as Record<string, unknown>;
    const fault =
      (await bodyFault(this.engine, target, data, actor)) ?? (await registryFault(this.engine, { target, data }));
    return fault && worded(line, fault, columnOf[fault.refused] ?? columnOfSeat(fault.details));
  }

  private async run(
    { lines, good, bad: unread, faults }: ReadFile<string, unknown>,
    decider: typeof unit | typeof position,
    info: RequestInfo & { readonly role: Role },
  ): Promise<ImportReport> {
    const bad: BadLine[] = [];
    let taken = 0;
    let unchanged = 0;
    let reached = 0n;
    const one = async ({ line, id, command }: Good): Promise<void> => {
      const asked = { type: command.type, data: stable(completed(decider.category, command.data, info.actor)) };
      const fault = await this.faultIn(
        { line, id, command },
        decider.category as 'unit' | 'position',
        info,
        asked.data,
      );
      if (fault !== undefined) {
        bad.push(fault);
        return;
      }
      const context = submitContext(this.engine, info, `${decider.category}-${id}`, asked);
      const outcome = await this.engine.executor.executeNamed(decider as never, id, asked, context);
      if (outcome.kind === 'refused') bad.push(worded(line, outcome.refusal, 'code'));
      else if (outcome.kind === 'recorded') taken += 1;
      else unchanged += 1;
      if ('position' in outcome && outcome.position > reached) reached = outcome.position;
    };
    for (let at = 0; at < good.length; at += AT_ONCE) {
      await Promise.all(good.slice(at, at + AT_ONCE).map(one));
      await breath();
    }
    const told = firstOf([...unread, ...bad]);
    return { lines, taken, unchanged, bad: told, faults: faults + bad.length, position: reached.toString() };
  }
}
