import type { ListPublicationsAnswer, ListPublicRoundsAnswer } from '../../api/types.gen.js';
import { fold } from '../../words/format.js';

export type PublicRound = ListPublicRoundsAnswer['items'][number];
export type Publication = ListPublicationsAnswer['items'][number];

/** Where an announced round is, as the public sees it on a day. */
export type Season = 'OPEN' | 'COMING' | 'RUNNING' | 'ANNOUNCED';

export const seasonOf = ({ opensOn, closesOn, announcedOn }: PublicRound, today: string): Season => {
  if (announcedOn !== null) return 'ANNOUNCED';
  if (opensOn !== null && today < opensOn) return 'COMING';
  return closesOn !== null && today <= closesOn ? 'OPEN' : 'RUNNING';
};

/** True where what was searched for stands in the code, a post, a unit or a position of a round. */
export const isFound = ({ code, posts }: PublicRound, sought: string): boolean =>
  fold([code, ...posts.flatMap(({ post, unit, position }) => [post, unit, position])].join(' ')).includes(
    fold(sought.trim()),
  );

/** The same JSON with keys sorted and without spaces: what was hashed. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`);
  return `{${entries.join(',')}}`;
};

/** What came of working out the hash again in this browser. */
export type Verdict = 'SAME' | 'DIFFERENT' | 'COMMITMENT' | 'OUTSIDE' | 'CANNOT';

/** `found`: the hash of the text as this browser works it out; `undefined` where it may not. */
export const verdictOf = (publication: Publication, found: string | undefined): Verdict => {
  const { kind, matches, snapshot, text, content } = publication;
  if (kind === 'COMMITMENT') return 'COMMITMENT';
  if (found === undefined) return 'CANNOT';
  // The text that was hashed must say what is shown here, and nothing else.
  const said = (JSON.parse(text) as { readonly content?: unknown }).content;
  if (found === snapshot && canonical(said) === canonical(content)) return 'SAME';
  return matches ? 'DIFFERENT' : 'OUTSIDE';
};

interface Mark {
  readonly candidateNo: string | null;
  readonly mark: string;
}

/** What a publication says, as far as this page knows its kind. */
export interface Said {
  readonly posts?: readonly string[];
  readonly channels?: readonly { readonly kind: string; readonly reference: string }[];
  readonly opensOn?: string;
  readonly closesOn?: string;
  readonly candidates?: readonly { readonly candidateNo: string | null; readonly posts?: readonly string[] }[];
  readonly marks?: readonly Mark[];
  readonly winners?: readonly { readonly post: string; readonly candidateNo: string | null }[];
  readonly to?: string;
}

export const saidIn = ({ content }: Publication): Said => content;

/** Which later publication corrects one; `undefined`: it stands. */
export const correctedBy = (all: readonly Publication[], { revision }: Publication): Publication | undefined =>
  all.find(({ corrects }) => corrects === revision);
