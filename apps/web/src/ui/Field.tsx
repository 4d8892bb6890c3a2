import { type ComponentProps, type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  /** The control, given what ties it to its label, hint and fault. */
  readonly children: (tied: Tied) => ReactNode;
}

/** What ties a control to the words around it. */
export interface Tied {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

/** A control under its label, with a hint and, where it was refused, what is wrong with it. */
export const Field = ({ label, hint, fault, children }: FieldProps) => {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`]
    .filter((one) => one !== '')
    .join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p className="fault" id={`${id}-fault`}>
          ✕ {fault}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': fault !== undefined,
      })}
    </div>
  );
};

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'id' | 'className'> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly value: string;
  readonly short?: boolean;
  readonly onText: (text: string) => void;
}

/** One line of text. Marks and numbers are texts, too: scrolling changes nothing, and nothing is rounded. */
export const TextField = ({ label, hint, fault, value, short, onText, ...rest }: TextFieldProps) => (
  <Field label={label} hint={hint} fault={fault}>
    {(tied) => (
      <input
        type="text"
        {...rest}
        {...tied}
        className={short === true ? 'input short' : 'input'}
        value={value}
        onChange={({ target }) => {
          onText(target.value);
        }}
      />
    )}
  </Field>
);

/** One of several, by their words. */
export const SelectField = ({
  label,
  hint,
  fault,
  value,
  options,
  empty,
  onText,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  /** What stands there while nothing is chosen; without it something always is. */
  readonly empty?: string;
  readonly onText: (text: string) => void;
}) => (
  <Field label={label} hint={hint} fault={fault}>
    {(tied) => (
      <select
        {...tied}
        className="input"
        value={value}
        onChange={({ target }) => {
          onText(target.value);
        }}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    )}
  </Field>
);
