import type { Recorded } from '#kernel';
import { onAppointment, recordedAll, type Told } from '#test/support/story';
import type { AppointmentEvents } from '../appointment/events.js';
import { caseEventFor, concernedIn, readsAs, readsTextsOf } from '../appointment/sight.js';
import { unopened } from '../appointment/state.js';
import type { Reader } from '../reader.js';
import { caseDecisionsFor, caseStepsFor } from './case-steps.js';
import { missingClears } from './five-clears.js';

type Event = Told<AppointmentEvents>;

const place = { round: 'R1', post: 'P1', candidate: 'c1' };
const paper = { number: '5/QĐ', date: '2026-05-08', hash: 'b'.repeat(64) };
const reason = { ref: 'vault:r1', commitment: 'c'.repeat(64) };
const start = {
  ...place,
  ...{ person: 'p-winner', unit: 'U1', position: 'x', authority: 'p-authority', owner: 'p-owner', body: 'B1' },
  ...{ pack: 'VN-CIVIL-2025@1', rank: 1, announcedOn: '2026-04-14', dossierDays: 20, firstTerm: true },
  dossierDue: '2026-05-04',
} as const;

const at = <Type extends keyof AppointmentEvents>(
  type: Type,
  data: AppointmentEvents[Type],
  day: string,
  actor = 'p-owner',
): Event => ({ type, data, meta: { actor, at: `${day}T02:00:00.000Z`, authority: 'rule' } }) as unknown as Event;

const opened = at('AppointmentCaseOpened', start, '2026-04-14', 'system:appointment-cases');
const item = at('DossierItemReceived', { item: 'DIPLOMAS', hash: 'd'.repeat(64) }, '2026-04-20');
const complete = at('DossierCompleted', { decisionDue: '2026-05-11' }, '2026-05-04');
const opinion = at('PartyOpinionRecorded', { document: paper, favourable: true }, '2026-05-06');
const against = at('PartyOpinionRecorded', { document: paper, favourable: false }, '2026-05-06');
const standard = at('StandardConcluded', { document: paper, met: true }, '2026-05-06');
const unmet = at('StandardConcluded', { document: paper, met: false }, '2026-05-06');
const overdue = at('CaseOverdue', { clock: 'decisionDue', due: '2026-05-11' }, '2026-05-12', 'system:clocks');
const appointed = at(
  'Appointed',
  {
    ...{ decision: paper, effectiveOn: '2026-11-20', years: 5 },
    ...{ until: '2031-11-19', officeDue: '2026-12-20', reminderOn: '2031-08-21' },
  },
  '2026-11-16',
  'p-authority',
);
const taken = at('OfficeTaken', { ...place, on: '2026-12-20' }, '2026-12-22');
const review = at('ReappointmentReviewOpened', { until: '2031-11-19' }, '2031-08-21', 'system:clocks');
const ended = at('AppointmentEnded', { reason: 'TERM', on: '2031-11-19' }, '2031-11-24', 'p-authority');
const failed = (
  data: Pick<AppointmentEvents['AppointmentFailed'], 'code' | 'by' | 'reason'>,
  day: string,
  by: string,
) => at('AppointmentFailed', { ...place, ...data }, day, by);

const historyOf = (...events: readonly Event[]): readonly Recorded[] => recordedAll(onAppointment('R1-P1', ...events));
const reader = (person: string, changes: Partial<Reader> = {}): Reader => ({
  ...{ person, roles: ['HR'], bodies: [] },
  ...changes,
});
const owner = reader('p-owner');
const winner = reader('p-winner', { roles: ['CANDIDATE', 'AUDITOR'], bodies: ['B1'] });
const stepsOf = (...events: readonly Event[]) => caseStepsFor([historyOf(...events)], owner)[0]?.steps ?? [];
const told = (...events: readonly Event[]) =>
  stepsOf(...events).map(({ task, process, result }) => [task.event, process.before, process.after, result.value]);
const timings = (...events: readonly Event[]) =>
  stepsOf(...events).flatMap(({ timing }) => timing.map(({ clock, due, inTime }) => [clock, due, inTime]));
const decisions = (...events: readonly Event[]) =>
  caseDecisionsFor([historyOf(...events)], owner).map(({ event, actor, choice }) => [event, actor, choice]);

const path = [opened, item, complete, opinion, standard, overdue, appointed, taken, review];

