import { type NewEvent, NO_STREAM, type Recorded, StoreUnavailable } from '#kernel';
import { sampleUntil } from '#test/support/sample-history';
import { contextOf } from '#test/support/specify';
import { temporaryFolder } from '#test/support/tmp';
import { derivedId, type Engine, openEngine } from './engine.js';
import { type Followers, startFollowers } from './followers.js';
import { readSettings } from './settings.js';
import { type Stores, ticking } from './ticking.js';

// Days far ahead, so that the followers' own looks, at the time of the day, find none of these clocks.
const NOW = '2100-01-01T02:00:00.000Z';
const folder = temporaryFolder();
let engine: Engine;
let followers: Followers;

beforeEach(async () => {
  const memory = { KHOABANG_EVENTS: 'memory:', KHOABANG_VIEWS: 'memory:' };
  engine = await openEngine(readSettings({ KHOABANG_DATA: folder.path, ...memory }));
  followers = startFollowers(engine, () => undefined);
});
afterEach(async () => {
  await followers.stop();
  await engine.close();
});
afterAll(() => {
  folder.remove();
});

interface Fact {
  readonly type: string;
  readonly data: unknown;
}

const appended = async (stream: string, facts: readonly Fact[], expected = NO_STREAM): Promise<void> => {
  const events = facts.map(({ type, data }, index): NewEvent => ({
    id: derivedId(stream, expected, index),
    type,
    version: 1,
    data,
    meta: { ...contextOf(), commandId: derivedId('sample', stream, expected), commandType: 'Sample' },
  }));
  await engine.events.append(stream, expected, events);
};

const started = (clock: string, due: string, entry: 'LIVE' | 'RETROSPECTIVE' = 'LIVE'): Fact => ({
  type: 'ClockStarted',
  data: {
    clock,
    startedOn: '2026-01-05',
    due,
    length: 10,
    unit: 'DAYS',
    whose: 'AUTHORITY',
    onExpiry: 'OverdueFlagged',
    entry,
    rule: 'sample',
  },
});

const drafted = (): Fact => {
  const { type, data } = sampleUntil('RoundDrafted')[0]!;
  return { type, data: { ...(data as object), clocks: 'RECORDED' } };
};

const caseOpened = (dossierDue: string, clocks: { readonly clocks?: 'RUN' }): Fact => ({
  type: 'AppointmentCaseOpened',
  data: {
    round: 'R1',
    post: 'P1',
    candidate: 'c1',
    person: 'p',
    unit: 'u1',
    position: 'x',
    authority: 'p-authority',
    owner: 'p-owner',
    pack: 'VN-CIVIL-2025@1',
    rank: 1,
    announcedOn: '2026-05-04',
    dossierDays: 20,
    firstTerm: true,
    dossierDue,
    ...clocks,
  },
});

const caughtUp = async (): Promise<void> => {
  expect(await followers.waitFor(await engine.events.head(), 20_000)).toBe(true);
};

/** What has been recorded because a clock ran out, oldest first. */
const fired = async (): Promise<readonly Recorded[]> =>
  (await Array.fromAsync(engine.events.readAll())).filter(({ meta }) => meta.commandType === 'ExpireClock');

const streams = (events: readonly Recorded[]) => events.map(({ stream }) => stream);

