import { assess, type Assessment } from './assess.js';
import type { Because, CandidateResult, CaseInput, Needs, Result } from '../cases/case.js';
import { type Fault, isFault, type Pack } from '../packs/pack.js';
import { compareScores } from '../numbers/decimals.js';
import { packRef } from '../packs/packs.js';
import { ignoredIn } from '../cases/ignored.js';
import { parseCase } from '../cases/parse-case.js';
import { type Place, type Race, racesOf, type Standing, standingIn } from './places.js';
import type { Placed } from './ranking.js';
import { type Terms, termsOf } from '../calendar/terms.js';
import { because, type Both, citation, together, vi, waiting } from '../wording.js';

/** One who is ranked, with the place reached. */
type Ranked = Standing['ranked'][number];

/** A candidate's line with what it waits for. */
interface Line {
  readonly result: CandidateResult;
  readonly needs: readonly Needs[];
}

/** What is known of the candidate alone, then `reasons`: what the place adds. */
const line = (assessment: Assessment, place: Place, reasons: readonly Because[]): Line => {
  const { candidate, written, gate, defence, total } = assessment;
  const { rank, post, outcome, needs } = place;
  const because = together(assessment.because, reasons);
  return { result: { id: candidate.id, written, gate, defence, total, rank, post, outcome, because }, needs };
};

const choiceLine = ({ rankingSource: source }: Terms, { outcome, post }: Place): Because => {
  if (outcome === 'PENDING') return waiting('CHOICE', source);
  return post === null
    ? because('choice.other', source, 'Another was chosen.', 'Đã chọn người khác.')
    : because('choice.made', source, `Chosen for ${post}, with reasons.`, `Được chọn vào ${post}, có nêu lý do.`);
};

/** What one who is in the race and has no rank waits for; what is missing about the candidate alone is said already. */
const waitingLines = (terms: Terms, { needs: [first] }: Place): readonly Because[] => {
  const source = citation(terms.pack.tieOrder.source);
  if (first === 'TIE_DECISION') return [waiting(first, source)];
  if (first !== undefined) return [];
  return [
    because(
      'rank.waits',
      source,
      'The ranking waits for a decision that is pending.',
      'Chưa xếp hạng: còn nội dung chờ quyết định.',
    ),
  ];
};

const unrankedLines = (terms: Terms, { out }: Assessment, place: Place): readonly Because[] => {
  if (out !== null) return [];
  return terms.isChosen ? [choiceLine(terms, place)] : waitingLines(terms, place);
};

const SHARED: Both = ['Equal in all criteria: the rank is shared.', 'Bằng nhau về mọi tiêu chí: đồng hạng.'];

/** By what the pack tells equal totals apart, in words. */
const APART: Readonly<Record<'WRITTEN' | 'AUTHORITY' | 'BOTH' | 'LEVEL', Both>> = {
  WRITTEN: [
    'Equal totals, told apart by the written mark: the higher comes first.',
    'Bằng tổng điểm, phân định bằng điểm viết: người có điểm viết cao hơn xếp trên.',
  ],
  AUTHORITY: [
    'Equal totals, told apart by the decision of the authority.',
    'Bằng tổng điểm, phân định theo quyết định của người có thẩm quyền.',
  ],
  LEVEL: [
    'Equal totals and written marks, told apart by the decision of the authority.',
    'Bằng tổng điểm và điểm viết, phân định theo quyết định của người có thẩm quyền.',
  ],
  BOTH: [
    'Equal totals, told apart by the written mark, and where that is equal too by the decision of the authority.',
    'Bằng tổng điểm, phân định bằng điểm viết; ai bằng cả điểm viết thì theo quyết định của người có thẩm quyền.',
  ],
};

/** What told a candidate apart from those with the same total. */
const tieWords = ({ pack }: Terms, own: Placed, equals: readonly Placed[]): Both => {
  const others = equals.filter((other) => other !== own);
  const byPaper = pack.tieOrder.value.includes('WRITTEN');
  const isLevel = ({ assessment, rank }: Placed): boolean =>
    !byPaper || compareScores(assessment.compared.written, own.assessment.compared.written) === 0 || rank === own.rank;
  const level = others.filter(isLevel);
  if (level.some(({ rank }) => rank === own.rank)) return SHARED;
  if (level.length === 0) return APART.WRITTEN;
  if (level.length < others.length) return APART.BOTH;
  return byPaper ? APART.LEVEL : APART.AUTHORITY;
};

const rankLines = (terms: Terms, placed: readonly Placed[], own: Placed): readonly Because[] => {
  const { assessment, rank } = own;
  const source = citation(terms.pack.tieOrder.source);
  const { total } = assessment;
  const place = because('rank.total', source, `Rank ${rank} with ${total}.`, `Xếp thứ ${rank} với ${vi(total)} điểm.`);
  const equals = placed.filter(
    (other) => compareScores(other.assessment.compared.total, assessment.compared.total) === 0,
  );
  if (equals.length < 2) return [place];
  const [en, vietnamese] = tieWords(terms, own, equals);
  return [place, because('rank.tie', source, en, vietnamese)];
};

