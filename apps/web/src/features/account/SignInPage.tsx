import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { codeOf, send } from '../../api/call.js';
import { canPasskeys, showPasskey } from '../../api/passkey.js';
import { keepForReturn } from '../../app/returning.js';
import { placeWithin, useSession, useSessionChanged } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { useSay } from '../../words/language.js';
import { FirstSteps, type Typed } from './FirstSteps.js';

/** Signs in, goes where somebody wanted to go, or shows what comes first. */
const useSigningIn = (to: string | undefined) => {
  const router = useRouter();
  const changed = useSessionChanged();
  const [fault, setFault] = useState<unknown>();
  const [known, setKnown] = useState<Typed>();
  const [isSending, setIsSending] = useState(false);
  const enter = async (begin: () => Promise<Typed>): Promise<void> => {
    setIsSending(true);
    try {
      const typed = await begin();
      const { first } = await changed();
      if (first === null) router.history.push(placeWithin(to));
      else setKnown(typed);
    } catch (error) {
      setFault(error);
    } finally {
      setIsSending(false);
    }
  };
  return { fault, known, isSending, enter };
};

type SigningIn = ReturnType<typeof useSigningIn>;

const PasswordForm = ({ fault, isSending, enter }: SigningIn) => {
  const say = useSay();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  // The server does not say whether a login has a second factor. Who was refused is asked for one.
  const mayNeedMore = codeOf(fault) === 'sign-in-failed';
  const typed = { login, password };
  const begin = async (more: object): Promise<Typed> => {
    await send('POST', '/api/session', { ...typed, ...more });
    return typed;
  };
  return (
    <form
      className="stack"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void enter(() => begin(code === '' ? {} : { code }));
      }}
    >
      {fault === undefined ? null : <RefusalNote error={fault} />}
      <TextField
        label={say({ vi: 'Tên đăng nhập', en: 'Login' })}
        value={login}
        onText={setLogin}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        label={say({ vi: 'Mật khẩu', en: 'Password' })}
        hint={say({
          vi: 'Mật khẩu được cấp thành hai nửa: gõ liền nhau, nửa thứ nhất trước.',
          en: 'A password that was handed over in two halves: type one right after the other, the first half first.',
        })}
        type="password"
        value={password}
        onText={setPassword}
        autoComplete="current-password"
        required
      />
      {mayNeedMore ? <SecondStep code={code} onCode={setCode} enter={() => enter(() => withPasskey(begin))} /> : null}
      <div>
        <Button primary type="submit" why={isSending ? say({ vi: 'đang gửi…', en: 'sending…' }) : undefined}>
          {say({ vi: 'Đăng nhập', en: 'Sign in' })}
        </Button>
      </div>
    </form>
  );
};

const withPasskey = async (begin: (more: object) => Promise<Typed>): Promise<Typed> =>
  begin({ passkey: await showPasskey() });

const usePasskeys = (): boolean => useSession()?.means.passkeys === true && canPasskeys();

/** The second factor, for accounts that have one: a code, or a passkey beside the password. */
const SecondStep = ({
  code,
  onCode,
  enter,
}: {
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly enter: () => Promise<void>;
}) => {
  const say = useSay();
  const hasPasskeys = usePasskeys();
  return (
    <fieldset className="card stack">
      <legend>
        {say({ vi: 'Bước xác thực thứ hai, nếu tài khoản có', en: 'Second factor, if the account has one' })}
      </legend>
      <TextField
        label={say({ vi: 'Mã xác thực', en: 'Code' })}
        hint={say({ vi: 'Mã của ứng dụng, hoặc một mã dự phòng.', en: 'Of the app, or a recovery code.' })}
        value={code}
        onText={onCode}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
      />
      {hasPasskeys ? (
        <div>
          <Button onClick={() => void enter()}>
            {say({ vi: 'Dùng passkey cùng mật khẩu', en: 'Show a passkey beside the password' })}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
};

/** Ways in without a password typed here. */
const OtherWays = ({ to, enter }: { readonly to: string | undefined; readonly enter: SigningIn['enter'] }) => {
  const say = useSay();
  const provider = useSession()?.means.provider ?? null;
  const hasPasskeys = usePasskeys();
  if (provider === null && !hasPasskeys) return null;
  return (
    <section className="stack" aria-label={say({ vi: 'Cách khác', en: 'Other ways' })}>
      <h2>{say({ vi: 'Cách khác', en: 'Other ways' })}</h2>
      <div className="row">
        {hasPasskeys ? (
          <Button
            onClick={() => {
              void enter(async () => {
                await send('POST', '/api/session/passkey', { passkey: await showPasskey() });
                return { login: '', password: '' };
              });
            }}
          >
            {say({ vi: 'Đăng nhập bằng passkey', en: 'Sign in by a passkey' })}
          </Button>
        ) : null}
        {provider === null ? null : (
          <a
            className="button"
            href="/api/session/oidc"
            onClick={() => {
              keepForReturn(placeWithin(to));
            }}
          >
            {say({ vi: 'Đăng nhập qua', en: 'Sign in by' })} {provider}
          </a>
        )}
      </div>
    </section>
  );
};

/** Signing in: by password and second factor, by a passkey alone, or by an identity provider. */
export const SignInPage = () => {
  const say = useSay();
  const { to } = useSearch({ from: '/sign-in' });
  const session = useSession();
  const signing = useSigningIn(to);
  if (signing.known !== undefined && session?.first !== null) return <FirstSteps known={signing.known} to={to} />;
  return (
    <Page title={say({ vi: 'Đăng nhập', en: 'Sign in' })}>
      {session?.me == null || signing.isSending ? null : (
        <Note tone="warn">
          <p>
            {say({
              vi: 'Trình duyệt này đang có người đăng nhập. Đăng nhập ở đây sẽ thay phiên đó.',
              en: 'Somebody is signed in on this browser. Signing in here takes the place of that session.',
            })}{' '}
            <Link to="/">{say({ vi: 'Về việc của tôi', en: 'To my work' })}</Link>
          </p>
        </Note>
      )}
      {to === undefined ? null : (
        <Note>
          {say({
            vi: 'Đăng nhập xong, ông/bà trở lại đúng trang đang mở; nội dung đang nhập vẫn còn trong thẻ này.',
            en: 'After signing in you come back to the page you were on; what you typed is still in this tab.',
          })}
        </Note>
      )}
      <PasswordForm {...signing} />
      <OtherWays to={to} enter={signing.enter} />
    </Page>
  );
};
