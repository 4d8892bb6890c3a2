import { useState } from 'react';
import { Button } from '../../ui/Button.js';
import { useSay } from '../../words/language.js';
import type { MarkDrafts } from './drafts.js';
import { openFields } from './MarkRow.js';
import type { Paper } from './marks.js';
import { SealDialog } from './SealDialog.js';
import type { Request } from './sealing.js';

const toNextOpen = (): void => {
  const fields = openFields();
  (fields.find(({ value }) => value.trim() === '') ?? fields[0])?.focus();
};

const effect = {
  vi: 'Các điểm này được ghi dưới tên ông/bà và niêm phong. Điểm đã ghi không xóa được: sửa phải có lý do, và điểm cũ vẫn còn trong nhật ký. Người chấm kia không thấy điểm của ông/bà trước khi cả hai đã chấm.',
  en: 'These marks are recorded under your name and sealed. What is recorded is not erased: a correction needs a reason, and the old mark stays in the log. The other marker does not see yours before both are in.',
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
          act={say({
            vi: `Ký và ghi ${String(ready.length)} điểm`,
            en: `Sign and record ${String(ready.length)} marks`,
          })}
          effect={say(effect)}
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
