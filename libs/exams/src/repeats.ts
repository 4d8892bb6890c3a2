import { canonical } from '#rules';
import { type Meta, type Refusal, refuse } from '#kernel';

/** A command of which nothing was recorded, because it was done already. */
export interface Repeat {
  readonly type: string;
  /** Digest of all that was sent. */
  readonly digest: string;
  /** What was sent, without the time at which it happened and the words for that. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly occurredAt?: string | undefined;
}

/** What stands in the stream of a command. */
export interface Standing {
  readonly data: unknown;
  readonly meta: Pick<Meta, 'commandType' | 'commandDigest' | 'occurredAt'>;
}

/** Commands whose rules hold the whole of what they say against what stands, be it from several commands. */
const comparedByRule: readonly string[] = [
  'CastVote',
  'DeclareNoRelationship',
  'DeclareNoRelationshipToPanel',
  'OfferOwnership',
];

const says = (data: Readonly<Record<string, unknown>>, content: Repeat['content']): boolean =>
  Object.entries(content).every(([field, value]) => canonical([value]) === canonical([data[field]]));

/** The same command, word for word; or one of which an event of the same command says all, whoever sent that. */
const isSaidBy = ({ type, digest, content, occurredAt }: Repeat, { data, meta }: Standing): boolean => {
  if (meta.commandType !== type) return false;
  if (meta.commandDigest === digest) return true;
  const sameTime = occurredAt === undefined || occurredAt === meta.occurredAt;
  return sameTime && says(data as Readonly<Record<string, unknown>>, content);
};

/**
 * A repeat is harmless while all that it says stands already. What says something else – another sheet, another paper,
 * another number – would be thrown away unseen: that is refused.
 */
export const saidOtherwise = (
  repeat: Repeat,
  stands: readonly Standing[],
): Refusal<'already-recorded-otherwise'> | undefined => {
  const saysNothing = Object.keys(repeat.content).length === 0;
  if (saysNothing || comparedByRule.includes(repeat.type)) return undefined;
  return stands.some((event) => isSaidBy(repeat, event)) ? undefined : refuse('already-recorded-otherwise');
};
