import { house } from '#rules';
import type { Wordings } from '../../wording.js';
import { roundRefusals, sharedRefusals } from '../refusals.js';

export const standstillRefusals = {
  ...sharedRefusals,
  'not-the-successor': {
    vi: 'Người đứng đầu cơ quan kế thừa phải ký cho tiếp tục. Hãy trình người đó.',
    en: 'The head of the successor body must sign that the round goes on there. Submit it to that person.',
    source: house('standstill'),
  },
  'successor-missing': {
    vi: 'Tiếp tục ở đơn vị kế thừa phải nêu đơn vị và người có thẩm quyền. Hãy bổ sung.',
    en: 'To go on as the successor, name the unit and its authority. Add them.',
    source: house('standstill'),
  },
  'past-draft': roundRefusals['past-draft'],
  'resume-not-so': {
    vi: 'Đợt thi tạm dừng vì {code} không thể tiếp tục theo cách {as}. Hãy chọn cách khác hoặc hủy đợt thi.',
    en: 'A round suspended for {code} cannot go on {as}. Take the other way or cancel the round.',
    source: house('standstill'),
  },
} as const satisfies Wordings;

export type StandstillRefusal = keyof typeof standstillRefusals;
