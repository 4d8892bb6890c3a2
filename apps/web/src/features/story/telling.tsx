import { createContext, useContext } from 'react';
import type { ShowHistoryAnswer } from '../../api/types.gen.js';
import { type Language, said, type Words } from '../../words/language.js';
import { personWords } from '../../words/seated.js';

/** What is known of the people of a round where it is told. */
interface Known {
  readonly seats: ReadonlyMap<string, Words>;
  /** By personId; empty until somebody asks for them. */
  readonly names: Readonly<Record<string, string>>;
  readonly isRetrospective: boolean;
  /** By its number, what the log holds: for those who check it. */
  readonly log: ReadonlyMap<number, ShowHistoryAnswer['items'][number]>;
}

export const Telling = createContext<Known>({ seats: new Map(), names: {}, isRetrospective: false, log: new Map() });

/** How the people of the round are called here. */
export const useTelling = (): Known & {
  readonly who: (language: Language, person: string, authority?: string) => string;
} => {
  const known = useContext(Telling);
  return {
    ...known,
    who: (language, person, authority) => {
      const seat = said(language, personWords(known.seats, person, authority));
      const name = known.names[person];
      return name === undefined ? seat : `${name}, ${seat.replace(/ \([^()]*\)$/, '')}`;
    },
  };
};
