import { Day, FreeText, Hash, Id, Ids, Label, Maybe, OneOf, OrNull, Part, Parts } from '../fields.js';
import { CommandBody, DecidedBody, DecisionBody, DocumentBody, ReasonedBody } from './common.js';

export class ResolveTieBody extends ReasonedBody {
  @Ids(2) order!: string[];
}

/** `post` is there, be it `null` for none: leaving it out is not a decision. */
export class DecidePreferenceGapBody extends ReasonedBody {
  @Id() candidate!: string;
  @OrNull() @Id() post!: string | null;
}

export class PostReasonedBody extends ReasonedBody {
  @Id() post!: string;
}

export class RecordCaseFailedBody extends CommandBody {
  @Id() post!: string;
  @Id() candidate!: string;
  @OneOf('REFUSED', 'DOSSIER_LATE', 'FALSE_DOCUMENTS', 'DID_NOT_TAKE_OFFICE', 'STANDARD_NOT_MET') code!: string;
}

export class InviteNextRankedBody extends DecisionBody {
  @Id() post!: string;
  /** Whom, where several share the next rank. */
  @Maybe() @Id() candidate?: string;
}

export class InviteFromReserveBody extends InviteNextRankedBody {
  @Part(() => DocumentBody) vacancy!: DocumentBody;
}

export class RecordPostFilledBody extends CommandBody {
  @Id() post!: string;
  @Id() candidate!: string;
}

export class LeavePostUnfilledBody extends CommandBody {
  @Id() post!: string;
  @FreeText() reason!: string;
}

export class LodgeComplaintBody extends CommandBody {
  @Id() complaint!: string;
  @OneOf('COMPLAINT', 'DENUNCIATION', 'RECOMMENDATION', 'FEEDBACK') kind!: string;
}

export class SettleComplaintBody extends CommandBody {
  @Id() complaint!: string;
  @OneOf('SETTLED', 'TRANSFERRED_TO_HEAD') outcome!: string;
  @Hash() minutes!: string;
}

class RecordBody {
  @Id() kind!: string;
  @Hash() hash!: string;
}

export class HandOverRecordsBody extends CommandBody {
  @Parts(() => RecordBody, 1) items!: RecordBody[];
  @Label() archive!: string;
}

export class AnnulResultsBody extends DecisionBody {
  @FreeText() effects!: string;
}

export class SuspendRoundBody extends CommandBody {
  @OneOf('UNIT_MERGED', 'UNIT_SPLIT', 'UNIT_DISSOLVED', 'CODE_MAP_MISMATCH', 'LEAK', 'DENUNCIATION', 'FORCE_MAJEURE')
  code!: string;
  @Maybe() @Part(() => DocumentBody) decision?: DocumentBody;
}

class SuccessorBody {
  @Id() unit!: string;
}

/** The successor's authority is looked up in the registry. */
export class ResumeRoundBody extends DecidedBody {
  @OneOf('UNCHANGED', 'CONTINUE_AS_SUCCESSOR') as!: string;
  @Maybe() @Part(() => SuccessorBody) successor?: SuccessorBody;
}

export class ExpireClockBody extends CommandBody {
  @Id() clock!: string;
  @Day() due!: string;
}
