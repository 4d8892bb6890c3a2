import { explained } from '../../../apps/cli/src/demo/play.js';
import { seat } from '../../../apps/cli/src/demo/round-plan.js';
import { callerIn, closeWindow, decisionOf, hash, idIn, inStatus, type Playing, send, today } from './playing.js';
import { POSITION } from './product.js';
import { type CandidateScript, councilOf } from './script.js';

/** As many months as any pack asks for. */
const MET = { months: 60, result: 'MET' } as const;

const bodyOf = ({ play }: Playing): string => `${play.round}-UBND`;

/** The unit of a post: each post of a round has its own. */
export const unitOf = ({ play }: Playing, post: string): string => `${play.round}-${post}`;

/** Enters a unit; `authority` is the key of who appoints there. */
export const registerUnit = async (
  round: Playing,
  code: string,
  authority = 'AUTHORITY',
  superior = 'SUPERIOR',
): Promise<void> => {
  const hr = await callerIn(round, 'HR');
  await hr.post(`/api/units/${code}/register-unit`, {
    code,
    name: 'Đơn vị mẫu',
    kind: 'SERVICE_UNIT',
    owner: bodyOf(round),
    authority: idIn(round, authority),
    superior: idIn(round, superior),
    effectiveOn: '2017-01-01',
  });
};

/** Units, and the round drafted for their posts. */
export const draft = async (round: Playing): Promise<void> => {
  const { play, script } = round;
  for (const post of script.posts) await registerUnit(round, unitOf(round, post));
  await send(round, 'HR', 'draft-round', {
    code: play.round,
    mandate: '72-KH/TU',
    posts: script.posts.map((post) => ({ post, unit: unitOf(round, post), position: POSITION })),
    owner: idIn(round, 'HR'),
    entry: script.entry,
    ...(script.entry === 'RETROSPECTIVE' ? explained(play) : {}),
  });
};

/** The authority agrees in principle. */
export const approvePrinciple = async (round: Playing): Promise<void> => {
  await send(round, 'AUTHORITY', 'approve-principle', { decision: decisionOf(round, '05/TB') });
};

/** The plan, with the pack and the terms of the script. */
export const approvePlan = async (round: Playing): Promise<void> => {
  const { script } = round;
  await send(round, 'AUTHORITY', 'approve-plan', {
    decision: decisionOf(round, '12/QĐ'),
    pack: script.pack,
    terms: {
      allocation: 'PER_POST',
      markGrain: '0.01',
      panel: script.panel === 'BOARD_OF_TWO' ? 'SCHEME_MARKING_BOARD' : 'COUNCIL',
      eligibility: [{ rule: script.rule, evidence: 'CURRICULUM_VITAE', waivableBy: 'AUTHORITY' }],
      ...script.terms,
    },
    ...('minCandidates' in script.terms ? { deviatesIn: ['minCandidates'] } : {}),
    budget: 'DT-2026-05',
    scheme: { number: 'ĐA-01', version: '1', units: script.posts.map((post) => unitOf(round, post)) },
  });
};

const offices = [
  ['CHAIR', 'DEPUTY_HEAD'],
  ['VICE_CHAIR', 'HR_LEADER'],
  ['SECRETARY', 'HR_OFFICER'],
] as const;

/** Of a board the head comes first and the secretary last. */
const boards: Readonly<Record<string, readonly string[]>> = {
  INVIGILATION: ['I1', 'I2', 'X1'],
  CODING: ['D1', 'X3'],
  MARKING: ['K1', 'K2', 'K3', 'K4', 'X2'],
};
const schemeBoard = { SCHEME_MARKING: ['E1', 'E2', 'X2'] };

const boardsOf = ({ script: { panel } }: Playing): Readonly<Record<string, readonly string[]>> => {
  if (panel === 'NOBODY') return {};
  return panel === 'BOARD_OF_TWO' ? { ...boards, ...schemeBoard } : boards;
};

