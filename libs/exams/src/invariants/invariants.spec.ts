import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Meta, Recorded } from '#kernel';
import { sampleRound } from '#test/support/sample-round';
import { contextOf, sampleClock } from '#test/support/specify';
import { results } from '../round/results/results.js';
import type { RoundEvents } from '../round/events.js';
import { codeMapCommitment } from '../round/commitments.js';
import type { BoardKind } from '../round/council/events.js';
import { codeMapText } from '../round/marking/events.js';
import type { Round } from '../round/state.js';
import { scoredAnewByOutsiders } from './sheets.js';
import { checkInvariants, type FoldRound } from './invariants.js';
import { mapStaysSealed } from './marks.js';

const hash = 'a'.repeat(64);
const sealed = { ref: 'r1', commitment: hash };
const reasoned = { reason: sealed, minutes: hash };
const decision = { number: '1/QĐ', date: '2026-02-02', hash };
const round: Round = sampleRound({
  members: 2,
  candidates: [{ id: 'A', marks: ['62', '64'], sheets: ['80', '84'] }],
});
const fold: FoldRound = () => round;

interface Sample {
  readonly type: string;
  readonly data?: unknown;
  readonly meta?: Partial<Meta>;
}

/** A history of one stream, an event a minute. */
const history = (samples: readonly Sample[], stream = 'round-R1'): readonly Recorded[] =>
  samples.map(({ type, data = {}, meta }, revision) => ({
    id: `e${revision}`,
    type,
    version: 1,
    data,
    stream,
    revision,
    position: BigInt(revision),
    meta: {
      ...contextOf({ at: `2026-03-01T02:${String(revision).padStart(2, '0')}:00.000Z`, ...meta }),
      commandType: 'Sample',
    },
  }));

const event = <Type extends keyof RoundEvents>(
  type: Type,
  data: RoundEvents[Type],
  meta: Partial<Meta> = {},
): Sample => ({ type, data, meta });

const map = [{ code: 'X1', candidate: 'A' }];
const commitment = bytesToHex(sha256(utf8ToBytes(codeMapText(map, 'salt'))));
const plan = event('PlanApproved', {
  pack: 'VN-CIVIL-2025@1',
  packHash: hash,
  terms: { allocation: 'PER_POST', markGrain: '0.01', panel: 'COUNCIL', eligibility: [] },
  decision,
  budget: 'B1',
  scheme: { number: '1', version: '1', units: ['u1'] },
});
const seat = (person: string) => ({ person, office: 'OUTSIDE_EXPERT', standing: 'CLEAN' }) as const;
const marked = (place: 1 | 2, mark: string) =>
  event('MarkRecorded', { script: 'X1', mark, sheet: hash, marker: `K${place}`, place }, { actor: `K${place}` });
const signed = (member: string, score: string, replaces: string | null = null) =>
  event('SheetSigned', { candidate: 'A', member, score, sheet: hash, replaces }, { actor: member });
const [compiled] = results.decide.CompileResults(round, {}, contextOf({ actor: 'M1' })) as unknown as readonly [
  { readonly data: RoundEvents['ResultsCompiled'] },
];
const compiledNow = event('ResultsCompiled', compiled.data, { actor: 'M1' });
const unsealed = event(
  'CodeMapUnsealed',
  {
    map,
    salt: 'salt',
    supervisor: 'V1',
    snapshot: hash,
    marks: [{ candidate: 'A', raw: '63.00', net: '63.00', how: 'MEAN' }],
  },
  { actor: 'H1' },
);

const by = (actor: string): Partial<Meta> => ({ actor });
const board = (kind: BoardKind, letter: string): Sample => {
  const seats = { head: seat(`${letter}1`), members: [seat(`${letter}2`)], secretary: seat(`${letter}3`) };
  return event('BoardEstablished', { kind, ...seats, decision }, by('M1'));
};

