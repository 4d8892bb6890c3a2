import { allocate, type Given } from './allocation.js';
import { assess, type Assessment } from './assess.js';
import type { Because, CandidateResult, CaseInput, Needs, Outcome, Result } from './case.js';
import { type Fault, isFault, type Pack } from './pack.js';
import { packRef } from './packs.js';
import { parseCase } from './parse-case.js';
import { isReady, orderOf, type Placed } from './ranking.js';
import { type Terms, termsOf } from './terms.js';
import { because, citation, together, vi, waiting } from './wording.js';

/** A candidate's line with what it waits for. */
interface Line {
  readonly result: CandidateResult;
  readonly needs: readonly Needs[];
}

interface Standing {
  readonly rank: number | null;
  readonly post: string | null;
  readonly outcome: Outcome;
  readonly needs: readonly Needs[];
  readonly lines: readonly Because[];
}

const NO_LINES: readonly Because[] = [];

/** `before` stands between what is known of the candidate alone and what the standing adds. */
const line = (assessment: Assessment, standing: Standing, before = NO_LINES): Line => {
  const { candidate, written, gate, defence, total } = assessment;
  const { rank, post, outcome } = standing;
  const because = together(assessment.because, before, standing.lines);
  return {
    result: { id: candidate.id, written, gate, defence, total, rank, post, outcome, because },
    needs: standing.needs,
  };
};

const waitingLine = (terms: Terms, assessment: Assessment, tied: readonly string[]): Line => {
  const isTied = tied.includes(assessment.candidate.id);
  const source = citation(terms.pack.tieOrder.source);
  const standing = { rank: null, post: null, outcome: 'PENDING' } as const;
  if (isTied)
    return line(assessment, { ...standing, needs: ['TIE_DECISION'], lines: [waiting('TIE_DECISION', source)] });
  const wait = because(
    'rank.waits',
    source,
    'The ranking waits for a decision that is pending.',
    'Chưa xếp hạng: còn nội dung chờ quyết định.',
  );
  return line(assessment, { ...standing, needs: assessment.needs, lines: assessment.needs.length > 0 ? [] : [wait] });
};

const rankLines = (terms: Terms, placed: readonly Placed[], { assessment, rank }: Placed): readonly Because[] => {
  const source = citation(terms.pack.tieOrder.source);
  const { total, candidate } = assessment;
  const place = because('rank.total', source, `Rank ${rank} with ${total}.`, `Xếp thứ ${rank} với ${vi(total)} điểm.`);
  const equals = placed.filter((other) => other.assessment.compared.total === assessment.compared.total);
  if (equals.length < 2) return [place];
  const byDecision = terms.tieDecision.includes(candidate.id);
  const shared = equals.some((other) => other.rank === rank && other.assessment !== assessment);
  const [en, vietnamese] = shared
    ? ['Equal in all criteria: the rank is shared.', 'Bằng nhau về mọi tiêu chí: đồng hạng.']
    : byDecision
      ? [
          'Equal totals: by written mark, then as the authority decided.',
          'Bằng tổng điểm: xét điểm viết, rồi quyết định của người có thẩm quyền.',
        ]
      : ['Equal totals: the higher written mark comes first.', 'Bằng tổng điểm: người có điểm viết cao hơn xếp trên.'];
  return [place, because('rank.tie', source, en, vietnamese)];
};

