import { useState } from 'react';
import { useConfirming } from '../../app/Confirming.js';
import { Section } from '../../ui/Page.js';
import { type Scan, ScanInput } from '../../ui/ScanInput.js';
import { type Words, useSay } from '../../words/language.js';
import { type MarkDrafts, useMarkDrafts } from './drafts.js';
import { useHappened } from './happened.js';
import { MarkBar } from './MarkBar.js';
import { MarkRow } from './MarkRow.js';
import { faultOf, type Marking, type Paper, sentMark } from './marks.js';
import { Receipt } from './Receipt.js';
import { type Request, useSealing } from './sealing.js';

const titles: Readonly<Record<Marking, Words>> = {
  RecordMark: { vi: 'Bài của ông/bà', en: 'Your papers' },
  RecordAppealMark: { vi: 'Bài phúc khảo của ông/bà', en: 'Your appeal papers' },
};

/** Under this the drafts keep the one file of all sheets; no script has an empty code. */
const COMMON = '';

interface MarkSheetProps {
  readonly round: string;
  readonly command: Marking;
  readonly papers: readonly Paper[];
  /** The smallest step of a mark by the plan. */
  readonly step: string | undefined;
}

const paths: Readonly<Record<Marking, string>> = {
  RecordMark: 'record-mark',
  RecordAppealMark: 'record-appeal-mark',
};

/** What goes with every mark that has no more of its own. */
interface Shared {
  readonly step: string | undefined;
  readonly common: Scan | null;
  readonly happened: { readonly occurredAt?: string };
}

/** What was typed and is whole, as it will be sent. */
const readyOf = (
  papers: readonly Paper[],
  drafts: MarkDrafts,
  { step, common, happened }: Shared,
): readonly Request[] =>
  papers.flatMap(({ code, mine }) => {
    const draft = drafts[code];
    const scan = draft?.scan ?? common;
    if (mine !== null || draft === undefined || scan === null || faultOf(draft.typed, step) !== undefined) return [];
    const body = { script: code, mark: sentMark(draft.typed), sheet: scan.hash, ...happened };
    return [{ id: code, body, key: `${draft.key}.${scan.hash.slice(0, 16)}.${happened.occurredAt ?? ''}` }];
  });

/** One file of all sheets: whoever marks twenty papers need not scan twenty times. */
const CommonScan = ({ scan, onScan }: { readonly scan: Scan | null; readonly onScan: (scan: Scan) => void }) => {
  const say = useSay();
  const label = say({ vi: 'Một tệp phiếu chấm chung', en: 'One file of all sheets' });
  return (
    <div className="field">
      <span className="label">{label}</span>
      <p className="hint">
        {say({
          vi: 'Dùng cho những bài không có tệp phiếu riêng. Trang tính mã SHA-256 của tệp; tệp không rời máy này.',
          en: 'Used for papers without a file of their own. The page works out its SHA-256; the file does not leave this machine.',
        })}
      </p>
      <ScanInput label={label} scan={scan} onScan={onScan} />
    </div>
  );
};

/** All papers of one marker: typed one under the other, kept here meanwhile, signed and sent together. */
export const MarkSheet = ({ round, command, papers, step }: MarkSheetProps) => {
  const say = useSay();
  const { drafts, change, drop } = useMarkDrafts(`khoabang.marks ${round} ${command}`);
  const common = drafts[COMMON]?.scan ?? null;
  const [receipt, setReceipt] = useState<readonly Request[]>([]);
  const { sure, dialog } = useConfirming();
  const { sent, seal, forget, isSending } = useSealing(
    `/api/rounds/${encodeURIComponent(round)}/${paths[command]}`,
    sure,
    drop,
  );
  const happened = useHappened(round);
  const ready = readyOf(papers, drafts, { step, common, happened: happened.body });
  const recorded = receipt.filter(({ id }) => sent[id]?.state === 'RECORDED');
  return (
    <Section title={say(titles[command])}>
      {dialog}
      {isSending || recorded.length === 0 ? null : <Receipt recorded={recorded} asked={receipt.length} />}
      {happened.field}
      <CommonScan
        scan={common}
        onScan={(scan) => {
          change(COMMON, { scan });
        }}
      />
      <div className="table-box" role="group" aria-label={say(titles[command])} tabIndex={0}>
        <table className="table mark-table">
          <caption>
            {say({
              vi: 'Gõ điểm rồi bấm Enter để sang bài tiếp theo. Dấu phẩy hay dấu chấm đều được.',
              en: 'Type a mark and press Enter for the next paper. A comma or a point will do.',
            })}
            {step === undefined ? null : (
              <span className="soft">
                {' '}
                {say({ vi: `Bước điểm ${step.replace('.', ',')}.`, en: `Steps of ${step}.` })}
              </span>
            )}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say({ vi: 'Mã phách', en: 'Code' })}</th>
              <th scope="col" className="number">
                {say({ vi: 'Điểm', en: 'Mark' })}
              </th>
              <th scope="col">{say({ vi: 'Phiếu chấm', en: 'Sheet' })}</th>
              <th scope="col">{say({ vi: 'Tình trạng', en: 'State' })}</th>
            </tr>
          </thead>
          <tbody>
            {papers.map((paper) => (
              <MarkRow
                key={paper.code}
                paper={paper}
                round={round}
                draft={drafts[paper.code]}
                sent={sent[paper.code]}
                step={step}
                common={common}
                onChange={(part) => {
                  forget(paper.code);
                  change(paper.code, part);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <MarkBar
        papers={papers}
        drafts={drafts}
        ready={ready}
        why={isSending ? say({ vi: 'đang gửi…', en: 'sending…' }) : happened.why}
        onSeal={() => {
          setReceipt(ready);
          seal(ready);
        }}
      />
    </Section>
  );
};
