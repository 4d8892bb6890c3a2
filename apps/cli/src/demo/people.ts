import { randomBytes, randomInt } from 'node:crypto';
import type { Role } from '#exams';

/** Somebody in the round, by the part played in it. */
export interface Part {
  readonly key: string;
  readonly roles: readonly Role[];
  readonly vi: string;
  readonly en: string;
}

const part = (key: string, roles: readonly Role[], vi: string, en: string): Part => ({ key, roles, vi, en });

/** A board: its head, its members, its secretary, each with a key of the board's letter and a number. */
const board = (letter: string, members: number, vi: string, en: string): readonly Part[] => [
  part(`${letter}1`, ['BOARD_HEAD'], `Trưởng ban ${vi}`, `head of the ${en} board`),
  ...Array.from({ length: members }, (_, index) =>
    part(`${letter}${String(index + 2)}`, ['MARKER'], `Thành viên ban ${vi}`, `member of the ${en} board`),
  ),
  part(`${letter}${String(members + 2)}`, ['MARKER'], `Thư ký ban ${vi}`, `secretary of the ${en} board`),
];

/** Everybody who signs in, candidates aside. */
export const staff: readonly Part[] = [
  part('HR', ['HR'], 'Cán bộ đầu mối', 'owner of the round'),
  part('AUTHORITY', ['AUTHORITY'], 'Chủ tịch UBND (bổ nhiệm)', 'appointing authority'),
  part('AUDITOR', ['AUDITOR'], 'Kiểm toán viên', 'auditor'),
  // A deputy head chairs, so that the head may sign for the supervision board (TT 22/2025 Art 23(1)).
  part('M1', ['COUNCIL'], 'Chủ tịch Hội đồng', 'chair of the council'),
  part('M2', ['COUNCIL'], 'Phó Chủ tịch Hội đồng', 'vice-chair of the council'),
  part('M3', ['SECRETARY'], 'Ủy viên kiêm thư ký', 'secretary of the council'),
  part('M4', ['COUNCIL'], 'Ủy viên Hội đồng', 'member of the council'),
  part('M5', ['COUNCIL'], 'Ủy viên Hội đồng (rút)', 'member of the council, recused'),
  part('M6', ['COUNCIL'], 'Ủy viên Hội đồng (thay)', 'member of the council, replacement'),
  part('S1', ['SUPERVISOR'], 'Trưởng ban giám sát', 'head of the supervision board'),
  part('S2', ['SUPERVISOR'], 'Thành viên ban giám sát', 'member of the supervision board'),
  part('S3', ['SUPERVISOR'], 'Thư ký ban giám sát', 'secretary of the supervision board'),
  ...board('F', 1, 'kiểm tra phiếu dự tuyển', 'form-check'),
  ...board('Q', 1, 'đề thi', 'question'),
  ...board('I', 2, 'coi thi', 'invigilation'),
  ...board('D', 1, 'phách', 'coding'),
  ...board('K', 3, 'chấm thi', 'marking'),
  ...board('A', 3, 'chấm phúc khảo', 'appeal-marking'),
];

/** Candidates who act in the round themselves; the applications of all others were handed in on paper. */
export const signingCandidates: readonly string[] = ['C07', 'C10', 'C11', 'C12'];

export const candidateIds: readonly string[] = Array.from(
  { length: 22 },
  (_, index) => `C${String(index + 1).padStart(2, '0')}`,
);

const families = 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý'.split(' ');
const middles = 'Văn Thị Hữu Ngọc Minh Thanh Quốc Kim Đình Xuân Bảo'.split(' ');
const givens = (
  'Ánh Bách Bình Cầm Châu Cúc Cương Dạ Diệp Doanh Dung Duyên Đào Đạt Điền Đoan Đông Giang Hạ Hạnh Hiền Hoài Hồng Huệ ' +
  'Hưng Khải Khánh Khuê Kiên Lam Lan Liên Linh Loan Long Lụa Mai Mẫn Mận Nga Ngân Nghĩa Nguyên Nhàn Nhung Oanh Phong Phúc ' +
  'Phương Quyên Sang Sen Sơn Tâm Thảo Thoa Thu Trúc Tuyền Uyên'
).split(' ');

/** An invented person of one run. Everything in it but `key` is personal. */
export interface Person {
  readonly key: string;
  /** Marked as a sample: nobody shall take it for a real person. */
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly identityNumber: string;
  readonly birthDate: string;
}

const digits = (count: number): string => Array.from({ length: count }, () => String(randomInt(10))).join('');

const invented = (key: string, index: number, run: string): Person => ({
  key,
  name: `${families[index % families.length] ?? ''} ${middles[(index * 7) % middles.length] ?? ''} ${givens[index % givens.length] ?? ''} (mẫu)`,
  login: `mau.${key.toLowerCase()}.${run}`,
  password: randomBytes(18).toString('base64url'),
  // 099 is no province: an invented number never meets a real one.
  identityNumber: `099${digits(9)}`,
  birthDate: `19${String(70 + (index % 20))}-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
});

const everybody: readonly string[] = [...staff.map(({ key }) => key), 'SUPERIOR', ...candidateIds];

/** Everybody of one run by key: staff, the candidates, the head of the superior body; or whom `keys` name. */
export const castOf = (run: string, keys = everybody): ReadonlyMap<string, Person> =>
  new Map(keys.map((key, index) => [key, invented(key, index, run)] as const));
