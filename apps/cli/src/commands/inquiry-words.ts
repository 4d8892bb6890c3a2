import type { EventRef, RoundWhy } from '#exams';
import type {
  Because,
  Change,
  Figure,
  MarkerStatistics,
  Rival,
  Robustness,
  SmallestChange,
  WhatIf,
  Winner,
} from '#rules';
import { inColumns } from '../columns.js';

// Everything here fits a terminal of 120 columns, with the ids of real people and with codes of the length of real ones.

type Lines = readonly string[];

/** What is left of 120 columns once lines are indented. */
const WIDTH = 116;
/** An id of a person is a UUID. */
const ID = 36;

const none = '–';
const orNone = (value: string | number | null): string => (value === null ? none : String(value));

const heading = (vi: string, en: string): string => `\n${vi} / ${en}`;
const indented = (lines: Lines): Lines => lines.map((line) => `  ${line}`);
const wrapped = (...texts: Lines): Lines =>
  inColumns(
    texts.map((text) => [text]),
    [WIDTH],
  );
const deeper = (lines: Lines): Lines => indented(indented(lines));

/** Nothing at all where there is nothing to tell. */
const section = (title: string, lines: Lines): Lines => (lines.length === 0 ? [] : [title, ...indented(lines)]);

const standing = ({ rank, post, outcome, total }: Omit<Rival, 'candidate'>): Lines => [
  outcome,
  `hạng / rank ${orNone(rank)}`,
  `vị trí / post ${orNone(post)}`,
  `tổng / total ${orNone(total)}`,
];

const rulesInWords = (rules: readonly Because[]): Lines =>
  inColumns(
    rules.flatMap(({ rule, text, textVi, source, sourceVi }) => [
      [rule, textVi, `← ${sourceVi}`],
      ['', text, `← ${source}`],
    ]),
    [26, 60, 26],
  );

const eventsInWords = (events: readonly EventRef[]): Lines =>
  inColumns(
    events.map(({ revision, type, at, actor }) => [`#${String(revision)}`, type, at, actor]),
    [8, 26, 26, ID],
  );

/** Values behind each other where that is short; sheets of people with long ids one a line. */
const valuesInWords = (values: Lines): Lines => {
  const all = values.join(', ');
  return all.length <= WIDTH ? [all].filter((text) => text !== '') : values;
};

const pieceInWords = ({ candidate, words, path, values, events }: RoundWhy['evidence'][number]): Lines => [
  ...indented(wrapped(`${orNone(candidate)}  ${words.vi} / ${words.en}  [${path}]`)),
  ...deeper([...valuesInWords(values), ...eventsInWords(events)]),
];

const ALONE = heading(
  'Chứng cứ: thiếu riêng mục nào thì vị trí cũng đổi',
  'Evidence: without any one of these the place changes',
);
const TOGETHER = heading(
  'Chứng cứ: chỉ khi thiếu tất cả các mục thì vị trí mới đổi',
  'Evidence: only without all of these the place changes',
);

/** Why a candidate stands there, rule by rule and piece by piece. */
export const whyInWords = ({
  candidate,
  pack,
  rivals,
  rules,
  evidence,
  together,
  waitsFor,
  ...line
}: RoundWhy): Lines => [
  [`${candidate}: ${standing(line).join(' · ')}`, pack].join(' · '),
  ...section(
    heading('Còn chờ', 'Waits for'),
    waitsFor.map((open) => `${open.candidate}: ${open.needs}`),
  ),
  ...section(
    heading('Thí sinh khác mà vị trí này phụ thuộc', 'Others on whom the place depends'),
    inColumns(
      rivals.map((rival) => [rival.candidate, ...standing(rival)]),
      [ID, 18, 18, 24, 24],
    ),
  ),
  ...section(heading('Quy tắc', 'Rules'), rulesInWords(rules)),
  together ? TOGETHER : ALONE,
  ...(evidence.length === 0 ? [`  ${none}`] : evidence.flatMap(pieceInWords)),
];

