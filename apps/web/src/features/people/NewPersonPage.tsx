import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { ApiRefusal } from '../../api/call.js';
import type { Role } from '../../api/types.gen.js';
import { useConfirming } from '../../app/Confirming.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { useSay } from '../../words/language.js';
import { attemptOf, type Opened, openFor } from './opening.js';
import type { Entry } from './pasted.js';
import { RolesField } from './RolesField.js';
import { Slips } from './Slip.js';

const nobody: Entry = { name: '', login: '', roles: [], birthDate: '', identityNumber: '', bodies: [] };

const faultOf = (error: unknown, name: string): string | undefined =>
  error instanceof ApiRefusal ? error.problem.fields?.find(({ field }) => field === name)?.message : undefined;

const fields = [
  ['name', { vi: 'Họ và tên', en: 'Full name' }, 'text'],
  ['login', { vi: 'Tên đăng nhập', en: 'Login' }, 'text'],
  ['birthDate', { vi: 'Ngày sinh (không bắt buộc)', en: 'Birth date (optional)' }, 'date'],
  ['identityNumber', { vi: 'Số CCCD (không bắt buộc)', en: 'Identity number (optional)' }, 'text'],
] as const;

const whyRegistered = {
  vi: 'Có ngày sinh và số CCCD thì người này được đăng ký vào kho hồ sơ, và có thể dự tuyển. Số CCCD không hiện lại ở đâu.',
  en: 'With birth date and identity number the person is registered, and can apply. The number is shown nowhere again.',
};

const Done = ({ opened, onNext }: { readonly opened: Opened; readonly onNext: () => void }) => {
  const say = useSay();
  const { account, handed } = opened;
  return (
    <div className="stack">
      <Note tone="good">
        {account.awaits === 'NOTHING'
          ? say({ vi: 'Tài khoản đã mở.', en: 'The account is open.' })
          : say({
              vi: 'Đã đề nghị mở tài khoản. Quản trị viên khác xác nhận trong 14 ngày thì mới dùng được; người đó trao nửa thứ hai của mật khẩu.',
              en: 'It is proposed. It can be used once another administrator confirms it within 14 days, who hands over the second half of the password.',
            })}
      </Note>
      <Slips handed={[handed]}>
        <Link to="/people/$account" params={{ account: account.id }} className="button">
          {say({ vi: 'Xem tài khoản', en: 'See the account' })}
        </Link>
        <Button onClick={onNext}>{say({ vi: 'Mở tài khoản tiếp theo', en: 'Open the next one' })}</Button>
      </Slips>
    </div>
  );
};

/** Opens an account for what is typed; a repeat after a broken line opens nothing twice. */
const useOpening = () => {
  const queries = useQueryClient();
  const { sure, dialog } = useConfirming();
  const [attempt, setAttempt] = useState(() => attemptOf(nobody));
  const [opened, setOpened] = useState<Opened>();
  const [fault, setFault] = useState<unknown>();
  return {
    ...{ opened, fault, dialog, entry: attempt.entry },
    // Other content needs other keys: a key belongs to what was sent under it.
    change: (more: Partial<Entry>): void => {
      setAttempt(({ entry, password }) => ({ ...attemptOf({ ...entry, ...more }), password }));
    },
    open: async (): Promise<void> => {
      try {
        setOpened(await sure(() => openFor(attempt)));
        setFault(undefined);
        await queries.invalidateQueries({
          predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/accounts'),
        });
      } catch (error) {
        setFault(error);
      }
    },
    next: (): void => {
      setAttempt(attemptOf(nobody));
      setOpened(undefined);
    },
  };
};

const Form = ({ opening }: { readonly opening: ReturnType<typeof useOpening> }) => {
  const say = useSay();
  const { entry, change, fault, open } = opening;
  const [bodies, setBodies] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void open();
      }}
    >
      {fault === undefined ? null : <RefusalNote error={fault} />}
      {fields.map(([name, words, type]) => (
        <TextField
          key={name}
          label={say(words)}
          fault={faultOf(fault, name)}
          type={type}
          value={entry[name]}
          onText={(text) => {
            change({ [name]: text });
          }}
          autoComplete="off"
          {...(name === 'identityNumber' ? { inputMode: 'numeric', hint: say(whyRegistered) } : {})}
        />
      ))}
      <RolesField
        chosen={entry.roles}
        onChosen={(roles: readonly Role[]) => {
          change({ roles });
        }}
      />
      <TextField
        label={say({ vi: 'Mã cơ quan (không bắt buộc)', en: 'Codes of bodies (optional)' })}
        hint={say({
          vi: 'Cách nhau bằng dấu phẩy. Để trống: như phạm vi của ông/bà.',
          en: 'Parted by commas. Empty: for the same bodies as your own roles.',
        })}
        fault={faultOf(fault, 'bodies')}
        value={bodies}
        onText={(text) => {
          setBodies(text);
          change({ bodies: text.split(/[,\s]+/).filter((one) => one !== '') });
        }}
      />
      <div>
        <Button primary type="submit">
          {say({ vi: 'Mở tài khoản', en: 'Open the account' })}
        </Button>
      </div>
    </form>
  );
};

/** A person with account, roles and first password, in one form. */
export const NewPersonPage = () => {
  const say = useSay();
  const opening = useOpening();
  const { opened, dialog } = opening;
  return (
    <Page
      title={say({ vi: 'Mở một tài khoản', en: 'Open an account' })}
      lead={say({
        vi: 'Mật khẩu dùng một lần được tạo trên máy này. Vai trò mở niêm phong hoặc quyết định cần quản trị viên thứ hai xác nhận.',
        en: 'A password that is good once is made on this machine. Roles that open seals or decide take a second administrator.',
      })}
    >
      {dialog}
      {opened === undefined ? <Form opening={opening} /> : <Done opened={opened} onNext={opening.next} />}
    </Page>
  );
};
