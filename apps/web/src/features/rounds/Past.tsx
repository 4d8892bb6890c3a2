import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ShowRoundAnswer } from '../../api/types.gen.js';
import { useAddress, useRoundRead } from '../../app/round.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Deed } from '../../ui/Links.js';
import { Note } from '../../ui/Note.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';

/** Says that what is shown is of the past, of when, and how to come back. */
export const PastBanner = ({ at }: { readonly at: string }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { round } = useAddress();
  const { data } = useRoundRead<ShowRoundAnswer>('');
  const instant = data?.asOf?.at ?? (at.includes('T') ? at : undefined);
  const when = instant === undefined ? at : moment(language, instant);
  return (
    <Note tone="warn">
      <div className="row apart">
        <strong>
          {say({
            vi: `Đang xem đợt thi như đã ghi nhận đến ${when}. Không thao tác được ở đây.`,
            en: `The round is shown as it was recorded at ${when}. Nothing can be done here.`,
          })}
        </strong>
        <Deed way={{ to: '/rounds/$round', params: { round }, search: {} }}>
          {say({ vi: 'Về hiện tại', en: 'Back to now' })}
        </Deed>
      </div>
    </Note>
  );
};

/** Leads to the round as it was at a moment. */
export const PastForm = () => {
  const say = useSay();
  const { round } = useAddress();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const show = (): void => {
    void navigate({
      to: '/rounds/$round',
      params: { round },
      search: { at: new Date(`${typed}+07:00`).toISOString() },
    });
  };
  return (
    <details className="card on-screen">
      <summary>{say({ vi: 'Xem đợt thi ở một thời điểm trước', en: 'See the round as it was' })}</summary>
      <form
        className="row past-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== '') show();
        }}
      >
        <TextField
          type="datetime-local"
          label={say({ vi: 'Thời điểm ghi nhận', en: 'Recorded until' })}
          value={typed}
          onText={setTyped}
        />
        <Button
          type="submit"
          why={typed === '' ? say({ vi: 'hãy chọn thời điểm', en: 'choose a moment first' }) : undefined}
        >
          {say({ vi: 'Xem', en: 'Show' })}
        </Button>
      </form>
    </details>
  );
};
