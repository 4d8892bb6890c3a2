import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Recorded, upcast } from '#kernel';
import { contextOf } from '#test/support/specify';
import { foldRound, upcasters } from '../index.js';
import type { RoundEvents } from '../round/events.js';
import { decisions } from '../views/decisions.js';
import { authorsAreActors } from './authorship.js';
import { decisionsArePapered } from './evidence.js';
import { checkInvariants } from './invariants.js';

// A whole round as it was recorded, sound from end to end; every test forges it in one place.

const file = join(import.meta.dirname, '../../../../test/history/round.jsonl');
const sound: readonly Recorded[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const stored = JSON.parse(line) as Omit<Recorded, 'position'> & { readonly position: string };
    return upcast(upcasters, { ...stored, position: BigInt(stored.position) });
  });

const found = (invariant: number, history: readonly Recorded[]): readonly string[] =>
  checkInvariants(history, foldRound)
    .filter((breach) => breach.invariant === invariant)
    .map(({ what }) => what);

type Data<Type extends keyof RoundEvents> = RoundEvents[Type];

/** The first event of a type for which `which` holds, with other data. */
const forged = <Type extends keyof RoundEvents>(
  type: Type,
  edit: (data: Data<Type>) => Partial<Data<Type>>,
  which: (data: Data<Type>) => boolean = () => true,
): readonly Recorded[] => {
  const at = sound.findIndex((recorded) => recorded.type === type && which(recorded.data as Data<Type>));
  return sound.map((recorded, index) => {
    const data = recorded.data as Data<Type>;
    return index === at ? { ...recorded, data: { ...data, ...edit(data) } } : recorded;
  });
};

/** What a forgery is found out by. */
const after = <Type extends keyof RoundEvents>(
  invariant: number,
  ...forgery: Parameters<typeof forged<Type>>
): readonly string[] => found(invariant, forged(...forgery));

const without = (type: string): readonly Recorded[] => sound.filter((recorded) => recorded.type !== type);
const dataOf = <Type extends keyof RoundEvents>(type: Type): Data<Type> =>
  sound.find((recorded) => recorded.type === type)!.data as Data<Type>;

const hash = 'b'.repeat(64);
const alone = (type: string, data: unknown, meta: Partial<Recorded['meta']> = {}): readonly Recorded[] => [
  { ...sound[0]!, type, data, meta: { ...contextOf(meta), commandType: 'Sample' } },
];

it('finds nothing in a round that was not forged', () => {
  expect(checkInvariants(sound, foldRound)).toEqual([]);
});

describe('(5) the numbers of the events', () => {
  it('show where one was left out, in the middle or in front', () => {
    const at = sound.findIndex(({ type }) => type === 'SheetSigned');
    expect(found(5, sound.toSpliced(at, 1))).toEqual([`revision ${at + 1} stands where ${at} belongs`]);
    expect(found(5, sound.slice(1))).toContain('revision 1 stands where 0 belongs');
  });

  it('show where two were swapped', () => {
    const at = sound.findIndex(({ type }) => type === 'SheetSigned');
    expect(found(5, sound.toSpliced(at, 2, sound[at + 1]!, sound[at]!))).toContain(
      `revision ${at + 1} stands where ${at} belongs`,
    );
  });
});

describe('(6) marks, scores and votes', () => {
  it.each(['MarkRecorded', 'AppealMarked'] as const)('%s stands under the one who acted', (type) => {
    expect(after(6, type, () => ({ marker: 'X' }))).toEqual([`${type} stands under X, who did not act`]);
  });

  it.each(['SheetSigned', 'VoteCast'] as const)('%s stands under the one who acted', (type) => {
    expect(after(6, type, () => ({ member: 'X' }))).toEqual([`${type} stands under X, who did not act`]);
  });

  it('may stand under the one who was stood in for; corrections too are looked at', () => {
    const corrected = (meta: Partial<Recorded['meta']>) =>
      authorsAreActors(alone('MarkCorrected', { marker: 'K1' }, meta), foldRound).length;
    expect([
      corrected({ actor: 'K1' }),
      corrected({ actor: 'Z', onBehalfOf: 'K1' }),
      corrected({ actor: 'Z' }),
    ]).toEqual([0, 0, 1]);
  });
});

