import { type ReactNode, type SubmitEvent, useRef, useState } from 'react';
import { codeOf, send } from '../api/call.js';
import { Button } from '../ui/Button.js';
import { Dialog } from '../ui/Dialog.js';
import { TextField } from '../ui/Field.js';
import { RefusalNote } from '../ui/Note.js';
import { useSay } from '../words/language.js';

/** What is told to whoever waits for a confirmation: it came, or the dialog was closed. */
type Answer = (isConfirmed: boolean) => void;

const ConfirmDialog = ({ onAnswer }: { readonly onAnswer: Answer }) => {
  const say = useSay();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<unknown>();
  const submit = async (): Promise<void> => {
    try {
      await send('POST', '/api/session/confirm', {
        ...(password === '' ? {} : { password }),
        ...(code === '' ? {} : { code }),
      });
      onAnswer(true);
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <Dialog
      title={say({ vi: 'Xác nhận lại là ông/bà', en: 'Show once more that it is you' })}
      onClose={() => {
        onAnswer(false);
      }}
    >
      <form
        className="stack"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          event.stopPropagation();
          void submit();
        }}
      >
        {fault === undefined ? null : <RefusalNote error={fault} />}
        <TextField
          label={say({ vi: 'Mã xác thực', en: 'Code of the second factor' })}
          value={code}
          onText={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <TextField
          label={say({ vi: 'Mật khẩu (nếu không có mã)', en: 'Password (without a code)' })}
          type="password"
          value={password}
          onText={setPassword}
          autoComplete="current-password"
        />
        <div className="row">
          <Button primary type="submit">
            {say({ vi: 'Xác nhận', en: 'Confirm' })}
          </Button>
          <Button
            onClick={() => {
              onAnswer(false);
            }}
          >
            {say({ vi: 'Để sau', en: 'Not now' })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

/** Does something; where the server first wants to see again that it is the same person, asks for that and does it then. */
export const useConfirming = (): {
  readonly sure: <Done>(act: () => Promise<Done>) => Promise<Done>;
  readonly dialog: ReactNode;
} => {
  const [isAsking, setIsAsking] = useState(false);
  const answered = useRef<Answer>(undefined);
  const ask = (): Promise<boolean> =>
    new Promise((resolve) => {
      answered.current = resolve;
      setIsAsking(true);
    });
  const sure = async <Done,>(act: () => Promise<Done>): Promise<Done> => {
    try {
      return await act();
    } catch (error) {
      if (codeOf(error) !== 'confirm-again' || !(await ask())) throw error;
      return act();
    }
  };
  const onAnswer: Answer = (isConfirmed) => {
    setIsAsking(false);
    answered.current?.(isConfirmed);
  };
  return { sure, dialog: isAsking ? <ConfirmDialog onAnswer={onAnswer} /> : null };
};
