import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Note } from '../ui/Note.js';
import { useSay } from '../words/language.js';
import { useSession } from './session.js';

/** The place that is open now, to come back to. */
const useHere = (): string => useRouterState({ select: ({ location }) => location.href });

const ownPages = /^\/(sign-in|account)\b/;

/** To the sign-in, and from there back to here. */
export const SignInHere = ({ className, children }: { readonly className: string; readonly children: ReactNode }) => {
  const here = useHere();
  return (
    <Link to="/sign-in" search={here === '/' || ownPages.test(here) ? {} : { to: here }} className={className}>
      {children}
    </Link>
  );
};

/** True once somebody who was signed in on this page is so no longer, without having asked for it. */
const useIsOver = (isSignedIn: boolean | undefined): boolean => {
  const [wasSignedIn, setWasSignedIn] = useState(false);
  if (isSignedIn === true && !wasSignedIn) setWasSignedIn(true);
  return wasSignedIn && isSignedIn === false;
};

/** What stands between somebody and their work: a session that has ended, or something that has to be done first. */
export const SessionNotes = () => {
  const say = useSay();
  const here = useHere();
  const session = useSession();
  const isOver = useIsOver(session === undefined ? undefined : session.me !== null);
  if (ownPages.test(here) || session === undefined) return null;
  if (isOver)
    return (
      <div className="banner on-screen">
        <Note tone="warn">
          <p>
            {say({
              vi: 'Phiên đăng nhập đã kết thúc. Nội dung đang nhập vẫn còn trong thẻ này.',
              en: 'Your session has ended. What you typed is still in this tab.',
            })}
          </p>
          <p>
            <SignInHere className="button">
              {say({ vi: 'Đăng nhập lại và trở về đây', en: 'Sign in again and come back here' })}
            </SignInHere>
          </p>
        </Note>
      </div>
    );
  if (session.first === null) return null;
  return (
    <div className="banner on-screen">
      <Note tone="warn">
        <p>
          {say({
            vi: 'Trước khi làm việc, tài khoản của ông/bà còn một bước bảo đảm an toàn.',
            en: 'Before you can work, there is a step left to make your account safe.',
          })}
        </p>
        <p>
          <Link to="/account/first" search={here === '/' ? {} : { to: here }} className="button">
            {say({ vi: 'Làm bước đó ngay', en: 'Take that step now' })}
          </Link>
        </p>
      </Note>
    </div>
  );
};