describe('the clocks that ran out', () => {
  it('fire although 2,000 rounds typed in from paper have clocks that ran out long before', async () => {
    for (let round = 0; round < 2_000; round += 1) {
      await appended(`round-paper-${round}`, [started('archiveDue', '2020-12-31', 'RETROSPECTIVE')]);
    }
    await appended('round-live', [drafted(), started('principleDue', '2099-01-19')]);
    await caughtUp();
    expect(await followers.tick(NOW)).toBe(1);
    const [flag, ...others] = await fired();
    expect(flag).toMatchObject({
      stream: 'round-live',
      type: 'OverdueFlagged',
      data: { clock: 'principleDue', due: '2099-01-19' },
      meta: { actor: 'system:clocks', authority: 'clock:principleDue' },
    });
    expect(others).toEqual([]);
  });

  it('fire all in one look, page after page, in the order of their last days, once each', async () => {
    const days = Array.from({ length: 1_100 }, (_, at) =>
      new Date(Date.UTC(2090, 0, at + 1)).toISOString().slice(0, 10),
    );
    const clocks = days.toReversed().map((due, index) => started(`c${index}`, due));
    await appended('round-busy', [drafted(), ...clocks]);
    await caughtUp();
    expect(await followers.tick(NOW)).toBe(1_100);
    // Views may lag: a clock that is shown as running although it has fired fires no second time.
    await followers.tick(NOW);
    expect((await fired()).map(({ data }) => (data as { due: string }).due)).toEqual(days);
  });

  it('fire in rounds and in appointment cases alike, by their last days, and not on the last day itself', async () => {
    await appended('round-r', [drafted(), started('principleDue', '2099-02-02'), started('today', '2100-01-01')]);
    await appended('appointment-late', [
      caseOpened('2026-05-24', { clocks: 'RUN' }),
      { type: 'DossierCompleted', data: { decisionDue: '2099-03-03' } },
    ]);
    await appended('appointment-lost', [caseOpened('2099-01-01', { clocks: 'RUN' })]);
    await appended('appointment-read-only', [caseOpened('2099-01-01', {})]);
    await caughtUp();
    expect(await followers.tick(NOW)).toBe(3);
    expect((await fired()).map(({ stream, type }) => `${stream} ${type}`)).toEqual([
      'appointment-lost AppointmentFailed',
      'round-r OverdueFlagged',
      'appointment-late CaseOverdue',
    ]);
    await caughtUp();
    expect(await followers.tick(NOW)).toBe(0);
  });

  it('fire of cases that were late long ago at the next look, and once each', async () => {
    const term = { effectiveOn: '2020-05-11', until: '2025-05-10', officeDue: '2020-06-10', reminderOn: '2025-02-09' };
    const decision = { number: '5/QĐ', date: '2020-05-08', hash: 'b'.repeat(64) };
    const place = { round: 'R1', post: 'P1', candidate: 'c1' };
    await appended('appointment-late', [
      caseOpened('2019-04-30', { clocks: 'RUN' }),
      { type: 'DossierCompleted', data: { decisionDue: '2019-05-07' } },
    ]);
    await appended('appointment-over', [
      caseOpened('2020-04-30', { clocks: 'RUN' }),
      { type: 'DossierCompleted', data: { decisionDue: '2020-05-07' } },
      { type: 'Appointed', data: { decision, years: 5, ...term } },
      { type: 'OfficeTaken', data: { ...place, on: '2020-05-12' } },
    ]);
    const seen: string[] = [];
    for (let look = 1; look <= 3; look += 1) {
      await caughtUp();
      await followers.tick(NOW);
      seen.push((await fired()).map(({ stream, type }) => `${stream} ${type}`).join(', '));
    }
    expect(seen).toEqual([
      'appointment-late CaseOverdue, appointment-over ReappointmentReviewOpened',
      ...Array.from(
        { length: 2 },
        () => 'appointment-late CaseOverdue, appointment-over ReappointmentReviewOpened, appointment-over CaseOverdue',
      ),
    ]);
  });

  it('do not fire once they were stopped, or while they stand still', async () => {
    const stopped = { type: 'ClockStopped', data: { clock: 'a', because: 'DONE' } };
    const paused = { type: 'ClockPaused', data: { clock: 'b', left: 3 } };
    await appended('round-r', [drafted(), started('a', '2099-01-01'), started('b', '2099-01-01'), stopped, paused]);
    await caughtUp();
    expect(await followers.tick(NOW)).toBe(0);
  });
});

