import type { AppealsCommands, AppealsEvents } from './appeals/events.js';
import type { ApplicationsCommands, ApplicationsEvents } from './applications/events.js';
import type { ClocksCommands, ClocksEvents } from './clocks/events.js';
import type { CouncilCommands, CouncilEvents } from './council/events.js';
import type { DefenceCommands, DefenceEvents } from './defence/events.js';
import type { DeviationsCommands, DeviationsEvents } from './deviations/events.js';
import type { DrawsCommands, DrawsEvents } from './draws/events.js';
import type { HiringCommands, HiringEvents } from './hiring/events.js';
import type { MarkingCommands, MarkingEvents } from './marking/events.js';
import type { PlanCommands, PlanEvents } from './plan/events.js';
import type { ResultsCommands, ResultsEvents } from './results/events.js';
import type { StandstillCommands, StandstillEvents } from './standstill/events.js';
import type { WrittenCommands, WrittenEvents } from './written/events.js';

/** Everything that can be asked of a round. */
export interface RoundCommands
  extends
    PlanCommands,
    CouncilCommands,
    ApplicationsCommands,
    WrittenCommands,
    MarkingCommands,
    AppealsCommands,
    DrawsCommands,
    DefenceCommands,
    HiringCommands,
    ResultsCommands,
    StandstillCommands,
    ClocksCommands,
    DeviationsCommands {}

/** Everything that can have happened in a round. */
export interface RoundEvents
  extends
    PlanEvents,
    CouncilEvents,
    ApplicationsEvents,
    WrittenEvents,
    MarkingEvents,
    AppealsEvents,
    DrawsEvents,
    DefenceEvents,
    HiringEvents,
    ResultsEvents,
    StandstillEvents,
    ClocksEvents,
    DeviationsEvents {}
