import { at, isSystem, put, type Recorded } from '#kernel';
import { frozenRound } from '#test/support/frozen-round';
import { give, hireHistory, listed } from '#test/support/hire-round';
import { paperRound, sampleBoard } from '#test/support/paper-round';
import { sampleHistory, sampleUntil } from '#test/support/sample-history';
import { type SampleRound, sampleRound } from '#test/support/sample-round';
import { sampleComplaint } from '#test/support/specify';
import type { Lot } from '../../round/draws/events.js';
import type { Script } from '../../round/marking/events.js';
import { roundTitles } from '../../round/cards.js';
import { foldRound } from '../../round/fold.js';
import { foldedOne, round as decider } from '../../round/round.js';
import { RECORD_KINDS } from '../../round/results/closing.js';
import type { Round } from '../../round/state.js';
import { waiting } from './waiting.js';

/** What nobody waits for: it is free to come or not, or makes the round, or was not asked for when the history was made. */
const unasked: ReadonlySet<string> = new Set([
  'DraftRound',
  'ReceiveApplication',
  'TransferCustody',
  'ApplySanction',
  'DeclareRelationship',
  'TableMotion',
  'ReplaceMember',
  // Keepers who had agreed beside the log.
  'UnsealCodeMap',
  // Lots whose numbers came with the secret, not before it.
  'DrawPaper',
  'DrawOrder',
]);

interface Step {
  readonly command: string;
  readonly actor: string;
  readonly before: Round;
}

/** The commands of a history, each with the round that it met. */
const stepsOf = (history: readonly Recorded[]): readonly Step[] => {
  let round = decider.initialState;
  const steps: Step[] = [];
  let last = '';
  for (const event of history) {
    const { commandId, commandType: command, actor } = event.meta;
    if (commandId !== last) steps.push({ command, actor, before: round });
    last = commandId;
    round = foldedOne(round, event);
  }
  return steps;
};

const isNamed = ({ command, actor, before }: Step): boolean =>
  waiting(before).some((line) => line.command === command && line.ready && line.persons.includes(actor));

const after = (events: readonly Recorded[], changes: Partial<Round> = {}) =>
  waiting({ ...foldRound(events), ...changes });

const until = (type: Parameters<typeof sampleUntil>[0], changes: Partial<Round> = {}) =>
  after(sampleUntil(type), changes);

/** Code, subject and people of each line; a line that is not ready has a question mark. */
const told = (lines: ReturnType<typeof waiting>) =>
  lines.map(({ code, subject, ready, persons }) => [ready ? code : `${code}?`, subject, persons]);

const codes = (lines: ReturnType<typeof waiting>) => lines.map(({ code, ready }) => (ready ? code : `${code}?`));

describe('what a round waits for', () => {
  it.each([
    ['an exam', frozenRound],
    ['a contract', hireHistory],
  ])('names beforehand every step of %s, and whoever took it', (_, history) => {
    const steps = stepsOf(history).filter((step) => !unasked.has(step.command) && !isSystem(step));
    const unnamed = steps.filter((step) => !isNamed(step)).map(({ command, actor }) => [command, actor]);
    expect(unnamed).toEqual([]);
  });

  it('is told with the command, who can send it, since when, until when, by which rule and what happens then', () => {
    expect(until('ResultsReported')).toEqual([
      {
        code: 'recognition',
        words: { vi: 'Chờ công nhận kết quả', en: 'The recognition of the results' },
        shown: 'EVERYONE',
        subject: '',
        command: 'RecogniseResults',
        case: null,
        ready: true,
        from: null,
        progress: null,
        missing: null,
        since: '2026-04-28T02:00:00.000Z',
        due: '2026-05-07',
        parts: ['AUTHORITY'],
        persons: ['p-authority'],
        rule: 'NĐ 170/2025 Art 17',
        until: 'ResultsRecognised',
        onExpiry: { event: 'OverdueFlagged', words: roundTitles.OverdueFlagged, whose: 'AUTHORITY' },
      },
    ]);
  });

  it('is something in every stage until the round has ended, and nothing before there is one', () => {
    for (let length = 1; length < sampleHistory.length; length += 1) {
      expect(after(sampleHistory.slice(0, length)).length).toBeGreaterThan(0);
    }
    expect(after(sampleHistory)).toEqual([]);
    expect(after([])).toEqual([]);
  });

  it('has no words of the round for what another stream records when a clock runs out', () => {
    const { clocks } = foldRound(sampleUntil('ResultsReported'));
    const elsewhere = Object.fromEntries(
      Object.entries(clocks).map(([name, clock]) => [name, { ...clock, onExpiry: 'AppointmentFailed' }]),
    );
    expect(until('ResultsReported', { clocks: elsewhere })[0]?.onExpiry).toEqual({
      event: 'AppointmentFailed',
      words: null,
      whose: 'AUTHORITY',
    });
  });
});

