import { type SubmitEvent, useState } from 'react';
import { at, send } from '../../api/call.js';
import type { Role } from '../../api/types.gen.js';
import { useConfirming } from '../../app/Confirming.js';
import { Button } from '../../ui/Button.js';
import { Field, SelectField, TextField } from '../../ui/Field.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { useSay } from '../../words/language.js';
import type { Account } from './accounts.js';
import { type Change, rolesFor } from './changes.js';
import { madeUp } from './password.js';
import { roleNames } from './role-names.js';
import { type Handed, Slips } from './Slip.js';

interface Values {
  readonly reason: string;
  readonly role: string;
  readonly bodies: string;
}

/** The body that a change sends; `next` is the password of a reset. */
const bodyOf = ({ name, asks }: Change, { reason, role, bodies }: Values, next: string): object => ({
  ...(name === 'END_SESSIONS' ? {} : { reason }),
  ...(asks === 'ROLE_TO_GRANT' || asks === 'ROLE_TO_REVOKE' ? { role } : {}),
  ...(asks === 'BODIES' ? { bodies: bodies.split(/[,\s]+/).filter((one) => one !== '') } : {}),
  ...(name === 'RESET' ? { next } : {}),
});

/** A reason in a text of several lines: it is kept with what was done. */
export const ReasonField = ({ value, onText }: { readonly value: string; readonly onText: (text: string) => void }) => {
  const say = useSay();
  return (
    <Field
      label={say({ vi: 'Lý do', en: 'Reason' })}
      hint={say({
        vi: 'Ghi vào nhật ký tài khoản; chủ tài khoản và người kiểm tra đọc được.',
        en: 'It stands in the history of the account, for its holder and for auditors.',
      })}
    >
      {(tied) => (
        <textarea
          {...tied}
          className="input"
          required
          value={value}
          onChange={({ target }) => {
            onText(target.value);
          }}
        />
      )}
    </Field>
  );
};

interface ChangeFormProps {
  readonly change: Change;
  readonly account: Account;
  readonly named: Pick<Handed, 'name' | 'login'>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const useChanging = ({ change, account, named, onDone }: ChangeFormProps) => {
  const { sure, dialog } = useConfirming();
  const [key] = useState(() => crypto.randomUUID());
  const [next] = useState(madeUp);
  const [fault, setFault] = useState<unknown>();
  const [handed, setHanded] = useState<Handed>();
  const make = async (values: Values): Promise<void> => {
    const path = `${at`/api/accounts/${account.id}`}/${change.path}`;
    const isReset = change.name === 'RESET';
    try {
      const answer = await sure(() =>
        send<{ readonly awaits?: string } | undefined>(
          isReset ? 'PUT' : 'POST',
          path,
          bodyOf(change, values, next),
          key,
        ),
      );
      const part = answer?.awaits === 'CONFIRMATION' ? 'FIRST' : 'WHOLE';
      if (isReset) setHanded({ ...named, part, password: next });
      onDone();
    } catch (error) {
      setFault(error);
    }
  };
  return { dialog, fault, handed, make };
};

const Asked = ({
  change,
  account,
  values,
  set,
}: Pick<ChangeFormProps, 'change' | 'account'> & {
  readonly values: Values;
  readonly set: (more: Partial<Values>) => void;
}) => {
  const say = useSay();
  const { asks } = change;
  if (asks === 'NOTHING') return null;
  if (asks === 'BODIES')
    return (
      <TextField
        label={say({ vi: 'Mã các cơ quan', en: 'Codes of bodies' })}
        hint={say({ vi: 'Cách nhau bằng dấu phẩy; * là mọi cơ quan.', en: 'Parted by commas; * is every one.' })}
        value={values.bodies}
        onText={(bodies) => {
          set({ bodies });
        }}
        required
      />
    );
  const roles = rolesFor(asks, account, Object.keys(roleNames) as Role[]);
  return (
    <SelectField
      label={say({ vi: 'Vai trò', en: 'Role' })}
      value={values.role}
      empty={say({ vi: '– chọn –', en: '– choose –' })}
      options={roles.map((role) => [role, say(roleNames[role] ?? { vi: role, en: role })])}
      onText={(role) => {
        set({ role });
      }}
    />
  );
};

/** One change of an account: what it asks for, its reason, what comes of it; then what is handed over, if anything. */
export const ChangeForm = (props: ChangeFormProps) => {
  const { change, account, onClose } = props;
  const say = useSay();
  const [values, setValues] = useState<Values>({ reason: '', role: '', bodies: account.bodies.join(', ') });
  const { dialog, fault, handed, make } = useChanging(props);
  const set = (more: Partial<Values>): void => {
    setValues((before) => ({ ...before, ...more }));
  };
  if (handed !== undefined)
    return (
      <Slips handed={[handed]}>
        <Button onClick={onClose}>{say({ vi: 'Xong', en: 'Done' })}</Button>
      </Slips>
    );
  return (
    <>
      {dialog}
      <form
        className="card stack"
        aria-label={say(change.words)}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void make(values);
        }}
      >
        <h3>{say(change.words)}</h3>
        <Note>{say(change.effect)}</Note>
        {fault === undefined ? null : <RefusalNote error={fault} />}
        <Asked change={change} account={account} values={values} set={set} />
        {change.name === 'END_SESSIONS' ? null : (
          <ReasonField
            value={values.reason}
            onText={(reason) => {
              set({ reason });
            }}
          />
        )}
        <div className="row">
          <Button primary type="submit">
            {say(change.words)}
          </Button>
          <Button onClick={onClose}>{say({ vi: 'Thôi', en: 'Leave it' })}</Button>
        </div>
      </form>
    </>
  );
};
