import { useSay } from '../words/language.js';
import { hashOf } from './hash.js';

/** A paper as this page knows it: what its file is called here, and the SHA-256 of it, which alone is sent. */
export interface Scan {
  readonly name: string;
  readonly hash: string;
}

interface ScanInputProps {
  /** What is chosen, for who does not see where it stands. */
  readonly label: string;
  readonly scan: Scan | null;
  readonly onScan: (scan: Scan) => void;
}

/** A file to be chosen or dropped in little room, all of which takes it: its SHA-256 is worked out here, and the file stays on this machine. */
export const ScanInput = ({ label, scan, onScan }: ScanInputProps) => {
  const say = useSay();
  const take = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) onScan({ name: file.name, hash: await hashOf(file) });
  };
  return (
    <span className="scan">
      <label className="scan-choose">
        {scan === null ? say({ vi: 'Chọn tệp', en: 'Choose file' }) : say({ vi: 'Đổi tệp', en: 'Other file' })}
        <input
          type="file"
          aria-label={label}
          onChange={({ target }) => {
            void take(target.files?.[0]);
          }}
        />
      </label>
      <span className="small break" aria-live="polite">
        {scan === null ? (
          <span className="soft">{say({ vi: 'hoặc kéo tệp vào đây', en: 'or drop it here' })}</span>
        ) : (
          <>
            ✓ {scan.name} <code title={scan.hash}>{scan.hash.slice(0, 8)}…</code>
          </>
        )}
      </span>
    </span>
  );
};
