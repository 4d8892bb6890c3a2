import { attendanceOf, called, type Candidate, scriptsOf } from './attending.js';

const candidate = (candidateNo: string | null, change: Partial<Candidate> = {}): Candidate =>
  ({ candidate: `C${candidateNo ?? ''}`, candidateNo, status: 'ELIGIBLE', attendance: null, ...change }) as Candidate;

describe('attendance', () => {
  it('given who withdrew and who is on no list, when candidates are called, then these are not, and the others by number', () => {
    const all = [candidate('003'), candidate(null), candidate('002', { status: 'WITHDRAWN' }), candidate('001')];
    expect(called(all).map(({ candidateNo }) => candidateNo)).toEqual(['001', '003']);
  });

  it('given no answer yet, when it is asked who came, then that is open', () => {
    const three = [candidate('1'), candidate('2', { attendance: 'PRESENT' }), candidate('3', { attendance: 'ABSENT' })];
    expect(three.map(attendanceOf)).toEqual(['open', 'present', 'absent']);
  });
});

describe('scripts handed in', () => {
  const two = [candidate('1'), candidate('2')];

  it('given one that is not counted, when the list is asked for, then there is none', () => {
    expect(scriptsOf(two, { C1: { sheets: '4', signed: true } })).toBeUndefined();
  });

  it('given all counted, when the list is asked for, then who did not sign is in it', () => {
    const handing = { C1: { sheets: '4', signed: true }, C2: { sheets: ' 0 ', signed: false } };
    expect(scriptsOf(two, handing)).toEqual([
      { candidate: 'C1', sheets: 4, signed: true },
      { candidate: 'C2', sheets: 0, signed: false },
    ]);
  });
});
