import { type SubmitEvent, useState } from 'react';
import { send } from '../../api/call.js';
import { canPasskeys, makePasskey } from '../../api/passkey.js';
import type { BeginAppAnswer, BeginPasskeyAnswer, EnrolAppAnswer } from '../../api/types.gen.js';
import { useConfirming } from '../../app/Confirming.js';
import { useSession } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { RefusalNote } from '../../ui/Note.js';
import { useSay } from '../../words/language.js';
import { QrCode } from './QrCode.js';
import { RecoveryCodes } from './RecoveryCodes.js';

const APP = '/api/session/factors/totp';
const PASSKEY = '/api/session/factors/passkey';

/** Secrets are read in groups of four. */
const grouped = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

/** The picture for the app, the same to type in, and the first code of the app. */
const FirstCode = ({ app, onCode }: { readonly app: BeginAppAnswer; readonly onCode: (code: string) => void }) => {
  const say = useSay();
  const [code, setCode] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        onCode(code);
      }}
    >
      <p>
        {say({
          vi: '1. Mở ứng dụng tạo mã trên điện thoại và quét hình này. Hình chỉ hiện một lần và dùng được trong 10 phút.',
          en: '1. Open an app that makes codes on your phone and scan this picture. It is shown this once, and good for ten minutes.',
        })}
      </p>
      <QrCode text={app.uri} label={say({ vi: 'Mã QR của khóa', en: 'QR code of the secret' })} />
      <p className="break">
        {say({
          vi: 'Không quét được? Gõ khóa này vào ứng dụng:',
          en: 'It cannot be scanned? Type this secret into the app:',
        })}{' '}
        <code>{grouped(app.secret)}</code>
      </p>
      <TextField
        label={say({ vi: '2. Mã 6 số mà ứng dụng đang hiện', en: '2. The six digits that the app shows now' })}
        value={code}
        onText={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        short
        required
      />
      <div>
        <Button primary type="submit">
          {say({ vi: 'Bật ứng dụng này', en: 'Make this app my second factor' })}
        </Button>
      </div>
    </form>
  );
};

/** Enrols a factor step by step; what goes wrong is said at the place. */
const useEnrolling = (onDone: () => void) => {
  const { sure, dialog } = useConfirming();
  const [app, setApp] = useState<BeginAppAnswer>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [fault, setFault] = useState<unknown>();
  const step = async (act: () => Promise<void>): Promise<void> => {
    try {
      await sure(act);
      setFault(undefined);
    } catch (error) {
      setFault(error);
    }
  };
  const enrolled = ({ recoveryCodes }: EnrolAppAnswer): void => {
    setApp(undefined);
    if (recoveryCodes === undefined) onDone();
    else setCodes(recoveryCodes);
  };
  return {
    ...{ app, codes, fault, dialog },
    beginApp: (password: string) =>
      step(async () => {
        setApp(await send<BeginAppAnswer>('POST', APP, { password }));
      }),
    finishApp: (code: string) =>
      step(async () => {
        enrolled(await send<EnrolAppAnswer>('POST', `${APP}/confirm`, { code: code.trim() }));
      }),
    makePasskey: (password: string) =>
      step(async () => {
        const asked = await send<BeginPasskeyAnswer>('POST', `${PASSKEY}/options`, { password });
        const passkey = await makePasskey(asked);
        enrolled(await send<EnrolAppAnswer>('POST', PASSKEY, { passkey }));
      }),
  };
};

interface EnrollingProps {
  /** The password by which somebody came in just now; otherwise it is asked for. */
  readonly password?: string | undefined;
  /** It is enrolled, and its recovery codes are kept. */
  readonly onDone: () => void;
}

/** A new second factor: an app that makes codes, or a passkey; recovery codes come with the first one. */
export const Enrolling = ({ password, onDone }: EnrollingProps) => {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const enrolling = useEnrolling(onDone);
  const { app, codes, fault, dialog } = enrolling;
  const hasPasskeys = useSession()?.means.passkeys === true && canPasskeys();
  const known = password ?? typed;
  if (codes !== undefined) return <RecoveryCodes codes={codes} onKept={onDone} />;
  return (
    <div className="stack">
      {dialog}
      {fault === undefined ? null : <RefusalNote error={fault} />}
      {app === undefined ? (
        <form
          className="stack"
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault();
            void enrolling.beginApp(known);
          }}
        >
          {password === undefined ? (
            <TextField
              label={say({ vi: 'Mật khẩu của ông/bà', en: 'Your password' })}
              type="password"
              value={typed}
              onText={setTyped}
              autoComplete="current-password"
              required
            />
          ) : null}
          <div className="row">
            <Button primary type="submit">
              {say({ vi: 'Thêm ứng dụng tạo mã', en: 'Add an app that makes codes' })}
            </Button>
            <Button
              why={hasPasskeys ? undefined : say(noPasskeys)}
              onClick={() => {
                void enrolling.makePasskey(known);
              }}
            >
              {say({ vi: 'Thêm passkey', en: 'Add a passkey' })}
            </Button>
          </div>
        </form>
      ) : (
        <FirstCode app={app} onCode={(code) => void enrolling.finishApp(code)} />
      )}
    </div>
  );
};

const noPasskeys = {
  vi: 'passkey chỉ dùng được ở địa chỉ chính thức của máy chủ, trên trình duyệt có hỗ trợ',
  en: 'passkeys work at the own address of the server alone, in browsers that know them',
};
