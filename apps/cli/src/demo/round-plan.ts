import { type Answer } from './client.js';
import { act, callerOf, explained, idOf, local, nameOf, type Play } from './play.js';
import { paper } from './registry.js';
import { CENTRE, posts } from './scenario.js';

/** Positions of the round, the same in every run: a repeat of their approval changes nothing. */
const POSITIONS = { school: 'MAU-VT-PHT', centre: 'MAU-VT-PGD' } as const;

const bodyOf = (play: Play): string => `${play.round}-UBND`;
const unitOf = (play: Play, post: string): string => `${play.round}-${post}`;
const positionOf = (post: string): string => (post === CENTRE ? POSITIONS.centre : POSITIONS.school);

const position = (code: string, title: string) => ({
  code,
  title: `${title} (mẫu)`,
  schemeVersion: '1',
  approvedOn: '2017-05-15',
  tasks: ['Giúp người đứng đầu điều hành đơn vị'],
  competencies: ['Lập kế hoạch', 'Quản lý con người'],
});

const unit = (play: Play, code: string, name: string, kind: string) => ({
  code,
  name: `${name} (mẫu)`,
  kind,
  owner: kind === 'SERVICE_UNIT' ? bodyOf(play) : 'MAU-TP',
  authority: idOf(play, 'AUTHORITY'),
  superior: idOf(play, 'SUPERIOR'),
  effectiveOn: '2025-07-01',
});

/** The body that appoints, its sixteen units and their two positions. */
const registerUnits = async (play: Play): Promise<void> => {
  const hr = callerOf(play, 'HR');
  const register = (code: string, name: string, kind: string): Promise<Answer> =>
    hr.post(`/api/units/${code}/register-unit`, unit(play, code, name, kind));
  await register(bodyOf(play), 'UBND khu vực mẫu', 'ADMINISTRATIVE_BODY');
  for (const post of posts) {
    const name = post === CENTRE ? 'Trung tâm Văn hóa mẫu' : `Trường Tiểu học mẫu số ${post.slice(1)}`;
    await register(unitOf(play, post), name, 'SERVICE_UNIT');
  }
  const { school, centre } = POSITIONS;
  await hr.post(`/api/positions/${school}/approve-position`, position(school, 'Phó Hiệu trưởng'));
  await hr.post(`/api/positions/${centre}/approve-position`, position(centre, 'Phó Giám đốc Trung tâm Văn hóa'));
};

/**
 * The real round was held in 2023. Here its paper file is typed in afterwards, dated 2026: every step has the time at which
 * it happened, the draft the reason and the note for all of them, so that a year passes in seconds.
 */
const draft = (play: Play) =>
  act(play, { by: 'HR', at: local('2026-01-05', '08:30') }, 'draft-round', {
    code: play.round,
    mandate: '72-KH/TU',
    posts: posts.map((post) => ({ post, unit: unitOf(play, post), position: positionOf(post) })),
    owner: idOf(play, 'HR'),
    entry: 'RETROSPECTIVE',
    ...explained(play),
  });

/** PER_POST with one candidate allowed: ten of the sixteen posts of Châu Đức cannot have had two (domain §3.4). */
const terms = {
  ranking: 'GATE_THEN_DEFENCE',
  allocation: 'PER_POST',
  minCandidates: 1,
  onShortfall: 'CONTINUE',
  markGrain: '0.25',
  panel: 'COUNCIL',
  presentMinutes: 30,
  questionMinutes: 30,
  eligibility: [
    { rule: 'TIME_IN_POST_12M', evidence: 'CURRICULUM_VITAE' },
    { rule: 'IN_PLANNING', waivableBy: 'AUTHORITY', evidence: 'PLANNING_LIST' },
  ],
};

/** The real round ran under the pilot. Its pack has no band for a talk of two markers; the civil pack, used here, has. */
const approvePlan = (play: Play) =>
  act(play, { by: 'AUTHORITY', at: local('2026-01-14', '15:00') }, 'approve-plan', {
    decision: paper('12/QĐ-UBND', '2026-01-14'),
    pack: 'VN-CIVIL-2025',
    terms,
    deviatesIn: ['minCandidates'],
    budget: 'DT-2026-05',
    scheme: { number: 'ĐA-01/UBND', version: '1', units: posts.map((post) => unitOf(play, post)) },
  });

