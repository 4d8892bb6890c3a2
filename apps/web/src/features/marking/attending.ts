import type { ListRoundCandidatesAnswer } from '../../api/types.gen.js';
import type { Words } from '../../words/language.js';

export type Candidate = ListRoundCandidatesAnswer['items'][number];

/** Who is on the list and may come to the paper, in the order of the numbers. */
export const called = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates
    .filter(({ candidateNo, status }) => candidateNo !== null && status !== 'WITHDRAWN' && status !== 'REFUSED')
    .toSorted((a, b) => ((a.candidateNo ?? '') < (b.candidateNo ?? '') ? -1 : 1));

/** Whether somebody came, as the address names it. */
export type Attendance = 'open' | 'present' | 'absent';

export const attendanceOf = ({ attendance }: Candidate): Attendance =>
  attendance === null ? 'open' : attendance === 'PRESENT' ? 'present' : 'absent';

export const attendanceWords: Readonly<Record<Attendance, Words>> = {
  open: { vi: 'Chưa điểm danh', en: 'Not called yet' },
  present: { vi: 'Có mặt', en: 'Present' },
  absent: { vi: 'Vắng', en: 'Absent' },
};

/** A script as it is handed in: how many sheets were counted, and whether its writer signed for it. */
export interface HandedIn {
  readonly sheets: string;
  readonly signed: boolean;
}

export type Handing = Readonly<Record<string, HandedIn>>;

const notCounted: HandedIn = { sheets: '', signed: true };

export const handedBy = (handing: Handing, candidate: string): HandedIn => handing[candidate] ?? notCounted;

/** What is sent of all who came; `undefined` while one is not counted. */
export const scriptsOf = (present: readonly Candidate[], handing: Handing) => {
  const scripts = present.map(({ candidate }) => ({ candidate, ...handedBy(handing, candidate) }));
  if (scripts.some(({ sheets }) => !/^\d{1,3}$/.test(sheets.trim()))) return undefined;
  return scripts.map(({ sheets, ...script }) => ({ ...script, sheets: Number(sheets) }));
};
