import { paperRound } from '#test/support/paper-round';
import { put } from '#kernel';
import type { Role } from '../../account/events.js';
import type { AppointmentDocument } from '../../views/registry/appointments.js';
import type { AppointmentStatus } from '../../appointment/events.js';
import { viewerAt } from '#test/support/viewer';
import { foldRound } from '../../round/fold.js';
import { sampleUntil } from '#test/support/sample-history';
import type { Round } from '../../round/state.js';
import { casesWaiting, termsWaitBefore } from './cases.js';
import { waitingOn } from './for-reader.js';

const marking = (needs: 'HEAD_DECISION' | null): Round => {
  const round = paperRound({ candidates: [{ id: 'a' }] });
  const marks = [
    { marker: 'K1', mark: '60', place: 1 },
    { marker: 'K2', mark: '80', place: 2 },
  ] as const;
  const settled = needs === null ? ({ mark: '70', how: 'MEAN' } as const) : null;
  const scripts = put(round.marking.scripts, 'X1', { marks, third: null, needs, settled });
  return { ...round, stage: 'MARKING', marking: { ...round.marking, scripts } };
};

const today = '2026-05-04';

const seenBy = (round: Round, person: string, roles: readonly Role[] = []) =>
  waitingOn(today, round, [], viewerAt('MARKING', person, { roles }));

const codesFor = (...asked: Parameters<typeof seenBy>) => seenBy(...asked).map(({ code, ready }) => [code, ready]);

describe('what a reader is told of what a round waits for', () => {
  it('is everything for whoever watches over it', () => {
    expect(codesFor(marking('HEAD_DECISION'), 'p', ['AUDITOR'])).toEqual([
      ['headDecision', true],
      ['marking', false],
    ]);
  });

  it('tells the head of a dispute, and nobody else in the round that there is one', () => {
    expect(seenBy(marking('HEAD_DECISION'), 'K1')).toMatchObject([
      { code: 'headDecision', subject: 'X1', yours: true },
      { code: 'marking', ready: false, yours: false, missing: { kind: 'TASKS', ids: ['headDecision'] } },
    ]);
    for (const person of ['K2', 'm3', 'C1']) {
      expect(seenBy(marking('HEAD_DECISION'), person)).toEqual(seenBy(marking(null), person));
      expect(codesFor(marking(null), person)).toEqual([['marking', null]]);
    }
  });

  it('is for somebody without a seat what the stage says, and what waits for that person alone', () => {
    expect(seenBy(marking('HEAD_DECISION'), 'stranger')).toEqual(seenBy(marking(null), 'stranger'));
    expect(seenBy(marking(null), 'stranger')).toMatchObject([
      { code: 'marking', ready: null, persons: [], progress: null, missing: null, yours: false },
    ]);
    const schemes = foldRound(sampleUntil('GateEvaluated'));
    const lines = waitingOn(today, schemes, [], viewerAt('WRITTEN_FINAL', 'person-c1'));
    expect(lines.find(({ code }) => code === 'schemes')).toMatchObject({
      persons: ['person-c1'],
      yours: true,
      ready: true,
      missing: null,
      progress: null,
    });
    expect(lines.filter(({ code }) => code === 'schemes')).toHaveLength(1);
  });

  it('is not ready before the first day on which it can be done, unless all days are past', () => {
    const announced = foldRound(sampleUntil('RoundAnnounced'));
    const openingOn = (round: Round, day: string) =>
      waitingOn(day, round, [], viewerAt('ANNOUNCED', 'p', { roles: ['AUDITOR'] })).find(({ from }) => from !== null);
    const { from } = openingOn(announced, today)!;
    expect(openingOn(announced, '2026-01-21')).toMatchObject({ from, ready: false });
    expect(openingOn(announced, from!)).toMatchObject({ from, ready: true });
    const draft = { ...announced.plan.draft!, entry: 'RETROSPECTIVE' as const };
    const typedIn = { ...announced, plan: { ...announced.plan, draft } };
    expect(openingOn(typedIn, '2026-01-21')).toMatchObject({ from, ready: true });
  });

  it('is nothing any more for a stranger once the round has ended', () => {
    const ended = { ...foldRound(sampleUntil('RoundAnnounced')), stage: 'ARCHIVED' } as const;
    expect(waitingOn(today, ended, [], viewerAt('ARCHIVED', 'stranger'))).toEqual([]);
  });

  it('is nothing while there is no round', () => {
    const none = foldRound([]);
    expect(waitingOn(today, none, [], viewerAt('DRAFT', 'stranger'))).toEqual([]);
  });
});

