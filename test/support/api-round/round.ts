import type { CandidateDoc, ClockDoc, ResultsDoc, RoundDoc, ScriptDoc, WaitingLine } from '#exams';
import type { Recorded } from '#kernel';
import type { Stage } from '#rules';
import { type Answer, type Caller, Refused } from '../../../apps/cli/src/demo/client.js';
import * as defence from './defence.js';
import * as opening from './opening.js';
import { callerIn, decisionOf, idIn, notBefore, type Playing, scriptOf, send, tick, view, why } from './playing.js';
import { applicants, type ScenarioProduct } from './product.js';
import * as results from './results.js';
import { type CandidateScript, filled, type RoundScript } from './script.js';
import * as written from './written.js';

/** What is sent, with the stage to which it leads. */
type Step = readonly [stage: Stage, run: (round: Playing) => Promise<void>];

const preparing: readonly Step[] = [
  ['DRAFT', opening.draft],
  ['PRINCIPLE_APPROVED', opening.approvePrinciple],
  ['PLAN_APPROVED', opening.approvePlan],
  ['ANNOUNCED', opening.announce],
  ['APPLICATIONS_OPEN', opening.takeApplications],
  ['SCREENING', opening.screen],
  ['ELIGIBLE_PUBLISHED', opening.publishList],
];
const sitting: readonly Step[] = [
  ['WRITTEN_READY', written.sealPapers],
  ['WRITTEN_RUNNING', written.sit],
  ['SCRIPTS_SEALED', written.handIn],
];
const marking: readonly Step[] = [
  ['CODED', written.code],
  ['MARKING', written.mark],
  ['MARKED', written.completeMarking],
  ['WRITTEN_PUBLISHED', written.unseal],
  ['APPEAL_MARKING', written.hearAppeals],
  ['WRITTEN_FINAL', written.passGate],
];
const defending: readonly Step[] = [
  ['DEFENCE_READY', defence.drawOrder],
  ['DEFENCE_RUNNING', defence.defend],
  ['DEFENCE_SEALED', defence.sealDefence],
];
const compiling: readonly Step[] = [
  ['COMPILED', results.compile],
  ['REPORTED', results.report],
  ['RECOGNISED', results.recognise],
];
const announcing: readonly Step[] = [['RESULT_ANNOUNCED', results.announceResults]];

/** A round from the need to the announced result, by the course of its plan. */
const stepsOf = ({ script: { panel, interviewFirst } }: Playing): readonly Step[] => {
  if (panel === 'NOBODY') return [...preparing, ...announcing];
  const judging = interviewFirst ? [...defending, ...marking] : [...marking, ...defending];
  return [...preparing, ...sitting, ...judging, ...compiling, ...announcing];
};

/** A round of a scenario, as its test plays it. All is said and read over HTTP, as the person concerned. */
export interface ScenarioRound {
  readonly id: string;
  readonly playing: Playing;
  /** Plays on, step by step, until the step that leads to `stage` is taken. */
  readonly reach: (stage: Stage) => Promise<void>;
  /** Goes on not before this day. */
  readonly on: (day: string) => void;
  /** Lets the clocks that have run out act; of a round that is played as it happens. */
  readonly tick: () => Promise<void>;
  /** Sends a command as `by`, a minute after the last. An unexpected refusal names command, code and words. */
  readonly act: (by: string, command: string, body?: object) => Promise<Answer>;
  /** The code with which a command is refused. Throws when it is taken. */
  readonly refusal: (by: string, command: string, body?: object) => Promise<string>;
  readonly why: (what: string) => { readonly reason: string; readonly minutes: string };
  readonly decision: (number: string) => { readonly number: string; readonly date: string; readonly hash: string };
  readonly idOf: (key: string) => string;
  readonly scriptOf: (candidate: string) => string;
  readonly callerOf: (key: string) => Promise<Caller>;
  /** All documents of a part of the round, as `by` sees them. */
  readonly view: <Document>(name: string, by?: string) => Promise<readonly Document[]>;
  readonly doc: (by?: string) => Promise<RoundDoc>;
  readonly clock: (name: string) => Promise<ClockDoc>;
  readonly candidate: (id: string) => Promise<CandidateDoc>;
  readonly script: (candidate: string, by?: string) => Promise<ScriptDoc>;
  /** What the round waits for, as `by` sees it. */
  readonly waiting: (by?: string) => Promise<readonly WaitingLine[]>;
  /** Lines of the last result by candidate. */
  readonly lines: () => Promise<Readonly<Record<string, ResultsDoc['lines'][number]>>>;
  /** Who won which post, as announced. */
  readonly winners: () => Promise<Readonly<Record<string, string>>>;
  /** What is on record of events of this type, oldest first. */
  readonly events: <Data>(type: string) => Promise<readonly Data[]>;
}

