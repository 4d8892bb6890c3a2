import { type Resumption, resumptions, type StandstillCommands, type SuspendCode, suspendCodes } from '#exams';
import type { UnsealedText } from './field-types.js';
import { FreeText, Id, Maybe, OneOf, Part } from './fields.js';
import { CommandBody, DecidedBody, DocumentBody } from './common.js';
import { bodiesOf } from './sent.js';

class SuspendRoundBody extends CommandBody {
  @OneOf(...suspendCodes) code!: SuspendCode;
  @Maybe() @Part(() => DocumentBody) decision?: DocumentBody;
}

class SuccessorBody {
  @Id() unit!: string;
}

/** The successor's authority is looked up in the registry. */
class ResumeRoundBody extends DecidedBody {
  @OneOf(...resumptions) as!: Resumption;
  @Maybe() @Part(() => SuccessorBody) successor?: SuccessorBody;
}

class WithdrawDraftBody extends CommandBody {
  @FreeText() reason!: UnsealedText;
}

/** What a client sends to the chapter of standstill. */
export const standstillBodies = bodiesOf<StandstillCommands>()({
  SuspendRound: SuspendRoundBody,
  ResumeRound: ResumeRoundBody,
  CancelRound: DecidedBody,
  WithdrawDraft: WithdrawDraftBody,
});
