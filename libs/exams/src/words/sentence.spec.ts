import { allRefusals } from '../index.js';
import { eventWords, openTasks, stageTasks } from '../titles.js';
import { unplain } from '#test/support/plain-words';
import { deviationWords } from '../round/deviations/words.js';
import { detailWords, seatWords } from './codes.js';
import { sentence } from './sentence.js';

const ID = '3d23c0d7-a70b-5a77-b902-9313be907ce9';
const say = (text: string, details: Readonly<Record<string, string | number>>, language: 'vi' | 'en' = 'vi') =>
  sentence({ vi: text, en: text }, details, language, { [ID]: 'Nguyễn Văn Mẫu', C01: 'Trần Thị Mẫu (C01)' });

describe('a sentence for people', () => {
  it('has codes in words, by what they stand for', () => {
    expect(say('{stage}', { stage: 'MARKING' })).toBe('Đang chấm');
    expect(say('{body}', { body: 'MARKING' }, 'en')).toBe('The marking board');
    expect(say('Thiếu {missing}', { missing: 'PROPOSAL, DIPLOMAS' })).toBe('Thiếu tờ trình, văn bằng, chứng chỉ');
    expect(say('{rule}', { rule: 'R1' })).toBe('R1');
    expect(say('{rule}', { rule: 'NĐ 170/2025 Art 10' })).toBe('Điều 10 NĐ 170/2025');
  });

  it('has days and moments as people write them, in local time', () => {
    expect(say('hết ngày {due}', { due: '2026-12-21' })).toBe('Hết ngày 21/12/2026');
    expect(say('by {due}', { due: '2026-12-21' }, 'en')).toBe('By 21 December 2026');
    expect(say('lúc {occurredAt}', { occurredAt: '2026-12-21T18:05:00.000Z' })).toBe('Lúc 01:05 22/12/2026');
  });

  it('keeps an id that only looks like a moment as it is', () => {
    for (const id of ['0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', '2026-02-03T24:00:00Z'])
      expect(say('{person}', { person: id })).toBe(id);
  });

  it('names people whom the reader may know, and nobody by an id', () => {
    const other = ID.replace('3', '4');
    expect(say('{member} và {candidate}', { member: ID, candidate: 'C01' })).toBe(
      'Nguyễn Văn Mẫu và Trần Thị Mẫu (C01)',
    );
    expect(say('{member}', { member: other }, 'en')).toBe('This member');
    expect(say('{person}', { person: other })).toBe('Người này');
    expect(say('Đơn vị {unit}', { unit: other })).toBe('Đơn vị này');
    expect(say('Giám thị {person}', { person: other })).toBe('Giám thị này');
    expect(say('Ông/bà {member}', { member: other })).toBe('Ông/bà này');
    expect(say('the member {member}', { member: other }, 'en')).toBe('The member in question');
    expect(say('Giám thị {person}', { person: ID })).toBe('Giám thị Nguyễn Văn Mẫu');
    expect(say('{candidates}', { candidates: `${other}, ${other}` })).toBe('Người này');
    const unnamed = ['candidate', 'next', 'member', 'holder', 'unit', 'round', 'position', 'person'];
    const called = (language: 'vi' | 'en') => unnamed.map((name) => say(`{${name}}`, { [name]: other }, language));
    expect(called('vi')).toEqual([
      'Thí sinh này',
      'Thí sinh kế tiếp theo thứ tự bốc thăm',
      'Thành viên này',
      'Người khác',
      'Này',
      'Khác',
      'Này',
      'Người này',
    ]);
    expect(called('en')).toEqual([
      'This candidate',
      'Whoever is next by the lot',
      'This member',
      'Somebody else',
      'In question',
      'In question',
      'In question',
      'This person',
    ]);
  });

  it('keeps a gap for which nothing was given, and numbers as they are', () => {
    expect(say('{left} of {right}', { left: 3 })).toBe('3 of {right}');
  });
});

describe('the words of the product', () => {
  const all = {
    ...allRefusals,
    ...eventWords,
    ...seatWords,
    ...deviationWords,
    ...openTasks,
    ...Object.fromEntries(Object.values(stageTasks).flatMap((tasks) => tasks.map((task) => [task.code, task]))),
    ...Object.fromEntries(
      Object.entries(detailWords).flatMap(([detail, codes]) =>
        Object.entries(codes).map(([code, words]) => [`${detail} ${code}`, words]),
      ),
    ),
  };

  it.each(['vi', 'en'] as const)('hold no code, no id and no other language in %s', (language) => {
    const faults = Object.entries(all).flatMap(([code, words]) => {
      const said = words[language].replace(/\{\w+\}/g, '…');
      const found = [...(/^\S(?:.*\S)?$/.test(said) ? [] : ['a gap']), ...unplain(said, language)];
      return found.length === 0 ? [] : [[code, words[language], ...found]];
    });
    expect(faults).toEqual([]);
  });
});
