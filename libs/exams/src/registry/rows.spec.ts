import fc from 'fast-check';
import { sentence } from '../words/sentence.js';
import { type Row, TEXT_LENGTH_MAX } from './cells.js';
import { positionColumns, readPositionRows } from './position-rows.js';
import { registryRefusals } from './refusals.js';
import { readUnitRows, unitColumns } from './unit-rows.js';

const unitCells = {
  code: 'U1',
  name: 'Trung tâm Y tế Bình Sơn (mẫu)',
  kind: 'SERVICE_UNIT',
  owner: 'QH1',
  authority: 'p-1',
  superior: 'p-2',
  autonomyGroup: '2',
  effectiveOn: '2015-01-01',
  predecessors: 'U8; U9',
};
const positionCells = {
  code: 'VT-1',
  title: 'Giám đốc (mẫu)',
  schemeVersion: '1',
  approvedOn: '2017-05-15',
  tasks: 'Lập kế hoạch; Điều hành',
  competencies: 'Hoạch định',
};
const unitRow = (changes: Partial<typeof unitCells> = {}, line = 2): Row => ({
  line,
  columns: { ...unitCells, ...changes },
});
const positionRow = (changes: Partial<typeof positionCells> = {}, line = 2): Row => ({
  line,
  columns: { ...positionCells, ...changes },
});

describe('a file of units', () => {
  it('becomes one registration for each good row', () => {
    const { code, name, kind, owner, authority, superior, effectiveOn } = unitCells;
    const bare = { code, name, kind, owner, authority, superior, effectiveOn };
    expect(readUnitRows([unitRow(), { line: 3, columns: { ...bare, code: 'U2' } }])).toEqual({
      good: [
        {
          line: 2,
          id: 'U1',
          command: { type: 'RegisterUnit', data: { ...unitCells, autonomyGroup: 2, predecessors: ['U8', 'U9'] } },
        },
        { line: 3, id: 'U2', command: { type: 'RegisterUnit', data: { ...bare, code: 'U2' } } },
      ],
      bad: [],
    });
  });

  it.each([
    [{ code: '' }, 'code', 'row-value-missing'],
    [{ code: 'Đơn vị 1' }, 'code', 'row-code-malformed'],
    [{ code: 'x'.repeat(65) }, 'code', 'row-code-malformed'],
    [{ name: ' \t ' }, 'name', 'row-value-missing'],
    [{ name: 'x'.repeat(TEXT_LENGTH_MAX + 1) }, 'name', 'row-value-too-long'],
    [{ kind: '' }, 'kind', 'row-value-missing'],
    [{ kind: 'SCHOOL' }, 'kind', 'row-kind-unknown'],
    [{ kind: 'toString' }, 'kind', 'row-kind-unknown'],
    [{ owner: '' }, 'owner', 'row-value-missing'],
    [{ authority: 'a b' }, 'authority', 'row-code-malformed'],
    [{ superior: '' }, 'superior', 'row-value-missing'],
    [{ autonomyGroup: '5' }, 'autonomyGroup', 'row-group-unknown'],
    [{ effectiveOn: '2015-02-30' }, 'effectiveOn', 'row-day-unknown'],
    [{ effectiveOn: '01/02/2015' }, 'effectiveOn', 'row-day-unknown'],
    [{ effectiveOn: '' }, 'effectiveOn', 'row-value-missing'],
    [{ predecessors: 'U8; U 9' }, 'predecessors', 'row-code-malformed'],
    [{ predecessors: 'U8;U1' }, 'predecessors', 'row-predecessor-itself'],
  ])('refuses %j in the column %s as %s', (changes, column, code) => {
    const { good, bad } = readUnitRows([unitRow(changes, 7)]);
    expect(good).toEqual([]);
    expect(bad).toHaveLength(1);
    expect(bad[0]).toMatchObject({ line: 7, column, code, details: { line: 7, column } });
  });

  it('names every fault of a row, and takes the rows around it', () => {
    const { good, bad } = readUnitRows([
      unitRow({}, 2),
      unitRow({ code: '?', kind: 'X' }, 3),
      unitRow({ code: 'U3' }, 4),
    ]);
    expect(good.map(({ line }) => line)).toEqual([2, 4]);
    expect(bad.map(({ line, column }) => [line, column])).toEqual([
      [3, 'code'],
      [3, 'kind'],
    ]);
  });

  it('takes none of the rows that share a code', () => {
    const { good, bad } = readUnitRows([unitRow({}, 2), unitRow({ code: 'U2' }, 3), unitRow({ code: ' U1 ' }, 9)]);
    expect(good.map(({ line }) => line)).toEqual([3]);
    expect(bad.map(({ line, code, details }) => [line, code, details['first']])).toEqual([
      [2, 'row-code-repeated', 2],
      [9, 'row-code-repeated', 2],
    ]);
  });

  it('stores names in NFC with single blanks, however they were typed', () => {
    const name = '  Trường\u00a0Mầm  non '.normalize('NFD');
    expect(readUnitRows([unitRow({ name })]).good[0]?.command.data.name).toBe('Trường Mầm non'.normalize('NFC'));
  });

  it('loses no line, whatever stands in it', () => {
    const cells = fc.record(Object.fromEntries(unitColumns.map((column) => [column, fc.string()])));
    fc.assert(
      fc.property(fc.array(fc.option(cells, { nil: {} })), (files) => {
        const rows = files.map((columns, index) => ({ line: index + 2, columns }));
        const { good, bad } = readUnitRows(rows);
        const lines = new Set([...good, ...bad].map(({ line }) => line));
        expect(lines.size).toBe(rows.length);
        expect(good.filter(({ line }) => bad.some((fault) => fault.line === line))).toEqual([]);
      }),
    );
  });
});

