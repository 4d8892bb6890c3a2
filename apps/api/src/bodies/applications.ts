import { Count, Day, FreeText, Hash, Id, Ids, Maybe, OneOf, Parts } from '../fields.js';
import { CommandBody, DecidedBody, DecisionBody } from './common.js';

class AttachmentBody {
  @Id() kind!: string;
  @Hash() hash!: string;
}

export class ReceiveApplicationBody extends CommandBody {
  @Id() candidate!: string;
  @Id() person!: string;
  @Ids(1) posts!: string[];
  @OneOf('IN_PLANNING', 'NOMINATED', 'OUTSIDE') tier!: string;
  @Parts(() => AttachmentBody, 1) documents!: AttachmentBody[];
}

export class CandidateBody extends CommandBody {
  @Id() candidate!: string;
}

export class CheckEligibilityBody extends CandidateBody {
  @Id() rule!: string;
  @OneOf('MET', 'NOT_MET') result!: string;
  /** Whole months in the current or an equal post; asked for by the rule `TIME_IN_POST`. */
  @Maybe() @Count(0, 720) months?: number;
  @Hash() evidence!: string;
}

export class WaiveEligibilityBody extends DecidedBody {
  @Id() candidate!: string;
  @Id() rule!: string;
}

export class RefuseApplicationBody extends CandidateBody {
  @FreeText() reason!: string;
}

export class PostNameBody extends CommandBody {
  @Id() post!: string;
}

export class ExtendApplicationsBody extends CommandBody {
  @Day() closesOn!: string;
  @Hash() snapshot!: string;
}

export class CancelPostBody extends DecisionBody {
  @Id() post!: string;
  @OneOf('INSUFFICIENT_CANDIDATES', 'FUNCTION_TRANSFERRED', 'POSITION_ABOLISHED', 'UNIT_EQUITISED') code!: string;
}
