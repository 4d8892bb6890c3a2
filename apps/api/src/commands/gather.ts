import { type Context, isRefusal, type Refusal, refuse, type SealedText } from '#kernel';
import {
  account,
  appointment,
  authorityOn,
  caseFor,
  notActive,
  onlyBody,
  own,
  packHash,
  type Reach,
  round,
  unit,
  unitsOf,
  within,
} from '#exams';
import { findPack, localDay } from '#rules';
import type { Engine } from '../../../host/src/engine.js';
import { unfitBySeat, unfitSigner } from './seat-accounts.js';

/** A command on its way to its decider. */
export interface Gathering {
  readonly target: { readonly category: string; readonly id: string };
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly context: Context;
  /** Where the roles of the sender hold. */
  readonly sender: Reach;
}

type Facts = Record<string, unknown> | Refusal;

/** A plan pins the hash of its pack; of a pack that nobody knows there is none, and the plan is refused. */
const planFacts = (data: Gathering['data']): Facts => {
  const pack = findPack(String(data['pack']));
  return { ...data, packHash: data['packHash'] ?? (pack === undefined ? '' : packHash(pack)) };
};

/** True where the registry names `successor`, by that day, in the place of one of these units or of what came after it. */
const followsOne = async (
  engine: Engine,
  units: readonly string[],
  successor: string,
  day: string,
): Promise<boolean> => {
  const seen = new Set(units);
  for (const id of seen) {
    const { ended } = (await engine.executor.load(unit, id)).state;
    if (ended === null || ended.on > day) continue;
    if (ended.successors.includes(successor)) return true;
    for (const next of ended.successors) seen.add(next);
  }
  return false;
};

const resumeFacts = async (engine: Engine, { target, data, context }: Gathering): Promise<Facts> => {
  const successor = data['successor'] as { readonly unit: string } | undefined;
  if (successor === undefined) return data;
  const { state } = await engine.executor.load(unit, successor.unit);
  const day = localDay(context.occurredAt ?? context.at);
  const found = authorityOn(state, day);
  if (found === null) return notActive(state, { unit: successor.unit, day });
  const { state: suspended } = await engine.executor.load(round, target.id);
  const units = suspended.plan.draft === null ? [] : unitsOf(suspended);
  if (!(await followsOne(engine, units, successor.unit, day)))
    return refuse('not-the-successor-unit', { unit: successor.unit });
  const { owner: body, authority, superior } = found;
  return { ...data, successor: { unit: successor.unit, authority, superior, body } };
};

/** What became of the unit of an appointment, and who appoints there, the registry says: nobody types that in. */
const mergerFacts = async (engine: Engine, { data }: Gathering): Promise<Facts> => {
  const { of, into, on, kind } = data as Readonly<Record<'of' | 'into' | 'on' | 'kind', string>>;
  const { state } = await engine.executor.load(unit, into);
  const isRecorded =
    kind === 'RENAMED'
      ? of === into && state.names.slice(1).some(({ from }) => from === on)
      : await followsOne(engine, [of], into, on);
  if (!isRecorded) return refuse('merger-not-registered', { of, into, on });
  const found = authorityOn(state, on);
  if (found === null) return notActive(state, { unit: into, day: on });
  const { authority } = found;
  return data['authority'] === undefined || data['authority'] === authority
    ? { ...data, authority }
    : refuse('authority-differs', { unit: into, on });
};

/** A position of the catalogue belongs to the one body for which its sender acts; whoever acts for several says which. */
export const positionFacts = ({
  data,
  sender,
}: Pick<Gathering, 'data' | 'sender'>): Readonly<Record<string, unknown>> => {
  const body = data['body'] ?? onlyBody(sender);
  return body === undefined ? data : { ...data, body };
};

/** Nobody hands out what is not within the own reach. */
const bodiesFault = (sender: Reach, bodies: readonly string[]): Refusal | undefined =>
  within(sender, bodies) ? undefined : refuse('bodies-not-yours');

/** Nobody confirms either that somebody is given it. */
const confirmFacts = async ({ executor }: Engine, { target, data, sender }: Gathering): Promise<Facts> => {
  const change = (await executor.load(account, target.id)).state.proposal?.change;
  return bodiesFault(sender, change?.kind === 'BODIES' ? change.bodies : []) ?? data;
};

/** What has become of the case of a winner, in whose name its outcome is written into the round. */
const caseFacts = async ({ executor }: Engine, { target, data }: Gathering): Promise<Facts> => {
  const { state } = await executor.load(round, target.id);
  const known = caseFor(state, String(data['post']));
  if (known === undefined) return data;
  const { state: found } = await executor.load(appointment, `${target.id}-${known}`);
  return { ...data, case: { status: found.status, outcome: found.outcome } };
};

/** Who appoints, and who stands above: of each, the refusal where nobody is known by that code. */
const signers = { authority: 'authority-not-known', superior: 'superior-not-known' } as const;

