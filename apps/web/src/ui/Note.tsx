import type { ReactNode } from 'react';
import { ApiRefusal } from '../api/call.js';
import { useSay } from '../words/language.js';

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

const signs: Readonly<Record<Tone, string>> = { plain: '', good: '✓', warn: '!', bad: '✕' };

/** Says something where it happened. What went wrong or well is read out at once. */
export const Note = ({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <div className={`note ${tone}`} role={tone === 'bad' ? 'alert' : tone === 'plain' ? undefined : 'status'}>
    {children}
  </div>
);

/** A word with a sign before it: never by colour alone. */
export const Tag = ({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className={`tag ${tone}`}>
    {signs[tone] === '' ? null : <span aria-hidden="true">{signs[tone]}</span>}
    {children}
  </span>
);

const lost = {
  vi: 'Không liên lạc được với máy chủ. Nội dung đã nhập vẫn còn ở đây; hãy thử lại.',
  en: 'The server cannot be reached. What you typed is still here; try again.',
};

/** Where to go by what stands in the way, and to come back from there. */
const waysOut: Readonly<Record<string, readonly [to: string, vi: string, en: string]>> = {
  'not-signed-in': ['/sign-in', 'Đăng nhập rồi trở về đây', 'Sign in and come back here'],
  'password-one-time': ['/account/first', 'Đặt mật khẩu của mình', 'Set an own password'],
  'second-factor-required': ['/account/first', 'Thêm bước xác thực thứ hai', 'Add a second factor'],
};

/** A link out of a refusal that has to do with who is signed in. What was typed stays in this tab. */
const WayOut = ({ code }: { readonly code: string }) => {
  const say = useSay();
  const way = waysOut[code];
  if (way === undefined) return null;
  const [to, vi, en] = way;
  return (
    <p>
      <a className="button" href={`${to}?to=${encodeURIComponent(`${location.pathname}${location.search}`)}`}>
        {say({ vi, en })}
      </a>
    </p>
  );
};

/** What the server refused, why, by which rule, and what can be done instead. */
export const RefusalNote = ({ error }: { readonly error: unknown }) => {
  const say = useSay();
  if (!(error instanceof ApiRefusal)) return <Note tone="bad">{say(lost)}</Note>;
  const { code, detail, sourceText, fields = [], faults = [], next = [] } = error.problem;
  const others = faults.slice(1);
  return (
    <Note tone="bad">
      <p>{detail}</p>
      <WayOut code={code} />
      {sourceText === undefined ? null : <p className="small">{sourceText}</p>}
      {others.length === 0 ? null : (
        <ul>
          {others.map((one) => (
            <li key={one.detail}>{one.detail}</li>
          ))}
        </ul>
      )}
      {fields.length === 0 ? null : (
        <ul>
          {fields.map(({ field, message }) => (
            <li key={field}>
              <code>{field}</code>: {message}
            </li>
          ))}
        </ul>
      )}
      {next.length === 0 ? null : (
        <>
          <p>{say({ vi: 'Bước có thể làm bây giờ:', en: 'What can be done now:' })}</p>
          <ul>
            {next.slice(0, 3).map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
};
