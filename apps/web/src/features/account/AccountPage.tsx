import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AccountHistory } from '../../app/AccountHistory.js';
import { type Me, useMe } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { Note, Tag } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { Facts } from '../../ui/Table.js';
import { roleWords } from '../../words/codes.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { meansWords } from '../../words/means.js';
import { Factors } from './Factors.js';
import { OwnPassword } from './OwnPassword.js';
import { Sessions } from './Sessions.js';

const everywhere = { vi: 'mọi cơ quan', en: 'every body' };

const WhoIAm = ({ me }: { readonly me: NonNullable<Me> }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { roles, bodies, means, confirmedAt } = me;
  return (
    <div className="card">
      <Facts
        items={[
          [
            say({ vi: 'Vai trò', en: 'Roles' }),
            <span key="roles" className="row">
              {roles.map((role) => (
                <Tag key={role}>{say(roleWords(role))}</Tag>
              ))}
            </span>,
          ],
          [
            say({ vi: 'Ở cơ quan', en: 'In bodies' }),
            bodies.map((one) => (one === '*' ? say(everywhere) : one)).join(', '),
          ],
          [say({ vi: 'Phiên này đăng nhập bằng', en: 'This session began by' }), say(meansWords(means))],
          [say({ vi: 'Xác nhận gần nhất', en: 'Last seen to be you' }), moment(language, confirmedAt)],
          [say({ vi: 'Mã người trong hồ sơ', en: 'Your code in the records' }), <code key="person">{me.person}</code>],
        ]}
      />
    </div>
  );
};

/** Only for who signs in by a password here. */
const Password = ({ me }: { readonly me: NonNullable<Me> }) => {
  const say = useSay();
  const [isChanging, setIsChanging] = useState(false);
  if (me.means === 'OIDC')
    return (
      <Note>
        {say({
          vi: 'Tài khoản này đăng nhập qua nhà cung cấp danh tính; mật khẩu đổi ở đó.',
          en: 'This account signs in at the identity provider; its password is changed there.',
        })}
      </Note>
    );
  if (!isChanging)
    return (
      <div>
        <Button
          onClick={() => {
            setIsChanging(true);
          }}
        >
          {say({ vi: 'Đổi mật khẩu…', en: 'Change the password…' })}
        </Button>
      </div>
    );
  return (
    <>
      <Note>
        {say({
          vi: 'Đổi xong, mọi phiên kết thúc, kể cả phiên này; hãy đăng nhập lại bằng mật khẩu mới.',
          en: 'After that all sessions end, this one too; sign in again with the new password.',
        })}
      </Note>
      <OwnPassword
        onSet={() => {
          location.assign('/sign-in?to=%2Faccount');
          return Promise.resolve();
        }}
      />
    </>
  );
};

const History = ({ me }: { readonly me: NonNullable<Me> }) => {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary>{say({ vi: 'Những gì đã xảy ra với tài khoản này', en: 'What happened to this account' })}</summary>
      {isOpen ? <AccountHistory account={me.account} own={me.person} /> : null}
    </details>
  );
};

/** The own account: what it may do, how it is entered, and what happened to it. */
export const AccountPage = () => {
  const say = useSay();
  const me = useMe();
  const title = say({ vi: 'Tài khoản của tôi', en: 'My account' });
  if (me === undefined) return null;
  if (me === null)
    return (
      <Page title={title}>
        <Note tone="warn">
          <Link to="/sign-in" search={{ to: '/account' }}>
            {say({ vi: 'Hãy đăng nhập.', en: 'Sign in first.' })}
          </Link>
        </Note>
      </Page>
    );
  return (
    <Page title={title}>
      <WhoIAm me={me} />
      <Section title={say({ vi: 'Mật khẩu', en: 'Password' })}>
        <Password me={me} />
      </Section>
      <Section title={say({ vi: 'Bước xác thực thứ hai', en: 'Second factor' })}>
        <Factors />
      </Section>
      <Section title={say({ vi: 'Các phiên đang mở', en: 'Open sessions' })}>
        <Sessions />
      </Section>
      <Section title={say({ vi: 'Nhật ký tài khoản', en: 'History' })}>
        <History me={me} />
      </Section>
    </Page>
  );
};
