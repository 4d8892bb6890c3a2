import type { Recorded } from '#kernel';
import type { RoundEventType } from '../round/cards.js';
import type { RoundEvents } from '../round/events.js';

const CATEGORY = 'round-';

export type { RoundEventType } from '../round/cards.js';

/** True for events of a round: other streams may use the same name for a type. */
export const inRound = ({ stream }: Pick<Recorded, 'stream'>): boolean => stream.startsWith(CATEGORY);

/** The id of the round that an event belongs to. */
export const roundOf = ({ stream }: Pick<Recorded, 'stream'>): string => stream.slice(CATEGORY.length);

/** The key of a view with one document for each round. */
export const byRound = (recorded: Recorded): readonly string[] => (inRound(recorded) ? [roundOf(recorded)] : []);

/** The last part of `round/part`. */
export const partOf = (key: string): string => key.slice(key.indexOf('/') + 1);

type Parts = {
  readonly [E in RoundEventType]?: (data: RoundEvents[E], recorded: Recorded) => string | readonly string[];
};

/** Keys `round/part` for a view with one document for each part: the table names the parts that an event touches. */
export const byPart =
  (parts: Parts) =>
  (recorded: Recorded): readonly string[] => {
    const part = parts[recorded.type as RoundEventType] as
      ((data: unknown, recorded: Recorded) => string | readonly string[]) | undefined;
    if (part === undefined || !inRound(recorded)) return [];
    return [part(recorded.data, recorded)].flat().map((name) => `${roundOf(recorded)}/${name}`);
  };

/** The document with some fields changed; an unknown document stays unknown. */
export const changed = <Doc extends object>(document: Doc | undefined, change: Partial<Doc>): Doc | undefined =>
  document === undefined ? undefined : { ...document, ...change };

/** As {@link changed}, with a change that depends on what the document says. */
export const changedBy = <Doc extends object>(
  document: Doc | undefined,
  change: (known: Doc) => Partial<Doc>,
): Doc | undefined => document && changed(document, change(document));