const ended = event('WrittenEnded', { scripts: [{ candidate: 'A', sheets: 4, signed: true }] }, by('I1'));
const opening: readonly Sample[] = [
  { type: 'RoundDrafted' },
  { type: 'PrincipleApproved', data: { decision } },
  plan,
  event('CouncilEstablished', {
    members: [
      { ...seat('M1'), role: 'CHAIR' },
      { ...seat('M2'), role: 'SECRETARY' },
      { ...seat('M3'), role: 'MEMBER' },
    ],
    decision,
  }),
  event('SupervisionBoardEstablished', { head: seat('V1'), members: [seat('V3')], secretary: seat('V2'), decision }),
  board('INVIGILATION', 'I'),
  board('CODING', 'H'),
  board('MARKING', 'K'),
  { type: 'RoundAnnounced' },
  { type: 'ApplicationsOpened' },
  { type: 'ApplicationsClosed' },
  event('EligibleListPublished', { candidates: [], snapshot: commitment }),
  { type: 'PapersSealed', meta: by('M1') },
  { type: 'WrittenStarted', meta: by('I1') },
  ended,
];
const marking: readonly Sample[] = [
  event('ScriptsCoded', { codes: ['X1'], commitment, keepers: ['H1', 'H2'] }, by('H1')),
  marked(1, '62'),
  marked(2, '64'),
  event('MarkSettled', { script: 'X1', mark: '63.00', how: 'MEAN' }),
  { type: 'MarkingCompleted', meta: by('K1') },
  unsealed,
  { type: 'AppealWindowClosed', data: { appeals: 0 } },
  { type: 'WrittenResultFinal', data: { snapshot: null } },
];
const defended: readonly Sample[] = [
  { type: 'SchemeDeposited', data: { candidate: 'A', hash } },
  { type: 'DefenceStarted', data: { candidate: 'A' } },
  signed('M1', '80'),
  signed('M2', '84'),
  { type: 'DefenceSealed', meta: by('M1') },
];
const good = [...opening, ...marking, ...defended, compiledNow];

/** The good history with one event put in behind the first of a type. */
const behind = (type: string, ...added: readonly Sample[]): readonly Sample[] => {
  const at = good.findIndex((sample) => sample.type === type) + 1;
  return [...good.slice(0, at), ...added, ...good.slice(at)];
};
const instead = (old: Sample, ...fresh: readonly Sample[]): readonly Sample[] =>
  good.flatMap((sample) => (sample === old ? fresh : [sample]));

const breachesOf = (samples: readonly Sample[], folded: FoldRound = fold) => checkInvariants(history(samples), folded);
const found = (invariant: number, samples: readonly Sample[], folded: FoldRound = fold): readonly string[] =>
  breachesOf(samples, folded)
    .filter((breach) => breach.invariant === invariant)
    .map(({ what }) => what);

it('finds nothing in a sound history, nor in none', () => {
  expect(breachesOf(good)).toEqual([]);
  expect(checkInvariants([], fold)).toEqual([]);
});

it('names the stream and the revision of a breach', () => {
  const [breach] = breachesOf(behind('DefenceSealed', signed('M1', '85', '80')));
  expect(breach).toEqual({ invariant: 1, stream: 'round-R1', revision: 28, what: 'a sheet is signed after sealing' });
});

