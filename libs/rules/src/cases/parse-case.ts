import type {
  AppealEvidence,
  CaseCandidate,
  CaseInput,
  CasePlan,
  Choice,
  DefenceEvidence,
  GapDecision,
  Sanction,
  Sheet,
  SpreadDecision,
  WrittenEvidence,
} from './case.js';
import { demandWhole } from './case-demands.js';
import { parseScore } from '../numbers/decimals.js';
import { Decimal } from '../numbers/exact.js';
import type { Fault, Pack, Weights } from '../packs/pack.js';
import { findPack } from '../packs/packs.js';
import {
  type At,
  bad,
  demandDistinct,
  distinct,
  field,
  flag,
  list,
  object,
  oneOf,
  reading,
  take,
  text,
} from './reading.js';
import { ALLOCATIONS, PAPERS, RANKINGS, SANCTION_KINDS } from '../words.js';

/** A case that is sound, with the pack it names. */
export interface SoundCase {
  readonly input: CaseInput;
  readonly pack: Pack;
}

/** A part of a case while it is read. */
type Draft<Whole> = { -readonly [Name in keyof Whole]: Whole[Name] };

type ReadScore = (at: At) => string;
type ReadId = (at: At) => string;

const FAULT_WORDS = {
  'score-not-decimal-string': 'must be a text of ASCII digits with at most one dot',
  'score-off-scale': 'is off the scale',
  'score-off-grain': 'is off the declared grain',
} as const;

const scoreReader =
  (scale: string, grain?: string): ReadScore =>
  (at) => {
    if (at.value === undefined || at.value === null) return bad('missing-field', at.path, `${at.path} is missing`);
    const read = parseScore(at.value, scale, grain);
    return 'score' in read ? read.score : bad(read.fault, at.path, `${at.path} ${FAULT_WORDS[read.fault]}`);
  };

const readWeights = (at: At): Weights => {
  object(at);
  const share = scoreReader('1');
  const weights = { written: share(field(at, 'written')), defence: share(field(at, 'defence')) };
  return new Decimal(weights.written).plus(weights.defence).eq(1)
    ? weights
    : bad('weights-do-not-add-up', at.path, 'the weights must add up to 1');
};

const readGrain = (scale: string) => (at: At) => {
  const grain = scoreReader(scale)(at);
  return new Decimal(grain).isZero() ? bad('score-off-scale', at.path, 'a grain must be above 0') : grain;
};

const readPlan =
  (scale: string) =>
  (at: At): CasePlan => {
    object(at);
    const score = scoreReader(scale);
    const plan: Draft<CasePlan> = {};
    take(at, plan, 'ranking', (entry) => oneOf(entry, RANKINGS));
    take(at, plan, 'weights', readWeights);
    take(at, plan, 'allocation', (entry) => oneOf(entry, ALLOCATIONS));
    take(at, plan, 'writtenPassMark', score);
    take(at, plan, 'defencePassMark', score);
    take(at, plan, 'spreadLimit', score);
    take(at, plan, 'markGrain', readGrain(scale));
    take(at, plan, 'excludeMembers', (entry) => distinct(list(entry)));
    return plan;
  };

const readMarks = (at: At, score: ReadScore): readonly string[] => {
  const marks = list(at);
  const extra = marks[2];
  return extra === undefined ? marks.map(score) : bad('too-many-marks', extra.path, 'there are two markers');
};

const readAppeal =
  (score: ReadScore) =>
  (at: At): AppealEvidence => {
    const appeal: Draft<AppealEvidence> = { marks: readMarks(field(object(at), 'marks'), score) };
    take(at, appeal, 'third', score);
    take(at, appeal, 'chairDecision', score);
    return appeal;
  };

const writtenReader = (score: ReadScore) => {
  const readOwnAppeal = readAppeal(score);
  return (at: At): WrittenEvidence => {
    const written: Draft<WrittenEvidence> = { marks: readMarks(field(object(at), 'marks'), score) };
    take(at, written, 'headDecision', score);
    take(at, written, 'third', score);
    take(at, written, 'collective', score);
    take(at, written, 'zeroed', flag);
    take(at, written, 'appeal', readOwnAppeal);
    return written;
  };
};

const readSheet = (at: At, score: ReadScore): Sheet => ({
  member: text(field(object(at), 'member')),
  score: score(field(at, 'score')),
});

const readSheets = (at: At, score: ReadScore): readonly Sheet[] => {
  const sheets = list(at).map((entry) => readSheet(entry, score));
  demandDistinct(
    at,
    sheets.map(({ member }) => member),
    '.member',
  );
  return sheets;
};

/** Sheets anew come from those who gave one before. */
const readRescored = (at: At, score: ReadScore, sheets: readonly Sheet[]): readonly Sheet[] => {
  const anew = readSheets(at, score);
  anew.forEach(({ member }, index) => {
    if (!sheets.some((sheet) => sheet.member === member))
      bad('unknown-member', `${at.path}[${index}].member`, `${member} gave no sheet before`);
  });
  return anew;
};

