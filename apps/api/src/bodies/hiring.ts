import { FreeText, Hash, Id } from '../fields.js';
import { CommandBody, DecisionBody } from './common.js';

export class GiveOpinionBody extends CommandBody {
  @Id() candidate!: string;
  /** Why this candidate. It goes to the vault. */
  @FreeText() opinion!: string;
}

export class ReportOpinionsBody extends CommandBody {
  @Hash() minutes!: string;
}

export class DecideHireBody extends DecisionBody {
  @Id() post!: string;
  @Id() candidate!: string;
  @FreeText() reason!: string;
}
