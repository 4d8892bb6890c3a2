import type { Words } from '../../words/language.js';
import { wordsOf } from '../../words/codes.js';

/** What a field is called over its input. */
export const fieldWords = (name: string): Words => ({ vi: name, en: name });

const hints: Readonly<Record<string, Words>> = {};

/** What helps to fill it in, where its name does not say enough. */
export const fieldHint = (name: string): Words | undefined => hints[name];

/** What one of the choices of a field is called. */
export const choiceWords = (name: string, choice: string): Words => wordsOf(name, choice);
