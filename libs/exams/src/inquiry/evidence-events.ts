import type { Recorded } from '#kernel';
import type { EvidenceKind, Paper, Piece } from '#rules';
import type { RoundEvents } from '../round/events.js';
import { allOf, isA, type RoundRecorded } from '../round/history.js';

/** A recorded event as it is cited: where it stands, who did it, when. */
export interface EventRef {
  readonly type: string;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  /** Place in the log of all streams, as decimal digits. */
  readonly position: string;
  readonly actor: string;
  /** When it happened (valid time, else when it was recorded), RFC 3339 UTC. */
  readonly at: string;
}

/** A piece of evidence in a round, with the code of the candidate's script where there is one. */
interface Sought {
  readonly piece: Piece;
  readonly script: string | undefined;
}

type Finder = (recorded: Recorded, sought: Sought) => boolean;

/** True for events of one type of which `holds` is true. */
const of =
  <Type extends keyof RoundEvents>(
    type: Type,
    holds: (data: RoundRecorded<Type>['data'], sought: Sought) => boolean,
  ): Finder =>
  (recorded, sought) =>
    isA(recorded, type) && holds(recorded.data, sought);

const ofScript = (data: { readonly script: string }, { script }: Sought): boolean => data.script === script;
const ofCandidate = (data: { readonly candidate: string }, { piece }: Sought): boolean =>
  data.candidate === piece.candidate;

const firstTwo = (data: RoundEvents['MarkRecorded' | 'MarkCorrected'], sought: Sought): boolean =>
  data.place !== 3 && ofScript(data, sought);
const third = (data: RoundEvents['MarkRecorded' | 'MarkCorrected'], sought: Sought): boolean =>
  data.place === 3 && ofScript(data, sought);

const unsigned = ({ scripts }: RoundEvents['WrittenEnded'], { piece }: Sought): boolean =>
  scripts.some(({ candidate, signed }) => candidate === piece.candidate && !signed);
const notHandedIn = ({ scripts }: RoundEvents['WrittenEnded'], { piece }: Sought): boolean =>
  !scripts.some(({ candidate }) => candidate === piece.candidate);

const says = ({ piece }: Sought, value: string | undefined): boolean =>
  value !== undefined && piece.values.includes(value);

/** True for absences from this paper: who missed the one may have come to the other. */
const missed =
  <Data extends { readonly candidate: string }>(paper: Paper, isAbsence: (data: Data) => boolean = () => true) =>
  (data: Data, sought: Sought): boolean =>
    says(sought, paper) && isAbsence(data) && ofCandidate(data, sought);

/** The sheet in the words of the case: one that was signed over later, or by somebody recused since, is not among them. */
const sheet = (data: RoundEvents['SheetSigned'], sought: Sought): boolean =>
  ofCandidate(data, sought) && says(sought, `${data.member} ${data.score}`);
const sheetSignedAgain = (data: RoundEvents['SheetSigned'], sought: Sought): boolean =>
  data.replaces !== null && sheet(data, sought);

/** Which events are behind each kind of evidence. */
const FINDERS: Readonly<Record<EvidenceKind, readonly Finder[]>> = {
  MARKS: [of('MarkRecorded', firstTwo), of('MarkCorrected', firstTwo)],
  HEAD_DECISION: [of('HeadDecided', ofScript)],
  THIRD_MARK: [of('ThirdMarkerAssigned', ofScript), of('MarkRecorded', third), of('MarkCorrected', third)],
  COLLECTIVE_MARK: [of('CollectiveMarked', ofScript)],
  ZEROED: [of('ScriptZeroed', ofScript), of('WrittenEnded', unsigned)],
  APPEAL: [of('AppealFiled', ofScript), of('AppealMarked', ofScript)],
  CHAIR_DECISION: [of('AppealDecided', ofScript)],
  SANCTIONS: [of('SanctionApplied', ofCandidate), of('ResultCancelled', ofCandidate)],
  ABSENCE: [
    of(
      'AttendanceRecorded',
      missed('written', ({ present }) => !present),
    ),
    of(
      'CandidateLate',
      missed('written', ({ admitted }) => !admitted),
    ),
    of('WrittenEnded', (data, sought) => says(sought, 'written') && notHandedIn(data, sought)),
    of('DefenceAbsenceRecorded', missed('defence')),
  ],
  WITHDRAWAL: [of('ApplicationWithdrawn', ofCandidate)],
  SHEETS: [of('SheetSigned', sheet)],
  SPREAD_DECISION: [
    of('SpreadReviewDecided', (data, sought) => data.kind !== 'MEMBER_EXCLUDED' && ofCandidate(data, sought)),
    of('SheetSigned', sheetSignedAgain),
  ],
  EXCLUDED_MEMBER: [
    of('MemberRecused', ({ member, scope }, sought) => scope === 'ALL_CANDIDATES' && says(sought, member)),
    of('SpreadReviewDecided', ({ kind, member }, sought) => kind === 'MEMBER_EXCLUDED' && says(sought, member)),
  ],
  TIE_DECISION: [of('TieResolved', () => true)],
  GAP_DECISION: [of('PreferenceGapDecided', ofCandidate)],
  CHOICE: [of('HireDecided', ofCandidate)],
};

const refTo = ({ type, id, stream, revision, position, meta }: Recorded): EventRef => ({
  type,
  id,
  stream,
  revision,
  position: position.toString(),
  actor: meta.actor,
  at: meta.occurredAt ?? meta.at,
});

/** The script of a candidate, as the unsealed map says. */
const scriptIn = (events: readonly Recorded[], candidate: string | null): string | undefined =>
  allOf(events, 'CodeMapUnsealed')
    .at(-1)
    ?.data.map.find((entry) => entry.candidate === candidate)?.code;

/** The recorded events that a piece of evidence consists of, in their order. */
export const eventsBehind = (events: readonly Recorded[], piece: Piece): readonly EventRef[] => {
  const sought = { piece, script: scriptIn(events, piece.candidate) };
  const finders = FINDERS[piece.kind];
  return events.filter((recorded) => finders.some((isBehind) => isBehind(recorded, sought))).map(refTo);
};
