import type { RoundWhy } from '#exams';
import type { Figure, MarkerStatistics, Robustness, SmallestChange, WhatIf, Winner } from '#rules';
import { inColumns } from '../columns.js';

type Lines = readonly string[];

const heading = (vi: string, en: string): string => `\n${vi} / ${en}`;
const indented = (lines: Lines): Lines => lines.map((line) => `  ${line}`);
const none = '–';

/** Why a candidate stands there, rule by rule and piece by piece. */
export const whyInWords = ({
  candidate,
  pack,
  rank,
  post,
  outcome,
  total,
  rules,
  evidence,
  waitsFor,
}: RoundWhy): Lines => [
  `${candidate}: ${outcome} · hạng / rank ${rank === null ? none : String(rank)} · vị trí / post ${post ?? none} · ${total ?? none} · ${pack}`,
  ...(waitsFor.length === 0
    ? []
    : [heading('Còn chờ', 'Waits for'), ...indented(waitsFor.map((open) => `${open.candidate}: ${open.needs}`))]),
  heading('Quy tắc', 'Rules'),
  ...indented(
    inColumns(
      rules.map(({ rule, text, textVi, source }) => [rule, `${textVi} / ${text}`, `← ${source}`]),
      [26, 90, 40],
    ),
  ),
  heading(
    'Chứng cứ: bỏ riêng từng mục dưới đây thì vị trí đổi, bỏ mục khác thì không',
    'Evidence: without any one of these the place changes, without anything else it does not',
  ),
  ...evidence.flatMap(({ candidate: of, words, values, path, events }) => [
    `  ${of ?? none}  ${words.vi} / ${words.en}${values.length === 0 ? '' : `: ${values.join(', ')}`}  [${path}]`,
    ...events.map(({ revision, type, at, actor }) => `      #${String(revision)} ${type}  ${at}  ${actor}`),
  ]),
];

const side = (value: string | null): string => value ?? none;

const contrasts = (rows: WhatIf['differences']): Lines =>
  rows.length === 0
    ? ['  không có / none']
    : indented(
        inColumns(
          rows.map(({ candidate, what, before, after }) => [candidate ?? none, what, side(before), '→', side(after)]),
          [40, 36, 60, 1, 60],
        ),
      );

/** A hypothetical result beside the real one. */
export const whatIfInWords = ({ notice, before, after, change, differences, procedure }: WhatIf): Lines => [
  `GIẢ ĐỊNH / HYPOTHETICAL  ${notice.vi} ${notice.en}`,
  `${before.pack} → ${after.pack}  ${JSON.stringify(change)}`,
  heading('Kết quả khác', 'Results that differ'),
  ...contrasts(differences),
  heading('Thủ tục khác', 'Procedure that differs'),
  ...contrasts(procedure),
];

const winnersInWords = (winners: readonly Winner[]): string =>
  winners.length === 0 ? none : winners.map(({ post, candidate }) => `${post}: ${candidate}`).join(', ');

const only = (winners: readonly Winner[], posts: readonly string[]): readonly Winner[] =>
  winners.filter(({ post }) => posts.includes(post));

const changeInWords = ({ kind, by, candidate, from, to, change, winners }: SmallestChange): readonly string[] => [
  kind === 'SHEET' ? by : `${candidate}: người chấm / marker ${by}`,
  `${candidate} ${from} → ${to}`,
  change,
  winnersInWords(winners),
];

const WINNERS_MAX = 60;

/** How far the result depends on single people and scores. */
export const robustnessInWords = ({ notice, winners, leaveOneOut, smallest, alone }: Robustness): Lines => [
  `${notice.vi} ${notice.en}`,
  `Trúng tuyển / winners: ${winnersInWords(winners)}`,
  heading('Thiếu từng thành viên', 'Without each member'),
  ...indented(
    inColumns(
      leaveOneOut.map(({ member, winners: then, changed, tied }) => [
        member,
        changed.length === 0 ? 'không đổi / the same' : `đổi / changes → ${winnersInWords(only(then, changed))}`,
        tied.length === 0 ? '' : `bằng điểm / tied: ${tied.join(', ')}`,
      ]),
      [40, WINNERS_MAX, WINNERS_MAX],
    ),
  ),
  heading('Thay đổi nhỏ nhất làm đổi người trúng tuyển', 'The smallest change that alters a winner'),
  ...(smallest === null
    ? ['  không ai một mình làm được / nobody could alone']
    : indented(inColumns(alone.map(changeInWords), [40, 40, 10, WINNERS_MAX]))),
];

const figureInWords = ({ value, interval, n, note }: Figure): string => {
  const range = interval === null ? '' : ` [${interval.low ?? none}; ${interval.high}]`;
  return `${value ?? none}${range} (n=${String(n)})${note === null ? '' : ` ${note.vi} / ${note.en}`}`;
};

/** The statistics of markers, with the meaning of each figure said once. */
export const markersInWords = ({ purpose, markers, members, agreement }: MarkerStatistics): Lines => {
  const people = [
    ...markers.map((one) => [one.marker, one] as const),
    ...members.map((one) => [one.member, one] as const),
  ];
  const { intraclass, kappa } = agreement.written;
  const agreements: readonly (readonly [string, Figure])[] = [
    ['ICC(1)', intraclass],
    ['κw', kappa],
    ['ICC(2,1)', agreement.defence.one],
    ['ICC(2,k)', agreement.defence.panel],
  ];
  return [
    `${purpose.vi} ${purpose.en}`,
    heading('Từng người', 'Each person'),
    ...indented(
      inColumns(
        people.map(([person, figures]) => [
          person,
          `độ lệch / severity ${figureInWords(figures.severity)}`,
          'drift' in figures ? `độ trôi / drift ${figureInWords(figures.drift)}` : '',
        ]),
        [40, 70, 70],
      ),
    ),
    heading('Độ thống nhất', 'Agreement'),
    ...agreements.flatMap(([name, figure]) => [
      `  ${name}  ${figureInWords(figure)}`,
      `      ${figure.meaning.vi}`,
      `      ${figure.meaning.en}`,
    ]),
  ];
};
