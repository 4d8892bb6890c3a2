import type { AppointmentDocument } from '#exams';
import { dossierItems } from '#exams';
import type { Caller } from '../../../apps/cli/src/demo/client.js';
import { local } from '../../../apps/cli/src/demo/play.js';
import { caseOf } from '../../../apps/cli/src/demo/round-appointing.js';
import { eventually } from '../../../apps/cli/src/demo/seen.js';
import { goOn, setNow } from '../../support/api-round/now.js';
import { type ScenarioProduct, startScenarioProduct } from '../../support/api-round/product.js';
import { playRound, refusalOf, type ScenarioRound } from '../../support/api-round/round.js';

// The way from a result to an office, as it happens: one case refused, the next late by half a year, then a whole term.

interface Shown {
  readonly position: string;
  readonly revision: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: Readonly<Record<string, unknown>>;
}
interface Line {
  readonly case: string | null;
  readonly code: string;
  readonly standing: string;
  readonly overdue: boolean;
  readonly due: string | null;
}
interface Decided {
  readonly case?: string;
  readonly event: string;
  readonly actor: string;
  readonly choice: string | null;
  readonly document: { readonly number: string } | null;
}
interface Clears {
  readonly missing: number;
  readonly cases: readonly {
    readonly case: string;
    readonly steps: readonly {
      readonly task: { readonly event: string };
      readonly timing: readonly { readonly clock: string; readonly inTime: boolean }[];
    }[];
  }[];
}

let product: ScenarioProduct;
let round: ScenarioRound;
beforeAll(async () => {
  setNow(Date.parse(local('2026-01-19', '07:00')));
  product = await startScenarioProduct();
  round = await playRound(product, {
    entry: 'LIVE',
    candidates: [
      { id: 'A', marks: ['70', '70'], appeal: ['71', '71'], sheets: ['80', '80'] },
      { id: 'B', marks: ['60', '60'], appeal: ['60', '60'], sheets: ['70', '70'] },
    ],
    days: {
      DRAFT: '2026-01-19',
      ANNOUNCED: '2026-02-02',
      SCREENING: '2026-03-05',
      WRITTEN_RUNNING: '2026-03-06',
      MARKING: '2026-03-09',
      WRITTEN_PUBLISHED: '2026-03-10',
    },
    closesOn: '2026-03-04',
    until: 'RESULT_ANNOUNCED',
  });
});
afterAll(async () => {
  goOn();
  await product.close();
});

const path = (id: string, part: string): string => `/api/appointments/${id}/${part}`;

const caseFor = async (candidate: string): Promise<AppointmentDocument> => {
  const found = await eventually(
    async () => (await round.callerOf('HR')).list<AppointmentDocument>('/api/appointments'),
    (all) => all.some((one) => one.candidate === candidate),
  );
  return caseOf(found, candidate);
};

const send = async (by: string, id: string, command: string, body: object = {}): Promise<unknown> =>
  (await round.callerOf(by)).post(path(id, command), body);

const historyOf = async (by: string, id: string): Promise<readonly Shown[]> =>
  (await (await round.callerOf(by)).get<{ items: readonly Shown[] }>(path(id, 'history'))).items;

/** The event of this type in the log of a case, as `by` reads it. */
const eventOf = async (by: string, id: string, type: string): Promise<Shown> => {
  const event = (await historyOf(by, id)).find((one) => one.type === type);
  if (event === undefined) throw new Error(`${id} has no ${type}`);
  return event;
};

/** How often something of this type stands in the log of a case. */
const countOf = async (id: string, type: string): Promise<number> =>
  (await historyOf('AUDITOR', id)).filter((event) => event.type === type).length;

const workOf = async (by: string, id: string): Promise<readonly Line[]> => {
  const caller: Caller = await round.callerOf(by);
  return (await caller.get<{ items: readonly Line[] }>('/api/work')).items.filter((line) => line.case === id);
};
const standing = async (by: string, id: string) =>
  (await workOf(by, id)).map(({ code, standing: how, overdue }) => [code, how, overdue]);

const waits = async (by: string, id: string, code: string): Promise<void> => {
  await eventually(
    () => workOf(by, id),
    (lines) => lines.some((line) => line.code === code),
  );
};

const toOpinion = async (id: string, favourable: boolean): Promise<void> => {
  for (const item of dossierItems) await send('HR', id, 'receive-dossier-item', { item, hash: 'd'.repeat(64) });
  await send('HR', id, 'complete-dossier');
  const document = round.decision('7-YK/ĐU');
  await send('HR', id, 'record-standard-conclusion', { document, met: true });
  await send('HR', id, 'record-party-opinion', { document, favourable });
};

