import { useInfiniteQuery } from '@tanstack/react-query';
import { at, read } from '../api/call.js';
import type { ShowAccountHistoryAnswer } from '../api/types.gen.js';
import { Button } from '../ui/Button.js';
import { Note, RefusalNote } from '../ui/Note.js';
import { type Column, Table } from '../ui/Table.js';
import { roleWords } from '../words/codes.js';
import { moment } from '../words/format.js';
import { useLanguage, useSay, type Words } from '../words/language.js';
import { factorWords, meansWords } from '../words/means.js';
import { proposalWords } from '../words/proposals.js';

type Line = ShowAccountHistoryAnswer['items'][number];

const textsOf = (value: unknown): readonly string[] => [value].flat().filter((one) => typeof one === 'string');

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What of an event says more than its title: which role, which bodies, by what. */
const detailsOf = ({ data }: Line, say: (words: Words) => string): string => {
  const { role, roles, bodies, means, kind, by, change } = data;
  const proposed = (change ?? {}) as Readonly<Record<string, unknown>>;
  const everywhere = say({ vi: 'mọi cơ quan', en: 'every body' });
  const known = [
    ...textsOf(proposed['kind']).map((one) => say(proposalWords(one))),
    ...[...textsOf(role), ...textsOf(roles), ...textsOf(proposed['roles'])].map((one) => say(roleWords(one))),
    ...textsOf(bodies).map((one) => (one === '*' ? everywhere : one)),
    textOf(means) === undefined ? undefined : say(meansWords(String(means))),
    textOf(kind) !== undefined && String(kind) in factorWords ? say(meansWords(String(kind))) : undefined,
    textOf(by) === 'OIDC' ? say(meansWords('OIDC')) : undefined,
  ];
  return known.filter((one) => one !== undefined && one !== '').join(' · ');
};

const authorities: Readonly<Record<string, Words>> = {
  account: { vi: 'chủ tài khoản', en: 'the holder' },
};

const authorityWords = (authority: string): Words => {
  const role = /^role:(.+)$/.exec(authority)?.[1];
  return role === undefined ? (authorities[authority] ?? { vi: authority, en: authority }) : roleWords(role);
};

/** Who it was: the holder, or by which role somebody else, and by what they were signed in. */
const whoOf = ({ actor, authority, means }: Line, own: string, say: (words: Words) => string): string => {
  const who = say(authorityWords(actor === own ? 'account' : authority));
  return means === undefined ? who : `${who} (${say(meansWords(means))})`;
};

const useColumns = (own: string): readonly Column<Line>[] => {
  const say = useSay();
  const { language } = useLanguage();
  return [
    { head: say({ vi: 'Việc', en: 'What' }), cell: ({ title }) => say(title) },
    { head: say({ vi: 'Lúc', en: 'When' }), cell: (line) => moment(language, line.at), number: true },
    { head: say({ vi: 'Chi tiết', en: 'Details' }), cell: (line) => detailsOf(line, say) },
    { head: say({ vi: 'Người thực hiện', en: 'By' }), cell: (line) => whoOf(line, own, say) },
    { head: say({ vi: 'Lý do', en: 'Reason' }), cell: ({ reason }) => reason },
  ];
};

/** What happened to an account, in words, the oldest first; `own` is the person whose it is. */
export const AccountHistory = ({ account, own }: { readonly account: string; readonly own: string }) => {
  const say = useSay();
  const columns = useColumns(own);
  const path = at`/api/accounts/${account}/history`;
  const pages = useInfiniteQuery({
    queryKey: [path],
    queryFn: ({ pageParam, signal }) =>
      read<ShowAccountHistoryAnswer>(
        `${path}?limit=50${pageParam === '' ? '' : `&after=${encodeURIComponent(pageParam)}`}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }: ShowAccountHistoryAnswer) => next,
  });
  const lines = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (pages.error !== null) return <RefusalNote error={pages.error} />;
  if (pages.data !== undefined && lines.length === 0)
    return <Note>{say({ vi: 'Chưa có gì được ghi.', en: 'Nothing was recorded yet.' })}</Note>;
  return (
    <div className="stack">
      <Table
        caption={say({ vi: 'Nhật ký, cũ nhất trước', en: 'History, the oldest first' })}
        columns={columns}
        rows={lines}
        keyOf={({ revision }) => String(revision)}
      />
      {pages.hasNextPage ? (
        <div>
          <Button onClick={() => void pages.fetchNextPage()}>{say({ vi: 'Xem tiếp', en: 'Show more' })}</Button>
        </div>
      ) : null}
    </div>
  );
};
