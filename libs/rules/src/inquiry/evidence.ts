import type { CaseCandidate, CaseInput, Sheet, SpreadDecision, WrittenEvidence } from '../cases/case.js';

/** What stands in the file of one candidate on the written paper. */
export const PAPER_KINDS = [
  'MARKS',
  'HEAD_DECISION',
  'THIRD_MARK',
  'COLLECTIVE_MARK',
  'ZEROED',
  'APPEAL',
  'CHAIR_DECISION',
] as const;

/** What stands in the file of one candidate. */
const FILE_KINDS = [...PAPER_KINDS, 'SANCTIONS', 'ABSENCE', 'WITHDRAWAL', 'SHEETS', 'SPREAD_DECISION'] as const;

type FileKind = (typeof FILE_KINDS)[number];

/** What was decided about several candidates at once. */
type SharedKind = 'EXCLUDED_MEMBER' | 'TIE_DECISION' | 'GAP_DECISION' | 'CHOICE';

/** What kind of evidence a piece is. */
export type EvidenceKind = FileKind | SharedKind;

/** A piece of evidence that can be taken away as a whole. */
export interface Piece {
  readonly kind: EvidenceKind;
  /** Whose it is; null for what concerns nobody by name. */
  readonly candidate: string | null;
  /** Where it stands in the case: `candidates[0].written.marks`. */
  readonly path: string;
  /** What it says, in the case's own words: marks, scores, ids. */
  readonly values: readonly string[];
}

/** How one kind of evidence is found in a candidate's file, and what the file is without it. */
interface Reader {
  readonly at: string;
  /** What the piece says, or `undefined` where there is none. */
  readonly values: (candidate: CaseCandidate) => readonly string[] | undefined;
  readonly without: (candidate: CaseCandidate) => CaseCandidate;
}

/** An object without one of its keys. */
export const omit = <Value extends object, Key extends keyof Value>(value: Value, key: Key): Omit<Value, Key> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as Omit<Value, Key>;

const one = (value: string | undefined): readonly string[] | undefined => (value === undefined ? undefined : [value]);

const some = (values: readonly string[] | undefined): readonly string[] | undefined =>
  values === undefined || values.length === 0 ? undefined : values;

/** Evidence that is there or not, and says nothing more. */
const mere = (value: boolean | undefined): readonly string[] | undefined => (value === true ? [] : undefined);

const inWords = (sheets: readonly Sheet[]): readonly string[] =>
  sheets.map(({ member, score }) => `${member} ${score}`);

const decisionInWords = (decision: SpreadDecision | undefined): readonly string[] | undefined => {
  if (decision === undefined) return undefined;
  if (decision.kind === 'RESCORE') return [decision.kind, ...inWords(decision.sheets)];
  return decision.kind === 'KEEP' ? [decision.kind] : [decision.kind, decision.member];
};

/** A candidate's file with something else in place of the written evidence, if there is any. */
const rewritten = (candidate: CaseCandidate, change: (evidence: WrittenEvidence) => WrittenEvidence): CaseCandidate =>
  candidate.written === undefined ? candidate : { ...candidate, written: change(candidate.written) };

type WrittenKey = 'headDecision' | 'third' | 'collective' | 'zeroed' | 'appeal';

const written = (key: WrittenKey, values: (evidence: WrittenEvidence) => readonly string[] | undefined): Reader => ({
  at: `written.${key}`,
  values: (candidate) => candidate.written && values(candidate.written),
  without: (candidate) => rewritten(candidate, (evidence) => omit(evidence, key)),
});

/**
 * The defence without its sheets. What was decided about them falls with them, sheets signed anew included; that a
 * member is shut out for all stays: it is a piece of its own.
 */
const withoutSheets = ({ defence, ...file }: CaseCandidate): CaseCandidate =>
  defence?.spreadDecision?.kind === 'MEMBER_EXCLUDED' ? { ...file, defence: { ...defence, sheets: [] } } : file;

