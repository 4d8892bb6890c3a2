import type { CandidateDoc } from '../../views/candidates.js';
import { hasRole } from '../../reader.js';
import { hasAnySeat, isInsider, reached, type Viewer } from '../place.js';

/** Candidates are for whoever has a seat in the round; to candidates {@link candidateFor} shows themselves. */
export const maySeeCandidates = (viewer: Viewer): boolean => hasAnySeat(viewer) || hasRole(viewer.me, 'CANDIDATE');

/** Who checks dossiers, and who checks faces at the door, know candidates by name. */
export const checksPeople = ({ place }: Viewer): boolean =>
  place.boards.includes('FORM_CHECK') || place.boards.includes('INVIGILATION');

/** Neither a choice by contract nor what became of the defence is told before the announcement; who failed the paper is known. */
const beforeAnnouncement = ({ status, gate }: CandidateDoc): CandidateDoc['status'] => {
  if (status === 'WINNER' || status === 'NOT_SELECTED') return 'ELIGIBLE';
  return status === 'RANKED' || (status === 'ELIMINATED' && gate !== 'ELIMINATED') ? 'DEFENDED' : status;
};

/** Written marks are for the candidate; for others once the sheets are sealed, and before that for insiders who do not score. */
const seesMarks = (viewer: Viewer, isOwn: boolean): boolean =>
  isOwn || reached(viewer, 'DEFENCE_SEALED') || (isInsider(viewer) && !viewer.place.panel);

/** Candidates see their own line; who scores the defence does not see written marks before the sheets are sealed. */
export const candidateFor = (doc: CandidateDoc, viewer: Viewer): CandidateDoc | undefined => {
  const isOwn = doc.person === viewer.me.person;
  if (!isOwn && !hasAnySeat(viewer)) return undefined;
  const seesResult = reached(viewer, 'RESULT_ANNOUNCED') || isInsider(viewer);
  return {
    ...doc,
    ...(seesResult ? {} : { status: beforeAnnouncement(doc), rank: null, post: null, outcome: null }),
    ...(seesMarks(viewer, isOwn) ? {} : { written: null, final: null }),
  };
};
