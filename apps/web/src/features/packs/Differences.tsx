import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { ShowPackAnswer } from '../../api/types.gen.js';
import { Note } from '../../ui/Note.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { useSay } from '../../words/language.js';
import { differing, matching, type Row, rowTitle, rowWords, sourceWords } from './rows.js';

const Side = ({ row }: { readonly row: Row | undefined }) => {
  const say = useSay();
  if (row === undefined) return '–';
  return (
    <div className="value">
      {say(rowWords(row))}
      <p className="small soft">{say(sourceWords(row.source))}</p>
    </div>
  );
};

/** In what two packs differ, side by side. */
export const Differences = ({
  shown,
  other,
  q,
}: {
  readonly shown: ShowPackAnswer;
  readonly other: string;
  readonly q: string;
}) => {
  const say = useSay();
  return (
    <Reading of={useRead<ShowPackAnswer>(at`/api/packs/${other}`)}>
      {(second) => {
        const rows = differing(shown.pack, second.pack).filter(
          ({ before, after }) =>
            matching(
              [before, after].filter((row) => row !== undefined),
              q,
            ).length > 0,
        );
        if (rows.length === 0)
          return <Note>{say({ vi: 'Không có thông số nào khác.', en: 'No parameter differs.' })}</Note>;
        return (
          <Table
            caption={say({
              vi: `${String(rows.length)} chỗ khác nhau, ${String(rows.filter(({ isInValue }) => isInValue).length)} chỗ khác về giá trị`,
              en: `${String(rows.length)} differences, ${String(rows.filter(({ isInValue }) => isInValue).length)} of them in value`,
            })}
            rows={rows}
            keyOf={({ path }) => path}
            columns={[
              {
                head: say({ vi: 'Thông số', en: 'Parameter' }),
                cell: ({ path }) => <div className="parameter">{say(rowTitle(path).title)}</div>,
              },
              {
                head: say({ vi: 'Khác ở', en: 'Differs in' }),
                cell: ({ isInValue }) =>
                  isInValue ? (
                    <strong>{say({ vi: 'giá trị', en: 'value' })}</strong>
                  ) : (
                    say({ vi: 'nguồn', en: 'source' })
                  ),
              },
              { head: shown.ref, cell: ({ before }) => <Side row={before} /> },
              { head: second.ref, cell: ({ after }) => <Side row={after} /> },
            ]}
          />
        );
      }}
    </Reading>
  );
};
