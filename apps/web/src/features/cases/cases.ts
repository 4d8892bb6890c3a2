import type { AppointmentDocument, ShownEvent } from '../../api/types.gen.js';
import type { Act } from '../../api/acts.js';
import type { Role } from '../../api/types.gen.js';

type Case = AppointmentDocument;
type Dates = Pick<Case, 'status' | 'clock' | 'due' | 'dossierDue' | 'decisionDue' | 'officeDue'>;

/** The last day that is waited for now: of the running clock, or where clocks are read only of what comes next. */
export const dueOf = ({ status, due, dossierDue, decisionDue, officeDue }: Dates): string | undefined => {
  if (due !== undefined) return due;
  if (status === 'OPENED' || status === 'DOSSIER_DUE') return dossierDue;
  if (status === 'DOSSIER_COMPLETE' || status === 'PARTY_OPINION') return decisionDue;
  return status === 'DECIDED' ? officeDue : undefined;
};

/** True for a case that is late: that was recorded, or its clocks run and its last day is over. */
export const isLate = (one: Dates & Pick<Case, 'overdue' | 'clocks'>, today: string): boolean => {
  const due = dueOf(one);
  return one.overdue === true || (one.clocks === 'RUN' && due !== undefined && due < today);
};

/** Late cases first, then by their last day; those that wait for nothing stand last. */
export const sortedCases = (cases: readonly Case[], today: string): readonly Case[] => {
  const key = (one: Case): string => `${isLate(one, today) ? '0' : '1'} ${dueOf(one) ?? '9999'} ${one.id}`;
  return [...cases].sort((left, right) => key(left).localeCompare(key(right)));
};

/** How far a case has come, as steps in their order. */
export const caseSteps = ['DOSSIER_DUE', 'DOSSIER_COMPLETE', 'PARTY_OPINION', 'DECIDED', 'IN_OFFICE'] as const;

const open: readonly string[] = ['OPENED', 'DOSSIER_DUE', 'DOSSIER_COMPLETE', 'PARTY_OPINION'];

/** What may be done with a case though nothing waits for it, in which of its states. */
const asides: Readonly<Record<string, readonly string[]>> = {
  RefuseAppointment: ['DOSSIER_COMPLETE', 'PARTY_OPINION'],
  FailCase: [...open, 'DECIDED'],
  EndAppointment: ['IN_OFFICE'],
  RecordMerger: ['IN_OFFICE'],
};

/** What somebody in these roles may send to a case in its state, beside what waits already. */
export const caseActs = (
  acts: Readonly<Record<string, Act>>,
  status: string,
  roles: readonly Role[],
  waiting: readonly string[],
): readonly (readonly [command: string, act: Act])[] =>
  Object.entries(asides).flatMap(([command, statuses]) => {
    const act = acts[command];
    if (act === undefined || waiting.includes(command) || !statuses.includes(status)) return [];
    return act.roles.some((role) => roles.includes(role)) ? [[command, act] as const] : [];
  });

interface Paper {
  readonly number: string;
  readonly date: string;
}

const isPaper = (value: unknown): value is Paper =>
  typeof value === 'object' && value !== null && 'number' in value && 'date' in value;

/** The signed paper behind the last event of a type, if there is one and it is not sealed. */
export const paperOf = (events: readonly ShownEvent[], type: string): Paper | undefined => {
  const { decision, document } = events.findLast((event) => event.type === type)?.data ?? {};
  return [decision, document].find(isPaper);
};

/** When something happened: valid time where it differs from the recorded. */
export const happenedAt = ({ meta }: Pick<ShownEvent, 'meta'>): string => meta.occurredAt ?? meta.at;
