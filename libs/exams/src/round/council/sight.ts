import type { CouncilDoc } from '../../views/council.js';
import { isInsider, type Viewer } from '../place.js';

/** Who sits where is public; what stands between members and candidates is not. */
export const bodiesFor = (doc: CouncilDoc, viewer: Viewer): CouncilDoc =>
  isInsider(viewer)
    ? doc
    : { ...doc, relations: [], cleared: {}, clearedByCandidate: {}, recusals: [], leaving: [], motions: {} };
