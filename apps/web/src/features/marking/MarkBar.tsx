import { useState } from 'react';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { decimal } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import type { MarkDrafts } from './drafts.js';
import { openFields } from './MarkRow.js';
import { evenMark, type Paper } from './marks.js';
import type { Request } from './sealing.js';

const toNextOpen = (): void => {
  const fields = openFields();
  (fields.find(({ value }) => value.trim() === '') ?? fields[0])?.focus();
};

/** The last step: what is sealed, of which papers, and what that means. */
const SealDialog = ({
  ready,
  onSeal,
  onClose,
}: {
  readonly ready: readonly Request[];
  readonly onSeal: () => void;
  readonly onClose: () => void;
}) => {
  const say = useSay();
  const { language } = useLanguage();
  const count = String(ready.length);
  return (
    <Dialog title={say({ vi: `Ký và ghi ${count} điểm`, en: `Sign and record ${count} marks` })} onClose={onClose}>
      <p>
        {say({
          vi: 'Các điểm này được ghi dưới tên ông/bà và niêm phong. Điểm đã ghi không xóa được: sửa phải có lý do, và điểm cũ vẫn còn trong nhật ký. Người chấm kia không thấy điểm của ông/bà trước khi cả hai đã chấm.',
          en: 'These marks are recorded under your name and sealed. What is recorded is not erased: a correction needs a reason, and the old mark stays in the log. The other marker does not see yours before both are in.',
        })}
      </p>
      <ul className="mark-list" aria-label={say({ vi: 'Điểm sẽ ghi', en: 'Marks to be recorded' })}>
        {ready.map(({ id, body }) => (
          <li key={id}>
            <span>{id}</span> <strong>{decimal(language, evenMark(String(body['mark'])))}</strong>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button primary onClick={onSeal}>
          {say({ vi: `Ký và ghi ${count} điểm`, en: `Sign and record ${count} marks` })}
        </Button>
        <Button onClick={onClose}>{say({ vi: 'Xem lại', en: 'Look again' })}</Button>
      </div>
    </Dialog>
  );
};

interface MarkBarProps {
  readonly papers: readonly Paper[];
  readonly drafts: MarkDrafts;
  readonly ready: readonly Request[];
  /** Why nothing can be sent now, apart from what is missing in the papers. */
  readonly why: string | undefined;
  readonly onSeal: () => void;
}

/** Stands at the lower edge: how many are done, the next open paper, and the one act that seals. */
export const MarkBar = ({ papers, drafts, ready, why, onSeal }: MarkBarProps) => {
  const say = useSay();
  const [isAsking, setIsAsking] = useState(false);
  const given = papers.filter(({ mine }) => mine !== null).length;
  const open = papers.length - given;
  const typed = papers.filter(({ code, mine }) => mine === null && (drafts[code]?.typed ?? '') !== '').length;
  const nothing = say({ vi: 'chưa có bài nào đủ điểm và phiếu', en: 'no paper has both mark and sheet yet' });
  if (open === 0)
    return (
      <p className="soft">
        {say({ vi: `Đã chấm hết ${String(given)} bài.`, en: `All ${String(given)} papers are marked.` })}
      </p>
    );
  return (
    <div className="mark-bar on-screen">
      {isAsking ? (
        <SealDialog
          ready={ready}
          onSeal={() => {
            setIsAsking(false);
            onSeal();
          }}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      ) : null}
      <p role="status">
        {say({
          vi: `Đã ghi ${String(given)}/${String(papers.length)} · đang nháp ${String(typed)} · còn trống ${String(open - typed)}`,
          en: `${String(given)} of ${String(papers.length)} recorded · ${String(typed)} drafts · ${String(open - typed)} open`,
        })}
      </p>
      <div className="row">
        <Button onClick={toNextOpen}>{say({ vi: 'Bài trống tiếp theo', en: 'Next open paper' })}</Button>
        <Button
          primary
          why={ready.length === 0 ? nothing : why}
          onClick={() => {
            setIsAsking(true);
          }}
        >
          {say({ vi: `Ký và ghi ${String(ready.length)} điểm…`, en: `Sign and record ${String(ready.length)} marks…` })}
        </Button>
      </div>
    </div>
  );
};
