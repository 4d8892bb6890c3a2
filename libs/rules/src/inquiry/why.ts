import { assess, type Assessment } from '../scoring/assess.js';
import type { Because, CandidateResult, CaseInput, Outcome, Pending } from '../cases/case.js';
import { type Computed, computed } from '../scoring/compute.js';
import { compareScores } from '../numbers/decimals.js';
import { type EvidenceKind, isOwnEvidence, PAPER_KINDS, type Piece, piecesOf, without } from './evidence.js';
import { bad, reading } from '../cases/reading.js';
import type { Fault, Pack } from '../packs/pack.js';
import { packRef } from '../packs/packs.js';
import { isReady } from '../scoring/ranking.js';
import { bestFirst, isByTotal, type Place, placesIn, raceOf } from '../scoring/places.js';
import { type Terms, termsOf } from '../calendar/terms.js';

/** A piece of evidence that a place rests on, with the rules that made something of it. */
export interface Cited extends Piece {
  readonly words: { readonly vi: string; readonly en: string };
  readonly rules: readonly Because[];
}

/** Somebody else whose evidence the place rests on, and where that somebody stands. */
export interface Rival extends Pick<CandidateResult, 'rank' | 'post' | 'outcome' | 'total'> {
  readonly candidate: string;
}

/**
 * Why a candidate stands where the result says (`khoabang.why/1`): the evidence that the place rests on. Each piece
 * cited, taken away alone, changes rank, post, outcome or what the candidate still needs; no other piece, taken away
 * alone, does. So none that is cited can be spared.
 *
 * Where no piece alone makes a difference, because each would do without the other (a script that is zeroed and whose
 * marks fail as well), a least set of the candidate's own is cited `together`: without all of them the place changes,
 * without fewer it does not.
 */
export interface Why {
  readonly format: 'khoabang.why/1';
  readonly pack: string;
  readonly candidate: string;
  readonly rank: number | null;
  readonly post: string | null;
  readonly outcome: Outcome;
  readonly total: string | null;
  /** What the place still waits for. While it waits for others only, it rests on no evidence yet. */
  readonly waitsFor: readonly Pending[];
  /** In the order of the case. */
  readonly rivals: readonly Rival[];
  /**
   * The rules that led from the evidence to the place, in the order in which they were applied: lines of the result on
   * the way from something cited to its number, also those that made no difference, so that the numbers follow from each
   * other; and those of the ranking and of what is missing. Their words are those of the result.
   */
  readonly rules: readonly Because[];
  readonly evidence: readonly Cited[];
  /** True where the evidence makes a difference only as a whole. */
  readonly together: boolean;
}

const WORDS: Readonly<Record<EvidenceKind, readonly [vi: string, en: string]>> = {
  MARKS: ['Điểm của hai người chấm độc lập', 'The marks of two independent markers'],
  HEAD_DECISION: ['Quyết định của Trưởng ban chấm thi', 'What the head of the marking board decided'],
  THIRD_MARK: ['Điểm của người chấm thứ ba', 'The mark of the third marker'],
  COLLECTIVE_MARK: ['Điểm chấm tập thể', 'The mark of the collective marking'],
  ZEROED: ['Biên bản bài làm vi phạm', 'The report on an irregular script'],
  APPEAL: ['Điểm chấm phúc khảo', 'The marks of the appeal'],
  CHAIR_DECISION: ['Quyết định của Chủ tịch Hội đồng sau phúc khảo', 'What the chair decided after the appeal'],
  SANCTIONS: ['Hình thức xử lý vi phạm', 'The sanctions'],
  ABSENCE: ['Việc vắng mặt', 'The absence'],
  WITHDRAWAL: ['Việc rút hồ sơ', 'The withdrawal'],
  SHEETS: ['Các phiếu chấm bảo vệ đề án', 'The score sheets of the defence'],
  SPREAD_DECISION: ['Quyết định về chênh lệch phiếu điểm', 'The decision on sheets far apart'],
  EXCLUDED_MEMBER: ['Việc loại một thành viên đối với mọi thí sinh', 'The exclusion of a member for all candidates'],
  TIE_DECISION: ['Quyết định thứ tự khi bằng điểm', 'The decision on the order of equals'],
  GAP_DECISION: ['Quyết định khi không còn vị trí đã đăng ký', 'The decision on a winner without a wished post'],
  CHOICE: ['Lựa chọn của người ký hợp đồng', 'The choice of the signer'],
};

