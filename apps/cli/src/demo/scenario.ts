/** What the paper file of the round holds about one candidate. Marks and scores are decimal strings, as everywhere. */
export interface CandidateFile {
  readonly id: string;
  readonly post: string;
  /** The marks of the two independent markers; absent: did not come to the paper. */
  readonly marks?: readonly [string, string];
  /** Of the head of the marking board, where the two are too far apart for a mean. */
  readonly headDecides?: string;
  readonly third?: string;
  readonly collective?: string;
  readonly reprimanded?: true;
  readonly appeal?: {
    readonly marks: readonly [string, string];
    readonly third?: string;
    readonly chairDecides?: string;
  };
  /** The sheets of M1, M2, M3, M4, M6; absent: not admitted to the defence. */
  readonly sheets?: readonly [string, string, string, string, string];
  /** What M6 signs anew, once a review has allowed it. */
  readonly anew?: string;
}

/** Who scores the defence, in the order of the sheets below: the council after M6 came in for M5. */
export const panel = ['M1', 'M2', 'M3', 'M4', 'M6'] as const;

/**
 * Shaped like Châu Đức, 17 March 2023: 22 candidates for 16 posts of service units, 15 deputy heads of schools and one
 * deputy director of a culture centre; six posts with two candidates, ten with one. All people and marks are invented.
 */
export const files: readonly CandidateFile[] = [
  { id: 'C01', post: 'P01', marks: ['72', '75'], sheets: ['82', '85', '80', '84', '70'], anew: '78' },
  { id: 'C02', post: 'P01', marks: ['62', '69'], headDecides: '66', sheets: ['81', '82', '80', '82', '81'] },
  { id: 'C03', post: 'P02', marks: ['58', '70'], third: '70', sheets: ['82', '85', '80', '84', '83'] },
  { id: 'C04', post: 'P02', marks: ['64.5', '68'], sheets: ['84', '82', '85', '83', '86'] },
  { id: 'C05', post: 'P03', marks: ['71', '72'], sheets: ['85', '83', '86', '84', '85'] },
  { id: 'C06', post: 'P03', marks: ['70', '73'], sheets: ['88', '80', '83', '86', '86'] },
  { id: 'C07', post: 'P04', marks: ['80', '78'], sheets: ['86', '88', '87', '85', '89'] },
  { id: 'C08', post: 'P04', marks: ['60', '64'], sheets: ['80', '82', '81', '79', '83'] },
  {
    id: 'C09',
    post: 'P05',
    marks: ['48', '60'],
    third: '55',
    collective: '53.25',
    sheets: ['78', '80', '79', '77', '81'],
  },
  {
    id: 'C10',
    post: 'P05',
    marks: ['48', '49'],
    appeal: { marks: ['52', '52'] },
    sheets: ['83', '82', '84', '81', '85'],
  },
  { id: 'C11', post: 'P06', marks: ['51', '51'], appeal: { marks: ['49', '49'] } },
  {
    id: 'C12',
    post: 'P06',
    marks: ['60', '62'],
    appeal: { marks: ['70', '66'], third: '71', chairDecides: '67' },
    sheets: ['75', '78', '74', '77', '76'],
  },
  { id: 'C13', post: 'P07', marks: ['67', '67'], reprimanded: true, sheets: ['70', '72', '71', '69', '73'] },
  { id: 'C14', post: 'P08', marks: ['49.75', '50'] },
  { id: 'C15', post: 'P09' },
  { id: 'C16', post: 'P10', marks: ['70', '72'], sheets: ['80', '81', '82', '79', '83'] },
  { id: 'C17', post: 'P11', marks: ['55', '51.5'], sheets: ['75', '78', '74', '77', '76'] },
  { id: 'C18', post: 'P12', marks: ['60', '65'], sheets: ['82', '80', '81', '83', '84'] },
  { id: 'C19', post: 'P13', marks: ['64.25', '64'], sheets: ['77', '79', '78', '76', '80'] },
  { id: 'C20', post: 'P14', marks: ['75', '73'], sheets: ['90', '80', '85', '85', '85'] },
  { id: 'C21', post: 'P15', marks: ['59', '61'], sheets: ['66', '70', '68', '67', '69'] },
  { id: 'C22', post: 'P16', marks: ['82', '79'], sheets: ['88', '89', '87', '86', '90'] },
];

export const posts: readonly string[] = Array.from(
  { length: 16 },
  (_, index) => `P${String(index + 1).padStart(2, '0')}`,
);

/** The culture centre; all other posts are at schools. */
export const CENTRE = 'P16';

/** Scripts were handed in by all who came. */
export const sat = files.filter(({ marks }) => marks !== undefined);

export const fileOf = (candidate: string): CandidateFile => {
  const found = files.find(({ id }) => id === candidate);
  if (found === undefined) throw new Error(`no candidate ${candidate}`);
  return found;
};
