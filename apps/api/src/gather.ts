import { type Context, isRefusal, type Outcome, type Refusal, refuse } from '#kernel';
import { authorityOn, inForce, packHash, position, type PostFact, round, statusOn, unit } from '#exams';
import { findPack, localDay } from '#rules';
import { derivedId, type Engine } from '../../host/src/engine.js';
import { ProblemAnswer } from './problem.js';

/** A command on its way to its decider. */
interface Gathering {
  readonly target: { readonly category: string; readonly id: string };
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly context: Context;
}

type Facts = Record<string, unknown> | Refusal;

interface PostAsked {
  readonly post: string;
  readonly unit: string;
  readonly position: string;
}

const refusalIn = (outcome: Outcome): Refusal | undefined => {
  if (outcome.kind === 'refused') return outcome.refusal;
  if (outcome.kind === 'key-reused') throw new ProblemAnswer(409, 'key-reused');
  return outcome.kind === 'conflict' ? refuse('registry-busy') : undefined;
};

const stepContext = (context: Context, ...step: readonly string[]): Context => {
  const commandId = derivedId('step', context.commandId, ...step);
  return { ...context, causationId: context.commandId, commandId, commandDigest: context.commandDigest };
};

/** A post of a unit, kept for a round. */
interface Hold {
  readonly unit: string;
  readonly position: string;
  readonly round: string;
}

const send = (engine: Engine, type: 'ReservePost' | 'ReleasePost', hold: Hold, context: Context) =>
  engine.executor.execute(
    unit,
    hold.unit,
    { type, data: { position: hold.position, round: hold.round } },
    stepContext(context, type, hold.unit, hold.position, hold.round),
  );

/** A post is held by one open round. A holder that was never drafted (its request broke off) is let go. */
const reserve = async (engine: Engine, hold: Hold, context: Context): Promise<Refusal | undefined> => {
  const refusal = refusalIn(await send(engine, 'ReservePost', hold, context));
  if (refusal?.refused !== 'post-already-in-round') return refusal;
  const other = String(refusal.details['round']);
  const { state } = await engine.executor.load(round, other);
  if (state.stage !== null) return refusal;
  await send(engine, 'ReleasePost', { ...hold, round: other }, context);
  const again = stepContext(context, 'again');
  return refusalIn(await send(engine, 'ReservePost', hold, again));
};

/** What the registry says of a post on that day: the fact to record, and who appoints. */
const lookUp = async (engine: Engine, asked: PostAsked, day: string) => {
  const [held, catalogue] = await Promise.all([
    engine.executor.load(unit, asked.unit),
    engine.executor.load(position, asked.position),
  ]);
  const status = statusOn(held.state, day);
  const owner = authorityOn(held.state, day);
  if (owner === null) return refuse('unit-not-active', { unit: asked.unit, status, day });
  const scheme = inForce(catalogue.state, day);
  if (scheme === null) return refuse('position-not-in-force', { position: asked.position, day });
  const fact: PostFact = { ...asked, schemeVersion: scheme.schemeVersion, unitRevision: held.revision };
  return { fact, owner };
};

/** The facts that a draft rests on: units that are active, positions in force, one appointing authority; posts held. */
const draftFacts = async (engine: Engine, { target, data, context }: Gathering): Promise<Facts> => {
  const asked = data['posts'] as readonly PostAsked[];
  const day = localDay(context.occurredAt ?? context.at);
  const found = await Promise.all(asked.map((post) => lookUp(engine, post, day)));
  const facts: PostFact[] = [];
  for (const one of found) {
    if (isRefusal(one)) return one;
    facts.push(one.fact);
  }
  const owners = found.flatMap((one) => (isRefusal(one) ? [] : [one.owner]));
  const [owner] = owners;
  if (owner === undefined || owners.some(({ authority }) => authority !== owner.authority)) {
    return refuse('posts-under-several-authorities');
  }
  for (const [at, post] of asked.entries()) {
    const refusal = await reserve(engine, { ...post, round: target.id }, context);
    if (refusal === undefined) continue;
    for (const held of asked.slice(0, at)) await send(engine, 'ReleasePost', { ...held, round: target.id }, context);
    return refusal;
  }
  return { ...data, posts: facts, authority: owner.authority, superior: owner.superior };
};

/** A plan pins the hash of its pack; of a pack that nobody knows there is none, and the plan is refused. */
const planFacts = (data: Gathering['data']): Facts => {
  const pack = findPack(String(data['pack']));
  return { ...data, packHash: data['packHash'] ?? (pack === undefined ? '' : packHash(pack)) };
};

const resumeFacts = async (engine: Engine, { data, context }: Gathering): Promise<Facts> => {
  const successor = data['successor'] as { readonly unit: string } | undefined;
  if (successor === undefined) return data;
  const { state } = await engine.executor.load(unit, successor.unit);
  const day = localDay(context.occurredAt ?? context.at);
  const found = authorityOn(state, day);
  if (found === null) return refuse('unit-not-active', { unit: successor.unit, status: statusOn(state, day), day });
  return { ...data, successor: { unit: successor.unit, authority: found.authority, superior: found.superior } };
};

/** Adds to a command what other streams know at this moment; the decider checks it and the event keeps it. */
export const gather = async (engine: Engine, gathering: Gathering): Promise<Facts> => {
  if (gathering.target.category !== 'round') return gathering.data;
  if (gathering.type === 'DraftRound') return draftFacts(engine, gathering);
  if (gathering.type === 'ApprovePlan') return planFacts(gathering.data);
  if (gathering.type === 'ResumeRound') return resumeFacts(engine, gathering);
  return gathering.data;
};
