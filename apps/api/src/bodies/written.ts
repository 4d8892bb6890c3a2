import { Count, Day, Flag, FreeText, Hash, Id, Ids, Label, OneOf, Parts, Seed } from '../fields.js';
import { CandidateBody } from './applications.js';
import { CommandBody, DecidedBody, ReasonedBody } from './common.js';

class VersionBody {
  @Id() version!: string;
  @Hash() hash!: string;
  @Label() seal!: string;
}

export class SealPapersBody extends CommandBody {
  @Parts(() => VersionBody, 1) versions!: VersionBody[];
  @Day() roomsPostedOn!: string;
}

export class DrawPaperBody extends CommandBody {
  @Seed() seed!: string;
}

export class StartWrittenBody extends CommandBody {
  @Ids(1) witnesses!: string[];
  @Ids(1) invigilators!: string[];
  @Flag() sealIntact!: boolean;
}

export class RecordAttendanceBody extends CandidateBody {
  @Flag() present!: boolean;
}

export class RecordLateArrivalBody extends CandidateBody {
  @Count(1, 600) minutes!: number;
  @Flag() admitted!: boolean;
}

export class ApplySanctionBody extends CandidateBody {
  @OneOf('REPRIMAND', 'WARNING', 'SUSPENSION') kind!: string;
  @FreeText() reason!: string;
  @Hash() minutes!: string;
}

export class CancelResultBody extends DecidedBody {
  @Id() candidate!: string;
}

export class RaiseQuestionErrorBody extends CommandBody {
  @Id() question!: string;
  @FreeText() text!: string;
}

export class DecideQuestionErrorBody extends ReasonedBody {
  @Id() question!: string;
  @OneOf('KEEP', 'CREDIT_ALL', 'NEUTRALISE') decision!: string;
}

export class TransferCustodyBody extends CommandBody {
  @Id() item!: string;
  @Id() from!: string;
  @Id() to!: string;
  @Ids(1) witnesses!: string[];
  @Flag() sealIntact!: boolean;
  @Count() count!: number;
}

class ScriptBody {
  @Id() candidate!: string;
  @Count(0, 500) sheets!: number;
  @Flag() signed!: boolean;
}

export class EndWrittenBody extends CommandBody {
  @Parts(() => ScriptBody) scripts!: ScriptBody[];
}
