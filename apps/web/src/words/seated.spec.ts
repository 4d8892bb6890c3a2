import { describe, expect, it } from '@jest/globals';
import type { CouncilDoc } from '../api/types.gen.js';
import { personWords, rightWords, seatedIn, shortId } from './seated.js';

const seat = (person: string) => ({ person, office: 'OUTSIDE_EXPERT', standing: 'CLEAN' }) as const;

const council = {
  members: [
    { ...seat('chair'), role: 'CHAIR' },
    { ...seat('first'), role: 'MEMBER' },
    { ...seat('second'), role: 'MEMBER' },
  ],
  supervision: null,
  boards: {
    MARKING: { head: seat('first'), members: [seat('marker')], secretary: seat('clerk'), deputy: seat('deputy') },
  },
} as unknown as CouncilDoc;

describe('seatedIn', () => {
  const seats = seatedIn({ owner: 'owner', authority: 'signer' }, council);

  it('given a council and boards, then everybody is told by seat', () => {
    expect(seats.get('chair')?.vi).toBe('Chủ tịch Hội đồng');
    expect(seats.get('marker')?.vi).toBe('thành viên Ban chấm thi');
    expect(seats.get('clerk')?.en).toBe('secretary of the marking board');
    expect(seats.get('owner')?.vi).toBe('cán bộ đầu mối của đợt thi');
  });

  it('given several in one seat, then they are told apart by a number', () => {
    expect(seats.get('second')?.vi).toBe('Ủy viên Hội đồng 2');
  });

  it('given one person in two seats, then both are told', () => {
    expect(seats.get('first')?.vi).toBe('Ủy viên Hội đồng 1, Trưởng Ban chấm thi');
  });

  it('given nothing that was read yet, then nobody is told', () => {
    expect(seatedIn().size).toBe(0);
  });
});

describe('personWords', () => {
  it('given who has no seat, then the right says what the person acted as', () => {
    expect(personWords(new Map(), 'x', 'role:CANDIDATE').vi).toBe('thí sinh (x)');
    expect(personWords(new Map(), 'x').en).toBe('x');
  });

  it('given what followed by rule, then nobody is named', () => {
    expect(personWords(new Map(), 'system:appointment-cases', 'process:appointment-cases@2').vi).toBe(
      'hệ thống, theo quy tắc',
    );
    expect(rightWords('process:x@1').en).toBe('the system, by rule');
    expect(rightWords('delegation:7').vi).toBe('delegation:7');
  });

  it('given a long id, then its beginning stands for it', () => {
    expect(shortId('0d53a588-d01e-50c6-8348-0dda5f1dacbc')).toBe('0d53a588');
    expect(shortId('person-1')).toBe('person-1');
  });
});
