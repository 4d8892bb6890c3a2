import type { Because } from './case.js';
import type { Fault } from '../packs/pack.js';
import { type At, bad, distinct, field, flag, list, object, oneOf, reading, text, whole } from './reading.js';
import {
  type Ballot,
  councilMotion,
  type MotionOutcome,
  ordinaryRoute,
  type RouteOutcome,
  shareOf,
} from '../scoring/votes.js';
import { because, vi } from '../wording.js';

/** More people than any meeting has. */
const PEOPLE_MAX = 10_000;

const people = (root: At, name: string): number => whole(field(root, name), 0, PEOPLE_MAX);

type Told<Outcome> = Outcome & { readonly because: readonly Because[] };

const MOTION_WORDS: Readonly<Record<MotionOutcome['how'], readonly [en: string, vi: string]>> = {
  MAJORITY: ['by majority', 'theo đa số'],
  CHAIR_SIDE: [
    'votes are equal: the side of the chair counts',
    'số phiếu ngang nhau: theo phía có ý kiến của Chủ tịch',
  ],
  NO_SIDE: [
    'votes are equal and the chair took no side: vote again',
    'số phiếu ngang nhau, Chủ tịch không có ý kiến: biểu quyết lại',
  ],
};

/** The chair is one of those who voted so. */
const CHAIR_AMONG = { FOR: 'for', AGAINST: 'against', ABSTAIN: 'abstain' } as const;

/** Both regulations say the same of a council's vote. */
const COUNCIL_VOTE = 'NĐ 170/2025 Art 8(2); NĐ 115/2020 Art 8';

/** Answers `khoabang.motion/1`: a vote of a council, the absent and recused not counted as present. */
const answerMotion = (root: At): Told<MotionOutcome> => {
  const votes = { for: people(root, 'for'), against: people(root, 'against'), abstain: people(root, 'abstain') };
  const members = people(root, 'members');
  const present = votes.for + votes.against + votes.abstain;
  if (present > members) bad('too-many-votes', 'members', `${present} votes of ${members} members`);
  const chair = oneOf(field(root, 'chair'), ['FOR', 'AGAINST', 'ABSTAIN']);
  const side = CHAIR_AMONG[chair];
  if (votes[side] === 0) bad('chair-not-counted', 'chair', `nobody voted ${chair}, so the chair did not either`);
  const base = oneOf(field(root, 'base'), ['PRESENT', 'ALL']);
  const outcome = councilMotion({ ...votes, members, chair, base });
  const [en, vietnamese] = MOTION_WORDS[outcome.how];
  const [cast, share] = [`${votes.for}–${votes.against}`, outcome.share];
  return {
    ...outcome,
    because: [
      because('motion.outcome', COUNCIL_VOTE, `${cast}, ${share} %: ${en}.`, `${cast}, ${vi(share)} %: ${vietnamese}.`),
    ],
  };
};

const readBallots = (at: At): readonly Ballot[] => {
  const entries = list(at);
  distinct(entries.map((entry) => field(object(entry), 'id')));
  return entries.map((entry) => ({ id: text(field(entry, 'id')), votes: people(entry, 'votes') }));
};

/** Answers `khoabang.ballot/1`: a vote of a meeting of the ordinary route. Shares are of those summoned. */
const answerBallot = (root: At): Told<RouteOutcome> => {
  const [summoned, present] = [people(root, 'summoned'), people(root, 'present')];
  if (present > summoned) bad('too-many-votes', 'present', `${present} present of ${summoned} summoned`);
  const ballots = readBallots(field(root, 'ballots'));
  const over = ballots.findIndex(({ votes }) => votes > present);
  if (over >= 0) bad('too-many-votes', `ballots[${over}].votes`, `more votes than the ${present} present`);
  const outcome = ordinaryRoute({ summoned, present, lastStep: flag(field(root, 'lastStep')) }, ballots);
  const shares = ballots.map(({ id, votes }) => ({
    of: `${id} ${votes}/${summoned}`,
    share: shareOf(votes, summoned),
  }));
  const told = shares.map(({ of, share }) => `${of} = ${share} %`).join(', ');
  const toldVi = shares.map(({ of, share }) => `${of} = ${vi(share)} %`).join('; ');
  const counted = (votes: string): string => (votes === '' ? '' : ` ${votes}.`);
  const line = because(
    'route.outcome',
    'NĐ 115/2020 Art 46',
    `${present} of ${summoned} present.${counted(told)}`,
    `Có mặt ${present}/${summoned}.${counted(toldVi)}`,
  );
  return { ...outcome, because: [line] };
};

/** Answers `khoabang.motion/1` and `khoabang.ballot/1`. */
export const answerVote = (value: unknown): Told<MotionOutcome> | Told<RouteOutcome> | Fault =>
  reading(() => {
    const root = object({ value, path: '' });
    const format = oneOf(field(root, 'format'), ['khoabang.motion/1', 'khoabang.ballot/1']);
    return format === 'khoabang.motion/1' ? answerMotion(root) : answerBallot(root);
  });
