import type { CandidateDoc } from '../../views/candidates.js';
import { hasRole } from '../../reader.js';
import { knowsScriptsOnly } from '../appeals/sight.js';
import { keptFromMarks } from '../marking/sight.js';
import { hasAnySeat, isInsider, reached, type Viewer } from '../place.js';

/** Candidates are for whoever has a seat in the round; to candidates {@link candidateFor} shows themselves. */
export const maySeeCandidates = (viewer: Viewer): boolean => hasAnySeat(viewer) || hasRole(viewer.me, 'CANDIDATE');

/** Who checks dossiers, and who checks faces at the door, know candidates by name. */
export const checksPeople = ({ place }: Viewer): boolean =>
  place.boards.includes('FORM_CHECK') || place.boards.includes('INVIGILATION');

/** How far somebody had come before the result: what that made of it is not told before the announcement. */
const beforeResult = ({ gate, defence, written }: CandidateDoc): CandidateDoc['status'] => {
  if (gate === 'ELIMINATED') return 'ELIMINATED';
  if (defence === 'QUESTIONED') return 'DEFENDED';
  if (gate === 'ADMITTED') return 'ADMITTED';
  return written === null ? 'ELIGIBLE' : 'WRITTEN_SCORED';
};

const ofResult: readonly CandidateDoc['status'][] = ['RANKED', 'WINNER', 'NOT_SELECTED', 'ELIMINATED'];

/** Neither a choice by contract nor what became of the defence is told before the announcement; who failed the paper is known. */
const beforeAnnouncement = (doc: CandidateDoc): CandidateDoc['status'] =>
  ofResult.includes(doc.status) ? beforeResult(doc) : doc.status;

/** Written marks are for the candidate; for others once the sheets are sealed, and before that for insiders who do not score. */
const seesMarks = (viewer: Viewer, isOwn: boolean): boolean =>
  isOwn || reached(viewer, 'DEFENCE_SEALED') || (isInsider(viewer) && !keptFromMarks(viewer));

/** That an appeal is settled, and to what, is told to everybody at once: when the written result is final. */
const appealOf = (doc: CandidateDoc, viewer: Viewer, isOwn: boolean): Partial<CandidateDoc> => {
  if (reached(viewer, 'WRITTEN_FINAL')) return {};
  if (!isOwn && knowsScriptsOnly(viewer)) return { appeal: null, final: null };
  return { appeal: doc.appeal && 'FILED', final: null };
};

/** Candidates see their own line; who scores the defence does not see written marks before the sheets are sealed. */
export const candidateFor = (doc: CandidateDoc, viewer: Viewer): CandidateDoc | undefined => {
  const isOwn = doc.person === viewer.me.person;
  if (!isOwn && !hasAnySeat(viewer)) return undefined;
  const seesResult = reached(viewer, 'RESULT_ANNOUNCED') || isInsider(viewer);
  return {
    ...doc,
    ...(seesResult ? {} : { status: beforeAnnouncement(doc), rank: null, post: null, outcome: null }),
    ...(seesMarks(viewer, isOwn) ? {} : { written: null, final: null }),
    ...appealOf(doc, viewer, isOwn),
  };
};
