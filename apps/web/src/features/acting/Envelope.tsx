import { useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../ui/Button.js';
import { Facts } from '../../ui/Table.js';
import { useSay, type Words } from '../../words/language.js';
import type { Envelope } from './secrets.js';
import './envelope.css';

/** Gives a text to the browser as a file. It goes nowhere else. */
const save = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

const Map = ({ envelope }: { readonly envelope: Envelope }) => (
  <ol className="envelope-map">
    {envelope.map?.map(({ code, candidate }) => (
      <li key={code}>
        <code>
          {code} = {candidate}
        </code>
      </li>
    ))}
  </ol>
);

const Contents = ({ envelope }: { readonly envelope: Envelope }) => {
  const say = useSay();
  const { round, commitment, secret, salt, map } = envelope;
  return (
    <>
      <Facts
        items={[
          [say({ vi: 'Đợt thi', en: 'Round' }), round],
          [say({ vi: 'Số bí mật', en: 'Secret' }), secret === undefined ? null : <code>{secret}</code>],
          [say({ vi: 'Muối', en: 'Salt' }), salt === undefined ? null : <code>{salt}</code>],
          [say({ vi: 'Mã cam kết', en: 'Commitment' }), <code key="commitment">{commitment}</code>],
        ]}
      />
      {map === undefined ? null : <Map envelope={envelope} />}
    </>
  );
};

interface EnvelopeCardProps {
  readonly title: Words;
  /** What its keeper does with it. */
  readonly note: Words;
  readonly file: string;
  readonly envelope: Envelope;
  /** Told once it was saved or printed. */
  readonly onOut: () => void;
}

/** What one keeper takes away: shown once, saved or printed here, never sent. */
export const EnvelopeCard = ({ title, note, file, envelope, onOut }: EnvelopeCardProps) => {
  const say = useSay();
  const [isPrinting, setIsPrinting] = useState(false);
  const print = (): void => {
    // Only this is on paper: the page is drawn so before the browser takes it.
    flushSync(() => {
      setIsPrinting(true);
    });
    window.print();
    setIsPrinting(false);
    onOut();
  };
  return (
    <section className={`card stack envelope ${isPrinting ? 'printing' : ''}`} aria-label={say(title)}>
      <h3>{say(title)}</h3>
      <p className="small">{say(note)}</p>
      <Contents envelope={envelope} />
      <div className="row on-screen">
        <Button
          onClick={() => {
            save(file, JSON.stringify(envelope, null, 2));
            onOut();
          }}
        >
          {say({ vi: 'Lưu tệp', en: 'Save as a file' })}
        </Button>
        <Button onClick={print}>{say({ vi: 'In', en: 'Print' })}</Button>
      </div>
    </section>
  );
};

/** That it was put away: asked once it left the page, and needed before anything is sent. */
export const PutAway = ({
  isOut,
  isKept,
  onKept,
}: {
  readonly isOut: boolean;
  readonly isKept: boolean;
  readonly onKept: (isKept: boolean) => void;
}) => {
  const say = useSay();
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={isKept}
        disabled={!isOut}
        onChange={({ target }) => {
          onKept(target.checked);
        }}
      />
      {isOut
        ? say({
            vi: 'Tôi đã cất bản in hoặc tệp vào nơi an toàn. Trang này không giữ lại và không gửi đi.',
            en: 'The print or file is put away safely. This page keeps nothing of it, and sends nothing of it.',
          })
        : say({ vi: 'Trước hết hãy lưu tệp hoặc in ra.', en: 'First save it or print it.' })}
    </label>
  );
};
