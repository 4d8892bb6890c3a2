import type { Output } from '../round/output.js';
import { choice, decision, digest, done, paper } from '../round/output.js';
import type { AppointmentEvents, CaseClockName } from './events.js';

/** The clock that a step ends, and the day on which that was, where it is another than that of the step. */
export interface Ending {
  readonly clock: CaseClockName;
  readonly on?: string;
}

/** What each event of a case stands for in the registers, beside what its card says. */
interface Evidence<Data> {
  /** What it leaves behind; `null`: it follows from another step by rule alone, and is no step of its own. */
  readonly output: (data: Data) => Output | null;
  /** What a person chose by it; `undefined`: nobody decided anything. */
  readonly decides: (data: Data) => string | undefined;
  /** The clock that ends with it; `undefined`: none. */
  readonly ends: (data: Data) => Ending | undefined;
}

const nobody = (): undefined => undefined;
const none = nobody;

type Failed = AppointmentEvents['AppointmentFailed'];

/** The refusal of the authority is a step by itself: that the case fails follows from it. */
const isRefusal = ({ code, by }: Failed): boolean => code === 'REFUSED' && by === 'AUTHORITY';

const endedBy: Readonly<Partial<Record<Failed['code'], CaseClockName>>> = {
  DOSSIER_LATE: 'dossierDue',
  DID_NOT_TAKE_OFFICE: 'officeDue',
};

const lateBy = ({ code }: Failed): Ending | undefined => {
  const clock = endedBy[code];
  return clock && { clock };
};

const ends = (clock: CaseClockName) => (): Ending => ({ clock });

/** One line for every event of a case: one that is missing does not compile. */
export const caseEvidence: { readonly [E in keyof AppointmentEvents]: Evidence<AppointmentEvents[E]> } = {
  AppointmentCaseOpened: { output: ({ post }) => choice(post), decides: nobody, ends: none },
  DossierItemReceived: { output: ({ hash }) => digest(hash), decides: ({ item }) => item, ends: none },
  DossierCompleted: { output: done, decides: () => 'COMPLETE', ends: ends('dossierDue') },
  PartyOpinionRecorded: {
    output: ({ document }) => paper(document),
    decides: ({ favourable }) => (favourable ? 'FAVOURABLE' : 'NOT_FAVOURABLE'),
    ends: none,
  },
  StandardConcluded: {
    output: ({ document }) => paper(document),
    decides: ({ met }) => (met ? 'MET' : 'NOT_MET'),
    ends: none,
  },
  Appointed: { output: decision, decides: () => 'APPOINTED', ends: ends('decisionDue') },
  AppointmentRefused: { output: decision, decides: () => 'REFUSED', ends: ends('decisionDue') },
  OfficeTaken: {
    output: ({ on }) => choice(on),
    decides: ({ on }) => on,
    ends: ({ on }) => ({ clock: 'officeDue', on }),
  },
  AppointmentFailed: {
    output: (data) => (isRefusal(data) ? null : choice(data.code)),
    decides: (data) => (data.by === 'SYSTEM' || isRefusal(data) ? undefined : data.code),
    ends: lateBy,
  },
  CaseOverdue: { output: ({ due }) => choice(due), decides: nobody, ends: ({ clock }) => ({ clock }) },
  ReappointmentReviewOpened: { output: ({ until }) => choice(until), decides: nobody, ends: ends('termReminder') },
  AppointmentEnded: {
    output: ({ decision: signed, reason }) => (signed === undefined ? choice(reason) : paper(signed)),
    decides: ({ reason }) => reason,
    ends: ({ on }) => ({ clock: 'termEnd', on }),
  },
  AppointmentMerged: { output: decision, decides: ({ kind }) => kind, ends: none },
  CaseOwnerChanged: { output: ({ owner }) => choice(owner), decides: nobody, ends: none },
  CaseAuthorityChanged: { output: decision, decides: nobody, ends: none },
  CaseDeviationFlagged: { output: () => null, decides: nobody, ends: none },
};
