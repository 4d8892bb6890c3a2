import { useState } from 'react';
import { useRead } from '../../api/reading.js';
import type { PublicationDoc, ShowRoundAnswer, ListUnitsAnswer } from '../../api/types.gen.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Official } from '../../ui/Official.js';
import { dayOf } from '../../words/format.js';
import { useSay } from '../../words/language.js';
import { type Paper, paperOf } from './papers.js';

interface Typed {
  readonly number: string;
  readonly place: string;
  readonly office: string;
  readonly name: string;
}

const nothing: Typed = { number: '', place: '', office: '', name: '' };

/** What the log does not hold and the paper needs; typed for this print alone. */
const PaperFields = ({ typed, set }: { readonly typed: Typed; readonly set: (typed: Typed) => void }) => {
  const say = useSay();
  const field = (name: keyof Typed, label: string) => (
    <TextField
      label={label}
      value={typed[name]}
      onText={(text) => {
        set({ ...typed, [name]: text });
      }}
    />
  );
  return (
    <details className="card on-screen">
      <summary>
        {say({ vi: 'Số, nơi ban hành, người ký cho bản in', en: 'Number, place and signer of the print' })}
      </summary>
      <div className="paper-fields">
        {field('number', say({ vi: 'Số, ký hiệu', en: 'Number' }))}
        {field('place', say({ vi: 'Địa danh', en: 'Place' }))}
        {field('office', say({ vi: 'Chức vụ người ký', en: 'Office of the signer' }))}
        {field('name', say({ vi: 'Họ tên người ký', en: 'Name of the signer' }))}
      </div>
    </details>
  );
};

const PaperBody = ({ paper: { lines, heads, rows, figures } }: { readonly paper: Paper }) => (
  <>
    {lines.map((line) => (
      <p key={line} className="break">
        {line}
      </p>
    ))}
    {rows.length === 0 ? null : (
      <table>
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={head} scope="col" className={figures.includes(column) ? 'number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, column) => (
                <td key={heads[column]} className={figures.includes(column) ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </>
);

/** One publication in the official form, to read and to print. */
export const PublicationPaper = ({ doc, round }: { readonly doc: PublicationDoc; readonly round: ShowRoundAnswer }) => {
  const say = useSay();
  const [typed, setTyped] = useState(nothing);
  const { body, code } = round;
  // Asked for by its code: a body need not be a unit of the registry.
  const units = useRead<ListUnitsAnswer>(
    body === null ? undefined : `/api/units?limit=1&code=${encodeURIComponent(body)}`,
  );
  const unit = units.data?.items[0];
  const paper = paperOf(doc, code);
  return (
    <>
      <PaperFields typed={typed} set={setTyped} />
      <div className="on-screen">
        <Button
          primary
          onClick={() => {
            window.print();
          }}
        >
          {say({ vi: 'In văn bản', en: 'Print the paper' })}
        </Button>
      </div>
      <Official
        issuer={unit?.name ?? body ?? code}
        kind={doc.kind === 'ELIGIBLE_LIST' ? 'DS' : 'TB'}
        number={typed.number}
        place={typed.place}
        date={dayOf(new Date(doc.at))}
        title={paper.title}
        about={paper.about}
        signer={typed}
      >
        <PaperBody paper={paper} />
        <p className="fingerprint break">Mã kiểm chứng (SHA-256): {doc.snapshot}</p>
      </Official>
    </>
  );
};
