import type { Process, Reaction, Recorded } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import type { KeptPost, UnitEvents } from '../unit/events.js';
import { byRound } from '../views/part.js';
import { idIn, idOf } from '../views/stream.js';

type Ending = 'PostCancelled' | 'RoundClosed' | 'RoundCancelled' | 'DraftWithdrawn' | 'ResultAnnulled';
type Heeded = Pick<RoundEvents, 'DraftVoided' | 'RoundDrafted' | Ending> &
  Pick<UnitEvents, 'PostReserved' | 'PostReleased'>;

/** A post of a round; `reserved` while the unit keeps it, for the attempt with this token to draft the round. */
export type HeldPost = Readonly<{ unit: string; position: string; token: string; reserved: boolean }>;

/** What a round holds, by `unit/position`, and which of its posts that is. */
export type HeldPosts = Readonly<{
  posts: Readonly<Record<string, string>>;
  held: Readonly<Record<string, HeldPost>>;
}>;

const nothing: HeldPosts = { posts: {}, held: {} };

const keyOf = (recorded: Recorded): readonly string[] =>
  idIn('unit', recorded) === undefined ? byRound(recorded) : [(recorded.data as { round: string }).round];

const reserving =
  (reserved: boolean) =>
  (memory: HeldPosts | undefined, { position, token = '' }: KeptPost, recorded: Recorded): HeldPosts => {
    const unit = idOf('unit', recorded);
    const { posts, held } = memory ?? nothing;
    return { posts, held: { ...held, [`${unit}/${position}`]: { unit, position, token, reserved } } };
  };

const release = (posts: readonly HeldPost[], round: string): readonly Reaction[] =>
  posts
    .filter(({ reserved }) => reserved)
    .map(({ unit, position, token }) => ({
      category: 'unit',
      id: unit,
      command: { type: 'ReleasePost', data: { position, round, token } },
    }));

const releaseAll = (memory: HeldPosts | undefined, _: unknown, __: Recorded, round: string): readonly Reaction[] =>
  release(Object.values((memory ?? nothing).held), round);

/**
 * A round that ends, or gives a post up, lets go of what units keep for it; so does an attempt to draft it that has been
 * ended. Memory: what is really reserved and under which token, from the units' own events, so that nothing is released
 * that another has taken meanwhile.
 */
export const postRelease: Process<HeldPosts, Heeded> = {
  name: 'post-release',
  version: 2,
  indexes: [],
  keyOf,
  on: {
    RoundDrafted: (memory, { posts }) => ({
      ...(memory ?? nothing),
      posts: Object.fromEntries(posts.map(({ post, unit, position }) => [post, `${unit}/${position}`])),
    }),
    PostReserved: reserving(true),
    PostReleased: reserving(false),
  },
  react: {
    DraftVoided: (memory, { token }, _, round) =>
      release(
        Object.values((memory ?? nothing).held).filter((kept) => kept.token === token),
        round,
      ),
    PostCancelled: (memory, { post }, _, round) => {
      const { posts, held } = memory ?? nothing;
      const given = Object.entries(held).flatMap(([place, kept]) => (place === posts[post] ? [kept] : []));
      return release(given, round);
    },
    RoundClosed: releaseAll,
    RoundCancelled: releaseAll,
    DraftWithdrawn: releaseAll,
    ResultAnnulled: releaseAll,
  },
};
