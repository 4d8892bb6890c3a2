import { Table } from '../../ui/Table.js';
import { day, fold } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { Pager, useWanted } from './List.js';
import { changeWords } from './registry-words.js';
import { type Before, beforeAndAfter, pageOf, type Reorganisation, type Unit } from './units.js';
import { UnitLink } from './Units.js';

interface MergersProps {
  readonly changes: readonly Reorganisation[];
  readonly units: readonly Unit[];
}

/** What was there before, and what is there after, decision by decision. */
export const Mergers = ({ changes, units }: MergersProps) => {
  const say = useSay();
  const { language } = useLanguage();
  const wanted = useWanted();
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const found = beforeAndAfter(changes).filter(({ before, after, decision }) =>
    fold([decision, ...[...before, ...after].flatMap((code) => [code, names.get(code) ?? ''])].join(' ')).includes(
      fold(wanted.q ?? ''),
    ),
  );
  const { at, pages, items } = pageOf(found, wanted.page);
  const list = (codes: readonly string[]) => (
    <ul className="plain-list">
      {codes.map((code) => (
        <li key={code}>
          <UnitLink code={code} /> <span className="small soft">{names.get(code)}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <Table<Before>
        caption={say({ vi: `${String(found.length)} lần sắp xếp`, en: `${String(found.length)} changes` })}
        rows={items}
        keyOf={({ key }) => key}
        columns={[
          { head: say({ vi: 'Ngày', en: 'Day' }), cell: ({ on }) => day(language, on) },
          { head: say({ vi: 'Việc', en: 'Change' }), cell: ({ kind }) => say(changeWords[kind]) },
          { head: say({ vi: 'Trước', en: 'Before' }), cell: ({ before }) => list(before) },
          {
            head: say({ vi: 'Sau', en: 'After' }),
            cell: ({ after }) => (after.length === 0 ? '–' : <>→ {list(after)}</>),
          },
          { head: say({ vi: 'Quyết định', en: 'Decision' }), cell: ({ decision }) => decision },
        ]}
      />
      <Pager at={at} pages={pages} />
    </>
  );
};
