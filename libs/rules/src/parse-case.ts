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
import { parseScore } from './decimals.js';
import { Decimal } from './exact.js';
import type { Fault, Pack, Weights } from './pack.js';
import { findPack } from './packs.js';
import { countsPaper } from './terms.js';
import { type At, bad, distinct, field, flag, list, object, oneOf, optional, reading, text } from './reading.js';

/** A case that is sound, with the pack it names. */
export interface SoundCase {
  readonly input: CaseInput;
  readonly pack: Pack;
}

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

const RANKINGS = ['GATE_THEN_DEFENCE', 'WEIGHTED', 'SUM', 'SCHEME_ONLY', 'CHOICE'] as const;

const readPlan =
  (scale: string) =>
  (at: At): CasePlan => {
    object(at);
    const score = scoreReader(scale);
    return {
      ...optional(at, 'ranking', (entry) => oneOf(entry, RANKINGS)),
      ...optional(at, 'weights', readWeights),
      ...optional(at, 'allocation', (entry) =>
        oneOf(entry, ['PER_POST', 'SERIAL_BY_PREFERENCE', 'TOP_N_THEN_ALLOCATE']),
      ),
      ...optional(at, 'writtenPassMark', score),
      ...optional(at, 'defencePassMark', score),
      ...optional(at, 'spreadLimit', score),
      ...optional(at, 'markGrain', readGrain(scale)),
      ...optional(at, 'excludeMembers', (entry) => distinct(list(entry))),
    };
  };

const readMarks = (at: At, score: ReadScore): readonly string[] => {
  const marks = list(at);
  const extra = marks[2];
  return extra === undefined ? marks.map(score) : bad('too-many-marks', extra.path, 'there are two markers');
};

const readAppeal =
  (score: ReadScore) =>
  (at: At): AppealEvidence => {
    object(at);
    return {
      marks: readMarks(field(at, 'marks'), score),
      ...optional(at, 'third', score),
      ...optional(at, 'chairDecision', score),
    };
  };

const readWritten =
  (score: ReadScore) =>
  (at: At): WrittenEvidence => {
    object(at);
    return {
      marks: readMarks(field(at, 'marks'), score),
      ...optional(at, 'headDecision', score),
      ...optional(at, 'third', score),
      ...optional(at, 'collective', score),
      ...optional(at, 'zeroed', flag),
      ...optional(at, 'appeal', readAppeal(score)),
    };
  };

const readSheets = (at: At, score: ReadScore): readonly Sheet[] => {
  const entries = list(at);
  distinct(entries.map((entry) => field(object(entry), 'member')));
  return entries.map((entry) => ({ member: text(field(entry, 'member')), score: score(field(entry, 'score')) }));
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
    return { sheets, ...optional(at, 'spreadDecision', readDecision(score, sheets)) };
  };

