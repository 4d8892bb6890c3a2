import { madeUp, spelled } from './password.js';

describe('a password that is handed over', () => {
  it('is spelled in groups of four, out of letters that nobody takes for each other', () => {
    expect(spelled(Uint8Array.from({ length: 8 }, (_, at) => at))).toBe('2345-6789');
    expect(spelled(Uint8Array.from([31, 32, 255]))).toBe('z2z');
    expect(spelled(Uint8Array.from({ length: 256 }, (_, at) => at))).not.toMatch(/[01lo]/);
  });

  it('is another one each time, and long enough', () => {
    expect(madeUp()).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect(madeUp()).not.toBe(madeUp());
  });
});
