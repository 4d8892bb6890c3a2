import type { Stage } from '#rules';
import { chapterSpec, plannedRound, samplePaper, sampleReasons, sampleText } from '#test/support/specify';
import type { StandstillCommands, SuspendCode } from './events.js';
import { standstill } from './standstill.js';

const given = chapterSpec(standstill, plannedRound);
const head = { actor: 'p-head' };
const suspended = (code: SuspendCode) => ({ type: 'RoundSuspended', data: { code } }) as const;
const successor = { unit: 'U9', authority: 'p-new-head', superior: 'p-superior' };
const resume = (change: Partial<StandstillCommands['ResumeRound']> = {}): StandstillCommands['ResumeRound'] => ({
  as: 'UNCHANGED',
  decision: samplePaper,
  ...sampleReasons,
  ...change,
});

describe('a standstill', () => {
  it('is ordered by the authority, or by a process that saw the unit change', () => {
    given().when('SuspendRound', { code: 'LEAK' }, head).then(suspended('LEAK'));
    given().when('SuspendRound', { code: 'UNIT_MERGED' }, { actor: 'system:units' }).then(suspended('UNIT_MERGED'));
    given().when('SuspendRound', { code: 'LEAK' }, { actor: 'p-owner' }).thenRefused('not-the-authority');
  });

  it('remembers where the round goes on', () => {
    expect(given(suspended('LEAK')).state.standstill).toEqual({ resumeTo: 'ANNOUNCED', code: 'LEAK', successor: null });
    const resumed = { type: 'RoundResumed', data: resume() } as const;
    expect(given(suspended('LEAK'), resumed).state.standstill).toEqual({ resumeTo: null, code: null, successor: null });
  });

  it('ends by the authority where nothing has changed', () => {
    given(suspended('CODE_MAP_MISMATCH'))
      .when('ResumeRound', resume(), head)
      .then({ type: 'RoundResumed', data: resume() });
    given(suspended('LEAK')).when('ResumeRound', resume(), { actor: 'p-owner' }).thenRefused('not-the-authority');
    given(suspended('CODE_MAP_MISMATCH'))
      .when('ResumeRound', resume({ as: 'CONTINUE_AS_SUCCESSOR', successor }), { actor: 'p-new-head' })
      .thenRefused('resume-not-so', { code: 'CODE_MAP_MISMATCH', as: 'CONTINUE_AS_SUCCESSOR' });
  });

  it('ends after a merger when the authority of the successor confirms (S24b)', () => {
    const on = resume({ as: 'CONTINUE_AS_SUCCESSOR', successor });
    const merged = given(suspended('UNIT_MERGED'));
    merged.when('ResumeRound', on, { actor: 'p-new-head' }).then({ type: 'RoundResumed', data: on });
    merged.when('ResumeRound', on, head).thenRefused('not-the-successor');
    merged.when('ResumeRound', resume(), head).thenRefused('resume-not-so');
    merged.when('ResumeRound', resume({ as: 'CONTINUE_AS_SUCCESSOR' }), head).thenRefused('successor-missing');
    const { state, when } = given(suspended('UNIT_MERGED'), { type: 'RoundResumed', data: on });
    expect(state.standstill.successor).toEqual(successor);
    when('SuspendRound', { code: 'LEAK' }, head).thenRefused('not-the-authority');
    when('SuspendRound', { code: 'LEAK' }, { actor: 'p-new-head' }).then(suspended('LEAK'));
  });

  it('keeps no successor of a command that goes on unchanged, and none that is not named', () => {
    const odd = { type: 'RoundResumed', data: resume({ successor }) } as const;
    expect(given(suspended('UNIT_SPLIT'), odd).state.standstill.successor).toBeNull();
    const bare = { type: 'RoundResumed', data: resume({ as: 'CONTINUE_AS_SUCCESSOR' }) } as const;
    expect(given(suspended('UNIT_SPLIT'), bare).state.standstill.successor).toBeNull();
  });

  it('can turn into the end of the round, by the authority', () => {
    const cancel = { decision: samplePaper, ...sampleReasons };
    given().when('CancelRound', cancel, head).then({ type: 'RoundCancelled', data: cancel });
    given().when('CancelRound', cancel, { actor: 'p-owner' }).thenRefused('not-the-authority');
    expect(given({ type: 'RoundCancelled', data: cancel }).state).toEqual(plannedRound);
  });

  describe('of a draft', () => {
    const withdraw = { reason: sampleText };
    const draft = chapterSpec(standstill, { ...plannedRound, stage: 'DRAFT' });

    it('is ended by its owner, as long as nobody has approved anything', () => {
      draft().when('WithdrawDraft', withdraw).then({ type: 'DraftWithdrawn', data: withdraw });
      draft().when('WithdrawDraft', withdraw, head).thenRefused('not-the-owner');
      expect(draft({ type: 'DraftWithdrawn', data: withdraw }).state.standstill.resumeTo).toBeNull();
    });

    it('is ended so also where its unit is gone, but not once it was approved in principle', () => {
      const still = (resumeTo: Stage) =>
        chapterSpec(standstill, {
          ...plannedRound,
          stage: 'SUSPENDED',
          standstill: { resumeTo, code: 'UNIT_MERGED', successor: null },
        })();
      still('DRAFT').when('WithdrawDraft', withdraw).then({ type: 'DraftWithdrawn', data: withdraw });
      still('PRINCIPLE_APPROVED').when('WithdrawDraft', withdraw).thenRefused('past-draft');
    });
  });
});
