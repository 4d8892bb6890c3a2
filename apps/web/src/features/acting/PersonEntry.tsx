import { useState } from 'react';
import { send } from '../../api/call.js';
import { hasRole, useMe } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { useSay } from '../../words/language.js';
import { type FieldProps, textOf, useFaultOf, useForm, useLabel } from './form.js';

/** Who applies, and what is kept of that person in the vault alone. */
const Entry = ({ onPerson }: { readonly onPerson: (person: string, name: string) => void }) => {
  const say = useSay();
  const [name, setName] = useState('');
  const [identityNumber, setIdentityNumber] = useState('');
  const [birthDate, setBirthDate] = useState('');
  const [fault, setFault] = useState<unknown>();
  const enter = async (): Promise<void> => {
    try {
      const given = { name, identityNumber, birthDate };
      const body = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''));
      const { person } = await send<{ readonly person: string }>('POST', '/api/people', body);
      setFault(undefined);
      onPerson(person, name);
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <>
      {fault === undefined ? null : <RefusalNote error={fault} />}
      <div className="field-row">
        <TextField label={say({ vi: 'Họ và tên', en: 'Full name' })} value={name} autoComplete="off" onText={setName} />
        <TextField
          label={say({ vi: 'Số CCCD', en: 'Identity number' })}
          value={identityNumber}
          inputMode="numeric"
          autoComplete="off"
          onText={setIdentityNumber}
        />
        <TextField
          label={say({ vi: 'Ngày sinh', en: 'Date of birth' })}
          type="date"
          value={birthDate}
          autoComplete="off"
          onText={setBirthDate}
        />
      </div>
      <div>
        <Button
          onClick={() => {
            void enter();
          }}
        >
          {say({ vi: 'Ghi người này vào danh bạ', en: 'Enter this person' })}
        </Button>
      </div>
    </>
  );
};

/** Who applies: entered here, or known already by a code. The name stays in the vault; the application carries a code. */
export const PersonEntry = ({ path, value, needed }: FieldProps) => {
  const say = useSay();
  const me = useMe();
  const { set } = useForm();
  const label = useLabel({ path, needed });
  const fault = useFaultOf(path);
  const [entered, setEntered] = useState('');
  const person = textOf(value);
  return (
    <fieldset className="card stack">
      <legend>{label}</legend>
      {fault === undefined ? null : <p className="fault">✕ {fault}</p>}
      {person === '' ? null : (
        <Note tone="good">
          <p className="break">
            ✓ {entered === '' ? (person === me?.person ? say({ vi: 'Chính tôi', en: 'I myself' }) : '') : entered}{' '}
            <code>{person}</code>
          </p>
        </Note>
      )}
      {hasRole(me, 'HR', 'ADMIN', 'SECRETARY') ? (
        <Entry
          onPerson={(made, name) => {
            set(path, made);
            setEntered(name);
          }}
        />
      ) : null}
      <details>
        <summary className="small">{say({ vi: 'Người đã có mã', en: 'Somebody who has a code' })}</summary>
        <input
          type="text"
          className="input"
          aria-label={`${label}: ${say({ vi: 'mã người', en: 'code of the person' })}`}
          value={person}
          onChange={({ target }) => {
            set(path, target.value.trim());
            setEntered('');
          }}
        />
      </details>
    </fieldset>
  );
};
