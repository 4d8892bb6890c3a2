import { isRefusal, type Recorded } from '#kernel';
import { compute, computeUnder, type EvidenceKind, isFault } from '#rules';
import { frozenRound } from '#test/support/frozen-round';
import { hireHistory } from '#test/support/hire-round';
import { hashOf, sampleChapters, sampleHistory, sampleUntil, textOf } from '#test/support/sample-history';
import { onRound, recordedAll, type Told } from '#test/support/story';
import type { RoundEvents } from '../round/events.js';
import { allOf } from '../round/history.js';
import type { ResultLine } from '../round/results/events.js';
import {
  caseFileOf,
  type Inquiry,
  inquire,
  markersOf,
  robustnessOf,
  type RoundWhy,
  whatIfOf,
  whyOf,
} from './inquiry.js';

type Event = Told<RoundEvents>;

const reasoned = { reason: textOf('reason'), minutes: hashOf('e') };

const asked = (history: readonly Recorded[]): Inquiry => {
  const inquiry = inquire(history);
  if (isRefusal(inquiry)) throw new Error(inquiry.refused);
  return inquiry;
};

const told = (inquiry: Inquiry, candidate: string): RoundWhy => {
  const answer = whyOf(inquiry, candidate);
  if (isFault(answer)) throw new Error(answer.message);
  return answer;
};

/** Types of the events behind each piece of the candidate's own. */
const behind = (inquiry: Inquiry, candidate: string) =>
  told(inquiry, candidate).evidence.map(({ kind, candidate: of, events }) => [
    kind,
    of,
    events.map(({ type }) => type),
  ]);

const { opening, applying, writing, marking, appealing, defending, concluding } = sampleChapters;
const secondAppealMark: Event = {
  type: 'AppealMarked',
  data: { script: 'X2', mark: '84', sheet: hashOf('6'), marker: 'a2', place: 2 },
};
const before: readonly Event[] = [opening, applying, writing, marking, appealing, secondAppealMark, defending].flat();
const [compiled, ...after] = concluding;

/** The sample round up to its result, with other data in some events and further events before the result. */
const sampleWith = (changes: Partial<RoundEvents>, ...more: readonly Event[]): readonly Recorded[] =>
  recordedAll(
    onRound(
      'R1',
      ...before.map((event): Event => {
        const change = changes[event.type];
        return change === undefined ? event : ({ ...event, data: { ...event.data, ...change } } as Event);
      }),
      ...more,
    ),
  );

describe('asking about a round', () => {
  it.each([
    ['nothing recorded', []],
    ['its sheets sealed, and no result', sampleUntil('DefenceSealed')],
  ] as const)('is refused with %s', (_, history) => {
    expect(inquire(history)).toEqual({ refused: 'not-compiled', details: {} });
  });

  it('goes back to the last result, whatever came after it', () => {
    expect(asked(frozenRound).events.at(-1)).toMatchObject({ type: 'ResultsCompiled', revision: 448 });
    expect(asked(sampleHistory)).toEqual(asked(sampleUntil('ResultsCompiled')));
  });

  it('takes a tie that is found for a result that is not there yet', () => {
    const decided = frozenRound.findIndex(({ type }) => type === 'TieResolved');
    const inquiry = asked(frozenRound.slice(0, decided + 1));
    expect(inquiry.events.at(-1)?.type).toBe('TieFound');
    expect(told(inquiry, 'C05')).toMatchObject({ outcome: 'PENDING', rank: null });
    expect(told(inquiry, 'C05').waitsFor.map(({ needs }) => needs)).toEqual(['TIE_DECISION', 'TIE_DECISION']);
  });

  it('takes the second compilation once a tie is resolved, and cites who resolved it', () => {
    const resolved = allOf(frozenRound, 'TieResolved')[0]!;
    const tie = told(asked(frozenRound), 'C06').evidence.find(({ kind }) => kind === 'TIE_DECISION');
    expect(tie?.events).toEqual([
      {
        type: 'TieResolved',
        id: resolved.id,
        stream: resolved.stream,
        revision: resolved.revision,
        position: resolved.position.toString(),
        actor: resolved.meta.actor,
        at: resolved.meta.occurredAt,
      },
    ]);
  });

  it('takes a later compilation with what led to it', () => {
    const gone = { type: 'ApplicationWithdrawn', data: { candidate: 'c1' } } as Event;
    const inquiry = asked(sampleWith({}, compiled, gone, compiled, ...after));
    expect(inquiry.events.slice(-3).map(({ type }) => type)).toEqual([
      'ResultsCompiled',
      'ApplicationWithdrawn',
      'ResultsCompiled',
    ]);
    expect(behind(inquiry, 'c1')).toEqual([['WITHDRAWAL', 'c1', ['ApplicationWithdrawn']]]);
    expect(told(inquiry, 'c2')).toMatchObject({ outcome: 'WINNER', post: 'P1' });
  });

  it('takes a choice of the signer for a result', () => {
    const inquiry = asked(hireHistory);
    expect(inquiry.events.at(-1)?.type).toBe('HireDecided');
    expect(told(inquiry, 'c2')).toMatchObject({ outcome: 'WINNER', post: 'P1' });
    expect(behind(inquiry, 'c2')).toEqual([['CHOICE', 'c2', ['HireDecided']]]);
    expect(markersOf(inquiry)).toMatchObject({ markers: [], members: [] });
  });
});

