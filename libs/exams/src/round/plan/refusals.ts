import { house } from '#rules';
import { unitRefusals } from '../../unit/refusals.js';
import type { Wordings } from '../../wording.js';
import { councilRefusals } from '../council/refusals.js';
import { roundRefusals, sharedRefusals } from '../refusals.js';

const draftRefusals = {
  'owner-drafts': {
    vi: 'Đợt thi do chính cán bộ đầu mối lập. Hãy ghi mình là cán bộ đầu mối, hoặc để người được nêu tự lập; sau này vẫn chuyển giao được đầu mối cho người khác.',
    en: 'A round is drafted by its owner. Name yourself as owner, or let the person named draft it; it can be handed over to somebody else later.',
    source: house('who-records'),
  },
  'no-posts': {
    vi: 'Đợt thi phải có ít nhất một vị trí. Hãy thêm vị trí cần tuyển.',
    en: 'A round needs at least one post. Add the post that is to be filled.',
    source: house('pinned-pack'),
  },
  'duplicate-post': {
    vi: 'Mã vị trí {post} được ghi hai lần. Hãy bỏ một.',
    en: 'The post {post} stands there twice. Remove one.',
    source: house('pinned-pack'),
  },
  'draft-voided': {
    vi: 'Lần lập đợt thi này đã bị dừng vì kéo quá lâu hoặc được gửi lại. Hãy gửi lại.',
    en: 'This attempt to draft the round took too long, or was sent again, and was ended. Send it again.',
    source: house('one-round-a-post'),
  },
  'authority-is-superior': unitRefusals['authority-is-superior'],
  'valid-time-missing': roundRefusals['valid-time-missing'],
} as const satisfies Wordings;

const approvalRefusals = {
  'unknown-pack': {
    vi: 'Không có bộ quy tắc {pack}. Hãy chọn một bộ đang có hiệu lực: {allowed}.',
    en: 'There is no rule pack {pack}. Choose one that is in force: {allowed}.',
    source: house('known-names'),
  },
  'pack-hash-mismatch': {
    vi: 'Mã băm không khớp với bộ quy tắc {pack}. Hãy tải lại bộ quy tắc rồi trình duyệt lại.',
    en: 'The hash is not that of the rule pack {pack}. Load the pack again and submit again.',
    source: house('pinned-pack'),
  },
  'pack-unsound': {
    vi: 'Bộ quy tắc {pack} có lỗi tại {path}. Hãy chọn phiên bản khác.',
    en: 'The rule pack {pack} is faulty at {path}. Choose another version.',
    source: house('pinned-pack'),
  },
  'pack-not-in-force': {
    vi: 'Bộ quy tắc {pack} không có hiệu lực ngày {day}. Hãy chọn bộ đang có hiệu lực: {allowed}.',
    en: 'The rule pack {pack} is not in force on {day}. Choose one that is: {allowed}.',
    source: house('pinned-pack'),
  },
  'plan-missing': {
    vi: 'Kế hoạch chưa quy định {parameter}, là điều mà bộ quy tắc giao cho kế hoạch. Hãy điền rồi trình lại.',
    en: 'The plan leaves {parameter} empty, which the rule pack leaves to the plan. Fill it in and submit again.',
    source: 'NĐ 115/2020 Art 15(3)(c)',
  },
  'plan-term-unsound': {
    vi: 'Giá trị {term} của kế hoạch không hợp lệ. Giá trị được phép: {allowed}. Hãy sửa rồi trình lại.',
    en: 'The value of {term} in the plan makes no sense. Allowed is: {allowed}. Correct it and submit again.',
    source: house('pinned-pack'),
  },
  'term-not-for-plan': {
    vi: 'Kế hoạch không được quy định {term} thấp hơn hoặc khác mức quy định tại {rule} ({allowed}). Hãy theo đúng mức đó hoặc bỏ trống.',
    en: 'A plan may not set {term} below or other than {rule} does ({allowed}). Keep to that, or leave it out.',
    source: house('plan-deviations'),
  },
  'deviation-unnamed': {
    vi: 'Kế hoạch quy định {term} thấp hơn mức của bộ quy tắc ({allowed}). Nếu đúng là chủ ý, người ký phải nêu {term} (`{field}`) trong danh sách nội dung khác với bộ quy tắc (`deviatesIn`).',
    en: 'The plan asks for less in {term} than its pack does ({allowed}). If that is meant, the signer must name `{field}` among the terms in which the plan deviates (`deviatesIn`).',
    source: house('plan-deviations'),
  },
  'course-missing': {
    vi: 'Có nhiều tiến trình phù hợp với cách xếp hạng này: {courses}. Kế hoạch phải nêu một tiến trình.',
    en: 'Several courses serve this ranking: {courses}. The plan must name one of them.',
    source: house('plan-deviations'),
  },
  'reserve-not-for-plan': {
    vi: 'Bộ quy tắc {pack} đã quy định việc bảo lưu kết quả ({rule}); kế hoạch không được quy định khác. Hãy bỏ thời hạn bảo lưu.',
    en: 'The rule pack {pack} says itself whether results are kept ({rule}); a plan may not. Drop the months from the plan.',
    source: 'NĐ 170/2025 Art 10(4)',
  },
  'duplicate-rule': {
    vi: 'Điều kiện {rule} được ghi hai lần. Hãy bỏ một.',
    en: 'The eligibility rule {rule} stands there twice. Remove one.',
    source: house('pinned-pack'),
  },
  'scheme-does-not-cover': {
    vi: 'Đề án vị trí việc làm {scheme} không bao gồm đơn vị {unit}. Hãy bổ sung đề án hoặc bỏ vị trí của đơn vị này.',
    en: 'The scheme of job positions {scheme} does not cover the unit {unit}. Extend the scheme or drop the posts of that unit.',
    source: house('pinned-pack'),
  },
  'plan-before-principle': {
    vi: 'Quyết định phê duyệt kế hoạch đề ngày {date}, trước văn bản cho chủ trương ({principleOf}). Hãy ghi đúng ngày ký của quyết định.',
    en: 'The decision on the plan bears the date {date}, before that on the principle ({principleOf}). Give the day on which it was signed.',
    source: house('days-in-order'),
  },
  'budget-missing': {
    vi: 'Kế hoạch chưa nêu nguồn kinh phí. Hãy ghi số hiệu dự toán.',
    en: 'The plan names no budget. Give its reference.',
    source: house('pinned-pack'),
  },
} as const satisfies Wordings;

