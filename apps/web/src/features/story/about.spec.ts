import { describe, expect, it } from '@jest/globals';
import { aboutWords } from './about.js';

describe('aboutWords', () => {
  const said = (data: Readonly<Record<string, unknown>>): readonly string[] =>
    aboutWords(data, new Map([['m', { vi: 'Ủy viên Hội đồng 1', en: 'member 1' }]])).map(({ vi }) => vi);

  it('given whom and what an event names, then both are told in order', () => {
    expect(said({ mark: '72', script: 'K07' })).toEqual(['bài K07', 'điểm 72']);
    expect(said({ candidate: 'C01', rule: 'TIME_IN_POST' })).toEqual([
      'thí sinh C01',
      'thời gian giữ chức vụ hiện tại hoặc tương đương',
    ]);
  });

  it('given a member, then the seat is told', () => {
    expect(said({ member: 'm' })).toEqual(['thành viên: Ủy viên Hội đồng 1 (m)']);
  });

  it('given what is sealed, then it says so once', () => {
    expect(said({ script: 'K07', mark: 'SEALED', sheet: 'SEALED' })).toEqual(['bài K07', 'nội dung còn niêm phong']);
  });

  it('given nothing that names anything, then nothing is told', () => {
    expect(said({ token: 1, post: '' })).toEqual([]);
  });
});
