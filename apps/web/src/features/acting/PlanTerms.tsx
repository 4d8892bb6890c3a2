import { type ReactNode, useEffect } from 'react';
import type { ActField } from '../../api/acts.js';
import { useRead } from '../../api/reading.js';
import type { ShowPackAnswer } from '../../api/types.gen.js';
import { Note } from '../../ui/Note.js';
import { decimal } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { choiceWords } from './field-words.js';
import { type FieldProps, textOf, useForm, useLabel } from './form.js';
import { sourceWords } from './source.js';
import { askedTerms, rangeOf, ruledOn, typedOf } from './terms.js';
import { sentOf, type Value, valueAt } from './values.js';

/** What the pack says of a term, by which source, and what the plan may say instead. */
const Told = ({ of, term }: { readonly of: ShowPackAnswer; readonly term: string }) => {
  const say = useSay();
  const { language } = useLanguage();
  const ruled = ruledOn(of, term);
  const range = rangeOf(term);
  const worded = (value: Value): string => {
    if (typeof value === 'string')
      return decimal(language, say(choiceWords({ command: 'ApprovePlan', path: ['terms', term] }, value)));
    return Object.entries(value ?? {})
      .map(([name, inner]) => say(choiceWords({ command: 'ApprovePlan', path: ['terms', term, name] }, String(inner))))
      .map((one) => decimal(language, one))
      .join(' · ');
  };
  const parts = [
    ruled === undefined
      ? say({ vi: 'Bộ quy tắc để kế hoạch quyết định', en: 'The pack leaves it to the plan' })
      : `${say({ vi: 'Bộ quy tắc', en: 'The pack' })}: ${worded(typedOf(ruled.value))} (${say(sourceWords(ruled.source))})`,
    range === undefined ? '' : `${say({ vi: 'Được đặt', en: 'It may be' })}: ${say(range)}`,
  ];
  return <p className="small soft">{parts.filter((part) => part !== '').join('. ')}.</p>;
};

/** Puts what the pack says where every plan has to say something, and nobody has typed anything yet. */
const usePrefilled = (whole: ShowPackAnswer | undefined, asked: readonly ActField[]): void => {
  const { set, value } = useForm();
  useEffect(() => {
    if (whole === undefined) return;
    for (const { name } of asked) {
      const ruled = ruledOn(whole, name);
      const isFree = ['allocation', 'markGrain'].includes(name) && valueAt(value, ['terms', name]) === undefined;
      if (isFree && ruled !== undefined) set(['terms', name], typedOf(ruled.value));
    }
    // Once for each pack that is chosen; what is typed later stays.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [whole]);
};

const Terms = ({
  fields,
  whole,
  shown,
}: {
  readonly fields: readonly ActField[];
  readonly whole: ShowPackAnswer;
  readonly shown: (field: ActField) => ReactNode;
}) =>
  fields.map((field) => (
    <div key={field.name} className="stack">
      {shown(field)}
      {field.name === 'eligibility' ? null : <Told of={whole} term={field.name} />}
    </div>
  ));

const isSaid = (sent: unknown): boolean => sent !== undefined && sent !== '';

/** True where a term of a plan was refused, or a part of one. */
const isFaulty = (faults: Readonly<Record<string, string>>, term: string): boolean =>
  Object.keys(faults).some((path) => path.startsWith(`terms.${term}`));

/** The terms of a plan: those that its pack leaves to it, and behind a fold those in which it may differ. */
export const PlanTerms = (props: FieldProps & { readonly shown: (field: ActField) => ReactNode }) => {
  const say = useSay();
  const { value, faults } = useForm();
  const { shape, shown } = props;
  const label = useLabel(props);
  const pack = textOf(valueAt(value, ['pack']));
  const { data: whole } = useRead<ShowPackAnswer>(pack === '' ? undefined : `/api/packs/${encodeURIComponent(pack)}`);
  const fields = shape.kind === 'group' ? shape.fields : [];
  const { asked, others } = askedTerms(fields, whole?.leftToPlan ?? []);
  usePrefilled(whole, asked);
  return (
    <fieldset className="card stack">
      <legend>{label}</legend>
      {whole === undefined ? (
        <Note>{say({ vi: 'Hãy chọn bộ quy tắc trước.', en: 'Choose the rule pack first.' })}</Note>
      ) : (
        <>
          <Terms fields={asked} whole={whole} shown={shown} />
          <details
            open={others.some(
              (field) => isSaid(sentOf(field, valueAt(value, ['terms', field.name]))) || isFaulty(faults, field.name),
            )}
          >
            <summary>
              {say({
                vi: `Đặt khác bộ quy tắc (${String(others.length)} nội dung, để trống là theo bộ quy tắc)`,
                en: `Differ from the pack (${String(others.length)} terms; left empty, the pack holds)`,
              })}
            </summary>
            <div className="stack">
              <Terms fields={others} whole={whole} shown={shown} />
            </div>
          </details>
        </>
      )}
    </fieldset>
  );
};
