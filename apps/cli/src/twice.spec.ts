import { keyTwice } from './twice.js';

describe('a key that stands twice in one object', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":{"b":[{"c":1},{"c":1,"d":2,"c":3}]}}', 'a.b[1].c'],
    ['[[1,2,{"a":1,"a":1}]]', '[0][2].a'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"a":"x\\"y","b":["{",":"],"b":1}', 'b'],
  ])('in %s is %s', (json, path) => {
    expect(keyTwice(json)).toBe(path);
  });

  it.each([
    '{"a":1,"b":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '"a"',
    '{"a":"\\"a\\":1,\\"a\\":2"}',
    '{}',
    '[]',
    '{"a":[1,2],"b":[]}',
  ])('is none in %s', (json) => {
    expect(keyTwice(json)).toBeUndefined();
  });
});