const clearsOf = async (by: string): Promise<Clears> =>
  (await round.callerOf(by)).get<Clears>(`/api/rounds/${round.id}/five-clears`);

/** A case and its decisions as they stood at the opinion of the Party committee, now that the case is decided. */
const toldOfThePast = async (id: string, at: string): Promise<void> => {
  const get = async <Told>(by: string, where: string, query: Readonly<Record<string, string>> = { at }) =>
    (await round.callerOf(by)).get<Told>(where, query);
  for (const [by, favourable] of [
    ['HR', false],
    ['AUTHORITY', false],
    ['A', null],
  ] as const) {
    const then = { id, status: 'PARTY_OPINION', favourable };
    const { items } = await get<{ items: readonly object[] }>(by, '/api/appointments', { at, status: then.status });
    expect([by, items]).toMatchObject([by, [then]]);
    expect(await get(by, `/api/appointments/${id}`)).toMatchObject({ ...then, asOf: { at, valid: null } });
  }
  expect(await refusalOf(get('B', `/api/appointments/${id}`))).toBe('not-then');
  expect(await refusalOf(get('HR', `/api/appointments/${id}`, { valid: '2026-02-01' }))).toBe('not-then');
  const decided = async (query: Readonly<Record<string, string>>) => {
    const where = `/api/rounds/${round.id}/decisions`;
    const { items } = await get<{ items: readonly Decided[] }>('AUDITOR', where, { limit: '200', ...query });
    return items.filter((one) => one.case === id).map(({ event }) => event);
  };
  expect((await decided({ at })).at(-1)).toBe('PartyOpinionRecorded');
  expect((await decided({})).slice(-1)).not.toEqual((await decided({ at })).slice(-1));
  expect(await decided({ valid: '2026-02-01' })).toEqual([]);
  const clears = await get<Clears>('AUDITOR', `/api/rounds/${round.id}/five-clears`);
  expect(clears).toMatchObject({ missing: 0, asOf: { at, valid: null } });
  expect(clears.cases.find((one) => one.case === id)?.steps.at(-1)?.task.event).toBe('PartyOpinionRecorded');
};

