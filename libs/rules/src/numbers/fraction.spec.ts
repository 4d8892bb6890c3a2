import { average, digits, fraction, rounded } from './fraction.js';

describe('fractions', () => {
  it('round a half up, or to the even neighbour', () => {
    const show = (text: string, toEven: boolean) => digits(rounded(fraction(text), 2, toEven), 2);
    expect([show('70.125', false), show('70.125', true), show('70.135', true)]).toEqual(['70.13', '70.12', '70.14']);
    expect([show('49.9949', false), show('0.005', false), show('83', false)]).toEqual(['49.99', '0.01', '83.00']);
  });

  it('stay exact until they are rounded', () => {
    const mean = average(['82', '85', '80', '84', '83', '81', '70'].map(fraction));
    expect(digits(rounded(mean, 2, false), 2)).toBe('80.71');
    expect(digits(rounded(mean, 0, false), 0)).toBe('81');
  });
});
