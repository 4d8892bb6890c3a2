import { useEffect, useState } from 'react';
import type { Value } from './values.js';

/** What was typed and not sent yet, and under which key it will be: a repeat after a broken line writes nothing twice. */
export interface Draft {
  readonly value: Value;
  readonly key: string;
}

const fresh = (value: Value): Draft => ({ value, key: crypto.randomUUID() });

const kept = (place: string): Draft | undefined => {
  const text = sessionStorage.getItem(place);
  return text === null ? undefined : (JSON.parse(text) as Draft);
};

/** Keeps what is typed in this tab, through a new sign-in, a lost line and a page loaded anew, until it was sent. */
export const useDraft = (place: string, first: () => Value) => {
  const [draft, setDraft] = useState(() => kept(place) ?? fresh(first()));
  const [isTouched, setIsTouched] = useState(() => kept(place) !== undefined);
  useEffect(() => {
    if (isTouched) sessionStorage.setItem(place, JSON.stringify(draft));
  }, [place, draft, isTouched]);
  return {
    draft,
    isTouched,
    change: (next: (value: Value) => Value) => {
      setIsTouched(true);
      setDraft(({ value, key }) => ({ value: next(value), key }));
    },
    drop: () => {
      sessionStorage.removeItem(place);
      setIsTouched(false);
      setDraft(fresh(first()));
    },
  };
};