describe('(1) marks that were used', () => {
  it('are none as long as nothing was published', () => {
    expect(found(1, [...opening, ...marking.slice(0, 4)])).toEqual([]);
  });

  it('are not followed by marks of the same paper after publication', () => {
    expect(found(1, behind('CodeMapUnsealed', marked(1, '70')))).toEqual([
      'MarkRecorded after the marks were published',
      'mark X1/1 is written a second time',
    ]);
  });

  it('are settled once', () => {
    const again = event('MarkSettled', { script: 'X1', mark: '70.00', how: 'MEAN' });
    expect(found(1, behind('MarkSettled', again))).toContain('settled mark X1 is written a second time');
    const corrected = (replaces: string) =>
      found(
        1,
        behind('MarkSettled', event('MarkSettled', { script: 'X1', mark: '64.00', how: 'HEAD_DECISION', replaces })),
      );
    expect(corrected('70.00')).toContain('settled mark X1 is written a second time');
    expect(corrected('63.00')).not.toContain('settled mark X1 is written a second time');
  });

  it('are settled once on appeal, and unsealed once', () => {
    const appeal = event('AppealSettled', {
      candidate: 'A',
      script: 'X1',
      raw: '64.00',
      net: '64.00',
      how: 'APPEAL_ADOPTED',
    });
    expect(found(1, behind('CodeMapUnsealed', appeal, appeal))).toEqual(['appeal mark X1 is written a second time']);
    expect(found(1, behind('CodeMapUnsealed', unsealed))).toContain('code map is written a second time');
  });

  it('are corrected by naming the old', () => {
    const correct = (old: string) =>
      event('MarkCorrected', { script: 'X1', mark: '63', sheet: hash, reason: sealed, marker: 'K2', place: 2, old });
    expect(found(1, behind('MarkRecorded', marked(2, '64'), correct('64')))).toContain(
      'mark X1/2 is written a second time',
    );
    expect(found(1, instead(marking[2]!, marking[2]!, correct('64')))).toEqual([]);
    expect(found(1, instead(marking[2]!, marking[2]!, correct('60')))).toEqual([
      'correction of mark X1/2 does not name the old',
    ]);
  });

  it('are published as they were settled', () => {
    const other = { ...(unsealed.data as RoundEvents['CodeMapUnsealed']) };
    const changed = {
      ...unsealed,
      data: { ...other, marks: [{ candidate: 'A', raw: '73.00', net: '73.00', how: 'MEAN' }] },
    };
    expect(found(1, instead(unsealed, changed))).toEqual(['the mark published for A is not the one settled']);
    expect(found(1, instead(unsealed, { ...unsealed, data: { ...other, marks: [] } }))).toEqual([]);
    const unsigned = event('WrittenEnded', { scripts: [{ candidate: 'A', sheets: 4, signed: false }] });
    expect(found(1, instead(ended, unsigned))).toEqual(['the mark published for A is not the one settled']);
  });

  it('are replaced on a sheet only by naming the score before', () => {
    expect(found(1, behind('SheetSigned', signed('M1', '81')))).toEqual([
      'sheet M1/A does not name the score it replaces',
    ]);
    expect(found(1, behind('SheetSigned', signed('M1', '81', '80')))).toEqual([]);
  });
});

describe('(2) a sheet signed anew', () => {
  const required = event('SpreadReviewRequired', { candidate: 'A', spread: '15.00', limit: '10' });
  const allowed = (anew?: readonly string[]) =>
    event(
      'SpreadReviewDecided',
      { candidate: 'A', kind: 'RESCORE_ALLOWED', ...reasoned, ...(anew === undefined ? {} : { anew }) },
      { actor: 'M1' },
    );
  const after = (...more: readonly Sample[]): readonly string[] =>
    scoredAnewByOutsiders(
      history([signed('M1', '80'), signed('M2', '82'), signed('M3', '95'), signed('M4', '84'), required, ...more]),
      fold,
    ).map(({ what }) => what);

  it('is of one who was outside the limit', () => {
    expect(after(allowed(['M3']), signed('M3', '88', '95'))).toEqual([]);
    expect(after(allowed(['M2', 'M3']), signed('M2', '83', '82'))).toEqual(['M2 scores A anew, who may not']);
  });

  it('is not of whoever saw the sheets and decided', () => {
    expect(after(signed('M1', '60', '80'), allowed(['M1', 'M3']), signed('M1', '79', '60'))).toEqual([
      'M1 scores A anew, who may not',
    ]);
  });

  it('is not asked about where the decision does not say who may, or where nobody had to decide', () => {
    expect(after(allowed(), signed('M2', '83', '82'))).toEqual([]);
    expect(after(signed('M2', '83', '82'))).toEqual([]);
  });
});

