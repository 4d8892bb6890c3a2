import { type AppointmentDocument, dossierItems } from '#exams';
import { exits, Sentence } from '../command.js';
import { act, callerOf, hashOf, local, nameOf, type Play } from './play.js';
import { paper } from './registry.js';
import { expected } from './expected.js';
import { casesOf, eventually, resultsOf } from './seen.js';

const TERM_YEARS = 5;

/** Days of one case: papers in, complete, Party opinion, decision, first day in office. */
export interface Days {
  readonly papers: string;
  readonly complete: string;
  readonly opinion: string;
  readonly decided: string;
  readonly office: string;
}

const first: Days = {
  papers: '2026-05-05',
  complete: '2026-05-08',
  opinion: '2026-05-11',
  decided: '2026-05-14',
  office: '2026-06-01',
};
const second: Days = {
  papers: '2026-05-25',
  complete: '2026-05-27',
  opinion: '2026-05-29',
  decided: '2026-06-02',
  office: '2026-06-15',
};
const REFUSED_ON = '2026-05-12';
const INVITED_ON = '2026-05-20';

export const onCase = (play: Play, { id }: { readonly id: string }, by: string, at: string) => ({
  send: (command: string, body: object = {}) =>
    callerOf(play, by).post(`/api/appointments/${id}/${command}`, { ...body, occurredAt: at }),
});

export const bringPapers = async (play: Play, found: AppointmentDocument, days: Days): Promise<void> => {
  const received = onCase(play, found, 'HR', local(days.papers, '09:00'));
  for (const item of dossierItems) {
    await received.send('receive-dossier-item', { item, hash: hashOf(play, `${found.id} ${item}`) });
  }
};

/** Dossier, Party opinion, conclusion on the standard, decision: the way from a result to a post (domain §3.12). */
export const decideCase = async (play: Play, found: AppointmentDocument, days: Days): Promise<void> => {
  const { post } = found;
  await bringPapers(play, found, days);
  await onCase(play, found, 'HR', local(days.complete, '09:00')).send('complete-dossier');
  const opinion = onCase(play, found, 'HR', local(days.opinion, '15:00'));
  await opinion.send('record-party-opinion', { document: paper(`${post}-YK/ĐU`, days.opinion), favourable: true });
  await opinion.send('record-standard-conclusion', { document: paper(`${post}-KL/ĐU`, days.opinion), met: true });
  await onCase(play, found, 'AUTHORITY', local(days.decided, '10:00')).send('decide-appointment', {
    decision: paper(`${post}/QĐ-BN`, days.decided),
    effectiveOn: days.office,
    years: TERM_YEARS,
  });
};

/** The same, and the office taken. */
export const appoint = async (play: Play, found: AppointmentDocument, days: Days): Promise<void> => {
  await decideCase(play, found, days);
  await onCase(play, found, 'HR', local(days.office, '08:00')).send('take-office', { on: days.office });
};

const { post: POST, candidate: REFUSING, next: NEXT } = expected.refused;

export const caseOf = (cases: readonly AppointmentDocument[], candidate: string): AppointmentDocument => {
  const found = cases.find((one) => one.candidate === candidate);
  if (found === undefined) throw new Sentence(`No appointment case was opened for ${candidate}.`, exits.differs);
  return found;
};

const invite = async (play: Play): Promise<void> => {
  await act(play, { by: 'AUTHORITY', at: local(INVITED_ON, '09:00') }, 'invite-next-ranked', {
    post: POST,
    decision: paper('88/QĐ-UBND', INVITED_ON),
  });
};

const refuse = async (play: Play, cases: readonly AppointmentDocument[]): Promise<void> => {
  const found = caseOf(cases, REFUSING);
  await bringPapers(play, found, first);
  const reason = `${nameOf(play, REFUSING)} xin không nhận chức vụ vì lý do gia đình.`;
  await onCase(play, found, REFUSING, local(REFUSED_ON, '09:00')).send('fail-case', { code: 'REFUSED', reason });
  await eventually(
    () => resultsOf(play),
    ({ posts }) => posts[POST]?.status === 'CASE_FAILED',
  );
};

const countFilled = async (play: Play): Promise<number> =>
  Object.values((await resultsOf(play)).posts).filter(({ status }) => status === 'FILLED').length;

/** From the announced result to the office: a case for each winner, opened by the engine itself. */
export const appointWinners = async (play: Play): Promise<string> => {
  const winners = Object.keys(expected.winners).length;
  const cases = await eventually(
    () => casesOf(play),
    (all) => all.length === winners,
  );
  await refuse(play, cases);
  await invite(play);
  for (const found of cases.filter(({ candidate }) => candidate !== REFUSING)) await appoint(play, found, first);
  const later = await eventually(
    () => casesOf(play),
    (all) => all.some(({ candidate }) => candidate === NEXT),
  );
  await appoint(play, caseOf(later, NEXT), second);
  await eventually(
    () => countFilled(play),
    (count) => count === winners,
  );
  return `${String(winners)} bổ nhiệm / appointed, 1 từ chối, mời người liền kề / refused, next-ranked invited`;
};
