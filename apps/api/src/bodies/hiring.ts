import type { HiringCommands } from '#exams';
import type { UnsealedText } from './field-types.js';
import { FreeText, Hash, Id } from './fields.js';
import { CommandBody, DecisionBody } from './common.js';
import { bodiesOf } from './sent.js';

class GiveOpinionBody extends CommandBody {
  @Id() candidate!: string;
  /** Why this candidate. It goes to the vault. */
  @FreeText() opinion!: UnsealedText;
}

class ReportOpinionsBody extends CommandBody {
  @Hash() minutes!: string;
}

class DecideHireBody extends DecisionBody {
  @Id() post!: string;
  @Id() candidate!: string;
  @FreeText() reason!: UnsealedText;
}

/** What a client sends to the chapter of hiring. */
export const hiringBodies = bodiesOf<HiringCommands>()({
  GiveOpinion: GiveOpinionBody,
  ReportOpinions: ReportOpinionsBody,
  DecideHire: DecideHireBody,
});
