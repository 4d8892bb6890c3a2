import { type DecisionDoc, eventWords, fiveClears } from '#exams';
import { staff } from './people.js';
import { nameOf, personOf, type Play } from './play.js';
import type { RegistrySeen } from './registry.js';
import { posts } from './scenario.js';
import { type Difference, gapsIn } from './differences.js';
import { keyOf, type Seen } from './seen.js';

type Lines = readonly string[];
type ResultLine = Seen['results']['lines'][number];

/** Roles of accounts in words. */
const roleWords: Readonly<Record<string, string>> = {
  HR: 'cán bộ nhân sự / HR',
  AUTHORITY: 'cấp có thẩm quyền / authority',
  COUNCIL: 'Hội đồng / council',
  SECRETARY: 'thư ký / secretary',
  BOARD_HEAD: 'trưởng ban / head of a board',
  MARKER: 'thành viên ban / board member',
  SUPERVISOR: 'giám sát / supervision',
  CANDIDATE: 'thí sinh / candidate',
};

const heading = (vi: string, en: string): Lines => [
  '',
  `── ${vi} / ${en} ${'─'.repeat(Math.max(3, 70 - vi.length - en.length))}`,
];

const outcomes: Readonly<Record<string, string>> = {
  WINNER: 'TRÚNG TUYỂN / winner',
  NOT_SELECTED: 'không trúng tuyển / not selected',
  ELIMINATED_WRITTEN: 'dưới điểm chuẩn / below the gate',
  ABSENT: 'vắng / absent',
};

const scoresOf = ({ written, total }: ResultLine): string =>
  `viết / paper ${written?.net ?? '–'}  bảo vệ / defence ${total ?? '–'}`;

const candidateLines = (seen: Seen, line: ResultLine): Lines => {
  const person = seen.candidates.find(({ candidate }) => candidate === line.id)?.person ?? '';
  const rank = line.rank === null ? ' –' : `#${String(line.rank)}`;
  return [
    `  ${rank} ${line.id} ${(seen.names[person] ?? '').padEnd(30)} ${scoresOf(line)}  ${outcomes[line.outcome] ?? line.outcome}`,
    ...line.because.map(
      ({ source, sourceVi, text, textVi }) => `        ${textVi} [${sourceVi ?? source}] / ${text} [${source}]`,
    ),
  ];
};

const endOf = (seen: Seen, post: string): string => {
  const end = seen.results.posts[post];
  const failed = (end?.failed ?? []).map(({ candidate, code }) => `${candidate}: ${code}; `).join('');
  if (end?.status === 'FILLED') return `${failed}bổ nhiệm / appointed: ${end.candidate ?? ''}`;
  return `${failed}khuyết / unfilled`;
};

const byRank = (a: ResultLine, b: ResultLine): number => (a.rank ?? 99) - (b.rank ?? 99);

const postLines = (seen: Seen): Lines =>
  posts.flatMap((post) => {
    const applied = seen.candidates.filter((one) => one.posts[0] === post).map(({ candidate }) => candidate);
    const lines = seen.results.lines.filter(({ id }) => applied.includes(id)).toSorted(byRank);
    return [`${post}  →  ${endOf(seen, post)}`, ...lines.flatMap((line) => candidateLines(seen, line))];
  });

const partOf = (play: Play, actor: string): string => {
  const key = keyOf(play, actor);
  const found = staff.find((one) => one.key === key);
  return found === undefined ? key : `${found.vi} / ${found.en} (${key}, ${nameOf(play, key)})`;
};

const proofOf = ({ document, minutes }: DecisionDoc): string => {
  const parts = [
    document === null ? '' : `văn bản / document ${document.number}, ${document.date}`,
    minutes === null ? '' : `biên bản / minutes ${minutes.slice(0, 12)}…`,
  ];
  return parts.filter((part) => part !== '').join('; ');
};

const decisionLines = (play: Play, decision: DecisionDoc): Lines => {
  const { event, actor, authority, aboutKind, aboutId, choice, happenedAt } = decision;
  const role = authority.replace('role:', '');
  const about = [aboutKind, keyOf(play, aboutId), choice === null ? '' : keyOf(play, choice)].join(' ').trim();
  return [
    `  ${happenedAt.slice(0, 10)}  ${eventWords[event].vi} / ${eventWords[event].en}: ${about}`,
    `              ${partOf(play, actor)}; ${authority} (${roleWords[role] ?? role}); ${proofOf(decision)}`,
  ];
};

