import { tasksOf } from '../../questions/tasks-of.js';
import type { RoundCounts, RoundDoc } from '../../views/rounds.js';
import { everyone, hasAnySeat, isInsider, type May, oversees, reached, type Viewer } from '../place.js';

/**
 * A round is known to everybody from its notice on. Before, and where it never comes to one, it is for those who have
 * something to do in it.
 */
export const knowsRound = (viewer: Viewer): boolean => {
  const { me, round } = viewer;
  return round.noticeOn !== null || hasAnySeat(viewer) || round.ownerOfferedTo === me.person;
};

const newOwner: May = (viewer) => isInsider(viewer) || viewer.round.ownerOfferedTo === viewer.me.person;

/** Who is shown which field of a round: numbers and open questions of the work under way are not for those outside. */
const shownTo: { readonly [Field in keyof RoundDoc]: May } = {
  round: everyone,
  code: everyone,
  mandate: everyone,
  stage: everyone,
  stageSince: everyone,
  resumeTo: everyone,
  waitsFor: everyone,
  owner: everyone,
  ownerOfferedTo: newOwner,
  authority: everyone,
  superior: everyone,
  signing: isInsider,
  body: everyone,
  unit: everyone,
  pack: everyone,
  course: everyone,
  panel: everyone,
  entry: everyone,
  posts: everyone,
  counts: isInsider,
  noticeOn: everyone,
  opensOn: everyone,
  closesOn: everyone,
  announcedOn: everyone,
  openTie: isInsider,
  openGaps: isInsider,
  gateEvaluated: isInsider,
  nobodyAdmitted: isInsider,
  toCompile: isInsider,
  openQuestionErrors: hasAnySeat,
  openComplaints: isInsider,
  supervisionReported: isInsider,
  keepers: hasAnySeat,
  sheetsRevealed: hasAnySeat,
  suspended: everyone,
  draftedAt: everyone,
  // How many events there are tells whether marks and sheets led to others by themselves.
  lastAt: oversees,
  revision: oversees,
};

/** What a round waits for as far as its stage says: nothing that is found on the way to a result. */
const headline = (round: RoundDoc): string => {
  const found = { openTie: [], openGaps: [], gateEvaluated: false, nobodyAdmitted: false, toCompile: false };
  return tasksOf({ ...round, ...found })[0]?.code ?? '';
};

/** How many marks have settled tells how many have not. */
const countsFor = (counts: RoundCounts, viewer: Viewer): ShownCounts =>
  oversees(viewer) || reached(viewer, 'MARKED') ? counts : { ...counts, settled: null };

type ShownCounts = Omit<RoundCounts, 'settled'> & {
  /** `null` as long as the marks are sealed. */
  readonly settled: number | null;
};

/** A round at a glance, as this or that reader is shown it: what is not for them is left out. */
export type ShownRound = Omit<RoundDoc, Withheld | 'counts'> &
  Partial<Pick<RoundDoc, Withheld>> & { readonly counts?: ShownCounts };

type Withheld =
  | 'ownerOfferedTo'
  | 'signing'
  | 'openTie'
  | 'openGaps'
  | 'gateEvaluated'
  | 'nobodyAdmitted'
  | 'toCompile'
  | 'openQuestionErrors'
  | 'openComplaints'
  | 'supervisionReported'
  | 'keepers'
  | 'sheetsRevealed'
  | 'lastAt'
  | 'revision';

/** A round at a glance as its reader may see it; `undefined` where the reader does not know of it. */
export const roundFor = (round: RoundDoc, viewer: Viewer): ShownRound | undefined => {
  if (!knowsRound(viewer)) return undefined;
  const told = { ...round, waitsFor: isInsider(viewer) ? round.waitsFor : headline(round) };
  const fields = Object.entries(told).filter(([field]) => shownTo[field as keyof RoundDoc](viewer));
  const shown = Object.fromEntries(fields) as unknown as ShownRound;
  return isInsider(viewer) ? { ...shown, counts: countsFor(round.counts, viewer) } : shown;
};
