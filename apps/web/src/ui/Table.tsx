import type { ReactNode } from 'react';

/** A column: what stands over it, and what a row shows in it. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** True for figures, which stand under each other by their last digit. */
  readonly number?: boolean;
}

interface TableProps<Row> {
  /** What the table is, and how many rows it has. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A table in a box of its own that scrolls: the page never moves sideways. The first column names the row. */
export const Table = <Row,>({ caption, columns, rows, keyOf }: TableProps<Row>) => (
  <div className="table-box" role="group" aria-label={caption} tabIndex={0}>
    <table className="table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ head, number }) => (
            <th key={head} scope="col" className={number === true ? 'number' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ head, cell, number }, at) =>
              at === 0 ? (
                <th key={head} scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={head} className={number === true ? 'number' : undefined}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** Terms and what they are here. Leaves out what is not there. */
export const Facts = ({ items }: { readonly items: readonly (readonly [term: string, is: ReactNode])[] }) => (
  <dl className="facts">
    {items
      .filter(([, is]) => is !== null && is !== undefined && is !== '')
      .map(([term, is]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd>{is}</dd>
        </div>
      ))}
  </dl>
);
