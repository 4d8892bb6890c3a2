import { type Context, type Refusal, refuse } from '#kernel';
import { authorityOn, packHash, statusOn, unit } from '#exams';
import { findPack, localDay } from '#rules';
import type { Engine } from '../../../host/src/engine.js';

/** A command on its way to its decider. */
export interface Gathering {
  readonly target: { readonly category: string; readonly id: string };
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly context: Context;
}

type Facts = Record<string, unknown> | Refusal;

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
  if (gathering.type === 'ApprovePlan') return planFacts(gathering.data);
  if (gathering.type === 'ResumeRound') return resumeFacts(engine, gathering);
  return gathering.data;
};
