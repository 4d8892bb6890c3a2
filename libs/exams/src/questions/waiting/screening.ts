import { unmetRules, applicants } from '../../round/applications/candidates.js';
import { own } from '../../own.js';
import type { Application } from '../../round/applications/events.js';
import { shortPosts } from '../../round/applications/eligible-list.js';
import { checkersOf } from '../../round/applications/screening.js';
import { bars } from '../../round/council/relations.js';
import { isRecused, seated } from '../../round/people.js';
import { onShortfallOf, termsOf } from '../../round/plan/pack.js';
import type { Round } from '../../round/state.js';
import { openTasks } from '../../tasks/open-tasks.js';
import { stageTasks } from '../../tasks/stage-tasks.js';
import { boardsToSeat, councilToSeat, type Due, named, signerToDeclare, undeclared } from './bodies.js';
import { type Exact, lastOf, open, type Open, openFor } from './open.js';

/** For each condition of the plan, the applications on which it is not yet checked. */
const checksOf = (round: Round, examined: readonly Application[]): readonly Open[] =>
  termsOf(round).eligibility.flatMap(({ rule }) => {
    const left = examined.filter(({ checks }) => own(checks, rule) === undefined).map(({ candidate }) => candidate);
    const persons = named(...left.flatMap((candidate) => checkersOf(round, candidate)));
    return openFor(openTasks.CHECKS, 'CANDIDATES', { all: examined.length, left }, { subject: rule, persons });
  });

/** A condition that is not met is an end, unless the authority waives it. */
const unmetOf = (round: Round, application: Application): readonly Open[] => {
  const { candidate } = application;
  const ids = unmetRules(round, application);
  const waivable = termsOf(round).eligibility.filter(({ waivableBy }) => waivableBy !== undefined);
  const known = { subject: candidate, missing: { kind: 'RULES', ids } } as const;
  return [
    ...(ids.length === 0 ? [] : [open(openTasks.UNMET, { ...known, persons: checkersOf(round, candidate) })]),
    ...(waivable.some(({ rule }) => ids.includes(rule)) ? [open(openTasks.WAIVER, known)] : []),
  ];
};

const wantOf = (round: Round, post: string): Open => {
  const { shortfalls, extended } = round.applications;
  if (!shortfalls.includes(post)) return open(openTasks.SHORTFALL, { subject: post });
  return onShortfallOf(round) === 'EXTEND_ONCE_THEN_CANCEL' && !extended
    ? open(openTasks.EXTENSION, { subject: post })
    : open(openTasks.SHORT_POST, { subject: post });
};

/** Members who sit, and have a barring relation to one of these candidates. */
export const conflictsOf = (round: Round, candidates: readonly string[]): readonly Open[] =>
  seated(round)
    .filter((member) => !isRecused(round, member) && candidates.some((candidate) => bars(round, member, candidate)))
    .map((member) => open(openTasks.CONFLICT, { subject: member }));

const declarationsOf = (round: Round, candidates: readonly string[]): readonly Due[] => [
  ...undeclared(round, seated(round), candidates),
  ...signerToDeclare(round, candidates),
];

/** All that stands between the applications and the list: checks, numbers, bodies, declarations, open conflicts. */
export const screening: Exact = (round, stage) => {
  const examined = applicants(round);
  const checks = checksOf(round, examined);
  const possible = examined.filter((application) => unmetRules(round, application).length === 0);
  const candidates = possible.map(({ candidate }) => candidate);
  const declarations = declarationsOf(round, candidates);
  const before = [
    ...checks,
    ...examined.flatMap((application) => unmetOf(round, application)),
    ...(checks.length > 0 ? [] : shortPosts(round).map((post) => wantOf(round, post))),
    ...councilToSeat(round),
    ...declarations,
    ...conflictsOf(round, candidates),
  ];
  const ids = named(...declarations.flatMap(({ persons }) => persons));
  const missing = ids.length === 0 ? {} : { missing: { kind: 'PERSONS', ids } as const };
  const list = stageTasks.SCREENING.flatMap((task) => lastOf(task, before, missing));
  return [...list, ...boardsToSeat(round, stage)];
};
