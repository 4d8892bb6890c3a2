import type { CandidateDoc, PublicationDoc, ShowRoundAnswer } from '../../api/types.gen.js';
import { decimal } from '../../words/format.js';
import type { Words } from '../../words/language.js';

/** A step on the way of an application. */
export interface WayStep {
  readonly key: string;
  readonly words: Words;
  readonly state: 'DONE' | 'NOW' | 'TO_COME' | 'FAILED';
  /** A day or an instant, where it is known. */
  readonly at: string | null;
  /** What it came to, or by when. */
  readonly detail: Words | null;
}

type Round = Pick<ShowRoundAnswer, 'stage' | 'course' | 'noticeOn' | 'closesOn'>;
type Published = readonly Pick<PublicationDoc, 'kind' | 'at'>[];

interface Told {
  readonly doc: CandidateDoc;
  readonly round: Round;
  readonly published: Published;
}

const text = (vi: string, en: string): Words => ({ vi, en });
const both = (same: string): Words => ({ vi: same, en: same });

const lastOf = (published: Published, kind: PublicationDoc['kind']): string | null =>
  published.filter((one) => one.kind === kind).at(-1)?.at ?? null;

type Rough = Omit<WayStep, 'state'> & { readonly isDone: boolean; readonly isFailed?: boolean };

const applied = ({ doc }: Told): Rough => ({
  key: 'applied',
  words: text('Nộp hồ sơ', 'Application'),
  isDone: true,
  at: doc.appliedAt,
  detail: text(`số tiếp nhận ${String(doc.receipt)}`, `receipt no. ${String(doc.receipt)}`),
});

const examined = ({ doc, published }: Told): Rough => {
  const isRefused = doc.status === 'REFUSED';
  return {
    key: 'examined',
    words: text('Thẩm định điều kiện', 'Examination of eligibility'),
    isDone: isRefused || doc.candidateNo !== null,
    isFailed: isRefused,
    at: doc.candidateNo === null ? doc.answerBy : lastOf(published, 'ELIGIBLE_LIST'),
    detail: isRefused
      ? text('hồ sơ không được chấp nhận', 'the application is refused')
      : doc.candidateNo === null
        ? text('trả lời chậm nhất ngày này', 'answered by this day at the latest')
        : text(`đủ điều kiện, số báo danh ${doc.candidateNo}`, `eligible, no. ${doc.candidateNo}`),
  };
};

const markText = (mark: string): Words => text(`${decimal('vi', mark)} điểm`, `${mark} points`);

const written = ({ doc, published }: Told): Rough => {
  const isAbsent = doc.attendance === 'ABSENT';
  const mark = doc.written;
  return {
    key: 'written',
    words: text('Thi viết', 'Written paper'),
    isDone: doc.attendance !== null,
    isFailed: isAbsent || doc.status === 'DISQUALIFIED',
    at: mark === null ? null : lastOf(published, 'MARKS'),
    detail: isAbsent ? text('vắng mặt', 'absent') : mark === null ? null : markText(mark.net),
  };
};

/** Until the result is final an appeal is possible; who made none has nothing there. */
const appealed = ({ doc, published }: Told): readonly Rough[] =>
  doc.appeal === null
    ? []
    : [
        {
          key: 'appeal',
          words: text('Phúc khảo', 'Appeal'),
          isDone: doc.appeal === 'SETTLED',
          at: doc.appeal === 'SETTLED' ? lastOf(published, 'FINAL_MARKS') : null,
          detail: doc.final === null ? text('đã nhận đơn', 'filed') : markText(doc.final.net),
        },
      ];

const gated = ({ doc, published }: Told): Rough => ({
  key: 'gate',
  words: text('Kết quả thi viết chính thức', 'Final written result'),
  isDone: doc.gate !== null,
  isFailed: doc.gate === 'ELIMINATED',
  at: doc.gate === null ? null : lastOf(published, 'FINAL_MARKS'),
  detail:
    doc.gate === null
      ? null
      : doc.gate === 'ADMITTED'
        ? text('được vào vòng bảo vệ đề án', 'admitted to the defence')
        : text('không đạt', 'not passed'),
});

const schemes: Readonly<Record<NonNullable<CandidateDoc['scheme']>, Words>> = {
  DEPOSITED: text('đề án đã nộp', 'scheme deposited'),
  LATE: text('đề án nộp muộn', 'scheme was late'),
};

const defended = ({ doc }: Told): Rough => ({
  key: 'defence',
  words: text('Bảo vệ đề án', 'Defence of the scheme'),
  isDone: doc.defence === 'QUESTIONED' || doc.defence === 'ABSENT',
  isFailed: doc.defence === 'ABSENT',
  at: null,
  detail:
    doc.defenceOrder === null
      ? doc.scheme === null
        ? null
        : schemes[doc.scheme]
      : text(`thứ tự ${String(doc.defenceOrder)}`, `place ${String(doc.defenceOrder)} in the order`),
});