describe('(2) a sheet of one who is out', () => {
  const recused = (scope: 'ALL_CANDIDATES' | 'ONE_CANDIDATE', candidate?: string) =>
    event('MemberRecused', { member: 'M2', scope, ...(candidate === undefined ? {} : { candidate }), ...reasoned });
  const excluded = event('SpreadReviewDecided', { candidate: 'A', kind: 'MEMBER_EXCLUDED', member: 'M2', ...reasoned });

  it('counts in no mean', () => {
    const what = ['the mean of A is not that of the sheets that count'];
    expect(found(2, behind('DefenceSealed', recused('ALL_CANDIDATES')))).toEqual(what);
    expect(found(2, behind('DefenceSealed', recused('ONE_CANDIDATE', 'A')))).toEqual(what);
    expect(found(2, behind('DefenceSealed', recused('ONE_CANDIDATE', 'B')))).toEqual([]);
    expect(found(2, behind('DefenceSealed', excluded))).toEqual(what);
    expect(found(2, instead(defended[3]!, signed('M2', '88')))).toEqual(what);
  });

  it('is not signed at all', () => {
    expect(found(2, behind('DefenceStarted', recused('ALL_CANDIDATES')))).toContain(
      'M2 signs for A after having been put out',
    );
    const keep = event('SpreadReviewDecided', { candidate: 'A', kind: 'KEEP', ...reasoned });
    expect(found(2, behind('DefenceStarted', keep))).toEqual([]);
  });

  it('does not matter for who has no defence, nor can be told without a plan', () => {
    const lines = compiled.data.lines.map((line) => ({ ...line, defence: null }));
    expect(found(2, instead(compiledNow, { ...compiledNow, data: { ...compiled.data, lines } }))).toEqual([]);
    expect(
      found(
        2,
        good.filter((sample) => sample !== plan),
      ),
    ).toEqual([]);
  });
});

describe('(3) the code map', () => {
  it('is the one committed to', () => {
    const swapped = { ...(unsealed.data as object), map: [{ code: 'X1', candidate: 'B' }] };
    expect(found(3, instead(unsealed, { ...unsealed, data: swapped }))).toEqual([
      'the code map is not the one committed to',
    ]);
    expect(
      found(
        3,
        good.filter(({ type }) => type !== 'ScriptsCoded'),
      ),
    ).toHaveLength(1);
  });

  describe('settled by the council', () => {
    const former = '1'.repeat(64);
    const outcome = { byChairsSide: false, votesFor: 4, votesAgainst: 1, abstentions: 0, minutes: hash } as const;
    const closed = (how: 'CARRIED' | 'LOST') => event('MotionClosed', { motion: 'v1', outcome: how, ...outcome });
    const rejected = event('CodeMapRejected', { commitment: former, found: hash });
    const settled = (lost: boolean) =>
      event('CodeMapSettled', {
        supervisor: 'V1',
        motion: 'v1',
        lost,
        decision,
        ...reasoned,
        instead: former,
        commitment: codeMapCommitment(map, former),
      });
    const opened = { ...unsealed, data: { ...(unsealed.data as object), salt: former } };
    const said = (...samples: readonly Sample[]) => mapStaysSealed(history(samples), fold).map(({ what }) => what);

    it('takes the place of the one committed to', () => {
      expect(said(rejected, rejected, closed('CARRIED'), settled(false), opened)).toEqual([]);
      expect(said(closed('CARRIED'), settled(true), opened)).toEqual([]);
      expect(said(closed('CARRIED'), settled(true), unsealed)).toEqual(['the code map is not the one committed to']);
    });

    it('rests on a motion that was carried, and on two failed attempts', () => {
      expect(said(rejected, rejected, closed('LOST'), settled(false), opened)).toEqual([
        'the council did not carry the map that is said to be settled',
      ]);
      expect(said(rejected, closed('CARRIED'), settled(false), opened)).toEqual(['the keepers had an attempt left']);
    });
  });

  it('is laid open after the last mark was settled', () => {
    const late = event('MarkSettled', { script: 'X2', mark: '50.00', how: 'MEAN' });
    expect(found(3, behind('CodeMapUnsealed', late))).toEqual(['a mark is settled after the code map was unsealed']);
  });
});

