import { outsideLimit } from '../index.js';

const outside = (scores: string, limit = '10'): string =>
  outsideLimit(
    scores.split(' ').map((score, index) => ({ member: `M${index + 1}`, score })),
    limit,
  ).join(' ');

describe('sheets outside the limit', () => {
  it('are those that most of the others are too far from', () => {
    expect(outside('82 85 80 84 83 81 70')).toBe('M7');
    expect(outside('82 60 85 84 96')).toBe('M2 M5');
    expect(outside('70.00 80.00 80.01')).toBe('M1 M3');
  });

  it('are none while nobody is further from another than the limit', () => {
    expect(outside('80 90 85')).toBe('');
    expect(outside('80 80 80')).toBe('');
  });

  it('are all that cannot be told from those in line, where groups are equally large', () => {
    expect(outside('80 91')).toBe('M1 M2');
    expect(outside('70 70 81 81')).toBe('M1 M2 M3 M4');
    expect(outside('70 80 80 90.5')).toBe('M4');
    expect(outside('70 78 88 96')).toBe('M1 M2 M3 M4');
  });
});
