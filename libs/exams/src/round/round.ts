import { type Decider, type Meta, validTime } from '#kernel';
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
import { roundRefusals } from './refusals.js';
import { results } from './results/results.js';
import { standstill } from './standstill/standstill.js';
import type { Parts, Round } from './state.js';
import { written } from './written/written.js';

const chapters = {
  plan,
  council,
  applications,
  written,
  marking,
  appeals,
  defence,
  hiring,
  results,
  standstill,
} as const;

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

type Fold = (part: unknown, data: unknown, meta: Meta, round: Round) => unknown;

const remembered =
  (name: keyof Parts, type: string, fold: Fold) =>
  (round: Round, data: unknown, meta: Meta): Round => {
    const next = { ...round, [name]: fold(round[name], data, meta, round) };
    const stage = nextStage(round, round.stage, type);
    return {
      ...next,
      stage,
      movedAt: stage === round.stage ? round.movedAt : validTime(meta),
      clocks: advanceClocks(next, { type, data }, meta),
    };
  };

const table = <Entry, Result>(
  pick: (chapter: (typeof chapters)[keyof Parts]) => Readonly<Record<string, Entry>>,
  wrap: (entry: Entry, key: string, name: keyof Parts) => Result,
): Readonly<Record<string, Result>> =>
  Object.fromEntries(
    Object.values(chapters).flatMap((chapter) =>
      Object.entries(pick(chapter)).map(([key, entry]) => [key, wrap(entry, key, chapter.name)] as const),
    ),
  );

/** The event that a command is about: where it may happen, the command may be sent. */
export const leadsTo: Readonly<Record<keyof RoundCommands, keyof RoundEvents>> = {
  ...plan.leadsTo,
  ...council.leadsTo,
  ...applications.leadsTo,
  ...written.leadsTo,
  ...marking.leadsTo,
  ...appeals.leadsTo,
  ...defence.leadsTo,
  ...hiring.leadsTo,
  ...results.leadsTo,
  ...standstill.leadsTo,
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
  // The tables of the chapters, wrapped alike: their types were checked chapter by chapter.
  decide: table(
    (chapter) => chapter.decide as unknown as Readonly<Record<string, Rule<unknown, RoundRefusal>>>,
    (rule, command) => guarded(leadsTo[command as keyof RoundCommands], rule),
  ) as unknown as Decider<Round, RoundCommands, RoundEvents, RoundRefusal>['decide'],
  evolve: table(
    (chapter) => chapter.evolve as unknown as Readonly<Record<string, Fold>>,
    (fold, type, name) => remembered(name, type, fold),
  ) as unknown as Decider<Round, RoundCommands, RoundEvents, RoundRefusal>['evolve'],
  versions: {},
  isTerminal: ({ stage }) => stage !== null && terminal.includes(stage),
};
