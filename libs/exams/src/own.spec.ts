import { own } from './own.js';

test('a record gives what was put into it, and nothing that every object inherits', () => {
  const record = { a: 1, ['__proto__']: 2 };
  expect(['a', '__proto__', 'b', 'constructor', 'toString'].map((key) => own<number>(record, key))).toEqual([
    1,
    2,
    undefined,
    undefined,
    undefined,
  ]);
});
