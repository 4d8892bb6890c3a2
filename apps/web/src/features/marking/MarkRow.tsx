import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { RefusalNote, Tag, type Tone } from '../../ui/Note.js';
import { type Scan, ScanInput } from '../../ui/ScanInput.js';
import { decimal } from '../../words/format.js';
import { useLanguage, useSay, type Words } from '../../words/language.js';
import type { MarkDraft } from './drafts.js';
import { evenMark, faultOf, type Paper } from './marks.js';
import { faultWords } from './marking-words.js';
import type { Sent } from './sealing.js';

interface MarkRowProps {
  readonly paper: Paper;
  readonly round: string;
  readonly draft: MarkDraft | undefined;
  readonly sent: Sent | undefined;
  readonly step: string | undefined;
  /** A scan of all sheets in one file, for papers without one of their own. */
  readonly common: Scan | null;
  readonly onChange: (change: Partial<Pick<MarkDraft, 'typed' | 'scan'>>) => void;
}

/** The fields of all open marks, in the order in which they stand. */
export const openFields = (): readonly HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('input[data-mark]'),
];

/** Enter and the arrows lead from paper to paper; nothing is sent by them. */
const move = (event: KeyboardEvent<HTMLInputElement>): void => {
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const fields = openFields();
  const next = fields[fields.indexOf(event.currentTarget) + step];
  next?.focus();
  next?.select();
};

type Shown = readonly [tone: Tone, words: Words];

const sentWords: Readonly<Record<Sent['state'], Shown>> = {
  SENDING: ['plain', { vi: 'đang gửi…', en: 'sending…' }],
  RECORDED: ['good', { vi: 'đã ghi', en: 'recorded' }],
  REFUSED: ['bad', { vi: 'chưa ghi được', en: 'not recorded' }],
};

/** How far a mark is that nobody has sent yet. */
const draftShown = (draft: MarkDraft | undefined, step: string | undefined, common: Scan | null): Shown => {
  const fault = faultOf(draft?.typed ?? '', step);
  if (fault !== undefined) return [fault === 'EMPTY' ? 'plain' : 'bad', faultWords[fault]];
  if ((draft?.scan ?? common) === null) return ['warn', { vi: 'thiếu phiếu chấm', en: 'its sheet is missing' }];
  return ['plain', { vi: 'nháp, chờ ký', en: 'draft, to be signed' }];
};

/** A word on how far a mark is, with a sign: typed, on its way, kept, or refused. */
const SaveState = ({ draft, sent, step, common }: Pick<MarkRowProps, 'draft' | 'sent' | 'step' | 'common'>) => {
  const say = useSay();
  const [tone, words] = sent === undefined ? draftShown(draft, step, common) : sentWords[sent.state];
  return <Tag tone={tone}>{say(words)}</Tag>;
};

/** A mark that is given: it is shown, and no field any more. */
const GivenRow = ({ paper, round }: Pick<MarkRowProps, 'paper' | 'round'>) => {
  const say = useSay();
  const { language } = useLanguage();
  const { code, mine, isCorrectable } = paper;
  return (
    <tr>
      <th scope="row" className="whole">
        {code}
      </th>
      <td className="number">{decimal(language, evenMark(mine ?? ''))}</td>
      <td>
        {isCorrectable ? (
          <Link
            to="/$kind/$id/do/$command"
            params={{ kind: 'rounds', id: round, command: 'CorrectMark' }}
            search={{ subject: code }}
          >
            {say({ vi: 'Sửa có ký xác nhận', en: 'Correct with signature' })}
          </Link>
        ) : null}
      </td>
      <td>
        <Tag tone="good">{say({ vi: 'đã ghi, niêm phong', en: 'recorded, sealed' })}</Tag>
      </td>
    </tr>
  );
};

/** A mark as text: no wheel changes it, and it takes a comma or a point. */
const MarkInput = ({ paper, draft, sent, step, onChange }: MarkRowProps) => {
  const say = useSay();
  const { language } = useLanguage();
  const { code } = paper;
  const typed = draft?.typed ?? '';
  const fault = faultOf(typed, step);
  return (
    <input
      data-mark={code}
      className="input mark"
      type="text"
      inputMode="decimal"
      autoComplete="off"
      enterKeyHint="next"
      aria-label={`${say({ vi: 'Điểm bài', en: 'Mark of' })} ${code}`}
      aria-invalid={fault !== undefined && fault !== 'EMPTY'}
      readOnly={sent?.state === 'SENDING'}
      value={typed}
      onKeyDown={move}
      onChange={({ target }) => {
        onChange({ typed: target.value });
      }}
      onBlur={() => {
        const even = decimal(language, evenMark(typed));
        if (even !== typed) onChange({ typed: even });
      }}
    />
  );
};

/** One paper: its code, the mark, the sheet, and whether it is kept. */
export const MarkRow = (props: MarkRowProps) => {
  const say = useSay();
  const { paper, round, draft, sent, onChange } = props;
  const { code, mine, isThird } = paper;
  if (mine !== null) return <GivenRow paper={paper} round={round} />;
  return (
    <>
      <tr>
        <th scope="row">
          <span className="whole">{code}</span>
          {isThird ? (
            <span className="small soft"> · {say({ vi: 'người chấm thứ ba', en: 'third marker' })}</span>
          ) : null}
        </th>
        <td className="number">
          <MarkInput {...props} />
        </td>
        <td>
          <ScanInput
            label={`${say({ vi: 'Phiếu chấm của bài', en: 'Sheet of' })} ${code}`}
            scan={draft?.scan ?? null}
            onScan={(scan) => {
              onChange({ scan });
            }}
          />
        </td>
        <td>
          <SaveState {...props} />
        </td>
      </tr>
      {sent?.state === 'REFUSED' ? (
        <tr>
          <td colSpan={4}>
            <RefusalNote error={sent.error} />
          </td>
        </tr>
      ) : null}
    </>
  );
};
