import { bad, reading } from './reading.js';

test('a reading ends at its first fault, and hides no error of ours behind one', () => {
  expect(reading(() => bad('wrong-type', 'a.b', 'a.b must be a text'))).toEqual({
    code: 'wrong-type',
    path: 'a.b',
    message: 'a.b must be a text',
  });
  expect(() =>
    reading(() => {
      throw new TypeError('ours');
    }),
  ).toThrow(new TypeError('ours'));
});