describe('the appointment stage under the same evidence and clocks as the round', () => {
  it('keeps the log of a case, its opinions sealed from the person, its texts for those who handle it', async () => {
    const { id } = await caseFor('A');
    await toOpinion(id, false);
    const sealed = await eventOf('A', id, 'PartyOpinionRecorded');
    expect(sealed.data).toEqual({ favourable: 'SEALED', document: 'SEALED' });
    expect(sealed.meta).toMatchObject({ account: 'SEALED', session: 'SEALED', commandDigest: 'SEALED' });
    for (const who of ['HR', 'AUTHORITY', 'AUDITOR']) {
      const open = await eventOf(who, id, 'PartyOpinionRecorded');
      expect(open.data).toMatchObject({ favourable: false });
    }
    for (const stranger of ['M1', 'K1']) expect(await refusalOf(historyOf(stranger, id))).toBe('not-allowed');
    for (const stranger of ['B', 'AUTHORITY2']) expect(await refusalOf(historyOf(stranger, id))).toBe('not-found');
    expect(await refusalOf(historyOf('HR', 'no-such-case'))).toBe('not-found');

    await send('AUTHORITY', id, 'refuse-appointment', {
      decision: round.decision('8/QĐ'),
      ...round.why('không thuận'),
    });
    const refused = await eventOf('A', id, 'AppointmentRefused');
    const textsFor = async (who: string, revision: number) =>
      (await round.callerOf(who)).get<{ texts: object }>(path(id, `texts/${String(revision)}`));
    for (const who of ['HR', 'AUDITOR']) {
      expect(await textsFor(who, refused.revision)).toMatchObject({
        type: 'AppointmentRefused',
        texts: { reason: 'Lý do mẫu: không thuận' },
      });
    }
    expect(await refusalOf(textsFor('A', refused.revision))).toBe('not-your-part');
    expect(await refusalOf(textsFor('B', 0))).toBe('not-found');
    expect(await refusalOf(textsFor('HR', 999))).toBe('not-found');
    const opened = await eventOf('A', id, 'PartyOpinionRecorded');
    expect(opened.data).toMatchObject({ favourable: false });
    await toldOfThePast(id, sealed.position);
  });

  it('records once that a decision is late by half a year, and tells the officer and the authority of it', async () => {
    await eventually(
      () =>
        refusalOf(round.act('AUTHORITY', 'invite-next-ranked', { post: 'P1', decision: round.decision('9/QĐ') })).catch(
          () => 'taken',
        ),
      (code) => code === 'taken',
    );
    const { id } = await caseFor('B');
    await toOpinion(id, true);
    await waits('AUTHORITY', id, 'appointment');
    expect(await standing('AUTHORITY', id)).toEqual([['appointment', 'YOURS', false]]);
    expect(await standing('HR', id)).toEqual([]);

    round.on('2026-11-16');
    await round.tick();
    await eventually(
      () => caseFor('B'),
      ({ overdue }) => overdue === true,
    );
    await round.tick();
    expect(await countOf(id, 'CaseOverdue')).toBe(1);
    expect(await standing('AUTHORITY', id)).toEqual([['appointment', 'YOURS', true]]);
    expect(await standing('HR', id)).toEqual([['caseDecision', 'ESCALATED', true]]);
    expect(await standing('B', id)).toEqual([]);
  });

  it('stands in the decision register and in five clears of its round, with papers, signer and clocks', async () => {
    const { id } = await caseFor('B');
    const decision = round.decision('10/QĐ-BN');
    await send('AUTHORITY', id, 'decide-appointment', { decision, effectiveOn: '2026-11-20', years: 5 });
    round.on('2026-11-20');
    await send('HR', id, 'take-office', { on: '2026-11-20' });
    const auditor = await round.callerOf('AUDITOR');
    const register = await auditor.list<Decided>(`/api/rounds/${round.id}/decisions`);
    const ofCase = register.filter((one) => one.case === id);
    expect(ofCase.find(({ event }) => event === 'Appointed')).toMatchObject({
      actor: round.idOf('AUTHORITY'),
      document: { number: '10/QĐ-BN' },
    });
    const events = ofCase.map(({ event }) => event);
    const steps = ['DossierItemReceived', 'PartyOpinionRecorded', 'StandardConcluded', 'OfficeTaken'];
    expect(events).toEqual(expect.arrayContaining(steps));
    expect(register.findIndex((one) => one.case !== undefined)).toBe(
      register.filter((one) => one.case === undefined).length,
    );
    const query = { event: 'AppointmentRefused', limit: '1' };
    const { items } = await auditor.get<{ items: readonly Decided[] }>(`/api/rounds/${round.id}/decisions`, query);
    expect(items).toMatchObject([{ choice: 'REFUSED', document: { number: '8/QĐ' } }]);
    const council = await (await round.callerOf('M1')).list<Decided>(`/api/rounds/${round.id}/decisions`);
    expect(council.filter((one) => one.case !== undefined)).toEqual([]);

    expect((await clearsOf('M1')).cases).toEqual([]);
  });

  it('says in five clears how each step of a case stood against its clock', async () => {
    const { id } = await caseFor('B');
    const { missing, cases } = await clearsOf('AUDITOR');
    expect(missing).toBe(0);
    const steps = cases.find((one) => one.case === id)?.steps ?? [];
    const timing = (event: string) => steps.filter(({ task }) => task.event === event).flatMap((step) => step.timing);
    expect(timing('DossierCompleted')).toMatchObject([{ clock: 'dossierDue', inTime: true }]);
    expect(timing('CaseOverdue')).toMatchObject([{ clock: 'decisionDue', inTime: false }]);
    expect(timing('Appointed')).toMatchObject([{ clock: 'decisionDue', inTime: false }]);
    expect(timing('OfficeTaken')).toMatchObject([{ clock: 'officeDue', inTime: true }]);
  });

  it('warns of the end of a term before it comes, and records once that nobody ended it', async () => {
    const { id, until } = await caseFor('B');
    expect(until).toBe('2031-11-19');
    expect(await standing('AUTHORITY', id)).toEqual([]);
    round.on('2031-09-01');
    await round.tick();
    expect(await countOf(id, 'ReappointmentReviewOpened')).toBe(1);
    for (const who of ['AUTHORITY', 'HR']) {
      expect(await standing(who, id)).toEqual([['termReview', 'COMING', false]]);
    }
    round.on('2032-05-20');
    await eventually(
      () => caseFor('B'),
      ({ due }) => due === '2031-11-19',
    );
    await round.tick();
    await eventually(
      () => caseFor('B'),
      ({ overdue }) => overdue === true,
    );
    await round.tick();
    expect(await countOf(id, 'CaseOverdue')).toBe(2);
    expect(await standing('AUTHORITY', id)).toEqual([['termEnd', 'YOURS', true]]);
    expect(await standing('HR', id)).toEqual([['termEnd', 'ESCALATED', true]]);
    await send('AUTHORITY', id, 'end-appointment', {
      reason: 'TERM',
      on: '2031-11-19',
      decision: round.decision('11/QĐ'),
    });
    await eventually(
      () => caseFor('B'),
      ({ status }) => status === 'ENDED',
    );
    expect(await standing('AUTHORITY', id)).toEqual([]);
    expect((await clearsOf('AUDITOR')).missing).toBe(0);
  });
});
