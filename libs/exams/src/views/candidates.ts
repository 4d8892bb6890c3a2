import { validTime, type View } from '#kernel';
import type { AppealHow } from '../round/appeals/events.js';
import type { Tier } from '../round/applications/events.js';
import type { RoundEvents } from '../round/events.js';
import type { MarkHow } from '../round/marking/events.js';
import type { CaseFailCode, ResultLine } from '../round/results/events.js';
import { certain } from '../bug.js';
import { byPart, changed, partOf, roundOf } from './part.js';

/** The small machine of a candidate (domain: §7.4), up to what the announcement of the results decides. */
export type CandidateStatus =
  | 'APPLIED'
  | 'REFUSED'
  | 'ELIGIBLE'
  | 'ABSENT'
  | 'SAT'
  | 'DISQUALIFIED'
  | 'WRITTEN_SCORED'
  | 'ELIMINATED'
  | 'ADMITTED'
  | 'DEFENDED'
  | 'RANKED'
  | 'WINNER'
  | 'NOT_SELECTED'
  | 'WITHDRAWN';

export type PublishedMark = Readonly<{ raw: string; net: string; how: MarkHow | AppealHow }>;

/** A candidate in a round. Codes only; the name stands in the vault under `person`. */
export type CandidateDoc = Readonly<{
  round: string;
  candidate: string;
  person: string;
  /** In order of preference. */
  posts: readonly string[];
  tier: Tier;
  receipt: number;
  appliedAt: string;
  /** Local day by which the applicant hears whether he or she is eligible. */
  answerBy: string;
  status: CandidateStatus;
  checks: Readonly<Record<string, 'MET' | 'NOT_MET' | 'WAIVED'>>;
  /** Whole months in the current or an equal post, as checked. */
  monthsInPost: number | null;
  /** Rules for which the application was refused. */
  refusedFor: readonly string[];
  candidateNo: string | null;
  attendance: 'PRESENT' | 'ABSENT' | null;
  lateMinutes: number | null;
  sanctions: readonly ('REPRIMAND' | 'WARNING' | 'SUSPENSION')[];
  /** As published first. */
  written: PublishedMark | null;
  appeal: 'FILED' | 'SETTLED' | null;
  /** What an appeal put in place of the published marks. */
  final: PublishedMark | null;
  gate: 'ADMITTED' | 'ELIMINATED' | null;
  scheme: 'DEPOSITED' | 'LATE' | null;
  /** Place in the drawn order, from 1. */
  defenceOrder: number | null;
  defence: 'STARTED' | 'PRESENTED' | 'QUESTIONED' | 'ABSENT' | null;
  rank: number | null;
  post: string | null;
  /** Of the compiled result; not public before it is announced. */
  outcome: string | null;
  failed: CaseFailCode | null;
  inOffice: boolean;
}>;

type Received = RoundEvents['ApplicationReceived'];

const applied = (round: string, data: Received, appliedAt: string): CandidateDoc => ({
  round,
  candidate: data.candidate,
  person: data.person,
  posts: data.posts,
  tier: data.tier,
  receipt: data.receipt,
  appliedAt,
  answerBy: data.answerBy,
  status: 'APPLIED',
  checks: {},
  monthsInPost: null,
  refusedFor: [],
  candidateNo: null,
  attendance: null,
  lateMinutes: null,
  sanctions: [],
  written: null,
  appeal: null,
  final: null,
  gate: null,
  scheme: null,
  defenceOrder: null,
  defence: null,
  rank: null,
  post: null,
  outcome: null,
  failed: null,
  inOffice: false,
});

const out: readonly CandidateStatus[] = ['REFUSED', 'WITHDRAWN', 'DISQUALIFIED'];

/** Who is out stays out, whatever is recorded of them later. */
const moved = (
  document: CandidateDoc | undefined,
  status: CandidateStatus,
  change: Partial<CandidateDoc> = {},
): CandidateDoc | undefined =>
  changed(document, { ...change, ...(document !== undefined && out.includes(document.status) ? {} : { status }) });

const lineStatus = ({ rank, outcome }: ResultLine): CandidateStatus => {
  if (outcome === 'ABSENT' || outcome === 'WITHDRAWN' || outcome === 'DISQUALIFIED') return outcome;
  return rank === null ? 'ELIMINATED' : 'RANKED';
};

const compiled = (
  document: CandidateDoc | undefined,
  lines: readonly ResultLine[],
  key: string,
): CandidateDoc | undefined => {
  const line = certain(
    lines.find(({ id }) => id === partOf(key)),
    `the result does not name ${key}`,
  );
  const { rank, post, outcome } = line;
  return moved(document, lineStatus(line), { rank, post, outcome });
};

const one = ({ candidate }: { readonly candidate: string }): string => candidate;
const ofAll = (list: readonly { readonly candidate: string }[]): readonly string[] => list.map(one);
const named = <Entry extends { readonly candidate: string }>(
  document: CandidateDoc | undefined,
  list: readonly Entry[],
): Entry | undefined => list.find(({ candidate }) => candidate === document?.candidate);

/**
 * What a candidate is once results are announced: a ranked person without a post may still be invited (RESERVE), which
 * the announcement itself, naming winners only, does not say of each.
 */
