import { createContext, useContext } from 'react';
import type { Shape } from '../../api/acts.js';
import { useSay } from '../../words/language.js';
import { fieldHint, fieldWords } from './field-words.js';
import type { Known } from './known.js';
import type { Start } from './proposals.js';
import { type Path, pathText, type Value } from './values.js';

/** What every field of a form shares. */
interface Form {
  /** The command that the form is of: one name means different things in different ones. */
  readonly command: string;
  /** The round that the form is about, if it is. */
  readonly round: string | undefined;
  readonly known: Known;
  readonly start: Start;
  /** All that was typed so far. */
  readonly value: Value;
  /** What is wrong with a field, by its path as a refusal names it. */
  readonly faults: Readonly<Record<string, string>>;
  readonly set: (path: Path, value: Value) => void;
  /** Fields that the line of work has filled in: said, and not asked for. */
  readonly fixed: readonly string[];
}

export const FormContext = createContext<Form>({
  command: '',
  round: undefined,
  known: { people: {}, codes: {} },
  start: { me: undefined, candidates: [], due: [], records: [] },
  value: {},
  faults: {},
  set: () => undefined,
  fixed: [],
});

export const useForm = (): Form => useContext(FormContext);

/** A field as it is asked for. */
export interface FieldProps {
  readonly name: string;
  readonly shape: Shape;
  readonly path: Path;
  readonly value: Value;
  readonly needed: boolean;
}

/** Words over a field; what need not be said says so. */
export const useLabel = ({ path, needed }: Pick<FieldProps, 'path' | 'needed'>): string => {
  const say = useSay();
  const { command } = useForm();
  return `${say(fieldWords({ command, path }))}${needed ? '' : say({ vi: ' (không bắt buộc)', en: ' (optional)' })}`;
};

/** True in an entry of a list, and in those behind the first. */
const isEntry = (path: Path): boolean =>
  typeof path.at(-1) === 'number' || path.some((step) => typeof step === 'number' && step > 0);

/** What helps to fill a field in. A list says it once. */
export const useHint = ({ path }: Pick<FieldProps, 'path'>): string | undefined => {
  const say = useSay();
  const { command } = useForm();
  const hint = isEntry(path) ? undefined : fieldHint({ command, path });
  return hint === undefined ? undefined : say(hint);
};

export const useFaultOf = (path: Path): string | undefined => useForm().faults[pathText(path)];

/** Under which id a field stands in the page: what is wrong with it leads there. */
export const placeId = (path: string): string => `field-${path}`;

/** What stands in a field of text. */
export const textOf = (value: Value): string => (typeof value === 'string' ? value : '');
