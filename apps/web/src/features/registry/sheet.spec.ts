import { compared, readSheet } from './sheet.js';

describe('a file before it is sent', () => {
  it('given quotes, a mark of byte order and empty lines, when it is read, then cells are whole and lines are numbered', () => {
    const file = '\uFEFFcode,name\r\nA,"Trường ""Đông"", số 1"\r\n\r\nB,Trường Tây';
    expect(readSheet(file)).toEqual([
      { line: 2, cells: { code: 'A', name: 'Trường "Đông", số 1' } },
      { line: 4, cells: { code: 'B', name: 'Trường Tây' } },
    ]);
  });

  it('given semicolons as a spreadsheet in Viet Nam writes them, when it is read, then columns are divided by them', () => {
    expect(readSheet('code;name\nA;"x;y"\n')).toEqual([{ line: 2, cells: { code: 'A', name: 'x;y' } }]);
  });

  it('given lines that are new, there, and there but other, when they are compared, then each says which, and what differs', () => {
    const rows = readSheet('code,name\nN,x\nS,same\nO,other');
    const known = { S: { name: 'same', kind: 'FUND' }, O: { name: 'was' } };
    expect(compared(rows, (code) => known[code as 'S'] as Record<string, string> | undefined)).toEqual([
      { line: 2, code: 'N', state: 'NEW', differs: [] },
      { line: 3, code: 'S', state: 'SAME', differs: [] },
      { line: 4, code: 'O', state: 'OTHER', differs: [['name', 'was', 'other']] },
    ]);
  });
});
