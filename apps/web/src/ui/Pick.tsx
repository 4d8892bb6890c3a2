import { useState } from 'react';
import { fold } from '../words/format.js';
import { useSay } from '../words/language.js';
import { Field } from './Field.js';

/** More than this are looked through by typing. */
const MANY = 12;

interface PickProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onText: (text: string) => void;
}

/** One of many, by their words: what is typed leaves those that hold it, without regard to marks and case. */
export const Pick = ({ label, hint, fault, value, options, onText }: PickProps) => {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const left = options.filter(([one, words]) => one === value || fold(words).includes(fold(typed)));
  const isLost = value !== '' && !options.some(([one]) => one === value);
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(tied) => (
        <>
          {options.length <= MANY ? null : (
            <input
              type="search"
              className="input"
              aria-label={`${label}: ${say({ vi: 'lọc danh sách', en: 'filter the list' })}`}
              placeholder={say({ vi: 'Gõ để lọc danh sách…', en: 'Type to filter the list…' })}
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value);
              }}
            />
          )}
          <select
            {...tied}
            className="input"
            value={value}
            onChange={({ target }) => {
              onText(target.value);
            }}
          >
            <option value="">
              {typed === ''
                ? say({ vi: '– chọn –', en: '– choose –' })
                : say({ vi: `– chọn (${String(left.length)}) –`, en: `– choose (${String(left.length)}) –` })}
            </option>
            {isLost ? <option value={value}>{value}</option> : null}
            {left.map(([one, words]) => (
              <option key={one} value={one}>
                {words}
              </option>
            ))}
          </select>
        </>
      )}
    </Field>
  );
};
