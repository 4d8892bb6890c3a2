import { Count, Hash, Id, Ids, Maybe, OneOf, Parts, Score, Seed } from '../fields.js';
import { CandidateBody } from './applications.js';
import { CommandBody, ReasonedBody } from './common.js';

export class DepositSchemeBody extends CandidateBody {
  @Hash() hash!: string;
}

export class AcceptLateSchemeBody extends ReasonedBody {
  @Id() candidate!: string;
  @Hash() hash!: string;
}

export class CommitLotBody extends CommandBody {
  @Hash() commitment!: string;
}

class NonceBody {
  @Id() candidate!: string;
  @Seed() nonce!: string;
}

export class DrawOrderBody extends CommandBody {
  @Seed() secret!: string;
  @Parts(() => NonceBody) nonces!: NonceBody[];
}

export class RecordPresentationBody extends CandidateBody {
  @Count(0, 1_000) minutes!: number;
}

export class RecordQuestioningBody extends RecordPresentationBody {
  @Hash() record!: string;
}

export class RecordPresenceBody extends CandidateBody {
  @Ids(1) members!: string[];
}

export class SignSheetBody extends CandidateBody {
  @Score() score!: string;
  @Hash() sheet!: string;
}

export class DecideSpreadBody extends ReasonedBody {
  @Id() candidate!: string;
  @OneOf('KEEP', 'RESCORE_ALLOWED', 'MEMBER_EXCLUDED') kind!: string;
  @Maybe() @Id() member?: string;
}
