import { answerClock, answerTerm } from './answers.js';
import { isFault } from '../packs/pack.js';

const clock = {
  format: 'khoabang.clock/1',
  start: '2026-04-24',
  length: 5,
  unit: 'WORKING_DAYS',
  calendar: 'VN',
} as const;
const term = { format: 'khoabang.term/1', from: '2022-07-01', years: 5 } as const;

const answered = (change: object) => {
  const answer = answerClock({ ...clock, ...change });
  if (isFault(answer)) throw new Error(answer.message);
  return answer;
};

const rules = (change: object) => answered(change).because.map(({ rule }) => rule);
const line = (change: object, rule: string) => answered(change).because.find((found) => found.rule === rule);

describe('questions to the clock', () => {
  it('S22 are answered with the last day first, then day 0 and every day that was not worked', () => {
    const { due, because } = answered({});
    expect(due).toBe('2026-05-06');
    expect(because.map(({ rule, confidence, text }) => [rule, confidence, text])).toEqual([
      ['clock.due', undefined, '5 working days from 24 April 2026 (day 0) end on 6 May 2026.'],
      ['clock.day-zero', 'F2', 'Day 0 is 24 April 2026 (Friday); counting begins on the day after it.'],
      ['clock.holiday', 'F2', "26 April 2026 (Sunday) is not worked: Hùng Kings' Day."],
      [
        'clock.substitute',
        'F2',
        "27 April 2026 (Monday) is not worked: day in lieu of Hùng Kings' Day (26 April 2026).",
      ],
      ['clock.holiday', 'F2', '30 April 2026 (Thursday) is not worked: Victory Day.'],
      ['clock.holiday', 'F2', '1 May 2026 (Friday) is not worked: International Labour Day.'],
      ['clock.weekends', undefined, 'Saturdays and Sundays not worked: 3 more days.'],
    ]);
    expect(because.map(({ textVi }) => textVi)).toContain(
      '27/04/2026 (thứ Hai) không làm việc: nghỉ bù Giỗ Tổ Hùng Vương (26/04/2026).',
    );
    expect(because[3]).toMatchObject({ source: 'BLLĐ 2019 Art 111(3)' });
  });

  it('name a bridge day and the Saturday on which it is made up for', () => {
    const change = { start: '2025-04-25', length: 5 };
    expect(answered(change).due).toBe('2025-05-06');
    expect(line(change, 'clock.swapped-worked')).toMatchObject({
      text: '26 April 2025 (Saturday) is worked: made up for the day off on 2 May 2025.',
      textVi: '26/04/2025 (thứ Bảy) là ngày làm việc: làm bù cho ngày nghỉ 02/05/2025.',
      source: 'TB 6150/TB-BLĐTBXH (03/12/2024)',
    });
    expect(line(change, 'clock.swapped-off')?.text).toContain('2 May 2025 (Friday) is not worked');
  });

  it('say of days that came with the question that they did, and let them win', () => {
    expect(answered({ workdays: ['2026-05-01'] }).due).toBe('2026-05-05');
    expect(line({ workdays: ['2026-05-01'] }, 'clock.given-workday')).toMatchObject({
      text: '1 May 2026 (Friday) is worked: given with the question.',
      source: 'given with the question',
    });
    expect(answered({ holidays: ['2026-05-05'] }).due).toBe('2026-05-07');
    expect(line({ holidays: ['2026-05-05'] }, 'clock.given-holiday')?.textVi).toBe(
      '05/05/2026 (thứ Ba) không làm việc: do người hỏi nêu.',
    );
    const both = { start: '2026-01-09', length: 1, holidays: ['2026-01-10'] };
    expect([answered(both).due, rules(both)]).toEqual([
      '2026-01-12',
      ['clock.due', 'clock.day-zero', 'clock.given-holiday', 'clock.weekends'],
    ]);
    expect(answered({ ...both, workdays: ['2026-01-10'] }).due).toBe('2026-01-10');
  });

  it('list no more than sixty days and then say how many more there are', () => {
    const { because } = answered({ start: '2015-01-01', length: 1300 });
    const days = because.filter(({ rule }) => !['clock.due', 'clock.day-zero', 'clock.weekends'].includes(rule));
    expect(days).toHaveLength(61);
    expect(days.at(-1)).toMatchObject({
      rule: 'clock.more',
      text: expect.stringMatching(/^Not listed here: \d+ more days\.$/) as string,
      textVi: expect.stringMatching(/^Không liệt kê: thêm \d+ ngày\.$/) as string,
    });
    expect(rules({ start: '2026-03-10', length: 1 })).toEqual(['clock.due', 'clock.day-zero']);
  });

  it('warn of years that the calendar does not know, instead of counting silently', () => {
    expect(rules({ start: '2030-12-30' })).toContain('clock.unknown-years');
    expect(rules({ start: '2014-12-30' })).toContain('clock.unknown-years');
    expect(rules({ start: '2014-12-31' })).not.toContain('clock.unknown-years');
    expect(answered({ start: '2030-12-25', length: 4 })).toMatchObject({ due: '2030-12-31' });
    expect(rules({ start: '2030-12-25', length: 4 })).not.toContain('clock.unknown-years');
    expect(rules({ start: '2040-03-05', unit: 'DAYS' })).not.toContain('clock.unknown-years');
    expect(line({ start: '2030-12-30' }, 'clock.unknown-years')).toEqual({
      rule: 'clock.unknown-years',
      source: 'rule of Khoa Bảng (docs/rules.md#calendar-years)',
      sourceVi: 'quy tắc của Khoa Bảng (docs/rules.md#calendar-years)',
      text: 'The calendar knows 2015–2030. Outside these years only weekends were skipped: check the day by hand.',
      textVi: 'Lịch chỉ có các năm 2015–2030. Ngoài các năm đó chỉ trừ thứ Bảy, Chủ nhật: cần kiểm tra lại.',
    });
  });

  it('warn where calendar days end on a day that is not worked, and leave the day as it is', () => {
    const change = { start: '2026-04-20', length: 10, unit: 'DAYS' };
    expect(answered(change).due).toBe('2026-04-30');
    expect(line(change, 'clock.ends-on-day-off')).toMatchObject({
      text: expect.stringContaining('the next working day, 4 May 2026;') as string,
      confidence: 'F2',
    });
    expect(rules({ ...change, length: 9 })).toEqual(['clock.due', 'clock.day-zero']);
  });

  it('S28 keep a reserve list for months', () => {
    const reserve = { start: '2026-01-15', length: 12, unit: 'MONTHS' };
    expect(answered(reserve)).toMatchObject({
      due: '2027-01-15',
      because: [{ textVi: '12 tháng kể từ 15/01/2026 (ngày 0) kết thúc ngày 15/01/2027.' }, {}],
    });
  });

  it.each([
    [{ format: 'khoabang.clock/2' }, 'unknown-value', 'format', 'format must be one of khoabang.clock/1'],
    [{ start: '2026-02-30' }, 'bad-day', 'start', 'start must be a day from 1900 to 2199, YYYY-MM-DD'],
    [{ start: '9999-12-31' }, 'bad-day', 'start', 'start must be a day from 1900 to 2199, YYYY-MM-DD'],
    [{ length: -1 }, 'bad-length', 'length', 'length must be a whole number from 0 to 10000'],
    [{ length: null }, 'missing-field', 'length', 'length is missing'],
    [{ length: '5' }, 'bad-length', 'length', 'length must be a whole number from 0 to 10000'],
    [{ unit: 'WEEKS' }, 'unknown-value', 'unit', 'unit must be one of DAYS, WORKING_DAYS, MONTHS'],
    [{ calendar: 'XX' }, 'unknown-calendar', 'calendar', 'there is no such calendar'],
    [{ holidays: ['x'] }, 'bad-day', 'holidays[0]', 'holidays[0] must be a day from 1900 to 2199, YYYY-MM-DD'],
  ])('with %j name the fault', (change, code, path, message) => {
    expect(answerClock({ ...clock, ...change })).toEqual({ code, path, message });
  });
});

