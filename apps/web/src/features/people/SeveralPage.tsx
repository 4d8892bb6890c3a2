import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useConfirming } from '../../app/Confirming.js';
import { Button } from '../../ui/Button.js';
import { Field } from '../../ui/Field.js';
import { Note, RefusalNote, Tag } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { type Column, Table } from '../../ui/Table.js';
import { roleWords } from '../../words/codes.js';
import { day } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { type Attempt, attemptOf, type Opened, openFor } from './opening.js';
import { type Pasted, pasted } from './pasted.js';
import { roleNames } from './role-names.js';
import { Slips } from './Slip.js';

const example = 'Nguyễn Văn Mẫu;mau.nguyen;thành viên Hội đồng;03/02/1985;099000000001;SNV';

const columnsOfList = {
  vi: 'Mỗi dòng một người: họ tên; tên đăng nhập; vai trò (nhiều vai trò cách nhau bằng +); ngày sinh; số CCCD; mã cơ quan. Ba cột sau có thể để trống. Dán từ bảng tính, hoặc chọn tệp CSV.',
  en: 'One person a line: name; login; roles (parted by +); birth date; identity number; codes of bodies. The last three may be empty. Paste it from a sheet, or choose a CSV file.',
};

/** What was pasted, line by line, with what is wrong with it. */
const Preview = ({ rows }: { readonly rows: readonly Pasted[] }) => {
  const say = useSay();
  const { language } = useLanguage();
  const columns: readonly Column<Pasted>[] = [
    { head: say({ vi: 'Họ tên', en: 'Name' }), cell: ({ entry }) => entry.name },
    {
      head: say({ vi: 'Kiểm tra', en: 'Check' }),
      cell: ({ faults }) =>
        faults.length === 0 ? (
          <Tag tone="good">{say({ vi: 'dùng được', en: 'fine' })}</Tag>
        ) : (
          <Tag tone="bad">{faults.map(say).join('; ')}</Tag>
        ),
    },
    { head: say({ vi: 'Tên đăng nhập', en: 'Login' }), cell: ({ entry }) => entry.login },
    {
      head: say({ vi: 'Vai trò', en: 'Roles' }),
      cell: ({ entry }) => entry.roles.map((role) => say(roleWords(role))).join(', '),
    },
    {
      head: say({ vi: 'Ngày sinh', en: 'Birth date' }),
      cell: ({ entry }) => (/^\d{4}-/.test(entry.birthDate) ? day(language, entry.birthDate) : entry.birthDate),
      number: true,
    },
  ];
  const good = rows.filter(({ faults }) => faults.length === 0).length;
  return (
    <Table
      caption={say({
        vi: `${String(rows.length)} dòng, ${String(good)} dùng được`,
        en: `${String(rows.length)} lines, ${String(good)} of them fine`,
      })}
      columns={columns}
      rows={rows}
      keyOf={({ line }) => String(line)}
    />
  );
};

interface Refused {
  readonly name: string;
  readonly error: unknown;
}

/** Opens one account after the other; what is refused stays in the list, and what is done leaves it. */
const useOpeningAll = () => {
  const queries = useQueryClient();
  const { sure, dialog } = useConfirming();
  const [opened, setOpened] = useState<readonly Opened[]>([]);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [left, setLeft] = useState(0);
  // What was sent for a line before is sent again as it was: an answer may have been lost.
  const attempts = useRef(new Map<string, Attempt>());
  const openAll = async (rows: readonly Pasted[]): Promise<readonly Pasted[]> => {
    setRefused([]);
    const done: Pasted[] = [];
    for (const [at, row] of rows.entries()) {
      setLeft(rows.length - at);
      try {
        const kept = JSON.stringify(row.entry);
        const attempt = attempts.current.get(kept) ?? attemptOf(row.entry);
        attempts.current.set(kept, attempt);
        const one = await sure(() => openFor(attempt));
        setOpened((before) => [...before, one]);
        done.push(row);
      } catch (error) {
        setRefused((before) => [...before, { name: row.entry.name, error }]);
      }
    }
    setLeft(0);
    await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/accounts') });
    return done;
  };
  return { opened, refused, left, dialog, openAll };
};

const Result = ({ opened, refused }: { readonly opened: readonly Opened[]; readonly refused: readonly Refused[] }) => {
  const say = useSay();
  const waiting = opened.filter(({ account }) => account.awaits === 'CONFIRMATION').length;
  return (
    <>
      {refused.map(({ name, error }) => (
        <section key={name} className="stack" aria-label={name}>
          <h3>{name}</h3>
          <RefusalNote error={error} />
        </section>
      ))}
      {opened.length === 0 ? null : (
        <>
          <Note tone="good">
            {say({
              vi: `Đã gửi ${String(opened.length)} tài khoản, trong đó ${String(waiting)} chờ quản trị viên thứ hai.`,
              en: `${String(opened.length)} accounts were sent; ${String(waiting)} of them wait for a second administrator.`,
            })}
          </Note>
          <Slips handed={opened.map(({ handed }) => handed)} />
        </>
      )}
    </>
  );
};

const ListField = ({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) => {
  const say = useSay();
  return (
    <>
      <Field label={say({ vi: 'Danh sách', en: 'List' })} hint={say(columnsOfList)}>
        {(tied) => (
          <textarea
            {...tied}
            className="input"
            placeholder={example}
            value={text}
            onChange={({ target }) => {
              onText(target.value);
            }}
          />
        )}
      </Field>
      <Field label={say({ vi: 'Hoặc tệp CSV (UTF-8)', en: 'Or a CSV file (UTF-8)' })}>
        {(tied) => (
          <input
            {...tied}
            type="file"
            accept=".csv,text/csv,text/plain"
            className="input"
            onChange={({ target }) => {
              void target.files?.[0]?.text().then(onText);
            }}
          />
        )}
      </Field>
    </>
  );
};

/** Several people from a list: looked at first, then opened one after the other. */
export const SeveralPage = () => {
  const say = useSay();
  const [text, setText] = useState('');
  const rows = useMemo(() => pasted(text, roleNames), [text]);
  const good = rows.filter(({ faults }) => faults.length === 0);
  const { opened, refused, left, dialog, openAll } = useOpeningAll();
  const nothing = say({ vi: 'chưa có dòng nào dùng được', en: 'no line can be used yet' });
  const going = say({ vi: `đang mở, còn ${String(left)}…`, en: `opening, ${String(left)} left…` });
  const open = async (): Promise<void> => {
    const done = await openAll(good);
    const lines = new Set(done.map(({ line }) => line));
    setText((before) =>
      before
        .split(/\r?\n/)
        .filter((_, at) => !lines.has(at + 1))
        .join('\n'),
    );
  };
  return (
    <Page title={say({ vi: 'Mở tài khoản theo danh sách', en: 'Open accounts from a list' })}>
      {dialog}
      <ListField text={text} onText={setText} />
      {rows.length === 0 ? null : <Preview rows={rows} />}
      <div aria-live="polite">
        <Button primary why={left > 0 ? going : good.length === 0 ? nothing : undefined} onClick={() => void open()}>
          {say({ vi: `Mở ${String(good.length)} tài khoản`, en: `Open ${String(good.length)} accounts` })}
        </Button>
      </div>
      <Result opened={opened} refused={refused} />
    </Page>
  );
};
