import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

/** What is shown to people, in both languages. One without the other does not compile. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** `pseudo` is English, longer and with marks: what breaks in it would break in a language with longer words. */
export type Language = 'vi' | 'en' | 'pseudo';

const KEPT = 'khoabang.language';
const isLanguage = (text: string | null): text is Language => text === 'vi' || text === 'en' || text === 'pseudo';

const marks: Readonly<Record<string, string>> = {
  a: 'à',
  e: 'ë',
  i: 'ï',
  o: 'ö',
  u: 'ü',
  A: 'Å',
  E: 'Ë',
  O: 'Ö',
  U: 'Ü',
};

/** A text 40 % longer. */
const stretched = (text: string): string =>
  `[${text.replace(/[aeiouAEOU]/g, (letter) => marks[letter] ?? letter)}${'·'.repeat(Math.ceil(text.length * 0.4))}]`;

/** Words as one language says them. */
export const said = (language: Language, { vi, en }: Words): string => {
  if (language === 'vi') return vi;
  return language === 'en' ? en : stretched(en);
};

/** What was chosen here before; else English for who asks for that first, and Vietnamese for all others. */
const initial = (): Language => {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  return /^en\b/i.test(navigator.language) ? 'en' : 'vi';
};

interface Speaking {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Spoken = createContext<Speaking>({ language: 'vi', choose: () => undefined });

/** The language of the page, which the page itself says, too. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState(initial);
  const choose = useCallback((next: Language) => {
    localStorage.setItem(KEPT, next);
    setLanguage(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language === 'vi' ? 'vi' : 'en';
  }, [language]);
  const speaking = useMemo(() => ({ language, choose }), [language, choose]);
  return <Spoken value={speaking}>{children}</Spoken>;
};

export const useLanguage = (): Speaking => useContext(Spoken);

/** Says words in the language of the page. */
export const useSay = (): ((words: Words) => string) => {
  const { language } = useLanguage();
  return useCallback((words: Words) => said(language, words), [language]);
};

/** The language in which the server is asked to answer. */
export const askedLanguage = (): 'vi' | 'en' => (initial() === 'vi' ? 'vi' : 'en');
