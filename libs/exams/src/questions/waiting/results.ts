import type { Stage } from '#rules';
import { caseOf, inputsHashOf } from '../../round/case.js';
import { singlePosts } from '../../round/results/compiling.js';
import { isSupervised, RECORD_KINDS, unresolvedPosts } from '../../round/results/closing.js';
import { complaintHandlers, openComplaints } from '../../round/results/complaints.js';
import { entryOf } from '../../round/results/posts.js';
import { secretaryOf } from '../../round/people.js';
import { isHire } from '../../round/hiring/track.js';
import type { Round } from '../../round/state.js';
import { openTasks } from '../../tasks/open-tasks.js';
import { stageTasks } from '../../tasks/stage-tasks.js';
import { named } from './bodies.js';
import { type Exact, lastOf, open, type Open, openFor } from './open.js';

/** Compiled once, results are compiled again where something that they rest on was decided since. */
const isOutdated = (round: Round): boolean => round.results.inputsHash !== inputsHashOf(caseOf(round));

const undecided = ({ results }: Round): readonly Open[] => [
  ...(results.openTie.length > 0
    ? [open(openTasks.TIE, { missing: { kind: 'CANDIDATES', ids: results.openTie } })]
    : []),
  ...results.openGaps.map((candidate) => open(openTasks.PREFERENCE_GAP, { subject: candidate })),
];

const unconfirmed = (round: Round): readonly Open[] =>
  singlePosts(round)
    .filter((post) => !round.results.confirmedSingles.includes(post))
    .map((post) => open(openTasks.SINGLE, { subject: post }));

/** Ties, gaps and winners without a rival, then the report. */
const compiled: Exact = (round) => {
  const decisions = undecided(round);
  const again = decisions.length === 0 && isOutdated(round) ? [open(openTasks.RECOMPILING)] : [];
  const before = [...decisions, ...again, ...(decisions.length === 0 ? unconfirmed(round) : [])];
  return stageTasks.COMPILED.filter(({ until }) => until === 'ResultsReported').flatMap((task) => lastOf(task, before));
};

/** Where nobody is ranked, nobody is next in rank. */
const failedPost = (round: Round, post: string): Open =>
  open(isHire(round) ? openTasks.LEFT_UNFILLED : openTasks.NEXT_RANKED, { subject: post });

const supervisionReport = (round: Round, stage: Stage): readonly Open[] =>
  isSupervised(round) && !round.results.supervisionReported
    ? stageTasks[stage].filter(({ until }) => until === 'SupervisionReported').map((task) => open(task))
    : [];

/** A complaint waits for the one who handles it, until the day that the law says. */
const complaints = (round: Round): readonly Open[] => {
  const waitingOnes = openComplaints(round);
  return Object.entries(round.results.complaints)
    .filter(([complaint]) => waitingOnes.includes(complaint))
    .map(([complaint, { at, due }]) => {
      const persons = complaintHandlers(round, complaint);
      return open(openTasks.COMPLAINT, { subject: complaint, persons, since: at, ...(due === null ? {} : { due }) });
    });
};

/** Every post to its end, the report of those who watched, then the closing. */
const appointing: Exact = (round, stage) => {
  const posts = unresolvedPosts(round);
  const failed = posts.filter((post) => entryOf(round, post)?.status === 'CASE_FAILED');
  const ids = posts.filter((post) => !failed.includes(post));
  const appointments = stageTasks.RESULT_ANNOUNCED.filter(({ until }) => until === 'PostFilled');
  const cases: readonly Open[] =
    ids.length === 0
      ? []
      : appointments.map((task) => open(task, { persons: [], ready: false, missing: { kind: 'POSTS', ids } }));
  const before = [...cases, ...failed.map((post) => failedPost(round, post)), ...supervisionReport(round, stage)];
  return lastOf(openTasks.CLOSING, [...before, ...complaints(round)]).filter(
    ({ task }) => task !== openTasks.COMPLAINT,
  );
};

const archiving: Exact = (round, stage) => [
  ...stageTasks.CLOSED.filter(({ until }) => until === 'RecordsHandedOver').flatMap((task) =>
    openFor(
      task,
      'RECORDS',
      { all: RECORD_KINDS.length, left: RECORD_KINDS },
      { persons: named(secretaryOf(round) ?? round.plan.owner) },
    ),
  ),
  ...supervisionReport(round, stage),
];

/** From the compiling of the results to the archive. */
export const results = { complaints, compiled, appointing, archiving };
