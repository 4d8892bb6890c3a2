import { type Decider, eachOf, joined, type Meta, validTime } from '#kernel';
import type { Wordings } from '../words.js';
import type { Rules } from './chapter.js';
import { appeals } from './appeals/appeals.js';
import { applications } from './applications/applications.js';
import { advanceClocks } from './clocks.js';
import { council } from './council/council.js';
import { defence } from './defence/defence.js';
import type { RoundCommands, RoundEvents } from './events.js';
import { guarded, nextStage, type Rule, terminal } from './guard.js';
import { hiring } from './hiring/hiring.js';
import { marking } from './marking/marking.js';
import { plan } from './plan/plan.js';
import { type GeneralRefusal, roundRefusals } from './refusals.js';
import { results } from './results/results.js';
import { standstill } from './standstill/standstill.js';
import type { Parts, Round } from './state.js';
import { written } from './written/written.js';

/** Every refusal of a round, with its words. */
export const allRoundRefusals = {
  ...roundRefusals,
  ...plan.refusals,
  ...council.refusals,
  ...applications.refusals,
  ...written.refusals,
  ...marking.refusals,
  ...appeals.refusals,
  ...defence.refusals,
  ...hiring.refusals,
  ...results.refusals,
  ...standstill.refusals,
} as const;

export type RoundRefusal = keyof typeof allRoundRefusals;

const remembered =
  <Name extends keyof Parts, Data>(
    name: Name,
    type: string,
    fold: (part: Parts[Name], data: Data, meta: Meta, round: Round) => Parts[Name],
  ) =>
  (round: Round, data: Data, meta: Meta): Round => {
    const next = { ...round, [name]: fold(round[name], data, meta, round) };
    const stage = nextStage(round, round.stage, type);
    return {
      ...next,
      stage,
      movedAt: stage === round.stage ? round.movedAt : validTime(meta),
      clocks: advanceClocks(next, { type, data }, meta),
    };
  };

/** The tables of a chapter as the round uses them: asked only where the cards allow it, and folded into the whole. */
const bound = <Name extends keyof Parts, Commands extends object, Events extends object, Words extends Wordings>({
  name,
  decide,
  evolve,
}: Rules<Name, Commands, Events, Words>) => ({
  decide: eachOf<
    typeof decide,
    { readonly [C in keyof Commands & string]: Rule<Commands[C], GeneralRefusal | (keyof Words & string)> }
  >(decide, (rule, command) => guarded(command, rule)),
  evolve: eachOf<
    typeof evolve,
    { readonly [E in keyof Events & string]: (round: Round, data: Events[E], meta: Meta) => Round }
  >(evolve, (fold, type) => remembered(name, type, fold)),
});

const tables = {
  plan: bound(plan),
  council: bound(council),
  applications: bound(applications),
  written: bound(written),
  marking: bound(marking),
  appeals: bound(appeals),
  defence: bound(defence),
  hiring: bound(hiring),
  results: bound(results),
  standstill: bound(standstill),
};

/** A selection round: a book of chapters, held together by the flow of its pack, its clocks and the order of time. */
export const round: Decider<Round, RoundCommands, RoundEvents, RoundRefusal> = {
  category: 'round',
  initialState: {
    stage: null,
    movedAt: null,
    clocks: {},
    plan: plan.initial,
    council: council.initial,
    applications: applications.initial,
    written: written.initial,
    marking: marking.initial,
    appeals: appeals.initial,
    defence: defence.initial,
    hiring: hiring.initial,
    results: results.initial,
    standstill: standstill.initial,
  },
  decide: joined([
    tables.plan.decide,
    tables.council.decide,
    tables.applications.decide,
    tables.written.decide,
    tables.marking.decide,
    tables.appeals.decide,
    tables.defence.decide,
    tables.hiring.decide,
    tables.results.decide,
    tables.standstill.decide,
  ]),
  evolve: joined([
    tables.plan.evolve,
    tables.council.evolve,
    tables.applications.evolve,
    tables.written.evolve,
    tables.marking.evolve,
    tables.appeals.evolve,
    tables.defence.evolve,
    tables.hiring.evolve,
    tables.results.evolve,
    tables.standstill.evolve,
  ]),
  versions: {},
  isTerminal: ({ stage }) => stage !== null && terminal.includes(stage),
};
