import { type ReactNode, useState } from 'react';
import { useRead } from '../../api/reading.js';
import type { ShowRoundAnswer } from '../../api/types.gen.js';
import { TextField } from '../../ui/Field.js';
import { useSay } from '../../words/language.js';

/** When what is recorded here happened, where that has to be said. */
export interface Happened {
  /** Asks for it once for all that is recorded; nothing in a round that is recorded as it happens. */
  readonly field: ReactNode;
  /** What goes with every request. */
  readonly body: { readonly occurredAt?: string };
  /** Why nothing can be recorded yet. */
  readonly why: string | undefined;
}

/** A round that is typed in from paper asks of every step when that was: said once, kept in this tab for all its pages. */
export const useHappened = (round: string): Happened => {
  const say = useSay();
  const place = `khoabang.happened ${round}`;
  const [typed, setTyped] = useState(() => sessionStorage.getItem(place) ?? '');
  const shown = useRead<ShowRoundAnswer>(`/api/rounds/${encodeURIComponent(round)}`);
  if (shown.data?.entry !== 'RETROSPECTIVE') return { field: null, body: {}, why: undefined };
  const label = say({ vi: 'Thời điểm đã xảy ra (giờ Việt Nam)', en: 'When it happened (time of Viet Nam)' });
  const field = (
    <TextField
      label={label}
      hint={say({
        vi: 'Đợt thi này được nhập lại từ hồ sơ giấy: thời điểm dưới đây dùng cho mọi việc ghi ở trang này.',
        en: 'This round is typed in from paper: the time below goes with all that is recorded on this page.',
      })}
      type="datetime-local"
      value={typed}
      onText={(text) => {
        sessionStorage.setItem(place, text);
        setTyped(text);
      }}
    />
  );
  if (typed === '')
    return {
      field,
      body: {},
      why: say({ vi: 'chưa nói thời điểm đã xảy ra', en: 'when it happened is not said yet' }),
    };
  return { field, body: { occurredAt: `${typed}:00+07:00` }, why: undefined };
};