const CHANGE_WORDS: Readonly<Record<keyof Change, string>> = {
  pack: 'Bộ quy tắc / pack',
  ranking: 'Cách xếp hạng / ranking',
  weights: 'Trọng số / weights',
  allocation: 'Cách bố trí vị trí / allocation',
  writtenPassMark: 'Điểm đạt bài viết / pass mark of the paper',
  defencePassMark: 'Điểm đạt bảo vệ / pass mark of the defence',
  spreadLimit: 'Mức chênh lệch phiếu điểm / limit of the spread',
  excludeMembers: 'Loại thành viên / members excluded',
  bands: 'Dải chênh lệch hai điểm chấm / bands between two marks',
  tieOrder: 'Thứ tự xét khi bằng điểm / order of criteria for equals',
  rounding: 'Làm tròn / rounding',
};

const PART_WORDS: Readonly<Record<string, string>> = {
  written: 'bài viết / written',
  defence: 'bảo vệ / defence',
  meanUpTo: 'lấy trung bình đến / mean up to',
  talkBelow: 'trao đổi dưới / talk below',
  unit: 'đơn vị / in',
  mode: 'cách / mode',
  places: 'chữ số thập phân / places',
  comparePublished: 'so số đã công bố / numbers compared as published',
};

const told = (value: unknown): string => {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([part, inner]) => `${PART_WORDS[part] ?? part} ${told(inner)}`)
      .join('; ');
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : none;
};

/** The change that is supposed, in words. */
const supposed = (change: Change): Lines =>
  Object.keys(change).length === 0
    ? ['không đổi gì / no change']
    : Object.entries(change).map(([key, value]) => `${CHANGE_WORDS[key as keyof Change]}: ${told(value)}`);

type Contrasts = WhatIf['differences'];

const orNothing = (lines: Lines): Lines => (lines.length === 0 ? ['  không có / none'] : lines);

const contrasts = (rows: Contrasts): Lines =>
  indented(
    inColumns(
      rows.map(({ candidate, what, before, after }) => [orNone(candidate), what, orNone(before), '→', orNone(after)]),
      [ID, 24, 24, 1, 24],
    ),
  );

const SIDE = 34;
const cut = (value: string | null): string =>
  value === null || value.length <= SIDE ? orNone(value) : `${value.slice(0, SIDE - 1)}…`;

/** What another pack says, without the sources of it; whole clocks and courses are cut short. */
const packContrasts = (rows: Contrasts): Lines =>
  indented(
    inColumns(
      rows
        .filter(({ what }) => !/\.(?:source|kind|confidence)$/.test(what))
        .map(({ what, before, after }) => [what, cut(before), '→', cut(after)]),
      [42, SIDE, 1, SIDE],
    ),
  );

const procedureInWords = ({ procedure, before, after }: WhatIf): Lines => {
  const ofPack = procedure.filter(({ candidate }) => candidate === null);
  const whole = ofPack.length === 0 ? [] : [`  … khoabang packs diff ${before.pack} ${after.pack}`];
  return orNothing([
    ...contrasts(procedure.filter(({ candidate }) => candidate !== null)),
    ...packContrasts(ofPack),
    ...whole,
  ]);
};

/** A hypothetical result beside the real one. */
export const whatIfInWords = (answer: WhatIf): Lines => [
  `GIẢ ĐỊNH / HYPOTHETICAL  ${answer.before.pack} → ${answer.after.pack}`,
  answer.notice.vi,
  answer.notice.en,
  heading('Giả sử', 'Supposed'),
  ...indented(wrapped(...supposed(answer.change))),
  heading('Kết quả khác', 'Results that differ'),
  ...orNothing(contrasts(answer.differences)),
  heading('Thủ tục khác', 'Procedure that differs'),
  ...procedureInWords(answer),
];

