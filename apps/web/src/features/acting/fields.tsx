import { type ComponentType, createContext, useContext } from 'react';
import type { ActField, Shape } from '../../api/acts.js';
import { Button } from '../../ui/Button.js';
import { Field, SelectField, TextField } from '../../ui/Field.js';
import { useSay } from '../../words/language.js';
import { choiceWords, fieldHint, fieldWords } from './field-words.js';
import { HashInput } from './HashInput.js';
import { type Known, singular } from './known.js';
import { emptyOf, type Path, pathText, type Value } from './values.js';

/** What every field of a form shares. */
interface Form {
  /** The command that the form is of: one name means different things in different ones. */
  readonly command: string;
  readonly known: Known;
  /** What is wrong with a field, by its path as a refusal names it. */
  readonly faults: Readonly<Record<string, string>>;
  readonly set: (path: Path, value: Value) => void;
  /** Fields that the line of work has filled in: said, and not asked for. */
  readonly fixed: readonly string[];
}

export const FormContext = createContext<Form>({
  command: '',
  known: { people: {}, codes: {} },
  faults: {},
  set: () => undefined,
  fixed: [],
});

interface FieldProps {
  readonly name: string;
  readonly shape: Shape;
  readonly path: Path;
  readonly value: Value;
  readonly needed: boolean;
}

/** Words over a field; what need not be said says so. */
const useLabel = ({ path, needed }: FieldProps): string => {
  const say = useSay();
  const { command } = useContext(FormContext);
  return `${say(fieldWords({ command, path }))}${needed ? '' : say({ vi: ' (không bắt buộc)', en: ' (optional)' })}`;
};

/** What helps to fill a field in. An entry of a list says it no second time. */
const useHint = ({ path }: FieldProps): string | undefined => {
  const say = useSay();
  const { command } = useContext(FormContext);
  const hint = typeof path.at(-1) === 'number' ? undefined : fieldHint({ command, path });
  return hint === undefined ? undefined : say(hint);
};

const useFaultOf = (path: Path): string | undefined => useContext(FormContext).faults[pathText(path)];

const textOf = (value: Value): string => (typeof value === 'string' ? value : '');

const OneOf = (props: FieldProps & { readonly options: readonly (readonly [string, string])[] }) => {
  const say = useSay();
  const { set } = useContext(FormContext);
  return (
    <SelectField
      label={useLabel(props)}
      hint={useHint(props)}
      fault={useFaultOf(props.path)}
      value={textOf(props.value)}
      empty={say({ vi: '– chọn –', en: '– choose –' })}
      options={props.options}
      onText={(text) => {
        set(props.path, text === '' ? undefined : text);
      }}
    />
  );
};

const Choice = (props: FieldProps) => {
  const say = useSay();
  const { command } = useContext(FormContext);
  const { path, shape } = props;
  const choices = shape.kind === 'choice' ? shape.choices : [];
  return <OneOf {...props} options={choices.map((one) => [one, say(choiceWords({ command, path }, one))])} />;
};

const Person = (props: FieldProps) => {
  const { people } = useContext(FormContext).known;
  const options = Object.entries(people).sort(([, a], [, b]) => a.localeCompare(b, 'vi'));
  return options.length === 0 ? <Line {...props} /> : <OneOf {...props} options={options} />;
};

const Code = (props: FieldProps) => {
  const { codes } = useContext(FormContext).known;
  const options = codes[singular(props.name)];
  return options === undefined || options.length === 0 ? <Line {...props} /> : <OneOf {...props} options={options} />;
};

/** What is typed in one line, and how phones offer to type it. */
const Line = (props: FieldProps) => {
  const { set } = useContext(FormContext);
  const { kind } = props.shape;
  const modes = { count: 'numeric', mark: 'decimal' } as const;
  const types = { day: 'date', moment: 'datetime-local' } as const;
  return (
    <TextField
      label={useLabel(props)}
      hint={useHint(props)}
      fault={useFaultOf(props.path)}
      value={textOf(props.value)}
      short={kind === 'count' || kind === 'mark'}
      type={kind in types ? types[kind as keyof typeof types] : 'text'}
      {...(kind in modes ? { inputMode: modes[kind as keyof typeof modes] } : {})}
      autoComplete="off"
      onText={(text) => {
        set(props.path, text);
      }}
    />
  );
};

const LongText = (props: FieldProps) => {
  const { set } = useContext(FormContext);
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

const Hash = (props: FieldProps) => {
  const { set } = useContext(FormContext);
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

const YesNo = (props: FieldProps) => {
  const say = useSay();
  const { set } = useContext(FormContext);
  const label = useLabel(props);
  const fault = useFaultOf(props.path);
  const hint = useHint(props);
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

const Group = (props: FieldProps) => {
  const label = useLabel(props);
  const { shape, path, value } = props;
  if (shape.kind !== 'group') return null;
  return (
    <fieldset className="card stack">
      <legend>{label}</legend>
      <Fields fields={shape.fields} path={path} value={value} />
    </fieldset>
  );
};

const List = (props: FieldProps) => {
  const say = useSay();
  const { set } = useContext(FormContext);
  const { name, shape, path, value } = props;
  const label = useLabel(props);
  const hint = useHint(props);
  const fault = useFaultOf(path);
  if (shape.kind !== 'list') return null;
  const entries: readonly Value[] = Array.isArray(value) ? (value as readonly Value[]) : [];
  return (
    <fieldset className="card stack">
      <legend>
        {label} ({entries.length})
      </legend>
      {hint === undefined ? null : <p className="small soft">{hint}</p>}
      {fault === undefined ? null : <p className="fault">✕ {fault}</p>}
      {entries.map((entry, at) => (
        // Entries have no names of their own; they are taken away from the end alone.
        <OneField key={at} name={name} shape={shape.of} path={[...path, at]} value={entry} needed />
      ))}
      <div className="row">
        <Button
          onClick={() => {
            set(path, [...entries, emptyOf(shape.of)]);
          }}
          why={
            entries.length >= (shape.most ?? Infinity)
              ? say({ vi: `nhiều nhất ${String(shape.most)}`, en: `${String(shape.most)} at most` })
              : undefined
          }
        >
          {say({ vi: '+ Thêm', en: '+ Add' })}
        </Button>
        {entries.length === 0 ? null : (
          <Button
            quiet
            onClick={() => {
              set(path, entries.slice(0, -1));
            }}
          >
            {say({ vi: 'Bỏ dòng cuối', en: 'Take the last away' })}
          </Button>
        )}
      </div>
    </fieldset>
  );
};

const inputs: Readonly<Record<Shape['kind'], ComponentType<FieldProps>>> = {
  group: Group,
  list: List,
  choice: Choice,
  person: Person,
  code: Code,
  line: Line,
  text: LongText,
  count: Line,
  mark: Line,
  day: Line,
  moment: Line,
  hash: Hash,
  yes: YesNo,
};

const OneField = (props: FieldProps) => {
  const Input = inputs[props.shape.kind];
  return <Input {...props} />;
};

/** The fields of a form, or of a group in it, each by what it holds. */
export const Fields = ({
  fields,
  path,
  value,
}: {
  readonly fields: readonly ActField[];
  readonly path: Path;
  readonly value: Value;
}) => {
  const { fixed } = useContext(FormContext);
  const group = (value ?? {}) as Readonly<Record<string, Value>>;
  return fields
    .filter(({ name }) => path.length > 0 || !fixed.includes(name))
    .map((field) => (
      <OneField
        key={field.name}
        name={field.name}
        shape={field}
        path={[...path, field.name]}
        value={group[field.name]}
        needed={field.needed === true}
      />
    ));
};