describe('a winner who finds no wished post', () => {
  const draft = allOf(sampleHistory, 'RoundDrafted')[0]!.data;
  const plan = allOf(sampleHistory, 'PlanApproved')[0]!.data;
  const pooled = {
    RoundDrafted: { ...draft, posts: ['P1', 'P2'].map((post) => ({ ...draft.posts[0]!, post })) },
    PlanApproved: { ...plan, terms: { ...plan.terms, allocation: 'TOP_N_THEN_ALLOCATE' } },
  } as const;
  const found = { type: 'PreferenceGapFound', data: { candidates: ['c2'] } } as Event;
  const decided = { type: 'PreferenceGapDecided', data: { candidate: 'c2', post: 'P2', ...reasoned } } as Event;

  it('waits for the authority first', () => {
    const inquiry = asked(sampleWith(pooled, found, decided));
    expect(inquiry.events.at(-1)?.type).toBe('PreferenceGapFound');
    expect(told(inquiry, 'c2')).toMatchObject({ outcome: 'PENDING', waitsFor: [{ needs: 'PREFERENCE_GAP' }] });
  });

  it('stands then where the authority decided', () => {
    const inquiry = asked(sampleWith(pooled, found, decided, compiled));
    expect(told(inquiry, 'c2')).toMatchObject({ outcome: 'WINNER', post: 'P2' });
    expect(behind(inquiry, 'c2')).toContainEqual(['GAP_DECISION', 'c2', ['PreferenceGapDecided']]);
  });
});

describe('an absence', () => {
  const absence = (inquiry: Inquiry) => behind(inquiry, 'c2').find(([kind]) => kind === 'ABSENCE');
  const [ended] = allOf(sampleHistory, 'WrittenEnded');
  const alone = { scripts: ended!.data.scripts.filter(({ candidate }) => candidate === 'c1') };
  const late = { candidate: 'c2', minutes: 30 };

  /** The second candidate hands in no script; `more` is recorded before the paper ends. */
  const withoutScript = (...more: readonly Event[]): Inquiry => {
    const own = (data: object) =>
      ('script' in data && data.script === 'X2') || ('candidate' in data && data.candidate === 'c2');
    const history = before.flatMap((event): readonly Event[] => {
      if (event.type === 'WrittenEnded') return [...more, { ...event, data: alone }];
      const isPresence = event.type === 'AttendanceRecorded' || event.type === 'ApplicationReceived';
      return own(event.data) && !isPresence ? [] : [event];
    });
    return asked(recordedAll(onRound('R1', ...history, compiled)));
  };

  it.each([
    ['recorded at the roll-call', [{ type: 'AttendanceRecorded', data: { candidate: 'c2', present: false } }]],
    ['of who came too late', [{ type: 'CandidateLate', data: { ...late, admitted: false } }]],
    ['of who came, and handed in nothing', []],
  ] as const)('%s cites what it is known by', (_, more) => {
    const inquiry = withoutScript(...more);
    expect(told(inquiry, 'c2').outcome).toBe('ABSENT');
    expect(absence(inquiry)).toEqual(['ABSENCE', 'c2', [...more.map(({ type }) => type), 'WrittenEnded']]);
  });

  it('is not shown by somebody who was late and let in', () => {
    const let_in = { type: 'CandidateLate', data: { ...late, minutes: 3, admitted: true } } as const;
    expect(absence(withoutScript(let_in))).toEqual(['ABSENCE', 'c2', ['WrittenEnded']]);
  });

  it('at the defence cites what was recorded there, and nothing about the paper', () => {
    const missed = { type: 'DefenceAbsenceRecorded', data: { candidate: 'c2' } } as Event;
    const inquiry = asked(sampleWith({}, missed, compiled));
    expect(told(inquiry, 'c2').outcome).toBe('ABSENT');
    expect(absence(inquiry)).toEqual(['ABSENCE', 'c2', ['DefenceAbsenceRecorded']]);
  });
});

