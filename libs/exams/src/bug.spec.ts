import { assure, Bug, certain } from './bug.js';

test('what was ruled out is a bug, by name, and says what went wrong', () => {
  expect(() => {
    assure(false, 'the sums differ');
  }).toThrow(new Bug('the sums differ'));
  expect(() => certain<string>(null, 'no plan')).toThrow(Bug);
  expect(() => {
    certain(undefined, 'no plan');
  }).toThrow('no plan');
  expect(new Bug('x').name).toBe('Bug');
});

test('what is there is given back, were it nought or empty', () => {
  expect([certain(0, 'gone'), certain('', 'gone'), certain(false, 'gone')]).toEqual([0, '', false]);
});
