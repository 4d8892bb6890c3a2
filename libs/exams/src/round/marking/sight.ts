import type { ScriptDoc } from '../../views/scripts.js';
import { appealFor } from '../appeals/sight.js';
import { isInsider, linesFor, reached, type Viewer } from '../place.js';

/** Scripts are for insiders, and for the boards that mark them. */
export const maySeeScripts = (viewer: Viewer): boolean =>
  isInsider(viewer) || viewer.place.boards.some((kind) => kind === 'MARKING' || kind === 'APPEAL_MARKING');

/** Insiders look at the marking once it is over; who keeps the map, only once that is open. */
const seesAfterwards = (viewer: Viewer): boolean =>
  isInsider(viewer) && reached(viewer, viewer.place.keeper ? 'WRITTEN_PUBLISHED' : 'MARKED');

/** All marks are for those who gave one of them, and for the head of the marking board, once they are in. */
const seesMarks = ({ settled, needs, marks }: ScriptDoc, viewer: Viewer): boolean => {
  if (seesAfterwards(viewer)) return true;
  if (settled === null && needs === null) return false;
  return marks.some(({ marker }) => marker === viewer.me.person) || viewer.place.heads.includes('MARKING');
};

/** A marker never sees another marker's mark before both are in, and never whose script it is. */
export const scriptFor = (doc: ScriptDoc, viewer: Viewer): ScriptDoc => {
  const sees = seesMarks(doc, viewer);
  return {
    ...doc,
    marks: linesFor(doc.marks, viewer, sees),
    corrections: linesFor(doc.corrections, viewer, sees),
    settled: sees ? doc.settled : null,
    difference: sees ? doc.difference : null,
    appeal: doc.appeal && appealFor(doc.appeal, viewer),
  };
};
