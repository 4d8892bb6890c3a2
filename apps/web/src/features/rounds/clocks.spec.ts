import type { ClockDoc } from '../../api/types.gen.js';
import { countsOf, figureOf, sorted } from './clocks.js';

const clock = (name: string, state: ClockDoc['state'], startedOn: string | null, due: string | null): ClockDoc =>
  ({ clock: name, state, startedOn, due }) as ClockDoc;

const clocks = [
  clock('over', 'STOPPED', '2026-01-01', '2026-01-11'),
  clock('later', 'RUNNING', '2026-01-05', '2026-02-10'),
  clock('sooner', 'RUNNING', '2026-01-06', '2026-01-31'),
  clock('late', 'OVERDUE', '2026-01-02', '2026-01-03'),
  clock('to come', 'NOT_STARTED', null, null),
];

describe('the clocks of a round', () => {
  it('given clocks in all states, puts the overdue first and the nearest last day before the others', () => {
    expect(sorted(clocks).map((one) => one.clock)).toEqual(['late', 'sooner', 'later', 'to come', 'over']);
  });

  it('given clocks, counts those in each state', () => {
    expect(countsOf(clocks)).toEqual([
      ['OVERDUE', 1],
      ['RUNNING', 2],
      ['NOT_STARTED', 1],
      ['STOPPED', 1],
    ]);
  });

  it('given clocks that have begun, draws them on one line of time with today in it', () => {
    const figure = figureOf(clocks, '2026-01-11');

    expect(figure).toMatchObject({ first: '2026-01-01', last: '2026-02-10', days: 40, today: 10 });
    expect(figure?.bars.map(({ clock: one, from, days }) => [one.clock, from, days])).toEqual([
      ['over', 0, 10],
      ['late', 1, 1],
      ['later', 4, 36],
      ['sooner', 5, 25],
    ]);
  });

  it('given a day outside of it, shows no today; given nothing that has begun, draws nothing', () => {
    expect(figureOf(clocks, '2027-01-01')?.today).toBeUndefined();
    expect(figureOf([clock('to come', 'NOT_STARTED', null, null)], '2026-01-01')).toBeUndefined();
  });
});
