import type { Wordings } from '../../words.js';
import { sharedRefusals } from '../refusals.js';

export const standstillRefusals = {
  ...sharedRefusals,
  'not-the-successor': {
    vi: 'Người đứng đầu cơ quan kế thừa phải ký cho tiếp tục. Hãy trình người đó.',
    en: 'The head of the successor body must sign that the round goes on there. Submit it to that person.',
    source: 'domain §3.14',
  },
  'successor-missing': {
    vi: 'Tiếp tục ở đơn vị kế thừa phải nêu đơn vị và người có thẩm quyền. Hãy bổ sung.',
    en: 'To go on as the successor, name the unit and its authority. Add them.',
    source: 'domain §3.14',
  },
  'resume-not-so': {
    vi: 'Đợt thi tạm dừng vì {code} không thể tiếp tục theo cách {as}. Hãy chọn cách khác hoặc hủy đợt thi.',
    en: 'A round suspended for {code} cannot go on {as}. Take the other way or cancel the round.',
    source: 'domain §3.14',
  },
  'not-the-clock': {
    vi: 'Chỉ bộ đếm hạn hoặc cán bộ đầu mối được ghi hết hạn.',
    en: 'Only the process that watches clocks, or the owner, records an expiry. Leave it to them.',
    source: 'design',
  },
  'clock-not-due': {
    vi: 'Hạn {clock} còn đến hết ngày {due}. Hãy ghi sau ngày đó.',
    en: 'The clock {clock} runs until the end of {due}. Record its expiry after that day.',
    source: 'domain §7.3',
  },
} as const satisfies Wordings;

export type StandstillRefusal = keyof typeof standstillRefusals;
