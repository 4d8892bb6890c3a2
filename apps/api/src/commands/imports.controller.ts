import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Options, parse } from 'csv-parse/sync';
import type { Details } from '#kernel';
import {
  allRefusals,
  position,
  positionColumns,
  readPositionRows,
  readUnitRows,
  type Role,
  type ReadRows,
  type Row,
  sentence,
  unit,
  unitColumns,
  type Wording,
} from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Costly, roleFor } from '../identity/actor.js';
import { ProblemAnswer, type Words } from '../edge/problem.js';
import { Info, type RequestInfo } from '../edge/request-info.js';
import { positionFacts, registryFault } from './gather.js';
import { bodyFault } from './senders.js';
import { stable, submitContext } from './submit.js';

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

const badLine = (line: number, column: string, code: string, details: Details): BadLine => {
  const words: Words = (allRefusals as Readonly<Record<string, Wording>>)[code] ?? { vi: code, en: code };
  return { line, column, code, vi: sentence(words, details, 'vi'), en: sentence(words, details, 'en') };
};

/** What a file of a kind has to have in its header line, and what it may have. */
interface Header {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
}

const optionalUnitColumns = ['autonomyGroup', 'predecessors'];
const unitHeader: Header = {
  needed: unitColumns.filter((column) => !optionalUnitColumns.includes(column)),
  optional: optionalUnitColumns,
};
const positionHeader: Header = { needed: positionColumns, optional: [] };

const describe = ({ needed, optional }: Header): string =>
  [
    'CSV in UTF-8 with a header line; columns divided by commas, or by semicolons (values that hold the divider in quotes).',
    `Columns: ${needed.join(', ')}.`,
    ...(optional.length === 0 ? [] : [`May be empty or missing: ${optional.join(', ')}.`]),
    'Values that list several divide them by semicolons; days are written YYYY-MM-DD.',
  ].join(' ');

const sampleOf = ({ needed, optional }: Header): string => [...needed, ...optional].join(',');

const csv: Options = {
  bom: true,
  info: true,
  skip_empty_lines: true,
  relax_column_count: true,
  trim: true,
};

/** A line as parsed: its cells, and where it stands in the file. */
interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const refuseFile = (message: Words, field = 'body'): never => {
  throw new ProblemAnswer(400, 'body-malformed', [{ field, message }]);
};

/** Spreadsheets with Vietnamese settings write semicolons where others write commas. */
const dividerOf = (text: string): string => {
  const [header = ''] = text.trimStart().split(/\r?\n/, 1);
  return header.split(';').length > header.split(',').length ? ';' : ',';
};

const linesOf = (body: unknown): readonly Line[] => {
  if (typeof body === 'object' && body !== null) throw new ProblemAnswer(415, 'media-type-unsupported');
  if (typeof body !== 'string' || body.trim() === '') {
    return refuseFile({
      vi: 'phải là tệp CSV có dòng tiêu đề (text/csv)',
      en: 'must be a CSV file with a header line (text/csv)',
    });
  }
  try {
    return parse(body, { ...csv, delimiter: dividerOf(body) }) as unknown as Line[];
  } catch {
    return refuseFile({
      vi: 'không phải tệp CSV: có dấu ngoặc kép chưa đóng',
      en: 'is not a CSV file: a quote is not closed',
    });
  }
};

/** The rows that have one cell for each column of the header, and the lines that have more or fewer. */
interface Table {
  readonly rows: readonly Row[];
  readonly uneven: readonly BadLine[];
}

