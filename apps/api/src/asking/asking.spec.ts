import { Logger } from '@nestjs/common';
import { memoryEventStore, sqliteEventStore } from '#stores';
import { placeIn, type Reader, type RoundDoc, views } from '#exams';
import { FROM_SOURCE } from '#test/support/from-source';
import { frozenRound } from '#test/support/frozen-round';
import { foldView } from '#test/support/story';
import { type TemporaryFolder, temporaryFolder } from '#test/support/tmp';
import { CANDIDATES, writeLargeRound } from '../../../../test/bench/large-round.js';
import { apart, type Apart } from './apart.js';
import { Asking } from './asking.js';
import { type Job, workOut, type Works } from './works.js';

const ROUND = 'large';
const units =
  'code,name,kind,owner,authority,superior,effectiveOn\nu1,Trường mẫu,SERVICE_UNIT,city,p1,p2,2020-01-01\nu2,,BANK,,,,';
const positions = 'code,name\np1,Mẫu';

const documents = (name: string): readonly unknown[] =>
  Object.values(
    foldView(
      views.find((view) => view.name === name)!,
      frozenRound,
    ),
  );
const me: Reader = { person: 'person-auditor', roles: ['AUDITOR'], bodies: ['*'] };
const [round] = documents('rounds') as readonly [RoundDoc];

/** One job of each kind. */
const jobs: Readonly<Record<keyof Works, readonly unknown[]>> = {
  why: [ROUND, {}, 'C7'],
  whatIf: [ROUND, {}, { writtenPassMark: '60' }],
  robustness: [ROUND, {}],
  caseFile: [ROUND, {}],
  markers: [ROUND, {}],
  invariants: [ROUND],
  past: [ROUND, { cut: { position: 200n } }, ['candidates', 'scripts']],
  registry: ['units', { cut: {} }],
  changes: [ROUND, { from: { position: 200n }, to: { position: 400n } }, { me, round, place: placeIn(me, round) }],
  waited: [{ round: ROUND, cases: [] }, { position: 400n }, { me, round, place: placeIn(me, round) }],
  fiveClears: [documents('steps'), { me, round, place: placeIn(me, round) }, { ids: [], asked: { cut: {} } }],
  units: [units],
  positions: [positions],
};

it('tells the operator why nothing that takes long is answered', async () => {
  const told: unknown[] = [];
  Logger.overrideLogger({ log: () => undefined, warn: () => undefined, error: (line) => told.push(line) });
  // From source there is no built program for the thread: it ends as soon as it begins.
  const asking = new Asking({ events: memoryEventStore(), logFile: { events: 'none', packs: undefined } });
  await expect(asking.ask('account-1', 'robustness', ROUND, {})).rejects.toMatchObject({ code: 'not-worked-out' });
  expect(told).toEqual([expect.stringMatching(/^the thread for what takes long ended: Error/)]);
  await asking.onApplicationShutdown();
});

describe('what takes long', () => {
  let folder: TemporaryFolder;
  let events: ReturnType<typeof sqliteEventStore>;
  let thread: Apart;
  beforeAll(async () => {
    folder = temporaryFolder();
    events = sqliteEventStore({ file: folder.file('events.sqlite') });
    await writeLargeRound(events, ROUND);
    const program = new URL('./asking-thread.ts', import.meta.url);
    const workerData = { events: folder.file('events.sqlite'), packs: undefined };
    thread = apart({
      program,
      workerData,
      limitMs: 300_000,
      onFault: () => undefined,
      options: { execArgv: [...FROM_SOURCE] },
    });
  });
  afterAll(async () => {
    await thread.close();
    await events.close();
    folder.remove();
  });

  it.each(Object.keys(jobs) as Job['what'][])('is answered by the thread as it would be here: %s', async (what) => {
    const job: Job = { what, given: jobs[what] };
    const here: unknown = await workOut(events, job);
    expect(await thread.work(job)).toStrictEqual(here);
    expect(here).not.toHaveProperty('refused');
  });

  it('sees what was recorded since the thread was started, and refuses what has no result yet', async () => {
    const nothing = { what: 'robustness', given: ['later', {}] };
    expect(await thread.work(nothing)).toMatchObject({ refused: 'not-compiled' });
    await writeLargeRound(events, 'later');
    expect(await thread.work({ what: 'caseFile', given: ['later', {}] })).toMatchObject({
      candidates: { length: CANDIDATES },
    });
  });

  it('does not end the thread when it fails', async () => {
    await expect(thread.work({ what: 'nothing', given: [] })).rejects.toMatchObject({
      name: 'TypeError',
      stack: expect.stringMatching(/works\.ts/) as string,
    });
    expect(await thread.work({ what: 'units', given: [units] })).toMatchObject({ lines: 2, good: [{ id: 'u1' }] });
  });
});
