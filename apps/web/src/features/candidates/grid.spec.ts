import { checkOf, moved, statusCounts } from './grid.js';

describe('the grid of eligibility', () => {
  const size = { rows: 3, columns: 2 };

  it('given arrows, moves by one cell and stays inside', () => {
    expect(moved('ArrowDown', { row: 0, column: 0 }, size)).toEqual({ row: 1, column: 0 });
    expect(moved('ArrowDown', { row: 2, column: 0 }, size)).toEqual({ row: 2, column: 0 });
    expect(moved('ArrowUp', { row: 0, column: 1 }, size)).toEqual({ row: 0, column: 1 });
    expect(moved('ArrowRight', { row: 1, column: 0 }, size)).toEqual({ row: 1, column: 1 });
    expect(moved('ArrowLeft', { row: 1, column: 1 }, size)).toEqual({ row: 1, column: 0 });
  });

  it('given Home, End and pages, moves to the ends', () => {
    expect(moved('Home', { row: 1, column: 1 }, size)).toEqual({ row: 1, column: 0 });
    expect(moved('End', { row: 1, column: 0 }, size)).toEqual({ row: 1, column: 1 });
    expect(moved('PageDown', { row: 0, column: 0 }, size)).toEqual({ row: 2, column: 0 });
    expect(moved('PageUp', { row: 2, column: 0 }, size)).toEqual({ row: 0, column: 0 });
  });

  it('given another key, stays out of the way', () => {
    expect(moved('Enter', { row: 0, column: 0 }, size)).toBeUndefined();
  });

  it('given checks, tells what was found and what is open', () => {
    const checks = { A: 'MET', B: 'WAIVED' } as const;

    expect(['A', 'B', 'C'].map((rule) => checkOf({ checks }, rule))).toEqual(['MET', 'WAIVED', 'OPEN']);
  });

  it('given candidates, counts each status', () => {
    expect([...statusCounts([{ status: 'APPLIED' }, { status: 'ELIGIBLE' }, { status: 'APPLIED' }])]).toEqual([
      ['APPLIED', 2],
      ['ELIGIBLE', 1],
    ]);
  });
});