/** What an event behind each kind may be. */
const FITTING: Readonly<Record<EvidenceKind, RegExp>> = {
  MARKS: /^Mark(?:Recorded|Corrected)$/,
  HEAD_DECISION: /^HeadDecided$/,
  THIRD_MARK: /^(?:ThirdMarkerAssigned|MarkRecorded|MarkCorrected)$/,
  COLLECTIVE_MARK: /^CollectiveMarked$/,
  ZEROED: /^(?:ScriptZeroed|WrittenEnded)$/,
  APPEAL: /^Appeal(?:Filed|Marked)$/,
  CHAIR_DECISION: /^AppealDecided$/,
  SANCTIONS: /^(?:SanctionApplied|ResultCancelled)$/,
  ABSENCE: /^(?:AttendanceRecorded|CandidateLate|WrittenEnded|DefenceAbsenceRecorded)$/,
  WITHDRAWAL: /^ApplicationWithdrawn$/,
  SHEETS: /^SheetSigned$/,
  SPREAD_DECISION: /^(?:SpreadReviewDecided|SheetSigned)$/,
  EXCLUDED_MEMBER: /^(?:MemberRecused|SpreadReviewDecided)$/,
  TIE_DECISION: /^TieResolved$/,
  GAP_DECISION: /^PreferenceGapDecided$/,
  CHOICE: /^HireDecided$/,
};