type Office = 'DEPUTY_HEAD' | 'HR_LEADER' | 'HR_OFFICER' | 'PROFESSIONAL_LEADER' | 'OUTSIDE_EXPERT';

export const seat = (play: Play, key: string, office: Office) => ({
  person: idOf(play, key),
  office,
  standing: 'CLEAN',
});

const expert = (play: Play, key: string) => seat(play, key, 'OUTSIDE_EXPERT');

const establishCouncil = (play: Play) =>
  act(play, { by: 'AUTHORITY', at: local('2026-01-15', '09:00') }, 'establish-council', {
    decision: paper('15/QĐ-UBND', '2026-01-15'),
    members: [
      { ...seat(play, 'M1', 'DEPUTY_HEAD'), role: 'CHAIR' },
      { ...seat(play, 'M2', 'HR_LEADER'), role: 'VICE_CHAIR' },
      { ...seat(play, 'M3', 'HR_OFFICER'), role: 'SECRETARY' },
      { ...seat(play, 'M4', 'PROFESSIONAL_LEADER'), role: 'MEMBER' },
      { ...seat(play, 'M5', 'PROFESSIONAL_LEADER'), role: 'MEMBER' },
    ],
  });

const seatsOf = (play: Play, [head = '', ...rest]: readonly string[]) => ({
  head: expert(play, head),
  members: rest.slice(0, -1).map((key) => expert(play, key)),
  secretary: expert(play, rest.at(-1) ?? ''),
});

/** Who sits on which board: the head first, the secretary last. */
export const boards: Readonly<Record<string, readonly string[]>> = {
  FORM_CHECK: ['F1', 'F2', 'F3'],
  QUESTION: ['Q1', 'Q2', 'Q3'],
  INVIGILATION: ['I1', 'I2', 'I3', 'I4'],
  CODING: ['D1', 'D2', 'D3'],
  MARKING: ['K1', 'K2', 'K3', 'K4', 'K5'],
  APPEAL_MARKING: ['A1', 'A2', 'A3', 'A4', 'A5'],
};

const establishBoards = async (play: Play): Promise<void> => {
  await act(play, { by: 'AUTHORITY', at: local('2026-01-15', '10:00') }, 'establish-supervision-board', {
    decision: paper('16/QĐ-UBND', '2026-01-15'),
    ...seatsOf(play, ['S1', 'S2', 'S3']),
  });
  for (const [kind, keys] of Object.entries(boards)) {
    await act(play, { by: 'M1', at: local('2026-01-15', '14:00') }, 'establish-board', {
      kind,
      decision: paper(`01/QĐ-HĐTT ${kind}`, '2026-01-15'),
      ...seatsOf(play, keys),
    });
  }
};

const announce = (play: Play) =>
  act(play, { by: 'HR', at: local('2026-01-16', '08:00') }, 'announce-round', {
    channels: [
      { kind: 'MEDIA', reference: 'Báo mẫu 16/01/2026' },
      { kind: 'PORTAL', reference: 'TB-03/2026' },
    ],
    opensOn: '2026-01-19',
    closesOn: '2026-02-24',
  });

/** From the need to the notice: need, principle, plan, council and boards. */
export const planRound = async (play: Play): Promise<string> => {
  await registerUnits(play);
  await draft(play);
  await act(play, { by: 'AUTHORITY', at: local('2026-01-08', '09:00') }, 'approve-principle', {
    decision: paper('05/TB-UBND', '2026-01-08'),
  });
  await approvePlan(play);
  await establishCouncil(play);
  await establishBoards(play);
  await announce(play);
  return `16 vị trí / posts; Hội đồng 5 người / council of 5; ${String(Object.keys(boards).length)} ban / boards`;
};

/** The subject of the vote names a person: like every free text it goes to the vault. */
export const motionSubject = (play: Play): string =>
  `Đề nghị cấp có thẩm quyền thay ${nameOf(play, 'M5')} trong Hội đồng trước ngày bảo vệ đề án.`;