describe('(4) a compiled result', () => {
  const changed = (data: Partial<RoundEvents['ResultsCompiled']>) => ({
    ...compiledNow,
    data: { ...compiled.data, ...data },
  });

  it('follows from the evidence', () => {
    const lines = compiled.data.lines.map((line) => ({ ...line, total: '99.00' }));
    expect(found(4, instead(compiledNow, changed({ lines })))).toEqual([
      'the result does not follow from the evidence',
    ]);
  });

  it('may be explained in other words', () => {
    const lines = compiled.data.lines.map((line) => ({ ...line, because: [] }));
    expect(found(4, instead(compiledNow, changed({ lines })))).toEqual([]);
  });

  it('carries the hash of its inputs', () => {
    expect(found(4, instead(compiledNow, changed({ inputsHash: hash })))).toEqual([
      'the hash is not that of the evidence',
    ]);
  });

  it('is not compiled while something is pending, nor from what makes no case', () => {
    const wide = sampleRound({ members: 2, candidates: [{ id: 'A', marks: ['62', '64'], sheets: ['60', '84'] }] });
    expect(found(4, good, () => wide)).toContain('compiled while something was pending');
    const unsound = sampleRound({ members: 2, candidates: [{ id: 'A', marks: ['6x', '64'] }] });
    expect(found(4, good, () => unsound)).toEqual([
      'the evidence makes no sound case: score-not-decimal-string at candidates[0].written.marks[0]',
    ]);
  });

  it('stands in a history that can be folded, which is said once', () => {
    const broken: FoldRound = () => {
      throw new Error('no round');
    };
    expect(breachesOf(good, broken).map(({ invariant, what }) => [invariant, what])).toEqual([
      [4, 'the history cannot be read as that of its stream'],
    ]);
  });
});

describe('(5) the order of events', () => {
  const backdated = { reason: 'PAPER_ENTRY', note: sealed };
  const early = '2026-02-01T02:00:00.000Z';

  it('never runs back in recorded time', () => {
    expect(found(5, behind('DefenceSealed', { type: 'ComplaintLodged', meta: { at: early } }))).toEqual([
      'recorded before the event in front of it',
    ]);
  });

  it('explains late entries and knows no future ones', () => {
    const lodged = (meta: Partial<Meta>) => found(5, behind('DefenceSealed', { type: 'ComplaintLodged', meta }));
    expect(lodged({ occurredAt: early })).toEqual(['a late entry without reason and note']);
    expect(lodged({ occurredAt: early, backdated: { ...backdated, reason: '' } })).toEqual([
      'a late entry without reason and note',
    ]);
    expect(lodged({ occurredAt: early, backdated })).toEqual([]);
    expect(lodged({ occurredAt: '2026-09-01T00:00:00.000Z', backdated })).toEqual(['happened after it was recorded']);
  });

  it('moves the round forward in the time of what happened, too', () => {
    const sealing = good.find(({ type }) => type === 'DefenceSealed')!;
    const late = (meta: Partial<Meta>) => found(5, instead(sealing, { ...sealing, meta }));
    expect(late({ occurredAt: early })).toContain('DefenceSealed happened before the step in front of it');
    expect(late({ occurredAt: early, backdated })).toEqual([]);
  });

  it('takes no step that is not legal where it stands', () => {
    expect(found(5, good.slice(1))[0]).toBe('PrincipleApproved is not legal in no stage');
    const voided = { type: 'DraftVoided', data: { token: 'T1' } };
    expect(found(5, [voided, ...good])).toEqual([]);
    expect(found(5, behind('RoundDrafted', voided))).toEqual(['DraftVoided is not legal in DRAFT']);
    expect(found(5, behind('WrittenEnded', compiledNow))).toContain('ResultsCompiled is not legal in SCRIPTS_SEALED');
  });

  it('goes on after a suspension where it stopped', () => {
    const still = { ...round, clocks: {} };
    const pause = behind(
      'MarkSettled',
      { type: 'RoundSuspended', data: { code: 'LEAK' } },
      event('RoundResumed', { as: 'UNCHANGED', decision, ...reasoned }),
    );
    expect(breachesOf(pause, () => still)).toEqual([]);
  });
});