describe('the frozen round', () => {
  const inquiry = asked(frozenRound);
  const result = allOf(frozenRound, 'ResultsCompiled').at(-1)!.data;
  const candidates = inquiry.input.candidates.map(({ id }) => id);
  const scripts = new Map(
    allOf(frozenRound, 'CodeMapUnsealed')[0]!.data.map.map(({ code, candidate }) => [code, candidate]),
  );

  /** Whom an event is about: a candidate by id or by script. */
  const aboutWhom = (id: string): string | undefined => {
    const { candidate, script } = frozenRound.find((event) => event.id === id)?.data as Partial<
      Record<'candidate' | 'script', string>
    >;
    return candidate ?? scripts.get(script ?? '');
  };

  /** Our own defaults were cited without their page when this round was recorded. */
  const OURS = 'rule of Khoa Bảng (docs/rules.md#pack-defaults)';

  /** All but the words in which a rule is told: these are improved from one build to the next. */
  const bare = (lines: readonly ResultLine[]) =>
    lines.map((line) => ({
      ...line,
      because: line.because.map(({ rule, source }) => ({ rule, source: source.replace('Khoa Bảng default', OURS) })),
    }));

  it('comes out again exactly as recorded, in every number, rule and source', () => {
    expect(bare(computeUnder(inquiry.pack, inquiry.input).candidates)).toEqual(bare(result.lines));
  });

  it('comes out again of its case alone, read as anybody would read it', () => {
    const anew = compute(JSON.parse(JSON.stringify(caseFileOf(inquiry))));
    if (isFault(anew)) throw new Error(`${anew.path}: ${anew.message}`);
    expect(anew.ignored).toBeUndefined();
    expect(bare(anew.candidates)).toEqual(bare(result.lines));
  });

  it('comes out exactly as recorded where nothing is changed', () => {
    const answer = whatIfOf(inquiry, {});
    expect(answer).toMatchObject({ hypothetical: true, differences: [], procedure: [] });
    if (isFault(answer)) throw new Error(answer.message);
    expect(bare(answer.before.candidates)).toEqual(bare(result.lines));
    expect(answer.after).toEqual(answer.before);
  });

  it('names the key of a change that cannot be made', () => {
    expect(whatIfOf(inquiry, { writtenPassMark: '101' })).toMatchObject({ path: 'writtenPassMark' });
  });

  it('has the winners again where nobody is left out', () => {
    const { winners } = robustnessOf(inquiry);
    const won = result.lines.flatMap(({ id, post }) => (post === null ? [] : [{ post, candidate: id }]));
    expect(winners).toEqual(won);
  });

  it('moves scores in the steps of the plan, and in those of the case file where there is no plan', () => {
    const quarters = robustnessOf(inquiry).alone.map(({ change }) => Number(change) / 0.25);
    expect(quarters.filter((steps) => !Number.isInteger(steps))).toEqual([]);
    expect(robustnessOf(inquiry).smallest?.change).toBe('0.25');
    expect(robustnessOf({ ...inquiry, events: [] }).smallest?.change).toBe('0.01');
  });

  it.each(candidates)('tells of %s what is recorded, with events behind every piece', (candidate) => {
    const { evidence, ...line } = told(inquiry, candidate);
    const { rank, post, outcome, total } = result.lines.find(({ id }) => id === candidate)!;
    expect(line).toMatchObject({ candidate, rank, post, outcome, total, waitsFor: [] });
    expect(evidence.length).toBeGreaterThan(0);
    for (const { kind, candidate: of, events } of evidence) {
      expect(events.length).toBeGreaterThan(0);
      for (const { type, id, stream } of events) {
        expect(type).toMatch(FITTING[kind]);
        expect(stream).toBe(frozenRound[0]!.stream);
        if (of !== null && type !== 'WrittenEnded') expect(aboutWhom(id)).toBe(of);
      }
    }
  });

  it('names the rivals whose evidence counts, with where they stand', () => {
    expect(told(inquiry, 'C02').rivals).toEqual([
      { candidate: 'C01', rank: 1, post: 'P01', outcome: 'WINNER', total: '81.80' },
    ]);
    expect(told(inquiry, 'C13').rivals).toEqual([]);
  });

  it('knows a candidate by number as well as by id', () => {
    const { candidateNo, candidate } = allOf(frozenRound, 'EligibleListPublished').at(-1)!.data.candidates[3]!;
    expect(whyOf(inquiry, candidateNo)).toEqual(whyOf(inquiry, candidate));
    expect(candidateNo).not.toBe(candidate);
  });

  it('knows nobody else', () => {
    expect(whyOf(inquiry, 'C99')).toMatchObject({ code: 'unknown-candidate', path: 'candidate' });
  });

  it('takes an id for an id, where it is the number of somebody else', () => {
    const numbered = [
      { candidate: 'c1', candidateNo: 'c2' },
      { candidate: 'c2', candidateNo: 'c1' },
    ];
    const list = { EligibleListPublished: { candidates: numbered, snapshot: hashOf('3') } };
    expect(told(asked(sampleWith(list, compiled)), 'c1').candidate).toBe('c1');
  });

  it('knows ids alone in a case file, which has no list', () => {
    const { pack, input } = inquiry;
    expect(whyOf({ pack, input, events: [] }, '001')).toMatchObject({ code: 'unknown-candidate' });
    expect(told({ pack, input, events: [] }, 'C01').evidence.flatMap(({ events }) => events)).toEqual([]);
  });
});

describe('the case of a round', () => {
  it.each([
    ['by exam', sampleHistory],
    ['by contract', hireHistory],
  ])('%s computes to what the round computed', (_, history) => {
    const known = inquire(history);
    if (isRefusal(known)) throw new Error(known.refused);
    const anew = compute(JSON.parse(JSON.stringify(caseFileOf(known))));
    expect(anew).toEqual(computeUnder(known.pack, known.input));
  });

  it('holds no appeal against a zeroed script, whose marks count for nothing', () => {
    const known = inquire(sampleHistory);
    if (isRefusal(known)) throw new Error(known.refused);
    const [first] = known.input.candidates;
    const written = { marks: ['60', '61'], zeroed: true, appeal: { marks: ['70', '70'] } };
    const input = { ...known.input, candidates: [{ ...first!, written }] };
    expect(caseFileOf({ ...known, input }).candidates[0]?.written).toEqual({ marks: ['60', '61'], zeroed: true });
  });
});
