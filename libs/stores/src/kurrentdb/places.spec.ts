import { START } from '#kernel';
import { isBetween, placeOf, positionOf } from './places.js';

describe('a place in KurrentDB', () => {
  const event = { commit: 7n, prepare: 7n };
  const before = { commit: 7n, prepare: 0n };

  it('is one number, by which the place before an event comes before that of the event', () => {
    expect([positionOf(before), positionOf(event), positionOf({ commit: 8n, prepare: 0n })]).toEqual([14n, 15n, 16n]);
  });

  it('is found again by its number', () => {
    expect([placeOf(14n), placeOf(15n)]).toEqual([before, event]);
    expect(placeOf(START)).toBe('start');
  });

  it('is of an event or between two', () => {
    expect([isBetween(before), isBetween(event), isBetween('start')]).toEqual([true, false, false]);
  });
});
