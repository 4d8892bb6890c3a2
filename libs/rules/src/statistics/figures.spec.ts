import { figure, type FigureName, type Finding, type NoteCode } from './figures.js';

const finding: Finding = { value: 1.005, standardError: 0.1, interval: { low: -0.004, high: 2 }, n: 3, note: null };

describe('a figure', () => {
  it.each<[FigureName, RegExp, RegExp]>([
    ['SEVERITY', /below zero is severe, above zero lenient/, /âm là chấm chặt, dương là/],
    ['DEVIATION', /^Standard deviation of the marks given:/, /^Độ lệch chuẩn của các điểm đã cho/],
    ['DEVIATION_OF_OTHERS', /^Standard deviation of all marks that the others/, /mọi điểm mà những người khác đã cho/],
    ['RANGE', /^Highest less lowest mark given\.$/, /^Điểm cao nhất trừ điểm thấp nhất đã cho\.$/],
    ['RANGE_OF_OTHERS', /^Highest less lowest mark that the others/, /thấp nhất mà những người khác đã cho/],
    ['DRIFT', /each place in the order of the session/, /mỗi lượt trong thứ tự bảo vệ/],
    ['WRITTEN_INTRACLASS', /ICC\(1\)/, /ICC\(1\): phần biến thiên/],
    ['WRITTEN_KAPPA', /quadratic weighted kappa/, /kappa có trọng số bình phương/],
    ['DEFENCE_INTRACLASS_ONE', /ICC\(2,1\): how well one sheet alone/, /ICC\(2,1\): một phiếu riêng lẻ/],
    ['DEFENCE_INTRACLASS_PANEL', /ICC\(2,k\): how well the mean/, /ICC\(2,k\): trung bình mọi phiếu/],
  ])('%s says what it means in both languages', (name, en, vi) => {
    const { meaning } = figure(name, finding);
    expect(meaning.en).toMatch(en);
    expect(meaning.vi).toMatch(vi);
  });

  it.each<[NoteCode, RegExp, RegExp]>([
    ['TOO_FEW_TARGETS', /at least two scripts or candidates/, /ít nhất hai bài hoặc hai thí sinh/],
    ['TOO_FEW_JUDGES', /at least two members who scored all/, /ít nhất hai thành viên cùng chấm tất cả/],
    ['TOO_FEW_MARKS', /at least two marks beside marks of others/, /ít nhất hai điểm có điểm của người khác/],
    ['TOO_FEW_PLACES', /at least three candidates in the order/, /ít nhất ba thí sinh trong thứ tự/],
    ['NO_VARIANCE', /do not differ: there is nothing to agree on/, /không khác nhau: không có gì để so/],
    ['NO_SCATTER', /no interval can be computed/, /không tính được khoảng tin cậy/],
    ['BELOW_CHANCE', /contradict each other so much/, /trái ngược nhau đến mức/],
    ['LARGE_SAMPLE', /with fewer than thirty the interval is a rough guide/, /dưới ba mươi thì khoảng tin cậy/],
  ])('that cannot be read as it stands says why: %s', (code, en, vi) => {
    const { note } = figure('SEVERITY', { ...finding, note: code });
    expect(note).toMatchObject({ code });
    expect(note?.en).toMatch(en);
    expect(note?.vi).toMatch(vi);
  });

  it('is shown like a mark, what has no value as nothing', () => {
    expect(figure('RANGE', finding)).toMatchObject({
      value: '1.00',
      standardError: '0.10',
      interval: { low: '0.00', high: '2.00' },
      digits: 2,
      n: 3,
      note: null,
    });
    const open = { ...finding, value: null, standardError: NaN, interval: { low: -Infinity, high: 1 } };
    expect(figure('RANGE', open)).toMatchObject({ value: null, standardError: null, interval: { low: null } });
    expect(figure('RANGE', { ...finding, interval: null }).interval).toBeNull();
  });
});