describe('before the list', () => {
  it('are the bodies, from the plan on: those that need others to sit first are not ready', () => {
    const { council } = decider.initialState;
    expect(told(until('PlanApproved', { council }))).toEqual([
      ['notice', '', ['p-owner']],
      ['councilSeats', '', ['p-authority']],
      ['supervisionSeats?', '', ['p-authority']],
      ...['INVIGILATION', 'CODING', 'MARKING', 'APPEAL_MARKING'].map((kind) => ['board?', kind, []]),
    ]);
    const unready = until('PlanApproved', { council }).filter(({ ready }) => !ready);
    expect(unready.map(({ missing }) => missing)).toEqual(unready.map(() => ({ kind: 'BODIES', ids: ['COUNCIL'] })));
    expect(told(until('BoardEstablished')).filter(([code]) => code === 'board')).toEqual(
      ['INVIGILATION', 'CODING', 'APPEAL_MARKING'].map((kind) => ['board', kind, ['m1']]),
    );
    const { plan } = foldRound(sampleUntil('PlanApproved'));
    const terms = { ...plan.approved!.terms, panel: 'SCHEME_MARKING_BOARD' } as const;
    const byBoard = until('PlanApproved', { plan: { ...plan, approved: { ...plan.approved!, terms } } });
    expect(byBoard.map(({ subject }) => subject)).toContain('SCHEME_MARKING');
  });

  it('are the first day of the window, then applications to its last day, and its end on the day after', () => {
    expect(until('RoundAnnounced')[0]).toMatchObject({ code: 'opening', from: '2026-02-02' });
    const [closing, intake] = until('ApplicationsOpened').filter(({ code }) => code !== 'board');
    expect(closing).toMatchObject({ code: 'applications', command: 'CloseApplications', from: '2026-03-11' });
    expect(intake).toMatchObject({ code: 'intake', command: 'ReceiveApplication', persons: ['p-owner', 'm3'] });
  });

  const screened = (sample: SampleRound, change: (round: Round) => Partial<Round> = () => ({})): Round => {
    const round = paperRound(sample, { stage: 'SCREENING' });
    return { ...round, ...change(round) };
  };
  const eligibility = [{ rule: 'R1', evidence: 'CV', waivableBy: 'AUTHORITY' }] as const;
  const two = ['a', 'b'].map((id) => ({ id, status: 'APPLIED' }) as const);

  it('are the checks, with how many are done and which are missing', () => {
    const lines = waiting(screened({ candidates: two, terms: { eligibility } }));
    expect(lines[0]).toMatchObject({
      code: 'checks',
      subject: 'R1',
      command: 'CheckEligibility',
      progress: { done: 0, of: 2 },
      missing: { kind: 'CANDIDATES', ids: ['a', 'b'] },
      persons: ['M3'],
    });
    expect(codes(lines)).toContain('eligibleList?');
  });

  it('are told for each condition of the plan, for as long as somebody is not checked on it', () => {
    const rows = ['R1', 'R2'].map((rule) => ({ rule, evidence: 'CV' }));
    const lines = waiting(
      screened({ candidates: two, terms: { eligibility: rows } }, ({ applications }) => ({
        applications: {
          ...applications,
          list: ['a', 'b'].reduce(
            (list, id, at) =>
              put(list, id, {
                ...paperApplication(applications, id),
                checks: at === 0 ? { R1: 'MET', R2: 'MET' } : { R1: 'MET' },
              }),
            applications.list,
          ),
        },
      })),
    );
    const checks = lines.filter(({ code }) => code === 'checks');
    expect(checks.map(({ subject, progress, missing }) => [subject, progress, missing?.ids])).toEqual([
      ['R2', { done: 1, of: 2 }, ['b']],
    ]);
  });

  it('are declarations: each member is asked of those alone of whom the member has not spoken', () => {
    const round = screened({ candidates: two });
    const clearedOf = { ...round.council.clearedOf, M1: ['a'], M2: ['a'], M3: [] };
    const lines = waiting({ ...round, council: { ...round.council, clearedOf } });
    const declarations = lines.filter(({ code }) => code === 'declarations');
    const asked = declarations.map(({ persons, missing }) => [persons, missing?.ids]);
    expect(asked).toContainEqual([['M1', 'M2'], ['b']]);
    expect(lines.find(({ code }) => code === 'eligibleList')).toMatchObject({
      ready: false,
      missing: { kind: 'PERSONS', ids: expect.arrayContaining(['M1', 'M2', 'M3']) as string[] },
    });
    expect(asked.find(([persons]) => persons?.includes('M3'))?.[1]).toEqual(['a', 'b']);
  });

  it('are those who fail a condition: refused by whoever checks, or waived by the authority where the plan lets it', () => {
    const unmet = (rows: readonly object[]) =>
      screened({ candidates: two, terms: { eligibility: rows as typeof eligibility } }, ({ applications }) => ({
        applications: {
          ...applications,
          list: ['a', 'b'].reduce(
            (list, id, index) =>
              put(list, id, { ...paperApplication(applications, id), checks: { R1: index === 0 ? 'MET' : 'NOT_MET' } }),
            applications.list,
          ),
        },
      }));
    expect(told(waiting(unmet(eligibility))).slice(0, 2)).toEqual([
      ['unmet', 'b', ['M3']],
      ['waiver', 'b', ['p-authority']],
    ]);
    expect(codes(waiting(unmet([{ rule: 'R1', evidence: 'CV' }])))).not.toContain('waiver');
  });

  it('are posts short of candidates: declared, extended once, then cancelled', () => {
    const short = (shortfalls: readonly string[], extended: boolean) =>
      told(
        waiting(
          screened({ candidates: two.slice(0, 1) }, ({ applications }) => ({
            applications: { ...applications, shortfalls, extended },
          })),
        ),
      )[0];
    expect(short([], false)).toEqual(['shortfall', 'P1', ['p-owner', 'M3']]);
    expect(short(['P1'], false)?.slice(0, 2)).toEqual(['extension', 'P1']);
    expect(short(['P1'], true)).toEqual(['shortPost', 'P1', ['p-authority']]);
  });

  it('is nothing but the end of the round once its last post is cancelled', () => {
    const cancelled = screened({ candidates: two }, ({ applications }) => ({
      applications: { ...applications, cancelledPosts: ['P1'] },
    }));
    expect(told(waiting(cancelled))).toEqual([['noPostsLeft', '', ['p-authority']]]);
  });
});

