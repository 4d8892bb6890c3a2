import { Button } from '../../ui/Button.js';
import { Note } from '../../ui/Note.js';
import { useSay } from '../../words/language.js';
import './account.css';

/** Codes for who has lost the device: shown this once, to be printed or written down. */
export const RecoveryCodes = ({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) => {
  const say = useSay();
  return (
    <div className="stack">
      <Note tone="warn">
        {say({
          vi: 'Mã dự phòng chỉ hiện một lần này. Hãy in hoặc chép ra giấy, cất riêng với điện thoại. Mỗi mã dùng một lần, khi mất thiết bị.',
          en: 'Recovery codes are shown this once. Print them or write them down, and keep them away from the phone. Each is good once, for who has lost the device.',
        })}
      </Note>
      <div className="card stack slip">
        <h3>{say({ vi: 'Mã dự phòng – Khoa Bảng', en: 'Recovery codes – Khoa Bảng' })}</h3>
        <ol className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <div className="row on-screen">
        <Button
          onClick={() => {
            print();
          }}
        >
          {say({ vi: 'In các mã', en: 'Print the codes' })}
        </Button>
        <Button primary onClick={onKept}>
          {say({ vi: 'Tôi đã cất các mã', en: 'I have kept the codes' })}
        </Button>
      </div>
    </div>
  );
};
