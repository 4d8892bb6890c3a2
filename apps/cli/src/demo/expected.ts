import type { PostStatus } from './seen.js';

// The ranking, worked out by hand before the program saw it. Written: the mean of two marks where they are at most 5
// apart, two decimals, half up; the gate is 50. Defence: the mean of five sheets. Per post the higher defence mean wins.
//
// P01 C01 paper (72+75)/2 = 73.50. Sheets 82 85 80 84 70: spread 15 > 10, review; with 70 they come to 401/5 = 80.20 and
//         lose to C02. Member M6 signs 78 anew: 409/5 = 81.80.                                                   S01, S07
//     C02 paper 62/69, 7 apart: they talk, the head decides 66.00. Sheets 406/5 = 81.20.  → C01, C02             S02
// P02 C03 paper 58/70, 12 apart; third marker 70 = second: 70.00. Sheets 414/5 = 82.80.                          S03
//     C04 paper 132.5/2 = 66.25. Sheets 420/5 = 84.00: first, with the worse paper.       → C04, C03             S01
// P03 C05 paper 143/2 = 71.50, sheets 423/5 = 84.60. C06 paper 143/2 = 71.50, sheets 423/5 = 84.60.
//     Equal in both: the authority decides C06.                                           → C06, C05             S09
// P04 C07 paper 158/2 = 79.00, sheets 435/5 = 87.00. C08 paper 124/2 = 62.00, sheets 405/5 = 81.00.
//     C07 wins and then refuses the post; the next in rank is appointed.                  → C07, C08, then C08   S19
// P05 C09 paper 48/60/55, all different: collective marking, the head decides 53.25. Sheets 395/5 = 79.00.       S04
//     C10 paper 97/2 = 48.50 fails; appeal 52 and 52, 3.50 apart: 52.00 passes. Sheets 415/5 = 83.00.
//                                                                                         → C10, C09             S12
// P06 C11 paper 51.00 passes; appeal 49 and 49: 49.00 fails.                                                     S14
//     C12 paper 122/2 = 61.00; appeal 70, 66, 71 → 207/3 = 69.00, 8 apart: the chair decides 67.00.
//         Sheets 380/5 = 76.00. Alone after the gate: the authority confirms.             → C12                  S13, S11
// P07 C13 paper 67.00 less 25 % = 50.25 passes. Sheets 355/5 = 71.00.                     → C13                  S15
// P08 C14 paper 99.75/2 = 49.875 → 49.88: fails, nobody is left.                          → unfilled             S06
// P09 C15 did not come.                                                                   → unfilled             S18
// P10 C16 71.00, sheets 405/5 = 81.00. P11 C17 3.5 apart: 53.25, 380/5 = 76.00.           → C16, C17             S01
// P12 C18 60/65, exactly 5 apart: still a mean, 62.50. 410/5 = 82.00.                     → C18                  S05
// P13 C19 128.25/2 = 64.125 → 64.13. 390/5 = 78.00.                                       → C19                  S06b
// P14 C20 74.00. Sheets 90 … 80, spread exactly 10.00: no review. 425/5 = 85.00.          → C20                  S27
// P15 C21 60.00, 340/5 = 68.00. P16 C22 161/2 = 80.50, 440/5 = 88.00.                     → C21, C22

/** What is expected of one candidate's line. */
export interface ExpectedLine {
  readonly id: string;
  /** After sanctions; `null`: no paper. */
  readonly written: string | null;
  readonly how: string | null;
  /** The number that ranks. */
  readonly total: string | null;
  readonly rank: number | null;
  readonly outcome: string;
}

type Row = readonly [id: string, written: string | null, how: string | null, total: string | null, outcome: string];