const paperApplication = ({ list }: Round['applications'], id: string) => at(list, id)!;

describe('the paper', () => {
  const sat = paperRound({ candidates: [{ id: 'a' }, { id: 'b' }] });
  const script = (change: Partial<Script> = {}): Script => ({
    marks: [],
    third: null,
    needs: null,
    settled: null,
    ...change,
  });
  const given = (marker: string, place: 1 | 2 = 1) => ({ marker, mark: '60', place });

  it('is sealed, its lot drawn and its room lists read before it begins', () => {
    expect(told(waiting(sat))).toEqual([['papers', '', ['Q1', 'M1']]]);
    const ready = { ...sat, stage: 'WRITTEN_READY' } as const;
    expect(codes(waiting(ready))).toEqual(['newPapers', 'paperSecret', 'paperLot?', 'written?']);
    const { QUESTION, MARKING, APPEAL_MARKING } = sat.council.boards;
    const boards = { QUESTION, MARKING, APPEAL_MARKING } as typeof sat.council.boards;
    const bare = { ...ready, council: { ...sat.council, boards }, written: { ...sat.written, drawn: 'A' } };
    expect(told(waiting(bare)).map(([code, subject]) => [code, subject])).toEqual([
      ['board', 'INVIGILATION'],
      ['written?', ''],
      ['board', 'CODING'],
    ]);
  });

  it('begins once the room lists have hung long enough, unless it is typed in afterwards', () => {
    const ready = { ...sat, stage: 'WRITTEN_READY' } as const;
    const written = { ...sat.written, drawn: 'A', roomsPostedOn: '2026-04-03' };
    const draft = (entry: 'LIVE' | 'RETROSPECTIVE') => ({ ...ready.plan, draft: { ...ready.plan.draft!, entry } });
    const fromOf = (entry: 'LIVE' | 'RETROSPECTIVE') =>
      waiting({ ...ready, written, plan: draft(entry) }).map(({ code, from }) => [code, from]);
    expect(fromOf('LIVE')).toEqual([['written', '2026-04-06']]);
    expect(fromOf('RETROSPECTIVE')).toEqual([['written', null]]);
    expect(waiting({ ...ready, plan: draft('LIVE') }).map(({ from }) => from)).toEqual([null, null, null, null]);
  });

  it('asks for the attendance of everybody, then for the scripts', () => {
    const running = { ...sat, stage: 'WRITTEN_RUNNING' } as const;
    const attendance = put(sat.written.attendance, 'a', 'PRESENT' as const);
    const [first, last] = waiting({ ...running, written: { ...sat.written, attendance } });
    expect(first).toMatchObject({ code: 'attendance', progress: { done: 1, of: 2 }, missing: { ids: ['b'] } });
    expect(first?.persons).toEqual(['I1', 'I2', 'I3', 'I4', 'I5']);
    expect(last).toMatchObject({ code: 'collecting', command: 'EndWritten', ready: false, persons: ['I1'] });
  });

  it('is coded only once the boards sit that code and mark it', () => {
    const { INVIGILATION, CODING, APPEAL_MARKING } = sat.council.boards;
    const boards = { INVIGILATION, CODING, APPEAL_MARKING } as typeof sat.council.boards;
    const sealed = { ...sat, stage: 'SCRIPTS_SEALED', council: { ...sat.council, boards } } as const;
    expect(codes(waiting(sealed))).toEqual(['board', 'coding?']);
    expect(told(waiting({ ...sealed, council: sat.council }))).toEqual([['coding', '', ['C1']]]);
  });

  const marked = (scripts: Readonly<Record<string, Script>>, changes: Partial<Round['council']> = {}): Round => ({
    ...sat,
    stage: 'MARKING',
    council: { ...sat.council, ...changes },
    marking: {
      ...sat.marking,
      scripts: Object.entries(scripts).reduce((table, [code, one]) => put(table, code, one), sat.marking.scripts),
    },
  });

  it('is marked by whoever has not marked a script that needs a mark, and finished by the head', () => {
    const settled = script({ marks: [given('K1'), given('K2', 2)], settled: { mark: '60', how: 'MEAN' } });
    const lines = waiting(marked({ X1: script({ marks: [given('K1')] }), X2: settled }, { recused: { K4: ['a'] } }));
    expect(lines[0]).toMatchObject({
      code: 'marks',
      command: 'RecordMark',
      progress: { done: 1, of: 2 },
      missing: { kind: 'SCRIPTS', ids: ['X1'] },
      persons: ['K2', 'K3'],
    });
    expect(told(lines)[1]).toEqual(['marking?', '', ['K1']]);
    expect(codes(waiting(marked({ X2: settled })))).toEqual(['marking']);
  });

  it('goes to the head, to a third marker whom the head names, or to all where marks differ', () => {
    const both = [given('K1'), given('K2', 2)];
    const open = (change: Partial<Script>) => told(waiting(marked({ X1: script({ marks: both, ...change }) })))[0];
    expect(open({ needs: 'HEAD_DECISION' })).toEqual(['headDecision', 'X1', ['K1']]);
    expect(open({ needs: 'THIRD_MARK' })).toEqual(['thirdMarker', 'X1', ['K1']]);
    expect(open({ needs: 'THIRD_MARK', third: 'K3' })).toEqual(['thirdMark', 'X1', ['K3']]);
    expect(open({ needs: 'COLLECTIVE_DECISION' })).toEqual(['collectiveDecision', 'X1', ['K1']]);
  });

  it('lacks a third marker from the day on which a board of two is set up, and no head is asked for one who is not there', () => {
    const board = (kind: 'MARKING' | 'APPEAL_MARKING', count: number) => {
      const { boards } = sat.council;
      const seats = boards[kind]!;
      return { boards: { ...boards, [kind]: { ...seats, members: seats.members.slice(0, count) } } };
    };
    const lacking = (round: Round) => told(waiting(round)).filter(([code]) => code === 'thirdSeat');
    const at = (stage: Round['stage'], change: Partial<Round['council']>) =>
      lacking({ ...sat, stage, council: { ...sat.council, ...change } });
    const signers = ['M1', sat.plan.draft!.authority];
    expect(at('ELIGIBLE_PUBLISHED', board('MARKING', 2))).toEqual([['thirdSeat', 'MARKING', signers]]);
    expect(at('ELIGIBLE_PUBLISHED', board('MARKING', 3))).toEqual([]);
    expect(at('ELIGIBLE_PUBLISHED', board('APPEAL_MARKING', 1))).toEqual([['thirdSeat', 'APPEAL_MARKING', signers]]);
    expect(at('MARKED', board('MARKING', 2))).toEqual([]);
    const disputed = script({ marks: [given('K2'), given('K3', 2)], needs: 'THIRD_MARK' });
    expect(told(waiting(marked({ X1: disputed }, board('MARKING', 2))))).toEqual([
      ['thirdMarker?', 'X1', ['K1']],
      ['marking?', '', ['K1']],
      ['thirdSeat', 'MARKING', signers],
    ]);
  });

  it('is drawn once a secret is committed to and two others have given numbers', () => {
    const versions = [{ version: '1', hash: 'h', seal: 's' }];
    const lotted = (lot: Partial<Lot>) =>
      told(
        waiting({
          ...sat,
          stage: 'WRITTEN_READY',
          written: { ...sat.written, versions },
          draws: { ...sat.draws, PAPER: { ...sat.draws.PAPER, ...lot } },
        }),
      );
    expect(lotted({})[0]).toEqual(['paperSecret', 'PAPER', ['M1', 'M3', 'Q1']]);
    const one = { commitment: 'c', holders: ['M3'], numbers: [{ giver: 'S1', number: 'n' }] };
    const [first] = lotted(one);
    expect(first!.slice(0, 2)).toEqual(['paperNumbers', 'PAPER']);
    expect(first![2]).toEqual(expect.arrayContaining(['M2', 'S2']));
    expect(first![2]).not.toEqual(expect.arrayContaining(['M3']));
    expect(first![2]).not.toEqual(expect.arrayContaining(['M1']));
    expect(first![2]).not.toEqual(expect.arrayContaining(['S1']));
    const both = { ...one, numbers: [...one.numbers, { giver: 'M2', number: 'n' }] };
    expect(lotted(both)[0]).toEqual(['paperLot', '', ['M1']]);
  });

  it('is settled by the council once two maps did not fit', () => {
    const failed = (...confirmed: readonly string[]) =>
      told(
        waiting({
          ...sat,
          stage: 'MARKED',
          marking: { ...sat.marking, keepers: ['C1', 'M3'], rejected: 2, confirmed },
        }),
      );
    expect(failed()).toEqual([
      ['unsealingConsent', '', ['S1', 'S2', 'S3', 'S4', 'S5']],
      ['settledMap?', '', ['M1']],
    ]);
    expect(failed('S1')).toEqual([['settledMap', '', ['M1']]]);
  });

  it('is opened by one keeper once the other and one who watches have agreed', () => {
    const unsealing = (...confirmed: readonly string[]) =>
      told(waiting({ ...sat, stage: 'MARKED', marking: { ...sat.marking, keepers: ['C1', 'M3'], confirmed } }));
    const watching = ['S1', 'S2', 'S3', 'S4', 'S5'];
    expect(unsealing()).toEqual([
      ['unsealingConsent', '', ['C1', 'M3', ...watching]],
      ['unsealing?', '', ['C1', 'M3']],
    ]);
    expect(unsealing('C1')).toEqual([
      ['unsealingConsent', '', watching],
      ['unsealing?', '', ['M3']],
    ]);
    expect(unsealing('C1', 'S2')).toEqual([['unsealing', '', ['M3']]]);
    expect(unsealing('C1', 'M3', 'S2')).toEqual([['unsealing', '', ['C1', 'M3']]]);
  });

  it('may be appealed against until the window closes, on the day after its last', () => {
    const [window] = until('CodeMapUnsealed');
    expect(window).toMatchObject({ code: 'appealWindow', command: 'CloseAppealWindow' });
    expect(String(window?.from) > String(window?.due)).toBe(true);
    expect(until('CodeMapUnsealed', { clocks: {} })[0]).toMatchObject({ from: null, due: null });
  });

  it('may be appealed against by each candidate who takes part and has a published mark, once', () => {
    const { applications } = foldRound(sampleUntil('CodeMapUnsealed'));
    const asked = (events: readonly Recorded[]) =>
      after(events)
        .filter(({ command }) => command === 'FileAppeal')
        .map(({ code, subject, persons, due, ready }) => ({ code, subject, persons, due, ready }));
    const may = asked(sampleUntil('CodeMapUnsealed'));
    expect(may.length).toBeGreaterThan(0);
    for (const { subject, persons, ...line } of may) {
      expect(line).toEqual({ code: 'appeal', due: until('CodeMapUnsealed')[0]?.due, ready: true });
      expect(persons).toEqual([at(applications.list, subject)?.person]);
    }
    const { marking } = foldRound(sampleUntil('CodeMapUnsealed'));
    expect(may.map(({ subject }) => subject)).toEqual(Object.keys(marking.published).toSorted());
    const appealed = asked(sampleUntil('AppealFiled'));
    expect(appealed.length).toBe(may.length - 1);
  });

  it('is marked anew by those who have not marked it, and decided by the chair where they differ too much', () => {
    const file = {
      candidate: 'a',
      marks: [],
      needs: null,
      proposed: null,
      settled: null,
      chairDecision: null,
    } as const;
    const appealed = (change: object): Round => ({
      ...marked({ X1: script({ marks: [given('R1'), given('K2', 2)] }) }),
      stage: 'APPEAL_MARKING',
      appeals: { ...sat.appeals, windowClosed: true, files: put(sat.appeals.files, 'X1', { ...file, ...change }) },
    });
    expect(told(waiting(appealed({})))).toEqual([
      ['appealMarks', 'X1', ['R2', 'R3', 'R4']],
      ['appealMarking?', '', ['M1', 'M3']],
    ]);
    const one = { marker: 'R2', mark: '60' };
    expect(told(waiting(appealed({ marks: [one], needs: 'APPEAL_THIRD_MARK' })))[0]).toEqual([
      'appealThirdMark',
      'X1',
      ['R3', 'R4'],
    ]);
    expect(told(waiting(appealed({ needs: 'CHAIR_DECISION' })))[0]).toEqual(['chairDecision', 'X1', ['M1']]);
    const settled = { raw: '60', net: '60', how: 'APPEAL_ADOPTED' };
    expect(codes(waiting(appealed({ settled })))).toEqual(['appealMarking']);
  });

  it('has its gate found before what the gate opens', () => {
    expect(codes(until('WrittenResultFinal'))).toEqual(['gate']);
    expect(codes(until('GateEvaluated'))).toEqual(['declarations', 'schemes', 'lotSecret', 'order?']);
  });

  it('leads to a report that there is no result where nobody passes the gate', () => {
    const { appeals } = foldRound(sampleUntil('GateEvaluated'));
    const gate = { ...appeals.gate!, admitted: [] };
    expect(told(until('GateEvaluated', { appeals: { ...appeals, gate } }))).toEqual([['noResult', '', ['m1', 'm3']]]);
  });
});

