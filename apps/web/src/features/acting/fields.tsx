import type { ComponentType } from 'react';
import type { ActField, Shape } from '../../api/acts.js';
import { Button } from '../../ui/Button.js';
import { useSay } from '../../words/language.js';
import { type FieldProps, placeId, useFaultOf, useForm, useHint, useLabel } from './form.js';
import { Choice, Hash, Known, Line, LongText, YesNo } from './inputs.js';
import { type Choices, chosenFrom } from './known.js';
import { PlanTerms } from './PlanTerms.js';
import { proposalFor } from './proposals.js';
import { isUnasked, specials } from './specials.js';
import { emptyOf, type Path, pathText, type Value } from './values.js';
import './fields.css';

const Group = (props: FieldProps) => {
  const label = useLabel(props);
  const { shape, path, value } = props;
  const fault = useFaultOf(path);
  if (shape.kind !== 'group') return null;
  return (
    <fieldset className="card">
      <legend>{label}</legend>
      {fault === undefined ? null : <p className="fault">✕ {fault}</p>}
      <div className="field-row">
        <Fields fields={shape.fields} path={path} value={value} />
      </div>
    </fieldset>
  );
};

const entriesOf = (value: Value): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : []);

/** Several of what is known, in no order: all of them stand there, and are ticked. */
const Ticks = (props: FieldProps & { readonly options: Choices }) => {
  const { set } = useForm();
  const say = useSay();
  const { path, value, options } = props;
  const label = useLabel(props);
  const hint = useHint(props);
  const fault = useFaultOf(path);
  const ticked = entriesOf(value).filter((entry) => typeof entry === 'string' && entry !== '');
  const all = options.map(([code]) => code);
  return (
    <fieldset className="card stack">
      <legend>
        {label} ({ticked.length}/{options.length})
      </legend>
      {hint === undefined ? null : <p className="small soft">{hint}</p>}
      {fault === undefined ? null : <p className="fault">✕ {fault}</p>}
      <div className="ticks">
        {options.map(([code, words]) => (
          <label key={code} className="choice">
            <input
              type="checkbox"
              value={code}
              checked={ticked.includes(code)}
              onChange={({ target }) => {
                set(path, target.checked ? [...ticked, code] : ticked.filter((one) => one !== code));
              }}
            />
            <span className="break">{words}</span>
          </label>
        ))}
      </div>
      <div className="row">
        <Button
          quiet
          onClick={() => {
            set(path, ticked.length === all.length ? [] : all);
          }}
        >
          {ticked.length === all.length
            ? say({ vi: 'Bỏ chọn tất cả', en: 'Take all away' })
            : say({ vi: 'Chọn tất cả', en: 'Choose all' })}
        </Button>
      </div>
    </fieldset>
  );
};

const Entries = (props: FieldProps) => {
  const say = useSay();
  const { set, command, start } = useForm();
  const { name, shape, path, value } = props;
  const label = useLabel(props);
  const hint = useHint(props);
  const fault = useFaultOf(path);
  if (shape.kind !== 'list') return null;
  const entries = entriesOf(value);
  return (
    <fieldset className="card stack">
      <legend>
        {label} ({entries.length})
      </legend>
      {hint === undefined ? null : <p className="small soft">{hint}</p>}
      {fault === undefined ? null : <p className="fault">✕ {fault}</p>}
      {entries.map((entry, at) => (
        // Entries have no names of their own: each is what stands at its place.
        <div key={at} className="stack">
          <OneField name={name} shape={shape.of} path={[...path, at]} value={entry} needed />
          {entries.length <= (shape.least ?? 0) ? null : (
            <div>
              <Button
                quiet
                onClick={() => {
                  set(path, entries.toSpliced(at, 1));
                }}
              >
                {say({ vi: `Bỏ mục ${String(at + 1)}`, en: `Take ${String(at + 1)} away` })}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div className="row">
        <Button
          onClick={() => {
            const added = emptyOf(shape.of, (inner) =>
              proposalFor(command, [...path, entries.length, ...inner], start),
            );
            set([...path, entries.length], added ?? '');
          }}
          why={
            entries.length >= (shape.most ?? Infinity)
              ? say({ vi: `nhiều nhất ${String(shape.most)}`, en: `${String(shape.most)} at most` })
              : undefined
          }
        >
          {say({ vi: '+ Thêm', en: '+ Add' })}
        </Button>
      </div>
    </fieldset>
  );
};

/** Lists whose order says something: who is first, which preference comes before which. */
const ordered: readonly string[] = ['order', 'posts', 'keepers', 'heads', 'codes'];
/** So many can be seen at a glance. */
const TICKS_MAX = 120;

const optionsOf = (shape: Shape, props: FieldProps, form: ReturnType<typeof useForm>): Choices => {
  const { name, path } = props;
  if (ordered.includes(name) || (shape.kind !== 'code' && shape.kind !== 'person')) return [];
  const options = chosenFrom(form.known, { command: form.command, path }, shape.kind === 'person');
  return options.length > TICKS_MAX ? [] : options;
};

const List = (props: FieldProps) => {
  const form = useForm();
  if (props.shape.kind !== 'list') return null;
  const options = optionsOf(props.shape.of, props, form);
  return options.length === 0 ? <Entries {...props} /> : <Ticks {...props} options={options} />;
};

const inputs: Readonly<Record<Shape['kind'], ComponentType<FieldProps>>> = {
  group: Group,
  list: List,
  choice: Choice,
  person: Known,
  code: Known,
  line: Known,
  text: LongText,
  count: Line,
  mark: Line,
  day: Line,
  moment: Line,
  hash: Hash,
  yes: YesNo,
};

/** The terms of a plan, each drawn as every field is. */
const Terms = (props: FieldProps) => {
  const group = (props.value ?? {}) as Readonly<Record<string, Value>>;
  return (
    <PlanTerms
      {...props}
      shown={(field) => (
        <OneField
          name={field.name}
          shape={field}
          path={[...props.path, field.name]}
          value={group[field.name]}
          needed={field.needed === true}
        />
      )}
    />
  );
};

const OneField = (props: FieldProps) => {
  const { command } = useForm();
  const place = `${command}.${pathText(props.path)}`;
  const Input = place === 'ApprovePlan.terms' ? Terms : (specials[place] ?? inputs[props.shape.kind]);
  return (
    <div id={placeId(pathText(props.path))} className="field-place" tabIndex={-1}>
      <Input {...props} />
    </div>
  );
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
  const { fixed, command } = useForm();
  const group = (value ?? {}) as Readonly<Record<string, Value>>;
  return fields
    .filter(({ name }) => path.length > 0 || !(fixed.includes(name) || isUnasked(command, name)))
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