describe('questions for a term', () => {
  it('S23 are answered with the rule that the first day counts', () => {
    expect(answerTerm(term)).toEqual({
      until: '2027-06-30',
      because: [
        {
          rule: 'term.first-day-counts',
          source: 'rule of Khoa Bảng (docs/rules.md#terms)',
          sourceVi: 'quy tắc của Khoa Bảng (docs/rules.md#terms)',
          text: 'A term includes its first day: 5 years from 1 July 2022 end on 30 June 2027.',
          textVi: 'Nhiệm kỳ tính cả ngày đầu: 5 năm từ 01/07/2022 kết thúc ngày 30/06/2027.',
        },
      ],
    });
  });

  it('explain the leap day where it decides, and only there', () => {
    const leap = { ...term, from: '2024-02-29' };
    expect(answerTerm(leap)).toMatchObject({ until: '2029-02-28', because: [{}, { rule: 'term.leap-day' }] });
    expect(answerTerm({ ...leap, years: 4 })).toMatchObject({ until: '2028-02-28', because: [{}] });
  });

  it('name the fault', () => {
    expect(isFault(answerTerm({ ...term, years: 101 }))).toBe(true);
    const message = 'years must be a whole number from 1 to 100';
    expect(answerTerm({ ...term, years: 0 })).toEqual({ code: 'bad-length', path: 'years', message });
    expect(answerTerm({ ...term, from: '1899-12-31' })).toMatchObject({ code: 'bad-day', path: 'from' });
    expect(answerTerm({ ...term, from: '1900-01-01' })).toMatchObject({ until: '1904-12-31' });
  });
});
