import { openPosts } from '../round/applications/candidates.js';
import { awaitedAdvisers, contestedPosts, desertedPosts, outstanding } from '../round/hiring/contest.js';
import type { Round } from '../round/state.js';
import { openTasks } from '../tasks/open-tasks.js';
import { stageTasks } from '../tasks/stage-tasks.js';
import { open, type Open } from './open.js';

/** What the council still owes the signer: members who may give opinions, the opinions, then the report of them. */
const advice = (round: Round): readonly Open[] => {
  const missing = outstanding(round);
  if (missing === undefined) return [open(openTasks.OPINIONS_REPORT)];
  if (missing.member === null) return [open(openTasks.ADVISERS, missing.post)];
  return stageTasks.ADVISING.map((task) => open(task, '', awaitedAdvisers(round)));
};

const choice = (round: Round, deserted: readonly string[]): readonly Open[] => {
  if (!round.hiring.reported && contestedPosts(round).length > 0) return advice(round);
  return deserted.length < openPosts(round).length ? stageTasks.ADVISED.map((task) => open(task)) : [];
};

/** What a contract round waits for between the list and the hire, and the posts for which nobody is left. */
export const choosing = (round: Round): readonly Open[] => {
  const deserted = desertedPosts(round);
  return [...choice(round, deserted), ...deserted.map((post) => open(openTasks.DESERTED_POST, post))];
};
