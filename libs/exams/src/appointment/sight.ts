import type { Meta, Recorded } from '#kernel';
import { holdsFor, type Reader } from '../reader.js';
import type { AppointmentDocument } from '../views/registry/appointments.js';
import type { AppointmentEvents, AppointmentStatus } from './events.js';
import type { OpenedCase } from './state.js';

// Who may know what of an appointment case.

/** Those whom a case concerns, as its document says it. */
export type Concerned = Pick<AppointmentDocument, 'person' | 'owner' | 'authority' | 'body' | 'authorities'>;

/** The same, out of the case itself. */
export const concernedIn = ({ opened, authorities }: OpenedCase): Concerned => {
  const { person, owner, authority, body = null } = opened;
  return { person, owner, authority, body, authorities };
};

/** Who makes and checks an appointment, and who appoints, now or by a decision that holds from another day. */
export const handles = ({ body, owner, authority, authorities }: Concerned, me: Reader): boolean =>
  holdsFor(me, 'HR', body) ||
  holdsFor(me, 'AUDITOR', body) ||
  [owner, authority, ...authorities.map(({ value }) => value)].includes(me.person);

/** As what somebody reads a case: as one of those who handle it, or, before all else, as the person whom it is about. */
export const readsAs = (concerned: Concerned, me: Reader): 'PERSON' | 'HANDLER' | undefined => {
  if (concerned.person === me.person) return 'PERSON';
  return handles(concerned, me) ? 'HANDLER' : undefined;
};

/** True for who reads what was written in a case: those who handle it, and not the person whom they write about. */
export const readsTextsOf = (found: OpenedCase, me: Reader): boolean => readsAs(concernedIn(found), me) === 'HANDLER';

/** What is thought of a person that person learns with the decision. */
const opinions: { readonly [E in keyof AppointmentEvents]?: readonly (keyof AppointmentEvents[E] & string)[] } = {
  PartyOpinionRecorded: ['favourable', 'document'],
  StandardConcluded: ['met', 'document'],
};

const decided: ReadonlySet<AppointmentStatus> = new Set(['DECIDED', 'IN_OFFICE', 'ENDED', 'FAILED']);

/** The fields of such an event that are sealed from this reader while the case stands where it does. */
export const sealedInCase = (type: keyof AppointmentEvents, found: OpenedCase, me: Reader): readonly string[] =>
  decided.has(found.status) || readsAs(concernedIn(found), me) !== 'PERSON' ? [] : (opinions[type] ?? []);

/** In which session and by what means somebody acted is for who checks it. */
const ofSession: readonly (keyof Meta)[] = ['account', 'session', 'means', 'confirmed'];

const metaFor = (meta: Meta, found: OpenedCase, me: Reader): Meta => {
  const withheld = holdsFor(me, 'AUDITOR', concernedIn(found).body) ? [] : ofSession.filter((key) => key in meta);
  return { ...meta, ...Object.fromEntries(withheld.map((key) => [key, 'SEALED'])), commandDigest: 'SEALED' };
};

/** An event of a case for those who read its log: what is still sealed says so. */
export const caseEventFor = (recorded: Recorded, found: OpenedCase, me: Reader): Recorded => {
  const fields = sealedInCase(recorded.type as keyof AppointmentEvents, found, me);
  const sealed = Object.fromEntries(fields.map((field) => [field, 'SEALED']));
  return { ...recorded, data: { ...(recorded.data as object), ...sealed }, meta: metaFor(recorded.meta, found, me) };
};
