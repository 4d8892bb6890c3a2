import { type SubmitEvent, useState } from 'react';
import { ApiRefusal, send } from '../../api/call.js';
import { useConfirming } from '../../app/Confirming.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { RefusalNote } from '../../ui/Note.js';
import { useSay } from '../../words/language.js';

const differs = { vi: 'Hai lần gõ khác nhau.', en: 'The two are not the same.' };

/** What the server says of one field, if it says it of that field. */
const faultOf = (error: unknown, name: string): string | undefined =>
  error instanceof ApiRefusal ? error.problem.fields?.find(({ field }) => field === name)?.message : undefined;

interface OwnPasswordProps {
  /** The password by which somebody came in just now; otherwise it is asked for. */
  readonly current?: string | undefined;
  readonly onSet: (next: string) => Promise<void>;
}

/** Sets an own password in place of the one there is. Whether it is hard enough is the server's to say. */
export const OwnPassword = ({ current, onSet }: OwnPasswordProps) => {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<unknown>();
  const { sure, dialog } = useConfirming();
  const isAlike = again === '' || next === again;
  const submit = async (): Promise<void> => {
    try {
      await sure(() => send('PUT', '/api/session/password', { current: current ?? typed, next }));
      await onSet(next);
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <>
      {dialog}
      <form
        className="stack"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          if (next === again) void submit();
        }}
      >
        {fault === undefined ? null : <RefusalNote error={fault} />}
        {current === undefined ? (
          <TextField
            label={say({ vi: 'Mật khẩu hiện tại', en: 'Password now' })}
            type="password"
            value={typed}
            onText={setTyped}
            autoComplete="current-password"
            required
          />
        ) : null}
        <TextField
          label={say({ vi: 'Mật khẩu mới', en: 'New password' })}
          hint={say({
            vi: 'Từ 12 ký tự. Một câu vài từ không liên quan nhau vừa dễ nhớ, vừa khó đoán; không dùng họ tên, tên đăng nhập.',
            en: 'Twelve characters or more. A sentence of some unrelated words is easy to keep and hard to guess; not your name or login.',
          })}
          fault={faultOf(fault, 'next')}
          type="password"
          value={next}
          onText={setNext}
          autoComplete="new-password"
          required
        />
        <TextField
          label={say({ vi: 'Gõ lại mật khẩu mới', en: 'New password once more' })}
          fault={isAlike ? undefined : say(differs)}
          type="password"
          value={again}
          onText={setAgain}
          autoComplete="new-password"
          required
        />
        <div>
          <Button primary type="submit" why={isAlike ? undefined : say(differs)}>
            {say({ vi: 'Đặt mật khẩu này', en: 'Set this password' })}
          </Button>
        </div>
      </form>
    </>
  );
};
