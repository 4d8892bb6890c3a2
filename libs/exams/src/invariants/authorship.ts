import type { Recorded } from '#kernel';
import { isA } from '../round/history.js';
import { type Breach, breach, type Check, whoActs } from './breach.js';

/** Whose mark, score, vote or opinion an event says it is; `undefined` for events of another kind. */
const authorOf = (recorded: Recorded): string | undefined => {
  if (isA(recorded, 'MarkRecorded') || isA(recorded, 'MarkCorrected') || isA(recorded, 'AppealMarked')) {
    return recorded.data.marker;
  }
  return isA(recorded, 'SheetSigned') || isA(recorded, 'VoteCast') || isA(recorded, 'OpinionGiven')
    ? recorded.data.member
    : undefined;
};

/** (6) A mark, a score, a vote and an opinion are given by the person under whose name they stand. */
export const authorsAreActors: Check = (history) =>
  history.flatMap((recorded): readonly Breach[] => {
    const author = authorOf(recorded);
    return author === undefined || whoActs(recorded).includes(author)
      ? []
      : [breach(6, recorded, `${recorded.type} stands under ${author}, who did not act`)];
  });
