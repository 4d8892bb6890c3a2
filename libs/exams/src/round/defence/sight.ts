import { isOn } from '#rules';
import { type DefenceDoc, sealedFor } from '../../views/defence.js';
import { hasReached, isInsider, type Progress, progressOf, type Viewer } from '../place.js';

/** The defence is for insiders, and for who sits with those that score it. */
export const maySeeDefence = (viewer: Viewer): boolean => isInsider(viewer) || viewer.place.panel;

/**
 * Sheets are sealed until the council compiles (domain §3.17): where the interview comes first, not before the written
 * result is final as well.
 */
export const sheetsAreOpen = (progress: Progress): boolean =>
  hasReached(progress, 'DEFENCE_SEALED') &&
  (!isOn(progress.course, 'WRITTEN_FINAL') || hasReached(progress, 'WRITTEN_FINAL'));

/** Until the sheets are open everybody sees the own one; who decides on a spread sees those that it is about. */
export const defenceFor = (doc: DefenceDoc, { me, round, place }: Viewer): DefenceDoc =>
  sealedFor(doc, me.person, sheetsAreOpen(progressOf(round)) || (doc.review !== 'NONE' && place.panelHead));
