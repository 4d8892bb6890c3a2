import { useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { ShowAccountsAnswer } from '../../api/types.gen.js';
import { AccountHistory } from '../../app/AccountHistory.js';
import { hasRole, useMe } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { Note, Tag } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Facts } from '../../ui/Table.js';
import { roleWords } from '../../words/codes.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { factorWords } from '../../words/means.js';
import { stateOf, stateWords } from './accounts.js';
import { ChangeForm } from './ChangeForm.js';
import { type Change, changes, whyNot } from './changes.js';
import { PersonParts } from './PersonParts.js';
import { Proposal } from './Proposal.js';
import { type Handed, Slips } from './Slip.js';

const When = ({ instant }: { readonly instant: string | null }) => {
  const { language } = useLanguage();
  return instant === null ? '–' : moment(language, instant);
};

const About = ({ account }: { readonly account: ShowAccountsAnswer }) => {
  const say = useSay();
  const { id, roles, bodies, factors, lockedUntil, lastSignInAt, passwordUntil, byOneAlone, logins = {} } = account;
  const everywhere = say({ vi: 'mọi cơ quan', en: 'every body' });
  return (
    <div className="card">
      <Facts
        items={[
          [
            say({ vi: 'Tình trạng', en: 'Standing' }),
            <Tag key="state">{say(stateWords[stateOf(account, new Date().toISOString())])}</Tag>,
          ],
          [say({ vi: 'Tên đăng nhập', en: 'Login' }), logins[id]],
          [say({ vi: 'Vai trò', en: 'Roles' }), roles.map((role) => say(roleWords(role))).join(', ')],
          [say({ vi: 'Ở cơ quan', en: 'In bodies' }), bodies.map((one) => (one === '*' ? everywhere : one)).join(', ')],
          [say({ vi: 'Đăng nhập gần nhất', en: 'Last signed in' }), <When key="last" instant={lastSignInAt} />],
          [
            say({ vi: 'Bị khóa đến', en: 'Locked until' }),
            lockedUntil === null ? '' : <When key="locked" instant={lockedUntil} />,
          ],
          [
            say({ vi: 'Mật khẩu tạm dùng được đến', en: 'Handed-out password good until' }),
            passwordUntil === null ? '' : <When key="until" instant={passwordUntil} />,
          ],
          [
            say({ vi: 'Bước xác thực thứ hai', en: 'Second factors' }),
            factors === null
              ? ''
              : factors.map(({ kind }) => say(factorWords[kind])).join(', ') || say({ vi: 'chưa có', en: 'none' }),
          ],
          [
            say({ vi: 'Do một quản trị viên', en: 'By one administrator' }),
            byOneAlone
              ? say({
                  vi: 'đã có việc cần hai người mà chỉ có một',
                  en: 'something that takes two was done by the only one',
                })
              : '',
          ],
          [say({ vi: 'Mã người', en: 'Code of the person' }), <code key="person">{account.person}</code>],
        ]}
      />
    </div>
  );
};

/** What can be done to the account; what cannot stays, with the reason. */
const Changes = ({
  account,
  named,
  onDone,
}: {
  readonly account: ShowAccountsAnswer;
  readonly named: Pick<Handed, 'name' | 'login'>;
  readonly onDone: () => void;
}) => {
  const say = useSay();
  const me = useMe();
  const [chosen, setChosen] = useState<Change>();
  const asking = { isAdmin: hasRole(me, 'ADMIN'), isOwn: me?.account === account.id, now: new Date().toISOString() };
  if (chosen !== undefined)
    return (
      <ChangeForm
        change={chosen}
        account={account}
        named={named}
        onDone={() => {
          onDone();
          if (chosen.name !== 'RESET') setChosen(undefined);
        }}
        onClose={() => {
          setChosen(undefined);
        }}
      />
    );
  return (
    <ul className="plain-list">
      {changes.map((change) => {
        const why = whyNot(change, account, asking);
        return (
          <li key={change.name}>
            <Button
              why={why === undefined ? undefined : say(why)}
              onClick={() => {
                setChosen(change);
              }}
            >
              {say(change.words)}…
            </Button>
          </li>
        );
      })}
    </ul>
  );
};

/** Who it is, as far as this reader is told. */
const namedIn = ({ id, person, people = {}, logins = {} }: ShowAccountsAnswer): Pick<Handed, 'name' | 'login'> => ({
  name: people[person] ?? person,
  login: logins[id] ?? '',
});

const History = ({ account: { id, person } }: { readonly account: ShowAccountsAnswer }) => {
  const say = useSay();
  const me = useMe();
  return hasRole(me, 'ADMIN', 'AUDITOR') || me?.account === id ? (
    <AccountHistory account={id} own={person} />
  ) : (
    <Note>{say({ vi: 'Chỉ quản trị viên và người kiểm tra xem được.', en: 'For administrators and auditors.' })}</Note>
  );
};

const Shown = ({ account, onDone }: { readonly account: ShowAccountsAnswer; readonly onDone: () => void }) => {
  const say = useSay();
  const me = useMe();
  const [handed, setHanded] = useState<Handed>();
  const { id, person, people = {}, reasons = {}, proposed } = account;
  const named = namedIn(account);
  return (
    <Page
      title={named.name}
      lead={
        <Link to="/people" className="target">
          {say({ vi: '← Mọi tài khoản', en: '← All accounts' })}
        </Link>
      }
    >
      {handed === undefined ? null : <Slips handed={[handed]} />}
      {proposed === null ? null : (
        <Section title={say({ vi: 'Chờ xác nhận', en: 'To be confirmed' })}>
          <Proposal
            {...{ account, people, named }}
            reason={reasons[id]}
            isAdmin={hasRole(me, 'ADMIN')}
            onDone={(next) => {
              setHanded(next);
              onDone();
            }}
          />
        </Section>
      )}
      <About account={account} />
      {account.status === 'NONE' ? null : (
        <Section title={say({ vi: 'Thay đổi tài khoản', en: 'Change the account' })}>
          <Changes account={account} named={named} onDone={onDone} />
        </Section>
      )}
      <Section title={say({ vi: 'Người', en: 'The person' })}>
        <PersonParts person={person} name={people[person] ?? ''} onDone={onDone} />
      </Section>
      <Section title={say({ vi: 'Nhật ký tài khoản', en: 'History' })}>
        <History account={account} />
      </Section>
    </Page>
  );
};

/** One account: what it is, what is proposed, what can be done, and what happened. */
export const OneAccountPage = () => {
  const queries = useQueryClient();
  const { account } = useParams({ from: '/people/$account' });
  const shown = useRead<ShowAccountsAnswer>(`${at`/api/accounts/${account}`}?names=true`);
  const onDone = (): void => {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/accounts') });
  };
  return <Reading of={shown}>{(one) => <Shown account={one} onDone={onDone} />}</Reading>;
};

/** Work on an account is done on the page of the account, where halves of passwords are shown. */
export const AccountAct = () => {
  const { account } = useParams({ from: '/accounts/$account/do/$command' });
  return <Navigate to="/people/$account" params={{ account }} replace />;
};
