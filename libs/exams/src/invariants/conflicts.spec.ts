import { onRound, recordedAll, type Told } from '#test/support/story';
import type { RoundEvents } from '../round/events.js';
import { foldRound } from '../round/fold.js';
import { nobodyIsConflicted } from './conflicts.js';

const seat = (person: string) => ({ person, office: 'OUTSIDE_EXPERT', standing: 'CLEAN' }) as const;
const told = (type: keyof RoundEvents, data: unknown, actor = 'M1') =>
  ({ type, data, meta: { actor } }) as unknown as Told<RoundEvents>;

const bound = told('RelationshipDeclared', { member: 'M1', candidate: 'A', relation: 'SIBLING' }, 'p-other');
const supervision = told('SupervisionBoardEstablished', {
  ...{ head: seat('V1'), deputy: seat('V2'), members: [seat('V3')], secretary: seat('V4') },
});
const opened = (code: string, candidate: string) => told('CodeMapUnsealed', { map: [{ code, candidate }] }, 'H1');

const found = (...history: readonly Told<RoundEvents>[]): readonly string[] =>
  nobodyIsConflicted(recordedAll(onRound('r', ...history)), foldRound).map(({ what }) => what);

const barred = ['M1 decides about A, to whom there is a conflict'];

describe('a member who is bound to a candidate', () => {
  it.each([
    ...(['EligibilityChecked', 'EligibilityWaived', 'ApplicationRefused', 'CandidateLate', 'SanctionApplied'] as const),
    ...(['ResultCancelled', 'LateSchemeAccepted', 'SheetSigned', 'SpreadReviewDecided', 'OpinionGiven'] as const),
    ...(['PreferenceGapDecided', 'HireDecided'] as const),
  ])('decides nothing about this one alone: %s', (type) => {
    expect(found(bound, told(type, { candidate: 'A' }))).toEqual(barred);
    expect(found(bound, told(type, { candidate: 'B' }))).toEqual([]);
  });

  it.each(['MarkRecorded', 'MarkCorrected', 'AppealMarked'] as const)('marks no script of this one: %s', (type) => {
    expect(found(bound, told(type, { script: 'X' }), opened('X', 'A'))).toEqual(barred);
    expect(found(bound, told(type, { script: 'X' }), opened('X', 'B'))).toEqual([]);
    expect(found(bound, told(type, { script: 'X' }), opened('Y', 'A'))).toEqual([]);
    expect(found(bound, told(type, { candidate: 'A' }))).toEqual([]);
  });

  it('does what decides about nobody', () => {
    expect(found(bound, told('ResultsCompiled', { candidate: 'A', script: 'X' }), opened('X', 'A'))).toEqual([]);
  });
});

describe('who supervises', () => {
  const acts = [
    ...(['MarkRecorded', 'MarkCorrected', 'AppealMarked', 'VoteCast', 'HeadDecided', 'CollectiveMarked'] as const),
    ...(['ScriptZeroed', 'AppealDecided', 'SheetSigned', 'OpinionGiven', 'OpinionsReported'] as const),
    ...(['SpreadReviewDecided', 'PaperDrawn', 'OrderDrawn', 'DefenceSealed'] as const),
    ...(['ResultsCompiled', 'ResultsReported'] as const),
  ];

  it.each(acts)('has no part in %s', (type) => {
    for (const watcher of ['V1', 'V2', 'V3', 'V4'])
      expect(found(supervision, told(type, {}, watcher))).toEqual([`${watcher} supervises and takes part in ${type}`]);
    expect(found(supervision, told(type, {}))).toEqual([]);
  });

  it('may do what no council or board does', () => {
    expect(found(supervision, told('SupervisionReported', {}, 'V1'))).toEqual([]);
  });

  it('is also who came to watch, and not who came to another body', () => {
    const replaced = (body: string) => told('MemberReplaced', { member: 'V1', by: seat('N1'), body });
    const changed = (body: string) => told('MembersChanged', { body, added: [seat('N1')], removed: [] });
    const vote = told('VoteCast', {}, 'N1');
    const breach = ['N1 supervises and takes part in VoteCast'];
    expect(found(supervision, replaced('SUPERVISION'), vote)).toEqual(breach);
    expect(found(supervision, changed('SUPERVISION'), vote)).toEqual(breach);
    expect(found(supervision, replaced('MARKING'), changed('MARKING'), vote)).toEqual([]);
  });
});
