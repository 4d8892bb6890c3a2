import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { send } from '../api/call.js';
import { useLive } from '../api/live.js';
import { Note } from '../ui/Note.js';
import { type Language, useLanguage, useSay, type Words } from '../words/language.js';
import { SessionNotes, SignInHere, useStanding } from './SessionNotes.js';
import { useReturn } from './returning.js';
import { hasRole, type Me, useIsIn, useMe } from './session.js';
import './shell.css';

interface Way {
  readonly to: string;
  readonly words: Words;
  readonly isFor: (me: Me) => boolean;
}

const isSignedIn = (me: Me): boolean => me !== null;

/** Where one can go from everywhere, by what each person has to do with. */
const ways: readonly Way[] = [
  { to: '/', words: { vi: 'Việc của tôi', en: 'My work' }, isFor: isSignedIn },
  {
    to: '/rounds',
    words: { vi: 'Đợt thi', en: 'Rounds' },
    isFor: (me) => isSignedIn(me) && !hasRole(me, 'ADMIN'),
  },
  {
    to: '/cases',
    words: { vi: 'Bổ nhiệm', en: 'Appointments' },
    isFor: (me) => hasRole(me, 'HR', 'SECRETARY', 'AUTHORITY', 'AUDITOR', 'CANDIDATE'),
  },
  {
    to: '/registry',
    words: { vi: 'Đơn vị, vị trí', en: 'Units, positions' },
    isFor: (me) => hasRole(me, 'HR', 'SECRETARY', 'AUTHORITY', 'AUDITOR'),
  },
  { to: '/people', words: { vi: 'Tài khoản', en: 'Accounts' }, isFor: (me) => hasRole(me, 'ADMIN', 'HR', 'AUDITOR') },
  { to: '/operations', words: { vi: 'Vận hành', en: 'Operations' }, isFor: (me) => hasRole(me, 'ADMIN', 'AUDITOR') },
  { to: '/packs', words: { vi: 'Quy chế', en: 'Rules' }, isFor: isSignedIn },
  { to: '/public', words: { vi: 'Công khai', en: 'Public' }, isFor: () => true },
];

const languages: readonly (readonly [Language, string, string])[] = [
  ['vi', 'VI', 'Tiếng Việt'],
  ['en', 'EN', 'English'],
];

const LanguageSwitch = () => {
  const { language, choose } = useLanguage();
  return (
    <div className="languages" role="group" aria-label="Ngôn ngữ / Language">
      {languages.map(([one, short, whole]) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={language === one}
          aria-label={`${short} – ${whole}`}
          onClick={() => {
            choose(one);
          }}
        >
          {short}
        </button>
      ))}
    </div>
  );
};

const SignOut = () => {
  const say = useSay();
  const { language, choose } = useLanguage();
  return (
    <button
      type="button"
      className="button quiet"
      onClick={() => {
        void send('DELETE', '/api/session')
          .finally(() => {
            // The server has the browser forget what was kept here; the language is about nobody.
            choose(language);
          })
          .then(() => {
            // A new page: nothing of who was here is left in memory either.
            location.assign('/');
          });
      }}
    >
      {say({ vi: 'Đăng xuất', en: 'Sign out' })}
    </button>
  );
};

const Ways = ({ me }: { readonly me: Me }) => {
  const say = useSay();
  return (
    <nav className="ways" aria-label={say({ vi: 'Các trang', en: 'Pages' })}>
      {ways
        .filter(({ isFor }) => isFor(me))
        .map(({ to, words }) => (
          <Link key={to} to={to} activeOptions={{ exact: to === '/' }}>
            {say(words)}
          </Link>
        ))}
    </nav>
  );
};

/** After a change of page readers begin at its top, and who listens hears its heading. */
const useTopOfPage = () => {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
};

/** What stands around every page. */
export const Shell = () => {
  const say = useSay();
  const me = useMe();
  const isWhole = useLive(useIsIn());
  const main = useTopOfPage();
  const standing = useStanding();
  useReturn(me !== undefined && me !== null);
  return (
    <>
      <a className="skip" href="#main">
        {say({ vi: 'Đến nội dung', en: 'Skip to content' })}
      </a>
      <header className="top on-screen">
        <div className="top-line">
          <Link to="/" className="brand">
            <img src="/assets/khoabang.svg" alt="" width="28" height="28" />
            Khoa Bảng
          </Link>
          <LanguageSwitch />
          <div className="row">
            {me === undefined || me === null ? (
              <SignInHere className="button quiet">{say({ vi: 'Đăng nhập', en: 'Sign in' })}</SignInHere>
            ) : (
              <>
                <Link to="/account" className="button quiet">
                  {say({ vi: 'Tài khoản của tôi', en: 'My account' })}
                </Link>
                <SignOut />
              </>
            )}
          </div>
        </div>
        {me === undefined ? null : <Ways me={me} />}
      </header>
      <SessionNotes standing={standing} />
      {isWhole ? null : (
        <div className="banner on-screen">
          <Note tone="warn">
            {say({
              vi: 'Mất liên lạc với máy chủ. Trang tự cập nhật khi nối lại; chưa gửi được gì trong lúc này.',
              en: 'The line to the server is lost. The page comes up to date by itself; nothing can be sent meanwhile.',
            })}
          </Note>
        </div>
      )}
      <main id="main" tabIndex={-1} ref={main}>
        <Suspense fallback={null}>{standing === 'OPEN' || standing === 'OVER' ? <Outlet /> : null}</Suspense>
      </main>
      <footer className="foot on-screen small soft">
        <a href="/docs">{say({ vi: 'Giao diện cho chương trình', en: 'Interface for programs' })}</a>
      </footer>
    </>
  );
};
