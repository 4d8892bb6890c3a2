import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Recorded } from '#kernel';
import { canonicalJson } from '../round/case.js';
import { allOf, isA } from '../round/history.js';
import { before, type Breach, breach, type Check } from './breach.js';

/** What the public was told of somebody by number. */
interface Numbered {
  readonly candidateNo: string | null;
}

/** The numbers of candidates, as the lists before an event gave them. */
const numbersIn = (history: readonly Recorded[]): ReadonlyMap<string, string> =>
  new Map(
    allOf(history, 'EligibleListPublished').flatMap(({ data }) =>
      data.candidates.map(({ candidate, candidateNo }) => [candidate, candidateNo]),
    ),
  );

const byNumber = (a: Numbered, b: Numbered): number => Number(a.candidateNo) - Number(b.candidateNo);

const marksTold = (
  history: readonly Recorded[],
  marks: readonly { readonly candidate: string; readonly net: string }[],
) => {
  const numbers = numbersIn(history);
  const lines = marks.map(({ candidate, net }) => ({ candidateNo: numbers.get(candidate) ?? null, mark: net }));
  return { marks: lines.toSorted(byNumber) };
};

const postsOf = (history: readonly Recorded[]): readonly string[] =>
  allOf(history, 'RoundDrafted').flatMap(({ data }) => data.posts.map(({ post }) => post));

/** Something made public: what kind of thing, in which words, and the hash that was recorded of it. */
interface Told {
  readonly kind: string;
  readonly content: object;
  readonly snapshot: string;
}

const noticeIn = (earlier: readonly Recorded[], recorded: Recorded): Told | undefined => {
  if (isA(recorded, 'ApplicationsExtended')) {
    const { closesOn, snapshot } = recorded.data;
    return { kind: 'NOTICE', content: { posts: postsOf(earlier), closesOn }, snapshot };
  }
  if (!isA(recorded, 'RoundAnnounced') && !isA(recorded, 'NoticeAmended')) return undefined;
  const { channels, opensOn, closesOn, snapshot } = recorded.data;
  return { kind: 'NOTICE', content: { posts: postsOf(earlier), channels, opensOn, closesOn }, snapshot };
};

const listIn = (earlier: readonly Recorded[], recorded: Recorded): Told | undefined => {
  if (!isA(recorded, 'EligibleListPublished')) return undefined;
  const posts = new Map(allOf(earlier, 'ApplicationReceived').map(({ data }) => [data.candidate, data.posts]));
  const { candidates, snapshot } = recorded.data;
  const lines = candidates.map(({ candidate, candidateNo }) => ({ candidateNo, posts: posts.get(candidate) ?? [] }));
  return { kind: 'ELIGIBLE_LIST', content: { candidates: lines }, snapshot };
};

const marksIn = (earlier: readonly Recorded[], recorded: Recorded): Told | undefined => {
  if (isA(recorded, 'CodeMapUnsealed')) {
    const { marks, snapshot } = recorded.data;
    return { kind: 'MARKS', content: marksTold(earlier, marks), snapshot };
  }
  if (!isA(recorded, 'WrittenResultFinal')) return undefined;
  const { marks, snapshot } = recorded.data;
  // Without an appeal the first marks are final: nothing is made public.
  if (snapshot === null || marks === undefined) return undefined;
  return { kind: 'FINAL_MARKS', content: marksTold(earlier, marks), snapshot };
};

const winnersIn = (earlier: readonly Recorded[], recorded: Recorded): Told | undefined => {
  if (!isA(recorded, 'ResultsAnnounced')) return undefined;
  const numbers = numbersIn(earlier);
  const { winners, snapshot } = recorded.data;
  const lines = winners.map(({ post, candidate }) => ({ post, candidateNo: numbers.get(candidate) ?? null }));
  return { kind: 'RESULTS', content: { winners: lines }, snapshot };
};

const hashOf = (earlier: readonly Recorded[], { kind, content }: Told): string => {
  const [round] = allOf(earlier, 'RoundDrafted').map(({ data }) => data.code);
  const text = canonicalJson({ format: 'khoabang.publication/1', round, kind, content });
  return bytesToHex(sha256(utf8ToBytes(text)));
};

/**
 * (4) What was made public is what stands in the log: the hash is that of the text which follows from it. Hashes from before
 * accounts were noted were made elsewhere and are not asked about.
 */
export const publicationsFollow: Check = (history) =>
  history.flatMap((recorded): readonly Breach[] => {
    if (recorded.meta.account === undefined) return [];
    const earlier = before(history, recorded);
    const told = [noticeIn, listIn, marksIn, winnersIn].flatMap((find) => find(earlier, recorded) ?? []);
    return told
      .filter((one) => hashOf(earlier, one) !== one.snapshot)
      .map(({ kind }) =>
        breach(4, recorded, `the hash of what was published (${kind}) is not that of what the log holds`),
      );
  });
