import { useId } from 'react';
import { useSay } from '../../words/language.js';
import { hashOf } from '../../ui/hash.js';

interface HashInputProps {
  readonly label: string;
  readonly fault: string | undefined;
  readonly value: string;
  readonly onText: (text: string) => void;
}

/** What the files were called whose fingerprints were made on this page. */
const names = new Map<string, string>();

/** The fingerprint of a file: made here, out of what is dropped or chosen. The file itself is not sent. */
export const HashInput = ({ label, fault, value, onText }: HashInputProps) => {
  const say = useSay();
  const id = useId();
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const hash = await hashOf(file);
    names.set(hash, file.name);
    onText(hash);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {say({
          vi: 'Chỉ mã SHA-256 được gửi; tệp không rời máy này.',
          en: 'Only its SHA-256 is sent; the file does not leave this machine.',
        })}
      </p>
      {fault === undefined ? null : <p className="fault">✕ {fault}</p>}
      <input
        id={id}
        type="file"
        className="input"
        aria-describedby={`${id}-hint`}
        aria-invalid={fault !== undefined}
        onChange={({ target }) => {
          void take(target.files?.[0]);
        }}
      />
      <p className="small break" aria-live="polite">
        {value === '' ? null : (
          <>
            ✓ {names.get(value)} <code>{value}</code>
          </>
        )}
      </p>
      <details>
        <summary>{say({ vi: 'Đã có mã SHA-256', en: 'I have its SHA-256' })}</summary>
        <input
          type="text"
          className="input"
          aria-label={`${label}: SHA-256`}
          value={value}
          spellCheck={false}
          onChange={({ target }) => {
            onText(target.value.trim().toLowerCase());
          }}
        />
      </details>
    </div>
  );
};
