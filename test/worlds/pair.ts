import { isRefusal, type Meta, type Recorded, type Refusal } from '#kernel';
import { round as decider, type Round } from '#exams';
import { contextOf } from '../support/specify.js';
import { type Act, type Facts, type Kind, scriptOf } from './script.js';
import { digestOf } from './digest.js';

type Events = readonly { readonly type: string; readonly data: unknown }[];
type Rule = (round: Round, command: unknown, context: unknown) => Events | Refusal;
type Fold = (round: Round, data: unknown, meta: unknown) => Round;

const decide = decider.decide as unknown as Readonly<Record<string, Rule>>;
const evolve = decider.evolve as unknown as Readonly<Record<string, Fold>>;

/** One of two worlds: what has happened there, and where the round stands. */
export interface World {
  readonly facts: Facts;
  readonly history: readonly Recorded[];
  readonly state: Round;
  /** Digest of all that has happened: worlds in which the same has happened have the same. */
  readonly digest: string;
}

/** True as long as the same has happened in both. */
export const isSame = (one: World, other: World): boolean => one.digest === other.digest;

const begun = (facts: Facts): World => ({ facts, history: [], state: decider.initialState, digest: '' });

const table = <Entry>(entries: Readonly<Record<string, Entry>>, name: string): Entry => {
  const entry = entries[name];
  if (entry === undefined) throw new Error(`a round does not know ${name}`);
  return entry;
};

/** The n-th try of a world is at the same time in both, whatever came of those before. */
const metaOf = ({ type, by, data }: Act, day: string, tries: number): Meta => {
  const at = new Date(Date.parse(`${day}T02:00:00.000Z`) + tries * 1_000).toISOString();
  const sent = { commandId: `try-${String(tries)}`, commandDigest: digestOf({ ...(data as object), commitment: '' }) };
  return { ...contextOf({ actor: by, at, ...sent }), commandType: type };
};

const answerOf = ({ state }: World, { type, data }: Act, meta: Meta) => table(decide, type)(state, data, meta);

const recorded = (world: World, events: Events, meta: Meta): World =>
  events.reduce<World>((before, event) => {
    const revision = before.history.length;
    const place = {
      id: `e${String(revision)}`,
      version: 1,
      stream: 'round-R1',
      revision,
      position: BigInt(revision + 1),
    };
    return {
      ...before,
      history: [...before.history, { ...event, ...place, meta }],
      digest: digestOf([before.digest, event]),
      state: table(evolve, event.type)(before.state, event.data, meta),
    };
  }, world);

/** Both worlds after something that was done in each of them. */
export interface Moment {
  readonly one: World;
  readonly other: World;
}

const order = ({ one }: Moment): readonly string[] => one.state.defence.order;

/**
 * Plays a round in two worlds at once. What people do they do in both: where a rule refuses it in one of them, it is done
 * in neither, and the round goes on as far as it can.
 */
export function* playedInBoth(kind: Kind, facts: readonly [Facts, Facts]): Generator<Moment> {
  let now: Moment = { one: begun(facts[0]), other: begun(facts[1]) };
  let [day, tries] = ['', 0];
  for (const chapter of scriptOf(kind)) {
    day = chapter.on ?? day;
    const [mine, theirs] = facts.map((known) => chapter.acts(known, order(now)));
    for (const [index, act] of (mine ?? []).entries()) {
      const same = theirs?.[index];
      if (same === undefined) continue;
      tries += 1;
      const metas = [metaOf(act, day, tries), metaOf(same, day, tries)] as const;
      const answers = [answerOf(now.one, act, metas[0]), answerOf(now.other, same, metas[1])] as const;
      if (isRefusal(answers[0]) || isRefusal(answers[1])) continue;
      now = { one: recorded(now.one, answers[0], metas[0]), other: recorded(now.other, answers[1], metas[1]) };
      yield now;
    }
  }
}