const standingOf = (terms: Terms, rank: number, given: Given | undefined): Standing => {
  const source = terms.allocationSource;
  if (given === 'GAP')
    return {
      rank,
      post: null,
      outcome: 'PENDING',
      needs: ['PREFERENCE_GAP'],
      lines: [waiting('PREFERENCE_GAP', source)],
    };
  if (given === undefined) {
    const none = because(
      'allocation.none',
      source,
      'No post is left for this rank.',
      'Không còn vị trí ở thứ hạng này.',
    );
    return { rank, post: null, outcome: 'NOT_SELECTED', needs: [], lines: [none] };
  }
  const { post } = given;
  const won = because('allocation.post', source, `Takes post ${post}.`, `Trúng tuyển vị trí ${post}.`);
  return { rank, post, outcome: 'WINNER', needs: [], lines: [won] };
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

/** The lines of one ranking: all wait while anybody in the race waits. */
const rankingLines = (terms: Terms, entered: readonly Assessment[], posts: readonly string[]): readonly Line[] => {
  const racing = entered.filter(({ out }) => out === null);
  const ready = racing.filter(isReady);
  const isBlocked = ready.length < racing.length;
  const { placed, tied } = isBlocked ? { placed: [], tied: [] } : orderOf(terms, ready);
  const given = allocate(terms, placed, posts);
  const alone = aloneLines(terms, placed, entered.length);
  return entered.map((assessment) => {
    if (assessment.out !== null)
      return line(assessment, { rank: null, post: null, outcome: assessment.out, needs: [], lines: [] });
    const place = placed.find((other) => other.assessment === assessment);
    if (place === undefined) return waitingLine(terms, assessment, tied);
    const standing = standingOf(terms, place.rank, given.get(assessment.candidate.id));
    return line(assessment, standing, together(rankLines(terms, placed, place), alone));
  });
};

/** Where the signer chooses there is no order: one is hired for the post, or all wait for the choice. */
const choiceLines = (terms: Terms, entered: readonly Assessment[], post: string): readonly Line[] => {
  const chosen = terms.choices.find((choice) => choice.post === post)?.candidate;
  const source = terms.rankingSource;
  const standing = { rank: null, post: null, needs: [], lines: [] };
  const hired = because(
    'choice.made',
    source,
    `Chosen for ${post}, with reasons.`,
    `Được chọn vào ${post}, có nêu lý do.`,
  );
  const passed = because('choice.other', source, 'Another was chosen.', 'Đã chọn người khác.');
  return entered.map((assessment) => {
    const { out, candidate } = assessment;
    if (out !== null) return line(assessment, { ...standing, outcome: out });
    if (chosen === undefined)
      return line(assessment, {
        ...standing,
        outcome: 'PENDING',
        needs: ['CHOICE'],
        lines: [waiting('CHOICE', source)],
      });
    return candidate.id === chosen
      ? line(assessment, { ...standing, post, outcome: 'WINNER', lines: [hired] })
      : line(assessment, { ...standing, outcome: 'NOT_SELECTED', lines: [passed] });
  });
};

const postLines = (terms: Terms, assessments: readonly Assessment[], post: string): readonly Line[] => {
  const entered = assessments.filter(({ candidate }) => candidate.preferences[0] === post);
  return terms.ranking === 'CHOICE' ? choiceLines(terms, entered, post) : rankingLines(terms, entered, [post]);
};

const rankings = (terms: Terms, assessments: readonly Assessment[], posts: readonly string[]): readonly Line[] =>
  terms.allocation === 'PER_POST' || terms.ranking === 'CHOICE'
    ? posts.flatMap((post) => postLines(terms, assessments, post))
    : rankingLines(terms, assessments, posts);

/** The result of a case whose candidates have been assessed, each for itself. */
export const resultFrom = (terms: Terms, input: CaseInput, assessments: readonly Assessment[]): Result => {
  const lines = new Map(rankings(terms, assessments, input.posts).map((entry) => [entry.result.id, entry]));
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

/** Computes a sound case under a pack that need not be the one it names. Whoever asks says that it is hypothetical. */
export const computeUnder = (pack: Pack, input: CaseInput): Result => {
  const terms = termsOf(pack, input);
  const assessments = input.candidates.map((candidate) => assess(terms, candidate));
  return resultFrom(terms, input, assessments);
};

/** Computes a case (`khoabang.case/1`) from anything that was read, or names the first fault with its path. */
export const compute = (caseInput: unknown): Result | Fault => {
  const sound = parseCase(caseInput);
  return isFault(sound) ? sound : computeUnder(sound.pack, sound.input);
};