describe('a contract', () => {
  it('asks each member for an opinion on every contested post, then for the report of them', () => {
    const walk = listed('c1', 'c2');
    expect(waiting(walk.now())[0]).toMatchObject({
      code: 'opinions',
      command: 'GiveOpinion',
      subject: 'P1',
      persons: ['m1', 'm2', 'm3', 'm4', 'm5'],
      progress: { done: 0, of: 5 },
    });
    give(walk, [['m2', 'c1']]);
    const [opinions, report] = waiting(walk.now());
    expect(opinions).toMatchObject({ progress: { done: 1, of: 5 }, missing: { ids: ['m1', 'm3', 'm4', 'm5'] } });
    expect(report).toMatchObject({ command: 'ReportOpinions', ready: false });
  });

  it('names the posts for which the signer has yet to choose', () => {
    const hire = waiting(listed('c1').now()).find(({ command }) => command === 'DecideHire');
    expect(hire).toMatchObject({ ready: true, missing: { kind: 'POSTS', ids: ['P1'] } });
  });
});

describe('the defence', () => {
  const drawn = (session: object | undefined, changes: Partial<Round['defence']> = {}): Round => {
    const round = sampleRound({ candidates: [{ id: 'a', marks: ['60', '60'], sheets: [], session: session ?? {} }] });
    const sessions = session === undefined ? decider.initialState.defence.sessions : round.defence.sessions;
    return { ...round, defence: { ...round.defence, order: ['a'], sessions, ...changes } };
  };
  const open = (session: object | undefined, changes?: Partial<Round['defence']>) =>
    waiting(drawn(session, changes)).map(({ code, ready }) => (ready ? code : `${code}?`));

  it('is for whoever is next by the lot, once enough may score and all have declared', () => {
    expect(open(undefined)).toEqual(['nextDefence', 'sheets?']);
    expect(told(waiting(drawn(undefined)))[0]).toEqual(['nextDefence', 'a', ['M1']]);
    const silent = drawn(undefined);
    const unheard = { ...silent, council: { ...silent.council, clearedOf: {} } };
    expect(codes(waiting(unheard))).toEqual(['declarations', 'nextDefence?', 'sheets?']);
    const short = { ...silent, council: { ...silent.council, members: silent.council.members.slice(0, 1) } };
    expect(codes(waiting(short))).toEqual(['panelSeats', 'nextDefence?', 'sheets?']);
    const before = { ...silent, stage: 'DEFENCE_READY' } as const;
    expect(codes(waiting(before))).toEqual(['nextDefence']);
    const left = { ...before, written: { ...before.written, cancelled: ['a'] } };
    expect(told(waiting(left))).toEqual([['noResult', '', ['M1', 'M3']]]);
    const undrawn = ['a', 'b'].map((id) => ({ id, marks: ['60', '60'], sheets: [], session: {} }) as const);
    const { sessions } = decider.initialState.defence;
    const { defence } = sampleRound({ candidates: undrawn });
    const rest = { ...sampleRound({ candidates: undrawn }), stage: 'DEFENCE_READY', written: left.written } as const;
    const nobodyDrawn = { ...rest, defence: { ...defence, order: ['a'], sessions } };
    expect(codes(waiting(nobodyDrawn))).toEqual(['nobodyLeft']);
  });

  it('is presented, questioned, attended and scored in that order, and sealed by the head', () => {
    const nobody = { present: null, sheets: {} };
    expect(open({ presented: false, questioned: false, ...nobody })[0]).toBe('presentation');
    expect(open({ questioned: false, ...nobody })[0]).toBe('questioning');
    expect(open(nobody)[0]).toBe('presence');
    const present = ['M1', 'M2'];
    const [sheets] = waiting(drawn({ present, sheets: { M1: '80' } }));
    expect(sheets).toMatchObject({ code: 'scoreSheets', subject: 'a', persons: ['M2'], progress: { done: 1, of: 2 } });
    expect(open({ present, sheets: { M1: '80', M2: '81' } })).toEqual(['sheets']);
    expect(open({ status: 'ABSENT' })).toEqual(['sheets']);
  });

  it('is looked at by the head where sheets lie too far apart, and by the panel where it may score anew', () => {
    const wide = { present: ['M1', 'M2'], sheets: { M1: '20', M2: '95' } };
    expect(open(wide)).toEqual(['spreadDecision', 'sheets?']);
    const again = { ...wide, review: 'RESCORE_ALLOWED', firstSheets: wide.sheets };
    expect(open(again)).toEqual(['rescore', 'spreadDecision?', 'sheets?']);
    expect(open({ ...again, anew: ['M2'] })).toEqual(['rescore', 'spreadDecision?', 'sheets?']);
    const signed = { ...again, anew: ['M2'], sheets: { M1: '20', M2: '85' } };
    expect(open({ ...again, anew: ['M1'] })).toEqual(['spreadDecision', 'sheets?']);
    expect(open(signed)).toEqual(['spreadDecision', 'sheets?']);
    expect(open({ ...again, firstSheets: null })).toEqual(['rescore', 'spreadDecision?', 'sheets?']);
  });
});

