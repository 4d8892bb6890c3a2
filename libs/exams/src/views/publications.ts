import { type Recorded, validTime, type View } from '#kernel';
import type { Publication, PublicationKind } from '../round/publishing.js';
import type { RoundEvents } from '../round/events.js';
import { byPart, roundOf } from './part.js';

/** Something made public, as it was then: a later publication does not change it. */
export type PublicationDoc = Readonly<{
  round: string;
  event: string;
  /** Place in the round's stream: the order of the publications. */
  revision: number;
  /** SHA-256 of what was published; of the commitment for the lot and the code map. */
  snapshot: string;
  at: string;
}> &
  /** Codes and numbers only; names are joined at the edge for those entitled. */
  Publication;

const published = (publication: Publication, snapshot: string, recorded: Recorded): PublicationDoc => ({
  round: roundOf(recorded),
  event: recorded.type,
  revision: recorded.revision,
  snapshot,
  at: validTime(recorded.meta),
  ...publication,
});

const nth =
  (kind: PublicationKind) =>
  (_: unknown, { revision }: Recorded): string =>
    `${kind}/${revision}`;

/** What was made public, with the hash of each text: keyed `round/kind/revision`. */
export const publications: View<PublicationDoc, RoundEvents> = {
  name: 'publications',
  version: 2,
  indexes: ['round', 'kind', 'at', 'revision'],
  keyOf: byPart({
    RoundAnnounced: nth('NOTICE'),
    NoticeAmended: nth('NOTICE'),
    ApplicationsExtended: nth('NOTICE'),
    EligibleListPublished: nth('ELIGIBLE_LIST'),
    ScriptsCoded: nth('COMMITMENT'),
    CodeMapSettled: nth('COMMITMENT'),
    CodeMapUnsealed: nth('MARKS'),
    WrittenResultFinal: nth('FINAL_MARKS'),
    LotCommitted: nth('COMMITMENT'),
    ResultsAnnounced: nth('RESULTS'),
  }),
  on: {
    RoundAnnounced: (_, { snapshot, channels, opensOn, closesOn }, recorded) =>
      published({ kind: 'NOTICE', content: { channels, opensOn, closesOn } }, snapshot, recorded),
    NoticeAmended: (_, { snapshot, channels, opensOn, closesOn }, recorded) =>
      published({ kind: 'NOTICE', content: { channels, opensOn, closesOn } }, snapshot, recorded),
    ApplicationsExtended: (_, { snapshot, closesOn }, recorded) =>
      published({ kind: 'NOTICE', content: { closesOn } }, snapshot, recorded),
    EligibleListPublished: (_, { snapshot, candidates }, recorded) =>
      published({ kind: 'ELIGIBLE_LIST', content: { candidates } }, snapshot, recorded),
    ScriptsCoded: (_, { commitment }, recorded) =>
      published({ kind: 'COMMITMENT', content: { to: 'CODE_MAP' } }, commitment, recorded),
    CodeMapSettled: (_, { commitment }, recorded) =>
      published({ kind: 'COMMITMENT', content: { to: 'CODE_MAP' } }, commitment, recorded),
    CodeMapUnsealed: (_, { snapshot, marks }, recorded) =>
      published({ kind: 'MARKS', content: { marks } }, snapshot, recorded),
    // Without an appeal the first marks are final: nothing new is made public.
    WrittenResultFinal: (_, { snapshot, marks }, recorded) =>
      snapshot === null
        ? undefined
        : published({ kind: 'FINAL_MARKS', content: marks === undefined ? {} : { marks } }, snapshot, recorded),
    LotCommitted: (_, { commitment, lot = 'ORDER' }, recorded) =>
      published({ kind: 'COMMITMENT', content: { to: lot } }, commitment, recorded),
    ResultsAnnounced: (_, { snapshot, winners }, recorded) =>
      published(
        {
          kind: 'RESULTS',
          content: { winners: winners.map(({ post, candidate }) => ({ post, candidate })) },
        },
        snapshot,
        recorded,
      ),
  },
};