describe('(6) decisions', () => {
  const papers = {
    reason: { ref: 'r', commitment: hash },
    effects: { ref: 'r', commitment: hash },
    minutes: hash,
    decision: { number: '1', date: '2026-01-01', hash },
    report: { number: '2', date: '2026-01-01', hash },
  };
  const said = (type: string, data: unknown) =>
    decisionsArePapered(alone(type, data), foldRound).map(({ what }) => what);

  it.each(Object.keys(decisions.on).filter((type) => type !== 'RoundSuspended'))('%s lacks its papers', (type) => {
    expect(said(type, papers)).toEqual([]);
    expect(said(type, {})).not.toEqual([]);
  });

  it('carry all that their type demands, each in its own shape', () => {
    expect(said('RoundSuspended', {})).toEqual([]);
    expect(said('RoundCancelled', {})).toEqual([
      'RoundCancelled has no sound reason',
      'RoundCancelled has no sound minutes',
      'RoundCancelled has no sound decision',
    ]);
    expect(said('HeadDecided', { reason: 'SICK', minutes: '' })).toHaveLength(2);
    expect(said('ResultAnnulled', { ...papers, effects: { ...papers.effects, text: 'x' } })).toHaveLength(1);
    expect(said('ResultsReported', { report: { ...papers.report, hash: 'h' } })).toHaveLength(1);
    expect(said('QuestionErrorDecided', { ...papers, decision: 'KEEP' })).toEqual([]);
  });

  it('are looked at in a whole round', () => {
    const torn = forged('TieResolved', () => ({ minutes: '' }));
    expect(found(6, torn)).toEqual(['TieResolved has no sound minutes']);
  });
});

describe('(4) lots', () => {
  const paper = 'the paper is not the one that the seed draws';
  const order = 'the order is not the one that secret and nonces draw';
  const secret = 'the secret of the lot is not the one committed to';

  it('draw the paper from the seed among the versions that were sealed', () => {
    const { version } = dataOf('PaperDrawn');
    const other = dataOf('PapersSealed').versions.find((sealed) => sealed.version !== version)!.version;
    expect(after(4, 'PaperDrawn', () => ({ version: other }))).toEqual([paper]);
    expect(found(4, without('PapersSealed'))).toEqual([paper]);
  });

  it('draw the order from secret and nonces among those admitted', () => {
    expect(after(4, 'OrderDrawn', (data) => ({ order: data.order.toReversed() }))).toContain(order);
    expect(after(4, 'OrderDrawn', (data) => ({ order: data.order.slice(1) }))).toContain(order);
    expect(after(4, 'OrderDrawn', ({ nonces }) => ({ nonces: nonces.slice(1) }))).toEqual([order]);
  });

  it('use the secret that was committed to before', () => {
    expect(after(4, 'OrderDrawn', () => ({ secret: hash }))).toEqual([secret, order]);
    expect(after(4, 'LotCommitted', () => ({ commitment: hash }))).toEqual([secret]);
    expect(found(4, without('LotCommitted'))).toEqual([secret]);
  });
});

describe('(4) the posts', () => {
  const filled = dataOf('PostFilled');
  const invited = dataOf('NextRankedInvited');
  const unranked = `C99 is not in the ranking of ${invited.post}`;

  it('go to the one last proposed', () => {
    const loser = dataOf('CaseFailed').candidate;
    const back = forged(
      'PostFilled',
      () => ({ candidate: loser }),
      ({ post }) => post === invited.post,
    );
    expect(found(4, back)).toEqual([`${loser} is not the one last proposed for ${invited.post}`]);
    expect(after(4, 'PostFilled', () => ({ post: 'P99' }))).toEqual([
      `${filled.candidate} is not in the ranking of P99`,
      `${filled.candidate} is not the one last proposed for P99`,
    ]);
  });

  it('go to nobody who is not in their ranking, though somebody was invited', () => {
    const instead = (data: Partial<Data<'PostFilled'>>) =>
      after(
        4,
        'PostFilled',
        () => data,
        ({ post }) => post === invited.post,
      );
    expect(instead({ candidate: 'C99' })).toEqual([unranked, `C99 is not the one last proposed for ${invited.post}`]);
    expect(instead({ post: 'P99' })).toContain(`${invited.candidate} is not in the ranking of P99`);
  });

  it('go to nobody whom the result gives no rank', () => {
    const unplaced = forged('ResultsCompiled', ({ lines }) => ({
      lines: lines.map((line) => (line.id === filled.candidate ? { ...line, rank: null } : line)),
    }));
    expect(found(4, unplaced)).toContain(`${filled.candidate} is not in the ranking of ${filled.post}`);
  });

  it('are offered to nobody who is not in their ranking', () => {
    expect(after(4, 'NextRankedInvited', () => ({ candidate: 'C99' }))).toContain(unranked);
    expect(after(4, 'NextRankedInvited', () => ({ candidate: filled.candidate }))).toContain(
      `${filled.candidate} is not in the ranking of ${invited.post}`,
    );
    expect(found(4, without('ResultsCompiled'))).toContain(
      `${invited.candidate} is not in the ranking of ${invited.post}`,
    );
  });
});

