import { type Refusal, refuse, validTime } from '#kernel';
import { authorityOn, reaches, type RoundDoc, unit } from '#exams';
import { localDay } from '#rules';
import type { Engine } from '../../../host/src/engine.js';
import type { Followers } from '../../../host/src/followers.js';
import { ProblemAnswer } from '../edge/problem.js';
import type { Gathering } from './gather.js';

/** Rounds that came to nothing: their codes may be used again. */
const over: readonly RoundDoc['stage'][] = ['CANCELLED', 'ANNULLED'];
/** More rounds than anybody runs under one code, in all bodies together. */
const SAME_CODE_MAX = 200;
/** How long a draft waits for the view to know of those before it. */
const WAIT_MS = 5_000;

/**
 * Why a round cannot be drafted under its code: another one of the same body is called so, and nobody could tell them
 * apart on paper. It is looked for up to the end of the log, so that one draft at a time sees all before it; 503 where the view
 * does not come there. Who may not draft there is told nothing of it.
 */
export const codeFault = async (
  { executor, reading, events }: Pick<Engine, 'executor' | 'reading' | 'events'>,
  followers: Pick<Followers, 'waitFor'>,
  { target, data, context, sender }: Gathering,
): Promise<Refusal | undefined> => {
  const code = String(data['code']);
  const [first] = data['posts'] as readonly { readonly unit: string }[];
  const { state } = await executor.load(unit, String(first?.unit));
  const body = authorityOn(state, localDay(validTime(context)))?.owner;
  if (body === undefined || !reaches(sender, body)) return undefined;
  if (!(await followers.waitFor(await events.head(), WAIT_MS, ['rounds']))) throw new ProblemAnswer(503, 'view-behind');
  const { items } = await reading.list('rounds', { where: { code }, limit: SAME_CODE_MAX });
  const other = items
    .map(({ document }) => document)
    .find(({ round, body: of, stage }) => round !== target.id && of === body && !over.includes(stage));
  return other === undefined ? undefined : refuse('round-code-taken', { code, round: other.round });
};
