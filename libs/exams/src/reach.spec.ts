import { onlyBody, reaches, reachesSome, within } from './reach.js';

const city = { bodies: ['city', 'school'] };
const everywhere = { bodies: ['*'] };
const nowhere = { bodies: [] };

test('reach is to the bodies named, to all of them, or to none', () => {
  const asked = ['city', 'other', null, undefined];
  const answers = [city, everywhere, nowhere].map((who) => asked.map((body) => reaches(who, body)));
  expect(answers).toEqual([
    [true, false, false, false],
    [true, true, true, true],
    [false, false, false, false],
  ]);
});

test('what belongs to several bodies is within the reach of each, what belongs to none of those of every body', () => {
  const asked = [['other', 'school'], ['other'], []];
  const answers = [city, everywhere, nowhere].map((who) => asked.map((bodies) => reachesSome(who, bodies)));
  expect(answers).toEqual([
    [true, false, false],
    [true, true, true],
    [false, false, false],
  ]);
});

test('nobody hands out more than they have', () => {
  expect(within(city, ['city'])).toBe(true);
  expect(within(city, ['city', 'other'])).toBe(false);
  expect(within(city, ['*'])).toBe(false);
  expect(within(everywhere, ['*', 'other'])).toBe(true);
  expect(within(nowhere, [])).toBe(true);
});

test('who acts for one body alone need not say for which', () => {
  expect([{ bodies: ['city'] }, city, everywhere, nowhere].map(onlyBody)).toEqual([
    'city',
    undefined,
    undefined,
    undefined,
  ]);
});
