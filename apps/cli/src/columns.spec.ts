import { inColumns } from './columns.js';

describe('columns', () => {
  it('are as wide as what stands in them, and no wider than given', () => {
    expect(
      inColumns(
        [
          ['a', 'one two three'],
          ['bcd', 'four'],
        ],
        [9, 8],
      ),
    ).toEqual(['a    one two', '     three', 'bcd  four']);
  });

  it('leave a word whole that is longer than its column', () => {
    expect(inColumns([['abcdef gh', 'x']], [3, 3])).toEqual(['abcdef  x', 'gh']);
  });
});
