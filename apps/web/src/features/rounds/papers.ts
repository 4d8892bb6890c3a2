import type { PublicationDoc } from '../../api/types.gen.js';

/** A publication as a paper: its title, what it is about, and the table in it. In Vietnamese: so it holds. */
export interface Paper {
  readonly title: string;
  readonly about: string;
  readonly lines: readonly string[];
  readonly heads: readonly string[];
  /** Cells by row; what are figures stands right. */
  readonly rows: readonly (readonly string[])[];
  readonly figures: readonly number[];
}

const dayVi = (date: string): string => date.split('-').reverse().join('/');
const markVi = (mark: string): string => mark.replace('.', ',');
const channelNames: Readonly<Record<string, string>> = {
  MEDIA: 'phương tiện thông tin đại chúng',
  PORTAL: 'cổng thông tin điện tử',
  LETTER: 'thư mời',
};

type Of<Kind extends PublicationDoc['kind']> = Extract<PublicationDoc, { kind: Kind }>['content'];

const none = { lines: [], heads: [], rows: [], figures: [] };
const numbered = (rows: readonly (readonly string[])[]) => rows.map((row, index) => [String(index + 1), ...row]);

const notice = ({ channels = [], opensOn, closesOn }: Of<'NOTICE'>, code: string): Paper => ({
  ...none,
  title: 'Thông báo',
  about: `Về việc thi tuyển chức danh lãnh đạo, quản lý (đợt thi ${code})`,
  lines: [
    `Thời gian nhận phiếu đăng ký dự tuyển: ${opensOn === undefined ? '' : `từ ngày ${dayVi(opensOn)} `}đến hết ngày ${dayVi(closesOn)}.`,
  ],
  heads: channels.length === 0 ? [] : ['STT', 'Hình thức thông báo', 'Số, ký hiệu'],
  rows: numbered(channels.map(({ kind, reference }) => [channelNames[kind] ?? kind, reference])),
});

const marks = (content: Of<'MARKS'> | Of<'FINAL_MARKS'>, title: string, code: string): Paper => ({
  ...none,
  title,
  about: `Đợt thi ${code}`,
  heads: ['STT', 'Thí sinh', 'Điểm'],
  rows: numbered((content.marks ?? []).map(({ candidate, net }) => [candidate, markVi(net)])),
  figures: [2],
});

/** What was published, as a paper to read and to print. */
export const paperOf = (doc: PublicationDoc, code: string): Paper => {
  if (doc.kind === 'NOTICE') return notice(doc.content, code);
  if (doc.kind === 'MARKS') return marks(doc.content, 'Kết quả chấm thi viết', code);
  if (doc.kind === 'FINAL_MARKS') return marks(doc.content, 'Kết quả thi viết chính thức', code);
  if (doc.kind === 'ELIGIBLE_LIST')
    return {
      ...none,
      title: 'Danh sách',
      about: `Thí sinh đủ điều kiện, tiêu chuẩn dự tuyển (đợt thi ${code})`,
      heads: ['STT', 'Số báo danh', 'Mã hồ sơ'],
      rows: numbered(doc.content.candidates.map(({ candidate, candidateNo }) => [candidateNo, candidate])),
    };
  if (doc.kind === 'RESULTS')
    return {
      ...none,
      title: 'Thông báo',
      about: `Kết quả trúng tuyển (đợt thi ${code})`,
      heads: ['STT', 'Chức danh', 'Thí sinh trúng tuyển'],
      rows: numbered(doc.content.winners.map(({ post, candidate }) => [post, candidate])),
    };
  return { ...none, title: 'Mã cam kết', about: `Đợt thi ${code}`, lines: [`SHA-256: ${doc.snapshot}`] };
};
