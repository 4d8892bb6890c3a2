import { goOn } from '../support/api-round/now.js';
import { comparedOverHttp } from './over-http.js';
import { drawsFrom, usualPairs } from './play.js';
import { leftOut, routes } from './routes.js';
import { Served } from './served.js';
import { told } from './worlds.js';

/** Of each sort of sealed fact one that is otherwise. */
const changed = [
  ['gate first, scheme board', 'mark/C/K2', '67'],
  ['gate first, council', 'sheet/B/M3', '95'],
  ['gate first, council', 'vote/v1/M2', 'FOR'],
  ['interview first', 'appeal/A/R4', '68'],
  ['gate first, council', 'map', 'crossed'],
  ['gate first, council', 'party/B/p-owner', 'unfavourable'],
  ['contract', 'opinion/P1/M2', 'A'],
  ['gate first, council', 'sender/COUNCIL', 'person-A'],
  ['contract', 'sender/RESULTS', 'person-B'],
] as const;

const draw = drawsFrom(20_260_105);

afterEach(goOn);

it('every read of the interface is compared, or left out with a reason', async () => {
  const server = await Served.start([], '2026-01-02T02:00:00.000Z');
  const reads = await server.reads();
  await server.close();
  expect([...Object.keys(routes), ...Object.keys(leftOut)].sort()).toEqual(reads.toSorted());
});

it.each(changed)(
  'whoever is not entitled is sent the same bytes over HTTP, and no read records anything: %s, %s',
  async (name, fact, value) => {
    const [kind, facts] = usualPairs.find(([{ name: known }]) => known === name)!;
    const looks = { now: () => draw(50) === 0, eye: () => draw(16) === 0 };
    const { compared, leaks, recorded } = await comparedOverHttp(kind, facts, [fact, value], looks);
    expect(told(leaks).slice(0, 10)).toEqual([]);
    expect(recorded).toEqual([]);
    expect(compared).toBeGreaterThan(100);
  },
  300_000,
);
