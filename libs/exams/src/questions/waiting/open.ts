import type { Stage } from '#rules';
import type { Round } from '../../round/state.js';
import type { Task } from '../../tasks/task.js';

/** Of what something is still missing, by their ids: what kind of ids, the kind says. */
export type Missing = Readonly<{
  /** `TASKS`: by their codes, other lines of the list that come first. */
  kind:
    | 'TASKS'
    | 'CANDIDATES'
    | 'SCRIPTS'
    | 'RULES'
    | 'POSTS'
    | 'QUESTIONS'
    | 'BODIES'
    | 'PERSONS'
    | 'DOSSIER_ITEMS'
    | 'RECORDS';
  ids: readonly string[];
}>;

/** How much of it is done. */
export type Progress = Readonly<{ done: number; of: number }>;

/** A task that is open now. */
export interface Open {
  readonly task: Task;
  /** What it is about; absent: the whole round. */
  readonly subject?: string;
  /** Who is awaited, where not everybody who holds a part can act. */
  readonly persons?: readonly string[];
  readonly progress?: Progress;
  readonly missing?: Missing;
  /** False while other things of the list come first: nobody can do it yet. */
  readonly ready?: boolean;
  /** First local day on which it can be done, where that is fixed. */
  readonly from?: string;
  /** Since when it waits and the last local day for it, where no clock of the pack says so. */
  readonly since?: string;
  readonly due?: string;
}

/** What a round waits for in a stage, as far as one part of the work goes. */
export type Exact = (round: Round, stage: Stage) => readonly Open[];

/** A task that is open, with what is known of it. */
export const open = (task: Task, known: Omit<Open, 'task'> = {}): Open => ({ task, ...known });

/** What is open of a task that has to be done for each of many: nothing once it is done for all. */
export const openFor = (
  task: Task,
  kind: Missing['kind'],
  { all, left }: { readonly all: number; readonly left: readonly string[] },
  known: Omit<Open, 'task'> = {},
): readonly Open[] =>
  left.length === 0
    ? []
    : [open(task, { progress: { done: all - left.length, of: all }, missing: { kind, ids: left }, ...known })];

/** Other tasks come first. */
export const after = (first: readonly Task[]): Pick<Open, 'ready' | 'missing'> =>
  first.length === 0
    ? { ready: true }
    : { ready: false, missing: { kind: 'TASKS', ids: [...new Set(first.map(({ code }) => code))] } };

/** The task that all others come before: ready once nothing else is left. */
export const lastOf = (task: Task, before: readonly Open[], known: Omit<Open, 'task'> = {}): readonly Open[] => [
  ...before,
  open(task, { ...after(before.map((entry) => entry.task)), ...known }),
];
