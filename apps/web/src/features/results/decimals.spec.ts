import { describe, expect, it } from '@jest/globals';
import { isEqual, minus } from './decimals.js';

describe('minus', () => {
  it('given two marks, then the exact difference', () => {
    expect(minus('84.00', '82.80')).toBe('1.20');
    expect(minus('0.3', '0.1')).toBe('0.2');
    expect(minus('85', '85.25')).toBe('-0.25');
    expect(minus('100', '99')).toBe('1');
  });
});

describe('isEqual', () => {
  it('given the same number written otherwise, then it is the same', () => {
    expect(isEqual('84.60', '84.6')).toBe(true);
    expect(isEqual('84.60', '84.61')).toBe(false);
  });
});
