import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorded } from '#kernel';
import { canonicalPack, findPack, installPack } from '#rules';
import { clockSources } from '../processes/clock-expiry.js';
import { clockBasis } from '../round/clocks/basis.js';
import { changedClocks, clockChanges } from '../round/clocks/changes.js';
import type { RoundEvents } from '../round/events.js';
import type { Clock } from '../round/clocks/events.js';
import { foldedOne, round as decider } from '../round/round.js';
import { hashOf, paperOf, sampleHistory, sampleUntil, textOf } from '#test/support/sample-history';
import { foldView, onRound, recordedAll } from '#test/support/story';
import { type ClockDoc, clocks } from './clocks.js';
import { fiveClears, missingClears } from '../questions/five-clears.js';
import { type StepDoc, steps } from './steps.js';
import { views } from './index.js';

const docs = (events: readonly Recorded[]) => Object.values(foldView(clocks, events)) as ClockDoc[];
const clockNamed = (events: readonly Recorded[], name: string) => docs(events).find(({ clock }) => clock === name);

/** The clocks of the round's own state after the same events. */
const roundClocks = (events: readonly Recorded[]): Readonly<Record<string, Clock>> =>
  events.reduce(foldedOne, decider.initialState).clocks;

/** A whole round from before clocks were facts. */
const frozenRound = readFileSync(join(import.meta.dirname, '../../../../test/history/round.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const stored = JSON.parse(line) as Omit<Recorded, 'position'> & { readonly position: string };
    return { ...stored, position: BigInt(stored.position) };
  });

/** The same story as it is told where clocks are facts: each event followed by what it does to them. */
const asFacts = (story: readonly Recorded[]): readonly Recorded[] => {
  let state = decider.initialState;
  const events = story.flatMap((recorded) => {
    const { type, data } = recorded;
    const told = { ...recorded, data: type === 'RoundDrafted' ? { ...(data as object), clocks: 'RECORDED' } : data };
    state = foldedOne(state, told);
    const changes = clockChanges(state, told, told.meta);
    state = { ...state, clocks: changedClocks(state.clocks, changes) };
    return [told, ...changes.map((change) => ({ ...recorded, ...change }))];
  });
  return events.map((recorded, revision) => ({ ...recorded, revision, position: BigInt(revision + 1) }));
};

const clockIn = ({ startedOn, due, left, state, countedFrom, length, unit, whose, onExpiry }: ClockDoc) => ({
  startedOn,
  due,
  left,
  state,
  countedFrom,
  length,
  unit,
  whose,
  onExpiry,
});

const reasoned = { reason: textOf('why'), minutes: hashOf('e') };
const day = (date: string) => ({ meta: { at: `${date}T02:00:00.000Z` } });
const continued = (type: keyof RoundEvents, ...lines: Parameters<typeof onRound>[1][]) => [
  ...sampleUntil(type),
  ...recordedAll(onRound('R1', ...lines)),
];

