import { type Document, type Entry, type Page, PAGE_SIZE_MAX } from '#kernel';

/** Where the documents of a list come from, and what of them its reader is shown. */
export interface Source {
  /** Documents in the order of the list, behind a cursor. */
  readonly list: (limit: number, after: string | undefined) => Promise<Page>;
  /** What of each the reader is shown; `undefined` hides it. */
  readonly show: (entries: readonly Entry[]) => Promise<readonly (Document | undefined)[]>;
  /** Whether a document, as it is shown, is one of those asked for. */
  readonly isWanted: (document: Document) => boolean;
  /** Lets others have their turn. */
  readonly breath: () => Promise<void>;
}

const LIMIT = 50;

/** A page of what is shown, and where it ended. */
export interface ShownPage {
  readonly items: readonly Document[];
  readonly next?: string;
}

/**
 * A page as if what the reader is not shown were not there: it is full where there is more to show, its cursor stands behind
 * the last one that is shown, and there is no cursor where only hidden ones follow.
 */
export const shownPage = async (
  { list, show, isWanted, breath }: Source,
  { limit = LIMIT, after: from }: { readonly limit?: number; readonly after?: string },
): Promise<ShownPage> => {
  const items: Document[] = [];
  // Where the last of them stands: so many documents behind this cursor.
  let last: { readonly after: string | undefined; readonly count: number } = { after: from, count: 0 };
  let after = from;
  // Whoever asks for few of which none is shown would else have all be gone through in steps of a few, each of which may be a
  // walk through all of them: further steps are as long as they may be, and others have their turn between them.
  for (let size = limit; ; size = PAGE_SIZE_MAX) {
    const page = await list(size, after);
    for (const [index, document] of (await show(page.items)).entries()) {
      if (document === undefined || !isWanted(document)) continue;
      if (items.length === limit) return { items, next: (await list(last.count, last.after)).next ?? '' };
      items.push(document);
      last = { after, count: index + 1 };
    }
    after = page.next;
    if (after === undefined) return { items };
    await breath();
  }
};
