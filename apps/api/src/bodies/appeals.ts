import type { AppealsCommands } from '#exams';
import { Flag, Ids } from './fields.js';
import { CandidateBody, EmptyBody, SnapshotBody } from './common.js';
import { DecideCollectivelyBody, RecordMarkBody } from './marking.js';
import { bodiesOf } from './sent.js';

class FileAppealBody extends CandidateBody {
  /** The candidate was told that the mark may fall. */
  @Flag() warned!: boolean;
}

class DecideAppealBody extends DecideCollectivelyBody {
  @Ids<[string, string]>(2, 2) heads!: [string, string];
}

/** What a client sends to the chapter of appeals. */
export const appealsBodies = bodiesOf<AppealsCommands>()({
  FileAppeal: FileAppealBody,
  CloseAppealWindow: EmptyBody,
  RecordAppealMark: RecordMarkBody,
  DecideAppeal: DecideAppealBody,
  CompleteAppeals: SnapshotBody,
  EvaluateGate: EmptyBody,
});