const tableOf = (body: unknown, { needed }: Header): Table => {
  const [first, ...lines] = linesOf(body).map(({ record, info }) => ({ cells: record, line: info.lines }));
  const header = first?.cells ?? [];
  const absent = needed.filter((column) => !header.includes(column));
  if (absent.length > 0) {
    refuseFile(
      {
        vi: `thiếu cột: ${absent.join(', ')}. Các cột cách nhau bằng dấu phẩy (hoặc chấm phẩy)`,
        en: `lacks the columns ${absent.join(', ')}. Columns are divided by commas (or semicolons)`,
      },
      'header',
    );
  }
  const fits = ({ cells }: { readonly cells: readonly string[] }): boolean => cells.length === header.length;
  return {
    rows: lines.filter(fits).map(({ cells, line }) => ({
      line,
      columns: Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ''])),
    })),
    uneven: lines
      .filter((line) => !fits(line))
      .map(({ cells, line }) =>
        badLine(line, '', 'row-cells-differ', { line, cells: cells.length, columns: header.length }),
      ),
  };
};

/** Where in a line stands what is refused of it; other refusals are about the unit or position as a whole. */
const columnOf: Readonly<Record<string, string>> = {
  'authority-not-known': 'authority',
  'superior-not-known': 'superior',
};

/** Files of the registry. Each good line is one command and stands or falls alone: nothing is half-done. */
@ApiTags('Registry')
@Controller('api/imports')
export class ImportsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Costly()
  @Post('units')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ description: describe(unitHeader), schema: { type: 'string', example: sampleOf(unitHeader) } })
  @ApiOperation({ operationId: 'ImportUnits', summary: 'Units from a CSV file; answers line by line' })
  async units(@Body() body: unknown, @Info() info: RequestInfo): Promise<ImportReport> {
    const role = roleFor(info.actor, ['ADMIN', 'HR']);
    const table = tableOf(body, unitHeader);
    return this.run(table, readUnitRows(table.rows), unit, { ...info, role });
  }

  @Costly()
  @Post('positions')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ description: describe(positionHeader), schema: { type: 'string', example: sampleOf(positionHeader) } })
  @ApiOperation({ operationId: 'ImportPositions', summary: 'Job positions from a CSV file; answers line by line' })
  async positions(@Body() body: unknown, @Info() info: RequestInfo): Promise<ImportReport> {
    const role = roleFor(info.actor, ['ADMIN', 'HR']);
    const table = tableOf(body, positionHeader);
    return this.run(table, readPositionRows(table.rows), position, { ...info, role });
  }

  private async run(
    { rows, uneven }: Table,
    read: ReadRows<string, unknown>,
    decider: typeof unit | typeof position,
    info: RequestInfo & { readonly role: Role },
  ): Promise<ImportReport> {
    const lines = rows.length + uneven.length;
    const bad = [...uneven, ...read.bad.map(({ line, column, code, details }) => badLine(line, column, code, details))];
    let taken = 0;
    let unchanged = 0;
    let reached = 0n;
    const one = async ({ line, id, command }: ReadRows<string, unknown>['good'][number]): Promise<void> => {
      const kept =
        decider.category === 'position'
          ? positionFacts({ data: command.data as Details, sender: info.actor })
          : command.data;
      const asked = { type: command.type, data: stable(kept) };
      const target = { category: decider.category as 'unit' | 'position', id };
      const data = asked.data as Record<string, unknown>;
      const fault =
        (await bodyFault(this.engine, target, data, info.actor)) ??
        (await registryFault(this.engine, { target, data }));
      if (fault !== undefined) {
        bad.push(badLine(line, columnOf[fault.refused] ?? 'code', fault.refused, fault.details));
        return;
      }
      const context = submitContext(this.engine, info, `${decider.category}-${id}`, asked);
      const outcome = await this.engine.executor.executeNamed(decider as never, id, asked, context);
      if (outcome.kind === 'refused') bad.push(badLine(line, 'code', outcome.refusal.refused, outcome.refusal.details));
      else if (outcome.kind === 'recorded') taken += 1;
      else unchanged += 1;
      if ('position' in outcome && outcome.position > reached) reached = outcome.position;
    };
    await Promise.all(read.good.map(one));
    return { lines, taken, unchanged, bad: bad.sort((a, b) => a.line - b.line), position: reached.toString() };
  }
}