const noticeRefusals = {
  'channel-missing': {
    vi: 'Thông báo còn thiếu kênh {kind}: phải đăng ít nhất một lần trên phương tiện thông tin đại chúng và trên cổng thông tin.',
    en: 'The channel {kind} is missing: a notice goes out at least once in the mass media and on the portal.',
    source: 'NĐ 170/2025 Art 15',
  },
  'no-channel': {
    vi: 'Thông báo chưa đăng trên kênh nào được công nhận. Hãy dùng ít nhất một trong các kênh: {kinds}.',
    en: 'The notice goes out on no channel that counts. Use at least one of {kinds}.',
    source: 'NĐ 235/2026 Art 12(1)b',
  },
  'opens-before-notice': {
    vi: 'Ngày mở nhận hồ sơ ({opensOn}) ở trước ngày thông báo ({noticeOn}). Hãy lùi ngày mở.',
    en: 'Applications open ({opensOn}) before the notice is out ({noticeOn}). Choose a later day.',
    source: 'NĐ 170/2025 Art 15',
  },
  'window-too-short': {
    vi: 'Hạn nhận hồ sơ phải từ ngày {earliest} trở đi. Hãy lùi ngày đóng.',
    en: 'Applications must be taken until {earliest} at least. Choose a later last day.',
    source: 'NĐ 170/2025 Art 15(4)',
  },
  'already-amended': {
    vi: 'Thông báo chỉ được sửa một lần và đã được sửa. Nếu vẫn cần đổi, hãy hủy đợt thi và lập đợt mới.',
    en: 'A notice may be amended once, and it has been. If more must change, cancel the round and draft a new one.',
    source: 'NĐ 170/2025 Art 15(3)',
  },
  'notice-stands': {
    vi: 'Thông báo ra ngày {noticeOn}, sát ngày mở nhận hồ sơ ({opensOn}), nên ngay từ đầu không còn ngày nào để sửa. Thông báo giữ nguyên; nếu nhất thiết phải đổi, hãy hủy đợt thi và lập đợt mới với ngày mở muộn hơn.',
    en: 'The notice went out on {noticeOn}, so close to the opening on {opensOn} that there never was a day left to amend it. It stands; if it must change, cancel the round and draft a new one that opens later.',
    source: 'NĐ 170/2025 Art 15(3)',
  },
  'amended-too-late': {
    vi: 'Chỉ được sửa thông báo đến hết ngày {latest}. Nếu vẫn cần đổi, hãy hủy đợt thi và lập đợt mới.',
    en: 'The notice could be amended until {latest}. If it must change, cancel the round and draft a new one.',
    source: 'NĐ 170/2025 Art 15(3)',
  },
} as const satisfies Wordings;

const ownershipRefusals = {
  'not-yours-to-hand-over': {
    vi: 'Chỉ cán bộ đầu mối của đợt thi được bàn giao. Hãy đề nghị người đó.',
    en: 'Only the owner of the round hands it over. Ask that person.',
    source: house('who-records'),
  },
  'supervisor-runs-round': councilRefusals['supervisor-runs-round'],
  'not-offered-to-you': {
    vi: 'Việc bàn giao đầu mối không đề nghị tới người này. Cán bộ đầu mối phải đề nghị trước.',
    en: 'The ownership was not offered to this person. The owner must offer it first.',
    source: house('who-records'),
  },
} as const satisfies Wordings;

export const planRefusals = {
  ...sharedRefusals,
  ...draftRefusals,
  ...approvalRefusals,
  ...noticeRefusals,
  ...ownershipRefusals,
} as const satisfies Wordings;

export type PlanRefusal = keyof typeof planRefusals;
