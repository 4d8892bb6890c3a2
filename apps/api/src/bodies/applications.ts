import {
  type ApplicationsCommands,
  type CheckResult,
  checkResults,
  type PostCancelCode,
  postCancelCodes,
  type Tier,
  tiers,
} from '#exams';
import type { UnsealedText } from './field-types.js';
import { atMost, Count, Day, FreeText, Hash, Id, Ids, Maybe, OneOf, Parts, Snapshot } from './fields.js';
import { CandidateBody, CommandBody, DecidedBody, DecisionBody, EmptyBody, SnapshotBody } from './common.js';
import { bodiesOf } from './sent.js';

class AttachmentBody {
  @Id() kind!: string;
  @Hash() hash!: string;
}

class ReceiveApplicationBody extends CommandBody {
  @Id() candidate!: string;
  @Id() person!: string;
  @Ids(1, atMost.posts) posts!: string[];
  @OneOf(...tiers) tier!: Tier;
  @Parts(() => AttachmentBody, 1, atMost.papers) documents!: AttachmentBody[];
}

class CheckEligibilityBody extends CandidateBody {
  @Id() rule!: string;
  @OneOf(...checkResults) result!: CheckResult;
  /** Whole months in the current or an equal post; asked for by the rule `TIME_IN_POST`. */
  @Maybe() @Count(0, 720) months?: number;
  @Hash() evidence!: string;
}

class WaiveEligibilityBody extends DecidedBody {
  @Id() candidate!: string;
  @Id() rule!: string;
}

class RefuseApplicationBody extends CandidateBody {
  @FreeText() reason!: UnsealedText;
}

class PostNameBody extends CommandBody {
  @Id() post!: string;
}

class ExtendApplicationsBody extends CommandBody {
  @Day() closesOn!: string;
  @Maybe() @Snapshot() snapshot?: string;
}

class CancelPostBody extends DecisionBody {
  @Id() post!: string;
  @OneOf(...postCancelCodes) code!: PostCancelCode;
}

/** What a client sends to the chapter of applications. */
export const applicationsBodies = bodiesOf<ApplicationsCommands>()({
  OpenApplications: EmptyBody,
  ReceiveApplication: ReceiveApplicationBody,
  WithdrawApplication: CandidateBody,
  CloseApplications: EmptyBody,
  CheckEligibility: CheckEligibilityBody,
  WaiveEligibility: WaiveEligibilityBody,
  RefuseApplication: RefuseApplicationBody,
  DeclareShortfall: PostNameBody,
  ExtendApplications: ExtendApplicationsBody,
  CancelPost: CancelPostBody,
  PublishEligibleList: SnapshotBody,
});
