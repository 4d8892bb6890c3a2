import type { ScriptAppeal } from '../../views/scripts.js';
import { isInsider, linesFor, oversees, reached, type Viewer } from '../place.js';

const hears = ({ place }: Viewer): boolean =>
  place.boards.includes('APPEAL_MARKING') || place.heads.includes('MARKING') || place.chair;

/**
 * On which script there is an appeal tells whose it is, for who appealed is known: before the result is recognised it is
 * for those who hear the appeals and those who watch over them.
 */
const knowsAppeal = (viewer: Viewer): boolean =>
  hears(viewer) || oversees(viewer) || (isInsider(viewer) && reached(viewer, 'RECOGNISED'));

/** True for who hears appeals: to them a candidate's own appeal is not told, for it would say whose script they look at. */
export const knowsScriptsOnly = (viewer: Viewer): boolean => hears(viewer) && !reached(viewer, 'WRITTEN_FINAL');

/** All appeal marks are for those who watch or decide and the heads of both marking boards, once they are in. */
const seesAppeal = ({ settled, needs }: ScriptAppeal, viewer: Viewer): boolean => {
  if (settled === null && needs !== 'CHAIR_DECISION') return false;
  return isInsider(viewer) || viewer.place.heads.some((kind) => kind === 'APPEAL_MARKING' || kind === 'MARKING');
};

/** Who marks an appeal sees nothing of the first marking, nor of another appeal marker (TT 22/2025 Art 17). */
export const appealFor = (appeal: ScriptAppeal, viewer: Viewer): ScriptAppeal | null => {
  if (!knowsAppeal(viewer)) return null;
  const sees = seesAppeal(appeal, viewer);
  return {
    ...appeal,
    marks: linesFor(appeal.marks, viewer, sees),
    proposed: sees ? appeal.proposed : null,
    settled: sees ? appeal.settled : null,
    needs: sees || appeal.needs === 'APPEAL_THIRD_MARK' ? appeal.needs : null,
  };
};