describe('the result', () => {
  it('is compiled where the course has it so', () => {
    expect(codes(until('DefenceSealed'))).toEqual(['compiling']);
  });

  it('waits for the decision while a tie or a gap is open, then for itself again, and only then for the report', () => {
    const round = foldRound(sampleUntil('ResultsCompiled'));
    const found = (changes: Partial<Round['results']>) =>
      waiting({ ...round, results: { ...round.results, ...changes } });
    const [tie] = found({ openTie: ['c1', 'c2'] });
    expect(tie).toMatchObject({ code: 'tie', missing: { kind: 'CANDIDATES', ids: ['c1', 'c2'] } });
    expect(told(found({ openGaps: ['c1'] }))[0]).toEqual(['preferenceGap', 'c1', ['p-authority']]);
    // The story is told, not worked out: its hash is that of no case.
    expect(codes(found({}))).toEqual(['recompiling', 'report?']);
  });

  it('waits for the confirmation of a post that was won without a rival', () => {
    const round = sampleRound({ candidates: [{ id: 'a', marks: ['60', '60'], sheets: ['80'] }] });
    const line = { id: 'a', post: 'P1', outcome: 'WINNER', rank: 1 } as unknown as Round['results']['lines'][number];
    const compiled = { ...round, stage: 'COMPILED', results: { ...round.results, lines: [line] } } as const;
    expect(told(waiting(compiled)).find(([code]) => code === 'single')).toEqual(['single', 'P1', ['p-authority']]);
  });

  it('waits for every post, for the report of those who watched and for complaints, then for its closing', () => {
    const lines = until('ResultsAnnounced');
    expect(lines[0]).toMatchObject({ code: 'appointments', missing: { kind: 'POSTS', ids: ['P1'] }, persons: [] });
    expect(codes(lines)).toEqual(['appointments?', 'supervisionReport', 'closing?']);
    const { results } = foldRound(sampleUntil('SupervisionReported'));
    const complained = until('SupervisionReported', { results: { ...results, complaints: { K1: sampleComplaint() } } });
    expect(codes(complained).filter((code) => /closing|complaint/.test(code))).toEqual(['closing?', 'complaint']);
    expect(told(until('CaseFailed'))[0]).toEqual(['nextRanked', 'P1', ['p-authority']]);
  });

  it('waits for every kind of record, from the secretary, or from the owner where there was no council', () => {
    const archive = (changes: Partial<Round> = {}) =>
      until('RoundClosed', changes).find(({ code }) => code === 'archive');
    expect(archive()).toMatchObject({
      command: 'HandOverRecords',
      persons: ['m3'],
      progress: { done: 0, of: RECORD_KINDS.length },
      missing: { kind: 'RECORDS', ids: RECORD_KINDS },
    });
    expect(archive({ council: decider.initialState.council })?.persons).toEqual(['p-owner']);
  });
});

