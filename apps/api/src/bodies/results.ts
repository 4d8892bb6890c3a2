import {
  type CaseFailCode,
  caseFailCodes,
  type ComplaintConcern,
  complaintConcerns,
  type ComplaintKind,
  complaintKinds,
  type ComplaintOutcome,
  complaintOutcomes,
  type ResultsCommands,
} from '#exams';
import type { UnsealedText } from './field-types.js';
import { atMost, Day, FreeText, Hash, Id, Ids, Label, Maybe, OneOf, OrNull, Part, Parts } from './fields.js';
import {
  CommandBody,
  DecisionBody,
  DocumentBody,
  EmptyBody,
  ReasonedBody,
  ReportBody,
  SnapshotBody,
} from './common.js';
import { bodiesOf } from './sent.js';

class ResolveTieBody extends ReasonedBody {
  @Ids(2, atMost.candidates) order!: string[];
}

/** `post` is there, be it `null` for none: leaving it out is not a decision. */
export class DecidePreferenceGapBody extends ReasonedBody {
  @Id() candidate!: string;
  @OrNull() @Id() post!: string | null;
}

class PostReasonedBody extends ReasonedBody {
  @Id() post!: string;
}

class RecordCaseFailedBody extends CommandBody {
  @Id() post!: string;
  @Id() candidate!: string;
  @OneOf(...caseFailCodes) code!: CaseFailCode;
}

class InviteNextRankedBody extends DecisionBody {
  @Id() post!: string;
  /** Whom, where several share the next rank. */
  @Maybe() @Id() candidate?: string;
}

class InviteFromReserveBody extends InviteNextRankedBody {
  @Part(() => DocumentBody) vacancy!: DocumentBody;
}

class RecordPostFilledBody extends CommandBody {
  @Id() post!: string;
  @Id() candidate!: string;
}

class LeavePostUnfilledBody extends CommandBody {
  @Id() post!: string;
  @FreeText() reason!: UnsealedText;
}

class LodgeComplaintBody extends CommandBody {
  @Id() complaint!: string;
  @OneOf(...complaintKinds) kind!: ComplaintKind;
  @OneOf(...complaintConcerns) concerns!: ComplaintConcern;
}

class ReceiveComplaintBody extends LodgeComplaintBody {
  @Day() receivedOn!: string;
  @Hash() scan!: string;
  @FreeText() complainant!: UnsealedText;
}

class RedirectComplaintBody extends ReasonedBody {
  @Id() complaint!: string;
  @OneOf(...complaintConcerns) concerns!: ComplaintConcern;
}

class SettleComplaintBody extends CommandBody {
  @Id() complaint!: string;
  @OneOf(...complaintOutcomes) outcome!: ComplaintOutcome;
  @Hash() minutes!: string;
}

class RecordBody {
  @Id() kind!: string;
  @Hash() hash!: string;
}

class HandOverRecordsBody extends CommandBody {
  @Parts(() => RecordBody, 1, atMost.records) items!: RecordBody[];
  @Label() archive!: string;
}

class AnnulResultsBody extends DecisionBody {
  @FreeText() effects!: UnsealedText;
}

class DeclareNoResultBody extends CommandBody {
  @Hash() minutes!: string;
}

/** What a client sends to the chapter of results. */
export const resultsBodies = bodiesOf<ResultsCommands>()({
  CompileResults: EmptyBody,
  DeclareNoResult: DeclareNoResultBody,
  ResolveTie: ResolveTieBody,
  DecidePreferenceGap: DecidePreferenceGapBody,
  ConfirmSingleCandidate: PostReasonedBody,
  ReportResults: ReportBody,
  RecogniseResults: DecisionBody,
  AnnounceResults: SnapshotBody,
  ReportSupervision: ReportBody,
  RecordCaseFailed: RecordCaseFailedBody,
  InviteNextRanked: InviteNextRankedBody,
  InviteFromReserve: InviteFromReserveBody,
  RecordPostFilled: RecordPostFilledBody,
  LeavePostUnfilled: LeavePostUnfilledBody,
  LodgeComplaint: LodgeComplaintBody,
  ReceiveComplaint: ReceiveComplaintBody,
  RedirectComplaint: RedirectComplaintBody,
  SettleComplaint: SettleComplaintBody,
  CloseRound: EmptyBody,
  HandOverRecords: HandOverRecordsBody,
  AnnulResults: AnnulResultsBody,
});
