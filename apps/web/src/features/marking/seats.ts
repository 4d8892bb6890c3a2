import type { ListRoundCouncilAnswer } from '../../api/types.gen.js';
import { wordsOf } from '../../words/codes.js';
import type { Words } from '../../words/language.js';

type Bodies = ListRoundCouncilAnswer['items'][number];

const memberOf = (body: Words, at: number): Words => ({
  vi: `Thành viên ${body.vi} ${String(at + 1)}`,
  en: `Member ${String(at + 1)}, ${body.en}`,
});

const council: Words = { vi: 'Hội đồng', en: 'the council' };
const chairs: Readonly<Record<string, Words>> = {
  CHAIR: { vi: 'Chủ tịch Hội đồng', en: 'Chair of the council' },
  VICE_CHAIR: { vi: 'Phó Chủ tịch Hội đồng', en: 'Vice-chair of the council' },
  SECRETARY: { vi: 'Thư ký Hội đồng', en: 'Secretary of the council' },
};

type Seated = readonly (readonly [person: string, seat: Words])[];

const seatedOn = (kind: string, { head, members, secretary }: NonNullable<Bodies['supervision']>): Seated => {
  const body = wordsOf('body', kind);
  return [
    [head.person, { vi: `Trưởng ${body.vi}`, en: `Head, ${body.en}` }],
    ...members.map(({ person }, at) => [person, memberOf(body, at)] as const),
    [secretary.person, { vi: `Thư ký ${body.vi}`, en: `Secretary, ${body.en}` }],
  ];
};

const seatedIn = ({ members, supervision, boards }: Bodies): Seated => [
  ...members.map((seat, at) => [seat.person, chairs[seat.role] ?? memberOf(council, at)] as const),
  ...(supervision === null ? [] : seatedOn('SUPERVISION', supervision)),
  ...Object.entries(boards).flatMap(([kind, board]) => seatedOn(kind, board)),
];

/** By which seat somebody in a round is called, where nobody is called by name. */
export const seatIn = (bodies: Bodies | undefined, person: string): Words => {
  const seated = bodies === undefined ? [] : seatedIn(bodies);
  return (
    seated.find(([one]) => one === person)?.[1] ?? { vi: 'Người không còn nhiệm vụ', en: 'Somebody without a seat' }
  );
};
