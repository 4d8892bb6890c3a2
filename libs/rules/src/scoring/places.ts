import { allocate, type Given } from './allocation.js';
import type { Assessment } from './assess.js';
import type { CaseCandidate, Choice, Needs, Outcome } from '../cases/case.js';
import { compareScores } from '../numbers/decimals.js';
import { isReady, type Order, orderOf, type Placed, type Ready } from './ranking.js';
import type { Terms } from '../calendar/terms.js';

/** Where a candidate stands, and what is still needed about that candidate. The bare fact, without its reasons. */
export interface Place {
  readonly rank: number | null;
  readonly post: string | null;
  readonly outcome: Outcome;
  readonly needs: readonly Needs[];
}

/** One ranking: the candidates who entered it and the posts it gives. */
export interface Race {
  readonly entered: readonly Assessment[];
  readonly posts: readonly string[];
}

/** One a post, or a single one over all posts. */
const isByPost = ({ allocation, isChosen }: Terms): boolean => allocation === 'PER_POST' || isChosen;

const wishing = (post: string | undefined, assessments: readonly Assessment[]): readonly Assessment[] =>
  assessments.filter(({ candidate }) => candidate.preferences[0] === post);

/** The rankings of a case: one a post, or a single one over all posts. */
export const racesOf = (terms: Terms, assessments: readonly Assessment[], posts: readonly string[]): readonly Race[] =>
  isByPost(terms)
    ? posts.map((post) => ({ entered: wishing(post, assessments), posts: [post] }))
    : [{ entered: assessments, posts }];

/** The one ranking in which a candidate stands. */
export const raceOf = (
  terms: Terms,
  assessments: readonly Assessment[],
  posts: readonly string[],
  { preferences }: CaseCandidate,
): Race =>
  isByPost(terms)
    ? { entered: wishing(preferences[0], assessments), posts: posts.filter((post) => post === preferences[0]) }
    : { entered: assessments, posts };

/** True where the higher total is always ahead, whatever else is compared. */
export const isByTotal = ({ pack }: Terms): boolean => pack.tieOrder.value[0] === 'TOTAL';

/**
 * The same assessments, best first. Their order says nothing; but whoever ranks them again and again with one changed
 * sorts what is all but sorted, which costs a tenth.
 */
export const bestFirst = (assessments: readonly Assessment[]): readonly Assessment[] =>
  assessments.toSorted(
    ({ compared: a }, { compared: b }) => compareScores(b.total, a.total) || compareScores(b.written, a.written),
  );

/** A candidate with the place reached. */
interface Stood {
  readonly assessment: Assessment;
  readonly place: Place;
}

/** Everybody who entered one ranking: those who have no rank, or none yet, and those who were ranked, best first. */
export interface Standing {
  readonly unranked: readonly Stood[];
  readonly ranked: readonly (Stood & Placed)[];
}

const settled = (outcome: Outcome): Place => ({ rank: null, post: null, outcome, needs: [] });

const pending = (...needs: readonly Needs[]): Place => ({ rank: null, post: null, outcome: 'PENDING', needs });

/** The place of one who is not ranked: out, or `open` while in the race. */
const unranked = (assessment: Assessment, open: (assessment: Assessment) => Place): Stood => ({
  assessment,
  place: assessment.out === null ? open(assessment) : settled(assessment.out),
});

/** Where the signer chooses there is no order: one is hired for the post, or all wait for the choice. */
const chosenPlace = (choice: Choice | undefined, id: string): Place => {
  if (choice === undefined) return pending('CHOICE');
  return choice.candidate === id ? { ...settled('WINNER'), post: choice.post } : settled('NOT_SELECTED');
};

const chosenStanding = ({ choices }: Terms, { entered, posts }: Race): Standing => {
  // Who has left since cannot be hired: it is for the signer to choose again.
  const racing = new Set(entered.filter(({ out }) => out === null).map(({ candidate }) => candidate.id));
  const choice = choices.find(({ post, candidate }) => posts.includes(post) && racing.has(candidate));
  return {
    unranked: entered.map((assessment) => unranked(assessment, ({ candidate: { id } }) => chosenPlace(choice, id))),
    ranked: [],
  };
};

const rankedPlace = (rank: number, given: Given | undefined): Place => {
  if (given === 'GAP') return { ...pending('PREFERENCE_GAP'), rank };
  return given === undefined
    ? { ...settled('NOT_SELECTED'), rank }
    : { rank, post: given.post, outcome: 'WINNER', needs: [] };
};

/** How those who race are ordered. */
type Ordering = (terms: Terms, racing: readonly Assessment[]) => Order;

const rankedStanding = (terms: Terms, { entered, posts }: Race, ordering: Ordering): Standing => {
  const { placed, tied } = ordering(
    terms,
    entered.filter(({ out }) => out === null),
  );
  const given = allocate(terms, placed, posts);
  const known = new Set<Assessment>(placed.map(({ assessment }) => assessment));
  const open = ({ candidate: { id }, needs }: Assessment): Place =>
    tied.includes(id) ? pending('TIE_DECISION') : pending(...needs);
  return {
    unranked: entered.filter((assessment) => !known.has(assessment)).map((assessment) => unranked(assessment, open)),
    ranked: placed.map(({ assessment, rank }) => ({
      assessment,
      rank,
      place: rankedPlace(rank, given.get(assessment.candidate.id)),
    })),
  };
};

const standing = (terms: Terms, race: Race, ordering: Ordering): Standing =>
  terms.isChosen ? chosenStanding(terms, race) : rankedStanding(terms, race, ordering);

const NOBODY: Order = { placed: [], tied: [] };

/** All wait while anybody in the race waits. */
const waitingForAll: Ordering = (terms, racing) => {
  const ready = racing.filter(isReady);
  return ready.length < racing.length ? NOBODY : orderOf(terms, ready);
};

/** Whoever stands below a tie for one post stands there whichever way it is decided; pooled, all wait for it. */
const beyondTie = (terms: Terms, ready: readonly Ready[], { tied }: Order): readonly Placed[] => {
  const taken = orderOf({ ...terms, tieDecision: [...terms.tieDecision, ...tied] }, ready);
  return taken.placed.filter(({ assessment }) => !tied.includes(assessment.candidate.id));
};

/** Who is not ready holds nobody up. */
const waitingForNobody: Ordering = (terms, racing) => {
  const ready = racing.filter(isReady);
  const order = orderOf(terms, ready);
  return order.tied.length > 0 && terms.allocation === 'PER_POST'
    ? { ...order, placed: beyondTie(terms, ready, order) }
    : order;
};

/** One ranking as a result says it: all wait while anybody in it waits. */
export const standingIn = (terms: Terms, race: Race): Standing => standing(terms, race, waitingForAll);

/**
 * Everybody's place in one ranking. Who is not ready holds nobody up here, as it does in a published result: what is
 * asked is where the others would stand without them.
 */
export const placesIn = (terms: Terms, race: Race): ReadonlyMap<string, Place> => {
  const { unranked: without, ranked } = standing(terms, race, waitingForNobody);
  return new Map([...without, ...ranked].map(({ assessment, place }) => [assessment.candidate.id, place]));
};