const READERS: Readonly<Record<FileKind, Reader>> = {
  MARKS: {
    at: 'written.marks',
    values: (candidate) => some(candidate.written?.marks),
    without: (candidate) => rewritten(candidate, (evidence) => ({ ...evidence, marks: [] })),
  },
  HEAD_DECISION: written('headDecision', ({ headDecision }) => one(headDecision)),
  THIRD_MARK: written('third', ({ third }) => one(third)),
  COLLECTIVE_MARK: written('collective', ({ collective }) => one(collective)),
  ZEROED: written('zeroed', ({ zeroed }) => mere(zeroed)),
  APPEAL: written('appeal', ({ appeal }) => appeal && [...appeal.marks, ...(one(appeal.third) ?? [])]),
  CHAIR_DECISION: {
    at: 'written.appeal.chairDecision',
    values: (candidate) => one(candidate.written?.appeal?.chairDecision),
    without: (candidate) =>
      rewritten(candidate, ({ appeal, ...evidence }) =>
        appeal === undefined ? evidence : { ...evidence, appeal: omit(appeal, 'chairDecision') },
      ),
  },
  SANCTIONS: {
    at: 'sanctions',
    values: ({ sanctions }) => some(sanctions?.map(({ paper, kind }) => `${paper} ${kind}`)),
    without: (candidate) => omit(candidate, 'sanctions'),
  },
  ABSENCE: {
    at: 'absent',
    values: ({ absent }) => one(absent),
    without: (candidate) => omit(candidate, 'absent'),
  },
  WITHDRAWAL: {
    at: 'withdrawn',
    values: ({ withdrawn }) => mere(withdrawn),
    without: (candidate) => omit(candidate, 'withdrawn'),
  },
  SHEETS: {
    at: 'defence.sheets',
    values: ({ defence }) => some(defence && inWords(defence.sheets)),
    without: withoutSheets,
  },
  SPREAD_DECISION: {
    at: 'defence.spreadDecision',
    values: ({ defence }) => decisionInWords(defence?.spreadDecision),
    without: (candidate) =>
      candidate.defence === undefined
        ? candidate
        : { ...candidate, defence: omit(candidate.defence, 'spreadDecision') },
  },
};

const isFileKind = (kind: EvidenceKind): kind is FileKind => Object.hasOwn(READERS, kind);

const piecesOfCandidate = (candidate: CaseCandidate, index: number): readonly Piece[] =>
  FILE_KINDS.flatMap((kind) => {
    const { at, values: valuesOf } = READERS[kind];
    const values = valuesOf(candidate);
    return values === undefined ? [] : [{ kind, candidate: candidate.id, path: `candidates[${index}].${at}`, values }];
  });

/** Every piece of evidence in a case, candidate by candidate, then what was decided about several at once. */
export const piecesOf = ({
  candidates,
  plan,
  tieDecision,
  gapDecisions = [],
  choices = [],
}: CaseInput): readonly Piece[] => [
  ...candidates.flatMap(piecesOfCandidate),
  ...(plan?.excludeMembers ?? []).map((member, index) => ({
    kind: 'EXCLUDED_MEMBER' as const,
    candidate: null,
    path: `plan.excludeMembers[${index}]`,
    values: [member],
  })),
  ...(tieDecision === undefined
    ? []
    : [{ kind: 'TIE_DECISION' as const, candidate: null, path: 'tieDecision', values: tieDecision }]),
  ...gapDecisions.map(({ candidate, post }, index) => ({
    kind: 'GAP_DECISION' as const,
    candidate,
    path: `gapDecisions[${index}]`,
    values: post === null ? [] : [post],
  })),
  ...choices.map(({ candidate, post }, index) => ({
    kind: 'CHOICE' as const,
    candidate,
    path: `choices[${index}]`,
    values: [post],
  })),
];

/** True for pieces that stand in one candidate's file and say nothing about anybody else. */
export const isOwnEvidence = ({ kind, values }: Piece): boolean =>
  isFileKind(kind) && !(kind === 'SPREAD_DECISION' && values[0] === 'MEMBER_EXCLUDED');

type Take = (input: CaseInput, piece: Piece) => CaseInput;

/** How evidence about several candidates at once is taken out of the case. */
const SHARED: Readonly<Record<SharedKind, Take>> = {
  EXCLUDED_MEMBER: ({ plan, ...input }, { values }) => ({
    ...input,
    plan: { ...plan, excludeMembers: (plan?.excludeMembers ?? []).filter((member) => !values.includes(member)) },
  }),
  TIE_DECISION: (input) => omit(input, 'tieDecision'),
  GAP_DECISION: ({ gapDecisions = [], ...input }, { candidate }) => ({
    ...input,
    gapDecisions: gapDecisions.filter((gap) => gap.candidate !== candidate),
  }),
  CHOICE: ({ choices = [], ...input }, { values }) => ({
    ...input,
    choices: choices.filter(({ post }) => !values.includes(post)),
  }),
};

/**
 * The case as it would be if one piece of evidence were not there; the files of other candidates are the same objects.
 * The case need not be sound any more, only computable: a mark may be missing that every case must have.
 */
export const without = (input: CaseInput, piece: Piece): CaseInput => {
  const { kind } = piece;
  if (!isFileKind(kind)) return SHARED[kind](input, piece);
  const candidates = input.candidates.map((file) => (file.id === piece.candidate ? READERS[kind].without(file) : file));
  return { ...input, candidates };
};
