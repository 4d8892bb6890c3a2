import { type Context, isRefusal, isSystem, refuse, validTime } from '#kernel';
import { localDay } from '#rules';
import { acts } from '../round/people.js';
import type { CaseFailCode } from '../round/results/events.js';
import type { AppointmentStatus, CaseOf, FailedBy } from './events.js';
import { openedIn, underWay } from './guards.js';
import type { Appointment, OpenedCase } from './state.js';

interface FailRule {
  readonly by: readonly FailedBy[];
  readonly from: readonly AppointmentStatus[];
}

const clockwork = ['SYSTEM', 'OWNER', 'AUTHORITY'] as const;

/** Who may end a case for which reason, and while it is what. The owner records a refusal that came on paper. */
const rules: Readonly<Record<CaseFailCode, FailRule>> = {
  REFUSED: { by: ['CANDIDATE', 'OWNER'], from: [...underWay, 'DECIDED'] },
  DOSSIER_LATE: { by: clockwork, from: ['OPENED', 'DOSSIER_DUE'] },
  FALSE_DOCUMENTS: { by: ['AUTHORITY'], from: [...underWay, 'DECIDED'] },
  DID_NOT_TAKE_OFFICE: { by: clockwork, from: ['DECIDED'] },
  STANDARD_NOT_MET: { by: ['AUTHORITY'], from: underWay },
};

const partsOf = ({ opened }: OpenedCase, context: Context): readonly FailedBy[] => [
  ...(acts(context, opened.person) ? (['CANDIDATE'] as const) : []),
  ...(acts(context, opened.authority) ? (['AUTHORITY'] as const) : []),
  ...(acts(context, opened.owner) ? (['OWNER'] as const) : []),
  ...(isSystem(context) ? (['SYSTEM'] as const) : []),
];

/** Clocks act only when their last day is over. */
const tooEarly = (found: OpenedCase, code: CaseFailCode, day: string) => {
  if (code === 'DOSSIER_LATE' && day <= found.dossierDue) return refuse('dossier-not-late', { due: found.dossierDue });
  const officeDue = found.term?.officeDue;
  return code === 'DID_NOT_TAKE_OFFICE' && officeDue !== undefined && day <= officeDue
    ? refuse('office-not-late', { due: officeDue })
    : undefined;
};

/** Which place of which round a case is about: the round must hear of its end. */
export const placeOf = ({ opened: { round, post, candidate } }: OpenedCase): CaseOf => ({ round, post, candidate });

/** In which part the actor may end the case for this reason now, with the case itself; or why not. */
export const mayFail = (state: Appointment, code: CaseFailCode, context: Context) => {
  const { by, from } = rules[code];
  const found = openedIn(state, from);
  if (isRefusal(found)) return found;
  const part = partsOf(found, context).find((one) => by.includes(one));
  if (part === undefined) return refuse('not-yours-to-fail', { code });
  return tooEarly(found, code, localDay(validTime(context))) ?? { found, part };
};
