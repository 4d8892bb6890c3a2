import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { actIn } from '../../api/act-link.js';
import type { CandidateDoc } from '../../api/types.gen.js';
import { useAddress } from '../../app/round.js';
import { wordsOf } from '../../words/codes.js';
import { useSay } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { type Cell, type Check, checkOf, moved } from './grid.js';

const signs: Readonly<Record<Check, string>> = { MET: '✓', NOT_MET: '✕', WAIVED: '~', OPEN: '○' };
const open = { vi: 'chưa xem xét', en: 'open' };

interface Condition {
  readonly rule: string;
  readonly evidence: string;
}

const useCheckWords = (check: Check): string => useSay()(check === 'OPEN' ? open : wordsOf('fact', check));

const Found = ({ check }: { readonly check: Check }) => (
  <>
    <span aria-hidden="true">{signs[check]}</span> {useCheckWords(check)}
  </>
);

interface CheckLinkProps {
  readonly doc: CandidateDoc;
  readonly rule: string;
  readonly isReached: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** What was found, as a link to the form in which it is found anew. */
const CheckLink = ({ doc, rule, isReached, onKey }: CheckLinkProps) => {
  const say = useSay();
  const { round } = useAddress();
  const check = checkOf(doc, rule);
  const words = useCheckWords(check);
  return (
    <Link
      className="check"
      tabIndex={isReached ? 0 : -1}
      aria-label={`${doc.candidate}, ${say(roundWords('rule', rule))}: ${words}`}
      onKeyDown={onKey}
      {...actIn(round, 'CheckEligibility', doc.candidate)}
    >
      <Found check={check} />
    </Link>
  );
};

interface GridProps {
  readonly candidates: readonly CandidateDoc[];
  readonly conditions: readonly Condition[];
  /** Of whom, on what, something may be found by the reader now. */
  readonly canCheck: (candidate: CandidateDoc) => boolean;
}

const Heads = ({ conditions }: Pick<GridProps, 'conditions'>) => {
  const say = useSay();
  return (
    <thead>
      <tr>
        <th scope="col">{say({ vi: 'Thí sinh', en: 'Candidate' })}</th>
        {conditions.map(({ rule, evidence }) => (
          <th key={rule} scope="col" className="condition">
            {say(roundWords('rule', rule))}
            <span className="small soft">
              {say({ vi: 'căn cứ', en: 'by' })}: {say(roundWords('evidence', evidence))}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
};

const KeysHint = () => (
  <span className="small soft grid-keys">
    {useSay()({
      vi: 'Phím mũi tên để đi giữa các ô, Enter để mở phiếu thẩm định.',
      en: 'Arrow keys move between cells, Enter opens the form.',
    })}
  </span>
);

/** Where the keyboard is among the rows that can be worked on, and how keys move it. */
const useKeys = (rows: number, columns: number) => {
  const [reached, setReached] = useState<Cell>({ row: 0, column: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    const to = moved(event.key, reached, { rows, columns });
    if (to === undefined) return;
    event.preventDefault();
    setReached(to);
    body.current?.querySelectorAll<HTMLElement>('a.check')[to.row * columns + to.column]?.focus();
  };
  return { reached, body, onKey };
};

/** Candidates against conditions. One stop for the Tab key; arrows move from cell to cell, Enter opens the form. */
export const EligibilityGrid = ({ candidates, conditions, canCheck }: GridProps) => {
  const say = useSay();
  const open = candidates.filter(canCheck);
  const { reached, body, onKey } = useKeys(open.length, conditions.length);
  const caption = say({
    vi: `Xem xét điều kiện: ${String(candidates.length)} thí sinh × ${String(conditions.length)} điều kiện`,
    en: `Eligibility: ${String(candidates.length)} candidates × ${String(conditions.length)} conditions`,
  });
  return (
    <div className="table-box" role="group" aria-label={caption} tabIndex={0}>
      <table className="table grid">
        <caption>
          {caption}
          {open.length === 0 ? null : <KeysHint />}
        </caption>
        <Heads conditions={conditions} />
        <tbody ref={body}>
          {candidates.map((doc) => (
            <tr key={doc.candidate}>
              <th scope="row">{doc.candidate}</th>
              {conditions.map(({ rule }, column) => (
                <td key={rule} className={checkOf(doc, rule).toLowerCase()}>
                  {open.includes(doc) ? (
                    <CheckLink
                      doc={doc}
                      rule={rule}
                      isReached={open.indexOf(doc) === reached.row && column === reached.column}
                      onKey={onKey}
                    />
                  ) : (
                    <Found check={checkOf(doc, rule)} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
