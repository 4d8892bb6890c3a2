import { fiveClears, missingClears } from '#exams';
import { expected } from './expected.js';
import type { RegistrySeen } from './registry.js';
import type { Seen } from './seen.js';

/** One thing that came out otherwise than expected, in words. */
export type Difference = string;

const compared = (what: string, wanted: unknown, found: unknown): readonly Difference[] => {
  const [want, got] = [JSON.stringify(wanted), JSON.stringify(found)];
  return want === got ? [] : [`${what}: expected ${want}, found ${got}`];
};

const inLines = ({ results }: Seen): readonly Difference[] => {
  const found = results.lines.map(({ id, written, total, rank, outcome }) => ({
    id,
    written: written?.net ?? null,
    how: written?.how ?? null,
    total,
    rank,
    outcome,
  }));
  return [
    ...expected.lines.flatMap(({ id, written, how, total, rank, outcome }) =>
      compared(
        `line of ${id}`,
        { id, written, how, total, rank, outcome },
        found.find((line) => line.id === id),
      ),
    ),
    ...compared('number of lines', expected.lines.length, found.length),
  ];
};

const inPosts = ({ results }: Seen): readonly Difference[] => {
  const winners = Object.fromEntries(results.winners.map(({ post, candidate }) => [post, candidate]));
  const posts = Object.keys(expected.posts).flatMap((post) => {
    const { status, candidate } = results.posts[post] ?? { status: 'UNFILLED', candidate: null };
    return compared(`post ${post} in the end`, expected.posts[post], { status, candidate });
  });
  const { post, candidate } = expected.refused;
  return [
    ...compared('winners', expected.winners, winners),
    ...compared('order of the tied', expected.tieOrder, results.tieOrder),
    ...posts,
    ...compared(`failed for ${post}`, [{ candidate, code: 'REFUSED' }], results.posts[post]?.failed),
  ];
};

/** Each winner is in office for the full term; the one who refused has a failed case. */
const inCases = ({ cases }: Seen): readonly Difference[] => {
  const { refused, terms, winners } = expected;
  const found = cases.map(({ candidate, status, until, outcome }) => ({ candidate, status, ends: until ?? outcome }));
  const wanted = [...Object.values(winners), refused.next].map((candidate) => {
    if (candidate === refused.candidate) return { candidate, status: 'FAILED', ends: 'REFUSED' };
    return { candidate, status: 'IN_OFFICE', ends: candidate === refused.next ? terms.next : terms.first };
  });
  return [
    ...compared('number of appointment cases', wanted.length, found.length),
    ...wanted.flatMap((one) =>
      compared(
        `case of ${one.candidate}`,
        one,
        found.find(({ candidate }) => candidate === one.candidate),
      ),
    ),
  ];
};

const inRegistry = ({ units, positions, merged }: RegistrySeen): readonly Difference[] => [
  ...compared(
    'lines not taken',
    ['code', 'effectiveOn'],
    units.bad.map(({ column }) => column),
  ),
  ...compared('units in the registry', units.lines - units.bad.length, units.taken + units.unchanged),
  ...compared('positions in the registry', positions.lines, positions.taken + positions.unchanged),
  ...compared(
    'mergers',
    expected.mergers,
    merged.map(({ group, before, after, percent }) => [group, before, after, percent]),
  ),
];

/** Steps of which one of the five questions has no answer. */
export const gapsIn = ({ steps }: Seen): readonly Difference[] =>
  fiveClears(steps).flatMap((step) =>
    missingClears(step).map((field) => `step ${String(step.revision)} (${step.task.event}) does not say its ${field}`),
  );

/** All that differs from what was worked out by hand; nothing when the demo has succeeded. */
export const differences = (registry: RegistrySeen, seen: Seen): readonly Difference[] => [
  ...inRegistry(registry),
  ...inLines(seen),
  ...inPosts(seen),
  ...inCases(seen),
  ...compared('stage of the round', 'ARCHIVED', seen.round.stage),
  ...seen.invariants.breaches.map((breach) => `invariant broken: ${JSON.stringify(breach)}`),
  ...gapsIn(seen),
];
