import { useEffect, useState } from 'react';
import type { Scan } from '../../ui/ScanInput.js';

/** A mark that is typed and not sent. `key`: the same for every try of the same mark, so that a repeat writes nothing twice. */
export interface MarkDraft {
  readonly typed: string;
  readonly scan: Scan | null;
  readonly key: string;
}

/** Drafts by the code of the script, or of the candidate. */
export type MarkDrafts = Readonly<Record<string, MarkDraft>>;

/** What changed in a draft makes another request of it. */
export const changedDraft = (
  drafts: MarkDrafts,
  code: string,
  change: Partial<Pick<MarkDraft, 'typed' | 'scan'>>,
  key: string,
): MarkDrafts => {
  const { typed, scan } = drafts[code] ?? { typed: '', scan: null };
  return { ...drafts, [code]: { typed, scan, ...change, key } };
};

export const withoutDraft = (drafts: MarkDrafts, code: string): MarkDrafts =>
  Object.fromEntries(Object.entries(drafts).filter(([one]) => one !== code));

const kept = (place: string): MarkDrafts => {
  const text = sessionStorage.getItem(place);
  return text === null ? {} : (JSON.parse(text) as MarkDrafts);
};

/** Keeps marks in this tab while they are typed: through a page loaded anew, a lost line and a new sign-in. */
export const useMarkDrafts = (place: string) => {
  const [drafts, setDrafts] = useState(() => kept(place));
  useEffect(() => {
    if (Object.keys(drafts).length === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(drafts));
  }, [place, drafts]);
  return {
    drafts,
    change: (code: string, change: Partial<Pick<MarkDraft, 'typed' | 'scan'>>) => {
      setDrafts((old) => changedDraft(old, code, change, crypto.randomUUID()));
    },
    drop: (code: string) => {
      setDrafts((old) => withoutDraft(old, code));
    },
  };
};
