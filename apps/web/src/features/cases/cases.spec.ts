import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Act } from '../../api/acts.js';
import type { AppointmentDocument, ShownEvent } from '../../api/types.gen.js';
import { caseActs, dueOf, happenedAt, isLate, paperOf, sortedCases } from './cases.js';

const text = readFileSync(join(import.meta.dirname, '../../api/acts.gen.json'), 'utf8');
const acts = JSON.parse(text) as Readonly<Record<string, Act>>;

const one = (id: string, rest: Partial<AppointmentDocument>): AppointmentDocument =>
  ({ id, status: 'DOSSIER_DUE', ...rest }) as AppointmentDocument;

describe('appointment cases', () => {
  it('given a running clock, waits until its last day; without one, until that of what comes next', () => {
    expect(dueOf(one('a', { due: '2026-05-01', dossierDue: '2026-06-01' }))).toBe('2026-05-01');
    expect(dueOf(one('a', { dossierDue: '2026-06-01' }))).toBe('2026-06-01');
    expect(dueOf(one('a', { status: 'PARTY_OPINION', decisionDue: '2026-06-02' }))).toBe('2026-06-02');
    expect(dueOf(one('a', { status: 'DECIDED', officeDue: '2026-06-03' }))).toBe('2026-06-03');
    expect(dueOf(one('a', { status: 'IN_OFFICE', officeDue: '2026-06-03' }))).toBeUndefined();
  });

  it('given several, puts late ones first, then the nearest, and last those that wait for nothing', () => {
    const cases = [
      one('done', { status: 'IN_OFFICE' }),
      one('later', { dossierDue: '2026-07-01' }),
      one('sooner', { dossierDue: '2026-06-01' }),
      one('late', { clocks: 'RUN', dossierDue: '2026-05-01' }),
      one('flagged', { overdue: true, dossierDue: '2026-08-01' }),
    ];

    expect(sortedCases(cases, '2026-05-20').map(({ id }) => id)).toEqual([
      'late',
      'flagged',
      'sooner',
      'later',
      'done',
    ]);
    expect(isLate(one('today', { clocks: 'RUN', dossierDue: '2026-05-20' }), '2026-05-20')).toBe(false);
    expect(isLate(one('on paper', { dossierDue: '2026-05-01' }), '2026-05-20')).toBe(false);
  });

  it('given a state and roles, offers what nothing waits for, of commands that there are', () => {
    const names = (...asked: [string, Parameters<typeof caseActs>[2], readonly string[]]) =>
      caseActs(acts, ...asked).map(([command]) => command);

    expect(names('PARTY_OPINION', ['AUTHORITY'], [])).toEqual(['RefuseAppointment', 'FailCase']);
    expect(names('PARTY_OPINION', ['AUTHORITY'], ['FailCase'])).toEqual(['RefuseAppointment']);
    expect(names('IN_OFFICE', ['AUTHORITY'], [])).toEqual(['EndAppointment', 'RecordMerger']);
    expect(names('IN_OFFICE', ['HR'], [])).toEqual([]);
  });

  it('given events, finds the paper behind the last of a type, and none where it is sealed', () => {
    const event = (type: string, data: object) => ({ type, data, meta: { at: 'recorded' } }) as unknown as ShownEvent;
    const paper = { number: '1/QĐ', date: '2026-05-14', hash: '' };
    const events = [
      event('Appointed', { decision: paper }),
      event('PartyOpinionRecorded', { document: paper }),
      event('StandardConcluded', { document: 'SEALED' }),
    ];

    expect(paperOf(events, 'Appointed')).toBe(paper);
    expect(paperOf(events, 'PartyOpinionRecorded')).toBe(paper);
    expect(paperOf(events, 'StandardConcluded')).toBeUndefined();
    expect(paperOf(events, 'OfficeTaken')).toBeUndefined();
  });

  it('given valid and recorded time, tells when it happened', () => {
    expect(happenedAt({ meta: { at: 'b', occurredAt: 'a' } as ShownEvent['meta'] })).toBe('a');
    expect(happenedAt({ meta: { at: 'b' } as ShownEvent['meta'] })).toBe('b');
  });
});