describe('what waits beside the stage', () => {
  const round = foldRound(sampleUntil('BoardEstablished'));
  const beside = (changes: Partial<Round>) => told(waiting({ ...round, ...changes })).slice(-2);
  const { council, plan, results } = round;

  it('are votes, then their count, for as long as a motion is open', () => {
    const motion = (votes: object, outcome = 'OPEN') =>
      beside({
        council: { ...council, recused: { m2: 'ALL_CANDIDATES' }, motions: { B1: { votes, outcome } as never } },
      });
    expect(motion({ m1: 'FOR' })).toEqual([
      ['votes', 'B1', ['m3']],
      ['motion', 'B1', ['m1']],
    ]);
    expect(motion({ m1: 'FOR', m3: 'FOR' }).at(0)?.[0]).toBe('thirdSeat');
    expect(motion({}, 'LOST').flat()).not.toContain('B1');
  });

  it('are complaints, for the one who handles each, until the day of the law', () => {
    const K1 = sampleComplaint({ concerns: 'COUNCIL', at: '2026-03-02T02:00:00.000Z', due: '2026-04-01' });
    const K2 = sampleComplaint({ kind: 'FEEDBACK', at: '2026-03-03T02:00:00.000Z' });
    const lines = after(sampleUntil('PapersSealed'), { results: { ...results, complaints: { K1, K2 } } });
    const passedOn = { K1: { ...K1, state: 'SETTLED' }, K2: { ...K2, state: 'TRANSFERRED_TO_HEAD' } } as const;
    const left = after(sampleUntil('PapersSealed'), { results: { ...results, complaints: passedOn } });
    expect(left.filter(({ code }) => code === 'complaint')).toMatchObject([
      { subject: 'K2', persons: ['p-authority'] },
    ]);
    expect(lines.filter(({ code }) => code === 'complaint')).toMatchObject([
      { subject: 'K1', persons: ['p-authority'], since: K1.at, due: '2026-04-01', shown: 'ACTORS' },
      { subject: 'K2', persons: ['m1'], since: K2.at, due: null },
    ]);
  });

  it('are things under seal that their receivers have not signed for, due on the day they were handed over', () => {
    const round = foldRound(sampleUntil('PapersSealed'));
    const offer = { item: 'b1', from: 'q1', to: 'i1', witnesses: ['s1'], sealIntact: true, count: 3 };
    const held = { holder: 'q1', sealIntact: true, count: 3 };
    const at = '2026-03-31T01:00:00.000Z';
    const items = put(put(round.written.items, 'b1', { ...held, offer: { ...offer, at } }), 'b2', {
      ...held,
      offer: null,
    });
    const lines = waiting({ ...round, written: { ...round.written, items } }).filter(({ code }) => code === 'custody');
    expect(lines).toMatchObject([
      { subject: 'b1', command: 'AcceptCustody', persons: ['i1'], since: at, due: '2026-03-31', shown: 'ROUND' },
    ]);
  });

  it('are things under seal whose holder has left, for the chair to take over', () => {
    const round = foldRound(sampleUntil('PapersSealed'));
    const lines = (holder: string) => {
      const items = put(round.written.items, 'b9', { holder, sealIntact: true, count: 3, offer: null });
      return waiting({ ...round, written: { ...round.written, items } }).filter(({ code }) => code === 'leftCustody');
    };
    expect(lines('somebody-who-left')).toMatchObject([
      { subject: 'b9', command: 'TakeOverCustody', persons: ['m1'], ready: true },
    ]);
    expect(lines('m1')).toEqual([]);
  });

  it('are complaints, questions in doubt, members who want to leave, and an offered handover', () => {
    const last = (changes: Partial<Round>) => beside(changes).at(-1);
    const complaints = { K1: sampleComplaint(), K2: sampleComplaint({ state: 'SETTLED' }) };
    expect(last({ results: { ...results, complaints } })?.slice(0, 2)).toEqual(['complaint', 'K1']);
    expect(last({ council: { ...council, leaving: ['m2'] } })?.slice(0, 2)).toEqual(['replacement', 'm2']);
    expect(last({ plan: { ...plan, ownershipOfferedTo: 'p-next' } })).toEqual(['handover', '', ['p-next']]);
    const questionErrors = { Q1: 'OPEN', Q2: 'KEEP' } as const;
    const coded = { ...round, stage: 'MARKED', written: { ...round.written, questionErrors } } as const;
    expect(told(waiting(coded)).at(-1)).toEqual(['questionError', 'Q1', ['m1']]);
    expect(codes(waiting({ ...coded, stage: 'COMPILED' }))).not.toContain('questionError');
  });

  it('asks the vice-chair where the chair keeps out, and nobody of whom all must keep out', () => {
    const excused = { ...council, recused: { m1: 'ALL_CANDIDATES' } as const };
    const lines = told(waiting({ ...round, stage: 'RECOGNISED', council: excused }));
    expect(lines[0]).toEqual(['announcement', '', ['p-owner', 'm3']]);
    const board = { ...excused, boards: { MARKING: sampleBoard('K') } };
    const asked = waiting({ ...round, stage: 'WRITTEN_FINAL', council: board });
    expect(asked[0]).toMatchObject({ code: 'gate', persons: ['m2', 'm3'] });
  });
});
