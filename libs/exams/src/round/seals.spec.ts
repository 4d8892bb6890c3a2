import type { Recorded } from '#kernel';
import type { Stage } from '#rules';
import { sampleHistory } from '#test/support/sample-history';
import { sampleRound } from '#test/support/sample-round';
import { foldView } from '#test/support/story';
import { viewerAt } from '#test/support/viewer';
import { type DecisionDoc, decisions } from '../views/decisions.js';
import { decisionFor, sealedUntil, textsAreSealed } from './seals.js';
import type { Round } from './state.js';

const civil = sampleRound();
const at = (stage: Stage, changes: Partial<Round> = {}): Round => ({ ...civil, stage, ...changes });

const withPlan = (pack: string, terms: object): Partial<Round> => ({
  plan: {
    ...civil.plan,
    approved: { ...civil.plan.approved!, pack, terms: { ...civil.plan.approved!.terms, ...terms } },
  },
});

const data = {
  script: 'X1',
  mark: '62',
  old: '60',
  difference: '7',
  map: [],
  salt: 's',
  proposed: '1',
  raw: '2',
  net: '3',
};
const more = { score: '80', replaces: null, spread: '14', candidate: 'c1', opinion: 'o', member: 'm1' };
const event = (type: string): Recorded => ({ type, data: { ...data, ...more } }) as unknown as Recorded;

/** Fields of the event that the log keeps back. */
const sealed = (type: string, round: Round): readonly string[] =>
  Object.entries(sealedUntil(event(type), round) as object).flatMap(([field, value]) =>
    value === 'SEALED' ? [field] : [],
  );

describe('the log', () => {
  it.each([
    ['MarkRecorded', ['mark'], 'MARKING', 'MARKED'],
    ['MarkCorrected', ['mark', 'old'], 'MARKING', 'MARKED'],
    ['MarkDisputed', ['difference'], 'MARKING', 'MARKED'],
    ['HeadDecided', ['mark'], 'MARKING', 'MARKED'],
    ['CollectiveMarked', ['mark'], 'MARKING', 'MARKED'],
    ['MarkSettled', ['mark', 'replaces'], 'MARKING', 'MARKED'],
    ['CodeMapUnsealed', ['map', 'salt'], 'REPORTED', 'RECOGNISED'],
    ['AppealMarked', ['mark'], 'APPEAL_MARKING', 'WRITTEN_FINAL'],
    ['AppealDisputed', ['proposed'], 'APPEAL_MARKING', 'WRITTEN_FINAL'],
    ['AppealDecided', ['mark'], 'APPEAL_MARKING', 'WRITTEN_FINAL'],
    ['AppealSettled', ['raw', 'net', 'replaces'], 'APPEAL_MARKING', 'WRITTEN_FINAL'],
    ['SheetSigned', ['score', 'replaces', 'spread'], 'DEFENCE_RUNNING', 'DEFENCE_SEALED'],
    ['SpreadReviewRequired', ['spread'], 'DEFENCE_RUNNING', 'DEFENCE_SEALED'],
  ] as const)('keeps back of %s the %j in %s, and nothing in %s', (type, fields, before, until) => {
    expect([...sealed(type, at(before))].sort()).toEqual([...fields].sort());
    expect(sealedUntil(event(type), at(until))).toEqual(event(type).data);
    expect([textsAreSealed(event(type), at(before)), textsAreSealed(event(type), at(until))]).toEqual([true, false]);
  });

  it('keeps back opinions in a hire, for overseers too, until they are reported', () => {
    const contract = withPlan('VN-CONTRACT-2026@1', {});
    expect(sealed('OpinionGiven', at('ADVISING', contract))).toEqual(['candidate', 'opinion']);
    expect(sealed('OpinionGiven', at('ADVISED', contract))).toEqual([]);
  });

  it('keeps back nothing of what is not sealed, nor of what every object has', () => {
    const drafted = event('RoundDrafted');
    expect(sealedUntil(drafted, at('DRAFT'))).toBe(drafted.data);
    expect(sealed('toString', at('DRAFT'))).toEqual([]);
    expect(textsAreSealed(event('RoundSuspended'), at('MARKING'))).toBe(false);
  });

  it('keeps back marks and sheets where the interview comes first: the marks until they are in, the sheets until they are final', () => {
    const first = withPlan('VN-CIVIL-2025@1', { ranking: 'WEIGHTED' });
    const stages = ['DEFENCE_SEALED', 'MARKED', 'WRITTEN_FINAL'] as const;
    expect(stages.map((stage) => sealed('MarkRecorded', at(stage, first)))).toEqual([['mark'], [], []]);
    expect(stages.map((stage) => sealed('SheetSigned', at(stage, first)))).toEqual([
      ['score', 'replaces', 'spread'],
      ['score', 'replaces', 'spread'],
      [],
    ]);
  });

  it('keeps back in a round that stands still what was sealed when it was suspended', () => {
    const still = (resumeTo: Stage) => at('SUSPENDED', { standstill: { ...civil.standstill, resumeTo } });
    expect([sealed('MarkRecorded', still('MARKING')), sealed('MarkRecorded', still('MARKED'))]).toEqual([['mark'], []]);
  });
});

describe('a decision', () => {
  const some = Object.values(foldView(decisions, sampleHistory))[0] as DecisionDoc;
  const choice = (type: DecisionDoc['event'], stage: Stage) =>
    decisionFor({ ...some, event: type, choice: '66' }, viewerAt(stage, 'x', { roles: ['HR'] })).choice;

  it.each([
    ['HeadDecided', 'MARKING', 'MARKED'],
    ['MarkCorrected', 'MARKING', 'MARKED'],
    ['CollectiveMarked', 'MARKING', 'MARKED'],
    ['AppealDecided', 'APPEAL_MARKING', 'WRITTEN_FINAL'],
  ] as const)('on a mark, %s, is sealed in %s and open in %s', (type, before, until) => {
    expect([choice(type, before), choice(type, until)]).toEqual(['SEALED', '66']);
  });

  it('on anything else is open at once', () => {
    expect(choice('PostCancelled', 'SCREENING')).toBe('66');
  });
});
