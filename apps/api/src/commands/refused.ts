import type { Refusal } from '#kernel';
import {
  hasRole,
  nameReaders,
  type Names,
  personBehind,
  placeIn,
  round as roundDecider,
  type Round,
  type WaitingLine,
  waitingOn,
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
  /** When it happened, as the command said. */
  readonly occurredAt?: string | undefined;
}

/** Where the command of a line is sent. */
export const hrefOf = (round: string, line: Pick<WaitingLine, 'case' | 'command'>): string =>
  `/api/${line.case === null ? `rounds/${round}` : `appointments/${line.case}`}/${kebab(line.command)}`;

const stringsIn = (details: Refusal['details']): readonly string[] =>
  Object.values(details).flatMap((value) => (typeof value === 'string' ? value.split(', ') : []));

/** The names of those of whom a refusal speaks, for whoever reads names anyway. */
const namesFor = async (engine: Asked, details: Refusal['details'], actor: Actor, round?: Round): Promise<Names> => {
  if (!hasRole(actor, ...nameReaders)) return {};
  const found = await Promise.all(
    stringsIn(details).map(async (id) => {
      const person = round === undefined ? undefined : personBehind(round, id);
      const name = await engine.vault.get(person ?? id, 'name');
      if (name === undefined) return [];
      return [[id, person === undefined ? name : `${name} (${id})`] as const];
    }),
  );
  return Object.fromEntries(found.flat());
};

const wordsOf = ({ words: { vi, en }, ready, from }: WaitingLine): NextStep['words'] =>
  ready === false && from !== null
    ? { vi: `${vi}: từ ngày ${dayVi(from)}`, en: `${en}: from ${dayEn(from)}` }
    : { vi, en };

const stepOf = (round: string, line: WaitingLine): NextStep => ({
  words: wordsOf(line),
  command: line.command,
  href: hrefOf(round, line),
  seats: line.parts,
  yours: line.yours,
});

/** What the round waits for, as far as the sender may know it and it can be done now. */
const nextIn = async (engine: Asked, id: string, state: Round, me: Actor): Promise<readonly NextStep[]> => {
  const [round, council] = await Promise.all([engine.reading.get('rounds', id), engine.reading.get('council', id)]);
  if (round === undefined) return [];
  const { items: cases } = await engine.reading.list('appointments', { where: { round: id }, limit: STEPS_MAX });
  const documents = cases.map(({ document }) => document);
  const viewer = { me, round, place: placeIn(me, round, council) };
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

/** A refusal with what helps its reader on: the names of those whom it is about, and what comes next in the round. */
export const refusedWith = async (engine: Asked, refusal: Refusal, sent: Sent): Promise<Refused> => {
  const { category, id, actor, occurredAt } = sent;
  const { refused, details } = refusal;
  const hint = lateHint(refused, occurredAt);
  const round = category === 'round' ? id : await roundOfCase(engine, sent);
  if (round === undefined) {
    return new Refused(refusal, { names: await namesFor(engine, details, actor), next: [], hint });
  }
  const { state } = await engine.executor.load(roundDecider, round);
  const [names, next] = await Promise.all([
    namesFor(engine, details, actor, state),
    nextIn(engine, round, state, actor),
  ]);
  return new Refused(refusal, { names, next, hint });
};
