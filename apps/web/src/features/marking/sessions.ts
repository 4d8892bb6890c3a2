import type { ListRoundDefenceAnswer } from '../../api/types.gen.js';
import type { Words } from '../../words/language.js';

export type Session = ListRoundDefenceAnswer['items'][number];

/** A step of a session: done, at it, or to come. */
export interface Step {
  readonly words: Words;
  readonly state: 'DONE' | 'NOW' | 'OPEN';
}

const minutesWords = (words: Words, minutes: number | null): Words =>
  minutes === null
    ? words
    : { vi: `${words.vi} ${String(minutes)} phút`, en: `${words.en} ${String(minutes)} minutes` };

const sheetsWords = ({ sheets, present }: Session): Words => {
  const count = present === null ? '' : ` ${String(Object.keys(sheets).length)}/${String(present.length)}`;
  return { vi: `Ký phiếu điểm${count}`, en: `Sheets signed${count}` };
};

/** True once everybody who attended has signed. */
export const isSigned = ({ sheets, present }: Session): boolean =>
  present !== null && present.length > 0 && present.every((member) => sheets[member] !== undefined);

/** What happens to a candidate in the room, in order, and how far it is. */
export const stepsOf = (session: Session): readonly Step[] => {
  const { status, presentedMinutes, questionedMinutes, present } = session;
  const steps: readonly (readonly [words: Words, isDone: boolean])[] = [
    [{ vi: 'Vào phòng', en: 'Called in' }, status === 'STARTED'],
    [minutesWords({ vi: 'Trình bày', en: 'Presented' }, presentedMinutes), presentedMinutes !== null],
    [minutesWords({ vi: 'Hỏi đáp', en: 'Questioned' }, questionedMinutes), questionedMinutes !== null],
    [{ vi: 'Xác nhận người dự đủ', en: 'Attendance of the panel' }, present !== null],
    [sheetsWords(session), isSigned(session)],
  ];
  const now = status === 'STARTED' ? steps.findIndex(([, isDone]) => !isDone) : -1;
  return steps.map(([words, isDone], at) => ({ words, state: isDone ? 'DONE' : at === now ? 'NOW' : 'OPEN' }));
};

/** In the order of the lot; who has none stands at the end. */
export const inOrder = (sessions: readonly Session[]): readonly Session[] =>
  sessions.toSorted((a, b) => (a.order ?? 999) - (b.order ?? 999) || (a.candidate < b.candidate ? -1 : 1));

/** The own sheet where it is the only one that the reader may open; `undefined` where more are open, or none. */
export const onlySheet = ({ sheets }: Session) => {
  const open = Object.values(sheets).filter(({ score }) => score !== null);
  return open.length === 1 && Object.keys(sheets).length > 1 ? open[0] : undefined;
};
