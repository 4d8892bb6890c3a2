import type { Recorded } from '#kernel';

/** The id behind `<category>-`, for an event that is known to stand in a stream of the category. */
export const idOf = (category: string, { stream }: Pick<Recorded, 'stream'>): string =>
  stream.slice(category.length + 1);

/** The same; `undefined` for a stream of another category: it may use the same name for a type. */
export const idIn = (category: string, recorded: Pick<Recorded, 'stream'>): string | undefined =>
  recorded.stream.startsWith(`${category}-`) ? idOf(category, recorded) : undefined;

/** The key of a view with one document for each stream of a category. */
export const byStream =
  (category: string) =>
  (recorded: Recorded): readonly string[] => {
    const id = idIn(category, recorded);
    return id === undefined ? [] : [id];
  };
