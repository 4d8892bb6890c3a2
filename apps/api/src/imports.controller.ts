import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Options, parse } from 'csv-parse/sync';
import type { Details } from '#kernel';
import {
  allRefusals,
  position,
  readPositionRows,
  readUnitRows,
  type Role,
  type ReadRows,
  type Row,
  fill,
  unit,
  type Wording,
} from '#exams';
import type { Engine } from '../../worker/src/engine.js';
import { ENGINE } from '../../worker/src/worker.module.js';
import { roleFor } from './actor.js';
import { ProblemAnswer } from './problem.js';
import { Info, type RequestInfo } from './request-info.js';
import { submitContext } from './submit.js';

/** A bad line of a file: which, where in it, why. */
export interface BadLine {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

/** Line by line: what was taken, what was there already, what was not taken and why. */
export interface ImportReport {
  readonly lines: number;
  readonly taken: number;
  readonly unchanged: number;
  readonly bad: readonly BadLine[];
  readonly position: string;
}

const csv: Options = {
  bom: true,
  columns: true,
  info: true,
  skip_empty_lines: true,
  relax_column_count: true,
  trim: true,
};

const rowsOf = (text: unknown): Row[] => {
  if (typeof text !== 'string' || text.trim() === '') {
    throw new ProblemAnswer(400, 'body-malformed', [
      { field: 'body', message: 'must be a CSV file with a header line (text/csv)' },
    ]);
  }
  try {
    const parsed = parse(text, csv) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ line: info.lines, columns: record }));
  } catch {
    throw new ProblemAnswer(400, 'body-malformed', [
      { field: 'body', message: 'is not a CSV file: a quote is not closed' },
    ]);
  }
};

const badLine = (line: number, column: string, code: string, details: Details): BadLine => {
  const words: Wording = (allRefusals as Readonly<Record<string, Wording>>)[code] ?? { vi: code, en: code, source: '' };
  return { line, column, code, vi: fill(words.vi, details), en: fill(words.en, details) };
};

/** Files of the registry. Each good line is one command and stands or falls alone: nothing is half-done. */
@ApiTags('Registry')
@Controller('api/imports')
export class ImportsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Post('units')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOperation({ operationId: 'ImportUnits', summary: 'Units from a CSV file; answers line by line' })
  async units(@Body() body: unknown, @Info() info: RequestInfo): Promise<ImportReport> {
    const role = roleFor(info.actor, ['ADMIN', 'HR']);
    const rows = rowsOf(body);
    return this.run(rows.length, readUnitRows(rows), unit, { ...info, role });
  }

  @Post('positions')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOperation({ operationId: 'ImportPositions', summary: 'Job positions from a CSV file; answers line by line' })
  async positions(@Body() body: unknown, @Info() info: RequestInfo): Promise<ImportReport> {
    const role = roleFor(info.actor, ['ADMIN', 'HR']);
    const rows = rowsOf(body);
    return this.run(rows.length, readPositionRows(rows), position, { ...info, role });
  }

  private async run(
    lines: number,
    read: ReadRows<string, unknown>,
    decider: typeof unit | typeof position,
    info: RequestInfo & { readonly role: Role },
  ): Promise<ImportReport> {
    const bad = read.bad.map(({ line, column, code, details }) => badLine(line, column, code, details));
    let taken = 0;
    let unchanged = 0;
    let reached = 0n;
    const one = async ({ line, id, command }: ReadRows<string, unknown>['good'][number]): Promise<void> => {
      const context = submitContext(this.engine, info, `${decider.category}-${id}`, command);
      const outcome = await this.engine.executor.executeNamed(decider as never, id, command, context);
      if (outcome.kind === 'refused') bad.push(badLine(line, 'code', outcome.refusal.refused, outcome.refusal.details));
      else if (outcome.kind === 'recorded') taken += 1;
      else unchanged += 1;
      if ('position' in outcome && outcome.position > reached) reached = outcome.position;
    };
    await Promise.all(read.good.map(one));
    return { lines, taken, unchanged, bad: bad.sort((a, b) => a.line - b.line), position: reached.toString() };
  }
}
