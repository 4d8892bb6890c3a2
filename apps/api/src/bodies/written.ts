import { type QuestionDecision, questionDecisions, type WrittenCommands } from '#exams';
import { SANCTION_KINDS, type SanctionKind } from '#rules';
import type { UnsealedText } from './field-types.js';
import { atMost, Count, Day, Flag, FreeText, Hash, Id, Ids, Label, OneOf, Parts, Seed } from './fields.js';
import { CandidateBody, CommandBody, DecidedBody, ReasonedBody } from './common.js';
import { bodiesOf } from './sent.js';

class VersionBody {
  @Id() version!: string;
  @Hash() hash!: string;
  @Label() seal!: string;
}

class SealPapersBody extends CommandBody {
  @Parts(() => VersionBody, 1, atMost.papers) versions!: VersionBody[];
  @Day() roomsPostedOn!: string;
}

class DrawPaperBody extends CommandBody {
  @Seed() secret!: string;
}

class StartWrittenBody extends CommandBody {
  @Ids(1, atMost.present) witnesses!: string[];
  @Ids(1, atMost.boardMembers) invigilators!: string[];
  @Flag() sealIntact!: boolean;
}

class RecordAttendanceBody extends CandidateBody {
  @Flag() present!: boolean;
}

class RecordLateArrivalBody extends CandidateBody {
  @Count(1, 600) minutes!: number;
  @Flag() admitted!: boolean;
}

class ApplySanctionBody extends CandidateBody {
  @OneOf(...SANCTION_KINDS) kind!: SanctionKind;
  @FreeText() reason!: UnsealedText;
  @Hash() minutes!: string;
}

class CancelResultBody extends DecidedBody {
  @Id() candidate!: string;
}

class RaiseQuestionErrorBody extends CommandBody {
  @Id() question!: string;
  @FreeText() text!: UnsealedText;
}

class DecideQuestionErrorBody extends ReasonedBody {
  @Id() question!: string;
  @OneOf(...questionDecisions) decision!: QuestionDecision;
}

class TransferCustodyBody extends CommandBody {
  @Id() item!: string;
  @Id() from!: string;
  @Id() to!: string;
  @Ids(1, atMost.present) witnesses!: string[];
  @Flag() sealIntact!: boolean;
  @Count() count!: number;
}

class AcceptCustodyBody extends CommandBody {
  @Id() item!: string;
  @Flag() sealIntact!: boolean;
  @Count() count!: number;
}

class RefuseCustodyBody extends CommandBody {
  @Id() item!: string;
  @FreeText() reason!: UnsealedText;
}

class TakeOverCustodyBody extends ReasonedBody {
  @Id() item!: string;
  @Ids(1, atMost.present) witnesses!: string[];
  @Flag() sealIntact!: boolean;
  @Count() count!: number;
}

class ScriptBody {
  @Id() candidate!: string;
  @Count(0, 500) sheets!: number;
  @Flag() signed!: boolean;
}

class EndWrittenBody extends CommandBody {
  @Parts(() => ScriptBody, 0, atMost.candidates) scripts!: ScriptBody[];
}

/** What a client sends to the chapter of the written paper. */
export const writtenBodies = bodiesOf<WrittenCommands>()({
  SealPapers: SealPapersBody,
  DrawPaper: DrawPaperBody,
  TakeReservePaper: ReasonedBody,
  StartWritten: StartWrittenBody,
  RecordAttendance: RecordAttendanceBody,
  RecordLateArrival: RecordLateArrivalBody,
  ApplySanction: ApplySanctionBody,
  CancelResult: CancelResultBody,
  RaiseQuestionError: RaiseQuestionErrorBody,
  DecideQuestionError: DecideQuestionErrorBody,
  TransferCustody: TransferCustodyBody,
  AcceptCustody: AcceptCustodyBody,
  RefuseCustody: RefuseCustodyBody,
  TakeOverCustody: TakeOverCustodyBody,
  EndWritten: EndWrittenBody,
});
