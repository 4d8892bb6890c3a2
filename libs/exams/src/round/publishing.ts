import { at, refuse } from '#kernel';
import { canonical } from '#rules';
import { certain } from '../bug.js';
import { hashOfText } from './commitments.js';
import type { Notice } from './plan/events.js';
import { postsOf } from './plan/papers.js';
import type { Round } from './state.js';

// What the law makes public, and nothing else of the round: candidates by their numbers, never names or ids of people.

/** A candidate's mark among those that are made public; what else the log has of it is not. */
interface Marked {
  readonly candidate: string;
  readonly net: string;
}

/** What is published, by kind, as the log holds it. */
interface Contents {
  readonly NOTICE: Partial<Pick<Notice, 'channels' | 'opensOn'>> & Pick<Notice, 'closesOn'>;
  readonly ELIGIBLE_LIST: {
    readonly candidates: readonly { readonly candidate: string; readonly candidateNo: string }[];
  };
  readonly MARKS: { readonly marks: readonly Marked[] };
  readonly FINAL_MARKS: { readonly marks?: readonly Marked[] };
  readonly RESULTS: { readonly winners: readonly { readonly post: string; readonly candidate: string }[] };
  readonly COMMITMENT: { readonly to?: 'CODE_MAP' | 'PAPER' | 'ORDER' };
}

export type PublicationKind = keyof Contents;

/** Something that is made public. */
export type Publication = {
  readonly [Kind in PublicationKind]: { readonly kind: Kind; readonly content: Contents[Kind] };
}[PublicationKind];

const numberOf = (round: Round, candidate: string): string | null =>
  at(round.applications.list, candidate)?.candidateNo ?? null;

const byNumber = <Line extends { readonly candidateNo: string | null }>(lines: readonly Line[]): readonly Line[] =>
  lines.toSorted((a, b) => Number(a.candidateNo) - Number(b.candidateNo));

const publicMarks = (round: Round, { marks }: Contents['FINAL_MARKS']) =>
  marks === undefined
    ? {}
    : { marks: byNumber(marks.map(({ candidate, net }) => ({ candidateNo: numberOf(round, candidate), mark: net }))) };

/** The same as the public reads it, by kind. */
const contentFor: { readonly [Kind in PublicationKind]: (round: Round, content: Contents[Kind]) => object } = {
  NOTICE: (round, { channels, opensOn, closesOn }) => ({ posts: postsOf(round), channels, opensOn, closesOn }),
  ELIGIBLE_LIST: (round, { candidates }) => ({
    candidates: candidates.map(({ candidate, candidateNo }) => ({
      candidateNo,
      posts: at(round.applications.list, candidate)?.posts,
    })),
  }),
  MARKS: publicMarks,
  FINAL_MARKS: publicMarks,
  RESULTS: (round, { winners }) => ({
    winners: winners.map(({ post, candidate }) => ({ post, candidateNo: numberOf(round, candidate) })),
  }),
  COMMITMENT: (_, content) => content,
};

const codeOf = (round: Round): string => certain(round.plan.draft, 'nothing is published before the draft').code;

/** What the public may read of a publication. */
export const publicContent = (round: Round, { kind, content }: Publication): object =>
  contentFor[kind](round, content as never);

/** The text whose SHA-256 is the snapshot: canonical JSON, keys sorted and without spaces. */
export const publicText = (round: Round, publication: Publication): string =>
  canonical({
    format: 'khoabang.publication/1',
    round: codeOf(round),
    kind: publication.kind,
    // Through JSON and back: what is left out here must be left out of the text too.
    content: JSON.parse(JSON.stringify(publicContent(round, publication))) as unknown,
  });

/** The hash of what the round publishes, or the refusal of another one that was said to be it. */
export const snapshotOf = (round: Round, publication: Publication, said: string | undefined) => {
  const snapshot = hashOfText(publicText(round, publication));
  return said === undefined || said === snapshot ? snapshot : refuse('snapshot-differs', { snapshot });
};