/** A code names one thing: that which stands at its address. */
const codeDiffers = { unit: 'unit-code-differs', position: 'position-code-differs' } as const;

/**
 * What stands against an entry of the registry: a code of its own that is not that of its address, or people whom nobody
 * knows, so that a round would wait for them for ever.
 */
export const registryFault = async (
  engine: Pick<Engine, 'vault' | 'executor'>,
  { target, data }: Pick<Gathering, 'target' | 'data'>,
): Promise<Refusal | undefined> => {
  const { category, id } = target;
  if (category !== 'unit' && category !== 'position') return undefined;
  const { code = id } = data;
  if (code !== id) return refuse(codeDiffers[category], { code: String(code) });
  for (const [field, unknown] of Object.entries(signers)) {
    const person = data[field];
    if (typeof person === 'string' && (await engine.vault.get(person, 'name')) === undefined) return refuse(unknown);
  }
  return unfitSigner(engine, data);
};

/** Everybody who is given a seat by a command, however deep it stands. */
const seatedIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { person, office } = value as { readonly person?: unknown; readonly office?: unknown };
  return typeof person === 'string' && office !== undefined ? [person] : Object.values(value).flatMap(seatedIn);
};

/** A seat, or the round itself, that is given to nobody who is known here would wait for that person for ever. */
const strangerIn = async ({ vault }: Engine, { type, data }: Gathering): Promise<Refusal | undefined> => {
  const people = type === 'OfferOwnership' ? [String(data['to'])] : seatedIn(data);
  const names = await Promise.all(people.map((person) => vault.get(person, 'name')));
  const member = people.find((_, at) => names[at] === undefined);
  return member === undefined ? undefined : refuse('seat-for-stranger', { member });
};

/** The days of all signed papers in a command, however deep they stand. */
const papersIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { number, date, hash } = value as Readonly<Record<string, unknown>>;
  const isPaper = typeof number === 'string' && typeof date === 'string' && typeof hash === 'string';
  return isPaper ? [date] : Object.values(value).flatMap(papersIn);
};

/** Nobody acts on a paper that is not signed yet. */
const futurePaper = ({ data, context }: Gathering): Refusal | undefined => {
  const day = localDay(context.occurredAt ?? context.at);
  const date = papersIn(data).find((signed) => signed > day);
  return date === undefined ? undefined : refuse('paper-of-a-later-day', { date, day });
};

/** The same sender is the same within a round, however the name is spaced and capitalised; nobody can turn it back into a name. */
const senderFacts = async ({ vault }: Engine, { target, data }: Gathering): Promise<Facts> => {
  const opened = await vault.open((data['complainant'] as SealedText).ref);
  const { text } = typeof opened === 'object' ? opened : { text: '' };
  const plain = text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return { ...data, sender: vault.digest('complainant', JSON.stringify([target.id, plain])) };
};

/** Of an applicant whom nobody knows, nobody could be told anything. Said to those only whose application would be taken. */
const applicantFacts = async ({ vault, executor }: Engine, { target, data, context }: Gathering): Promise<Facts> => {
  const person = String(data['person']);
  if ((await vault.get(person, 'name')) !== undefined) return data;
  const { state } = await executor.load(round, target.id);
  const decided = round.decide.ReceiveApplication(state, data as never, context);
  return isRefusal(decided) ? data : refuse('applicant-not-known', { person });
};

type Fact = (engine: Engine, gathering: Gathering) => Facts | Promise<Facts>;

/** What is added to single commands, by their names; to all others nothing. */
const factsFor: Readonly<Record<string, Fact>> = {
  ApprovePlan: (_, { data }) => planFacts(data),
  ResumeRound: resumeFacts,
  RecordMerger: mergerFacts,
  ApprovePosition: (_, gathering) => positionFacts(gathering),
  AssignBodies: (_, { data, sender }) => bodiesFault(sender, data['bodies'] as readonly string[]) ?? data,
  ConfirmChange: confirmFacts,
  RecordPostFilled: caseFacts,
  RecordCaseFailed: caseFacts,
  ReceiveApplication: applicantFacts,
  ReceiveComplaint: senderFacts,
};

/** Adds to a command what other streams know at this moment; the decider checks it and the event keeps it. */
export const gather = async (engine: Engine, gathering: Gathering): Promise<Facts> => {
  const fault =
    futurePaper(gathering) ??
    (gathering.target.category === 'round'
      ? await strangerIn(engine, gathering)
      : await registryFault(engine, gathering));
  if (fault !== undefined) return fault;
  const facts = (await own(factsFor, gathering.type)?.(engine, gathering)) ?? gathering.data;
  if (gathering.target.category !== 'round' || isRefusal(facts)) return facts;
  return (await unfitBySeat(engine, { ...gathering, data: facts })) ?? facts;
};
