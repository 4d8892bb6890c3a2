import { assess, type Assessment } from './assess.js';
import type { Because, CandidateResult, CaseInput, Needs, Result } from '../cases/case.js';
import { type Fault, isFault, type Pack } from '../packs/pack.js';
import { packRef } from '../packs/packs.js';
import { ignoredIn } from '../cases/ignored.js';
import { parseCase } from '../cases/parse-case.js';
import { type Place, type Race, racesOf, standingIn } from './places.js';
import type { Placed } from './ranking.js';
import { type Terms, termsOf } from '../calendar/terms.js';
import { because, citation, together, vi, waiting } from '../wording.js';

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

const SHARED = ['Equal in all criteria: the rank is shared.', 'Bằng nhau về mọi tiêu chí: đồng hạng.'] as const;

/** How equal totals were told apart, by what the pack looks at next. */
const tieWords = ({ pack, tieDecision }: Terms, id: string): readonly [en: string, vi: string] => {
  const byWritten = pack.tieOrder.value.includes('WRITTEN');
  if (!tieDecision.includes(id) && byWritten)
    return [
      'Equal totals: the higher written mark comes first.',
      'Bằng tổng điểm: người có điểm viết cao hơn xếp trên.',
    ];
  return byWritten
    ? [
        'Equal totals: by written mark, then as the authority decided.',
        'Bằng tổng điểm: xét điểm viết, rồi quyết định của người có thẩm quyền.',
      ]
    : ['Equal totals: as the authority decided.', 'Bằng tổng điểm: theo quyết định của người có thẩm quyền.'];
};

const rankLines = (terms: Terms, placed: readonly Placed[], { assessment, rank }: Placed): readonly Because[] => {
  const source = citation(terms.pack.tieOrder.source);
  const { total, candidate } = assessment;
  const place = because('rank.total', source, `Rank ${rank} with ${total}.`, `Xếp thứ ${rank} với ${vi(total)} điểm.`);
  const equals = placed.filter((other) => other.assessment.compared.total === assessment.compared.total);
  if (equals.length < 2) return [place];
  const shared = equals.some((other) => other.rank === rank && other.assessment !== assessment);
  const [en, vietnamese] = shared ? SHARED : tieWords(terms, candidate.id);
  return [place, because('rank.tie', source, en, vietnamese)];
};

const allocationLine = ({ allocationSource: source }: Terms, { outcome, post }: Place): Because => {
  if (outcome === 'PENDING') return waiting('PREFERENCE_GAP', source);
  return post === null
    ? because('allocation.none', source, 'No post is left for this rank.', 'Không còn vị trí ở thứ hạng này.')
    : because('allocation.post', source, `Takes post ${post}.`, `Trúng tuyển vị trí ${post}.`);
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
        together(rankLines(terms, ranked, one), alone, [allocationLine(terms, one.place)]),
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
