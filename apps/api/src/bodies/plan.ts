import { ALLOCATIONS } from '#rules';
import { Count, Day, FreeText, Hash, Id, Ids, Label, Maybe, OneOf, Part, Parts, Score } from '../fields.js';
import { CommandBody, DecisionBody } from './common.js';

class PostBody {
  @Id() post!: string;
  @Id() unit!: string;
  @Id() position!: string;
}

/** The facts of the registry (scheme version, revision, authority) are looked up, not sent. */
export class DraftRoundBody extends CommandBody {
  @Label() code!: string;
  @Label() mandate!: string;
  @Parts(() => PostBody, 1) posts!: PostBody[];
  @Id() owner!: string;
  @OneOf('LIVE', 'RETROSPECTIVE') entry!: 'LIVE' | 'RETROSPECTIVE';
}

class WeightsBody {
  @Score() written!: string;
  @Score() defence!: string;
}

class WindowBody {
  @Count(1, 60) length!: number;
  @OneOf('DAYS', 'WORKING_DAYS') unit!: 'DAYS' | 'WORKING_DAYS';
}

class EligibilityRuleBody {
  @Id() rule!: string;
  @Maybe() @Id() waivableBy?: string;
  @Id() evidence!: string;
}

class TermsBody {
  @Maybe() @OneOf('GATE_THEN_DEFENCE', 'WEIGHTED', 'SUM', 'SCHEME_ONLY') ranking?: string;
  @Maybe() @Label() course?: string;
  @Maybe() @Part(() => WeightsBody) weights?: WeightsBody;
  @OneOf(...ALLOCATIONS) allocation!: string;
  @Maybe() @Score() writtenPassMark?: string;
  @Maybe() @Score() defencePassMark?: string;
  @Maybe() @Score() spreadLimit?: string;
  @Maybe() @Count(1, 20) minCandidates?: number;
  @Maybe() @OneOf('ELIGIBLE_LIST', 'DEFENCE_STARTED') measuredAt?: string;
  @Maybe() @OneOf('EXTEND_ONCE_THEN_CANCEL', 'CONTINUE') onShortfall?: string;
  @Maybe() @Part(() => WindowBody) appealWindow?: WindowBody;
  @Score() markGrain!: string;
  @OneOf('COUNCIL', 'SCHEME_MARKING_BOARD') panel!: string;
  @Maybe() @Count(0, 120) reserveMonths?: number;
  @Maybe() @Count(1, 600) presentMinutes?: number;
  @Maybe() @Count(1, 600) questionMinutes?: number;
  @Parts(() => EligibilityRuleBody, 1) eligibility!: EligibilityRuleBody[];
}

class SchemeBody {
  @Label() number!: string;
  @Label() version!: string;
  @Ids(1) units!: string[];
}

/** `packHash` is optional: sent, it must equal the pack's own; not sent, the pack's own is recorded. */
export class ApprovePlanBody extends DecisionBody {
  @Label() pack!: string;
  @Maybe() @Hash() packHash?: string;
  @Part(() => TermsBody) terms!: TermsBody;
  @Label() budget!: string;
  @Part(() => SchemeBody) scheme!: SchemeBody;
}

class ChannelBody {
  @OneOf('MEDIA', 'PORTAL', 'LETTER') kind!: string;
  @Label() reference!: string;
}

export class AnnounceRoundBody extends CommandBody {
  @Parts(() => ChannelBody, 1) channels!: ChannelBody[];
  @Hash() snapshot!: string;
  @Day() opensOn!: string;
  @Day() closesOn!: string;
}

export class AmendNoticeBody extends AnnounceRoundBody {
  @FreeText() reason!: string;
}

export class OfferOwnershipBody extends CommandBody {
  @Id() to!: string;
}
