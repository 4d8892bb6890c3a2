import { useState } from 'react';
import { useConfirming } from '../../app/Confirming.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { RefusalNote } from '../../ui/Note.js';
import { ScanInput } from '../../ui/ScanInput.js';
import { decimal } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { useMarkDrafts } from './drafts.js';
import type { Happened } from './happened.js';
import { evenMark, faultOf, sentMark } from './marks.js';
import { faultWords } from './marking-words.js';
import { SealDialog } from './SealDialog.js';
import { useSealing } from './sealing.js';

const effect = {
  vi: 'Phiếu này được ghi dưới tên ông/bà và niêm phong cho đến khi mọi người đã ký và Hội đồng niêm phong phiếu. Chỉ khi được phép chấm lại, ông/bà mới ký được phiếu mới.',
  en: 'This sheet is recorded under your name and sealed until all have signed and the sheets are sealed. You can sign another only where scoring anew is allowed.',
};

interface OwnSheetProps {
  readonly round: string;
  readonly candidate: string;
  readonly step: string | undefined;
  readonly happened: Happened;
}

/** What is still missing before the sheet can be signed. */
const useWhy = ({ step, happened }: OwnSheetProps, typed: string, hasScan: boolean): string | undefined => {
  const say = useSay();
  const fault = faultOf(typed, step);
  if (fault !== undefined) return say(faultWords[fault]);
  return hasScan ? happened.why : say({ vi: 'chưa có tệp phiếu đã ký', en: 'the signed sheet is missing' });
};

/** The own sheet for one candidate: the score, the signed paper, and the act that seals it. */
export const OwnSheet = (props: OwnSheetProps) => {
  const { round, candidate, step, happened } = props;
  const say = useSay();
  const { language } = useLanguage();
  const { drafts, change, drop } = useMarkDrafts(`khoabang.sheet ${round} ${candidate}`);
  const { typed, scan, key } = drafts[candidate] ?? { typed: '', scan: null, key: '' };
  const [isAsking, setIsAsking] = useState(false);
  const { sure, dialog } = useConfirming();
  const { sent, seal, isSending } = useSealing(`/api/rounds/${encodeURIComponent(round)}/sign-sheet`, sure, drop);
  const why = useWhy(props, typed, scan !== null);
  const state = sent[candidate];
  const body = { candidate, score: sentMark(typed), sheet: scan?.hash ?? '', ...happened.body };
  const request = { id: candidate, body, key: `${key}.${happened.body.occurredAt ?? ''}` };
  const act = say({ vi: `Ký phiếu điểm của ${candidate}`, en: `Sign the sheet of ${candidate}` });
  const label = say({ vi: 'Điểm của ông/bà', en: 'Your score' });
  return (
    <div className="stack own-sheet">
      {dialog}
      {state?.state === 'REFUSED' ? <RefusalNote error={state.error} /> : null}
      <TextField
        label={label}
        short
        inputMode="decimal"
        autoComplete="off"
        hint={
          step === undefined ? undefined : say({ vi: `Bước điểm ${step.replace('.', ',')}`, en: `Steps of ${step}` })
        }
        value={typed}
        onText={(text) => {
          change(candidate, { typed: text });
        }}
        onBlur={() => {
          change(candidate, { typed: decimal(language, evenMark(typed)) });
        }}
      />
      <div className="field">
        <span className="label">{say({ vi: 'Phiếu đã ký', en: 'The signed sheet' })}</span>
        <ScanInput
          label={say({ vi: `Phiếu đã ký của ${candidate}`, en: `Signed sheet of ${candidate}` })}
          scan={scan}
          onScan={(next) => {
            change(candidate, { scan: next });
          }}
        />
      </div>
      <div className="row">
        <Button
          primary
          why={isSending ? say({ vi: 'đang gửi…', en: 'sending…' }) : why}
          onClick={() => {
            setIsAsking(true);
          }}
        >
          {act}
        </Button>
      </div>
      {isAsking ? (
        <SealDialog
          act={act}
          effect={say(effect)}
          ready={[request]}
          onSeal={() => {
            setIsAsking(false);
            seal([request]);
          }}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      ) : null}
    </div>
  );
};
