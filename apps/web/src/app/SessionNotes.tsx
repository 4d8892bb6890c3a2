import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Note } from '../ui/Note.js';
import { useSay, type Words } from '../words/language.js';
import { useSession, useSessionFault } from './session.js';
import { type Standing, standingOf } from './standing.js';

/** The place that is open now, to come back to. */
const useHere = (): string => useRouterState({ select: ({ location }) => location.href });

const withReturn = (here: string): { readonly to?: string } =>
  here === '/' || /^\/(sign-in|account)\b/.test(here) ? {} : { to: here };

/** To the sign-in, and from there back to here. */
export const SignInHere = ({ className, children }: { readonly className: string; readonly children: ReactNode }) => (
  <Link to="/sign-in" search={withReturn(useHere())} className={className}>
    {children}
  </Link>
);

/** What can be shown here to who is signed in now. Without a server the page says itself what is missing. */
export const useStanding = (): Standing => {
  const here = useHere();
  const session = useSession();
  const isFault = useSessionFault();
  const [wasSignedIn, setWasSignedIn] = useState(false);
  const isSignedIn = session !== undefined && session.me !== null;
  if (isSignedIn && !wasSignedIn) setWasSignedIn(true);
  return isFault ? 'OPEN' : standingOf(here, session, wasSignedIn);
};

const notes: Partial<Record<Standing, Words>> = {
  OVER: {
    vi: 'Phiên đăng nhập đã kết thúc. Nội dung đang nhập vẫn còn trong thẻ này.',
    en: 'Your session has ended. What you typed is still in this tab.',
  },
  SIGN_IN: {
    vi: 'Trang này dành cho người đã đăng nhập.',
    en: 'This page is for people who have signed in.',
  },
  FIRST: {
    vi: 'Trước khi làm việc, tài khoản của ông/bà còn một bước bảo đảm an toàn.',
    en: 'Before you can work, there is a step left to make your account safe.',
  },
};

/** What stands between somebody and their work, and the way through it. */
export const SessionNotes = ({ standing }: { readonly standing: Standing }) => {
  const say = useSay();
  const here = useHere();
  const words = notes[standing];
  if (words === undefined) return null;
  return (
    <div className="banner on-screen">
      <Note tone="warn">
        <p>{say(words)}</p>
        <p>
          {standing === 'FIRST' ? (
            <Link to="/account/first" search={withReturn(here)} className="button primary">
              {say({ vi: 'Làm bước đó ngay', en: 'Take that step now' })}
            </Link>
          ) : (
            <SignInHere className="button primary">
              {say({ vi: 'Đăng nhập và trở về đây', en: 'Sign in and come back here' })}
            </SignInHere>
          )}
        </p>
      </Note>
    </div>
  );
};
