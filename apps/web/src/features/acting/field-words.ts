import { wordsOf } from '../../words/codes.js';
import type { Words } from '../../words/language.js';
import { choiceNames } from './words/choices.js';
import { type FieldNames, fieldNames } from './words/fields.js';
import { fieldHints } from './words/hints.js';
import type { Path } from './values.js';

/** Where a field stands: in which command, and there under which names. */
export interface Place {
  readonly command: string;
  readonly path: Path;
}

const isName = (step: string | number): step is string => typeof step === 'string';

/** The keys under which words of a field may stand, the nearest first. */
const keysOf = ({ command, path }: Place): readonly string[] => {
  const [name = '', group] = path.filter(isName).reverse();
  return [
    ...(group === undefined ? [`${command}.${name}`] : [`${command}.${group}.${name}`, `${group}.${name}`]),
    name,
  ];
};

const foundIn = <Found>(all: Readonly<Record<string, Found>>, place: Place): Found | undefined => {
  const key = keysOf(place).find((one) => all[one] !== undefined);
  return key === undefined ? undefined : all[key];
};

const toldIn = (all: FieldNames, place: Place): Words | undefined => {
  const told = foundIn(all, place);
  if (told === undefined) return undefined;
  const [vi, en, one = en, viOne = vi] = told;
  const step = place.path.at(-1);
  return typeof step !== 'number'
    ? { vi, en }
    : { vi: `${viOne} ${String(step + 1)}`, en: `${one} ${String(step + 1)}` };
};

/** What a field is called over its input; one entry of a list by its number, too. */
export const fieldWords = (place: Place): Words => {
  const name = place.path.filter(isName).at(-1) ?? '';
  return toldIn(fieldNames, place) ?? { vi: name, en: name };
};

/** What helps to fill it in, where its name does not say enough. */
export const fieldHint = (place: Place): Words | undefined => {
  const told = foundIn(fieldHints, place);
  return told === undefined ? undefined : { vi: told[0], en: told[1] };
};

/** Under which kind the server's words for the choices of a field stand, where that is not the name of the field. */
const kinds: Readonly<Record<string, string>> = {
  office: 'offices',
  item: 'missing',
  result: 'fact',
  'EstablishBoard.kind': 'body',
  'GrantRole.role': 'roles',
  'RevokeRole.role': 'roles',
};

/** What one of the choices of a field is called. */
export const choiceWords = (place: Place, choice: string): Words => {
  const name = place.path.filter(isName).at(-1) ?? '';
  return foundIn(choiceNames, place)?.[choice] ?? wordsOf(foundIn(kinds, place) ?? name, choice);
};

/** `EstablishCouncil` → `Establish council`: what somebody is about to do, in both languages. */
export const actWords = (command: string, { vi }: Pick<Words, 'vi'>): Words => {
  const [first = '', ...rest] = command.split(/(?=[A-Z])/);
  return { vi, en: [first, ...rest.map((one) => one.toLowerCase())].join(' ') };
};
