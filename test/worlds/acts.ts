import { createHash } from 'node:crypto';
import type { AppointmentCommands, RoundCommands } from '#exams';

/**
 * What people put down in a round, by what it is and whose: `mark/A/K2`, `sheet/B/M1`. Two worlds have the same facts but
 * for one. A fact that is not there was not put down.
 */
export type Facts = Readonly<Record<string, string>>;

/** A step that somebody tries to take, in the round or in the appointment case of its winner; the facts say with what. */
export interface Act {
  readonly of: 'ROUND' | 'CASE';
  readonly type: keyof RoundCommands | keyof AppointmentCommands;
  readonly by: string;
  readonly data: unknown;
  /** Typed in so many days after it happened. */
  readonly daysLate?: number;
}

/** What comes next in a world: the acts in their order, where the lot has drawn one, and the day from which they are tried. */
export interface Chapter {
  readonly on?: string;
  readonly acts: (facts: Facts, order: readonly string[]) => readonly Act[];
}

/** Which of the usual ways a round takes. */
export interface Kind {
  readonly name: string;
  readonly by: 'EXAM' | 'CONTRACT';
  readonly panel: 'COUNCIL' | 'SCHEME_MARKING_BOARD';
  readonly course: 'AFTER_WRITTEN_FINAL' | 'BEFORE_WRITTEN_RESULT';
}

export const candidates = ['A', 'B', 'C', 'D'] as const;
export const members = ['M1', 'M2', 'M3', 'M4', 'M5'] as const;

/** The appointment case, and whose it is: whoever won, the case says so. */
export const CASE = 'R1-P1';
export const WINNER = 'B';

/** Who scores the defence, its head first. */
export const panelOf = ({ panel }: Kind): readonly string[] => (panel === 'COUNCIL' ? members : ['E1', 'E2', 'E3']);

export const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex');
export const hash = 'a'.repeat(64);

export const act = <C extends keyof RoundCommands>(type: C, by: string, data: RoundCommands[C]): Act => ({
  of: 'ROUND',
  type,
  by,
  data,
});

export const caseAct = <C extends keyof AppointmentCommands>(
  type: C,
  by: string,
  data: AppointmentCommands[C],
): Act => ({
  of: 'CASE',
  type,
  by,
  data,
});

/** The facts of a kind about somebody, by the third part of their names. */
export const factsOf = (
  facts: Facts,
  kind: string,
  about: string,
): readonly (readonly [who: string, value: string])[] =>
  Object.entries(facts).flatMap(([name, value]) => {
    const [of, whose, who = ''] = name.split('/');
    return of === kind && whose === about ? [[who, value] as const] : [];
  });

/** Somebody denounces somebody: of the results or boards, and, typed in later, of the council. Who did is not to be known to those. */
export const denouncing = (facts: Facts): readonly Act[] =>
  (['RESULTS', 'COUNCIL'] as const).flatMap((concerns) => {
    const sender = facts[`sender/${concerns}`];
    if (sender === undefined) return [];
    const lodged = act('LodgeComplaint', sender, { complaint: `TC-${concerns}`, kind: 'DENUNCIATION', concerns });
    return [concerns === 'COUNCIL' ? { ...lodged, daysLate: 3 } : lodged];
  });

/** What is done whatever the facts say. */
export const always =
  (acts: readonly Act[]): Chapter['acts'] =>
  () =>
    acts;

const office = {
  CHAIR: 'DEPUTY_HEAD',
  VICE_CHAIR: 'HR_LEADER',
  SECRETARY: 'HR_OFFICER',
  MEMBER: 'PROFESSIONAL_LEADER',
} as const;

/** The council, its chair first. */
export const council = (['CHAIR', 'VICE_CHAIR', 'SECRETARY', 'MEMBER', 'MEMBER'] as const).map((role, index) => ({
  person: members[index] ?? '',
  role,
  office: office[role],
  standing: 'CLEAN' as const,
}));

export const channels = [
  { kind: 'MEDIA', reference: 'sample' },
  { kind: 'PORTAL', reference: 'sample' },
] as const;

/** The draft of a round of one post. */
export const draft: Act = act('DraftRound', 'p-owner', {
  code: 'SAMPLE-1',
  mandate: 'sample',
  posts: [{ post: 'P1', unit: 'u1', position: 'x', schemeVersion: '1', unitRevision: 0 }],
  owner: 'p-owner',
  authority: 'p-authority',
  superior: 'p-superior',
  entry: 'LIVE',
});

/** How somebody applies. */
export const application = (candidate: string, tier: 'IN_PLANNING' | 'OUTSIDE'): Act =>
  act('ReceiveApplication', 'p-owner', {
    candidate,
    person: `person-${candidate}`,
    posts: ['P1'],
    tier,
    documents: [],
  });