/** The code of a refusal; a request that is taken is the test's failure. */
export const refusalOf = async (request: Promise<unknown>): Promise<string> => {
  const answer = await request.catch((error: unknown) => error);
  if (answer instanceof Refused) return answer.code;
  if (answer instanceof Error) throw answer;
  throw new Error(`was not refused: ${JSON.stringify(answer)}`);
};

/** Who plays which candidate: appellants need somebody with an account, everybody else takes the rest. */
const castOf = (candidates: readonly CandidateScript[]): Readonly<Record<string, string>> => {
  const appealing = candidates.filter(({ appeal }) => appeal !== undefined);
  const inTurn = [...appealing, ...candidates.filter(({ appeal }) => appeal === undefined)];
  return Object.fromEntries(inTurn.map(({ id }, index) => [id, applicants[index] ?? '']));
};

const walker = (round: Playing): ScenarioRound['reach'] => {
  const steps = stepsOf(round);
  let taken = 0;
  return async (stage) => {
    const last = steps.findIndex(([leadsTo]) => leadsTo === stage);
    if (last < 0) throw new Error(`no step of this round leads to ${stage}`);
    for (const [leadsTo, run] of steps.slice(taken, last + 1)) {
      const day = round.script.days[leadsTo];
      if (day !== undefined) notBefore(round, day);
      await run(round);
      taken += 1;
    }
  };
};

const readerOf = (round: Playing) => {
  const { play } = round;
  const path = `/api/rounds/${play.round}`;
  const only = async <Document>(name: string, by: string, is: (document: Document) => boolean): Promise<Document> => {
    const found = (await view<Document>(round, name, by)).find(is);
    if (found === undefined) throw new Error(`${play.round} has no such document in ${name}`);
    return found;
  };
  const result = () => only<ResultsDoc>('results', 'HR', () => true);
  return {
    view: (name, by) => view(round, name, by),
    doc: async (by = 'HR') => (await callerIn(round, by)).get<RoundDoc>(path),
    clock: (name) => only<ClockDoc>('clocks', 'HR', ({ clock }) => clock === name),
    candidate: (id) => only<CandidateDoc>('candidates', 'HR', ({ candidate }) => candidate === id),
    script: (id, by = 'HR') => only<ScriptDoc>('scripts', by, ({ code }) => code === scriptOf(round, id)),
    waiting: async (by = 'HR') => {
      const caller = await callerIn(round, by);
      return (await caller.get<{ items: readonly WaitingLine[] }>(`${path}/waiting`)).items;
    },
    lines: async () => Object.fromEntries((await result()).lines.map((line) => [line.id, line])),
    winners: async () => Object.fromEntries((await result()).winners.map(({ post, candidate }) => [post, candidate])),
    events: async <Data>(type: string) => {
      const auditor = await callerIn(round, 'AUDITOR');
      const { items } = await auditor.get<{ items: readonly Recorded[] }>(`${path}/history`);
      return items.filter((event) => event.type === type).map(({ data }) => data as Data);
    },
  } satisfies Partial<ScenarioRound>;
};

/** A round of this script that has not begun: {@link ScenarioRound.reach} plays it. */
const roundOf = (product: ScenarioProduct, script: RoundScript): ScenarioRound => {
  const play = product.playOf(product.nextRound(), castOf(script.candidates));
  const round: Playing = {
    play,
    script: filled(script),
    now: 0,
    authority: 'AUTHORITY',
    handedIn: [],
    sessions: new Map(),
    tick: product.tick,
  };
  return {
    id: play.round,
    playing: round,
    reach: walker(round),
    on: (day) => {
      notBefore(round, day);
    },
    tick: () => tick(round),
    act: (by, command, body) => send(round, by, command, body),
    refusal: (by, command, body) => refusalOf(send(round, by, command, body)),
    why: (what) => why(round, what),
    decision: (number) => decisionOf(round, number),
    idOf: (key) => idIn(round, key),
    scriptOf: (candidate) => scriptOf(round, candidate),
    callerOf: (key) => callerIn(round, key),
    ...readerOf(round),
  };
};

/** A round of this script, played until `stage`. */
export const playRound = async (
  product: ScenarioProduct,
  script: RoundScript & { readonly until: Stage },
): Promise<ScenarioRound> => {
  const round = roundOf(product, script);
  await round.reach(script.until);
  return round;
};
