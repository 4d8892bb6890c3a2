import {
  beforeAndAfter,
  countsOf,
  pageOf,
  type Reorganisation,
  searchWith,
  sought,
  treeOf,
  type Unit,
} from './units.js';

const unit = (code: string, owner: string, name = code): Unit =>
  ({ id: code, code, owner, name, status: 'ACTIVE' }) as Unit;

const merger = (from: string, into: readonly string[], on = '2019-02-01'): Reorganisation => ({
  id: from,
  kind: 'MERGER',
  from,
  into: [...into],
  on,
  decision: '01/QĐ',
});

describe('the registry', () => {
  const units = [
    unit('B', 'TP', 'Ủy ban'),
    unit('B-1', 'B', 'Trường Tiểu học Đông'),
    unit('B-2', 'B', 'Trường Mầm non'),
  ];

  it('given words without marks in any order, when units are searched for, then all of the words stand in what is found', () => {
    expect(sought(units, { q: 'dong truong' }).map(({ code }) => code)).toEqual(['B-1']);
    expect(sought(units, { owner: 'B' })).toHaveLength(2);
    expect(sought(units, {})).toHaveLength(3);
  });

  it('given units, when they are put under their owners, then a body known by its code alone is a root', () => {
    const { roots, branch } = treeOf(units);
    expect(roots.map(({ code, below }) => [code, below])).toEqual([['TP', ['B']]]);
    expect(branch('B').below).toEqual(['B-1', 'B-2']);
  });

  it('given a unit that keeps itself, when a tree is made, then it is a root and not below itself', () => {
    const { roots } = treeOf([unit('X', 'X'), unit('X-1', 'X')]);
    expect(roots.map(({ code, below }) => [code, below])).toEqual([['X', ['X-1']]]);
  });

  it('given a long list, when a page is asked for, then it is there, and one that is not is the first', () => {
    const list = Array.from({ length: 250 }, (_, at) => at);
    expect([
      pageOf(list, '3').items.length,
      pageOf(list, '9').at,
      pageOf(list, 'x').at,
      pageOf([], undefined).pages,
    ]).toEqual([50, 1, 1, 1]);
  });

  it('given statuses, when they are counted, then the most stand first', () => {
    const list = ['MERGED', 'ACTIVE', 'ACTIVE'].map((status) => ({ status }));
    expect(countsOf(list)).toEqual([
      ['ACTIVE', 2],
      ['MERGED', 1],
    ]);
  });

  it('given two units merged into one by one decision, when before and after are told, then in one line, the newest first', () => {
    const lines = beforeAndAfter([merger('C', ['A']), merger('B', ['A']), merger('D', ['E'], '2020-01-01')]);
    expect(lines.map(({ before, after }) => [before, after])).toEqual([
      [['D'], ['E']],
      [['B', 'C'], ['A']],
    ]);
  });

  it('given an address, when something in it is dropped, then the rest stays', () => {
    expect(searchWith({ q: 'a', page: '2' }, { page: undefined, status: 'ACTIVE' })).toEqual({
      q: 'a',
      status: 'ACTIVE',
    });
  });
});
