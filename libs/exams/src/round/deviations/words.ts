import type { Words } from '../../wording.js';

/** Deviations in words. What has been recorded under a code keeps its meaning. */
export const deviationWords = {
  'before-last-step': {
    vi: 'Việc này đã xảy ra lúc {occurredAt}, trước bước liền trước của đợt thi ({movedAt}).',
    en: 'This happened at {occurredAt}, before the last step of the round ({movedAt}).',
  },
  'before-its-basis': {
    vi: 'Bước này đã xảy ra lúc {occurredAt}, trước một việc của giai đoạn mà bước này kết thúc ({latestAt}).',
    en: 'This step happened at {occurredAt}, before something of the stage that it ends ({latestAt}).',
  },
  'dated-back': {
    vi: 'Ghi lúc {recordedAt} một việc đã xảy ra lúc {occurredAt}.',
    en: 'Recorded at {recordedAt}: it is said to have happened at {occurredAt}.',
  },
  'code-map-settled': {
    vi: 'Bảng phách do Hội đồng quyết định theo nội dung {motion}, thay cho bảng đã cam kết.',
    en: 'The council settled the code map by the motion {motion}, in place of the one that was committed to.',
  },
  'lot-secret-lost': {
    vi: 'Số bí mật của cuộc bốc thăm bị mất; mã cam kết được dùng thay.',
    en: 'The secret of a lot was lost; its commitment takes its place.',
  },
  'seal-found-broken': {
    vi: 'Niêm phong của {item} không còn nguyên vẹn khi bàn giao.',
    en: 'The seal of {item} was found broken when it was handed over.',
  },
  'count-differs': {
    vi: '{item} bàn giao {handed}, khi nhận đếm được {found}.',
    en: '{item}: {handed} were handed over and {found} counted.',
  },
  'count-offered-differs': {
    vi: '{item}: lần trước có {handed}, nay người giao ghi giao {found}.',
    en: '{item}: there were {handed} before, and its giver says that {found} are handed over now.',
  },
  'presentation-over-time': {
    vi: 'Thí sinh {candidate} trình bày {minutes} phút, quá {limit} phút.',
    en: 'The candidate {candidate} presented for {minutes} minutes; the limit is {limit}.',
  },
  'questioning-over-time': {
    vi: 'Phần hỏi đáp với thí sinh {candidate} kéo dài {minutes} phút, quá {limit} phút.',
    en: 'The candidate {candidate} was questioned for {minutes} minutes; the limit is {limit}.',
  },
  'paper-cut-short': {
    vi: 'Bài thi viết kéo dài {minutes} phút, ngắn hơn {due} phút.',
    en: 'The paper lasted {minutes} minutes; it should have lasted {due}.',
  },
  'rooms-posted-too-late': {
    vi: 'Danh sách phòng thi niêm yết ngày {postedOn}, chưa đủ {least} ngày làm việc trước ngày thi {examDay}.',
    en: 'The room lists were posted on {postedOn}, less than {least} working days before the paper on {examDay}.',
  },
  'window-too-short': {
    vi: 'Thời hạn nhận hồ sơ kết thúc ngày {closesOn}, sớm hơn {earliest}.',
    en: 'Applications closed on {closesOn}; the earliest day was {earliest}.',
  },
  'amended-too-late': {
    vi: 'Thông báo được sửa ngày {amendedOn}, sau ngày cuối được sửa ({latest}).',
    en: 'The notice was amended on {amendedOn}, after the last day for that ({latest}).',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type DeviationCode = keyof typeof deviationWords;
