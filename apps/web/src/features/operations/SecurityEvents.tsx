import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { read } from '../../api/call.js';
import type { ListSecurityEventsAnswer } from '../../api/types.gen.js';
import { Button } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Note, RefusalNote, Tag } from '../../ui/Note.js';
import { type Column, Table } from '../../ui/Table.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { countsOf, isWanted } from './filtering.js';
import { kindWords, suspicious } from './kinds.js';

type Line = ListSecurityEventsAnswer['items'][number];
const PATH = '/api/security-events';

const useLines = () => {
  const pages = useInfiniteQuery({
    queryKey: [PATH],
    queryFn: ({ pageParam, signal }) =>
      read<ListSecurityEventsAnswer>(
        `${PATH}?limit=500${pageParam === '' ? '' : `&after=${encodeURIComponent(pageParam)}`}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }: ListSecurityEventsAnswer) => next,
  });
  return { pages, lines: pages.data?.pages.flatMap(({ items }) => items) ?? [] };
};

const useColumns = (): readonly Column<Line>[] => {
  const say = useSay();
  const { language } = useLanguage();
  return [
    {
      head: say({ vi: 'Việc', en: 'What' }),
      cell: ({ kind }) => (suspicious.has(kind) ? <Tag tone="warn">{say(kindWords[kind])}</Tag> : say(kindWords[kind])),
    },
    { head: say({ vi: 'Số lần', en: 'Times' }), cell: ({ count }) => String(count), number: true },
    { head: say({ vi: 'Lần cuối', en: 'Last' }), cell: ({ last }) => moment(language, last), number: true },
    { head: say({ vi: 'Từ địa chỉ', en: 'From' }), cell: ({ source }) => source ?? '–' },
    {
      head: say({ vi: 'Tài khoản', en: 'Account' }),
      cell: ({ account }) =>
        account === null ? (
          '–'
        ) : (
          <Link to="/people/$account" params={{ account }} className="target">
            {account}
          </Link>
        ),
    },
  ];
};

/** What is looked for: a kind, and a part of an address or account. It stands in the address of the page. */
const Filters = ({ lines }: { readonly lines: readonly Line[] }) => {
  const say = useSay();
  const go = useNavigate();
  const { kind, text } = useSearch({ from: '/operations' });
  const show = (next: { readonly kind: string | undefined; readonly text: string | undefined }): void => {
    const search = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''));
    void go({ to: '/operations', search, replace: true });
  };
  return (
    <div className="row">
      <SelectField
        label={say({ vi: 'Việc', en: 'What' })}
        value={kind ?? ''}
        empty={say({ vi: 'mọi việc', en: 'everything' })}
        options={[
          ['SUSPICIOUS', say({ vi: 'Những việc đáng ngờ', en: 'What may be an attack' })],
          ...countsOf(lines).map(([one, count]) => [one, `${say(kindWords[one])} (${String(count)})`] as const),
        ]}
        onText={(next) => {
          show({ kind: next, text });
        }}
      />
      <TextField
        label={say({ vi: 'Địa chỉ hoặc tài khoản', en: 'Address or account' })}
        type="search"
        value={text ?? ''}
        onText={(next) => {
          show({ kind, text: next });
        }}
      />
    </div>
  );
};

/** Who signed in, was turned away, or read names, from where: by hour, the newest first. */
export const SecurityEvents = () => {
  const say = useSay();
  const { kind, text } = useSearch({ from: '/operations' });
  const columns = useColumns();
  const { pages, lines } = useLines();
  const wanted = lines.filter((line) => isWanted(line, { kind, text }));
  if (pages.error !== null) return <RefusalNote error={pages.error} />;
  return (
    <>
      <p className="soft">
        {say({
          vi: 'Gộp theo giờ, mới nhất trước; giữ 90 ngày. Địa chỉ IPv6 gộp theo mạng.',
          en: 'By the hour, the newest first; kept for ninety days. Addresses of IPv6 by their network.',
        })}
      </p>
      <Filters lines={lines} />
      {pages.data !== undefined && wanted.length === 0 ? (
        <Note>{say({ vi: 'Không có gì như vậy.', en: 'There is nothing like that.' })}</Note>
      ) : (
        <Table
          caption={say({ vi: `${String(wanted.length)} dòng`, en: `${String(wanted.length)} lines` })}
          columns={columns}
          rows={wanted}
          keyOf={({ kind: one, source, account, first }) => `${one} ${source ?? ''} ${account ?? ''} ${first}`}
        />
      )}
      {pages.hasNextPage ? (
        <div>
          <Button onClick={() => void pages.fetchNextPage()}>{say({ vi: 'Xem tiếp', en: 'Show more' })}</Button>
        </div>
      ) : null}
    </>
  );
};
