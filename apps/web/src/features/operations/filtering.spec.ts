import type { SecurityLine } from '../../api/types.gen.js';
import { countsOf, isWanted } from './filtering.js';

const line = (kind: SecurityLine['kind'], more: Partial<SecurityLine> = {}): SecurityLine => ({
  ...{ kind, source: '10.0.0.7', account: 'a-1', count: 1, first: '', last: '' },
  ...more,
});

describe('security events', () => {
  it('are found by kind, by what may be an attack, and by source or account', () => {
    const wanted = (kind: string | undefined, text?: string) => ({ kind, text });
    expect(isWanted(line('SIGNED_IN'), wanted(undefined))).toBe(true);
    expect(isWanted(line('SIGNED_IN'), wanted('SIGNED_IN'))).toBe(true);
    expect(isWanted(line('SIGNED_IN'), wanted('NAMES_READ'))).toBe(false);
    expect(isWanted(line('SIGNED_IN'), wanted('SUSPICIOUS'))).toBe(false);
    expect(isWanted(line('LOCKED_OUT'), wanted('SUSPICIOUS'))).toBe(true);
    expect(isWanted(line('SIGNED_IN'), wanted(undefined, ' 0.0.7'))).toBe(true);
    expect(isWanted(line('SIGNED_IN', { source: null, account: null }), wanted(undefined, 'A-1'))).toBe(false);
  });

  it('are counted by kind, the most frequent first', () => {
    const lines = [line('SIGNED_IN'), line('NAMES_READ', { count: 5 }), line('SIGNED_IN', { count: 2 })];
    expect(countsOf(lines)).toEqual([
      ['NAMES_READ', 5],
      ['SIGNED_IN', 3],
    ]);
  });
});