describe('the clocks', () => {
  it('are those of the round itself, after every event of it', () => {
    const stories = [
      sampleHistory,
      continued(
        'ApplicationsClosed',
        { type: 'OverdueFlagged', data: { clock: 'eligibleListDue', due: '2026-03-26' }, ...day('2026-03-27') },
        { type: 'RoundSuspended', data: { code: 'LEAK' }, ...day('2026-03-28') },
        { type: 'RoundResumed', data: { as: 'UNCHANGED', decision: paperOf('1'), ...reasoned }, ...day('2026-04-10') },
        { type: 'ApplicationsExtended', data: { closesOn: '2026-05-01', snapshot: hashOf('1') }, ...day('2026-04-11') },
      ),
    ];
    let compared = 0;
    for (const story of [...stories, ...stories.map(asFacts)]) {
      for (let length = 1; length < story.length; length += 1) {
        const events = story.slice(0, length);
        const started = docs(events).filter(({ state }) => state !== 'NOT_STARTED');
        expect(Object.fromEntries(started.map((document) => [document.clock, clockIn(document)]))).toEqual(
          roundClocks(events),
        );
        compared += started.length;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('show every step against the same last day, be they facts or worked out', () => {
    const timing = (story: readonly Recorded[]) =>
      fiveClears(Object.values(foldView(steps, story)) as StepDoc[]).flatMap(({ task, timing }) =>
        timing.map((clock) => ({ event: task.event, ...clock })),
      );
    expect(timing(frozenRound)).toHaveLength(11);
    expect(timing(asFacts(frozenRound))).toEqual(timing(frozenRound));
  });

  it('are those of a pack too that is installed while the product runs', () => {
    const civil = JSON.parse(canonicalPack(findPack('VN-CIVIL-2025')!)) as { clocks: object[] };
    const [row] = civil.clocks;
    const clocksOfIt = [...civil.clocks, { ...row, name: 'lateSample', startsOn: 'RoundDrafted', stopsOn: [] }];
    const before = docs(sampleUntil('RoundDrafted')).map(({ clock }) => clock);
    const installed = installPack({ ...civil, id: 'XX-LATE-2027', clocks: clocksOfIt }, clockBasis);
    expect(installed).toMatchObject({ id: 'XX-LATE-2027' });
    expect(docs(sampleUntil('RoundDrafted')).map(({ clock }) => clock)).toEqual([...before, 'lateSample'].sort());
  });

  it('take in one that no pack had when the round was drafted, and pass by facts about one that they do not know', () => {
    const fact = {
      clock: 'lunchDue',
      startedOn: '2026-01-05',
      due: '2026-01-06',
      length: 1,
      unit: 'DAYS',
      whose: 'AUTHORITY',
      onExpiry: 'OverdueFlagged',
      entry: 'LIVE',
      rule: 'sample',
    } as const;
    const facts = recordedAll(
      onRound(
        'R1',
        { type: 'ClockStopped', data: { clock: 'dinnerDue', because: 'DONE' } },
        { type: 'ClockStarted', data: fact },
      ),
    );
    expect(docs(facts)).toMatchObject([{ clock: 'lunchDue', recorded: true, state: 'RUNNING', due: '2026-01-06' }]);
  });

  it('count what follows a window from its last day, however late it was closed (S22)', () => {
    const listed = { candidates: [], snapshot: hashOf('1') };
    const events = continued(
      'ApplicationsOpened',
      { type: 'ApplicationsClosed', data: { last: '2026-03-10' }, ...day('2026-03-13') },
      { type: 'EligibleListPublished', data: listed, ...day('2026-03-26') },
    ).map((event, revision) => ({ ...event, revision }));
    const counted = { startedOn: '2026-03-10', due: '2026-03-25' };
    expect(clockNamed(events, 'eligibleListDue')).toMatchObject(counted);
    expect(roundClocks(events)['eligibleListDue']).toMatchObject(counted);
    const stepDocs = Object.values(foldView(steps, events)) as StepDoc[];
    const late = { clock: 'eligibleListDue', due: '2026-03-25', inTime: false };
    expect(fiveClears(stepDocs).flatMap(({ timing }) => timing)).toContainEqual(late);
  });

  it('say whose they are, in which unit, and what follows when they run out', () => {
    expect(clockNamed(sampleUntil('CodeMapUnsealed'), 'appealWindow')).toMatchObject({
      state: 'RUNNING',
      startedOn: '2026-04-06',
      due: '2026-04-13',
      unit: 'WORKING_DAYS',
      whose: 'CANDIDATE',
      onExpiry: 'AppealWindowClosed',
      entry: 'LIVE',
      pack: 'VN-CIVIL-2025@1',
    });
  });

  it('run as the pack says where the plan sets no appeal window', () => {
    const events = sampleUntil('CodeMapUnsealed').map((event) => {
      if (event.type !== 'PlanApproved') return event;
      const plan = event.data as RoundEvents['PlanApproved'];
      const terms = Object.fromEntries(Object.entries(plan.terms).filter(([name]) => name !== 'appealWindow'));
      return { ...event, data: { ...plan, pack: 'VN-PILOT-2017@1', terms } };
    });
    const due = '2026-04-21';
    expect(clockNamed(events, 'appealWindow')).toMatchObject({ appealWindow: null, startedOn: '2026-04-06', due });
    const closed = [
      ...events,
      ...recordedAll(onRound('R1', { type: 'AppealWindowClosed', data: { appeals: 0 }, ...day('2026-04-22') })),
    ].map((event, revision) => ({ ...event, revision }));
    const stepDocs = Object.values(foldView(steps, closed)) as StepDoc[];
    expect(stepDocs.map(({ clockFacts }) => clockFacts)).toContainEqual({
      pack: 'VN-PILOT-2017@1',
      course: 'AFTER_WRITTEN_FINAL',
    });
    expect(roundClocks(closed)['appealWindow']).toMatchObject({ due });
    expect(fiveClears(stepDocs).find(({ task }) => task.event === 'PrincipleApproved')).toBeDefined();
  });

  it('that the pinned pack does not know are dropped', () => {
    const known = new Set(findPack('VN-CIVIL-2025@1')?.clocks.map(({ name }) => name));
    for (const { clock } of docs(sampleUntil('PlanApproved'))) expect(known).toContain(clock);
    const drafted = sampleHistory[0]!.data as RoundEvents['RoundDrafted'];
    const plan = sampleUntil('PlanApproved').at(-1)!.data as RoundEvents['PlanApproved'];
    const log = onRound(
      'R1',
      { type: 'RoundDrafted', data: drafted },
      { type: 'PlanApproved', data: { ...plan, pack: 'NO-SUCH@1' } },
    );
    expect(docs(recordedAll(log))).toEqual([]);
    const stepDocs = Object.values(foldView(steps, recordedAll(log))) as StepDoc[];
    expect(fiveClears(stepDocs).map(({ timing }) => timing)).toEqual([[], []]);
  });

  it('stop with a round that is cancelled: nobody is waited for', () => {
    const events = continued('ApplicationsClosed', {
      type: 'RoundCancelled',
      data: { decision: paperOf('1'), ...reasoned },
    });
    expect(docs(sampleUntil('ApplicationsClosed')).some(({ state }) => state === 'RUNNING')).toBe(true);
    expect(docs(events).some(({ state }) => state === 'RUNNING')).toBe(false);
  });
});

describe('clocks that ran out', () => {
  it('are asked for by what their views index, in the order in which they ran out', () => {
    for (const { view, query } of clockSources) {
      const { where, sort } = query('2026-05-01');
      const indexed = views.find(({ name }) => name === view)?.indexes.flat() ?? [];
      expect(indexed).toEqual(expect.arrayContaining(Object.keys(where ?? {})));
      expect(where).toMatchObject({ due: { lt: '2026-05-01' } });
      expect(sort).toEqual({ by: 'due' });
    }
  });

  it('name the stream that is to hear of them', () => {
    const [ofRounds, ofCases] = clockSources;
    const clock = clockNamed(sampleUntil('CodeMapUnsealed'), 'appealWindow');
    expect(ofRounds?.dueIn(clock as never)).toEqual({
      category: 'round',
      id: 'R1',
      clock: 'appealWindow',
      due: '2026-04-13',
    });
    const document = { id: 'c1', round: 'R1', clock: 'officeDue', due: '2026-06-10' };
    expect(ofCases?.dueIn(document as never)).toEqual({
      category: 'appointment',
      id: 'c1',
      clock: 'officeDue',
      due: '2026-06-10',
    });
  });
});

describe('the five clears', () => {
  const documents = (events: readonly Recorded[]) => Object.values(foldView(steps, events)) as StepDoc[];
  const report = fiveClears(documents(sampleHistory));
  const step = (event: string) => report.find(({ task }) => task.event === event);

  it('hold for every step of a healthy round', () => {
    expect(report.length).toBeGreaterThan(60);
    expect(report.map((row) => [row.task.event, missingClears(row)])).toEqual(
      report.map((row) => [row.task.event, []]),
    );
  });

  it('name person, task, responsibility, process and result', () => {
    expect(step('ResultsRecognised')).toMatchObject({
      person: 'p-authority',
      task: { words: { vi: 'Công nhận kết quả', en: 'Results recognised' } },
      responsibility: 'sample-rule',
      process: {
        before: 'REPORTED',
        after: 'RECOGNISED',
        clause: 'NĐ 170/2025 Art 17',
        pack: 'VN-CIVIL-2025@1',
      },
      result: { kind: 'DOCUMENT', value: '7/QĐ', hash: hashOf('d') },
    });
  });

  it('tell a step in time from a late one', () => {
    expect(step('PrincipleApproved')?.timing).toEqual([{ clock: 'principleDue', due: '2026-01-16', inTime: true }]);
    expect(step('EligibleListPublished')?.timing).toEqual([
      { clock: 'eligibleListDue', due: '2026-03-26', inTime: false },
    ]);
  });

  it('leave out what followed by rule alone', () => {
    expect(step('MarkSettled')).toBeUndefined();
    expect(step('AppealMarkingStarted')).toBeUndefined();
    expect(step('AppealMarked')?.process).toMatchObject({ before: 'APPEAL_MARKING' });
  });

  it('name each empty field', () => {
    const [first] = documents(sampleHistory);
    const nobody = { ...first!, person: '', authority: '', output: null };
    const [row] = fiveClears([nobody]);
    expect(missingClears(row!)).toEqual(['person', 'responsibility', 'result']);
    const [unworded] = fiveClears([first!]);
    const silent = { ...unworded!, task: { ...unworded!.task, words: { vi: '', en: '' } } };
    expect(missingClears(silent)).toEqual(['task']);
  });

  it('find a step that was not legal in its stage, and a result that is empty', () => {
    const events = continued(
      'RoundDrafted',
      { type: 'ResultsRecognised', data: { decision: { ...paperOf(''), number: '' } } },
      { type: 'OverdueFlagged', data: { clock: 'principleDue', due: '2026-01-19' } },
    ).map((event, revision) => ({ ...event, revision }));
    const [, recognised] = fiveClears(documents(events));
    expect(missingClears(recognised!)).toEqual(['process', 'result']);
  });

  it('name no clause for a step that no text asks for, and no stage where the history lacks its beginning', () => {
    const offered = { type: 'OwnershipOffered', data: { from: 'p-owner', to: 'p-next' } } as const;
    const events = recordedAll(onRound('R1', offered));
    expect(fiveClears(documents(events))[0]?.process).toEqual({ before: null, after: null, clause: null, pack: null });
  });

  it('say nothing of time for a step whose clock never started', () => {
    const approved = sampleUntil('PrincipleApproved').slice(-1);
    expect(fiveClears(documents(approved))).toMatchObject([{ process: null, timing: [] }]);
  });

  it('go on after a suspension where the round was', () => {
    const events = continued(
      'PrincipleApproved',
      { type: 'RoundSuspended', data: { code: 'LEAK', decision: paperOf('1') } },
      { type: 'RoundResumed', data: { as: 'UNCHANGED', decision: paperOf('2'), ...reasoned } },
    ).map((event, revision) => ({ ...event, revision }));
    expect(fiveClears(documents(events)).at(-1)?.process).toMatchObject({
      before: 'SUSPENDED',
      after: 'PRINCIPLE_APPROVED',
    });
  });
});

describe('the result of a step', () => {
  const notice = { channels: [], opensOn: '', closesOn: '2026-05-01', snapshot: hashOf('1') };
  const seat = { person: 'm9', office: 'OUTSIDE_EXPERT', standing: 'CLEAN' } as const;
  const relation = { member: 'm1', candidate: 'c1', relation: 'SPOUSE', barring: true, declaredBy: 'MEMBER' } as const;
  const votes = { votesFor: 1, votesAgainst: 0, abstentions: 0, byChairsSide: false, minutes: hashOf('e') };

  it.each([
    [{ type: 'NoticeAmended', data: { ...notice, reason: textOf('r') } }, hashOf('1')],
    [{ type: 'OwnershipOffered', data: { from: 'a', to: 'b' } }, 'b'],
    [{ type: 'OwnershipAccepted', data: { from: 'a', to: 'b' } }, 'b'],
    [{ type: 'RelationshipDeclared', data: relation }, 'SPOUSE'],
    [{ type: 'NoRelationshipDeclared', data: { member: 'm1', candidates: ['c1', 'c2'] } }, '2'],
    [{ type: 'NoRelationshipToPanelDeclared', data: { candidate: 'c1', members: ['m1'] } }, '1'],
    [{ type: 'MemberReplaced', data: { member: 'm1', by: seat, decision: paperOf('1') } }, '1'],
    [{ type: 'MotionClosed', data: { motion: 'B1', outcome: 'LOST', ...votes } }, hashOf('e')],
    [{ type: 'ApplicationWithdrawn', data: { candidate: 'c1' } }, 'RECORDED'],
    [{ type: 'ShortfallDeclared', data: { post: 'P1', eligible: 1, needed: 2 } }, '1'],
    [{ type: 'CandidateLate', data: { candidate: 'c1', minutes: 9, admitted: true } }, 'ADMITTED'],
    [{ type: 'CandidateLate', data: { candidate: 'c1', minutes: 90, admitted: false } }, 'NOT_ADMITTED'],
    [{ type: 'AttendanceRecorded', data: { candidate: 'c1', present: false } }, 'ABSENT'],
    [{ type: 'QuestionErrorRaised', data: { question: 'Q1', text: textOf('t') } }, hashOf('c')],
    [{ type: 'ThirdMarkerAssigned', data: { script: 'X1', marker: 'k9' } }, 'k9'],
    [{ type: 'CodeMapRejected', data: { commitment: hashOf('1'), found: hashOf('2') } }, hashOf('2')],
    [{ type: 'WrittenResultFinal', data: { snapshot: null } }, 'RECORDED'],
    [{ type: 'PostUnfilled', data: { post: 'P1', reason: textOf('r') } }, hashOf('c')],
    [{ type: 'ComplaintLodged', data: { complaint: 'K1', kind: 'FEEDBACK' } }, 'FEEDBACK'],
    [{ type: 'RoundSuspended', data: { code: 'LEAK' } }, 'LEAK'],
  ] as const)('is for $type what it left behind', (line, value) => {
    const [document] = Object.values(foldView(steps, recordedAll(onRound('R1', line)))) as StepDoc[];
    expect(document?.output?.value).toBe(value);
  });

  it('says so when it was typed in late, and for whom the actor stood in', () => {
    const backdated = { reason: 'PAPER_ENTRY', note: textOf('note') };
    const meta = { onBehalfOf: 'p-authority', occurredAt: '2026-01-31T02:00:00.000Z', backdated };
    const log = recordedAll(onRound('R1', { type: 'DefenceSealed', data: {}, meta }));
    expect(Object.values(foldView(steps, log))).toMatchObject([
      { late: true, onBehalfOf: 'p-authority', happenedAt: '2026-01-31T02:00:00.000Z' },
    ]);
  });
});

describe('the views of what is recorded years later', () => {
  const recordedAt = '2099-01-01T00:00:00.000Z';
  const late = sampleHistory.map((recorded) => ({
    ...recorded,
    meta: { ...recorded.meta, occurredAt: recorded.meta.at, at: recordedAt },
  }));
  /** Fields that say themselves that they are about the record. */
  const ofTheRecord = ['recordedAt', 'lastAt'];
  const pathsOf = (value: unknown, path: string): readonly string[] => {
    if (typeof value !== 'object' || value === null) return value === recordedAt ? [path] : [];
    return Object.entries(value).flatMap(([key, entry]) => (ofTheRecord.includes(key) ? [] : pathsOf(entry, key)));
  };

  it.each(views.map((view) => [view.name, view] as const))('say when it happened: %s', (name, view) => {
    expect(pathsOf(foldView(view, late), name)).toEqual([]);
  });
});