const readDecision =
  (score: ReadScore, sheets: readonly Sheet[]) =>
  (at: At): SpreadDecision => {
    const kind = oneOf(field(object(at), 'kind'), ['KEEP', 'RESCORE', 'MEMBER_EXCLUDED']);
    if (kind === 'KEEP') return { kind };
    if (kind === 'RESCORE') return { kind, sheets: readRescored(field(at, 'sheets'), score, sheets) };
    const member = text(field(at, 'member'));
    if (!sheets.some((sheet) => sheet.member === member))
      bad('unknown-member', field(at, 'member').path, `${member} gave this candidate no sheet`);
    return { kind, member };
  };

const readDefence =
  (score: ReadScore) =>
  (at: At): DefenceEvidence => {
    const sheets = readSheets(field(object(at), 'sheets'), score);
    const defence: Draft<DefenceEvidence> = { sheets };
    take(at, defence, 'spreadDecision', readDecision(score, sheets));
    return defence;
  };

const readSanction = (at: At): Sanction => ({
  paper: oneOf(field(object(at), 'paper'), PAPERS),
  kind: oneOf(field(at, 'kind'), SANCTION_KINDS),
});

const known =
  (code: string, ids: readonly string[], what: string) =>
  (at: At): string => {
    const id = text(at);
    return ids.includes(id) ? id : bad(code, at.path, `${id} is not ${what}`);
  };

const readPreferences = (at: At, post: ReadId): readonly string[] => {
  const entries = list(at);
  if (entries.length === 0) bad('missing-field', `${at.path}[0]`, 'a candidate stands for at least one post');
  return distinct(entries, post);
};

const readAbsent = (at: At) => oneOf(at, PAPERS);
const readSanctions = (at: At): readonly Sanction[] => list(at).map(readSanction);

const candidateReader = (score: ReadScore, post: ReadId) => {
  const readOwnWritten = writtenReader(score);
  const readOwnDefence = readDefence(score);
  return (at: At): CaseCandidate => {
    const id = text(field(object(at), 'id'));
    const candidate: Draft<CaseCandidate> = { id, preferences: readPreferences(field(at, 'preferences'), post) };
    take(at, candidate, 'absent', readAbsent);
    take(at, candidate, 'withdrawn', flag);
    take(at, candidate, 'sanctions', readSanctions);
    take(at, candidate, 'written', readOwnWritten);
    take(at, candidate, 'defence', readOwnDefence);
    return candidate;
  };
};

const readTieDecision =
  (candidate: ReadId) =>
  (at: At): readonly string[] =>
    distinct(list(at), candidate);

const readGapDecisions =
  (candidate: ReadId, post: ReadId) =>
  (at: At): readonly GapDecision[] => {
    const decisions = list(at).map((entry) => {
      const given = field(object(entry), 'post');
      return { candidate: candidate(field(entry, 'candidate')), post: given.value === undefined ? null : post(given) };
    });
    demandDistinct(
      at,
      decisions.map((decision) => decision.candidate),
      '.candidate',
    );
    return decisions;
  };

const readChoices =
  (candidate: ReadId, post: ReadId) =>
  (at: At): readonly Choice[] => {
    const choices = list(at).map((entry) => ({
      post: post(field(object(entry), 'post')),
      candidate: candidate(field(entry, 'candidate')),
    }));
    demandDistinct(
      at,
      choices.map((choice) => choice.post),
      '.post',
    );
    return choices;
  };

const packNamed = (ref: string, { path }: At): Pack =>
  findPack(ref) ?? bad('unknown-pack', path, `there is no pack ${ref}`);

const FORMATS = ['khoabang.case/1'] as const;

const readCandidates = (at: At, score: ReadScore, post: ReadId): readonly CaseCandidate[] => {
  const candidates = list(at).map(candidateReader(score, post));
  demandDistinct(
    at,
    candidates.map(({ id }) => id),
    '.id',
  );
  return candidates;
};

/** What a case says of itself before anything can be read on its scale. */
type Head = Pick<CaseInput, 'format' | 'pack'>;

const readHead = (root: At): Head => ({
  format: oneOf(field(root, 'format'), FORMATS),
  pack: text(field(root, 'pack')),
});

const readInput = (root: At, head: Head, scale: string): CaseInput => {
  const posts = distinct(list(field(root, 'posts')));
  const input: Draft<CaseInput> = { ...head, posts, candidates: [] };
  take(root, input, 'plan', readPlan(scale));
  const post = known('unknown-post', posts, 'a post of this round');
  const score = scoreReader(scale, input.plan?.markGrain);
  input.candidates = readCandidates(field(root, 'candidates'), score, post);
  const ids = input.candidates.map(({ id }) => id);
  const candidate = known('unknown-candidate', ids, 'a candidate');
  take(root, input, 'tieDecision', readTieDecision(candidate));
  take(root, input, 'gapDecisions', readGapDecisions(candidate, post));
  take(root, input, 'choices', readChoices(candidate, post));
  return input;
};

const readSound = (value: unknown): SoundCase => {
  const root = object({ value, path: '' });
  const head = readHead(root);
  const pack = packNamed(head.pack, field(root, 'pack'));
  const input = readInput(root, head, pack.written.scale.value);
  demandWhole(input, pack);
  return { input, pack };
};

/** Reads `khoabang.case/1` from anything, or names the first fault with its path. */
export const parseCase = (value: unknown): SoundCase | Fault => reading(() => readSound(value));