describe('(6) conflicts', () => {
  const bound = (barring: boolean, member = 'M2') =>
    event('RelationshipDeclared', {
      ...{ member, candidate: 'A', barring, declaredBy: 'OTHER' },
      relation: barring ? 'SIBLING' : 'COUSIN',
    });

  it('keep a member from deciding about the candidate', () => {
    expect(found(6, behind('DefenceStarted', bound(true)))).toEqual([
      'M2 decides about A, to whom there is a conflict',
    ]);
    expect(found(6, behind('DefenceStarted', bound(false)))).toEqual([]);
    expect(found(6, behind('DefenceSealed', bound(true)))).toEqual([]);
  });

  it('are seen behind the code of a script', () => {
    expect(found(6, behind('WrittenEnded', bound(true, 'K1')))).toEqual([
      'K1 decides about A, to whom there is a conflict',
    ]);
  });

  it('are not left behind by acting for another', () => {
    const decided = event(
      'SpreadReviewDecided',
      { candidate: 'A', kind: 'KEEP', ...reasoned },
      { actor: 'Z', onBehalfOf: 'M2' },
    );
    expect(found(6, behind('SheetSigned', bound(true), decided))).toContain(
      'M2 decides about A, to whom there is a conflict',
    );
  });

  it('arise for who supervises and takes part', () => {
    expect(found(6, behind('MarkSettled', { ...marked(2, '64'), meta: { actor: 'V3' } }))).toContain(
      'V3 supervises and takes part in MarkRecorded',
    );
    const board = {
      kind: 'QUESTION',
      head: seat('V1'),
      deputy: seat('D1'),
      members: [],
      secretary: seat('S1'),
      decision,
    } as const;
    expect(found(6, behind('RoundAnnounced', event('BoardEstablished', board, by('M1'))))).toEqual([
      'V1 supervises and takes part in BoardEstablished',
    ]);
    const replaced = (member: string, by = 'M1') => event('MemberReplaced', { member, by: seat(by), decision });
    expect(found(6, behind('RoundAnnounced', replaced('V2')))).toContain(
      'M1 supervises and takes part in CouncilEstablished',
    );
    expect(found(6, behind('RoundAnnounced', replaced('M3')))).toEqual([]);
    expect(found(6, behind('RoundAnnounced', replaced('M3', 'V3')))).toEqual([
      'V3 supervises and takes part in MemberReplaced',
    ]);
    const onBoard = event('MemberReplaced', { member: 'V2', by: seat('M1'), body: 'MARKING', decision });
    expect(found(6, behind('RoundAnnounced', onBoard))).toEqual([]);
    const came = (body: 'SUPERVISION' | 'MARKING', person: string) =>
      event('MembersChanged', { body, added: [seat(person)], removed: [], decision });
    expect(found(6, behind('RoundAnnounced', came('MARKING', 'V3')))).toEqual([
      'V3 supervises and takes part in MembersChanged',
    ]);
    expect(found(6, behind('RoundAnnounced', came('SUPERVISION', 'M1')))).toContain(
      'M1 supervises and takes part in CouncilEstablished',
    );
    expect(found(6, behind('RoundAnnounced', came('SUPERVISION', 'V9')))).toEqual([]);
  });
});

