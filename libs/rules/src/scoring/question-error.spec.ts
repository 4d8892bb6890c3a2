import fc from 'fast-check';
import { compareScores } from '../numbers/decimals.js';
import { correctedScore, type MarkedTest, type QuestionErrorPolicy } from './question-error.js';

const policies: readonly QuestionErrorPolicy[] = ['CREDIT_ALL', 'NEUTRALISE', 'KEEP'];
const s24 = { correct: 29, total: 60, wronglyMarked: 1 } as const;

describe('a flawed question of a test', () => {
  it.each([
    ['CREDIT_ALL', '50.00'],
    ['NEUTRALISE', '49.15'],
    ['KEEP', '48.33'],
  ] as const)('gives under %s exactly %s per cent (S24)', (policy, score) => {
    expect(correctedScore({ ...s24, policy })).toBe(score);
  });

  it('passes the candidate of S24 under one policy only', () => {
    const passed = policies.filter((policy) => compareScores(correctedScore({ ...s24, policy }), '50') >= 0);
    expect(passed).toEqual(['CREDIT_ALL']);
  });

  it('is taken out also for those who were marked right on it', () => {
    const lucky = { correct: 30, total: 60, wronglyMarked: 0, rightlyMarked: 1 };
    expect(policies.map((policy) => correctedScore({ ...lucky, policy }))).toEqual(['50.00', '49.15', '50.00']);
  });

  it('is rounded as the pack says', () => {
    const half = { correct: 1, total: 800, wronglyMarked: 0, policy: 'KEEP' } as const;
    expect(correctedScore(half)).toBe('0.13');
    expect(correctedScore(half, { places: 2, mode: 'HALF_EVEN', comparePublished: true })).toBe('0.12');
  });

  it.each([
    { correct: 61, total: 60, wronglyMarked: 0 },
    { correct: 60, total: 60, wronglyMarked: 1 },
    { correct: 0, total: 60, wronglyMarked: 0, rightlyMarked: 1 },
    { correct: -1, total: 60, wronglyMarked: 0 },
    { correct: 29.5, total: 60, wronglyMarked: 0 },
  ])('is not in a test of these numbers: %j', (test) => {
    expect(() => correctedScore({ ...test, policy: 'KEEP' })).toThrow('no test has these numbers');
  });

  it('leaves no score when it was the only question', () => {
    const only = { correct: 0, total: 1, wronglyMarked: 1 };
    expect(() => correctedScore({ ...only, policy: 'NEUTRALISE' })).toThrow('without questions');
    expect(correctedScore({ ...only, policy: 'CREDIT_ALL' })).toBe('100.00');
  });

  it('never harms whom it was marked wrong for, and credits at least as much as it takes out', () => {
    const test = fc
      .tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 }), fc.nat({ max: 3 }))
      .map(([correct, wrong, flawed]): Omit<MarkedTest, 'policy'> => {
        return { correct, total: correct + wrong + flawed + 1, wronglyMarked: flawed };
      });
    fc.assert(
      fc.property(test, (marked) => {
        const [credited, neutral, kept] = policies.map((policy) => correctedScore({ ...marked, policy }));
        expect(compareScores(credited!, neutral!)).toBeGreaterThanOrEqual(0);
        expect(compareScores(neutral!, kept!)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
