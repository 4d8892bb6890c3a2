import { type Recorded, validTime, type View } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import { byPart, roundOf } from './part.js';

export type PublicationKind = 'NOTICE' | 'ELIGIBLE_LIST' | 'MARKS' | 'FINAL_MARKS' | 'RESULTS' | 'COMMITMENT';

/** Something made public, as it was then: a later publication does not change it. */
export type PublicationDoc = Readonly<{
  round: string;
  kind: PublicationKind;
  event: string;
  /** Place in the round's stream: the order of the publications. */
  revision: number;
  /** SHA-256 of what was published; of the commitment for the lot and the code map. */
  snapshot: string;
  at: string;
  /** Codes and numbers only; names are joined at the edge for those entitled. */
  content: Readonly<Record<string, unknown>>;
}>;

const published = (
  kind: PublicationKind,
  snapshot: string,
  recorded: Recorded,
  content: PublicationDoc['content'] = {},
): PublicationDoc => ({
  round: roundOf(recorded),
  kind,
  event: recorded.type,
  revision: recorded.revision,
  snapshot,
  at: validTime(recorded.meta),
  content,
});

const nth =
  (kind: PublicationKind) =>
  (_: unknown, { revision }: Recorded): string =>
    `${kind}/${revision}`;

/** What was made public, with the hash of each text: keyed `round/kind/revision`. */
export const publications: View<PublicationDoc, RoundEvents> = {
  name: 'publications',
  version: 1,
  indexes: ['round', 'kind', 'at', 'revision'],
  keyOf: byPart({
    RoundAnnounced: nth('NOTICE'),
    NoticeAmended: nth('NOTICE'),
    ApplicationsExtended: nth('NOTICE'),
    EligibleListPublished: nth('ELIGIBLE_LIST'),
    ScriptsCoded: nth('COMMITMENT'),
    CodeMapUnsealed: nth('MARKS'),
    WrittenResultFinal: nth('FINAL_MARKS'),
    LotCommitted: nth('COMMITMENT'),
    ResultsAnnounced: nth('RESULTS'),
  }),
  on: {
    RoundAnnounced: (_, { snapshot, channels, opensOn, closesOn }, recorded) =>
      published('NOTICE', snapshot, recorded, { channels, opensOn, closesOn }),
    NoticeAmended: (_, { snapshot, channels, opensOn, closesOn }, recorded) =>
      published('NOTICE', snapshot, recorded, { channels, opensOn, closesOn }),
    ApplicationsExtended: (_, { snapshot, closesOn }, recorded) =>
      published('NOTICE', snapshot, recorded, { closesOn }),
    EligibleListPublished: (_, { snapshot, candidates }, recorded) =>
      published('ELIGIBLE_LIST', snapshot, recorded, { candidates }),
    ScriptsCoded: (_, { commitment }, recorded) => published('COMMITMENT', commitment, recorded),
    CodeMapUnsealed: (_, { snapshot, marks }, recorded) => published('MARKS', snapshot, recorded, { marks }),
    // Without an appeal the first marks are final: nothing new is made public.
    WrittenResultFinal: (_, { snapshot }, recorded) =>
      snapshot === null ? undefined : published('FINAL_MARKS', snapshot, recorded),
    LotCommitted: (_, { commitment }, recorded) => published('COMMITMENT', commitment, recorded),
    ResultsAnnounced: (_, { snapshot, winners }, recorded) =>
      published('RESULTS', snapshot, recorded, {
        winners: winners.map(({ post, candidate }) => ({ post, candidate })),
      }),
  },
};
