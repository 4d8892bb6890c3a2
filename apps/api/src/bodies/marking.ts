import { Flag, FreeText, Hash, Id, Ids, Parts, Score, Seed } from '../fields.js';
import { CommandBody, ReasonedBody } from './common.js';

export class CodeScriptsBody extends CommandBody {
  @Ids(1) codes!: string[];
  @Hash() commitment!: string;
  @Ids(2) keepers!: string[];
}

export class RecordMarkBody extends CommandBody {
  @Id() script!: string;
  @Score() mark!: string;
  @Hash() sheet!: string;
}

export class CorrectMarkBody extends RecordMarkBody {
  @FreeText() reason!: string;
}

export class ScriptReasonedBody extends ReasonedBody {
  @Id() script!: string;
}

export class DecideMarkBody extends ScriptReasonedBody {
  @Score() mark!: string;
  @Flag() agreed!: boolean;
}

export class AssignThirdMarkerBody extends CommandBody {
  @Id() script!: string;
  @Id() marker!: string;
}

export class DecideCollectivelyBody extends ScriptReasonedBody {
  @Score() mark!: string;
}

class CodeEntryBody {
  @Id() code!: string;
  @Id() candidate!: string;
}

export class UnsealCodeMapBody extends CommandBody {
  @Parts(() => CodeEntryBody, 1) map!: CodeEntryBody[];
  @Seed() salt!: string;
  @Id() supervisor!: string;
  @Hash() snapshot!: string;
}

export class FileAppealBody extends CommandBody {
  @Id() candidate!: string;
  /** The candidate was told that the mark may fall. */
  @Flag() warned!: boolean;
}

export class DecideAppealBody extends DecideCollectivelyBody {
  @Ids(2) heads!: string[];
}
