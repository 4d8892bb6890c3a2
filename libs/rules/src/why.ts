import { assess, type Assessment } from './assess.js';
import type { Because, CaseInput, Outcome, Pending } from './case.js';
import { computeUnder } from './compute.js';
import { type EvidenceKind, isOwnEvidence, type Piece, piecesOf, without } from './evidence.js';
import { bad, reading } from './reading.js';
import type { Fault, Pack } from './pack.js';
import { packRef } from './packs.js';
import { type Place, placesIn, racesOf } from './places.js';
import { type Terms, termsOf } from './terms.js';

/** A piece of evidence that a place rests on, with the rules that made something of it. */
export interface Cited extends Piece {
  readonly words: { readonly vi: string; readonly en: string };
  readonly rules: readonly Because[];
}

/**
 * Why a candidate stands where the result says (`khoabang.why/1`): the least evidence that the place rests on. Each
 * piece cited, taken away alone, changes the place; no other piece does.
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
  /** The rules that led from the evidence to the place, in the order in which they were applied. */
  readonly rules: readonly Because[];
  readonly evidence: readonly Cited[];
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

const PAPER = [
  'MARKS',
  'HEAD_DECISION',
  'THIRD_MARK',
  'COLLECTIVE_MARK',
  'ZEROED',
  'APPEAL',
  'CHAIR_DECISION',
] as const;

/** The evidence that a rule works on, by the first words of its name. A rule that is not named stands by itself. */
const RESTS_ON: Readonly<Record<string, readonly EvidenceKind[]>> = {
  'written.mean': ['MARKS'],
  'written.head-decision': ['HEAD_DECISION'],
  'written.third-equal': ['THIRD_MARK'],
  'written.collective': ['COLLECTIVE_MARK'],
  'written.zeroed': ['ZEROED'],
  'appeal.adopted': ['APPEAL'],
  'appeal.chair': ['CHAIR_DECISION'],
  'sanction.deduct': ['SANCTIONS'],
  'sanction.suspension': ['SANCTIONS'],
  'candidate.absent': ['ABSENCE'],
  'candidate.withdrawn': ['WITHDRAWAL'],
  'defence.mean': ['SHEETS'],
  'defence.failed': ['SHEETS'],
  'defence.spread-decided': ['SPREAD_DECISION'],
  'defence.member-excluded': ['EXCLUDED_MEMBER', 'SPREAD_DECISION'],
  'gate.passed': PAPER,
  'gate.failed': [...PAPER, 'SANCTIONS'],
  'total.defence': ['SHEETS'],
  'total.sum': ['SHEETS'],
  'total.weighted': ['SHEETS'],
  'choice.made': ['CHOICE'],
  'choice.other': ['CHOICE'],
};

interface Ground {
  readonly pack: Pack;
  readonly input: CaseInput;
  readonly terms: Terms;
  readonly assessments: readonly Assessment[];
  readonly candidate: string;
}

const placeIn = ({ input, candidate }: Ground, terms: Terms, assessments: readonly Assessment[]): Place | undefined => {
  const race = racesOf(terms, assessments, input.posts).find(({ entered }) =>
    entered.some((assessment) => assessment.candidate.id === candidate),
  );
  return race && placesIn(terms, race).get(candidate);
};

/** Only the file of one candidate is looked at anew where the piece says nothing about others. */
const placeWithout = (ground: Ground, piece: Piece): Place | undefined => {
  const { pack, input, terms, assessments } = ground;
  const left = without(input, piece);
  if (!isOwnEvidence(piece)) {
    const anew = termsOf(pack, left);
    return placeIn(
      ground,
      anew,
      left.candidates.map((file) => assess(anew, file)),
    );
  }
  const changed = left.candidates.findIndex(({ id }) => id === piece.candidate);
  const file = left.candidates[changed];
  return file && placeIn(ground, terms, assessments.with(changed, assess(terms, file)));
};

const samePlace = (a: Place | undefined, b: Place | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** In a ranking of its own nobody's evidence reaches a candidate for another post; what concerns several may. */
const mayMatter = ({ terms, input, candidate }: Ground): ((piece: Piece) => boolean) => {
  const postOf = (id: string | null) => input.candidates.find((file) => file.id === id)?.preferences[0];
  if (terms.allocation !== 'PER_POST') return () => true;
  const post = postOf(candidate);
  return (piece) => !isOwnEvidence(piece) || postOf(piece.candidate) === post;
};

const rulesFor = (because: readonly Because[], kinds: readonly EvidenceKind[]): readonly Because[] =>
  because.filter(({ rule }) => RESTS_ON[rule]?.some((kind) => kinds.includes(kind)) ?? true);

const citedIn = (ground: Ground): readonly Piece[] => {
  const stands = placeIn(ground, ground.terms, ground.assessments);
  return piecesOf(ground.input)
    .filter(mayMatter(ground))
    .filter((piece) => !samePlace(placeWithout(ground, piece), stands));
};

/** What is pending in the candidate's own ranking. */
const waitsIn = ({ terms, assessments, input, candidate }: Ground): ((open: Pending) => boolean) => {
  const ids = racesOf(terms, assessments, input.posts)
    .map(({ entered }) => entered.map((assessment) => assessment.candidate.id))
    .find((race) => race.includes(candidate));
  return (open) => ids?.includes(open.candidate) === true;
};

const groundOf = (pack: Pack, input: CaseInput, candidate: string): Ground => {
  const terms = termsOf(pack, input);
  return { pack, input, terms, assessments: input.candidates.map((file) => assess(terms, file)), candidate };
};

/** Why a candidate of a sound case stands where the result says, or the fault that there is no such candidate. */
export const why = (pack: Pack, input: CaseInput, candidate: string): Why | Fault =>
  reading(() => {
    const result = computeUnder(pack, input);
    const becauseOf = new Map(result.candidates.map(({ id, because }) => [id, because]));
    const line = result.candidates.find(({ id }) => id === candidate);
    if (line === undefined)
      return bad('unknown-candidate', 'candidate', `${candidate} is not a candidate of this case`);
    const ground = groundOf(pack, input, candidate);
    const waitsFor = line.outcome === 'PENDING' ? result.pending.filter(waitsIn(ground)) : [];
    const isHeldUp = waitsFor.length > 0 && waitsFor.every((open) => open.candidate !== candidate);
    const cited = isHeldUp ? [] : citedIn(ground);
    const kindsOf = (id: string | null) =>
      cited.filter((piece) => piece.candidate === id || piece.candidate === null).map(({ kind }) => kind);
    const { rank, post, outcome, total, because } = line;
    return {
      format: 'khoabang.why/1',
      pack: packRef(pack),
      candidate,
      rank,
      post,
      outcome,
      total,
      waitsFor,
      rules: rulesFor(because, kindsOf(candidate)),
      evidence: cited.map((piece) => {
        const [vi, en] = WORDS[piece.kind];
        const rests = (becauseOf.get(piece.candidate ?? candidate) ?? []).filter(({ rule }) =>
          RESTS_ON[rule]?.includes(piece.kind),
        );
        return { ...piece, words: { vi, en }, rules: rests };
      }),
    };
  });
