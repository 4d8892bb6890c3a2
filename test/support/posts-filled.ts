import type { Recorded } from '#kernel';
import type { RoundEvents } from '../../libs/exams/src/round/events.js';

type Posts = RoundEvents['RoundDrafted']['posts'];

const ends: readonly string[] = ['RoundClosed', 'RoundCancelled', 'DraftWithdrawn', 'ResultAnnulled'];

/** What each round still fills, by `unit/position` to `post`, behind one more event. */
const openBehind = (open: ReadonlyMap<string, string>, { type, data }: Recorded): ReadonlyMap<string, string> => {
  if (type === 'RoundDrafted') {
    const { posts } = data as { posts: Posts };
    return new Map(posts.map(({ post, unit, position }) => [`${unit}/${position}`, post]));
  }
  if (ends.includes(type)) return new Map();
  if (type !== 'PostCancelled') return open;
  return new Map([...open].filter(([, post]) => post !== (data as { post: string }).post));
};

/**
 * The posts that two open rounds filled at the same time, told from the rounds alone: what units say they keep is not
 * looked at, so that it can be checked against this.
 */
export const postsFilledTwice = (log: readonly Recorded[]): readonly string[] => {
  const rounds = new Map<string, ReadonlyMap<string, string>>();
  const twice: string[] = [];
  for (const recorded of log.filter(({ stream }) => stream.startsWith('round-'))) {
    const before = rounds.get(recorded.stream) ?? new Map<string, string>();
    const open = openBehind(before, recorded);
    rounds.set(recorded.stream, open);
    for (const place of open.keys()) {
      if (before.has(place)) continue;
      const others = [...rounds].filter(([stream, theirs]) => stream !== recorded.stream && theirs.has(place));
      twice.push(...others.map(([stream]) => `${place}: ${stream} and ${recorded.stream}`));
    }
  }
  return twice;
};
