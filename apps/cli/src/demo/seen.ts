import { setTimeout as sleep } from 'node:timers/promises';
import type { AppointmentDocument, CandidateDoc, DecisionDoc, ResultsDoc, RoundDoc, StepDoc } from '#exams';
import { exits, Sentence } from '../command.js';
import type { Page } from './client.js';
import { callerOf, idOf, type Play } from './play.js';

export type PostStatus = ResultsDoc['posts'][string]['status'];

/** What a round is checked against by the server itself. */
interface Invariants {
  readonly events: number;
  readonly breaches: readonly unknown[];
}

/** Everything that the demo looked at in the end, each as the person who may see it. */
export interface Seen {
  readonly round: RoundDoc;
  readonly results: ResultsDoc;
  readonly candidates: readonly CandidateDoc[];
  /** Names by personId: the HR officer is entitled to them. */
  readonly names: Readonly<Record<string, string>>;
  readonly decisions: readonly DecisionDoc[];
  readonly steps: readonly StepDoc[];
  readonly cases: readonly AppointmentDocument[];
  readonly invariants: Invariants;
}

const path = (play: Play, part: string): string => `/api/rounds/${play.round}/${part}`;

const roundOf = (play: Play): Promise<RoundDoc> => callerOf(play, 'HR').get(`/api/rounds/${play.round}`);

export const resultsOf = async (play: Play): Promise<ResultsDoc> => {
  const [found] = await callerOf(play, 'HR').list<ResultsDoc>(path(play, 'results'));
  if (found === undefined) throw new Sentence('The round has no results to show.', exits.differs);
  return found;
};

export const casesOf = async (play: Play): Promise<readonly AppointmentDocument[]> => {
  const all = await callerOf(play, 'HR').list<AppointmentDocument>('/api/appointments');
  return all.filter(({ round }) => round === play.round);
};

/** Processes answer at once, but not at the same instant; longer than this means that one stands still. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 100;

/** What `look` finds as soon as it is `enough`; whatever is there when the time is up. */
export const eventually = async <Found>(
  look: () => Promise<Found>,
  enough: (found: Found) => boolean,
  patienceMs = PATIENCE_MS,
): Promise<Found> => {
  const until = Date.now() + patienceMs;
  let found = await look();
  while (!enough(found) && Date.now() < until) {
    await sleep(LOOK_AGAIN_MS);
    found = await look();
  }
  return found;
};

/** Looks at the finished round: HR at the results, the auditor at the steps and the invariants. */
export const lookAt = async (play: Play): Promise<Seen> => {
  const hr = callerOf(play, 'HR');
  const auditor = callerOf(play, 'AUDITOR');
  const named: Page<CandidateDoc> = await hr.get(path(play, 'candidates'), { names: 'true', limit: '500' });
  return {
    round: await roundOf(play),
    results: await resultsOf(play),
    candidates: named.items,
    names: named.people ?? {},
    decisions: await auditor.list(path(play, 'decisions')),
    steps: await auditor.list(path(play, 'steps')),
    cases: await casesOf(play),
    invariants: await auditor.get(path(play, 'invariants')),
  };
};

/** The key by which somebody plays; the id itself for those outside the cast (`system:…`). */
export const keyOf = (play: Play, person: string): string =>
  [...play.ids.keys()].find((key) => idOf(play, key) === person) ?? person;
