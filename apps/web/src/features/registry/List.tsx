import { Link, useSearch } from '@tanstack/react-router';
import { Counts } from '../../ui/Links.js';
import { useSay } from '../../words/language.js';
import { statusWords } from './registry-words.js';
import { countsOf, searchWith } from './units.js';

/** What the address of the registry may ask for. */
export const useWanted = () => useSearch({ from: '/registry' });

/** How many there are of each status, each a link to these alone; what else was asked for stays. */
export const StatusCounts = ({ list }: { readonly list: readonly { readonly status: string }[] }) => {
  const say = useSay();
  const wanted = useWanted();
  const { status } = wanted;
  const to = (one: string | undefined) => searchWith(wanted, { status: one, page: undefined });
  return (
    <Counts label={say({ vi: 'Theo tình trạng', en: 'By status' })}>
      <Link to="/registry" search={to(undefined)} aria-current={status === undefined ? 'page' : undefined}>
        {say({ vi: 'Tất cả', en: 'All' })} <strong>{list.length}</strong>
      </Link>
      {countsOf(list).map(([one, count]) => (
        <Link key={one} to="/registry" search={to(one)} aria-current={status === one ? 'page' : undefined}>
          {say(statusWords(one))} <strong>{count}</strong>
        </Link>
      ))}
    </Counts>
  );
};

/** From page to page of a list that is too long for one. */
export const Pager = ({ at, pages }: { readonly at: number; readonly pages: number }) => {
  const say = useSay();
  const wanted = useWanted();
  if (pages === 1) return null;
  const to = (page: number) => ({ ...wanted, page: String(page) });
  return (
    <nav className="row on-screen" aria-label={say({ vi: 'Các trang của danh sách', en: 'Pages of the list' })}>
      {at > 1 ? (
        <Link className="button" to="/registry" search={to(at - 1)}>
          {say({ vi: 'Trang trước', en: 'Previous' })}
        </Link>
      ) : null}
      <span>{say({ vi: `Trang ${String(at)}/${String(pages)}`, en: `Page ${String(at)} of ${String(pages)}` })}</span>
      {at < pages ? (
        <Link className="button" to="/registry" search={to(at + 1)}>
          {say({ vi: 'Trang sau', en: 'Next' })}
        </Link>
      ) : null}
    </nav>
  );
};