const caseLines = ({ cases }: Seen): Lines =>
  cases
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, candidate, status, since, until, outcome }) =>
      status === 'IN_OFFICE'
        ? `  ${id}  ${candidate}  nhận chức vụ / in office ${since ?? ''}, nhiệm kỳ đến / term until ${until ?? ''}`
        : `  ${id}  ${candidate}  ${status} ${outcome ?? ''}`,
    );

const clearLines = (seen: Seen): Lines => {
  const steps = fiveClears(seen.steps);
  const timings = steps.flatMap(({ timing }) => timing);
  const late = timings.filter(({ inTime }) => !inTime).map(({ clock, due }) => `${clock} (${due})`);
  const gaps = gapsIn(seen);
  return [
    `  ${String(steps.length)} bước / steps; rõ người, việc, trách nhiệm, quy trình, hiệu quả: ${String(gaps.length)} chỗ trống / gaps`,
    ...gaps.map((gap) => `    ${gap}`),
    `  ${String(timings.length)} thời hạn / legal clocks, quá hạn / late: ${late.length === 0 ? '0' : late.join(', ')}`,
  ];
};

const invariantLines = ({ invariants: { events, breaches } }: Seen): Lines => [
  `  ${String(events)} sự kiện / events, 9 bất biến / invariants: ${String(breaches.length)} vi phạm / breaches`,
];

/** What the import did not take, and what the mergers came to. */
export const registryLines = ({ units, merged }: RegistrySeen): Lines => [
  ...heading('Danh bạ đơn vị', 'registry'),
  ...units.bad.map(({ line, column, vi, en }) => `  dòng / line ${String(line)}, cột / column ${column}: ${vi} ${en}`),
  ...merged.map(
    ({ group, before, after, percent }) => `  ${group.padEnd(17)} ${String(before)} → ${String(after)}   −${percent} %`,
  ),
];

/** Who signs in so; the people are invented, and each run has passwords of its own. */
const signIn = (play: Play, key: string): string => {
  const { login, password } = personOf(play, key);
  const part = staff.find((one) => one.key === key);
  return `     ${JSON.stringify({ login, password })}  ${part?.vi ?? key} / ${part?.en ?? key}`;
};

/** What to do next, step by step: open, sign in, look, ask; then begin a round of one's own. */
const whereNext = (play: Play, { results }: Seen): Lines => {
  const { url } = play.door;
  const best = results.lines.find(({ rank }) => rank === 1)?.id ?? '';
  return [
    `  1. Mở / open ${url}/docs`,
    '  2. Đăng nhập ở đó / sign in there: POST /api/session (Session → SignIn)',
    signIn(play, 'HR'),
    signIn(play, 'AUDITOR'),
    '     Mật khẩu của tài khoản mẫu, chỉ hiện lần này. / Passwords of sample accounts, shown this once.',
    `  3. Xem / look: GET /api/rounds/${play.round}/results · …/candidates?names=true (HR) · …/history (AUDITOR)`,
    `  4. Hỏi / ask: npm run khoabang -- why ${play.round} ${best}`,
    '  5. Đợt thi của ông/bà / a round of your own: POST /api/rounds/{id}/draft-round, rồi / then GET /api/work',
  ];
};

/** What a person reads in the end. Names stand in it because the HR officer, who asked for it, is entitled to them. */
export const reportLines = (play: Play, seen: Seen): Lines => [
  ...heading('Xếp hạng từng vị trí', 'ranking by post'),
  ...postLines(seen),
  ...heading('Ai quyết định, theo thẩm quyền nào', 'who decided, by which authority'),
  ...seen.decisions.flatMap((decision) => decisionLines(play, decision)),
  ...heading('Bổ nhiệm', 'appointments'),
  ...caseLines(seen),
  ...heading('Báo cáo 5 rõ', 'five clears'),
  ...clearLines(seen),
  ...heading('Bất biến', 'invariants'),
  ...invariantLines(seen),
  ...heading('Làm gì tiếp', 'what to do next'),
  ...whereNext(play, seen),
];

/** The verdict: as expected, or where not. */
export const verdictLines = (found: readonly Difference[], seconds: number, requests: number): Lines => [
  '',
  found.length === 0
    ? `ĐÚNG NHƯ TÍNH TAY / as worked out by hand (${String(requests)} yêu cầu / requests, ${seconds.toFixed(1)} s)`
    : `KHÁC KẾT QUẢ TÍNH TAY / differs from what was worked out by hand (${String(found.length)}):`,
  ...found.map((difference) => `  - ${difference}`),
];