/** The evidence that a rule works on, by its name. */
const WORKS_ON: Readonly<Record<string, readonly EvidenceKind[]>> = {
  'written.mean': ['MARKS'],
  'written.head-decision': ['MARKS', 'HEAD_DECISION'],
  'written.third-equal': ['MARKS', 'THIRD_MARK'],
  'written.collective': ['MARKS', 'THIRD_MARK', 'COLLECTIVE_MARK'],
  'written.zeroed': ['ZEROED'],
  'appeal.adopted': ['APPEAL'],
  'appeal.chair': ['APPEAL', 'CHAIR_DECISION'],
  'sanction.deduct': ['SANCTIONS'],
  'sanction.suspension': ['SANCTIONS'],
  'candidate.absent': ['ABSENCE'],
  'candidate.withdrawn': ['WITHDRAWAL'],
  'defence.mean': ['SHEETS'],
  'defence.failed': ['SHEETS', 'SANCTIONS'],
  'defence.spread-decided': ['SPREAD_DECISION'],
  'defence.member-excluded': ['EXCLUDED_MEMBER', 'SPREAD_DECISION'],
  'gate.passed': [...PAPER_KINDS, 'SANCTIONS'],
  'gate.failed': [...PAPER_KINDS, 'SANCTIONS'],
  'total.defence': ['SHEETS'],
  'total.sum': [...PAPER_KINDS, 'SHEETS'],
  'total.weighted': [...PAPER_KINDS, 'SHEETS'],
  'rank.tie': ['TIE_DECISION'],
  'allocation.post': ['GAP_DECISION'],
  'allocation.none': ['GAP_DECISION'],
  'choice.made': ['CHOICE'],
  'choice.other': ['CHOICE'],
  'pending.head-decision': ['MARKS'],
  'pending.third-mark': ['MARKS'],
  'pending.collective-decision': ['MARKS', 'THIRD_MARK'],
  'pending.appeal-second-mark': ['APPEAL'],
  'pending.appeal-third-mark': ['APPEAL'],
  'pending.chair-decision': ['APPEAL'],
  'pending.spread-decision': ['SHEETS'],
};

/** Rules of the ranking, and of what is missing: they are told whatever else is cited. */
const ALWAYS_TOLD = /^(?:rank|allocation|candidates|choice|pending)\./;

/** Rules that lead from marks to a number, one after another: who follows it needs all of them. */
const CHAINS: readonly (readonly [chain: RegExp, kinds: readonly EvidenceKind[]])[] = [
  [/^(?:written|appeal|sanction|gate)\./, [...PAPER_KINDS, 'SANCTIONS']],
  [/^(?:defence|sanction|total)\./, ['SHEETS', 'SPREAD_DECISION', 'EXCLUDED_MEMBER', 'SANCTIONS']],
];

const isInChain = ({ rule }: Because, kinds: readonly EvidenceKind[]): boolean =>
  CHAINS.some(([chain, of]) => chain.test(rule) && of.some((kind) => kinds.includes(kind)));

const worksOn = ({ rule }: Because, kind: EvidenceKind): boolean => WORKS_ON[rule]?.includes(kind) === true;

/** A computed case, its candidates best first, and the one whose place is asked about. */
interface Ground extends Computed {
  readonly own: Assessment;
}

const placeIn = ({ input, own }: Ground, terms: Terms, assessments: readonly Assessment[]): Place | undefined =>
  placesIn(terms, raceOf(terms, assessments, input.posts, own.candidate)).get(own.candidate.id);

