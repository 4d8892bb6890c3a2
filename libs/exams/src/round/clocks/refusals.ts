import { house } from '#rules';
import type { Wordings } from '../../wording.js';
import { sharedRefusals } from '../refusals.js';

export const clocksRefusals = {
  'not-the-authority': sharedRefusals['not-the-authority'],
  'not-the-clock': {
    vi: 'Chỉ bộ đếm hạn hoặc cán bộ đầu mối được ghi hết hạn.',
    en: 'Only the process that watches clocks, or the owner, records an expiry. Leave it to them.',
    source: house('who-records'),
  },
  'clock-not-due': {
    vi: 'Hạn {clock} còn đến hết ngày {due}. Hãy ghi sau ngày đó.',
    en: 'The clock {clock} runs until the end of {due}. Record its expiry after that day.',
    source: house('clocks'),
  },
  'clock-not-running': {
    vi: 'Hạn {clock} không đang tính, nên không tính lại được.',
    en: 'The clock {clock} does not run, so there is nothing to count anew.',
    source: house('clocks'),
  },
  'clock-announced': {
    vi: 'Ngày cuối của hạn {clock} đã được thông báo. Muốn đổi thì sửa thông báo.',
    en: 'The last day of the clock {clock} was announced. To move it, amend the notice.',
    source: house('clocks'),
  },
} as const satisfies Wordings;

export type ClocksRefusal = keyof typeof clocksRefusals;
