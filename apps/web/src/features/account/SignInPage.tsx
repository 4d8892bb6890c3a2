import { useNavigate, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { send } from '../../api/call.js';
import { useSessionChanged } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { RefusalNote } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { useSay } from '../../words/language.js';

/** Signing in by login and password. */
export const SignInPage = () => {
  const say = useSay();
  const { to } = useSearch({ from: '/sign-in' });
  const go = useNavigate();
  const changed = useSessionChanged();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<unknown>();
  const submit = async (): Promise<void> => {
    try {
      await send('POST', '/api/session', { login, password });
      await changed();
      await go({ to: to?.startsWith('/') === true && !to.startsWith('//') ? to : '/' });
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <Page title={say({ vi: 'Đăng nhập', en: 'Sign in' })}>
      <form
        className="stack"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void submit();
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
        />
        <TextField
          label={say({ vi: 'Mật khẩu', en: 'Password' })}
          type="password"
          value={password}
          onText={setPassword}
          autoComplete="current-password"
        />
        <div>
          <Button primary type="submit">
            {say({ vi: 'Đăng nhập', en: 'Sign in' })}
          </Button>
        </div>
      </form>
    </Page>
  );
};
