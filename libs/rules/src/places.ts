import { allocate } from './allocation.js';
import type { Assessment } from './assess.js';
import type { CaseCandidate, Needs, Outcome } from './case.js';
import { compareScores } from './decimals.js';
import { isReady, type Order, orderOf, type Placed, type Ready } from './ranking.js';
import type { Terms } from './terms.js';

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
const isByPost = ({ allocation, ranking }: Terms): boolean => allocation === 'PER_POST' || ranking === 'CHOICE';

const standingFor = (post: string | undefined, assessments: readonly Assessment[]): readonly Assessment[] =>
  assessments.filter(({ candidate }) => candidate.preferences[0] === post);

/** The rankings of a case: one a post, or a single one over all posts. */
export const racesOf = (terms: Terms, assessments: readonly Assessment[], posts: readonly string[]): readonly Race[] =>
  isByPost(terms)
    ? posts.map((post) => ({ entered: standingFor(post, assessments), posts: [post] }))
    : [{ entered: assessments, posts }];

/** The one ranking in which a candidate stands. */
export const raceOf = (
  terms: Terms,
  assessments: readonly Assessment[],
  posts: readonly string[],
  { preferences }: CaseCandidate,
): Race =>
  isByPost(terms)
    ? { entered: standingFor(preferences[0], assessments), posts: posts.filter((post) => post === preferences[0]) }
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

const pending = (...needs: readonly Needs[]): Place => ({ rank: null, post: null, outcome: 'PENDING', needs });

const chosenPlaces = (terms: Terms, racing: readonly Assessment[], posts: readonly string[]) => {
  const choice = terms.choices.find(({ post }) => posts.includes(post));
  return racing.map(({ candidate: { id } }): readonly [string, Place] => {
    if (choice === undefined) return [id, pending('CHOICE')];
    return choice.candidate === id
      ? [id, { rank: null, post: choice.post, outcome: 'WINNER', needs: [] }]
      : [id, { rank: null, post: null, outcome: 'NOT_SELECTED', needs: [] }];
  });
};

/** Whoever stands below a tie for one post stands there whichever way it is decided; pooled, all wait for it. */
const beyondTie = (terms: Terms, ready: readonly Ready[], { placed, tied }: Order): readonly Placed[] => {
  if (tied.length === 0 || terms.allocation !== 'PER_POST') return placed;
  const taken = orderOf({ ...terms, tieDecision: [...terms.tieDecision, ...tied] }, ready);
  return taken.placed.filter(({ assessment }) => !tied.includes(assessment.candidate.id));
};

const rankedPlaces = (terms: Terms, racing: readonly Assessment[], posts: readonly string[]) => {
  const ready = racing.filter(isReady);
  const order = orderOf(terms, ready);
  const placed = beyondTie(terms, ready, order);
  const given = allocate(terms, placed, posts);
  const waiting = racing.map(({ candidate: { id }, needs }): readonly [string, Place] => [
    id,
    order.tied.includes(id) ? pending('TIE_DECISION') : pending(...needs),
  ]);
  const stood = placed.map(({ assessment: { candidate }, rank }): readonly [string, Place] => {
    const gift = given.get(candidate.id);
    if (gift === 'GAP') return [candidate.id, { ...pending('PREFERENCE_GAP'), rank }];
    const post = gift?.post ?? null;
    return [candidate.id, { rank, post, outcome: post === null ? 'NOT_SELECTED' : 'WINNER', needs: [] }];
  });
  return [...waiting, ...stood];
};

/**
 * Everybody's place in one ranking. Who is not ready holds nobody up here, as it does in a published result: what is
 * asked is where the others would stand without them.
 */
export const placesIn = (terms: Terms, { entered, posts }: Race): ReadonlyMap<string, Place> => {
  const racing = entered.filter(({ out }) => out === null);
  const out = entered.flatMap(({ candidate: { id }, out }): readonly (readonly [string, Place])[] =>
    out === null ? [] : [[id, { rank: null, post: null, outcome: out, needs: [] }]],
  );
  const inRace = terms.ranking === 'CHOICE' ? chosenPlaces(terms, racing, posts) : rankedPlaces(terms, racing, posts);
  return new Map([...out, ...inRace]);
};
