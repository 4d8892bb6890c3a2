import type { ScriptAppeal } from '../../views/scripts.js';
import { isInsider, linesFor, type Viewer } from '../place.js';

/** All appeal marks are for insiders and the heads of both marking boards, once they are in. */
const seesAppeal = ({ settled, needs }: ScriptAppeal, viewer: Viewer): boolean => {
  if (settled === null && needs !== 'CHAIR_DECISION') return false;
  return isInsider(viewer) || viewer.place.heads.some((kind) => kind === 'APPEAL_MARKING' || kind === 'MARKING');
};

/** Who marks an appeal sees nothing of the first marking, nor of another appeal marker (TT 22/2025 Art 17). */
export const appealFor = (appeal: ScriptAppeal, viewer: Viewer): ScriptAppeal => {
  const sees = seesAppeal(appeal, viewer);
  return { ...appeal, marks: linesFor(appeal.marks, viewer, sees), proposed: sees ? appeal.proposed : null };
};
