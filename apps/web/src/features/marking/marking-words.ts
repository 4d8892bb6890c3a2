import type { Words } from '../../words/language.js';
import type { MarkFault, Script } from './marks.js';

type Named = Readonly<Record<string, Words>>;

/** How far a script is, as far as its reader may know. */
export const stateWords: Readonly<Record<Script['state'], Words>> = {
  CODED: { vi: 'Chưa chấm', en: 'Not marked' },
  MARKING: { vi: 'Đang chấm', en: 'Being marked' },
  DISPUTED: { vi: 'Điểm lệch', en: 'Marks differ' },
  SETTLED: { vi: 'Đã chốt điểm', en: 'Settled' },
  APPEALED: { vi: 'Phúc khảo', en: 'Under appeal' },
  FINAL: { vi: 'Điểm chính thức', en: 'Final' },
};

export const howWords: Named = {
  MEAN: { vi: 'trung bình cộng hai điểm', en: 'mean of the two marks' },
  HEAD_DECISION: { vi: 'Trưởng ban quyết định', en: 'decided by the head' },
  THIRD_EQUAL: { vi: 'hai trong ba điểm bằng nhau', en: 'two of the three marks are equal' },
  COLLECTIVE: { vi: 'chấm tập thể', en: 'marked collectively' },
  ZEROED: { vi: 'cho điểm 0', en: 'set to 0' },
  APPEAL_ADOPTED: { vi: 'theo điểm phúc khảo', en: 'by the appeal marks' },
  APPEAL_CHAIR: { vi: 'Chủ tịch quyết định', en: 'decided by the chair' },
};

export const faultWords: Readonly<Record<MarkFault, Words>> = {
  EMPTY: { vi: 'chưa nhập điểm', en: 'no mark yet' },
  NO_NUMBER: { vi: 'không phải là điểm', en: 'not a mark' },
  OFF_STEP: { vi: 'không đúng bước điểm', en: 'off the step of marks' },
};

/** What each decision may come to. */
export const outcomeWords: Named = {
  DecideMark: {
    vi: 'Sau khi hai người chấm trao đổi, Trưởng ban ghi một điểm, nêu lý do và biên bản.',
    en: 'After the two markers have talked, the head records one mark, with the reason and the minutes.',
  },
  AssignThirdMarker: {
    vi: 'Chọn một người chấm chưa chấm bài này. Nếu điểm của người đó bằng một trong hai điểm thì điểm ấy là điểm bài thi; nếu không, chấm tập thể.',
    en: 'Choose a marker who has not marked this script. A mark equal to one of the two stands; otherwise it is marked collectively.',
  },
  DecideCollectively: {
    vi: 'Ban chấm thảo luận và chấm tập thể; Trưởng ban ghi điểm, nêu lý do và biên bản.',
    en: 'The board discusses it and marks it together; the head records the mark, with the reason and the minutes.',
  },
  DecideAppeal: {
    vi: 'Trưởng ban chấm thi và Trưởng ban phúc khảo giải trình trước Chủ tịch; Chủ tịch quyết định điểm, nêu lý do và biên bản.',
    en: 'The heads of marking and of appeal marking explain to the chair, who decides, with the reason and the minutes.',
  },
};
