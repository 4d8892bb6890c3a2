import { isRefusal, validTime } from '#kernel';
import { round as decider } from '#exams';
import { contextOf } from '../support/specify.js';
import type { Read } from './answers.js';
import { usual } from './facts.js';
import type { Eye } from './readers.js';
import { type Act, candidates, type Kind, scriptOf } from './script.js';

type Rule = (round: unknown, command: unknown, context: unknown) => unknown;

const decide = decider.decide as unknown as Readonly<Record<string, Rule>>;

const named = ({ type, data }: Act): string => JSON.stringify([type, data]);

const triedIn = new Map<string, readonly Act[]>();

/** Everything that is done in a round of a kind, each once: what somebody tries who wants to know how it is answered. */
const tries = (kind: Kind): readonly Act[] => {
  const known = triedIn.get(kind.name);
  if (known !== undefined) return known;
  const acts = scriptOf(kind).flatMap((chapter) => chapter.acts(usual(kind), candidates));
  const once = [...new Map(acts.map((act) => [named(act), act])).values()];
  triedIn.set(kind.name, once);
  return once;
};

/** One try in so many is made at a time: there are some hundred, and many times at which they are made. */
const TURNS = 8;

/** How it is answered what somebody tries at this turn: with which refusal, or that it would be taken. */
export const refusalsOf = (kind: Kind, { me }: Eye, { state, history }: Read, turn: number): readonly unknown[] => {
  const last = history.at(-1);
  if (me === null || last === undefined) return [];
  const context = contextOf({ actor: me.person, at: validTime(last.meta) });
  const now = tries(kind).filter((_, at) => at % TURNS === turn % TURNS);
  return now.map(({ type, data }) => {
    const decided = decide[type]?.(state, data, context);
    return [type, isRefusal(decided) ? decided : 'TAKEN'];
  });
};
