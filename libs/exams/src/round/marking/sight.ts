import type { PublicationDoc } from '../../views/publications.js';
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

/** Whether its marks agree tells of them: to who does not see these, a script is marked or it is not. */
const stateOfMarking = ({ marks, settled, needs }: ScriptDoc, sees: boolean): ScriptDoc['state'] => {
  if (sees && settled !== null) return 'SETTLED';
  if (sees && needs !== null) return 'DISPUTED';
  return marks.length === 0 && settled === null ? 'CODED' : 'MARKING';
};

/** A marker never sees another marker's mark before both are in, and never whose script it is. */
export const scriptFor = (doc: ScriptDoc, viewer: Viewer): ScriptDoc => {
  const sees = seesMarks(doc, viewer);
  const appeal = doc.appeal === null ? null : appealFor(doc.appeal, viewer);
  return {
    ...doc,
    state: appeal === null ? stateOfMarking(doc, sees) : doc.state,
    marks: linesFor(doc.marks, viewer, sees),
    corrections: linesFor(doc.corrections, viewer, sees),
    needs: sees ? doc.needs : null,
    third: sees || doc.third === viewer.me.person ? doc.third : null,
    settled: sees ? doc.settled : null,
    difference: sees ? doc.difference : null,
    appeal,
  };
};

/** Who is to score the defence does not learn from us how somebody wrote, before the sheets are sealed (domain §3.8). */
export const keptFromMarks = (viewer: Viewer): boolean => viewer.place.panel && !reached(viewer, 'DEFENCE_SEALED');

type Marks = Extract<PublicationDoc, { readonly kind: 'MARKS' }>['content']['marks'];

/** A mark as it is made public: not what it was before sanctions, and not whether its markers agreed. */
const asPublished = (marks: Marks): Marks => marks.map(({ candidate, net }) => ({ candidate, net }));

/** What was published, and no more than that; to who is kept from them without the marks. */
export const publicationFor = (doc: PublicationDoc, viewer: Viewer): PublicationDoc => {
  if (doc.kind !== 'MARKS' && doc.kind !== 'FINAL_MARKS') return doc;
  if (keptFromMarks(viewer)) return { ...doc, snapshot: 'SEALED', content: { marks: [] } };
  const { marks } = doc.content;
  return marks === undefined ? doc : { ...doc, content: { marks: asPublished(marks) } };
};
