import type { CouncilDoc, MotionLine } from '../../views/council.js';
import { isInsider, type Viewer } from '../place.js';

/** True once a motion is decided. Votes that lead to a re-vote stay sealed: whoever votes anew would vote after the others. */
export const votesAreOpen = (outcome: MotionLine['outcome'] | undefined): boolean =>
  outcome === 'CARRIED' || outcome === 'LOST';

/** Until a motion is decided everybody knows the own vote on it, so that nobody votes after another (domain §3.5). */
const motionFor = (motion: MotionLine, { me }: Viewer): MotionLine => {
  if (votesAreOpen(motion.outcome)) return motion;
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
