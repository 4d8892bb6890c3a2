import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { hasRole, useMe } from '../../app/session.js';
import { Counts } from '../../ui/Links.js';
import { TextField } from '../../ui/Field.js';
import { Note, Tag, type Tone } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { type Column, Table } from '../../ui/Table.js';
import { roleWords } from '../../words/codes.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { proposalWords } from '../../words/proposals.js';
import { type Account, type Accounts, counted, isFound, type State, stateOf, states, stateWords } from './accounts.js';
import { useAccounts } from './all-accounts.js';

const tones: Readonly<Record<State, Tone>> = {
  AWAITS: 'warn',
  LOCKED: 'bad',
  ONE_TIME: 'warn',
  OPEN: 'good',
  CLOSED: 'plain',
  NONE: 'plain',
};

/** Where an account stands, and what is proposed for it. */
const Standing = ({ account }: { readonly account: Account }) => {
  const say = useSay();
  const state = stateOf(account, new Date().toISOString());
  return (
    <>
      <Tag tone={tones[state]}>{say(stateWords[state])}</Tag>
      {account.proposed === null ? null : <div className="small">{say(proposalWords(account.proposed.kind))}</div>}
    </>
  );
};

const useColumns = ({ people, logins }: Accounts): readonly Column<Account>[] => {
  const say = useSay();
  const { language } = useLanguage();
  return [
    {
      head: say({ vi: 'Người', en: 'Person' }),
      cell: ({ id, person }) => (
        <Link to="/people/$account" params={{ account: id }} className="target">
          {people[person] ?? person}
        </Link>
      ),
    },
    { head: say({ vi: 'Tên đăng nhập', en: 'Login' }), cell: ({ id }) => logins[id] },
    {
      head: say({ vi: 'Vai trò', en: 'Roles' }),
      cell: ({ roles }) => roles.map((role) => say(roleWords(role))).join(', '),
    },
    { head: say({ vi: 'Tình trạng', en: 'Standing' }), cell: (account) => <Standing account={account} /> },
    {
      head: say({ vi: 'Đăng nhập gần nhất', en: 'Last signed in' }),
      cell: ({ lastSignInAt }) => (lastSignInAt === null ? '–' : moment(language, lastSignInAt)),
      number: true,
    },
  ];
};

/** How many stand where, each a link to these alone. */
const StateCounts = ({
  items,
  chosen,
  text,
}: {
  readonly items: readonly Account[];
  readonly chosen: string | undefined;
  readonly text: string | undefined;
}) => {
  const say = useSay();
  const counts = counted(items, new Date().toISOString());
  const link = (status: State | undefined, label: string, count: number) => (
    <Link
      key={label}
      to="/people"
      search={{ ...(text === undefined ? {} : { text }), ...(status === undefined ? {} : { status }) }}
      aria-current={chosen === status ? 'true' : undefined}
    >
      {label} <strong>{count}</strong>
    </Link>
  );
  return (
    <Counts label={say({ vi: 'Theo tình trạng', en: 'By standing' })}>
      {link(undefined, say({ vi: 'Tất cả', en: 'All' }), items.length)}
      {states
        .filter((state) => counts.has(state))
        .map((state) => link(state, say(stateWords[state]), counts.get(state) ?? 0))}
    </Counts>
  );
};

const List = ({ all }: { readonly all: Accounts }) => {
  const say = useSay();
  const go = useNavigate();
  const { status, awaits, text = '' } = useSearch({ from: '/people' });
  const columns = useColumns(all);
  const chosen = awaits === 'CONFIRMATION' ? 'AWAITS' : status;
  const now = new Date().toISOString();
  const nameOf = ({ person }: Account): string => all.people[person] ?? person;
  const rows = all.items
    .filter((account) => (chosen === undefined || stateOf(account, now) === chosen) && isFound(account, all, text))
    .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), 'vi'));
  return (
    <>
      <StateCounts items={all.items} chosen={chosen} text={text === '' ? undefined : text} />
      <TextField
        label={say({ vi: 'Tìm theo họ tên hoặc tên đăng nhập', en: 'Find by name or login' })}
        hint={say({ vi: 'Không cần gõ dấu.', en: 'Without marks, too.' })}
        type="search"
        value={text}
        onText={(next) => {
          const search = {
            ...(chosen === undefined ? {} : { status: chosen }),
            ...(next === '' ? {} : { text: next }),
          };
          void go({ to: '/people', search, replace: true });
        }}
      />
      {rows.length === 0 ? (
        <Note>{say({ vi: 'Không có tài khoản nào như vậy.', en: 'There is no such account.' })}</Note>
      ) : (
        <Table
          caption={say({ vi: `Tài khoản (${String(rows.length)})`, en: `Accounts (${String(rows.length)})` })}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
        />
      )}
      {all.hasMore ? (
        <Note tone="warn">
          {say({ vi: 'Còn nhiều tài khoản nữa chưa hiện ở đây.', en: 'There are more accounts than are shown here.' })}
        </Note>
      ) : null}
    </>
  );
};

/** Who has an account: found by name, by where it stands, and by what waits for a second administrator. */
export const PeoplePage = () => {
  const say = useSay();
  const isAdmin = hasRole(useMe(), 'ADMIN');
  const accounts = useAccounts();
  return (
    <Page
      title={say({ vi: 'Tài khoản', en: 'Accounts' })}
      lead={say({
        vi: 'Việc đọc họ tên ở đây được ghi vào nhật ký tài khoản của ông/bà.',
        en: 'That you read names here is recorded in the history of your account.',
      })}
      action={
        isAdmin ? (
          <div className="row">
            <Link to="/people/several" className="button">
              {say({ vi: 'Mở theo danh sách', en: 'Open from a list' })}
            </Link>
            <Link to="/people/new" className="button primary">
              {say({ vi: 'Mở một tài khoản', en: 'Open an account' })}
            </Link>
          </div>
        ) : undefined
      }
    >
      <Reading of={accounts}>{(all) => <List all={all} />}</Reading>
    </Page>
  );
};