describe('a file of positions', () => {
  it('becomes one approval for each good row', () => {
    const data = { ...positionCells, tasks: ['Lập kế hoạch', 'Điều hành'], competencies: ['Hoạch định'] };
    expect(readPositionRows([positionRow()])).toEqual({
      good: [{ line: 2, id: 'VT-1', command: { type: 'ApprovePosition', data } }],
      bad: [],
    });
  });

  it.each([
    [{ tasks: '' }, 'tasks', 'row-value-missing'],
    [{ competencies: 'x'.repeat(4_001) }, 'competencies', 'row-value-too-long'],
    [{ approvedOn: '2017-13-01' }, 'approvedOn', 'row-day-unknown'],
    [{ schemeVersion: '' }, 'schemeVersion', 'row-value-missing'],
  ])('refuses %j in the column %s as %s', (changes, column, code) => {
    const { good, bad } = readPositionRows([positionRow(changes)]);
    expect(good).toEqual([]);
    expect(bad).toMatchObject([{ line: 2, column, code }]);
  });

  it('takes none of the rows that share a code', () => {
    expect(readPositionRows([positionRow(), positionRow({}, 3)]).bad.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('has the columns that its readers name', () => {
    expect(positionColumns).toEqual(Object.keys(positionCells));
    expect(unitColumns).toEqual(Object.keys(unitCells));
  });
});

it('words every fault from its details in both languages', () => {
  const rows = [unitRow({ code: '?', name: 'x'.repeat(501), kind: 'X', owner: '' }, 5), unitRow({}, 6), unitRow({}, 7)];
  const { bad } = readUnitRows(rows);
  expect(bad.length).toBeGreaterThan(4);
  for (const { code, details } of bad) {
    const { vi, en } = registryRefusals[code];
    expect(sentence({ vi, en }, details, 'vi')).not.toMatch(/[{}]/);
    expect(sentence({ vi, en }, details, 'en')).not.toMatch(/[{}]/);
  }
});
