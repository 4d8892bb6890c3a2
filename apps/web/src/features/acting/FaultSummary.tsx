import type { MouseEvent } from 'react';
import { ApiRefusal } from '../../api/call.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { useSay } from '../../words/language.js';
import { type Fault, pathOf } from './faults.js';
import { fieldWords } from './field-words.js';
import { placeId, useForm } from './form.js';

/** Brings the field into view and puts the cursor there. */
const goTo = (field: string): void => {
  const place = document.getElementById(placeId(field));
  const control = place?.querySelector<HTMLElement>('input, select, textarea, button');
  place?.scrollIntoView({ block: 'center' });
  (control ?? place)?.focus({ preventScroll: true });
};

/** Why a form was refused: what is wrong as a whole, and with which fields, each a way there. */
export const FaultSummary = ({ error, faults }: { readonly error: unknown; readonly faults: readonly Fault[] }) => {
  const say = useSay();
  const { command } = useForm();
  if (faults.length === 0 || !(error instanceof ApiRefusal)) return <RefusalNote error={error} />;
  const { detail, sourceText } = error.problem;
  const go = (event: MouseEvent, field: string): void => {
    event.preventDefault();
    goTo(field);
  };
  return (
    <Note tone="bad">
      <p>
        <strong>{say({ vi: 'Chưa gửi được. Cần sửa:', en: 'Not sent yet. To be mended:' })}</strong>
      </p>
      {faults.some(({ message }) => message === detail) ? null : <p>{detail}</p>}
      <ul>
        {faults.map(({ field, message }) => (
          <li key={field}>
            <a
              href={`#${placeId(field)}`}
              onClick={(event) => {
                go(event, field);
              }}
            >
              {say(fieldWords({ command, path: pathOf(field) }))}
            </a>
            : {message}
          </li>
        ))}
      </ul>
      {sourceText === undefined ? null : <p className="small">{sourceText}</p>}
    </Note>
  );
};
