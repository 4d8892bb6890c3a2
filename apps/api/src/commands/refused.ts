import type { Refusal } from '#kernel';
import {
  type CouncilDoc,
  type EntryMode,
  hasPartIn,
  knowsNames,
  personBehind,
  placeIn,
  round as roundDecider,
  type Round,
  type Viewer,
  type WaitingLine,
  waitingOn,
  worksIn,
} from '#exams';
import { dayEn, dayVi } from '#rules';
import type { Engine } from '../../../host/src/engine.js';
import { type NextStep, Refused } from '../edge/problem.js';
import { today } from '../edge/today.js';
import type { Actor } from '../identity/actor.js';
import { kebab } from './kebab.js';
import { lateHint } from './late-hints.js';

/** As many next steps as a reader takes in at a glance. */
const STEPS_MAX = 5;

/** What is asked of the engine here. */
type Asked = Pick<Engine, 'vault' | 'reading' | 'executor'>;

interface Sent {
  readonly category: string;
  readonly id: string;
  readonly actor: Actor;
  /** Hears whose names were told. */
  readonly told: (me: Actor, round: string, people: readonly string[]) => Promise<void>;
  /** When it happened, as the command said. */
  readonly occurredAt?: string | undefined;
  /** Of a draft: as the command said it, for one that was refused is in no state. */
  readonly entry?: EntryMode | undefined;
}

/** Where the command of a line is sent. */
export const hrefOf = (round: string, line: Pick<WaitingLine, 'case' | 'command'>): string =>
  `/api/${line.case === null ? `rounds/${round}` : `appointments/${line.case}`}/${kebab(line.command)}`;

const stringsIn = (details: Refusal['details']): readonly string[] =>
  Object.values(details).flatMap((value) => (typeof value === 'string' ? value.split(', ') : []));

/** A round as its documents tell it to the sender of a command. */
interface Seen extends Viewer {
  readonly council: CouncilDoc | undefined;
}

/** Where the round stands, and how the sender sees it; `undefined` where no document tells of it yet. */
type At = readonly [state: Round, seen: Seen | undefined];

/**
 * The names of those of whom a refusal speaks, as far as they have a part in the round and the sender knows people there:
 * nobody finds out by naming a code in a command whose it is.
 */
const namesIn = async (engine: Asked, { details }: Refusal, { actor, told }: Sent, [round, seen]: At) => {
  if (seen === undefined || !knowsNames(seen)) return {};
  const found = await Promise.all(
    stringsIn(details).map(async (id) => {
      const behind = personBehind(round, id);
      const person = behind ?? (hasPartIn(seen.round, seen.council, id) ? id : undefined);
      const name = person === undefined ? undefined : await engine.vault.get(person, 'name');
      if (person === undefined || name === undefined) return [];
      return [{ id, person, name: behind === undefined ? name : `${name} (${id})` }];
    }),
  );
  const named = found.flat();
  await told(
    actor,
    seen.round.round,
    named.map(({ person }) => person),
  );
  return Object.fromEntries(named.map(({ id, name }) => [id, name]));
};

const wordsOf = ({ words: { vi, en }, ready, from }: WaitingLine): NextStep['words'] =>
  ready === false && from !== null
    ? { vi: `${vi}: từ ngày ${dayVi(from)}`, en: `${en}: from ${dayEn(from)}` }
    : { vi, en };

const stepOf = (round: string, line: WaitingLine): NextStep => ({
  words: wordsOf(line),
  subject: line.subject,
  command: line.command,
  href: hrefOf(round, line),
  seats: line.parts,
  yours: line.yours,
});

/** What the round waits for, as far as the sender works in it, may know it, and it can be done now. */
const nextIn = async (engine: Asked, [state, viewer]: At): Promise<readonly NextStep[]> => {
  if (viewer === undefined || !worksIn(state, viewer.me)) return [];
  const id = viewer.round.round;
  const { items: cases } = await engine.reading.list('appointments', { where: { round: id }, limit: STEPS_MAX });
  const documents = cases.map(({ document }) => document);
  const lines = waitingOn(today(), state, documents, viewer);
  const open = lines.filter(({ ready }) => ready !== false);
  // Where nothing can be done today, what has its first day still to come is told with that day.
  return (open.length > 0 ? open : lines.filter(({ from }) => from !== null))
    .toSorted((a, b) => Number(b.yours) - Number(a.yours))
    .slice(0, STEPS_MAX)
    .map((line) => stepOf(id, line));
};

/** The round of an appointment case; `undefined` for other streams, and for a case that is not there. */
const roundOfCase = async (engine: Asked, { category, id }: Sent): Promise<string | undefined> =>
  category === 'appointment' ? (await engine.reading.get('appointments', id))?.round : undefined;

const seenBy = async ({ reading }: Asked, id: string, me: Actor): Promise<Seen | undefined> => {
  const [round, council] = await Promise.all([reading.get('rounds', id), reading.get('council', id)]);
  return round && { me, round, council, place: placeIn(me, round, council) };
};

/** A refusal with what helps its reader on: the names of those whom it is about, and what comes next in the round. */
export const refusedWith = async (engine: Asked, refusal: Refusal, sent: Sent): Promise<Refused> => {
  const { category, id, actor, occurredAt, entry } = sent;
  const round = category === 'round' ? id : await roundOfCase(engine, sent);
  if (round === undefined)
    return new Refused(refusal, { names: {}, next: [], hint: lateHint(refusal.refused, occurredAt, false) });
  const at: At = [(await engine.executor.load(roundDecider, round)).state, await seenBy(engine, round, actor)];
  const hint = lateHint(refusal.refused, occurredAt, (at[0].plan.draft?.entry ?? entry) === 'LIVE');
  const [names, next] = await Promise.all([namesIn(engine, refusal, sent, at), nextIn(engine, at)]);
  return new Refused(refusal, { names, next, hint });
};
