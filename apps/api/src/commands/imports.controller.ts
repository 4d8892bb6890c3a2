import { Readable } from 'node:stream';
import { setImmediate as breath } from 'node:timers/promises';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Options, parse } from 'csv-parse';
import type { Details } from '#kernel';
import {
  allRefusals,
  position,
  positionColumns,
  readPositionRows,
  readUnitRows,
  type Reach,
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
import { positionBodies } from '../bodies/positions.js';
import { unitBodies } from '../bodies/units.js';
import { bodyPipe } from '../edge/body.pipe.js';
import { ProblemAnswer, type Words } from '../edge/problem.js';
import { Info, type RequestInfo } from '../edge/request-info.js';
import { positionFacts, registryFault } from './gather.js';
import { bodyFault } from './senders.js';
import { stable, submitContext } from './submit.js';

/** So many faults of a file are told. */
const BAD_MAX = 100;
/** So many lines are recorded at once; then others have their turn. */
const AT_ONCE = 50;

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
  /** The first faults, at most 100: whoever has more begins with these. */
  readonly bad: readonly BadLine[];
  /** How many faults there are. */
  readonly faults: number;
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

/** A file is read so far in one go; then others have their turn. */
const PIECE = 16_384;
/** A line is a row of a table, not a book: a quote that is never closed reaches no further. */
const LINE_MAX = 16_384;
/** The registry of the largest city has some 3,000 entries. */
const LINES_MAX = 5_000;

const piecesOf = async function* (text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += PIECE) {
    yield text.slice(at, at + PIECE);
    await breath();
  }
};

const textOf = (body: unknown): string => {
  if (typeof body === 'object' && body !== null) throw new ProblemAnswer(415, 'media-type-unsupported');
  if (typeof body === 'string' && body.trim() !== '') return body;
  return refuseFile({
    vi: 'phải là tệp CSV có dòng tiêu đề (text/csv)',
    en: 'must be a CSV file with a header line (text/csv)',
  });
};

/** The lines of a file, piece by piece: whoever sends a large one keeps nobody else waiting. */
const linesOf = async (body: unknown): Promise<readonly Line[]> => {
  const text = textOf(body);
  const lines: Line[] = [];
  const parser = parse({ ...csv, max_record_size: LINE_MAX, delimiter: dividerOf(text) });
  try {
    for await (const line of Readable.from(piecesOf(text)).pipe(parser) as AsyncIterable<Line>) {
      lines.push(line);
      if (lines.length > LINES_MAX) break;
    }
  } catch {
    refuseFile({
      vi: `không phải tệp CSV: có dấu ngoặc kép chưa đóng hoặc dòng dài quá ${LINE_MAX} ký tự`,
      en: `is not a CSV file: a quote is not closed, or a line is longer than ${LINE_MAX} characters`,
    });
  }
  if (lines.length <= LINES_MAX) return lines;
  return refuseFile({
    vi: `không được có quá ${LINES_MAX} dòng; hãy chia thành nhiều tệp`,
    en: `must not have more than ${LINES_MAX} lines: divide it into several files`,
  });
};

/** The rows that have one cell for each column of the header, and the lines that have more or fewer. */
interface Table {
  readonly rows: readonly Row[];
  readonly uneven: readonly BadLine[];
}

const tableOf = async (body: unknown, { needed }: Header): Promise<Table> => {
  const [first, ...lines] = (await linesOf(body)).map(({ record, info }) => ({ cells: record, line: info.lines }));
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

const bodyCheck = bodyPipe();
const bodies = { ...unitBodies, ...positionBodies };

/** What the check of the same command as JSON finds: a file is no way round it. */
const faultsOfBody = async ({ type, data }: ReadRows<string, unknown>['good'][number]['command']) => {
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

/** What a line says, with what follows from who sends it. */
const completed = (category: string, data: unknown, sender: Reach): unknown =>
  category === 'position' ? positionFacts({ data: data as Details, sender }) : data;

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
    const table = await tableOf(body, unitHeader);
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
    const table = await tableOf(body, positionHeader);
    return this.run(table, readPositionRows(table.rows), position, { ...info, role });
  }

  /** Why a line is not taken: the check of its body, the reach of the sender, and what the registry knows otherwise. */
  private async faultIn(
    { line, id, command }: ReadRows<string, unknown>['good'][number],
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
    return fault && badLine(line, columnOf[fault.refused] ?? columnOfSeat(fault.details), fault.refused, fault.details);
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
      if (outcome.kind === 'refused') bad.push(badLine(line, 'code', outcome.refusal.refused, outcome.refusal.details));
      else if (outcome.kind === 'recorded') taken += 1;
      else unchanged += 1;
      if ('position' in outcome && outcome.position > reached) reached = outcome.position;
    };
    for (let at = 0; at < read.good.length; at += AT_ONCE) {
      await Promise.all(read.good.slice(at, at + AT_ONCE).map(one));
      await breath();
    }
    const told = bad.toSorted((a, b) => a.line - b.line).slice(0, BAD_MAX);
    return { lines, taken, unchanged, bad: told, faults: bad.length, position: reached.toString() };
  }
}
