import { createHash } from 'node:crypto';
import type { Context, Decider, Decision, Meta, OneOf, Refusal } from '#kernel';
import { emptyTable, isRefusal } from '#kernel';
import type { Clock } from '../../libs/exams/src/round/clocks/events.js';
import type { Rules } from '../../libs/exams/src/round/chapter.js';
import type { RoundEvents } from '../../libs/exams/src/round/events.js';
import type { Complaint } from '../../libs/exams/src/round/results/events.js';
import { type Publication, publicText } from '../../libs/exams/src/round/publishing.js';
import type { Parts, Round } from '../../libs/exams/src/round/state.js';
import type { Wording, Wordings } from '../../libs/exams/src/wording.js';
import { sentence } from '../../libs/exams/src/words/sentence.js';
import { unplain } from './plain-words.js';

/** Something that has happened; `meta` says who and when, where a spec cares. */
export type Past<Events extends object> = OneOf<Events> & { readonly meta?: Partial<Meta> };

/** What came of a command, to be compared. */
export interface Result<Events extends object, Code extends string> {
  readonly outcome: Decision<Events, Code>;
  readonly then: (...events: readonly OneOf<Events>[]) => void;
  readonly thenNothing: () => void;
  /** Details are compared where they are given; in any case they fill every gap in the words of the code. */
  readonly thenRefused: (code: Code, details?: Refusal['details']) => void;
}

/** A stream with a past. */
export interface Situation<State, Commands extends object, Events extends object, Code extends string> {
  readonly state: State;
  readonly when: <C extends keyof Commands & string>(
    type: C,
    data: Commands[C],
    context?: Partial<Context>,
  ) => Result<Events, Code>;
}

/** Sample context; `changes` say what a spec is about. */
export const contextOf = (changes: Partial<Context> = {}): Context => ({
  actor: 'p-owner',
  authority: 'sample',
  at: '2026-02-02T02:00:00.000Z',
  correlationId: 'sample-correlation',
  causationId: 'sample-cause',
  commandId: 'sample-command',
  commandDigest: 'sample-digest',
  ...changes,
});

const metaOf = (changes: Partial<Meta> = {}): Meta => ({ ...contextOf(), commandType: 'Sample', ...changes });

/** A refusal whose words keep a gap, such as `{member}`, tells its reader nothing about whom it speaks. */
const expectPlainWords = (wording: Wording, details: Refusal['details']): void => {
  for (const language of ['vi', 'en'] as const) {
    const said = sentence(wording, details, language);
    expect(said).not.toMatch(/\{\w+\}/);
    expect([said, unplain(said, language)]).toEqual([said, []]);
  }
};

const resultOf = <Events extends object, Code extends string>(
  outcome: Decision<Events, Code>,
  words: Wordings,
): Result<Events, Code> => ({
  outcome,
  then: (...events) => {
    expect(outcome).toEqual(events);
  },
  thenNothing: () => {
    expect(outcome).toEqual([]);
  },
  thenRefused: (code, details) => {
    expect(outcome).toMatchObject(details === undefined ? { refused: code } : { refused: code, details });
    const wording = words[code];
    if (wording !== undefined && isRefusal(outcome)) expectPlainWords(wording, outcome.details);
  },
});

/** Tables as they are looked up here: by the name of a command or event. The signatures around them keep the types. */
interface Loose<State, Part> {
  readonly decide: Readonly<Record<string, (state: State, command: unknown, context: Context) => unknown>>;
  readonly evolve: Readonly<Record<string, (part: Part, data: unknown, meta: Meta, before: State) => Part>>;
}

const lookedUp = <Entry>(table: Readonly<Record<string, Entry>>, name: string): Entry => {
  const entry = table[name];
  if (entry === undefined) throw new Error(`no ${name} in the table`);
  return entry;
};

/** `specify(decider, words)` gives `given(...events).when(type, data).then(...events)`; `words` are those of its refusals. */
export const specify = <State, Commands extends object, Events extends object, Code extends string>(
  decider: Pick<Decider<State, Commands, Events, Code>, 'initialState' | 'decide' | 'evolve'>,
  words: Wordings = {},
) => {
  const { decide, evolve } = decider as unknown as Loose<State, State>;
  return (...past: readonly Past<Events>[]): Situation<State, Commands, Events, Code> => {
    const state = past.reduce(
      (before, { type, data, meta }) => lookedUp(evolve, type)(before, data, metaOf(meta), before),
      decider.initialState,
    );
    return {
      state,
      when: (type, data, context) =>
        resultOf(lookedUp(decide, type)(state, data, contextOf(context)) as Decision<Events, Code>, words),
    };
  };
};

/** The same for one chapter of a round that is already as `round` says: events change the chapter's own part. */
export const chapterSpec = <
  Name extends keyof Parts,
  Commands extends object,
  Events extends object,
  Words extends Wordings,
>(
  chapter: Rules<Name, Commands, Events, Words>,
  round: Round,
) => {
  const { evolve } = chapter as unknown as Loose<Round, unknown>;
  const decider = {
    initialState: round,
    decide: chapter.decide as never,
    evolve: Object.fromEntries(
      Object.entries(evolve).map(([type, fold]) => [
        type,
        (before: Round, data: unknown, meta: Meta): Round => ({
          ...before,
          [chapter.name]: fold(before[chapter.name], data, meta, before),
        }),
      ]),
    ) as never,
  };
  return specify<Round, Commands, Events, keyof Words & string>(decider, chapter.refusals) as unknown as (
    ...past: readonly Past<Events>[]
  ) => Situation<Round, Commands, RoundEvents, keyof Words & string>;
};

