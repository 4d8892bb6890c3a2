import { PAPER_KINDS } from '#rules';
import type { RoundWhy } from '../../inquiry/inquiry.js';
import { hasRole } from '../../reader.js';
import type { CandidateDoc } from '../../views/candidates.js';
import type { ResultsDoc } from '../../views/results.js';
import { isInsider, reached, type Viewer } from '../place.js';
import type { ResultLine } from './events.js';

/** Who stands where, without the marks behind it. */
export type PublishedResults = Omit<ResultsDoc, 'lines'> &
  Readonly<{ lines: readonly Pick<ResultLine, 'id' | 'total' | 'rank' | 'post' | 'outcome'>[] }>;

/** From the first rank on; who has none stands last. */
const inRank = <Line extends Pick<ResultLine, 'rank'>>(lines: readonly Line[]): readonly Line[] =>
  lines.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);

/** What is published: who stands where. The marks behind each place are for insiders, and for candidates their own (`why`). */
export const resultsFor = (doc: ResultsDoc, viewer: Viewer): ResultsDoc | PublishedResults | undefined => {
  const lines = inRank(doc.lines);
  if (isInsider(viewer)) return { ...doc, lines };
  if (!reached(viewer, 'RESULT_ANNOUNCED')) return undefined;
  return { ...doc, lines: lines.map(({ id, total, rank, post, outcome }) => ({ id, total, rank, post, outcome })) };
};

/** Insiders may ask why somebody stands there; candidates once results are announced. */
export const maySeeWhy = (viewer: Viewer): boolean =>
  isInsider(viewer) || (hasRole(viewer.me, 'CANDIDATE') && reached(viewer, 'RESULT_ANNOUNCED'));

/** The case with every mark and sheet is for insiders, once the result is announced: before, it would tell it. */
export const maySeeCase = (viewer: Viewer): boolean => isInsider(viewer) && reached(viewer, 'RESULT_ANNOUNCED');

/** Insiders may ask about any candidate, candidates about themselves. */
export const maySeeWhyOf = (candidate: Pick<CandidateDoc, 'person'> | undefined, viewer: Viewer): boolean =>
  isInsider(viewer) || candidate?.person === viewer.me.person;

type Piece = RoundWhy['evidence'][number];

const isOnPaper = ({ kind }: Piece): boolean => PAPER_KINDS.some((known) => known === kind);

/** What a sheet was worth, without whose it is: `M7 82` is `82`. */
const scoresOf = (sheets: readonly string[]): readonly string[] =>
  sheets.map((sheet) => sheet.slice(sheet.lastIndexOf(' ') + 1));

/** Evidence that names those who scored, as candidates see it. */
const WITHOUT_SCORERS: Partial<Readonly<Record<Piece['kind'], (values: Piece['values']) => Piece['values']>>> = {
  SHEETS: scoresOf,
  SPREAD_DECISION: (said) => (said[0] === 'RESCORE' ? ['RESCORE', ...scoresOf(said.slice(1))] : said.slice(0, 1)),
  EXCLUDED_MEMBER: () => [],
};

const unnamed = (piece: Piece): Piece => ({
  ...piece,
  values: WITHOUT_SCORERS[piece.kind]?.(piece.values) ?? piece.values,
  events: piece.events.map((event) => ({ ...event, actor: 'SEALED' })),
});

/**
 * The events behind a mark name the script that it stands on, and so whose that is: they are not told before the code map
 * is open.
 */
const withoutEvents = (why: RoundWhy): RoundWhy => ({
  ...why,
  evidence: why.evidence.map((piece) => (isOnPaper(piece) ? { ...piece, events: [] } : piece)),
});

/**
 * A candidate is shown that rivals stand ahead, but not their marks and sheets one by one; of the own evidence what it
 * says, but not who marked the script (TT 22/2025 Art 17) or signed which sheet.
 */
export const whyFor = (why: RoundWhy, viewer: Viewer): RoundWhy => {
  if (isInsider(viewer)) return reached(viewer, 'RECOGNISED') ? why : withoutEvents(why);
  const isOwn = ({ candidate }: Piece) => candidate === null || candidate === why.candidate;
  const shown = (piece: Piece): Piece =>
    isOwn(piece) ? unnamed(piece) : { ...piece, values: [], rules: [], events: [] };
  return { ...why, evidence: why.evidence.map(shown) };
};