const resulted = ({ doc, published }: Told): Rough => ({
  key: 'result',
  words: text('Kết quả', 'Result'),
  isDone: doc.outcome !== null,
  isFailed: doc.outcome !== null && doc.post === null,
  at: doc.outcome === null ? null : lastOf(published, 'RESULTS'),
  detail:
    doc.outcome === null
      ? null
      : doc.post === null
        ? text('không trúng tuyển', 'not selected')
        : text(`trúng tuyển vào ${doc.post}`, `selected for ${doc.post}`),
});

const appointed = ({ doc }: Told): readonly Rough[] =>
  doc.post === null
    ? []
    : [
        {
          key: 'office',
          words: text('Bổ nhiệm', 'Appointment'),
          isDone: doc.inOffice || doc.failed !== null,
          isFailed: doc.failed !== null,
          at: null,
          detail: doc.inOffice
            ? text('đã nhận nhiệm vụ', 'in office')
            : doc.failed === null
              ? text('đang hoàn thiện hồ sơ', 'the dossier is being completed')
              : both(doc.failed),
        },
      ];

/** Which parts a course has: a scheme may stand alone. */
const stepsOf = (told: Told): readonly Rough[] => {
  const isSchemeOnly = told.round.course === 'SCHEME_ONLY' || told.round.course === 'CONTRACT';
  return [
    applied(told),
    examined(told),
    ...(isSchemeOnly ? [] : [written(told), ...appealed(told), gated(told)]),
    ...(told.round.course === 'CONTRACT' ? [] : [defended(told)]),
    resulted(told),
    ...appointed(told),
  ];
};

/** Out of the round, whatever comes: nothing behind the last step is still to come. */
const isOut = ({ status }: CandidateDoc): boolean => ['WITHDRAWN', 'REFUSED', 'DISQUALIFIED'].includes(status);

/** The steps of one application, what each came to and when, and where it is now. */
export const wayOf = (doc: CandidateDoc, round: Round, published: Published): readonly WayStep[] => {
  const rough = stepsOf({ doc, round, published });
  const failed = rough.findIndex(({ isFailed }) => isFailed === true);
  const kept = failed < 0 ? rough : rough.slice(0, failed + 1);
  const now = isOut(doc) ? -1 : kept.findIndex(({ isDone }) => !isDone);
  return kept
    .filter(({ isDone }) => isDone || !isOut(doc))
    .map(({ isDone, isFailed, ...step }, index) => ({
      ...step,
      state: isFailed === true ? 'FAILED' : isDone ? 'DONE' : index === now ? 'NOW' : 'TO_COME',
    }));
};

const before = ['APPLICATIONS_OPEN', 'SCREENING', 'ELIGIBLE_PUBLISHED', 'WRITTEN_READY', 'WRITTEN_RUNNING'];
const marked = ['SCRIPTS_SEALED', 'CODED', 'MARKING', 'MARKED', 'WRITTEN_PUBLISHED', 'APPEAL_MARKING', 'WRITTEN_FINAL'];
const late = ['DEFENCE_READY', 'DEFENCE_RUNNING', 'DEFENCE_SEALED', 'COMPILED', 'REPORTED', 'ADVISING', 'ADVISED'];
const open = [...before, ...marked, ...late];

/** Why the application cannot be withdrawn now; `undefined`: it can. */
export const whyNotWithdraw = ({ status }: CandidateDoc, { stage }: Pick<Round, 'stage'>): Words | undefined => {
  if (status === 'WITHDRAWN') return text('hồ sơ đã rút', 'it is withdrawn');
  if (status === 'REFUSED') return text('hồ sơ không được chấp nhận', 'it was refused');
  return open.includes(stage) ? undefined : text('đợt thi không còn ở giai đoạn cho rút', 'the round is past that');
};

/** Why no appeal can be filed now; `undefined`: it can. */
export const whyNotAppeal = (doc: CandidateDoc, { stage }: Pick<Round, 'stage'>): Words | undefined => {
  if (doc.appeal !== null) return text('đã có đơn phúc khảo', 'an appeal is filed');
  if (doc.attendance === 'ABSENT') return text('không dự thi viết', 'the paper was not sat');
  if (stage === 'WRITTEN_PUBLISHED') return undefined;
  return before.includes(stage) || marked.slice(0, 4).includes(stage)
    ? text('chưa công bố điểm thi viết', 'marks are not published yet')
    : text('đã hết thời hạn phúc khảo', 'the window for appeals is over');
};
