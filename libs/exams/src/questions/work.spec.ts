import { sampleUntil } from '#test/support/sample-history';
import { viewerAt } from '#test/support/viewer';
import { foldRound } from '../round/fold.js';
import type { AccountDocument } from '../views/registry/accounts.js';
import { type WaitingLine, waitingOn } from './waiting/for-reader.js';
import { inOrderOfWork, openCases, openStages, workIn, type WorkLine, workOnAccount } from './work.js';

const TODAY = '2026-03-15';
const line = (changes: Partial<WaitingLine> = {}): WaitingLine => ({
  ...{ code: 'task', words: { vi: 'Việc', en: 'A task' }, shown: 'ROUND', subject: '', command: 'OpenApplications' },
  ...{ case: null, ready: true, from: null, progress: null, missing: null, since: '2026-03-01T02:00:00.000Z' },
  ...{ due: null, parts: [], persons: ['K1'], rule: 'r', until: 'ApplicationsOpened', onExpiry: null, yours: false },
  ...changes,
});
const standingOf = (person: string, changes: Partial<WaitingLine>) =>
  workIn(viewerAt('MARKING', person), [line(changes)], TODAY).map(({ standing, overdue }) => [standing, overdue]);

describe('the work of one person', () => {
  it('is what that person is told by each round, and no more', () => {
    const round = foldRound(sampleUntil('PapersSealed'));
    const seen = ['m1', 'K1', 'p-owner', 'nobody'].map((person) => {
      const viewer = viewerAt('WRITTEN_READY', person);
      const told = waitingOn('2026-04-01', round, [], viewer);
      const work = workIn(viewer, told, '2026-04-01');
      expect(work.every(({ persons }) => persons.includes(person))).toBe(true);
      return [person, work.length, told.filter(({ persons }) => persons.includes(person)).length];
    });
    expect(seen.map(([, mine, told]) => mine === told)).toEqual([true, true, true, true]);
    expect(seen.some(([, mine]) => Number(mine) > 0)).toBe(true);
    expect(seen.at(-1)).toEqual(['nobody', 0, 0]);
  });

  it('can be done now, comes later, or is nothing of theirs', () => {
    expect(standingOf('K1', { yours: true })).toEqual([['YOURS', false]]);
    expect(standingOf('K1', { ready: false })).toEqual([['COMING', false]]);
    expect(standingOf('K2', {})).toEqual([]);
  });

  it('that is overdue is told to the owner and the authority as well, or above it, from the day after its last', () => {
    const due = (day: string, more: Partial<WaitingLine> = {}) => ({ due: day, ...more });
    const people = ['p-owner', 'p-authority', 'p-superior', 'm1'];
    const told = (changes: Partial<WaitingLine>) => people.filter((person) => standingOf(person, changes).length > 0);
    expect(told(due(TODAY))).toEqual([]);
    expect(told(due('2026-03-14'))).toEqual(['p-owner', 'p-authority']);
    expect(standingOf('p-owner', due('2026-03-14'))).toEqual([['ESCALATED', true]]);
    expect(told(due('2026-03-14', { ready: null }))).toEqual(['p-owner', 'p-authority']);
    expect(told(due('2026-03-14', { ready: false }))).toEqual([]);
    expect(told(due('2026-03-14', { persons: ['p-authority'] }))).toEqual(['p-owner', 'p-authority', 'p-superior']);
    expect(standingOf('p-authority', due('2026-03-14', { persons: ['p-authority'], yours: true }))).toEqual([
      ['YOURS', true],
    ]);
  });

  it('is never late in a round that is typed in from paper, but for the end of a term', () => {
    const { round, ...viewer } = viewerAt('MARKING', 'p-owner');
    const onPaper = (code: string) =>
      workIn({ ...viewer, round: { ...round, entry: 'RETROSPECTIVE' } }, [line({ code, due: '2026-03-14' })], TODAY);
    expect(onPaper('task')).toEqual([]);
    expect(onPaper('termEnd').map(({ overdue }) => overdue)).toEqual([true]);
  });

  it('is sorted: what can be done now, then what others are late with, then what comes; the nearest last day first', () => {
    const one = (standing: WorkLine['standing'], due: string | null, code: string): WorkLine => {
      const [made] = workIn(viewerAt('MARKING', 'K1'), [line({ yours: true, due, code })], TODAY);
      return { ...made!, standing };
    };
    const lines = [
      one('COMING', '2026-03-16', 'e'),
      one('YOURS', null, 'c'),
      one('ESCALATED', '2026-03-01', 'd'),
      one('YOURS', '2026-04-01', 'b'),
      one('YOURS', '2026-03-16', 'a'),
    ];
    expect(inOrderOfWork(lines).map(({ code }) => code)).toEqual(['a', 'b', 'c', 'd', 'e']);
    const [first] = inOrderOfWork([
      { ...lines[1]!, roundCode: 'R-2' },
      { ...lines[1]!, roundCode: null, code: 'z' },
    ]);
    expect(first?.code).toBe('z');
  });

  it('waits in rounds that have not ended, and in cases of others too', () => {
    expect(openStages).toContain('SUSPENDED');
    expect(openStages.filter((stage) => ['CANCELLED', 'ARCHIVED', 'ANNULLED'].includes(stage))).toEqual([]);
    expect(openCases).toEqual(['OPENED', 'DOSSIER_DUE', 'DOSSIER_COMPLETE', 'PARTY_OPINION', 'DECIDED']);
  });
});

describe('a change of an account', () => {
  const proposed = {
    ...{ id: 'p', roles: [], bodies: [], by: 'a-1', person: 'p-1', reason: null },
    kind: 'RESET',
    ...{ at: '2026-03-01T02:00:00.000Z', until: '2026-03-15T02:00:00.000Z' },
  } as const;
  const document: AccountDocument = {
    ...{ id: 'a-9', person: 'p-9', roles: ['HR'], bodies: ['B1'], status: 'OPEN', lockedUntil: null, factors: [] },
    ...{ lastSignInAt: null, sessionsEndedAt: null, hasCredential: true, passwordUntil: null, byOneAlone: false },
    ...{ awaits: 'CONFIRMATION', proposed },
  };
  const NOW = '2026-03-10T02:00:00.000Z';
  const admin = { person: 'p-2', roles: ['ADMIN'], bodies: ['B1'] } as const;
  const codes = (changes: Partial<AccountDocument>, me: Parameters<typeof workOnAccount>[1] = admin, now = NOW) =>
    workOnAccount({ ...document, ...changes }, me, now).map(({ code, account, due }) => [code, account, due]);

  it('waits for another administrator who acts for all its bodies, until it expires', () => {
    expect(codes({})).toEqual([['accountChange', 'a-9', '2026-03-15']]);
    expect(codes({}, { ...admin, roles: ['AUDITOR'] })).toEqual([]);
    expect(codes({}, { ...admin, person: 'p-1' })).toEqual([]);
    expect(codes({}, { ...admin, person: 'p-9' })).toEqual([]);
    expect(codes({}, { ...admin, bodies: ['B2'] })).toEqual([]);
    expect(codes({ proposed: { ...proposed, bodies: ['B2'] } })).toEqual([]);
    expect(codes({ proposed: null })).toEqual([]);
    expect(codes({}, admin, proposed.until)).toEqual([]);
  });
});