const samePlace = (a: Place | undefined, b: Place | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** True for whoever stands in the same ranking, the candidate included. */
const inRaceOf = ({ terms, assessments, input, own }: Ground): ((id: string | null) => boolean) => {
  const { entered } = raceOf(terms, assessments, input.posts, own.candidate);
  const ids = new Set<string | null>(entered.map(({ candidate }) => candidate.id));
  return (id) => ids.has(id);
};

/** Nobody's evidence reaches a candidate in another ranking; what concerns several may. */
const mayMatter = (ground: Ground): ((piece: Piece) => boolean) => {
  const inRace = inRaceOf(ground);
  return (piece) => !isOwnEvidence(piece) || inRace(piece.candidate);
};

const isRacing = (assessment: Assessment): boolean => assessment.out === null && isReady(assessment);

/**
 * Of whom it is known beforehand what their leaving the race does to one who is ranked: true for those ahead, who make
 * room, false for those behind, who make none. Saves ranking everybody again for most pieces of a large round.
 */
const roomMadeBy = ({ terms, assessments, own }: Ground, rank: number | null): ReadonlyMap<string | null, boolean> => {
  const rivals = rank === null || !isByTotal(terms) ? [] : assessments.filter(isRacing);
  return new Map(
    rivals
      .map((rival) => [rival.candidate.id, compareScores(rival.compared.total, own.compared.total)] as const)
      .filter(([, order]) => order !== 0)
      .map(([id, order]) => [id, order > 0]),
  );
};

/** The pieces whose absence changes the place. A file that is still the same is not assessed again. */
const citedIn = (ground: Ground, rank: number | null, pieces: readonly Piece[]): readonly Piece[] => {
  const known = new Map(ground.assessments.map((assessment) => [assessment.candidate, assessment]));
  const stands = placeIn(ground, ground.terms, ground.assessments);
  const makesRoom = roomMadeBy(ground, rank);
  return pieces.filter(mayMatter(ground)).filter((piece) => {
    const left = without(ground.input, piece);
    const isOwn = isOwnEvidence(piece);
    const terms = isOwn ? ground.terms : termsOf(ground.terms.pack, left);
    const anew = left.candidates.map((file) => (isOwn ? known.get(file) : undefined) ?? assess(terms, file));
    const leaves = isOwn && anew.some((entry) => entry.candidate.id === piece.candidate && !isRacing(entry));
    const isKnown = leaves ? makesRoom.get(piece.candidate) : undefined;
    return isKnown ?? !samePlace(placeIn(ground, terms, anew), stands);
  });
};

/** A least set of the candidate's own evidence that changes the place as a whole: it is out for two reasons of its own. */
const jointlyIn = (ground: Ground, pieces: readonly Piece[]): readonly Piece[] => {
  const { input } = ground;
  const { candidate } = ground.own;
  const stands = placeIn(ground, ground.terms, ground.assessments);
  const changes = (taken: readonly Piece[]): boolean => {
    const left = taken.reduce(without, input);
    const terms = termsOf(ground.terms.pack, left);
    const anew = left.candidates.map((file) => assess(terms, file));
    return !samePlace(placeIn(ground, terms, anew), stands);
  };
  const own = pieces.filter((piece) => piece.candidate === candidate.id);
  if (!changes(own)) return [];
  return own.reduce((kept, piece) => {
    const fewer = kept.filter((other) => other !== piece);
    return changes(fewer) ? fewer : kept;
  }, own);
};

const groundOf = (all: Computed, own: Assessment): Ground => {
  const assessments = bestFirst(all.assessments);
  const candidates = assessments.map(({ candidate }) => candidate);
  return { ...all, input: { ...all.input, candidates }, assessments, own };
};

/** What the candidate's place waits for, in its own ranking; nothing once the place is known. */
const waitsOf = (ground: Ground, outcome: Outcome): readonly Pending[] => {
  const inRace = inRaceOf(ground);
  return outcome === 'PENDING' ? ground.result.pending.filter((open) => inRace(open.candidate)) : [];
};

/** As what a piece concerns a candidate: a member whom the decision about another shuts out is out for all. */
const kindAbout = (piece: Piece, candidate: string): EvidenceKind | null => {
  if (piece.candidate === candidate || piece.candidate === null) return piece.kind;
  return piece.kind === 'SPREAD_DECISION' && !isOwnEvidence(piece) ? 'EXCLUDED_MEMBER' : null;
};

/** The rules of a line that are of the ranking, or work on something cited about the candidate. */
const toldOf = (candidate: string, because: readonly Because[], cited: readonly Piece[]): readonly Because[] => {
  const kinds = cited.flatMap((piece) => kindAbout(piece, candidate) ?? []);
  return because.filter(
    (line) => ALWAYS_TOLD.test(line.rule) || isInChain(line, kinds) || kinds.some((kind) => worksOn(line, kind)),
  );
};

const inWords = (piece: Piece, because: readonly Because[]): Cited => {
  const [vi, en] = WORDS[piece.kind];
  return { ...piece, words: { vi, en }, rules: because.filter((line) => worksOn(line, piece.kind)) };
};

const rivalsOf = ({ own, result }: Ground, cited: readonly Piece[]): readonly Rival[] =>
  result.candidates
    .filter(({ id }) => id !== own.candidate.id && cited.some((piece) => piece.candidate === id))
    .map(({ id, rank, post, outcome, total }) => ({ candidate: id, rank, post, outcome, total }));

/** Why a candidate of a sound case stands where the result says, or the fault that there is no such candidate. */
export const why = (pack: Pack, input: CaseInput, candidate: string): Why | Fault =>
  reading(() => {
    const all = computed(termsOf(pack, input), input);
    const own = all.assessments.find((assessment) => assessment.candidate.id === candidate);
    const line = all.result.candidates.find(({ id }) => id === candidate);
    if (own === undefined || line === undefined)
      return bad('unknown-candidate', 'candidate', `${candidate} is not a candidate of this case`);
    const { rank, post, outcome, total, because } = line;
    const ground = groundOf(all, own);
    const waitsFor = waitsOf(ground, outcome);
    const isHeldUp = waitsFor.length > 0 && waitsFor.every((open) => open.candidate !== candidate);
    const pieces = isHeldUp ? [] : piecesOf(input);
    const alone = citedIn(ground, rank, pieces);
    const together = alone.length === 0 ? jointlyIn(ground, pieces) : [];
    const cited = [...alone, ...together];
    const linesOf = new Map<string | null, readonly Because[]>(
      all.result.candidates.map(({ id, because: lines }) => [id, lines]),
    );
    return {
      format: 'khoabang.why/1',
      pack: packRef(pack),
      candidate,
      rank,
      post,
      outcome,
      total,
      waitsFor,
      rivals: rivalsOf(ground, cited),
      rules: toldOf(candidate, because, cited),
      evidence: cited.map((piece) => inWords(piece, linesOf.get(piece.candidate) ?? because)),
      together: together.length > 0,
    };
  });