describe('an appointment case under the five questions', () => {
  it('tells who did what by which right, from which status to which, and with which result', () => {
    expect(told(...path, ended)).toEqual([
      ['AppointmentCaseOpened', 'UNKNOWN', 'OPENED', 'P1'],
      ['DossierItemReceived', 'OPENED', 'DOSSIER_DUE', 'd'.repeat(64)],
      ['DossierCompleted', 'DOSSIER_DUE', 'DOSSIER_COMPLETE', 'RECORDED'],
      ['PartyOpinionRecorded', 'DOSSIER_COMPLETE', 'PARTY_OPINION', '5/QĐ'],
      ['StandardConcluded', 'PARTY_OPINION', 'PARTY_OPINION', '5/QĐ'],
      ['CaseOverdue', 'PARTY_OPINION', 'PARTY_OPINION', '2026-05-11'],
      ['Appointed', 'PARTY_OPINION', 'DECIDED', '5/QĐ'],
      ['OfficeTaken', 'DECIDED', 'IN_OFFICE', '2026-12-20'],
      ['ReappointmentReviewOpened', 'IN_OFFICE', 'IN_OFFICE', '2031-11-19'],
      ['AppointmentEnded', 'IN_OFFICE', 'ENDED', 'TERM'],
    ]);
    const steps = stepsOf(...path, ended);
    expect(steps.flatMap(missingClears)).toEqual([]);
    expect(steps.at(-1)).toMatchObject({ person: 'p-authority', onBehalfOf: null, responsibility: 'rule' });
    expect(steps[0]?.process.pack).toBe('VN-CIVIL-2025@1');
    expect(steps.map(({ process }) => process.clause === null)).toContain(true);
  });

  it('tells how each step stood against its clock: late is late, and half a year is no less', () => {
    expect(timings(...path, ended)).toEqual([
      ['dossierDue', '2026-05-04', true],
      ['decisionDue', '2026-05-11', false],
      ['decisionDue', '2026-05-11', false],
      ['officeDue', '2026-12-20', true],
      ['termReminder', '2031-08-21', true],
      ['termEnd', '2031-11-19', true],
    ]);
    const lapsed = at('CaseOverdue', { clock: 'termEnd', due: '2031-11-19' }, '2031-11-20', 'system:clocks');
    expect(timings(...path, lapsed).at(-1)).toEqual(['termEnd', '2031-11-19', false]);
    const open = at('DossierCompleted', { decisionDue: null }, '2026-05-04');
    expect(timings(opened, open, opinion, appointed)).toEqual([['dossierDue', '2026-05-04', true]]);
  });

  it('tells of a case that failed why, and of the clock that it failed by', () => {
    const late = failed({ code: 'DOSSIER_LATE', by: 'SYSTEM', reason: null }, '2026-05-05', 'system:clocks');
    expect(told(opened, late).at(-1)).toEqual(['AppointmentFailed', 'OPENED', 'FAILED', 'DOSSIER_LATE']);
    expect(timings(opened, late)).toEqual([['dossierDue', '2026-05-04', false]]);
    const absent = failed({ code: 'DID_NOT_TAKE_OFFICE', by: 'SYSTEM', reason: null }, '2026-12-21', 'system:clocks');
    expect(timings(...path.slice(0, 7), absent).at(-1)).toEqual(['officeDue', '2026-12-20', false]);
  });

  it('has one step for the refusal of the authority, and none for what only follows', () => {
    const refused = at('AppointmentRefused', { decision: paper, reason, minutes: 'a'.repeat(64) }, '2026-05-07');
    const follows = failed({ code: 'REFUSED', by: 'AUTHORITY', reason }, '2026-05-07', 'p-authority');
    const flagged = at(
      'CaseDeviationFlagged',
      { ...place, what: 'dated-back', details: {}, rule: 'r' } as never,
      '2026-05-07',
    );
    expect(told(opened, complete, against, refused, follows, flagged).slice(3)).toEqual([
      ['AppointmentRefused', 'PARTY_OPINION', 'PARTY_OPINION', '5/QĐ'],
    ]);
    expect(decisions(opened, complete, against, unmet, refused, follows, flagged)).toEqual([
      ['DossierCompleted', 'p-owner', 'COMPLETE'],
      ['PartyOpinionRecorded', 'p-owner', 'NOT_FAVOURABLE'],
      ['StandardConcluded', 'p-owner', 'NOT_MET'],
      ['AppointmentRefused', 'p-owner', 'REFUSED'],
    ]);
  });

  it('tells of those who pass it on, and of a merger', () => {
    const passed = at('CaseOwnerChanged', { owner: 'p-next' }, '2027-01-04', 'system:appointment-cases');
    const signs = { unit: 'U1', authority: 'p-other', effectiveOn: '2027-01-05', decision: paper };
    const changed = at('CaseAuthorityChanged', signs, '2027-01-05', 'system:signers');
    const merger = {
      of: 'U1',
      into: 'U2',
      authority: 'p-third',
      on: '2027-02-01',
      kind: 'EQUAL',
      decision: paper,
    } as const;
    const merged = at('AppointmentMerged', { ...merger, term: 'OLD_DECISION', until: '2031-11-19' }, '2027-02-01');
    const signed = at('AppointmentEnded', { reason: 'RESIGNATION', on: '2027-03-01', decision: paper }, '2027-03-01');
    const all = [...path.slice(0, 8), passed, changed, merged, signed];
    const seen = caseStepsFor([historyOf(...all)], reader('p-next'))[0]?.steps.slice(-4) ?? [];
    expect(seen.map(({ result }) => result.value)).toEqual(['p-next', '5/QĐ', '5/QĐ', '5/QĐ']);
    const chosen = caseDecisionsFor([historyOf(...all)], reader('p-third')).slice(-2);
    expect(chosen.map(({ choice }) => choice)).toEqual(['EQUAL', 'RESIGNATION']);
  });
});

