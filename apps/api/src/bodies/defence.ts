import { type DefenceCommands, type SpreadDecision, spreadDecisions } from '#exams';
import { Count, Hash, Id, Ids, Maybe, OneOf, Parts, Score, Seed } from './fields.js';
import { CandidateBody, CommandBody, EmptyBody, ReasonedBody } from './common.js';
import { bodiesOf } from './sent.js';

class DepositSchemeBody extends CandidateBody {
  @Hash() hash!: string;
}

class AcceptLateSchemeBody extends ReasonedBody {
  @Id() candidate!: string;
  @Hash() hash!: string;
}

class CommitLotBody extends CommandBody {
  @Hash() commitment!: string;
}

class NonceBody {
  @Id() candidate!: string;
  @Seed() nonce!: string;
}

class DrawOrderBody extends CommandBody {
  @Seed() secret!: string;
  @Parts(() => NonceBody) nonces!: NonceBody[];
}

class RecordPresentationBody extends CandidateBody {
  @Count(0, 1_000) minutes!: number;
}

class RecordQuestioningBody extends RecordPresentationBody {
  @Hash() record!: string;
}

class RecordPresenceBody extends CandidateBody {
  @Ids(1) members!: string[];
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
  CommitLot: CommitLotBody,
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