/** Why one who is ranked gets no post. */
const noPost = ({ allocation, gapDecisions }: Terms, posts: number, { assessment, rank }: Ranked): Both => {
  if (allocation === 'PER_POST')
    return [
      'The post applied for went to somebody of higher rank.',
      'Vị trí dự tuyển đã thuộc về người có thứ hạng cao hơn.',
    ];
  if (allocation === 'SERIAL_BY_PREFERENCE')
    return [
      'Every post applied for went to somebody of higher rank.',
      'Các vị trí đã đăng ký đều thuộc về người có thứ hạng cao hơn.',
    ];
  if (rank <= posts && gapDecisions.some(({ candidate }) => candidate === assessment.candidate.id))
    return [
      'No post applied for is free, and the authority gave no other.',
      'Không còn vị trí đã đăng ký; cấp có thẩm quyền quyết định không bố trí vị trí khác.',
    ];
  return [
    `Winners are ranks 1 to ${posts}, as many as there are posts.`,
    `Trúng tuyển là người xếp thứ 1 đến thứ ${posts}, bằng số vị trí dự tuyển.`,
  ];
};

const allocationLine = (terms: Terms, { posts }: Race, one: Ranked): Because => {
  const { allocationSource: source } = terms;
  const { outcome, post } = one.place;
  if (outcome === 'PENDING') return waiting('PREFERENCE_GAP', source);
  if (post !== null) return because('allocation.post', source, `Takes post ${post}.`, `Trúng tuyển vị trí ${post}.`);
  return because('allocation.none', source, ...noPost(terms, posts.length, one));
};

/** One who is left alone after the start must still pass, and the authority must confirm going on. */
const aloneLines = (terms: Terms, placed: readonly Placed[], entered: number): readonly Because[] =>
  placed.length === 1 && entered > 1
    ? [
        because(
          'candidates.one-left',
          citation(terms.pack.afterStart.source),
          'Only one candidate is left: the authority confirms going on.',
          'Chỉ còn một thí sinh: cấp có thẩm quyền xác nhận việc tiếp tục.',
        ),
      ]
    : [];

/** The lines of one ranking; what is said of one who is left alone is said of all who are ranked. */
const raceLines = (terms: Terms, race: Race): readonly Line[] => {
  const { unranked, ranked } = standingIn(terms, race);
  const alone = aloneLines(terms, ranked, race.entered.length);
  return together(
    unranked.map(({ assessment, place }) => line(assessment, place, unrankedLines(terms, assessment, place))),
    ranked.map((one) =>
      line(
        one.assessment,
        one.place,
        together(rankLines(terms, ranked, one), alone, [allocationLine(terms, race, one)]),
      ),
    ),
  );
};

/** A case with its result, and how its candidates were assessed. */
export interface Computed {
  readonly terms: Terms;
  readonly input: CaseInput;
  readonly assessments: readonly Assessment[];
  readonly result: Result;
}

const resultFrom = (terms: Terms, input: CaseInput, assessments: readonly Assessment[]): Result => {
  const races = racesOf(terms, assessments, input.posts);
  const lines = new Map(races.flatMap((race) => raceLines(terms, race)).map((entry) => [entry.result.id, entry]));
  const ordered = input.candidates.map(({ id }) => lines.get(id)).filter((found) => found !== undefined);
  const pending = ordered.flatMap(({ result, needs }) => needs.map((need) => ({ candidate: result.id, needs: need })));
  return {
    format: 'khoabang.result/1',
    pack: packRef(terms.pack),
    complete: pending.length === 0,
    pending,
    candidates: ordered.map(({ result }) => result),
  };
};

/** Computes a sound case by these terms, which need not be its own, and keeps what the result came from. */
export const computed = (terms: Terms, input: CaseInput): Computed => {
  const assessments = input.candidates.map((candidate) => assess(terms, candidate));
  return { terms, input, assessments, result: resultFrom(terms, input, assessments) };
};

/** Computes a sound case under a pack that need not be the one it names. Whoever asks says that it is hypothetical. */
export const computeUnder = (pack: Pack, input: CaseInput): Result => computed(termsOf(pack, input), input).result;

/** Computes a case (`khoabang.case/1`) from anything that was read, or names the first fault with its path. */
export const compute = (caseInput: unknown): Result | Fault => {
  const sound = parseCase(caseInput);
  if (isFault(sound)) return sound;
  const result = computeUnder(sound.pack, sound.input);
  const ignored = ignoredIn(caseInput);
  return ignored.length === 0 ? result : { ...result, ignored };
};
