import type { MarkingCommands } from '#exams';
import type { UnsealedText } from './field-types.js';
import { atMost, CommitmentTo, Flag, FreeText, Hash, Id, Ids, Maybe, Parts, Score, Seed, Snapshot } from './fields.js';
import { CommandBody, DecidedBody, EmptyBody, ReasonedBody } from './common.js';
import { bodiesOf } from './sent.js';

class CodeScriptsBody extends CommandBody {
  @Ids(1, atMost.candidates) codes!: string[];
  @CommitmentTo('CODE_MAP') commitment!: string;
  @Ids<[string, string]>(2, 2) keepers!: [string, string];
}

export class RecordMarkBody extends CommandBody {
  @Id() script!: string;
  @Score() mark!: string;
  @Hash() sheet!: string;
}

class CorrectMarkBody extends RecordMarkBody {
  @FreeText() reason!: UnsealedText;
}

class ScriptReasonedBody extends ReasonedBody {
  @Id() script!: string;
}

class DecideMarkBody extends ScriptReasonedBody {
  @Score() mark!: string;
  @Flag() agreed!: boolean;
  @Maybe() @Flag() outside?: boolean;
}

class AssignThirdMarkerBody extends CommandBody {
  @Id() script!: string;
  @Id() marker!: string;
}

export class DecideCollectivelyBody extends ScriptReasonedBody {
  @Score() mark!: string;
  @Maybe() @Flag() outside?: boolean;
}

export class CodeEntryBody {
  @Id() code!: string;
  @Id() candidate!: string;
}

class UnsealCodeMapBody extends CommandBody {
  @Parts(() => CodeEntryBody, 1, atMost.candidates) map!: CodeEntryBody[];
  @Seed() salt!: string;
  @Id() supervisor!: string;
  @Maybe() @Snapshot() snapshot?: string;
}

class SettleCodeMapBody extends DecidedBody {
  @Parts(() => CodeEntryBody, 1, atMost.candidates) map!: CodeEntryBody[];
  @Id() supervisor!: string;
  @Id() motion!: string;
  @Flag() lost!: boolean;
  @Maybe() @Snapshot() snapshot?: string;
}

/** What a client sends to the chapter of marking. */
export const markingBodies = bodiesOf<MarkingCommands>()({
  CodeScripts: CodeScriptsBody,
  RecordMark: RecordMarkBody,
  CorrectMark: CorrectMarkBody,
  ZeroScript: ScriptReasonedBody,
  DecideMark: DecideMarkBody,
  AssignThirdMarker: AssignThirdMarkerBody,
  DecideCollectively: DecideCollectivelyBody,
  CompleteMarking: EmptyBody,
  ConfirmUnsealing: EmptyBody,
  UnsealCodeMap: UnsealCodeMapBody,
  SettleCodeMap: SettleCodeMapBody,
});
