import { useEffect, useState } from 'react';
import { useConfirming } from '../../app/Confirming.js';
import { Button } from '../../ui/Button.js';
import { RefusalNote } from '../../ui/Note.js';
import { Section } from '../../ui/Page.js';
import { Table } from '../../ui/Table.js';
import { useSay } from '../../words/language.js';
import { type Candidate, handedBy, type HandedIn, type Handing, scriptsOf } from './attending.js';
import type { Happened } from './happened.js';
import { useSealing } from './sealing.js';

interface HandInProps {
  readonly round: string;
  readonly present: readonly Candidate[];
  /** How many have not been called yet. */
  readonly left: number;
  readonly happened: Happened;
}

const useHanding = (round: string) => {
  const place = `khoabang.hand-in ${round}`;
  const [handing, setHanding] = useState(() => JSON.parse(sessionStorage.getItem(place) ?? '{}') as Handing);
  useEffect(() => {
    sessionStorage.setItem(place, JSON.stringify(handing));
  }, [place, handing]);
  const change = (candidate: string, part: Partial<HandedIn>): void => {
    setHanding((old) => ({ ...old, [candidate]: { ...handedBy(old, candidate), ...part } }));
  };
  return { handing, change };
};

/** The end of the paper: the sheets of each script counted, and who signed for them, in one list and one act. */
export const HandIn = ({ round, present, left, happened }: HandInProps) => {
  const say = useSay();
  const { handing, change } = useHanding(round);
  const { sure, dialog } = useConfirming();
  const { sent, seal, isSending } = useSealing(`/api/rounds/${encodeURIComponent(round)}/end-written`, sure);
  const scripts = scriptsOf(present, handing);
  const state = sent['end'];
  const why =
    left > 0
      ? say({ vi: `còn ${String(left)} thí sinh chưa điểm danh`, en: `${String(left)} candidates are not called yet` })
      : scripts === undefined
        ? say({ vi: 'chưa đếm đủ số tờ', en: 'not all sheets are counted' })
        : happened.why;
  return (
    <Section title={say({ vi: 'Thu bài', en: 'Scripts handed in' })}>
      {dialog}
      {state?.state === 'REFUSED' ? <RefusalNote error={state.error} /> : null}
      <Table
        caption={say({
          vi: `${String(present.length)} thí sinh có mặt`,
          en: `${String(present.length)} candidates present`,
        })}
        rows={present}
        keyOf={({ candidate }) => candidate}
        columns={[
          { head: say({ vi: 'SBD', en: 'No.' }), cell: ({ candidateNo }) => candidateNo },
          {
            head: say({ vi: 'Số tờ', en: 'Sheets' }),
            cell: ({ candidate, candidateNo }) => (
              <input
                className="input mark"
                type="text"
                inputMode="numeric"
                aria-label={`${say({ vi: 'Số tờ của', en: 'Sheets of' })} ${candidateNo ?? candidate}`}
                value={handedBy(handing, candidate).sheets}
                onChange={({ target }) => {
                  change(candidate, { sheets: target.value });
                }}
              />
            ),
          },
          {
            head: say({ vi: 'Thí sinh đã ký nộp', en: 'Signed for' }),
            cell: ({ candidate, candidateNo }) => (
              <label className="choice">
                <input
                  type="checkbox"
                  aria-label={`${say({ vi: 'Đã ký nộp', en: 'Signed for' })}: ${candidateNo ?? candidate}`}
                  checked={handedBy(handing, candidate).signed}
                  onChange={({ target }) => {
                    change(candidate, { signed: target.checked });
                  }}
                />
                {handedBy(handing, candidate).signed
                  ? say({ vi: 'đã ký', en: 'signed' })
                  : say({ vi: 'không ký: bài bị điểm 0', en: 'not signed: a mark of 0' })}
              </label>
            ),
          },
        ]}
      />
      <div className="row">
        <Button
          primary
          why={isSending ? say({ vi: 'đang gửi…', en: 'sending…' }) : why}
          onClick={() => {
            const body = { scripts: scripts ?? [], ...happened.body };
            seal([{ id: 'end', body, key: crypto.randomUUID() }]);
          }}
        >
          {say({
            vi: `Kết thúc thi, niêm phong ${String(present.length)} bài`,
            en: `End the paper, seal ${String(present.length)} scripts`,
          })}
        </Button>
      </div>
    </Section>
  );
};
