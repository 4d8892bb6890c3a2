import { due, findPack, VN } from '#rules';
import type { Dated } from '../unit/state.js';
import type { AppointmentCommands, AppointmentStatus, DossierItem } from './events.js';

/** An appointment case, and later the appointment itself. Days are local days. */
export interface Appointment {
  readonly status: AppointmentStatus;
  /** What the case was opened with; after a merger with the unit and authority of now. `null` before. */
  readonly opened: AppointmentCommands['OpenCase'] | null;
  /** Who appoints by later decisions of the registry, each from its day on; before the first, as opened. */
  readonly authorities: readonly Dated<string>[];
  /** Valid time of the step that took the case on last; `null` before the first. */
  readonly movedAt: string | null;
  readonly dossierDue: string;
  /** Last day for the decision; `null` where the pack gives none, and before the dossier is complete. */
  readonly decisionDue: string | null;
  /** The last day for the decision, and later that of the term, has passed, and that was recorded. */
  readonly overdue: boolean;
  /** SHA-256 of each item received. */
  readonly items: Readonly<Partial<Record<DossierItem, string>>>;
  readonly opinion: AppointmentCommands['RecordPartyOpinion'] | null;
  readonly standard: AppointmentCommands['RecordStandardConclusion'] | null;
  /** The appointment once it is decided: first day, last day of the term, last day to take office. */
  readonly term: { readonly effectiveOn: string; readonly until: string; readonly officeDue: string } | null;
  /** The day of the reminder that the term will end, while it is to come; `null` where there is none. */
  readonly reminderOn: string | null;
  /** Last day of the term whose end was announced. */
  readonly reviewedUntil: string | null;
  /** First day in office. */
  readonly since: string | null;
  /** Code by which it failed, or reason for which it ended: none is both, so this tells the status too. */
  readonly outcome: string | null;
}

/** A case that has been opened. */
export type OpenedCase = Appointment & { readonly opened: AppointmentCommands['OpenCase'] };

/** An appointment that has been decided. */
export type DecidedCase = OpenedCase & { readonly term: NonNullable<Appointment['term']> };

/** Last day of a clock of the pack that starts on `day`; `null` where the pack has no such clock. */
export const dueByPack = (pack: string, clock: string, day: string): string | null => {
  const row = findPack(pack)?.clocks.find(({ name }) => name === clock);
  return row === undefined ? null : due(day, row.length, row.unit, VN);
};

/** The day on which the end of a term is announced, for the event that fixes the term; nothing where the pack has no such clock. */
export const reminderBefore = (until: string, pack: string): { readonly reminderOn?: string } => {
  const reminderOn = dueByPack(pack, 'termReminder', until);
  return reminderOn === null ? {} : { reminderOn };
};

/** Before the first event. */
export const unopened: Appointment = {
  status: 'UNKNOWN',
  opened: null,
  authorities: [],
  movedAt: null,
  dossierDue: '',
  decisionDue: null,
  overdue: false,
  items: {},
  opinion: null,
  standard: null,
  term: null,
  reminderOn: null,
  reviewedUntil: null,
  since: null,
  outcome: null,
};
