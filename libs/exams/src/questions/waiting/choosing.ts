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
import { type Exact, lastOf, open, type Open, openFor } from './open.js';

/** For each contested post, the members who have not said whom they are for, once they have declared. */
const opinions = (round: Round): readonly Open[] => {
  const due = contestedPosts(round).map((post) => {
    const all = advisers(round, post);
    return { post, all, left: all.filter((member) => opinionOf(round, post, member) === undefined) };
  });
  const silent = due.filter(({ left }) => left.length > 0);
  const candidates = named(...silent.flatMap(({ post }) => contenders(round, post)));
  return [
    ...undeclared(round, named(...silent.flatMap(({ left }) => left)), candidates),
    ...silent.flatMap(({ post, all, left }) =>
      openFor(openTasks.OPINIONS, 'PERSONS', { all: all.length, left }, { subject: post, persons: left }),
    ),
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
  const before = signerToDeclare(round, participants(round));
  return stageTasks.ADVISED.flatMap((task) => lastOf(task, before, { missing: { kind: 'POSTS', ids: left } }));
};

/** What a contract round waits for between the list and the hire, and the posts for which nobody is left. */
export const choosing: Exact = (round) => {
  const deserted = desertedPosts(round);
  const left = openPosts(round).filter(
    (post) => !deserted.includes(post) && own(round.hiring.hired, post) === undefined,
  );
  return [...choice(round, left), ...deserted.map((post) => open(openTasks.DESERTED_POST, { subject: post }))];
};