const seatsOf = ({ play }: Playing, [head = '', ...rest]: readonly string[]) => ({
  head: seat(play, head, 'OUTSIDE_EXPERT'),
  members: rest.slice(0, -1).map((key) => seat(play, key, 'OUTSIDE_EXPERT')),
  secretary: seat(play, rest.at(-1) ?? '', 'OUTSIDE_EXPERT'),
});

/** A helper board of the council, appointed by its chair. */
export const establishBoard = async (round: Playing, kind: string, keys: readonly string[]): Promise<void> => {
  const decision = decisionOf(round, `01/QĐ ${kind}`);
  await send(round, 'M1', 'establish-board', { kind, decision, ...seatsOf(round, keys) });
};

const establishCouncil = async (round: Playing): Promise<void> => {
  const members = councilOf(round.script.council).map((key, index) => {
    const [role, office] = offices[index] ?? (['MEMBER', 'PROFESSIONAL_LEADER'] as const);
    return { ...seat(round.play, key, office), role };
  });
  await send(round, 'AUTHORITY', 'establish-council', { decision: decisionOf(round, '15/QĐ'), members });
};

/** The council, who watches it, and the boards without which no paper can be sat and marked. */
const establishBodies = async (round: Playing): Promise<void> => {
  const { council, panel } = round.script;
  if (council > 0) await establishCouncil(round);
  if (panel === 'NOBODY') return;
  await send(round, 'AUTHORITY', 'establish-supervision-board', {
    decision: decisionOf(round, '16/QĐ'),
    ...seatsOf(round, ['S1', 'S2']),
  });
  for (const [kind, keys] of Object.entries(boardsOf(round))) await establishBoard(round, kind, keys);
};

/** The bodies set up, and the notice out. */
export const announce = async (round: Playing): Promise<void> => {
  await establishBodies(round);
  await send(round, 'HR', 'announce-round', {
    channels: [
      { kind: 'MEDIA', reference: 'Báo mẫu' },
      { kind: 'PORTAL', reference: 'TB-03' },
    ],
    opensOn: round.script.days.APPLICATIONS_OPEN ?? today(round),
    closesOn: round.script.closesOn,
  });
};

/** Every candidate applies, on paper. */
export const takeApplications = async (round: Playing): Promise<void> => {
  await send(round, 'HR', 'open-applications');
  for (const { id, posts, tier = 'IN_PLANNING' } of round.script.candidates) {
    await send(round, 'HR', 'receive-application', {
      candidate: id,
      person: idIn(round, id),
      posts: posts ?? round.script.posts.slice(0, 1),
      tier,
      documents: [{ kind: 'APPLICATION_FORM', hash: hash(round, `application ${id}`) }],
    });
  }
};

/** One check by the secretary, or by the owner where there is no council: there is no form-check board. */
const check = async (round: Playing, { id, check: found = MET }: CandidateScript): Promise<void> => {
  const { rule, council } = round.script;
  const evidence = hash(round, `${rule} ${id}`);
  await send(round, council > 0 ? 'M3' : 'HR', 'check-eligibility', { candidate: id, rule, ...found, evidence });
};

/** Applications closed, and every one of them checked. */
export const screen = async (round: Playing): Promise<void> => {
  await closeWindow(round, 'close-applications');
  for (const candidate of round.script.candidates) await check(round, candidate);
};

/** Who must declare: everybody with a seat, or where a contract is signed the council and the signer. */
const declarers = (round: Playing): readonly string[] => {
  const council = councilOf(round.script.council);
  if (round.script.panel === 'NOBODY') return [...council, 'AUTHORITY'];
  return [...new Set([...council, 'S1', 'S2', ...Object.values(boardsOf(round)).flat()])];
};

const clear = async (round: Playing): Promise<void> => {
  const candidates = (await inStatus(round, 'APPLIED')).map(({ id }) => id);
  for (const by of declarers(round)) await send(round, by, 'declare-no-relationship', { candidates });
};

/** Everybody with a seat cleared, the list out. */
export const publishList = async (round: Playing): Promise<void> => {
  await clear(round);
  await send(round, 'HR', 'publish-eligible-list');
};
