import type { Said } from './document.js';

/** Something that somebody does unasked, once, while the round waits for this. */
export interface Initiative {
  readonly command: string;
  readonly by: string;
  /** Code of a line of what the round waits for. */
  readonly during: string;
  readonly said: (idOf: (key: string) => string) => Said;
}

/** How people are in a round: what they find, give and decide, the same for every candidate of a place. */
export interface Mood {
  /** What the plan says besides. */
  readonly terms: Said;
  /** How many of the candidates apply. */
  readonly applicants: number;
  readonly panel: 'COUNCIL' | 'SCHEME_MARKING_BOARD';
  /** Which of several who may act does: whoever is named must be able to. */
  readonly acts: 'FIRST' | 'LAST' | 'IN_TURN';
  /** What was given on the paper of each candidate, in turn. */
  readonly marks: readonly (readonly string[])[];
  /** Where people decide on marks that differ: between them. */
  readonly decided: readonly string[];
  readonly appeals: boolean;
  readonly appealMarks: readonly string[];
  readonly scoreOf: (place: number, by: string) => string;
  readonly lastIsUnmet: boolean;
  readonly lastIsAbsent: boolean;
  /** The first opinion of the Party committee; later ones are favourable. */
  readonly isFavourable: boolean;
  /** Who has a relative among the candidates. */
  readonly recused: string;
  readonly initiatives: readonly Initiative[];
}

const numberOf = (key: string): number => Number(key.slice(1));

const agreeing: Mood = {
  terms: {},
  applicants: 3,
  panel: 'COUNCIL',
  acts: 'FIRST',
  marks: [
    ['70', '71'],
    ['66', '66'],
    ['61', '62'],
  ],
  decided: [],
  appeals: true,
  appealMarks: ['72', '72'],
  scoreOf: (place, by) => String(86 - 4 * place - numberOf(by) * 0.5),
  lastIsUnmet: false,
  lastIsAbsent: false,
  isFavourable: true,
  recused: '',
  initiatives: [],
};

/** Marks, sheets and opinions lie as far apart as the rules let them. */
const differing: Mood = {
  ...agreeing,
  panel: 'SCHEME_MARKING_BOARD',
  acts: 'LAST',
  // Near enough for a talk; too far apart, where a third marker is called and agrees with nobody; a mean.
  marks: [
    ['60', '66'],
    ['50', '66', '58'],
    ['72', '73'],
  ],
  decided: ['62', '59', '72'],
  appealMarks: ['78', '70', '84'],
  scoreOf: (place, by) => String(86 - 4 * place - numberOf(by) * 0.5 - (place === 0 && by === 'E2' ? 14 : 0)),
};

/**
 * A condition is not met and waived, a member has a brother among the candidates, one does not come, two are equal, the
 * winner is not appointed, somebody complains, and the papers are given to the invigilators.
 */
const astray: Mood = {
  ...agreeing,
  acts: 'IN_TURN',
  marks: [
    ['70', '70'],
    ['70', '70'],
  ],
  appeals: false,
  scoreOf: (_place, by) => String(86 - numberOf(by)),
  lastIsUnmet: true,
  lastIsAbsent: true,
  isFavourable: false,
  recused: 'M5',
  initiatives: [
    {
      command: 'DeclareRelationship',
      by: 'M5',
      during: 'declarations',
      said: (idOf) => ({ member: idOf('M5'), candidate: 'TS-2', relation: 'SIBLING' }),
    },
    {
      command: 'TransferCustody',
      by: 'M1',
      during: 'papers',
      said: (idOf) => ({ item: 'TUI-DE', from: idOf('M1'), to: idOf('I1'), witnesses: [idOf('S1')], sealIntact: true }),
    },
    { command: 'TableMotion', by: 'M1', during: 'papers', said: () => ({ motion: 'BQ-1' }) },
    { command: 'LodgeComplaint', by: 'N2', during: 'appointments', said: () => ({ complaint: 'KN-1' }) },
  ],
};

/** The defence is heard before anybody knows a mark. */
const interviewedFirst: Mood = { ...differing, terms: { course: 'BEFORE_WRITTEN_RESULT' } };

/** As there; and once it is being marked, everything has to stand still for a time. */
const halted: Mood = {
  ...interviewedFirst,
  initiatives: [
    { command: 'SuspendRound', by: 'AUTHORITY', during: 'marking', said: () => ({ code: 'FORCE_MAJEURE' }) },
  ],
};

/** Nobody passes the paper. */
const failing: Mood = { ...agreeing, marks: agreeing.marks.map(() => ['30', '30']), appeals: false };

/** Too few apply, also once applications are opened again. */
const alone: Mood = { ...agreeing, applicants: 1 };

export const moods = { agreeing, differing, astray, interviewedFirst, halted, failing, alone };
