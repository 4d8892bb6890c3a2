import { house } from '#rules';
import type { Wordings } from '../wording.js';

/** What a unit refuses. */
export const unitRefusals = {
  'unit-unknown': {
    vi: 'Đơn vị này chưa có trong danh bạ. Hãy đăng ký đơn vị trước.',
    en: 'There is no such unit in the registry. Register it first.',
    source: house('known-names'),
  },
  'unit-already-registered': {
    vi: 'Mã đơn vị {code} đã được dùng với thông tin khác. Hãy ghi thay đổi thay vì đăng ký lại.',
    en: 'The unit {code} is already registered otherwise. Record a change instead of registering it again.',
    source: house('known-names'),
  },
  'unit-ended': {
    vi: 'Đơn vị đã chấm dứt ({status}) từ ngày {on}; không ghi thêm thay đổi. Hãy ghi ở đơn vị kế thừa.',
    en: 'The unit has ended ({status}) on {on}; nothing about it changes any more. Use its successor.',
    source: house('registry'),
  },
  'unit-not-active': {
    vi: 'Đơn vị {unit} không hoạt động vào ngày {day} ({status}). Hãy chọn đơn vị kế thừa.',
    en: 'The unit {unit} is not active on {day} ({status}). Choose its successor.',
    source: house('registry'),
  },
  'no-such-unit': {
    vi: 'Danh bạ không có đơn vị {unit}. Hãy kiểm tra lại mã, hoặc đăng ký đơn vị trước.',
    en: 'The registry has no unit {unit}. Check its code, or register the unit first.',
    source: house('known-names'),
  },
  'unit-not-yet': {
    vi: 'Đơn vị {unit} có từ ngày {from}, chưa có vào ngày {day}. Hãy kiểm tra lại ngày, hoặc ngày hiệu lực trong danh bạ.',
    en: 'The unit {unit} exists from {from} and did not on {day}. Check the day, or the day of effect in the registry.',
    source: house('registry'),
  },
  'unit-frozen': {
    vi: 'Đơn vị đang trong thời gian sắp xếp từ {from} đến {until}. Hãy mở đợt thi sau thời gian này.',
    en: 'The unit is being reorganised from {from} to {until}. Open the round after that.',
    source: house('registry'),
  },
  'authority-is-superior': {
    vi: 'Người đứng đầu cơ quan và người đứng đầu cấp trên phải là hai người khác nhau. Hãy sửa lại.',
    en: 'The head of the body and the head of its superior body must be two people. Correct one of them.',
    source: 'TT 22/2025 Art 23(1)',
  },
  'before-registration': {
    vi: 'Ngày hiệu lực {effectiveOn} ở trước ngày đơn vị được thành lập ({registeredOn}). Hãy sửa ngày hiệu lực.',
    en: 'The change cannot take effect on {effectiveOn}, before the unit existed ({registeredOn}). Correct the day.',
    source: house('days-in-order'),
  },
  'before-last-change': {
    vi: 'Đơn vị còn thay đổi có hiệu lực ngày {last}, sau ngày {effectiveOn}. Hãy sửa ngày hiệu lực.',
    en: 'The unit still changes on {last}, after {effectiveOn}: it cannot end before. Correct the day.',
    source: house('days-in-order'),
  },
  'successor-is-itself': {
    vi: 'Đơn vị không thể sáp nhập hoặc chia tách vào chính mình. Hãy chọn đơn vị kế thừa khác.',
    en: 'A unit cannot be its own successor. Name another one.',
    source: house('registry'),
  },
  'successors-too-few': {
    vi: 'Chia tách cần ít nhất hai đơn vị kế thừa khác nhau. Nếu chỉ có một, hãy ghi là sáp nhập.',
    en: 'A split needs at least two different successors. Record a merger if there is only one.',
    source: house('registry'),
  },
  'window-backwards': {
    vi: 'Thời gian sắp xếp kết thúc ({until}) trước khi bắt đầu ({from}). Hãy sửa lại ngày.',
    en: 'The reorganisation ends ({until}) before it begins ({from}). Correct the days.',
    source: house('days-in-order'),
  },
  'post-already-in-round': {
    vi: 'Vị trí {position} đang được thi tuyển trong đợt {round}. Hãy đợi đợt đó kết thúc.',
    en: 'The post {position} is already being filled by the round {round}. Wait until that has ended.',
    source: house('one-round-a-post'),
  },
  'post-held-by-another-round': {
    vi: 'Vị trí {position} đang do một lần lập khác của đợt {round} giữ; chỉ lần lập đó được trả lại.',
    en: 'The post {position} is held by another draft, that of the round {round}; only that one can release it.',
    source: house('one-round-a-post'),
  },
} as const satisfies Wordings;