describe('the decisions of an appointment case', () => {
  it('stand in the register with their signer and papers, what was handed in with its hash', () => {
    expect(decisions(...path, ended)).toEqual([
      ['DossierItemReceived', 'p-owner', 'DIPLOMAS'],
      ['DossierCompleted', 'p-owner', 'COMPLETE'],
      ['PartyOpinionRecorded', 'p-owner', 'FAVOURABLE'],
      ['StandardConcluded', 'p-owner', 'MET'],
      ['Appointed', 'p-authority', 'APPOINTED'],
      ['OfficeTaken', 'p-owner', '2026-12-20'],
      ['AppointmentEnded', 'p-authority', 'TERM'],
    ]);
    const delegated = { ...appointed, meta: { ...appointed.meta, onBehalfOf: 'p-authority', actor: 'p-deputy' } };
    const [, first, , , , signed] = [
      undefined,
      ...caseDecisionsFor([historyOf(opened, item, complete, opinion, standard, delegated)], owner),
    ];
    expect(first).toMatchObject({ round: 'R1', case: 'R1-P1', revision: 1, handedIn: 'd'.repeat(64), document: null });
    expect(signed).toMatchObject({
      ...{ actor: 'p-deputy', onBehalfOf: 'p-authority', document: paper, reason: null, minutes: null },
      ...{ aboutKind: 'CANDIDATE', aboutId: 'c1', handedIn: null },
    });
    const withdrawn = failed({ code: 'REFUSED', by: 'CANDIDATE', reason }, '2026-05-05', 'p-winner');
    expect(caseDecisionsFor([historyOf(opened, withdrawn)], owner)).toMatchObject([{ choice: 'REFUSED', reason }]);
    const late = failed({ code: 'DOSSIER_LATE', by: 'SYSTEM', reason: null }, '2026-05-05', 'system:clocks');
    expect(decisions(opened, late)).toEqual([]);
  });
});

describe('what was decided in a case by some time', () => {
  const history = historyOf(opened, item, complete, opinion, standard, appointed);
  const choices = (me: Reader, ...asked: readonly [Parameters<typeof caseDecisionsFor>[2]]) =>
    caseDecisionsFor([history], me, ...asked).map(({ choice }) => choice);

  it('ends there, in recorded time and in valid time, and is nothing before the case', () => {
    expect(choices(owner, { cut: {} })).toHaveLength(5);
    expect(choices(owner, { cut: { position: 3n } })).toEqual(['DIPLOMAS', 'COMPLETE']);
    expect(choices(owner, { cut: { instant: '2026-05-06T02:00:00.000Z' } })).toHaveLength(4);
    expect(choices(owner, { cut: {}, valid: '2026-04-30' })).toEqual(['DIPLOMAS']);
    expect(choices(owner, { cut: { position: 0n } })).toEqual([]);
    const steps = caseStepsFor([history], owner, { cut: { position: 3n } })[0]?.steps ?? [];
    expect(steps.map(({ task }) => task.event)).toEqual([
      'AppointmentCaseOpened',
      'DossierItemReceived',
      'DossierCompleted',
    ]);
  });

  it('is for who handles the case today, and what was closed to the person then stays closed', () => {
    const next = historyOf(opened, item, at('CaseOwnerChanged', { owner: 'p-next' }, '2026-04-21'));
    const then = { cut: { position: 2n } };
    expect(caseDecisionsFor([next], reader('p-next'), then)).toHaveLength(1);
    expect(caseDecisionsFor([next], owner, then)).toEqual([]);
    expect(choices(winner, { cut: { position: 5n } })).toEqual(['DIPLOMAS', 'COMPLETE', 'SEALED', 'SEALED']);
    expect(choices(winner, { cut: {} })).toEqual(['DIPLOMAS', 'COMPLETE', 'FAVOURABLE', 'MET', 'APPOINTED']);
  });
});

