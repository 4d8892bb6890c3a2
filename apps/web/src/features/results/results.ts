import type { CandidateResult, PublishedResults, Result, ResultLine, ResultsDoc } from '../../api/types.gen.js';
import { isEqual, minus } from './decimals.js';

/** A line as its reader may know it: the whole of it, or what is published of it. */
export type Line = PublishedResults['lines'][number] & Partial<Pick<ResultLine, 'written' | 'defence' | 'gate'>>;
export type Results = PublishedResults | ResultsDoc;

/** A post and those who stood for it, best first. */
export interface PostLines {
  /** Empty for those of whom nobody says which post they stood for. */
  readonly post: string;
  readonly lines: readonly Line[];
}

/** Without a rank after all with one. */
const LAST = Number.MAX_SAFE_INTEGER;

/** By post, in the order of posts: the one that was won, else the one wished for first. */
export const byPost = (
  lines: readonly Line[],
  posts: readonly string[],
  wishes: ReadonlyMap<string, readonly string[]>,
): readonly PostLines[] =>
  [...posts, '']
    .map((post) => ({
      post,
      lines: lines
        .filter((line) => (wishes.get(line.id)?.[0] ?? line.post ?? '') === post)
        .toSorted((one, other) => (one.rank ?? LAST) - (other.rank ?? LAST)),
    }))
    .filter((group) => group.lines.length > 0);

/** How far the best is before the next: nothing where there is nobody to compare with. */
export const leadOf = ({ lines }: PostLines): { readonly by: string; readonly isTie: boolean } | undefined => {
  const [first, second] = lines;
  if (first?.total == null || second?.total == null) return undefined;
  return { by: minus(first.total, second.total), isTie: isEqual(first.total, second.total) };
};

/** A post that would go to somebody else. */
export interface Moved {
  readonly post: string;
  readonly before: string | null;
  readonly after: string | null;
}

const winnersOf = ({ candidates }: Pick<Result, 'candidates'>): ReadonlyMap<string, string> =>
  new Map(candidates.flatMap(({ id, post }) => (post === null ? [] : [[post, id] as const])));

/** Which posts would go to somebody else. */
export const movedPosts = (before: Pick<Result, 'candidates'>, after: Pick<Result, 'candidates'>): readonly Moved[] => {
  const [was, is] = [winnersOf(before), winnersOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .toSorted()
    .map((post) => ({ post, before: was.get(post) ?? null, after: is.get(post) ?? null }))
    .filter((moved) => moved.before !== moved.after);
};

/** A candidate for whom something would have come out otherwise, as it was and as it would be. */
export interface Pair {
  readonly before: CandidateResult;
  readonly after: CandidateResult | undefined;
}

const placeOf = ({ total, rank, post, outcome }: CandidateResult): string =>
  JSON.stringify([total, rank, post, outcome]);

/** Those whose total, rank, post or outcome would be otherwise, in the order of the result. */
export const pairsOf = (before: Pick<Result, 'candidates'>, after: Pick<Result, 'candidates'>): readonly Pair[] =>
  before.candidates
    .map((one) => ({ before: one, after: after.candidates.find(({ id }) => id === one.id) }))
    .filter((pair) => pair.after === undefined || placeOf(pair.before) !== placeOf(pair.after));

/** What somebody types in to ask what would have been; empty is as it was. */
export interface Asked {
  readonly ranking: string;
  readonly writtenPassMark: string;
  readonly written: string;
  readonly defence: string;
  readonly member: string;
}

export const nothingAsked: Asked = { ranking: '', writtenPassMark: '', written: '', defence: '', member: '' };

const typed = (text: string): string => text.trim().replace(',', '.');

/** What is sent: only what would be otherwise. */
export const changeOf = ({ ranking, writtenPassMark, written, defence, member }: Asked): Record<string, unknown> => ({
  ...(ranking === '' ? {} : { ranking }),
  ...(writtenPassMark === '' ? {} : { writtenPassMark: typed(writtenPassMark) }),
  ...(written === '' && defence === '' ? {} : { weights: { written: typed(written), defence: typed(defence) } }),
  ...(member === '' ? {} : { excludeMembers: [member] }),
});
