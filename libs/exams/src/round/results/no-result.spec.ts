import { contextOf, samplePaper, specify } from '#test/support/specify';
import { sampleRound } from '#test/support/sample-round';
import { allRoundRefusals, round } from '../round.js';
import type { Round } from '../state.js';
import { statusOf } from './posts.js';

const minutes = 'c'.repeat(64);
const chair = contextOf({ actor: 'M1' });
const head = contextOf({ actor: 'p-authority' });

/** Nobody reached the pass mark, unless a mark says otherwise. */
const failedAll = (
  marks: readonly [string, string] = ['40', '40'],
  stage: Round['stage'] = 'WRITTEN_FINAL',
): Round => ({
  ...sampleRound({
    candidates: [
      { id: 'A', marks },
      { id: 'B', marks: ['30', '30'] },
    ],
  }),
  stage,
});
const from = (state: Round) => specify({ ...round, initialState: state }, allRoundRefusals);

describe('a round in which nobody passes the paper', () => {
  it('is declared without a result, and ends with its report like any other', () => {
    const { outcome } = from(failedAll())().when('DeclareNoResult', { minutes }, chair);
    expect(outcome).toMatchObject([
      { type: 'NoResultFound', data: { minutes } },
      {
        type: 'ResultsCompiled',
        data: { lines: [{ outcome: 'ELIMINATED_WRITTEN' }, { outcome: 'ELIMINATED_WRITTEN' }] },
      },
    ]);
    const compiled = from(failedAll())(...(outcome as never[]));
    expect(compiled.state.stage).toBe('COMPILED');
    const reported = compiled.when('ReportResults', { report: samplePaper }, chair).outcome;
    const recognised = from(compiled.state)(...(reported as never[])).when(
      'RecogniseResults',
      { decision: samplePaper },
      head,
    );
    const { state } = from(compiled.state)(...(reported as never[]), ...(recognised.outcome as never[]));
    const announced = from(state)().when('AnnounceResults', {}, contextOf()).outcome;
    expect(announced).toMatchObject([{ type: 'ResultsAnnounced', data: { winners: [] } }]);
    expect(statusOf(from(state)(...(announced as never[])).state, 'P1')).toBe('UNFILLED');
  });

  it('is not declared so while somebody may be heard, nor by others', () => {
    from(failedAll(['60', '60']))()
      .when('DeclareNoResult', { minutes }, chair)
      .thenRefused('somebody-left');
    from(failedAll())().when('DeclareNoResult', { minutes }, head).thenRefused('compile-not-allowed');
    const ungated = { ...failedAll(), appeals: { ...failedAll().appeals, gate: null } };
    from(ungated)().when('DeclareNoResult', { minutes }, chair).thenRefused('somebody-left');
  });

  it('may be declared so at the defence too, once nobody is left for it', () => {
    const at = from(failedAll(['40', '40'], 'DEFENCE_READY'));
    expect(at().when('DeclareNoResult', { minutes }, chair).outcome).toHaveLength(2);
  });

  it('is compiled as ever where the paper comes after the defence', () => {
    const state = failedAll();
    const approved = {
      ...state.plan.approved!,
      terms: { ...state.plan.approved!.terms, ranking: 'WEIGHTED', course: 'BEFORE_WRITTEN_RESULT' },
    } as const;
    from({ ...state, plan: { ...state.plan, approved } })()
      .when('DeclareNoResult', { minutes }, chair)
      .thenRefused('somebody-left');
  });
});
