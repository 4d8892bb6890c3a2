import type { CouncilDoc, MotionLine } from '../../views/council.js';
import { isInsider, type Viewer } from '../place.js';

/** Until the votes on a motion are counted everybody knows the own one, so that nobody votes after another (domain §3.3). */
const motionFor = (motion: MotionLine, { me }: Viewer): MotionLine => {
  if (motion.outcome === 'CARRIED' || motion.outcome === 'LOST') return motion;
  const votes = Object.entries(motion.votes).filter(([member]) => member === me.person);
  return { ...motion, votes: Object.fromEntries(votes) };
};

/** Who sits where is public; what stands between members and candidates is not, nor what the council votes on. */
export const bodiesFor = (doc: CouncilDoc, viewer: Viewer): CouncilDoc => {
  const motions = Object.entries(doc.motions).map(([name, motion]) => [name, motionFor(motion, viewer)] as const);
  return isInsider(viewer)
    ? { ...doc, motions: Object.fromEntries(motions) }
    : { ...doc, relations: [], cleared: {}, clearedByCandidate: {}, recusals: [], leaving: [], motions: {} };
};
