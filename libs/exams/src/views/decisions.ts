import { type Recorded, type SealedText, validTime, type View } from '#kernel';
import type { About } from '../round/card.js';
import { type AnyCard, cardOf, type roundCards, roundEventTypes } from '../round/cards.js';
import type { RoundEvents } from '../round/events.js';
import type { DocumentRef } from '../wording.js';
import { inRound, roundOf, type RoundEventType } from './part.js';

/** Events in which a person decided something: their cards say what. */
export type DecisionType = {
  [E in RoundEventType]: (typeof roundCards)[E]['decides'] extends 'NOTHING' ? never : E;
}[RoundEventType];

/** One decision of a person, complete: who, by which right, why, by which papers, about what, and when. */
export type DecisionDoc = Readonly<{
  round: string;
  revision: number;
  event: DecisionType;
  actor: string;
  onBehalfOf: string | null;
  authority: string;
  /** Where the vault keeps the reason, and the commitment to its text. */
  reason: SealedText | null;
  /** SHA-256 of the minutes. */
  minutes: string | null;
  /** The signed paper outside. */
  document: DocumentRef | null;
  aboutKind: About['kind'];
  aboutId: string;
  choice: string | null;
  /** Valid time. */
  happenedAt: string;
  recordedAt: string;
}>;

interface Papers {
  readonly reason?: SealedText;
  readonly effects?: SealedText;
  readonly minutes?: string;
  readonly decision?: DocumentRef | string;
  readonly report?: DocumentRef;
}

const paperOf = ({ decision, report }: Papers): DocumentRef | null =>
  typeof decision === 'object' ? decision : (report ?? null);

type Decides = Exclude<AnyCard['decides'], 'NOTHING'>;

const decided =
  (decides: Decides) =>
  (_: unknown, data: unknown, recorded: Recorded): DecisionDoc => {
    const { meta, revision } = recorded;
    const type = recorded.type as DecisionType;
    const round = roundOf(recorded);
    const papers = data as Papers;
    const { kind, id, choice } = decides(data as never, round);
    return {
      round,
      revision,
      event: type,
      actor: meta.actor,
      onBehalfOf: meta.onBehalfOf ?? null,
      authority: meta.authority,
      reason: papers.reason ?? papers.effects ?? null,
      minutes: papers.minutes ?? null,
      document: paperOf(papers),
      aboutKind: kind,
      aboutId: id,
      choice,
      happenedAt: validTime(meta),
      recordedAt: meta.at,
    };
  };

/** Every decision of a person in a round, keyed by the id of its event. */
export const decisions: View<DecisionDoc, RoundEvents> = {
  name: 'decisions',
  version: 1,
  indexes: ['round', 'revision', 'event', 'actor', 'onBehalfOf', 'aboutKind', 'aboutId', 'happenedAt', 'recordedAt'],
  keyOf: (recorded) => (inRound(recorded) ? recorded.id : []),
  on: Object.fromEntries(
    roundEventTypes.flatMap((type) => {
      const { decides } = cardOf(type);
      return decides === 'NOTHING' ? [] : [[type, decided(decides)] as const];
    }),
  ),
};
