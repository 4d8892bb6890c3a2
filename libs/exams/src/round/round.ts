import {
  type Decider,
  eachOf,
  isRefusal,
  isSystem,
  joined,
  type Meta,
  type OneOf,
  type Recorded,
  validTime,
} from '#kernel';
import { certain } from '../bug.js';
import type { Wordings } from '../wording.js';
import type { Rules } from './chapter.js';
import { appeals } from './appeals/appeals.js';
import { applications } from './applications/applications.js';
import { changedClocks, clockChanges, mayMoveClocks } from './clocks/changes.js';
import { clocks } from './clocks/clocks.js';
import { council } from './council/council.js';
import { defence } from './defence/defence.js';
import { deviations } from './deviations/deviations.js';
import { draws } from './draws/draws.js';
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
  ...draws.refusals,
  ...defence.refusals,
  ...hiring.refusals,
  ...results.refusals,
  ...standstill.refusals,
  ...clocks.refusals,
} as const;

export type RoundRefusal = keyof typeof allRoundRefusals;

/** Rounds recorded before clocks were facts ask the pack and the calendar at every fold, as they always did. */
const keepsFacts = ({ plan: { draft } }: Round): boolean => draft?.clocks === 'RECORDED';

/** A step that is typed in with an earlier time does not set the round back. */
const later = (before: string | null, now: string): string => (before !== null && before > now ? before : now);

/** What the engine itself adds to a round that is typed in happens now, and is no part of what happened then. */
const latestIn = ({ latestAt }: Round, meta: Meta): string | null =>
  isSystem(meta) ? latestAt : later(latestAt, validTime(meta));

const remembered =
  <Name extends keyof Parts, Data>(
    name: Name,
    type: string,
    fold: (part: Parts[Name], data: Data, meta: Meta, round: Round) => Parts[Name],
  ) =>
  (round: Round, data: Data, meta: Meta): Round => {
    const next = { ...round, [name]: fold(round[name], data, meta, round) };
    const stage = nextStage(round, round.stage, type);
    const changes = keepsFacts(next) ? [] : clockChanges(next, { type, data }, meta);
    return {
      ...next,
      stage,
      movedAt: stage === round.stage ? round.movedAt : later(round.movedAt, validTime(meta)),
      latestAt: stage === round.stage ? latestIn(round, meta) : validTime(meta),
      clocks: changedClocks(next.clocks, changes),
    };
  };

/** The decided events, each followed by what it does to the legal clocks. */
const withClocks = (
  round: Round,
  decided: readonly OneOf<RoundEvents>[],
  meta: Meta,
): readonly OneOf<RoundEvents>[] => {
  if (!mayMoveClocks(round, decided)) return decided;
  let state = round;
  return decided.flatMap((event) => {
    state = foldedOne(state, { ...event, meta });
    if (!keepsFacts(state)) return [event];
    const changes = clockChanges(state, event, meta);
    state = { ...state, clocks: changedClocks(state.clocks, changes) };
    return [event, ...changes];
  });
};

/** A rule whose events carry the facts about clocks that follow from them. */
const withFacts =
  <Command, Code extends string>(rule: Rule<Command, Code>, commandType: string): Rule<Command, Code> =>
  (round, command, context) => {
    const decision = rule(round, command, context);
    return isRefusal(decision) ? decision : withClocks(round, decision, { ...context, commandType });
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
  >(decide, (rule, command) => withFacts(guarded(command, rule), command)),
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
  draws: bound(draws),
  defence: bound(defence),
  hiring: bound(hiring),
  results: bound(results),
  standstill: bound(standstill),
  clocks: bound(clocks),
  deviations: bound(deviations),
};

const evolve = joined([
  tables.plan.evolve,
  tables.council.evolve,
  tables.applications.evolve,
  tables.written.evolve,
  tables.marking.evolve,
  tables.appeals.evolve,
  tables.draws.evolve,
  tables.defence.evolve,
  tables.hiring.evolve,
  tables.results.evolve,
  tables.standstill.evolve,
  tables.clocks.evolve,
  tables.deviations.evolve,
]);

type Fold = (round: Round, data: never, meta: Meta) => Round;

const folds: Readonly<Record<string, Fold>> = evolve;

/** The round after one more event. Throws for an event that no round has. */
export const foldedOne = (state: Round, { type, data, meta }: Pick<Recorded, 'type' | 'data' | 'meta'>): Round => {
  const fold = Object.hasOwn(folds, type) ? folds[type] : undefined;
  return certain(fold, `a round does not know ${type}`)(state, data as never, meta);
};

const decide = joined([
  tables.plan.decide,
  tables.council.decide,
  tables.applications.decide,
  tables.written.decide,
  tables.marking.decide,
  tables.appeals.decide,
  tables.draws.decide,
  tables.defence.decide,
  tables.hiring.decide,
  tables.results.decide,
  tables.standstill.decide,
  tables.clocks.decide,
  tables.deviations.decide,
]);

/** A selection round: a book of chapters, held together by the flow of its pack, its clocks and the order of time. */
export const round: Decider<Round, RoundCommands, RoundEvents, RoundRefusal> = {
  category: 'round',
  initialState: {
    stage: null,
    movedAt: null,
    latestAt: null,
    clocks: clocks.initial,
    plan: plan.initial,
    council: council.initial,
    applications: applications.initial,
    written: written.initial,
    marking: marking.initial,
    appeals: appeals.initial,
    draws: draws.initial,
    defence: defence.initial,
    hiring: hiring.initial,
    results: results.initial,
    standstill: standstill.initial,
    deviations: deviations.initial,
  },
  decide,
  evolve,
  upcasters: joined([
    plan.upcasters,
    council.upcasters,
    applications.upcasters,
    written.upcasters,
    marking.upcasters,
    appeals.upcasters,
    draws.upcasters,
    defence.upcasters,
    hiring.upcasters,
    results.upcasters,
    standstill.upcasters,
    clocks.upcasters,
    deviations.upcasters,
  ]),
  isTerminal: ({ stage }) => stage !== null && terminal.includes(stage),
};
