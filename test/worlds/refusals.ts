import { isRefusal, validTime } from '#kernel';
import { contextOf } from '../support/specify.js';
import { lastOf, type Read } from './answers.js';
import { usual } from './facts.js';
import type { Eye } from './readers.js';
import { type Act, candidates, type Kind } from './acts.js';
import { answerOf } from './pair.js';
import { scriptOf } from './script.js';

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
export const refusalsOf = (kind: Kind, { me }: Eye, world: Read, turn: number): readonly unknown[] => {
  if (me === null) return [];
  const context = contextOf({ actor: me.person, at: validTime(lastOf(world).meta) });
  const now = tries(kind).filter((_, at) => at % TURNS === turn % TURNS);
  return now.map((act) => {
    const decided = answerOf(world, act, context);
    return [act.type, isRefusal(decided) ? decided : 'TAKEN'];
  });
};
