import { type Recorded, type Refusal, refuse } from '#kernel';
import {
  type CaseCandidate,
  type CaseInput,
  type Cited,
  type Fault,
  isFault,
  type MarkerStatistics,
  markerStatistics,
  omit,
  type Pack,
  type Robustness,
  robustness,
  type WhatIf,
  whatIf,
  type Why,
  why,
} from '#rules';
import { caseOf } from '../round/case.js';
import type { RoundEvents } from '../round/events.js';
import { foldRound } from '../round/fold.js';
import { allOf } from '../round/history.js';
import { packOf } from '../round/plan/pack.js';
import { type EventRef, eventsBehind } from './evidence-events.js';
import { marksIn } from './marks-given.js';

/** What is asked about a round afterwards: its case as it was when the result came about, and all that led to it. */
export interface Inquiry {
  readonly pack: Pack;
  readonly input: CaseInput;
  /** The round's events up to the result, that one included. */
  readonly events: readonly Recorded[];
}

/** Events with which a result, or what is still open about it, came about. */
const RESULTS: readonly (keyof RoundEvents)[] = ['ResultsCompiled', 'TieFound', 'PreferenceGapFound', 'HireDecided'];

const isResult = ({ type }: Recorded): boolean => RESULTS.some((known) => known === type);

/** Replays a round's history up to its last result; refused while there is none: until then all of it is sealed. */
export const inquire = (history: readonly Recorded[]): Inquiry | Refusal<'not-compiled'> => {
  const events = history.slice(0, history.findLastIndex(isResult) + 1);
  if (events.length === 0) return refuse('not-compiled');
  const round = foldRound(events);
  return { pack: packOf(round), input: caseOf(round), events };
};

/** A piece of evidence with the events that it consists of. */
export interface CitedEvents extends Cited {
  readonly events: readonly EventRef[];
}

/** Why a candidate of a round stands where the result says, down to the recorded events. */
export interface RoundWhy extends Omit<Why, 'evidence'> {
  readonly evidence: readonly CitedEvents[];
}

/** The candidate with this id, or else with this number on the last published list. */
const candidateNamed = ({ input, events }: Inquiry, name: string): string => {
  if (input.candidates.some(({ id }) => id === name)) return name;
  const list = allOf(events, 'EligibleListPublished').at(-1)?.data.candidates ?? [];
  return list.find(({ candidateNo }) => candidateNo === name)?.candidate ?? name;
};

/** Why a candidate (by id or number) stands where the result says. A fault where the case has no such candidate. */
export const whyOf = (inquiry: Inquiry, candidate: string): RoundWhy | Fault => {
  const { pack, input, events } = inquiry;
  const answer = why(pack, input, candidateNamed(inquiry, candidate));
  if (isFault(answer)) return answer;
  return {
    ...answer,
    evidence: answer.evidence.map((piece) => ({ ...piece, events: eventsBehind(events, piece) })),
  };
};

/** How the round would have come out with other rules. Nothing is recorded. */
export const whatIfOf = ({ pack, input }: Inquiry, change: unknown): WhatIf | Fault => whatIf(pack, input, change);

/** Marks of an appeal against a zeroed script count for nothing, and no case may hold them. */
const withoutIdleAppeal = (candidate: CaseCandidate): CaseCandidate => {
  const { written } = candidate;
  return written?.zeroed === true ? { ...candidate, written: omit(written, 'appeal') } : candidate;
};

/** The case of a round (`khoabang.case/1`), from which anybody can work its result out again without the round. */
export const caseFileOf = ({ input }: Inquiry): CaseInput => ({
  ...input,
  candidates: input.candidates.map(withoutIdleAppeal),
});

/** The case with the grain to which the plan held scores. A case leaves it out, as decisions need not keep to it. */
const grained = ({ input, events }: Inquiry): CaseInput => {
  const markGrain = allOf(events, 'PlanApproved').at(-1)?.data.terms.markGrain;
  return markGrain === undefined ? input : { ...input, plan: { ...input.plan, markGrain } };
};

/** How far the result depends on single members and single scores, which move in steps of the plan's grain. */
export const robustnessOf = (inquiry: Inquiry): Robustness => robustness(inquiry.pack, grained(inquiry));

/** Who marked how: severity, spread, drift and agreement. For information only. */
export const markersOf = ({ events }: Inquiry): MarkerStatistics => markerStatistics(marksIn(events));