const readSanction = (at: At): Sanction => ({
  paper: oneOf(field(object(at), 'paper'), ['written', 'defence']),
  kind: oneOf(field(at, 'kind'), ['REPRIMAND', 'WARNING', 'SUSPENSION']),
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

const readCandidate =
  (score: ReadScore, post: ReadId) =>
  (at: At): CaseCandidate => ({
    id: text(field(object(at), 'id')),
    preferences: readPreferences(field(at, 'preferences'), post),
    ...optional(at, 'absent', (entry) => oneOf(entry, ['written', 'defence'])),
    ...optional(at, 'withdrawn', flag),
    ...optional(at, 'sanctions', (entry) => list(entry).map(readSanction)),
    ...optional(at, 'written', readWritten(score)),
    ...optional(at, 'defence', readDefence(score)),
  });

const demandWritten = (input: CaseInput, pack: Pack): void => {
  const ranking = input.plan?.ranking ?? pack.ranking.value;
  if (ranking !== null && !countsPaper(ranking)) return;
  input.candidates.forEach(({ written, absent, withdrawn, sanctions = [] }, index) => {
    const out = absent !== undefined || withdrawn === true || sanctions.some(({ kind }) => kind === 'SUSPENSION');
    if (written === undefined && !out)
      bad('missing-field', `candidates[${index}].written`, `candidates[${index}].written is missing`);
  });
};

/** What the plan must give because the pack does not. */
const demandPlan = ({ plan = {} }: CaseInput, pack: Pack): void => {
  const ranking = plan.ranking ?? pack.ranking.value;
  const open: Readonly<Record<string, unknown>> = {
    ranking,
    allocation: plan.allocation ?? pack.allocation.value,
    writtenPassMark: plan.writtenPassMark ?? pack.written.passMark.value,
    defencePassMark: plan.defencePassMark ?? pack.defence.passMark.value,
    weights: ranking === 'WEIGHTED' ? (plan.weights ?? pack.weights.value) : true,
  };
  for (const [name, value] of Object.entries(open))
    if (value === null) bad('missing-field', `plan.${name}`, `the pack leaves plan.${name} to the plan`);
};

const demandMembers = ({ plan, candidates }: CaseInput): void => {
  const members = new Set(candidates.flatMap(({ defence }) => defence?.sheets.map(({ member }) => member) ?? []));
  plan?.excludeMembers?.forEach((member, index) => {
    if (!members.has(member)) bad('unknown-member', `plan.excludeMembers[${index}]`, `${member} gave no sheet`);
  });
};

/** Whoever is left out of the sheets anew would be excluded for one candidate only. */
const demandAllAnew = ({ plan, candidates }: CaseInput): void => {
  const excluded = plan?.excludeMembers ?? [];
  candidates.forEach(({ defence }, index) => {
    const decision = defence?.spreadDecision;
    if (decision?.kind !== 'RESCORE') return;
    const given = [...decision.sheets.map(({ member }) => member), ...excluded];
    const left = defence?.sheets.find(({ member }) => !given.includes(member));
    if (left === undefined) return;
    bad(
      'missing-sheet',
      `candidates[${index}].defence.spreadDecision.sheets`,
      `the sheet of ${left.member} is missing`,
    );
  });
};

const readTieDecision =
  (candidate: ReadId) =>
  (at: At): readonly string[] =>
    distinct(list(at), candidate);

const readGapDecisions =
  (candidate: ReadId, post: ReadId) =>
  (at: At): readonly GapDecision[] => {
    const entries = list(at);
    distinct(entries.map((entry) => field(object(entry), 'candidate')));
    return entries.map((entry) => {
      const given = field(entry, 'post');
      return { candidate: candidate(field(entry, 'candidate')), post: given.value === undefined ? null : post(given) };
    });
  };

const readChoices =
  (candidate: ReadId, post: ReadId) =>
  (at: At): readonly Choice[] => {
    const entries = list(at);
    distinct(entries.map((entry) => field(object(entry), 'post')));
    return entries.map((entry) => ({
      post: post(field(entry, 'post')),
      candidate: candidate(field(entry, 'candidate')),
    }));
  };

/** Nobody is chosen for a post that the candidate does not stand for. */
const demandWishes = ({ candidates, choices = [] }: CaseInput): void => {
  choices.forEach(({ post, candidate }, index) => {
    const stands = candidates.some(({ id, preferences }) => id === candidate && preferences[0] === post);
    if (!stands) bad('unknown-candidate', `choices[${index}].candidate`, `${candidate} does not stand for ${post}`);
  });
};

const readPack = (at: At): Pack => {
  const ref = text(at);
  return findPack(ref) ?? bad('unknown-pack', at.path, `there is no pack ${ref}`);
};

const readSound = (value: unknown): SoundCase => {
  const root = object({ value, path: '' });
  const format = oneOf(field(root, 'format'), ['khoabang.case/1']);
  const pack = readPack(field(root, 'pack'));
  const scale = pack.written.scale.value;
  const plan = optional(root, 'plan', readPlan(scale));
  const posts = distinct(list(field(root, 'posts')));
  const entries = list(field(root, 'candidates'));
  const ids = distinct(entries.map((entry) => field(object(entry), 'id')));
  const post = known('unknown-post', posts, 'a post of this round');
  const candidate = known('unknown-candidate', ids, 'a candidate');
  const candidates = entries.map(readCandidate(scoreReader(scale, plan.plan?.markGrain), post));
  const input: CaseInput = {
    format,
    pack: text(field(root, 'pack')),
    ...plan,
    posts,
    candidates,
    ...optional(root, 'tieDecision', readTieDecision(candidate)),
    ...optional(root, 'gapDecisions', readGapDecisions(candidate, post)),
    ...optional(root, 'choices', readChoices(candidate, post)),
  };
  demandPlan(input, pack);
  demandWritten(input, pack);
  demandMembers(input);
  demandAllAnew(input);
  demandWishes(input);
  return { input, pack };
};

/** Reads `khoabang.case/1` from anything, or names the first fault with its path. */
export const parseCase = (value: unknown): SoundCase | Fault => reading(() => readSound(value));