/** A round before its first event. Specs spread over it what their scenario needs. */
export const blankRound: Round = {
  stage: null,
  clocks: {},
  deviations: { count: 0 },
  movedAt: null,
  latestAt: null,
  plan: {
    voided: [],
    draft: null,
    backdated: null,
    signers: {},
    principle: null,
    approved: null,
    approvedOn: null,
    notice: null,
    noticeOn: null,
    amendments: 0,
    owner: null,
    ownershipOfferedTo: null,
  },
  council: {
    members: [],
    supervision: null,
    boards: {},
    relations: {},
    clearedOf: {},
    candidateCleared: {},
    recused: {},
    replacedBy: {},
    leaving: [],
    everSat: { supervision: [], watched: [] },
    motions: {},
  },
  applications: {
    list: emptyTable(),
    receipts: 0,
    extended: false,
    closesOn: null,
    shortfalls: [],
    cancelledPosts: [],
  },
  written: {
    versions: [],
    drawn: null,
    broken: [],
    opened: null,
    invigilators: [],
    attendance: emptyTable(),
    sanctions: emptyTable(),
    cancelled: [],
    questionErrors: {},
    items: emptyTable(),
    scripts: emptyTable(),
  },
  marking: {
    commitment: null,
    keepers: [],
    confirmed: [],
    rejected: 0,
    scripts: emptyTable(),
    unsettled: 0,
    codeOf: {},
    published: {},
  },
  appeals: { files: emptyTable(), windowClosed: false, gate: null },
  draws: {
    PAPER: { commitment: null, holders: [], numbers: [], lost: false },
    ORDER: { commitment: null, holders: [], numbers: [], lost: false },
  },
  defence: { schemes: {}, order: [], sessions: emptyTable(), excluded: [] },
  hiring: { opinions: {}, reported: false, hired: {} },
  results: {
    lines: [],
    inputsHash: null,
    openTie: [],
    tieOrder: [],
    openGaps: [],
    gapDecisions: [],
    confirmedSingles: [],
    posts: {},
    failed: [],
    appointed: [],
    fromReserve: [],
    supervisionReported: false,
    complaints: {},
  },
  standstill: { resumeTo: null, code: null, successor: null },
};

/** A complaint about the results that waits, without a last day, unless `changes` say otherwise. */
export const sampleComplaint = (changes: Partial<Complaint> = {}): Complaint => ({
  state: 'OPEN',
  sender: 'm2',
  kind: 'COMPLAINT',
  concerns: 'RESULTS',
  at: '2026-04-01T02:00:00.000Z',
  due: null,
  scan: null,
  ...changes,
});

/** A clock of an authority that runs from 2 February to 11 March 2026, unless `changes` say otherwise. */
export const sampleClock = (changes: Partial<Clock> = {}): Clock => ({
  startedOn: '2026-02-02',
  due: '2026-03-11',
  left: null,
  state: 'RUNNING',
  countedFrom: '2026-02-02',
  length: 37,
  unit: 'DAYS',
  whose: 'AUTHORITY',
  onExpiry: 'OverdueFlagged',
  ...changes,
});

/** The hash that a round says of what it publishes. */
export const snapshotIn = (round: Round, publication: Publication): string =>
  createHash('sha256').update(publicText(round, publication)).digest('hex');

/** A signed paper of a spec. */
export const samplePaper = { number: '12/QD', date: '2026-01-15', hash: 'a'.repeat(64) } as const;

/** A text in the vault, of a spec. */
export const sampleText = { ref: 'sample-text', commitment: 'b'.repeat(64) } as const;

/** A human decision of a spec. */
export const sampleReasons = { reason: sampleText, minutes: 'c'.repeat(64) } as const;

/** One post `P1` in unit `U1` under VN-CIVIL-2025: planned in January 2026, announced on 2 February, open 9 February to 11 March. */
export const plannedRound: Round = {
  ...blankRound,
  stage: 'ANNOUNCED',
  plan: {
    ...blankRound.plan,
    draft: {
      code: 'DT-2026-01',
      mandate: '72-KH/TU',
      posts: [{ post: 'P1', unit: 'U1', position: 'VT-01', schemeVersion: '1', unitRevision: 0 }],
      owner: 'p-owner',
      authority: 'p-head',
      superior: 'p-superior',
      entry: 'LIVE',
    },
    principle: samplePaper,
    approved: {
      pack: 'VN-CIVIL-2025@1',
      packHash: 'd'.repeat(64),
      terms: {
        allocation: 'PER_POST',
        markGrain: '0.25',
        panel: 'COUNCIL',
        eligibility: [
          { rule: 'TIME_IN_POST', waivableBy: 'AUTHORITY', evidence: 'CV' },
          { rule: 'HEALTH', evidence: 'CERTIFICATE' },
        ],
      },
      decision: samplePaper,
      budget: 'NS-2026-7',
      scheme: { number: '3-DA', version: '1', units: ['U1'] },
    },
    approvedOn: '2026-01-15',
    notice: {
      channels: [
        { kind: 'MEDIA', reference: 'sample-paper' },
        { kind: 'PORTAL', reference: 'sample-portal' },
      ],
      snapshot: 'e'.repeat(64),
      opensOn: '2026-02-09',
      closesOn: '2026-03-11',
    },
    noticeOn: '2026-02-02',
    owner: 'p-owner',
  },
};