describe('what the appointment cases of a round wait for', () => {
  const round = foldRound(sampleUntil('ResultsAnnounced'));
  const items = ['RESUME'] as const;
  const document = (status: AppointmentStatus, change: Partial<AppointmentDocument> = {}): AppointmentDocument => ({
    id: 'R1-P1-1',
    round: 'R1',
    post: 'P1',
    candidate: 'c1',
    person: 'person-c1',
    unit: 'u1',
    owner: 'p-owner',
    authority: 'p-authority',
    body: null,
    authorities: [],
    position: 'x',
    rank: 1,
    firstTerm: true,
    status,
    items: [],
    favourable: null,
    ...change,
  });
  const told = (status: AppointmentStatus, change: Partial<AppointmentDocument> = {}) =>
    casesWaiting(round, [document(status, change)], today).map(({ command, persons, due }) => [
      command,
      ...persons,
      due,
    ]);

  it('are the items of the dossier, each by its name, then that it is complete', () => {
    const due = document('DOSSIER_DUE', { items: [...items] as never, dossierDue: '2026-06-01' });
    const [line] = casesWaiting(round, [due], today);
    expect(line).toMatchObject({
      code: 'dossierItems',
      subject: 'P1',
      case: 'R1-P1-1',
      command: 'ReceiveDossierItem',
      persons: ['p-owner'],
      due: '2026-06-01',
      missing: { kind: 'DOSSIER_ITEMS' },
    });
    const all = line?.missing?.ids ?? [];
    expect(all.length).toBeGreaterThan(0);
    expect(line?.progress?.of).toBe((line?.progress?.done ?? 0) + all.length);
    expect(told('OPENED', { items: [...items, ...all] as never })).toEqual([['CompleteDossier', 'p-owner', null]]);
  });

  it('are the opinion of the Party, the decision it leads to, and the taking of office', () => {
    expect(told('DOSSIER_COMPLETE', { decisionDue: '2026-06-20' })).toEqual([
      ['RecordPartyOpinion', 'p-owner', '2026-06-20'],
    ]);
    expect(told('PARTY_OPINION', { favourable: true })).toEqual([['DecideAppointment', 'p-authority', null]]);
    expect(told('PARTY_OPINION', { favourable: false })).toEqual([['RefuseAppointment', 'p-authority', null]]);
    expect(told('DECIDED', { officeDue: '2026-07-01' })).toEqual([['TakeOffice', 'p-owner', '2026-07-01']]);
    expect(told('IN_OFFICE')).toEqual([]);
  });

  it('tell of what the Party committee thinks those alone who go on from there, and who watches', () => {
    const told = (person: string, favourable: boolean, roles: readonly Role[] = []) =>
      waitingOn(
        today,
        round,
        [document('PARTY_OPINION', { favourable })],
        viewerAt('RESULT_ANNOUNCED', person, { roles }),
      )
        .map(({ code }) => code)
        .filter((code) => code === 'appointment' || code === 'noAppointment');
    expect(told('p-authority', false)).toEqual(['noAppointment']);
    expect(told('x', true, ['AUDITOR'])).toEqual(['appointment']);
    for (const person of ['K1', 'm2', 'person-c1']) expect([told(person, true), told(person, false)]).toEqual([[], []]);
  });

  it('tell those who sit in the round in the same words that the authority is to decide, whatever the opinion is', () => {
    const words = (favourable: boolean) =>
      waitingOn(today, round, [document('PARTY_OPINION', { favourable })], viewerAt('RESULT_ANNOUNCED', 'K1', {}))
        .filter(({ case: id }) => id !== null)
        .map((line) => [line.code, line.words]);
    const decision = {
      vi: 'Chờ quyết định của cấp có thẩm quyền về việc bổ nhiệm',
      en: 'The decision of the authority on the appointment',
    };
    expect([words(true), words(false)]).toEqual([[['caseDecision', decision]], [['caseDecision', decision]]]);
  });

  it('tell whoever else has a seat that the authority is to decide, whatever the Party committee thinks', () => {
    const told = (person: string, favourable: boolean) =>
      waitingOn(
        today,
        round,
        [document('PARTY_OPINION', { favourable, decisionDue: '2026-04-30', clocks: 'RUN' })],
        viewerAt('RESULT_ANNOUNCED', person, {}),
      ).filter((line) => line.case !== null);
    for (const person of ['p-owner', 'm2', 'K1']) {
      expect(told(person, true)).toEqual(told(person, false));
      expect(told(person, true)).toMatchObject([
        { code: 'caseDecision', command: 'DecideAppointment', persons: ['p-authority'], due: '2026-04-30' },
      ]);
    }
    expect(told('person-c1', true)).toEqual([]);
    expect(told('p-owner', true)[0]?.onExpiry).toMatchObject({ event: 'CaseOverdue', whose: 'AUTHORITY' });
  });

  it('are the end of a term, from its reminder on: to look into, to be decided on the last day, and late after it', () => {
    const { plan } = round;
    const told = (day: string, status: AppointmentStatus = 'IN_OFFICE', of: Round = round) =>
      casesWaiting(of, [document(status, { until: '2031-05-10' })], day).map((line) => [
        ...[line.code, line.ready, line.from, line.due, line.since.slice(0, 10)],
        ...line.persons,
      ]);
    const due = ['2031-05-10', '2031-05-10', '2031-02-08'];
    expect(told('2031-02-08')).toEqual([]);
    for (const day of ['2031-02-09', '2031-05-09']) {
      expect(told(day)).toEqual([['termReview', false, ...due, 'p-authority', 'p-owner']]);
    }
    for (const day of ['2031-05-10', '2031-11-11']) {
      expect(told(day)).toEqual([['termEnd', true, ...due, 'p-authority']]);
    }
    expect(told('2031-11-11', 'ENDED')).toEqual([]);
    const ofNoPack = { ...round, plan: { ...plan, approved: { ...plan.approved!, pack: 'VN-NONE@1' } } };
    expect(told('2031-05-09', 'IN_OFFICE', ofNoPack)).toEqual([]);
    expect(told('2031-05-10', 'IN_OFFICE', ofNoPack)[0]?.slice(0, 2)).toEqual(['termEnd', true]);
  });

  it('are looked for as far ahead as the longest reminder of any pack goes', () => {
    expect(termsWaitBefore('2031-02-09')).toBe('2031-05-11');
  });

  it('go without an opinion of the Party where the pack leaves it open', () => {
    const { plan } = round;
    const hired = { ...round, plan: { ...plan, approved: { ...plan.approved!, pack: 'VN-CONTRACT-2026@1' } } };
    expect(casesWaiting(hired, [document('DOSSIER_COMPLETE')], today)).toMatchObject([
      { command: 'DecideAppointment' },
    ]);
  });
});