export const announcedStatus = ({ status }: CandidateDoc, announced: boolean): CandidateStatus | 'RESERVE' =>
  announced && status === 'RANKED' ? 'RESERVE' : status;

/** The candidates of each round. */
export const candidates: View<CandidateDoc, RoundEvents> = {
  name: 'candidates',
  version: 4,
  indexes: ['round', 'candidate', 'person', 'status', 'tier', 'receipt', 'candidateNo', 'answerBy', 'appeal', 'rank'],
  keyOf: byPart({
    ApplicationReceived: one,
    ApplicationWithdrawn: one,
    EligibilityChecked: one,
    EligibilityWaived: one,
    ApplicationRefused: one,
    EligibleListPublished: (data) => ofAll(data.candidates),
    AttendanceRecorded: one,
    CandidateLate: one,
    SanctionApplied: one,
    ResultCancelled: one,
    CodeMapUnsealed: ({ marks }) => ofAll(marks),
    AppealFiled: one,
    AppealSettled: one,
    GateEvaluated: ({ admitted, eliminated }) => [...admitted, ...eliminated],
    SchemeDeposited: one,
    LateSchemeAccepted: one,
    OrderDrawn: ({ order }) => order,
    DefenceStarted: one,
    Presented: one,
    Questioned: one,
    DefenceAbsenceRecorded: one,
    HireDecided: ({ candidate, notSelected = [] }) => [candidate, ...notSelected],
    ResultsCompiled: ({ lines }) => lines.map(({ id }) => id),
    ResultsAnnounced: ({ winners }) => ofAll(winners),
    CaseFailed: one,
    NextRankedInvited: one,
    ReserveInvited: one,
    PostFilled: one,
  }),
  on: {
    ApplicationReceived: (_, data, recorded) => applied(roundOf(recorded), data, validTime(recorded.meta)),
    ApplicationWithdrawn: (document) => changed(document, { status: 'WITHDRAWN' }),
    EligibilityChecked: (document, { rule, result, months }) =>
      changed(document, {
        checks: { ...document?.checks, [rule]: result },
        ...(months === undefined ? {} : { monthsInPost: months }),
      }),
    EligibilityWaived: (document, { rule }) => changed(document, { checks: { ...document?.checks, [rule]: 'WAIVED' } }),
    ApplicationRefused: (document, { rules }) => moved(document, 'REFUSED', { refusedFor: rules }),
    EligibleListPublished: (document, data) =>
      moved(document, 'ELIGIBLE', { candidateNo: named(document, data.candidates)?.candidateNo ?? null }),
    AttendanceRecorded: (document, { present }) =>
      moved(document, present ? 'SAT' : 'ABSENT', { attendance: present ? 'PRESENT' : 'ABSENT' }),
    CandidateLate: (document, { minutes }) => changed(document, { lateMinutes: minutes }),
    SanctionApplied: (document, { kind }) => {
      const sanctions = [...(document?.sanctions ?? []), kind];
      return kind === 'SUSPENSION' ? moved(document, 'DISQUALIFIED', { sanctions }) : changed(document, { sanctions });
    },
    ResultCancelled: (document) => moved(document, 'DISQUALIFIED'),
    CodeMapUnsealed: (document, { marks }) => {
      const mark = named(document, marks);
      if (mark === undefined) return document;
      return moved(document, 'WRITTEN_SCORED', { written: { raw: mark.raw, net: mark.net, how: mark.how } });
    },
    AppealFiled: (document) => changed(document, { appeal: 'FILED' }),
    AppealSettled: (document, { raw, net, how }) => changed(document, { appeal: 'SETTLED', final: { raw, net, how } }),
    GateEvaluated: (document, { admitted }) => {
      const gate = document !== undefined && admitted.includes(document.candidate) ? 'ADMITTED' : 'ELIMINATED';
      return moved(document, gate, { gate });
    },
    SchemeDeposited: (document) => changed(document, { scheme: 'DEPOSITED' }),
    LateSchemeAccepted: (document) => changed(document, { scheme: 'LATE' }),
    OrderDrawn: (document, { order }) =>
      changed(document, { defenceOrder: order.indexOf(document?.candidate ?? '') + 1 }),
    DefenceStarted: (document) => changed(document, { defence: 'STARTED' }),
    Presented: (document) => changed(document, { defence: 'PRESENTED' }),
    Questioned: (document) => moved(document, 'DEFENDED', { defence: 'QUESTIONED' }),
    DefenceAbsenceRecorded: (document) => moved(document, 'ABSENT', { defence: 'ABSENT' }),
    ResultsCompiled: (document, { lines }, _, key) => compiled(document, lines, key),
    HireDecided: (document, { post, candidate }) =>
      document?.candidate === candidate
        ? moved(document, 'WINNER', { post, outcome: 'WINNER' })
        : moved(document, 'NOT_SELECTED', { outcome: 'NOT_SELECTED' }),
    ResultsAnnounced: (document, { winners }) =>
      moved(document, 'WINNER', { post: named(document, winners)?.post ?? null }),
    CaseFailed: (document, { code }) => moved(document, 'NOT_SELECTED', { failed: code }),
    NextRankedInvited: (document, { post }) => moved(document, 'WINNER', { post }),
    ReserveInvited: (document, { post }) => moved(document, 'WINNER', { post }),
    PostFilled: (document) => changed(document, { inOffice: true }),
  },
};
