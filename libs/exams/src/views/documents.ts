import type { AccountDocument, ShownAccount } from './registry/accounts.js';
import type { AppointmentDocument } from './registry/appointments.js';
import type { CandidateDoc } from './candidates.js';
import type { ClockDoc } from './clocks.js';
import type { CouncilDoc } from './council.js';
import type { CustodyDoc } from './custody.js';
import type { DecisionDoc } from './decisions.js';
import type { DefenceDoc } from './defence.js';
import type { DeviationsDoc } from './deviations.js';
import type { HiringDoc } from './hiring.js';
import type { PlanDoc } from './plan.js';
import type { PositionDocument, PositionOnDay } from './registry/positions.js';
import type { PublicationDoc } from './publications.js';
import type { ReorganisationDocument } from './registry/reorganisations.js';
import type { ResultsDoc } from './results.js';
import type { RoundDoc } from './rounds.js';
import type { ScriptDoc } from './scripts.js';
import type { StepDoc } from './steps.js';
import type { UnitDocument, UnitOnDay } from './registry/units.js';

/** What a document of each view on parts of a round is. */
export interface RoundViewDocs {
  readonly plan: PlanDoc;
  readonly candidates: CandidateDoc;
  readonly scripts: ScriptDoc;
  readonly defence: DefenceDoc;
  readonly hiring: HiringDoc;
  readonly deviations: DeviationsDoc;
  readonly results: ResultsDoc;
  readonly council: CouncilDoc;
  readonly decisions: DecisionDoc;
  readonly publications: PublicationDoc;
  readonly custody: CustodyDoc;
  readonly clocks: ClockDoc;
  readonly steps: StepDoc;
}

/** What a document of each view that is read as a whole is. */
export interface WholeViewDocs {
  readonly rounds: RoundDoc;
  readonly units: UnitDocument;
  readonly positions: PositionDocument;
  readonly reorganisations: ReorganisationDocument;
  readonly appointments: AppointmentDocument;
  readonly accounts: AccountDocument;
}

/** What readers are shown of each of these: what holds on a day, where something may hold from another day on. */
export interface ShownViewDocs extends Omit<WholeViewDocs, 'units' | 'positions' | 'accounts'> {
  readonly units: UnitOnDay;
  readonly positions: PositionOnDay;
  readonly accounts: ShownAccount;
}

/** What a document of each view is, by the view's name. */
export interface ViewDocs extends RoundViewDocs, WholeViewDocs {}
