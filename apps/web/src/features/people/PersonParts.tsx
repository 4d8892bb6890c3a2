import { type SubmitEvent, useState } from 'react';
import { at, send } from '../../api/call.js';
import type { ErasePersonAnswer } from '../../api/types.gen.js';
import { useConfirming } from '../../app/Confirming.js';
import { hasRole, useMe } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { useSay, type Words } from '../../words/language.js';
import { ReasonField } from './ChangeForm.js';

const corrected: Words = { vi: 'Đã sửa.', en: 'Corrected.' };
const proposed: Words = {
  vi: 'Đã đề nghị xóa. Quản trị viên khác xác nhận thì khóa của người này mới bị hủy.',
  en: 'It is proposed. The key of the person is destroyed once another administrator confirms it.',
};
const erased: Words = { vi: 'Đã hủy khóa của người này.', en: 'The key of the person was destroyed.' };

/** Does something about a person, and says what came of it. */
const useDoing = (onDone: () => void) => {
  const { sure, dialog } = useConfirming();
  const [fault, setFault] = useState<unknown>();
  const [said, setSaid] = useState<Words>();
  const act = async (task: () => Promise<Words>): Promise<void> => {
    try {
      setSaid(await sure(task));
      setFault(undefined);
      onDone();
    } catch (error) {
      setFault(error);
    }
  };
  return { dialog, fault, said, act };
};

interface PersonProps {
  readonly person: string;
  readonly name: string;
  readonly onDone: () => void;
}

const Correcting = ({ person, name, onDone }: PersonProps) => {
  const say = useSay();
  const [values, setValues] = useState({ name, birthDate: '', reason: '' });
  const { dialog, fault, said, act } = useDoing(onDone);
  return (
    <form
      className="stack"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void act(async () => {
          await send('PUT', at`/api/people/${person}`, values);
          return corrected;
        });
      }}
    >
      {dialog}
      {fault === undefined ? null : <RefusalNote error={fault} />}
      {said === undefined ? null : <Note tone="good">{say(said)}</Note>}
      <TextField
        label={say({ vi: 'Họ và tên', en: 'Full name' })}
        value={values.name}
        onText={(text) => {
          setValues({ ...values, name: text });
        }}
        required
      />
      <TextField
        label={say({ vi: 'Ngày sinh', en: 'Birth date' })}
        hint={say({ vi: 'Ghi cả hai như phải đúng.', en: 'Give both as they should be.' })}
        type="date"
        value={values.birthDate}
        onText={(birthDate) => {
          setValues({ ...values, birthDate });
        }}
        required
      />
      <ReasonField
        value={values.reason}
        onText={(reason) => {
          setValues({ ...values, reason });
        }}
      />
      <div>
        <Button type="submit">{say({ vi: 'Sửa họ tên, ngày sinh', en: 'Correct name and birth date' })}</Button>
      </div>
    </form>
  );
};

const Erasing = ({ person, onDone }: PersonProps) => {
  const say = useSay();
  const [reason, setReason] = useState('');
  const { dialog, fault, said, act } = useDoing(onDone);
  return (
    <form
      className="stack"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void act(async () => {
          const { state } = await send<ErasePersonAnswer>('POST', `${at`/api/people/${person}`}/erase`, { reason });
          return state === 'ERASED' ? erased : proposed;
        });
      }}
    >
      {dialog}
      <Note tone="warn">
        {say({
          vi: 'Hủy khóa của người này: họ tên, ngày sinh, số định danh và văn bản về họ không ai đọc lại được nữa. Những gì đã ghi vẫn còn và vẫn chứng minh được.',
          en: 'Destroys the key of the person: name, birth date, identity number and texts about them can never be read again. What was recorded stays and can still be proved.',
        })}
      </Note>
      {fault === undefined ? null : <RefusalNote error={fault} />}
      {said === undefined ? null : <Note tone="good">{say(said)}</Note>}
      <ReasonField value={reason} onText={setReason} />
      <div>
        <Button type="submit">{say({ vi: 'Xóa vĩnh viễn dữ liệu cá nhân', en: 'Erase the person for ever' })}</Button>
      </div>
    </form>
  );
};

/** What is kept of the person: corrected by who registers people, erased by two administrators. */
export const PersonParts = (props: PersonProps) => {
  const say = useSay();
  const me = useMe();
  const onlyAdmins = say({ vi: 'Chỉ quản trị viên.', en: 'For administrators alone.' });
  return (
    <>
      <details className="card">
        <summary>{say({ vi: 'Sửa họ tên, ngày sinh…', en: 'Correct name and birth date…' })}</summary>
        {hasRole(me, 'HR', 'SECRETARY', 'ADMIN') ? <Correcting {...props} /> : <Note>{onlyAdmins}</Note>}
      </details>
      <details className="card">
        <summary>{say({ vi: 'Xóa vĩnh viễn dữ liệu cá nhân…', en: 'Erase the person for ever…' })}</summary>
        {hasRole(me, 'ADMIN') ? <Erasing {...props} /> : <Note>{onlyAdmins}</Note>}
      </details>
    </>
  );
};
