import { type ReactNode, type SubmitEvent, useRef, useState } from 'react';
import { codeOf, send } from '../api/call.js';
import { canPasskeys, showPasskey } from '../api/passkey.js';
import { Button } from '../ui/Button.js';
import { Dialog } from '../ui/Dialog.js';
import { TextField } from '../ui/Field.js';
import { RefusalNote } from '../ui/Note.js';
import { useSay } from '../words/language.js';
import { useSession } from './session.js';

/** What is told to whoever waits for a confirmation: it came, or the dialog was closed. */
type Answer = (isConfirmed: boolean) => void;

const why = {
  vi: 'Việc sắp làm mở niêm phong, niêm phong, quyết định, hoặc thay đổi cách vào một tài khoản. Máy chủ cần thấy lại rằng chính ông/bà đang ngồi đây, không phải người khác ở một máy bỏ quên. Nội dung đã nhập vẫn còn nguyên.',
  en: 'What you are about to do seals, unseals, decides, or changes how an account is entered. The server wants to see once more that it is you, and not somebody at a machine that was left alone. What you typed is still there.',
};

/** Sends what is shown, and says what is wrong with it. */
const useShowing = (onShown: () => void) => {
  const [fault, setFault] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  const show = async (proof: () => Promise<unknown>): Promise<void> => {
    setIsSending(true);
    try {
      await send('POST', '/api/session/confirm', await proof());
      onShown();
    } catch (error) {
      setFault(error);
    } finally {
      setIsSending(false);
    }
  };
  return { fault, isSending, show };
};

/** Shows again who is there: by a passkey, by a code, or by the password where the account has neither. */
export const ConfirmForm = ({
  onConfirmed,
  later,
}: {
  readonly onConfirmed: () => void;
  readonly later?: ReactNode;
}) => {
  const say = useSay();
  const hasPasskeys = useSession()?.means.passkeys === true && canPasskeys();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { fault, isSending, show } = useShowing(onConfirmed);
  const typed = { ...(password === '' ? {} : { password }), ...(code === '' ? {} : { code }) };
  return (
    <form
      className="stack"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        event.stopPropagation();
        void show(() => Promise.resolve(typed));
      }}
    >
      {fault === undefined ? null : <RefusalNote error={fault} />}
      {hasPasskeys ? (
        <div>
          <Button
            onClick={() => {
              void show(async () => ({ passkey: await showPasskey() }));
            }}
          >
            {say({ vi: 'Xác nhận bằng passkey', en: 'Confirm by a passkey' })}
          </Button>
        </div>
      ) : null}
      <TextField
        label={say({ vi: 'Mã xác thực', en: 'Code of the second factor' })}
        hint={say({ vi: 'Mã của ứng dụng, hoặc một mã dự phòng.', en: 'Of the app, or a recovery code.' })}
        value={code}
        onText={setCode}
        autoComplete="one-time-code"
        autoCapitalize="characters"
      />
      <TextField
        label={say({ vi: 'Mật khẩu (khi tài khoản chưa có mã)', en: 'Password (for an account without a code)' })}
        type="password"
        value={password}
        onText={setPassword}
        autoComplete="current-password"
      />
      <div className="row">
        <Button primary type="submit" why={isSending ? say({ vi: 'đang gửi…', en: 'sending…' }) : undefined}>
          {say({ vi: 'Xác nhận', en: 'Confirm' })}
        </Button>
        {later}
      </div>
    </form>
  );
};

const ConfirmDialog = ({ onAnswer }: { readonly onAnswer: Answer }) => {
  const say = useSay();
  const close = () => {
    onAnswer(false);
  };
  return (
    <Dialog title={say({ vi: 'Xác nhận lại là ông/bà', en: 'Show once more that it is you' })} onClose={close}>
      <p>{say(why)}</p>
      <ConfirmForm
        onConfirmed={() => {
          onAnswer(true);
        }}
        later={<Button onClick={close}>{say({ vi: 'Để sau', en: 'Not now' })}</Button>}
      />
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