describe('who reads an appointment case', () => {
  const asked = [opened, item, complete, standard, opinion];
  const stateOf = (status: 'PARTY_OPINION' | 'IN_OFFICE') => ({ ...unopened, status, opened: start });

  it('is who handles it; of others it is not there, nor what was never opened', () => {
    const some = [historyOf(...asked)];
    for (const me of [owner, reader('p-authority'), reader('x', { roles: ['AUDITOR'], bodies: ['B1'] })]) {
      expect(caseStepsFor(some, me)).toMatchObject([{ case: 'R1-P1', post: 'P1', candidate: 'c1' }]);
      expect(caseDecisionsFor(some, me)).toHaveLength(4);
    }
    for (const me of [reader('x', { bodies: ['B2'] }), reader('m1', { roles: ['COUNCIL'], bodies: ['B1'] })]) {
      expect([caseStepsFor(some, me), caseDecisionsFor(some, me)]).toEqual([[], []]);
    }
    expect(caseStepsFor([historyOf(), historyOf(item)], owner)).toEqual([]);
  });

  it('is the person before all else, who learns what was thought with the decision', () => {
    const seen = caseDecisionsFor([historyOf(...asked)], winner);
    expect(seen.map(({ choice, document }) => [choice, document])).toEqual([
      ['DIPLOMAS', null],
      ['COMPLETE', null],
      ['SEALED', null],
      ['SEALED', null],
    ]);
    const steps = (events: readonly Event[]) => caseStepsFor([historyOf(...events)], winner)[0]?.steps.slice(3, 5);
    expect(steps(asked)?.map(({ result }) => result.value)).toEqual(['RECORDED', 'RECORDED']);
    expect(steps([...asked, appointed])?.map(({ result }) => result.value)).toEqual(['5/QĐ', '5/QĐ']);
  });

  it('reads the log with what is still sealed, and the sessions in it only who checks', () => {
    const meta = { actor: 'p-owner', account: 'a', session: 's', commandDigest: 'digest' } as const;
    const [event] = historyOf({ ...opinion, meta });
    const shown = (me: Reader, status: 'PARTY_OPINION' | 'IN_OFFICE' = 'PARTY_OPINION') =>
      caseEventFor(event!, stateOf(status), me);
    expect(shown(winner).data).toEqual({ favourable: 'SEALED', document: 'SEALED' });
    expect(shown(winner, 'IN_OFFICE').data).toEqual({ favourable: true, document: paper });
    expect(shown(owner)).toMatchObject({ data: { favourable: true } });
    expect(shown(owner).meta).toMatchObject({ account: 'SEALED', session: 'SEALED', commandDigest: 'SEALED' });
    expect(shown(owner).meta).not.toHaveProperty('means');
    const auditor = reader('x', { roles: ['AUDITOR'], bodies: ['B1'] });
    expect(shown(auditor).meta).toMatchObject({ account: 'a', session: 's', commandDigest: 'SEALED' });
  });

  it('reads what was written in it only as one of those who handle it', () => {
    const known = stateOf('PARTY_OPINION');
    expect([owner, winner, reader('x')].map((me) => readsTextsOf(known, me))).toEqual([true, false, false]);
    const bodiless = Object.fromEntries(Object.entries(start).filter(([field]) => field !== 'body'));
    const concerned = concernedIn({ ...known, opened: bodiless as Omit<typeof start, 'body'> });
    expect(concerned.body).toBeNull();
    expect(readsAs(concerned, reader('x', { bodies: ['B1'] }))).toBeUndefined();
  });
});
