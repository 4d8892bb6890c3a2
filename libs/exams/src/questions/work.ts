import { house, type Stage, stages } from '#rules';
import type { AppointmentStatus } from '../appointment/events.js';
import { within } from '../reach.js';
import { hasRole, type Reader } from '../reader.js';
import { terminal } from '../round/guard.js';
import type { Viewer } from '../round/place.js';
import type { AccountDocument } from '../views/registry/accounts.js';
import type { WaitingLine } from './waiting/for-reader.js';

// What waits for one person, wherever it waits. It is chosen out of what each round tells that person by itself: nothing
// shows here that does not show there.

/** How a line stands to the person whose list it is in: to be done now; to come; or overdue with somebody else, for whom this person answers. */
export type WorkStanding = 'YOURS' | 'ESCALATED' | 'COMING';

/** Something that waits for one person, under the five questions. */
export interface WorkLine extends Omit<WaitingLine, 'command'> {
  readonly standing: WorkStanding;
  /** The round in which it waits, and its code; `null`: it waits in an account. */
  readonly round: string | null;
  readonly roundCode: string | null;
  /** The account in which a change waits to be confirmed. */
  readonly account: string | null;
  readonly command: WaitingLine['command'] | 'ConfirmChange';
  /** True once its last day is over. */
  readonly overdue: boolean;
}

/** The stages in which rounds wait for something. */
export const openStages: readonly Stage[] = stages
  .map(({ stage }) => stage)
  .filter((stage) => !terminal.includes(stage));

/** The states in which cases wait for something, also when their round has ended. Whoever is in office waits for the end of the term. */
export const openCases: readonly AppointmentStatus[] = [
  'OPENED',
  'DOSSIER_DUE',
  'DOSSIER_COMPLETE',
  'PARTY_OPINION',
  'DECIDED',
];

/** Who answers for what is overdue with others: the owner of the round, and its authority, or who stands above where that is awaited itself. */
const answersFor = ({ round, me }: Viewer, persons: readonly string[]): boolean => {
  const above = persons.includes(round.authority) ? round.superior : round.authority;
  return [round.owner, above].includes(me.person);
};

const standingOf = (viewer: Viewer, line: WaitingLine, overdue: boolean): WorkStanding | undefined => {
  if (line.yours) return 'YOURS';
  if (line.persons.includes(viewer.me.person)) return 'COMING';
  return overdue && line.ready !== false && answersFor(viewer, line.persons) ? 'ESCALATED' : undefined;
};

/** Days of a term that goes on after its round is over, also where that was typed in from paper. */
const ofTerms: readonly string[] = ['termReview', 'termEnd'];

/** Of a round that is typed in from paper nobody is late because it is only typed in today. */
const isOverdue = ({ round }: Viewer, { due, code }: WaitingLine, today: string): boolean =>
  due !== null && due < today && (round.entry === 'LIVE' || ofTerms.includes(code));

/** What waits for a reader on a local day in one round, out of all that the round tells that reader. */
export const workIn = (viewer: Viewer, lines: readonly WaitingLine[], today: string): readonly WorkLine[] =>
  lines.flatMap((line): readonly WorkLine[] => {
    const overdue = isOverdue(viewer, line, today);
    const standing = standingOf(viewer, line, overdue);
    if (standing === undefined) return [];
    const { round, code: roundCode } = viewer.round;
    return [{ ...line, standing, round, roundCode, account: null, overdue }];
  });

const confirming = {
  code: 'accountChange',
  words: {
    vi: 'Chờ quản trị viên thứ hai xác nhận hoặc bỏ thay đổi của một tài khoản',
    en: 'A change of an account to be confirmed or dropped by a second administrator',
  },
} as const;

/** The change of an account that waits for this administrator: another one proposed it, and it is nobody's own. */
export const workOnAccount = (document: AccountDocument, me: Reader, now: string): readonly WorkLine[] => {
  const { id, person, bodies, proposed } = document;
  if (proposed === null || proposed.until <= now || !hasRole(me, 'ADMIN')) return [];
  const isOwn = [proposed.person, person].includes(me.person);
  if (isOwn || !within(me, [...bodies, ...proposed.bodies])) return [];
  return [
    {
      ...confirming,
      ...{ shown: 'ACTORS', ready: true, yours: true },
      ...{ standing: 'YOURS', round: null, roundCode: null, account: id, case: null, overdue: false },
      ...{ subject: person, command: 'ConfirmChange', progress: null, missing: null, from: null },
      ...{ since: proposed.at, due: proposed.until.slice(0, 'YYYY-MM-DD'.length), parts: [], persons: [me.person] },
      ...{ rule: house('four-eyes'), until: 'ChangeConfirmed', onExpiry: null },
    },
  ];
};

const ranks: Readonly<Record<WorkStanding, number>> = { YOURS: 0, ESCALATED: 1, COMING: 2 };

/** Behind every day. */
const NEVER = '9999-12-31';

const placeOf = ({ standing, due, since, roundCode, code, subject }: WorkLine): string =>
  [String(ranks[standing]), due ?? NEVER, since, roundCode ?? '', code, subject].join('\n');

/** What can be done now first, then what is overdue with others, then what is to come; in each the nearest last day first. */
export const inOrderOfWork = (lines: readonly WorkLine[]): readonly WorkLine[] =>
  lines
    .map((line) => [placeOf(line), line] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, line]) => line);