describe('(7) numbers', () => {
  it('are whole, and decimal texts where they are scores', () => {
    const said = (data: unknown) => found(7, behind('DefenceSealed', { type: 'Sampled', data }));
    expect(said({ score: 80 })).toEqual(['Sampled.score is a number where a decimal text belongs']);
    expect(said({ lines: [{ total: '8e1' }] })).toEqual(['Sampled.lines[0].total is no decimal text']);
    expect(said({ minutes: 1.5 })).toEqual(['Sampled.minutes is a number that is not whole']);
    expect(said({ minutes: 15, total: null, mean: '80.00' })).toEqual([]);
  });
});

describe('(8) what a key protects', () => {
  const said = (data: unknown) => found(8, behind('DefenceSealed', { type: 'Sampled', data }));

  it('stands in no event', () => {
    expect(said({ person: { fullName: 'x' } })).toEqual(['Sampled.person.fullName is personal data']);
    expect(said({ name: 'Trường mẫu' })).toEqual(['Sampled.name is personal data']);
    expect(said({ reason: 'because of her brother' })).toEqual(['Sampled.reason is open text']);
    expect(said({ reason: { ...sealed, text: 'X' } })).toEqual(['Sampled.reason is no sealed text']);
    expect(said({ reason: { ref: 'r', commitment: 'short' } })).toEqual(['Sampled.reason is no sealed text']);
    expect(said({ reason: 'TERM_ENDED', effects: sealed, note: null })).toEqual([]);
  });

  it('is no name of a unit', () => {
    const named = (type: string) => found(8, behind('DefenceSealed', { type, data: { name: 'Trường mẫu' } }));
    expect([named('UnitRegistered'), named('UnitRenamed')]).toEqual([[], []]);
    expect(named('Sampled')).toEqual(['Sampled.name is personal data']);
  });

  it('stands in no note of a late entry', () => {
    const note = { text: 'open' } as never;
    const meta = { occurredAt: '2026-02-01T02:00:00.000Z', backdated: { reason: 'PAPER_ENTRY', note } };
    expect(found(8, behind('DefenceSealed', { type: 'Sampled', meta }))).toEqual([
      'the note of a late entry is no sealed text',
    ]);
  });
});

describe('(9) a suspended round', () => {
  const pause = (...inside: readonly Sample[]) =>
    behind('MarkSettled', { type: 'RoundSuspended', data: { code: 'LEAK' } }, ...inside, { type: 'RoundResumed' });
  const clock =
    (state: 'RUNNING' | 'PAUSED'): FoldRound =>
    () => ({
      ...round,
      clocks: { markingDue: sampleClock({ due: null, left: 3, state }) },
    });

  it('has no running clock', () => {
    expect(found(9, pause(), clock('RUNNING'))).toEqual(['clock markingDue runs while the round is suspended']);
    expect(found(9, pause(), clock('PAUSED'))).toEqual([]);
  });

  it('hears no candidate and lets no clock run out, to the end of the history too', () => {
    expect(found(9, pause({ type: 'AppealFiled' }, { type: 'ComplaintLodged' }))).toEqual([
      'AppealFiled while the round is suspended',
    ]);
    const endless = [...good, { type: 'RoundSuspended' }, { type: 'OverdueFlagged' }];
    expect(found(9, endless)).toEqual(['OverdueFlagged while the round is suspended']);
  });
});

it('holds every other stream to time, numbers and privacy', () => {
  const unit = history(
    [
      { type: 'UnitMerged', data: { score: 1, name: 'x' } },
      { type: 'UnitRenamed', meta: { at: '2026-01-01T00:00:00.000Z' } },
    ],
    'unit-u1',
  );
  expect(
    checkInvariants([...history(good), ...unit], fold).map(({ invariant, stream, revision }) => [
      invariant,
      stream,
      revision,
    ]),
  ).toEqual([
    [7, 'unit-u1', 0],
    [8, 'unit-u1', 0],
    [5, 'unit-u1', 1],
  ]);
});