const WINNER = 'WINNER';
const rows: readonly Row[] = [
  ['C01', '73.50', 'MEAN', '81.80', WINNER],
  ['C02', '66.00', 'HEAD_DECISION', '81.20', 'NOT_SELECTED'],
  ['C03', '70.00', 'THIRD_EQUAL', '82.80', 'NOT_SELECTED'],
  ['C04', '66.25', 'MEAN', '84.00', WINNER],
  ['C05', '71.50', 'MEAN', '84.60', 'NOT_SELECTED'],
  ['C06', '71.50', 'MEAN', '84.60', WINNER],
  ['C07', '79.00', 'MEAN', '87.00', WINNER],
  ['C08', '62.00', 'MEAN', '81.00', 'NOT_SELECTED'],
  ['C09', '53.25', 'COLLECTIVE', '79.00', 'NOT_SELECTED'],
  ['C10', '52.00', 'APPEAL_ADOPTED', '83.00', WINNER],
  ['C11', '49.00', 'APPEAL_ADOPTED', null, 'ELIMINATED_WRITTEN'],
  ['C12', '67.00', 'APPEAL_CHAIR', '76.00', WINNER],
  ['C13', '50.25', 'MEAN', '71.00', WINNER],
  ['C14', '49.88', 'MEAN', null, 'ELIMINATED_WRITTEN'],
  ['C15', null, null, null, 'ABSENT'],
  ['C16', '71.00', 'MEAN', '81.00', WINNER],
  ['C17', '53.25', 'MEAN', '76.00', WINNER],
  ['C18', '62.50', 'MEAN', '82.00', WINNER],
  ['C19', '64.13', 'MEAN', '78.00', WINNER],
  ['C20', '74.00', 'MEAN', '85.00', WINNER],
  ['C21', '60.00', 'MEAN', '68.00', WINNER],
  ['C22', '80.50', 'MEAN', '88.00', WINNER],
];

const rankOf = (outcome: string): number | null => {
  if (outcome === WINNER) return 1;
  return outcome === 'NOT_SELECTED' ? 2 : null;
};

const filled = (candidate: string) => ({ status: 'FILLED', candidate }) as const;
const UNFILLED = { status: 'UNFILLED', candidate: null } as const;

/** All that the demo must come to. */
export const expected = {
  lines: rows.map(([id, written, how, total, outcome]): ExpectedLine => ({
    id,
    written,
    how,
    total,
    outcome,
    rank: rankOf(outcome),
  })),
  /** As announced. */
  winners: {
    P01: 'C01',
    P02: 'C04',
    P03: 'C06',
    P04: 'C07',
    P05: 'C10',
    P06: 'C12',
    P07: 'C13',
    P10: 'C16',
    P11: 'C17',
    P12: 'C18',
    P13: 'C19',
    P14: 'C20',
    P15: 'C21',
    P16: 'C22',
  } as Readonly<Record<string, string>>,
  tieOrder: ['C06', 'C05'],
  /** Won without a rival at the defence: the authority confirms each. */
  singles: ['P06', 'P07', 'P10', 'P11', 'P12', 'P13', 'P14', 'P15', 'P16'],
  /** Refused the post, and who was invited in that place. */
  refused: { post: 'P04', candidate: 'C07', next: 'C08' },
  /** Five years, the first day included: from 1 June 2026, and from 15 June for who was invited later (domain §10, 17). */
  terms: { first: '2031-05-31', next: '2031-06-14' },
  /** In the end. */
  posts: {
    P01: filled('C01'),
    P02: filled('C04'),
    P03: filled('C06'),
    P04: filled('C08'),
    P05: filled('C10'),
    P06: filled('C12'),
    P07: filled('C13'),
    P08: UNFILLED,
    P09: UNFILLED,
    P10: filled('C16'),
    P11: filled('C17'),
    P12: filled('C18'),
    P13: filled('C19'),
    P14: filled('C20'),
    P15: filled('C21'),
    P16: filled('C22'),
  } as Readonly<Record<string, { readonly status: PostStatus; readonly candidate: string | null }>>,
  /** Group, units before and after, per cent less (domain §2.2). */
  mergers: [
    ['DEPARTMENT_UNITS', 401, 280, '30.2'],
    ['DISTRICT_UNITS', 206, 96, '53.4'],
    ['PROJECT_BOARDS', 70, 41, '41.4'],
    ['FUNDS', 3, 1, '66.7'],
  ] as readonly (readonly [string, number, number, string])[],
} as const;
