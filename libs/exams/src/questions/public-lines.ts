import { hashOfText } from '../round/commitments.js';
import { publicContent, publicText } from '../round/publishing.js';
import type { Round } from '../round/state.js';
import type { PublicationDoc } from '../views/publications.js';

/** A publication as the public reads it. */
export interface PublicLine {
  readonly kind: PublicationDoc['kind'];
  readonly revision: number;
  readonly at: string;
  readonly snapshot: string;
  /** True when the snapshot is the hash of the text; it is not where it was computed outside, or of a commitment. */
  readonly matches: boolean;
  /** Revision of the earlier publication on this page that it corrects. */
  readonly corrects: number | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** What corrects what: the marks after appeals those before, a commitment one to the same thing. */
const subjectOf = (doc: PublicationDoc): string => {
  if (doc.kind === 'COMMITMENT') return `COMMITMENT ${doc.content.to ?? ''}`;
  return doc.kind === 'FINAL_MARKS' ? 'MARKS' : doc.kind;
};

/** Publications of one round, in their order, with what the law makes public of them and nothing else. */
export const publicLines = (round: Round, docs: readonly PublicationDoc[]): readonly PublicLine[] => {
  const last = new Map<string, number>();
  return docs.map((doc) => {
    const { kind, revision, at, snapshot } = doc;
    const subject = subjectOf(doc);
    const corrects = last.get(subject) ?? null;
    last.set(subject, revision);
    const text = publicText(round, doc);
    const matches = hashOfText(text) === snapshot;
    return { kind, revision, at, snapshot, matches, corrects, content: { ...publicContent(round, doc) }, text };
  });
};