describe('a clock that ran out and cannot act', () => {
  const said: string[] = [];
  const watched = (stores: Stores = engine) => ticking(stores, (message) => said.push(message));
  beforeEach(() => {
    said.length = 0;
  });

  it('is a fault in readiness until it can, and keeps no other from firing', async () => {
    await appended('round-ghost', [started('principleDue', '2098-01-01')]);
    await appended('round-odd', [drafted(), { type: 'NeverHeardOf', data: {} }, started('principleDue', '2098-01-02')]);
    await appended('round-sound', [drafted(), started('principleDue', '2098-01-03')]);
    await caughtUp();
    const clocks = watched();
    expect(await clocks.tick(NOW)).toBe(3);
    expect(streams(await fired())).toEqual(['round-sound']);
    const faults = [
      'clock principleDue of round ghost ran out after 2098-01-01 and could not act (round-unknown)',
      'clock principleDue of round odd ran out after 2098-01-02 and could not act (Error)',
    ];
    expect(clocks.faults()).toEqual(faults);
    await clocks.tick(NOW);
    expect(said).toEqual(faults);
    await appended('round-ghost', [{ type: 'ClockStopped', data: { clock: 'principleDue', because: 'DONE' } }], 0);
    await caughtUp();
    await clocks.tick(NOW);
    expect(clocks.faults()).toEqual(faults.slice(1));
  });

  it('is named by the followers', async () => {
    await appended('round-ghost', [started('principleDue', '2020-01-01')]);
    await caughtUp();
    await followers.tick(NOW);
    expect(followers.faults()).toContainEqual(
      'clock principleDue of round ghost ran out after 2020-01-01 and could not act (round-unknown)',
    );
  });

  it('is a fault also when others were always faster', async () => {
    await appended('round-r', [drafted(), started('principleDue', '2098-01-01')]);
    await caughtUp();
    const lost = { kind: 'conflict', attempts: 3 } as const;
    const clocks = watched({ ...engine, executor: { executeNamed: () => Promise.resolve(lost) } });
    await clocks.tick(NOW);
    expect(clocks.faults()).toEqual([
      'clock principleDue of round r ran out after 2098-01-01 and could not act (conflict)',
    ]);
  });

  it('is counted rather than named where there are many', async () => {
    const many = Array.from({ length: 25 }, (_, index) => started(`c${index}`, '2098-01-01'));
    await appended('round-ghost', many);
    await caughtUp();
    const clocks = watched();
    await clocks.tick(NOW);
    expect(clocks.faults()).toHaveLength(21);
    expect(clocks.faults().at(-1)).toBe('5 more clocks ran out and could not act');
  });
});

describe('a look at the clocks', () => {
  const silent = (stores: Partial<Stores>) => ticking({ ...engine, ...stores }, () => undefined);

  beforeEach(async () => {
    await appended('round-r', [drafted(), started('principleDue', '2098-01-01')]);
    await caughtUp();
  });

  it('fires what it can when a view cannot be asked, and says afterwards that it failed', async () => {
    const list: Stores['views']['list'] = (view, query) =>
      view === 'appointments' ? Promise.reject(new RangeError('not prepared')) : engine.views.list(view, query);
    await expect(silent({ views: { list } }).tick(NOW)).rejects.toThrow('not prepared');
    expect(streams(await fired())).toEqual(['round-r']);
  });

  it('ends at once when the log is out of reach: that is no fault of one clock', async () => {
    const executeNamed = () => Promise.reject(new StoreUnavailable('gone'));
    const clocks = silent({ executor: { executeNamed } });
    await expect(clocks.tick(NOW)).rejects.toThrow(StoreUnavailable);
    expect(clocks.faults()).toEqual([]);
  });

  it('stops between two clocks when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await silent({}).tick(NOW, stop.signal)).toBe(0);
    expect(await fired()).toEqual([]);
  });
});
