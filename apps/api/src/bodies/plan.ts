import {
  type EntryMode,
  entryModes,
  type Panel,
  panels,
  type PlanCommands,
  type PlanRanking,
  planRankings,
  type ShortfallCourse,
  shortfallCourses,
  type ShortfallMeasure,
  shortfallMeasures,
  type WindowUnit,
  windowUnits,
} from '#exams';
import { type Allocation, ALLOCATIONS, NOTICE_CHANNELS, type NoticeChannel } from '#rules';
import type { UnsealedText } from './field-types.js';
import {
  atMost,
  Count,
  Day,
  FreeText,
  Hash,
  Id,
  Ids,
  Label,
  Maybe,
  OneOf,
  Part,
  Parts,
  Score,
  Snapshot,
} from './fields.js';
import { CommandBody, DecisionBody, EmptyBody } from './common.js';
import { bodiesOf, type Without } from './sent.js';

class PostBody {
  @Id() post!: string;
  @Id() unit!: string;
  @Id() position!: string;
}

/** The facts of the registry (scheme version, revision, authority) are looked up, not sent. */
class DraftRoundBody extends CommandBody {
  @Label() code!: string;
  @Label() mandate!: string;
  @Parts(() => PostBody, 1, atMost.posts) posts!: PostBody[];
  @Id() owner!: string;
  @OneOf(...entryModes) entry!: EntryMode;
}

class WeightsBody {
  @Score() written!: string;
  @Score() defence!: string;
}

class WindowBody {
  @Count(1, 60) length!: number;
  @OneOf(...windowUnits) unit!: WindowUnit;
}

class EligibilityRuleBody {
  @Id() rule!: string;
  @Maybe() @Id() waivableBy?: string;
  @Id() evidence!: string;
}

class TermsBody {
  @Maybe() @OneOf(...planRankings) ranking?: PlanRanking;
  @Maybe() @Label() course?: string;
  @Maybe() @Part(() => WeightsBody) weights?: WeightsBody;
  @OneOf(...ALLOCATIONS) allocation!: Allocation;
  @Maybe() @Score() writtenPassMark?: string;
  @Maybe() @Score() defencePassMark?: string;
  @Maybe() @Score() spreadLimit?: string;
  @Maybe() @Count(1, 20) minCandidates?: number;
  @Maybe() @OneOf(...shortfallMeasures) measuredAt?: ShortfallMeasure;
  @Maybe() @OneOf(...shortfallCourses) onShortfall?: ShortfallCourse;
  @Maybe() @Part(() => WindowBody) appealWindow?: WindowBody;
  @Score() markGrain!: string;
  @OneOf(...panels) panel!: Panel;
  @Maybe() @Count(0, 120) reserveMonths?: number;
  @Maybe() @Count(1, 600) presentMinutes?: number;
  @Maybe() @Count(1, 600) questionMinutes?: number;
  @Parts(() => EligibilityRuleBody, 1, atMost.rules) eligibility!: EligibilityRuleBody[];
}

class SchemeBody {
  @Label() number!: string;
  @Label() version!: string;
  @Ids(1, atMost.units) units!: string[];
}

/** `packHash` is optional: sent, it must equal the pack's own; not sent, the pack's own is recorded. */
class ApprovePlanBody extends DecisionBody {
  @Label() pack!: string;
  @Maybe() @Hash() packHash?: string;
  @Part(() => TermsBody) terms!: TermsBody;
  @Maybe() @Ids(0, atMost.parameters) deviatesIn?: string[];
  @Label() budget!: string;
  @Part(() => SchemeBody) scheme!: SchemeBody;
}

class ChannelBody {
  @OneOf(...NOTICE_CHANNELS) kind!: NoticeChannel;
  @Label() reference!: string;
}

class AnnounceRoundBody extends CommandBody {
  @Parts(() => ChannelBody, 1, atMost.papers) channels!: ChannelBody[];
  @Maybe() @Snapshot() snapshot?: string;
  @Day() opensOn!: string;
  @Day() closesOn!: string;
}

class AmendNoticeBody extends AnnounceRoundBody {
  @FreeText() reason!: UnsealedText;
}

class OfferOwnershipBody extends CommandBody {
  @Id() to!: string;
}

/** What a client sends to the chapter of the plan. */
export const planBodies = bodiesOf<Without<PlanCommands, 'VoidDraft' | 'ChangeSigners'>>()({
  DraftRound: DraftRoundBody,
  ApprovePrinciple: DecisionBody,
  ApprovePlan: ApprovePlanBody,
  AnnounceRound: AnnounceRoundBody,
  AmendNotice: AmendNoticeBody,
  OfferOwnership: OfferOwnershipBody,
  AcceptOwnership: EmptyBody,
});
