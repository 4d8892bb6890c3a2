import { type SubmitEvent, useState } from 'react';
import { at, send } from '../../api/call.js';
import type { WhatIfAnswer } from '../../api/types.gen.js';
import { useSeats } from '../../app/seats.js';
import { hasRole, useMe } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { RefusalNote } from '../../ui/Note.js';
import { useSay } from '../../words/language.js';
import { rankings } from '../../words/rankings.js';
import { type Asked, changeOf, nothingAsked } from './results.js';
import { SideBySide } from './SideBySide.js';

const Fields = ({
  round,
  asked,
  onAsk,
}: {
  readonly round: string;
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
}) => {
  const say = useSay();
  const { council, seats } = useSeats(round);
  const asItWas = say({ vi: 'như đã áp dụng', en: 'as it was' });
  const set = (name: keyof Asked) => (value: string) => {
    onAsk({ ...asked, [name]: value });
  };
  const panel = [...(council?.members ?? []), ...(council?.boards.SCHEME_MARKING?.members ?? [])];
  return (
    <div className="ask">
      <TextField
        label={say({ vi: 'Điểm đạt bài viết', en: 'Pass mark of the paper' })}
        inputMode="decimal"
        short
        value={asked.writtenPassMark}
        onText={set('writtenPassMark')}
      />
      <SelectField
        label={say({ vi: 'Cách xếp hạng', en: 'Ranking' })}
        value={asked.ranking}
        empty={asItWas}
        options={Object.entries(rankings).map(([code, words]) => [code, say(words)])}
        onText={set('ranking')}
      />
      <TextField
        label={say({ vi: 'Trọng số bài viết (ví dụ 0,3)', en: 'Weight of the paper (such as 0.3)' })}
        inputMode="decimal"
        short
        value={asked.written}
        onText={set('written')}
      />
      <TextField
        label={say({ vi: 'Trọng số bảo vệ (ví dụ 0,7)', en: 'Weight of the defence (such as 0.7)' })}
        inputMode="decimal"
        short
        value={asked.defence}
        onText={set('defence')}
      />
      <SelectField
        label={say({ vi: 'Bỏ phiếu của', en: 'Without the sheets of' })}
        value={asked.member}
        empty={say({ vi: 'không bỏ ai', en: 'nobody' })}
        options={panel.map(({ person }) => {
          const seat = seats.get(person);
          return [person, seat === undefined ? person : say(seat)];
        })}
        onText={set('member')}
      />
    </div>
  );
};

/** How it would have come out with other rules, side by side with how it did. Never a fact, never recorded. */
export const WhatIf = ({ round, candidate }: { readonly round: string; readonly candidate?: string }) => {
  const say = useSay();
  const me = useMe();
  const [asked, setAsked] = useState(nothingAsked);
  const [answer, setAnswer] = useState<WhatIfAnswer>();
  const [fault, setFault] = useState<unknown>();
  const change = changeOf(asked);
  const ask = async (): Promise<void> => {
    setFault(undefined);
    try {
      setAnswer(await send<WhatIfAnswer>('POST', at`/api/rounds/${round}/what-if`, change));
    } catch (error) {
      setAnswer(undefined);
      setFault(error);
    }
  };
  const why = hasRole(me, 'AUDITOR', 'SUPERVISOR')
    ? Object.keys(change).length === 0
      ? say({ vi: 'Hãy nhập ít nhất một điều khác đi.', en: 'Enter at least one thing that is otherwise.' })
      : undefined
    : say({ vi: 'Dành cho Ban giám sát và người kiểm tra.', en: 'For the supervision board and auditors.' });
  return (
    <div className="hypothetical stack">
      <p>
        <strong>{say({ vi: 'Giả định', en: 'Hypothetical' })}</strong>.{' '}
        {say({
          vi: 'Chỉ để hình dung: không phải kết quả của đợt thi và không được ghi nhận.',
          en: 'Only to see: not a result of the round, and not recorded.',
        })}
      </p>
      <form
        className="stack"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          if (why === undefined) void ask();
        }}
      >
        <Fields round={round} asked={asked} onAsk={setAsked} />
        <div>
          <Button primary type="submit" why={why}>
            {say({ vi: 'Tính thử với giả định này', en: 'Work it out with this' })}
          </Button>
        </div>
      </form>
      {fault === undefined ? null : <RefusalNote error={fault} />}
      {answer === undefined ? null : <SideBySide answer={answer} {...(candidate === undefined ? {} : { candidate })} />}
    </div>
  );
};
