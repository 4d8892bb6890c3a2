import { house } from '#rules';
import type { Wordings } from '../../wording.js';
import { sharedRefusals } from '../refusals.js';

/** What the hiring chapter refuses, with its words. */
export const hiringRefusals = {
  'not-the-authority': sharedRefusals['not-the-authority'],
  'not-an-adviser': {
    vi: 'Chỉ thành viên Hội đồng tư vấn được nêu ý kiến. Hãy đề nghị một thành viên.',
    en: 'Only members of the advisory council give opinions. Ask one of them.',
    source: 'NĐ 235/2026 Art 12',
  },
  'not-a-contender': {
    vi: 'Thí sinh {candidate} không dự tuyển ở đây, hoặc không còn dự tuyển. Hãy chọn người còn trong danh sách.',
    en: 'The candidate {candidate} does not stand here, or no longer does. Choose somebody who is still on the list.',
    source: 'NĐ 235/2026 Art 12',
  },
  'signers-relative': {
    vi: 'Thí sinh {candidate} là người thân của người ký hợp đồng nên không được thuê. Hãy chọn người khác.',
    en: 'The candidate {candidate} is a relative of the signer and cannot be hired. Choose somebody else.',
    source: 'NĐ 235/2026 Art 9(1)đ',
  },
  'signer-not-cleared': {
    vi: 'Người ký chưa khai về quan hệ với thí sinh {candidate}. Hãy khai trước khi quyết định.',
    en: 'The signer has not declared towards the candidate {candidate}. Declare first, then decide.',
    source: 'NĐ 235/2026 Art 9(1)đ',
  },
  'adviser-keeps-out': {
    vi: 'Thành viên {member} phải tránh mọi việc về thí sinh {candidate}, nên không nêu ý kiến về vị trí này.',
    en: 'The member {member} must keep out of everything about the candidate {candidate}, and so gives no opinion here.',
    source: 'NĐ 235/2026 Art 9(1)đ',
  },
  'adviser-not-cleared': {
    vi: 'Thành viên {member} chưa khai về quan hệ với thí sinh {candidate}. Hãy khai trước khi nêu ý kiến.',
    en: 'The member {member} has not declared towards the candidate {candidate}. Declare first, then give the opinion.',
    source: 'TT 22/2025 Art 20(2)',
  },
  'opinions-report-not-allowed': {
    vi: 'Chỉ Chủ tịch hoặc thư ký Hội đồng tư vấn báo cáo các ý kiến. Hãy chuyển cho người đó.',
    en: 'Only the chair or the secretary of the advisory council reports the opinions. Pass it on to one of them.',
    source: 'NĐ 235/2026 Art 12',
  },
  'nothing-to-advise': {
    vi: 'Không có vị trí nào còn từ hai người trở lên nên không cần ý kiến. Người ký quyết định ngay, hoặc hủy vị trí không còn ai.',
    en: 'No post has two candidates left, so no opinion is needed. The signer decides at once, or cancels a post for which nobody is left.',
    source: 'NĐ 235/2026 Art 12',
  },
  'no-rival-left': {
    vi: 'Không còn ai khác dự tuyển vị trí của thí sinh {candidate} nên không cần ý kiến. Chỉ nêu ý kiến về vị trí {post}.',
    en: 'Nobody else stands for a post of the candidate {candidate}, so no opinion is needed. Give one on the post {post} only.',
    source: 'NĐ 235/2026 Art 12',
  },
  'no-adviser-left': {
    vi: 'Không còn thành viên nào được nêu ý kiến về vị trí {post}. Cấp có thẩm quyền phải thay thành viên.',
    en: 'No member is left who may give an opinion on the post {post}. The authority must replace members.',
    source: 'NĐ 235/2026 Art 12',
  },
  'opinion-outstanding': {
    vi: 'Thành viên {member} chưa nêu ý kiến về vị trí {post}. Phải báo cáo đủ mọi ý kiến.',
    en: 'The member {member} has given no opinion on the post {post}. All opinions are reported, none is left out.',
    source: 'NĐ 235/2026 Art 12',
  },
  'opinions-missing': {
    vi: 'Vị trí {post} còn {candidates} người: phải có báo cáo ý kiến của Hội đồng tư vấn trước khi quyết định.',
    en: 'The post {post} has {candidates} candidates: the opinions of the advisory council must be reported first.',
    source: 'NĐ 235/2026 Art 12',
  },
  'hire-decided': {
    vi: 'Vị trí {post} đã được quyết định thuê {candidate}. Quyết định đã ký không thay bằng quyết định khác ở đây.',
    en: 'It was decided to hire {candidate} for the post {post}. A signed decision is not replaced by another one here.',
    source: house('decided-stands'),
  },
} as const satisfies Wordings;

export type HiringRefusal = keyof typeof hiringRefusals;
