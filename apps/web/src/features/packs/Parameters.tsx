import { Note } from '../../ui/Note.js';
import { Table } from '../../ui/Table.js';
import { useSay } from '../../words/language.js';
import { confidenceWords, kindWords } from '../../words/origins.js';
import { parameterWords } from '../../words/parameters.js';
import { rangeWords } from './ranges.js';
import { type Row, rowWords, sourceWords } from './rows.js';

/** Parameters of a pack, each with all that is known of it. */
export const Parameters = ({ rows }: { readonly rows: readonly Row[] }) => {
  const say = useSay();
  if (rows.length === 0)
    return <Note>{say({ vi: 'Không có thông số nào như vậy.', en: 'There is no such parameter.' })}</Note>;
  return (
    <Table
      caption={say({ vi: `${String(rows.length)} thông số`, en: `${String(rows.length)} parameters` })}
      rows={rows}
      keyOf={({ path }) => path}
      columns={[
        {
          head: say({ vi: 'Thông số', en: 'Parameter' }),
          cell: ({ path }) => {
            const { title, means } = parameterWords(path);
            return (
              <div className="parameter">
                {say(title)}
                <p className="small soft">{say(means)}</p>
              </div>
            );
          },
        },
        {
          head: say({ vi: 'Giá trị', en: 'Value' }),
          cell: (row) => <div className="value">{say(rowWords(row))}</div>,
        },
        {
          head: say({ vi: 'Kế hoạch đặt được', en: 'A plan may set' }),
          cell: (row) => <span className="small">{say(rangeWords(row))}</span>,
        },
        { head: say({ vi: 'Nguồn', en: 'Source' }), cell: ({ source }) => say(sourceWords(source)) },
        { head: say({ vi: 'Căn cứ', en: 'By what right' }), cell: ({ kind }) => say(kindWords(kind)) },
        {
          head: say({ vi: 'Mức tin cậy', en: 'Confidence' }),
          cell: ({ confidence }) => say(confidenceWords(confidence)),
        },
      ]}
    />
  );
};
