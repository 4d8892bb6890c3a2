import { useRouter, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { send } from '../../api/call.js';
import { ConfirmForm } from '../../app/Confirming.js';
import { placeWithin, useSession, useSessionChanged } from '../../app/session.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { useSay, type Words } from '../../words/language.js';
import { Enrolling } from './Enrolling.js';
import { OwnPassword } from './OwnPassword.js';

/** What was typed to get in: a page that has to ask for it at once again need not. */
export interface Typed {
  readonly login: string;
  readonly password: string;
}

interface StepProps {
  readonly known: Typed | undefined;
  /** Goes on, or shows what comes next; from now on by another password, if one is given. */
  readonly onDone: (password?: string) => Promise<void>;
}

const Step = ({
  title,
  why,
  children,
}: {
  readonly title: Words;
  readonly why: Words;
  readonly children: ReactNode;
}) => {
  const say = useSay();
  return (
    <Page title={say(title)} lead={<p>{say(why)}</p>}>
      {children}
    </Page>
  );
};

/** A password that others have set is good for one thing: to set an own one. */
const PasswordStep = ({ known, onDone }: StepProps) => (
  <Step
    title={{ vi: 'Đặt mật khẩu của ông/bà', en: 'Set your own password' }}
    why={{
      vi: 'Mật khẩu vừa dùng do người khác đặt và đưa cho ông/bà, nên chỉ dùng được một lần, trong bảy ngày. Hãy đặt mật khẩu mà chỉ ông/bà biết; sau đó mọi phiên cũ kết thúc.',
      en: 'The password that you used was set by others and handed to you: it is good once, for seven days. Set one that only you know; all older sessions end with that.',
    }}
  >
    <OwnPassword
      current={known?.password}
      onSet={async (next) => {
        // Setting it has ended this session, too. Who has typed the login just now is let in again.
        const again = { login: known?.login, password: next };
        if (known !== undefined) await send('POST', '/api/session', again).catch(() => undefined);
        await onDone(next);
      }}
    />
  </Step>
);

const FactorStep = ({ known, onDone }: StepProps) => {
  const say = useSay();
  const isByProvider = useSession()?.me?.means === 'OIDC';
  return (
    <Step
      title={{ vi: 'Thêm bước xác thực thứ hai', en: 'Add a second factor' }}
      why={{
        vi: 'Vai trò của ông/bà mở niêm phong hoặc quyết định, nên ngoài mật khẩu còn cần một thứ mà ông/bà giữ: ứng dụng tạo mã trên điện thoại, hoặc passkey của thiết bị.',
        en: 'Your role opens seals or decides. Beside the password it takes something that you hold: an app on your phone that makes codes, or a passkey of your device.',
      }}
    >
      {isByProvider ? (
        <Note tone="warn">
          <p>
            {say({
              vi: 'Tài khoản này đăng nhập qua nhà cung cấp danh tính: hãy đăng ký bước thứ hai ở đó, rồi đăng nhập lại bằng hai bước.',
              en: 'This account signs in at the identity provider: enrol a second factor there, then sign in again with both.',
            })}
          </p>
          <p>
            <a className="button primary" href="/api/session/oidc">
              {say({ vi: 'Đăng nhập lại', en: 'Sign in again' })}
            </a>
          </p>
        </Note>
      ) : (
        <Enrolling password={known?.password} onDone={() => void onDone()} />
      )}
    </Step>
  );
};

const ConfirmStep = ({ onDone }: StepProps) => (
  <Step
    title={{ vi: 'Xác nhận bước thứ hai', en: 'Show the second factor' }}
    why={{
      vi: 'Phiên này bắt đầu chỉ bằng mật khẩu, trong khi tài khoản đã có bước xác thực thứ hai. Hãy đưa mã hoặc passkey một lần để làm tiếp.',
      en: 'This session began with the password alone, and the account has a second factor now. Show a code or a passkey once to go on.',
    }}
  >
    <ConfirmForm onConfirmed={() => void onDone()} />
  </Step>
);

const steps = {
  'password-one-time': PasswordStep,
  'second-factor-required': FactorStep,
  'confirm-again': ConfirmStep,
} as const;

/** What somebody has to do before all else, one step after the other; then on to where they wanted to go. */
export const FirstSteps = ({ known, to }: { readonly known?: Typed | undefined; readonly to: string | undefined }) => {
  const router = useRouter();
  const session = useSession();
  const changed = useSessionChanged();
  const [typed, setTyped] = useState(known);
  const onDone: StepProps['onDone'] = async (password) => {
    if (password !== undefined && typed !== undefined) setTyped({ ...typed, password });
    const { me, first } = await changed();
    if (me === null) await router.navigate({ to: '/sign-in', search: to === undefined ? {} : { to } });
    else if (first === null) router.history.push(placeWithin(to));
  };
  if (session?.first == null) return <NothingFirst to={to} />;
  const Now = steps[session.first];
  return <Now known={typed} onDone={onDone} />;
};

const NothingFirst = ({ to }: { readonly to: string | undefined }) => {
  const say = useSay();
  return (
    <Page title={say({ vi: 'Không còn việc nào phải làm trước', en: 'Nothing has to be done first' })}>
      <p>
        <a className="button primary" href={placeWithin(to)}>
          {say({ vi: 'Đi tiếp', en: 'Go on' })}
        </a>
      </p>
    </Page>
  );
};

/** The same at an address of its own. */
export const FirstPage = () => <FirstSteps to={useSearch({ from: '/account/first' }).to} />;
