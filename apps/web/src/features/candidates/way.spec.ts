import type { CandidateDoc, ShowRoundAnswer } from '../../api/types.gen.js';
import { wayOf, whyNotAppeal, whyNotWithdraw } from './way.js';

const fresh = {
  candidate: 'C1',
  receipt: 4,
  appliedAt: '2026-01-20T01:00:00.000Z',
  answerBy: '2026-03-11',
  status: 'APPLIED',
  candidateNo: null,
  attendance: null,
  written: null,
  appeal: null,
  final: null,
  gate: null,
  scheme: null,
  defenceOrder: null,
  defence: null,
  post: null,
  outcome: null,
  failed: null,
  inOffice: false,
} as unknown as CandidateDoc;
const round = { stage: 'SCREENING', course: 'AFTER_WRITTEN_FINAL' } as ShowRoundAnswer;
const winner: CandidateDoc = {
  ...fresh,
  status: 'WINNER',
  candidateNo: '001',
  attendance: 'PRESENT',
  written: { raw: '50', net: '48.50', how: 'MEAN' },
  appeal: 'SETTLED',
  final: { raw: '52', net: '52.00', how: 'APPEAL_ADOPTED' },
  gate: 'ADMITTED',
  defenceOrder: 3,
  defence: 'QUESTIONED',
  outcome: 'WINNER',
  post: 'P1',
};
const states = (...asked: Parameters<typeof wayOf>) => wayOf(...asked).map(({ key, state }) => `${key} ${state}`);
const open = { ...round, stage: 'WRITTEN_PUBLISHED' } as ShowRoundAnswer;

describe('the way of an application', () => {
  it('given one under examination, says that this is now, until when, and what comes', () => {
    expect(states(fresh, round, [])).toEqual([
      'applied DONE',
      'examined NOW',
      'written TO_COME',
      'gate TO_COME',
      'defence TO_COME',
      'result TO_COME',
    ]);
    expect(wayOf(fresh, round, [])[1]?.at).toBe('2026-03-11');
  });

  it('given a winner with an appeal, shows every step with what it came to and when it was published', () => {
    const published = [
      { kind: 'ELIGIBLE_LIST', at: 'a' },
      { kind: 'MARKS', at: 'b' },
      { kind: 'FINAL_MARKS', at: 'c' },
      { kind: 'RESULTS', at: 'd' },
    ] as const;
    const way = wayOf(winner, round, published);

    expect(way.map(({ key, state, at, detail }) => [key, state, at, detail?.vi])).toEqual([
      ['applied', 'DONE', winner.appliedAt, 'số tiếp nhận 4'],
      ['examined', 'DONE', 'a', 'đủ điều kiện, số báo danh 001'],
      ['written', 'DONE', 'b', '48,50 điểm'],
      ['appeal', 'DONE', 'c', '52,00 điểm'],
      ['gate', 'DONE', 'c', 'được vào vòng bảo vệ đề án'],
      ['defence', 'DONE', null, 'thứ tự 3'],
      ['result', 'DONE', 'd', 'trúng tuyển vào P1'],
      ['office', 'NOW', null, 'đang hoàn thiện hồ sơ'],
    ]);
  });

  it('given one that ended on the way, shows nothing behind the end', () => {
    expect(states({ ...fresh, status: 'REFUSED' }, round, [])).toEqual(['applied DONE', 'examined FAILED']);
    expect(states({ ...fresh, status: 'WITHDRAWN' }, round, [])).toEqual(['applied DONE']);
    expect(states({ ...fresh, candidateNo: '1', attendance: 'ABSENT', status: 'ABSENT' }, round, []).at(-1)).toBe(
      'written FAILED',
    );
    expect(states({ ...winner, post: null, outcome: 'NOT_SELECTED' }, round, []).at(-1)).toBe('result FAILED');
    expect(states({ ...winner, failed: 'DOSSIER_LATE' }, round, []).at(-1)).toBe('office FAILED');
    expect(states({ ...winner, gate: 'ELIMINATED' }, round, []).at(-1)).toBe('gate FAILED');
  });

  it('given a course without a paper, has no paper on it; given one by contract, no defence either', () => {
    const keys = (course: string) => wayOf(fresh, { ...round, course }, []).map(({ key }) => key);

    expect(keys('SCHEME_ONLY')).toEqual(['applied', 'examined', 'defence', 'result']);
    expect(keys('CONTRACT')).toEqual(['applied', 'examined', 'result']);
  });

  it('given the state of the round, says why it cannot be withdrawn or appealed, or that it can', () => {
    expect(whyNotWithdraw(fresh, round)).toBeUndefined();
    expect(whyNotWithdraw({ ...fresh, status: 'WITHDRAWN' }, round)?.en).toBe('it is withdrawn');
    expect(whyNotWithdraw({ ...fresh, status: 'REFUSED' }, round)?.en).toBe('it was refused');
    expect(whyNotWithdraw(winner, { stage: 'ARCHIVED' })?.en).toBe('the round is past that');

    expect(whyNotAppeal({ ...winner, appeal: null }, open)).toBeUndefined();
    expect(whyNotAppeal(winner, open)?.en).toBe('an appeal is filed');
    expect(whyNotAppeal({ ...fresh, attendance: 'ABSENT' }, open)?.en).toBe('the paper was not sat');
    expect(whyNotAppeal(fresh, round)?.en).toBe('marks are not published yet');
    expect(whyNotAppeal(fresh, { stage: 'CLOSED' })?.en).toBe('the window for appeals is over');
  });
});
