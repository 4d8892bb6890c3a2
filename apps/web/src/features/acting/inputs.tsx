import { useId } from 'react';
import { Field, TextField } from '../../ui/Field.js';
import { Pick } from '../../ui/Pick.js';
import { useSay } from '../../words/language.js';
import { choiceWords } from './field-words.js';
import { type FieldProps, textOf, useFaultOf, useForm, useHint, useLabel } from './form.js';
import { HashInput } from './HashInput.js';
import { chosenFrom, suggestedFor } from './known.js';
import { pathText } from './values.js';

const OneOf = (props: FieldProps & { readonly options: readonly (readonly [string, string])[] }) => {
  const { set } = useForm();
  return (
    <Pick
      label={useLabel(props)}
      hint={useHint(props)}
      fault={useFaultOf(props.path)}
      value={textOf(props.value)}
      options={props.options}
      onText={(text) => {
        set(props.path, text === '' ? undefined : text);
      }}
    />
  );
};

/** One of a few that the command names. */
export const Choice = (props: FieldProps) => {
  const say = useSay();
  const { command } = useForm();
  const { path, shape } = props;
  const choices = shape.kind === 'choice' ? shape.choices : [];
  return <OneOf {...props} options={choices.map((one) => [one, say(choiceWords({ command, path }, one))])} />;
};

/** Somebody without an account is in no list: the code by which the registry knows the person is typed. */
const Unlisted = (props: FieldProps) => {
  const say = useSay();
  const { set } = useForm();
  return (
    <details>
      <summary className="small">
        {say({ vi: 'Người không có trong danh sách', en: 'Somebody not in the list' })}
      </summary>
      <input
        type="text"
        className="input"
        aria-label={`${useLabel(props)}: ${say({ vi: 'mã người', en: 'code of the person' })}`}
        placeholder={say({ vi: 'Mã người (personId)', en: 'Code of the person (personId)' })}
        value={textOf(props.value)}
        onChange={({ target }) => {
          set(props.path, target.value.trim());
        }}
      />
    </details>
  );
};

/** Somebody, or something with a code: chosen from what is known here, typed where nothing is. */
export const Known = (props: FieldProps) => {
  const { known, command } = useForm();
  const isPerson = props.shape.kind === 'person';
  const options = chosenFrom(known, { command, path: props.path }, isPerson);
  if (options.length === 0) return <Line {...props} />;
  return (
    <>
      <OneOf {...props} options={options} />
      {isPerson ? <Unlisted {...props} /> : null}
    </>
  );
};

const modes = { count: 'numeric', mark: 'decimal' } as const;
const types = { day: 'date', moment: 'datetime-local' } as const;

/** What is typed in one line, and how phones offer to type it. */
export const Line = (props: FieldProps) => {
  const { set, command, known } = useForm();
  const { kind } = props.shape;
  const offered = suggestedFor(known, { command, path: props.path });
  const list = useId();
  return (
    <>
      <TextField
        label={useLabel(props)}
        hint={useHint(props)}
        fault={useFaultOf(props.path)}
        value={textOf(props.value)}
        short={kind === 'count' || kind === 'mark'}
        type={kind in types ? types[kind as keyof typeof types] : 'text'}
        {...(kind in modes ? { inputMode: modes[kind as keyof typeof modes] } : {})}
        autoComplete="off"
        {...(offered.length > 0 ? { list } : {})}
        onText={(text) => {
          set(props.path, text);
        }}
      />
      {offered.length === 0 ? null : (
        <datalist id={list}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
};

/** What takes more than a line. */
export const LongText = (props: FieldProps) => {
  const { set } = useForm();
  return (
    <Field label={useLabel(props)} hint={useHint(props)} fault={useFaultOf(props.path)}>
      {(tied) => (
        <textarea
          {...tied}
          className="input"
          value={textOf(props.value)}
          onChange={({ target }) => {
            set(props.path, target.value);
          }}
        />
      )}
    </Field>
  );
};

/** The fingerprint of a file. */
export const Hash = (props: FieldProps) => {
  const { set } = useForm();
  return (
    <HashInput
      label={useLabel(props)}
      fault={useFaultOf(props.path)}
      value={textOf(props.value)}
      onText={(text) => {
        set(props.path, text);
      }}
    />
  );
};

/** Yes or no, neither before it was said. */
export const YesNo = (props: FieldProps) => {
  const say = useSay();
  const { set } = useForm();
  const label = useLabel(props);
  const hint = useHint(props);
  const fault = useFaultOf(props.path);
  const name = pathText(props.path);
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {fault === undefined ? null : <p className="fault">✕ {fault}</p>}
      <div className="row">
        {[true, false].map((answer) => (
          <label key={String(answer)} className="choice">
            <input
              type="radio"
              name={name}
              value={String(answer)}
              checked={props.value === answer}
              onChange={() => {
                set(props.path, answer);
              }}
            />
            {answer ? say({ vi: 'Có', en: 'Yes' }) : say({ vi: 'Không', en: 'No' })}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
