import { type DefenceCommands, type SpreadDecision, spreadDecisions } from '#exams';
import { atMost, Count, Hash, Id, Ids, Maybe, OneOf, Score, Seed } from './fields.js';
import { CandidateBody, CommandBody, EmptyBody, ReasonedBody } from './common.js';
import { bodiesOf } from './sent.js';

class DepositSchemeBody extends CandidateBody {
  @Hash() hash!: string;
}

class AcceptLateSchemeBody extends ReasonedBody {
  @Id() candidate!: string;
  @Hash() hash!: string;
}

class DrawOrderBody extends CommandBody {
  @Seed() secret!: string;
}

class RecordPresentationBody extends CandidateBody {
  @Count(0, 1_000) minutes!: number;
}

class RecordQuestioningBody extends RecordPresentationBody {
  @Hash() record!: string;
}

class RecordPresenceBody extends CandidateBody {
  @Ids(1, atMost.boardMembers) members!: string[];
}

class SignSheetBody extends CandidateBody {
  @Score() score!: string;
  @Hash() sheet!: string;
}

class DecideSpreadBody extends ReasonedBody {
  @Id() candidate!: string;
  @OneOf(...spreadDecisions) kind!: SpreadDecision;
  @Maybe() @Id() member?: string;
}

/** What a client sends to the chapter of the defence. */
export const defenceBodies = bodiesOf<DefenceCommands>()({
  DepositScheme: DepositSchemeBody,
  AcceptLateScheme: AcceptLateSchemeBody,
  DrawOrder: DrawOrderBody,
  StartDefence: CandidateBody,
  RecordPresentation: RecordPresentationBody,
  RecordQuestioning: RecordQuestioningBody,
  RecordPresence: RecordPresenceBody,
  RecordDefenceAbsence: CandidateBody,
  SignSheet: SignSheetBody,
  DecideSpread: DecideSpreadBody,
  SealDefence: EmptyBody,
});
