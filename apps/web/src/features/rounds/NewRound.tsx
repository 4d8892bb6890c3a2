import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { actIn } from '../../api/act-link.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { TextField } from '../../ui/Field.js';
import { useSay } from '../../words/language.js';

/** As the server takes ids: in addresses they are the same as on paper. */
const allowed = /^[\w.:-]{1,100}$/;

const Ask = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useSay();
  const navigate = useNavigate();
  const [code, setCode] = useState(`DT-${String(new Date().getFullYear())}-`);
  const isFit = allowed.test(code);
  const wrong = say({
    vi: 'Chỉ dùng chữ không dấu, số và các dấu . : - _',
    en: 'Letters without marks, figures and . : - _ only',
  });
  return (
    <Dialog title={say({ vi: 'Mở đợt thi mới', en: 'Open a new round' })} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isFit) void navigate(actIn(code, 'DraftRound'));
        }}
      >
        <TextField
          label={say({ vi: 'Mã đợt thi', en: 'Code of the round' })}
          hint={say({
            vi: 'Mã dùng trong địa chỉ và mọi giấy tờ, không đổi được về sau. Ví dụ: DT-2026-01.',
            en: 'It stands in addresses and on all papers, and stays for good. For example: DT-2026-01.',
          })}
          fault={isFit || code === '' ? undefined : wrong}
          value={code}
          onText={setCode}
        />
        <div className="row">
          <Button
            primary
            type="submit"
            why={isFit ? undefined : say({ vi: 'hãy nhập mã trước', en: 'type a code first' })}
          >
            {say({ vi: 'Lập dự thảo', en: 'Draft it' })}
          </Button>
          <Button onClick={onClose}>{say({ vi: 'Để sau', en: 'Not now' })}</Button>
        </div>
      </form>
    </Dialog>
  );
};

/** The button that opens a new round: its code is asked for first, then the form of the draft is there. */
export const NewRound = () => {
  const say = useSay();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button
        primary
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {say({ vi: 'Mở đợt thi mới', en: 'Open a new round' })}
      </Button>
      {isAsking ? (
        <Ask
          onClose={() => {
            setIsAsking(false);
          }}
        />
      ) : null}
    </>
  );
};