describe('(4) the gate', () => {
  const what = 'the gate does not follow from the final marks';

  it('admits whoever passed, and nobody else', () => {
    const { eliminated, admitted } = dataOf('GateEvaluated');
    const all = [...admitted, ...eliminated];
    expect(after(4, 'GateEvaluated', () => ({ admitted: all, eliminated: [] }))).toContain(what);
    expect(after(4, 'GateEvaluated', () => ({ eliminated: [] }))).toContain(what);
    expect(after(4, 'GateEvaluated', () => ({ admitted: admitted.toReversed() }))).not.toContain(what);
  });

  it('stands at the pass mark of the plan, and is no step of a round without a paper', () => {
    const terms = (changed: Partial<Data<'PlanApproved'>['terms']>) =>
      after(4, 'PlanApproved', (data) => ({ terms: { ...data.terms, ...changed } }));
    expect(terms({ writtenPassMark: '90' })).toContain(what);
    expect(
      after(5, 'PlanApproved', (data) => ({ terms: { ...data.terms, ranking: 'SCHEME_ONLY' as const } })),
    ).toContain('PapersSealed is not legal in ELIGIBLE_PUBLISHED');
  });
});

describe('(4) the mark after an appeal', () => {
  const settled = (how: string) => (data: Data<'AppealSettled'>) => data.how === how;
  const what = (how: string) => {
    const { script } = sound.map(({ data }) => data as Data<'AppealSettled'>).find(settled(how))!;
    return `the appeal mark of ${script} does not follow from the appeal`;
  };
  const changed = (how: string, data: Partial<Data<'AppealSettled'>>) =>
    after(4, 'AppealSettled', () => data, settled(how));

  it.each(['APPEAL_ADOPTED', 'APPEAL_CHAIR'])('follows from the marks, the decision and the sanctions: %s', (how) => {
    expect(changed(how, { raw: '99.00' })).toContain(what(how));
    expect(changed(how, { net: '99.00' })).toContain(what(how));
    expect(changed(how, { candidate: 'C99' })).toContain(what(how));
  });

  it('is adopted, or decided by the chair, only where it was', () => {
    expect(changed('APPEAL_ADOPTED', { how: 'APPEAL_CHAIR' })).toContain(what('APPEAL_ADOPTED'));
    expect(changed('APPEAL_CHAIR', { how: 'APPEAL_ADOPTED' })).toContain(what('APPEAL_CHAIR'));
  });

  it('is there only for a script that was marked on appeal', () => {
    expect(changed('APPEAL_ADOPTED', { script: 'X9' })).toContain(
      'the appeal mark of X9 does not follow from the appeal',
    );
    expect(found(4, without('AppealMarked'))).toContain(what('APPEAL_ADOPTED'));
  });
});

describe('(4) the outcome of a motion', () => {
  const { motion } = dataOf('MotionClosed');
  const what = `the outcome of motion ${motion} does not follow from the votes`;

  it('is that of the votes that were cast', () => {
    expect(after(4, 'MotionClosed', () => ({ outcome: 'REVOTE' as const }))).toEqual([what]);
    expect(after(4, 'MotionClosed', ({ votesFor }) => ({ votesFor: votesFor + 1 }))).toEqual([what]);
    expect(after(4, 'MotionClosed', ({ byChairsSide }) => ({ byChairsSide: !byChairsSide }))).toEqual([what]);
    expect(
      after(4, 'VoteCast', ({ choice }) => ({ choice: choice === 'FOR' ? ('AGAINST' as const) : ('FOR' as const) })),
    ).toEqual([what]);
  });

  it('is that of who was there, two thirds of those who may vote', () => {
    const cast = sound.filter(({ type }) => type === 'VoteCast').map(({ data }) => data as Data<'VoteCast'>);
    const voters = cast.map(({ member }) => member);
    const present = (people: readonly string[]) => after(4, 'MotionClosed', () => ({ present: people }));
    expect([present(voters.toReversed()), present(voters.slice(1))]).toEqual([[], [what]]);
    const inFavour = cast.filter(({ choice }) => choice === 'FOR').map(({ member }) => member);
    const carried = { outcome: 'CARRIED', byChairsSide: false, votesFor: inFavour.length, votesAgainst: 0 } as const;
    const few = forged('MotionClosed', () => ({ ...carried, present: inFavour })).filter(
      ({ type, data }) => type !== 'VoteCast' || (data as Data<'VoteCast'>).choice === 'FOR',
    );
    expect([inFavour.length, voters.length, found(4, few)]).toEqual([2, 4, [what]]);
  });

  it('is none without votes', () => {
    expect(after(4, 'MotionClosed', () => ({ motion: 'NQ-99' }))).toEqual([
      'the outcome of motion NQ-99 does not follow from the votes',
    ]);
    expect(found(4, without('VoteCast'))).toEqual([what]);
  });
});