/** A no-break space keeps the two in one line. */
const pairOf = (post: string, candidate: string = none): string => `${post}:\u00a0${candidate}`;

const winnersInWords = (winners: readonly Winner[]): string =>
  winners.length === 0 ? none : winners.map(({ post, candidate }) => pairOf(post, candidate)).join(', ');

/** Who would have won the posts that somebody else wins, or nobody. */
const insteadOf = ({ changed, winners }: Pick<SmallestChange, 'changed' | 'winners'>): string =>
  changed.map((post) => pairOf(post, winners.find((winner) => winner.post === post)?.candidate)).join(', ');

const seatInWords = ({ seat }: Pick<SmallestChange, 'seat'>): string => `${seat.vi} / ${seat.en}`;

/** How far the result depends on single people and scores. */
export const robustnessInWords = ({ notice, winners, leaveOneOut, alone }: Robustness): Lines => [
  notice.vi,
  notice.en,
  heading('Trúng tuyển', 'Winners'),
  ...indented(wrapped(winnersInWords(winners))),
  heading('Thiếu từng thành viên', 'Without each member'),
  ...indented(
    inColumns(
      leaveOneOut.map((without) => [
        seatInWords(without),
        without.changed.length === 0 ? 'không đổi / the same' : `đổi / changes → ${insteadOf(without)}`,
        without.tied.length === 0 ? '' : `bằng điểm / tied: ${without.tied.join(', ')}`,
      ]),
      [ID, 38, 38],
    ),
  ),
  heading(
    'Một mình ai làm đổi được người trúng tuyển, đổi ít nhất',
    'Who alone could alter a winner, and by how little',
  ),
  ...(alone.length === 0
    ? ['  không ai một mình làm được / nobody could alone']
    : indented(
        inColumns(
          alone.map((least) => [
            seatInWords(least),
            least.candidate,
            `${least.from} → ${least.to}`,
            `± ${least.change}${least.needsReview ? ' *' : ''}`,
            insteadOf(least),
          ]),
          [ID, 16, 17, 9, 30],
        ),
      )),
  ...(alone.some(({ needsReview }) => needsReview)
    ? ['  * phải xem xét chênh lệch phiếu trước / a review of the spread would have had to decide first']
    : []),
];

const figureInWords = ({ value, interval, n, note }: Figure): string => {
  const range = interval === null ? '' : ` [${orNone(interval.low)}; ${interval.high}]`;
  return `${orNone(value)}${range} (n=${String(n)})${note === null ? '' : ` ${note.vi} / ${note.en}`}`;
};

const agreementInWords = ({ written, defence }: MarkerStatistics['agreement']): Lines => {
  const figures: readonly (readonly [string, Figure])[] = [
    ['ICC(1)', written.intraclass],
    ['κw', written.kappa],
    ['ICC(2,1)', defence.one],
    ['ICC(2,k)', defence.panel],
  ];
  return figures.flatMap(([name, figure]) => [
    ...indented(wrapped(`${name}  ${figureInWords(figure)}`)),
    ...deeper(wrapped(figure.meaning.vi, figure.meaning.en)),
  ]);
};

/** The statistics of markers, with the meaning of each figure said once. */
export const markersInWords = ({ purpose, markers, members, agreement }: MarkerStatistics): Lines => [
  purpose.vi,
  purpose.en,
  heading('Từng người', 'Each person'),
  ...indented(
    inColumns(
      [
        ['', 'độ lệch / severity', 'độ trôi / drift'],
        ...markers.map(({ marker, severity }) => [marker, figureInWords(severity), '']),
        ...members.map(({ member, severity, drift }) => [member, figureInWords(severity), figureInWords(drift)]),
      ],
      [ID, 38, 38],
    ),
  ),
  heading('Độ thống nhất', 'Agreement'),
  ...agreementInWords(agreement),
];
