import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { at, values } from '#kernel';
import type {
  AppealEvidence,
  CaseCandidate,
  CaseInput,
  CasePlan,
  DefenceEvidence,
  MarksEvidence,
  Sanction,
  Sheet,
  WrittenEvidence,
} from '#rules';
import { own } from '../own.js';
import type { AppealFile } from './appeals/events.js';
import { openPosts } from './applications/candidates.js';
import type { Session } from './defence/events.js';
import { listed } from './defence/running.js';
import type { Script } from './marking/events.js';
import { isRecused } from './people.js';
import { hasPaper, termsOf } from './plan/pack.js';
import { approvedOf } from './plan/papers.js';
import { standsFor } from './running.js';
import type { Round } from './state.js';

const appealOf = ({ marks, chairDecision }: AppealFile): AppealEvidence => {
  const [first, second, third] = marks.map(({ mark }) => mark);
  return {
    marks: [first, second].filter((mark) => mark !== undefined),
    ...(third === undefined ? {} : { third }),
    ...(chairDecision === null ? {} : { chairDecision }),
  };
};

/** The marks of a script and what people decided about it. */
const marksOf = ({ marks, settled }: Script): MarksEvidence => {
  const third = marks.find(({ place }) => place === 3)?.mark;
  return {
    marks: ([1, 2] as const).flatMap((place) => marks.find((entry) => entry.place === place)?.mark ?? []),
    ...(settled?.how === 'HEAD_DECISION' ? { headDecision: settled.mark } : {}),
    ...(third === undefined ? {} : { third }),
    ...(settled?.how === 'COLLECTIVE' ? { collective: settled.mark } : {}),
    ...(settled?.how === 'ZEROED' ? { zeroed: true } : {}),
  };
};

const writtenOf = (round: Round, candidate: string): WrittenEvidence | undefined => {
  const handedIn = at(round.written.scripts, candidate);
  const code = own(round.marking.codeOf, candidate);
  const script = code === undefined ? undefined : at(round.marking.scripts, code);
  if (handedIn === undefined) return undefined;
  const appeal = code === undefined ? undefined : at(round.appeals.files, code);
  return {
    ...(script === undefined ? { marks: [] } : marksOf(script)),
    // Not signed for: worth nothing, whatever the markers gave who could not know it.
    ...(handedIn ? {} : { zeroed: true }),
    ...(appeal === undefined ? {} : { appeal: appealOf(appeal) }),
  };
};

const sheetsOf = (round: Round, candidate: string, sheets: Session['sheets']): readonly Sheet[] =>
  Object.entries(sheets)
    .map(([member, score]) => ({ member, score }))
    // Recused for all: named under `excludeMembers`, where everybody sees that the sheet was there and does not count.
    .filter(({ member }) => !isRecused(round, member, candidate) || isRecused(round, member))
    .sort((a, b) => (a.member < b.member ? -1 : 1));

const defenceOf = (round: Round, candidate: string): DefenceEvidence | undefined => {
  const session = at(round.defence.sessions, candidate);
  if (session?.status !== 'STARTED') return undefined;
  const sheets = sheetsOf(round, candidate, session.sheets);
  if (session.review === 'KEEP') return { sheets, spreadDecision: { kind: 'KEEP' } };
  if (session.review !== 'RESCORE_ALLOWED' || session.firstSheets === null) return { sheets };
  return {
    sheets: sheetsOf(round, candidate, session.firstSheets),
    spreadDecision: { kind: 'RESCORE', sheets },
  };
};

const absenceOf = (round: Round, candidate: string, written: WrittenEvidence | undefined): CaseCandidate['absent'] => {
  if (hasPaper(round) && (at(round.written.attendance, candidate) === 'ABSENT' || written === undefined))
    return 'written';
  return at(round.defence.sessions, candidate)?.status === 'ABSENT' ? 'defence' : undefined;
};

const sanctionsOf = (round: Round, candidate: string): readonly Sanction[] => {
  const kinds = at(round.written.sanctions, candidate) ?? [];
  // A cancelled result is void as that of a suspended candidate is.
  const all = round.written.cancelled.includes(candidate) ? [...kinds, 'SUSPENSION' as const] : kinds;
  return all.map((kind) => ({ paper: 'written', kind }));
};

const candidateOf = (round: Round, candidate: string): CaseCandidate => {
  const written = writtenOf(round, candidate);
  const defence = defenceOf(round, candidate);
  const absent = absenceOf(round, candidate, written);
  const sanctions = sanctionsOf(round, candidate);
  const withdrawn = at(round.applications.list, candidate)?.status === 'WITHDRAWN';
  return {
    id: candidate,
    preferences: standsFor(round, candidate),
    ...(absent === undefined ? {} : { absent }),
    ...(withdrawn ? { withdrawn } : {}),
    ...(sanctions.length === 0 ? {} : { sanctions }),
    ...(written === undefined ? {} : { written }),
    ...(defence === undefined ? {} : { defence }),
  };
};

/** Members whose sheets count for nobody, of those who signed any. */
const excludedMembers = (round: Round): readonly string[] => {
  const signers = new Set(values(round.defence.sessions).flatMap(({ sheets }) => Object.keys(sheets)));
  return [...signers].filter((member) => round.defence.excluded.includes(member) || isRecused(round, member)).sort();
};

const planOf = (round: Round, excludeMembers: readonly string[]): CasePlan => {
  const { ranking, weights, allocation, writtenPassMark, defencePassMark, spreadLimit } = termsOf(round);
  return {
    ...(ranking === undefined ? {} : { ranking }),
    ...(weights === undefined ? {} : { weights }),
    allocation,
    ...(writtenPassMark === undefined ? {} : { writtenPassMark }),
    ...(defencePassMark === undefined ? {} : { defencePassMark }),
    ...(spreadLimit === undefined ? {} : { spreadLimit }),
    ...(excludeMembers.length === 0 ? {} : { excludeMembers }),
  };
};

/**
 * The round as one computation (`khoabang.case/1`), so that anybody can work its result out again, offline. Candidates
 * stand in the order of their numbers. Marks were held to the grain when they were recorded; decisions need not be.
 */
export const caseOf = (round: Round): CaseInput => {
  const candidates = listed(round).filter((candidate) => standsFor(round, candidate).length > 0);
  const cases = candidates.map((candidate) => candidateOf(round, candidate));
  const shown = new Set(cases.flatMap(({ defence }) => defence?.sheets.map(({ member }) => member) ?? []));
  const tieDecision = round.results.tieOrder.filter((candidate) => candidates.includes(candidate));
  const posts = openPosts(round);
  // A post that was cancelled since it was given leaves the gap open again.
  const gapDecisions = round.results.gapDecisions.filter(
    ({ candidate, post }) => candidates.includes(candidate) && (post === null || posts.includes(post)),
  );
  const choices = Object.entries(round.hiring.hired).map(([post, candidate]) => ({ post, candidate }));
  return {
    format: 'khoabang.case/1',
    pack: approvedOf(round).pack,
    plan: planOf(
      round,
      excludedMembers(round).filter((member) => shown.has(member)),
    ),
    posts,
    candidates: cases,
    ...(tieDecision.length === 0 ? {} : { tieDecision }),
    ...(gapDecisions.length === 0 ? {} : { gapDecisions }),
    ...(choices.length === 0 ? {} : { choices }),
  };
};

/** RFC 8785 for what a case holds: texts, whole numbers, flags, lists, objects. A key without a value is left out. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
};

/** SHA-256, in hex, of the canonical form of a case. */
export const inputsHashOf = (input: CaseInput): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(input))));
