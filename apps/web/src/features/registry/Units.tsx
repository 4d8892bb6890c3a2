import { Link } from '@tanstack/react-router';
import { Table } from '../../ui/Table.js';
import { Tag } from '../../ui/Note.js';
import { day } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { Pager, StatusCounts, useWanted } from './List.js';
import { kindWords, statusWords } from './registry-words.js';
import { pageOf, sought, type Unit } from './units.js';

/** The way to a unit; what else was asked for stays in the address. */
export const UnitLink = ({ code }: { readonly code: string }) => {
  const wanted = useWanted();
  return (
    <Link to="/registry" search={{ ...wanted, code }} className="whole">
      {code}
    </Link>
  );
};

/** The units that were searched for, a page of them. */
export const Units = ({ units }: { readonly units: readonly Unit[] }) => {
  const say = useSay();
  const { language } = useLanguage();
  const wanted = useWanted();
  const found = sought(units, wanted);
  const listed = found.filter(({ status }) => wanted.status === undefined || status === wanted.status);
  const { at, pages, items } = pageOf(listed, wanted.page);
  return (
    <>
      <StatusCounts list={found} />
      <Table
        caption={say({
          vi: `${String(listed.length)} đơn vị, đang xem ${String(items.length)}`,
          en: `${String(listed.length)} units, ${String(items.length)} shown`,
        })}
        rows={items}
        keyOf={({ id }) => id}
        columns={[
          { head: say({ vi: 'Mã', en: 'Code' }), cell: ({ code }) => <UnitLink code={code} /> },
          { head: say({ vi: 'Tên', en: 'Name' }), cell: ({ name }) => name },
          { head: say({ vi: 'Loại', en: 'Kind' }), cell: ({ kind }) => say(kindWords[kind]) },
          {
            head: say({ vi: 'Cơ quan chủ quản', en: 'Owner' }),
            cell: ({ owner }) => <span className="whole">{owner}</span>,
          },
          {
            head: say({ vi: 'Mức tự chủ', en: 'Autonomy' }),
            cell: ({ autonomyGroup }) =>
              autonomyGroup === null
                ? '–'
                : say({ vi: `Nhóm ${String(autonomyGroup)}`, en: `Group ${String(autonomyGroup)}` }),
          },
          {
            head: say({ vi: 'Tình trạng', en: 'Status' }),
            cell: ({ status }) => <Tag tone={status === 'ACTIVE' ? 'good' : 'plain'}>{say(statusWords(status))}</Tag>,
          },
          { head: say({ vi: 'Từ ngày', en: 'Since' }), cell: ({ registeredOn }) => day(language, registeredOn) },
        ]}
      />
      <Pager at={at} pages={pages} />
    </>
  );
};
