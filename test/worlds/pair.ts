import { type Context, isRefusal, type Meta, type Recorded, type Refusal } from '#kernel';
import { appointment, type Appointment, round, type Round } from '#exams';
import { contextOf, sampleText } from '../support/specify.js';
import { type Act, CASE, type Facts, type Kind } from './acts.js';
import { digestOf } from './digest.js';
import { scriptOf } from './script.js';

type Events = readonly { readonly type: string; readonly data: unknown }[];
type Rule = (state: unknown, command: unknown, context: unknown) => Events | Refusal;
type Fold = (state: unknown, data: unknown, meta: unknown) => unknown;

/** The rules of a round, or of the appointment case of its winner, by name. */
interface Book {
  readonly decide: Readonly<Record<string, Rule>>;
  readonly evolve: Readonly<Record<string, Fold>>;
}

const books: Readonly<Record<Act['of'], Book>> = {
  ROUND: round as unknown as Book,
  CASE: appointment as unknown as Book,
};

/** One of two worlds: what has happened there, and where the round and the case of its winner stand. */
export interface World {
  readonly facts: Facts;
  readonly history: readonly Recorded[];
  readonly state: Round;
  readonly caseHistory: readonly Recorded[];
  readonly caseState: Appointment;
  /** Digest of all that has happened: worlds in which the same has happened have the same. */
  readonly digest: string;
}

/** True as long as the same has happened in both. */
export const isSame = (one: World, other: World): boolean => one.digest === other.digest;

const begun = (facts: Facts): World => ({
  facts,
  history: [],
  state: round.initialState,
  caseHistory: [],
  caseState: appointment.initialState,
  digest: '',
});

const table = <Entry>(entries: Readonly<Record<string, Entry>>, name: string): Entry => {
  const entry = entries[name];
  if (entry === undefined) throw new Error(`a round does not know ${name}`);
  return entry;
};

/** The n-th try of a world is at the same time in both, whatever came of those before. */
const metaOf = ({ type, by, data, daysLate }: Act, day: string, tries: number): Meta => {
  const at = new Date(Date.parse(`${day}T02:00:00.000Z`) + tries * 1_000).toISOString();
  const sent = { commandId: `try-${String(tries)}`, commandDigest: digestOf({ ...(data as object), commitment: '' }) };
  const occurredAt = new Date(Date.parse(at) - (daysLate ?? 0) * 86_400_000).toISOString();
  const late = daysLate === undefined ? {} : { occurredAt, backdated: { reason: 'PAPER_ENTRY', note: sampleText } };
  return { ...contextOf({ actor: by, at, ...sent, ...late }), commandType: type };
};

/** What comes of it that somebody tries this in a world. */
export const answerOf = (
  { state, caseState }: Pick<World, 'state' | 'caseState'>,
  { of, type, data }: Act,
  context: Context,
): Events | Refusal => table(books[of].decide, type)(of === 'ROUND' ? state : caseState, data, context);

const place = ({ history, caseHistory }: World, of: Act['of']) => {
  const happened = history.length + caseHistory.length;
  const [stream, { length }] = of === 'ROUND' ? ['round-R1', history] : [`appointment-${CASE}`, caseHistory];
  return { id: `e${String(happened)}`, version: 1, stream, revision: length, position: BigInt(happened + 1) };
};

const recorded = (world: World, { of }: Act, events: Events, meta: Meta): World =>
  events.reduce<World>((before, event) => {
    const { history, state, caseHistory, caseState } = before;
    const news = { ...event, ...place(before, of), meta };
    const fold = table(books[of].evolve, event.type);
    const after =
      of === 'ROUND'
        ? { history: [...history, news], state: fold(state, event.data, meta) as Round }
        : { caseHistory: [...caseHistory, news], caseState: fold(caseState, event.data, meta) as Appointment };
    return { ...before, ...after, digest: digestOf([before.digest, event, meta.actor]) };
  }, world);

/** Both worlds after something that was done in each of them. */
export interface Moment {
  readonly one: World;
  readonly other: World;
}

const order = ({ one }: Moment): readonly string[] => one.state.defence.order;

/** A world after an act; `undefined` where it is refused there. */
const done = (world: World, act: Act, meta: Meta): World | undefined => {
  const answer = answerOf(world, act, meta);
  return isRefusal(answer) ? undefined : recorded(world, act, answer, meta);
};

/** As long as nothing differs, one world is played for both. */
const after = (
  { one, other }: Moment,
  [mine, theirs]: readonly [Act, Act],
  metaFor: (act: Act) => Meta,
): Moment | undefined => {
  const next = done(one, mine, metaFor(mine));
  const isAlike = isSame(one, other) && JSON.stringify(mine) === JSON.stringify(theirs);
  const twin = isAlike && next !== undefined ? { ...next, facts: other.facts } : done(other, theirs, metaFor(theirs));
  return next === undefined || twin === undefined ? undefined : { one: next, other: twin };
};

/** There is no case before there is a result. */
const isTimeFor = ({ of }: Act, { one, other }: Moment): boolean =>
  of === 'ROUND' || [one, other].every(({ state }) => state.stage === 'RESULT_ANNOUNCED');

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
      if (!isTimeFor(act, now)) continue;
      const next = after(now, [act, same], (what) => metaOf(what, day, tries));
      if (next === undefined) continue;
      now = next;
      yield now;
    }
  }
}
