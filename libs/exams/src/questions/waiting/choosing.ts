import { own } from '../../own.js';
import { authorityOf } from '../../round/people.js';
import { openPosts } from '../../round/applications/candidates.js';
import {
  advisers,
  contenders,
  contestedPosts,
  desertedPosts,
  opinionOf,
  outstanding,
} from '../../round/hiring/contest.js';
import { participants } from '../../round/running.js';
import type { Round } from '../../round/state.js';
import { openTasks } from '../../tasks/open-tasks.js';
import { stageTasks } from '../../tasks/stage-tasks.js';
import { named, signerToDeclare, undeclared } from './bodies.js';
import { type Exact, lastOf, open, type Open } from './open.js';

/** The opinions that are due on the contested posts, and those of them that are missing. */
const opinions = (round: Round): readonly Open[] => {
  const due = contestedPosts(round).flatMap((post) => advisers(round, post).map((member) => ({ post, member })));
  const left = due.filter(({ post, member }) => opinionOf(round, post, member) === undefined);
  const persons = named(...left.map(({ member }) => member));
  const progress = { done: due.length - left.length, of: due.length };
  const candidates = named(...left.flatMap(({ post }) => contenders(round, post)));
  return [
    ...undeclared(round, persons, candidates),
    ...stageTasks.ADVISING.map((task) => open(task, { persons, progress })),
    open(openTasks.OPINIONS_REPORT, { ready: false }),
  ];
};

/** What the council still owes the signer: members who may give opinions, the opinions, then the report of them. */
const advice = (round: Round): readonly Open[] => {
  const missing = outstanding(round);
  if (missing === undefined) return [open(openTasks.OPINIONS_REPORT)];
  return missing.member === null
    ? [open(openTasks.ADVISERS, { subject: missing.post, persons: named(authorityOf(round)) })]
    : opinions(round);
};

const choice = (round: Round, left: readonly string[]): readonly Open[] => {
  if (!round.hiring.reported && contestedPosts(round).length > 0) return advice(round);
  if (left.length === 0) return [];
  return stageTasks.ADVISED.flatMap((task) => lastOf(task, signerToDeclare(round, participants(round))));
};

/** What a contract round waits for between the list and the hire, and the posts for which nobody is left. */
export const choosing: Exact = (round) => {
  const deserted = desertedPosts(round);
  const left = openPosts(round).filter(
    (post) => !deserted.includes(post) && own(round.hiring.hired, post) === undefined,
  );
  return [...choice(round, left), ...deserted.map((post) => open(openTasks.DESERTED_POST, { subject: post }))];
};
