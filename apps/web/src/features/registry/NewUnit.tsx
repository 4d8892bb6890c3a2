import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { hasRole, useMe } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { useSay } from '../../words/language.js';

const commands = {
  units: ['RegisterUnit', { vi: 'Đăng ký đơn vị mới', en: 'Register a new unit' }],
  positions: ['ApprovePosition', { vi: 'Phê duyệt vị trí việc làm mới', en: 'Approve a new job position' }],
} as const;

/** A new unit or position has its code first: the form stands under it. */
export const NewUnit = ({ kind }: { readonly kind: 'units' | 'positions' }) => {
  const say = useSay();
  const me = useMe();
  const go = useNavigate();
  const [code, setCode] = useState('');
  const [command, words] = commands[kind];
  if (!hasRole(me, 'HR', 'ADMIN')) return null;
  const why = /^\S+$/.test(code) ? undefined : say({ vi: 'chưa có mã', en: 'it needs a code' });
  return (
    <details className="card on-screen">
      <summary>{say(words)}</summary>
      <form
        className="stack"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          if (why === undefined)
            void go({ to: '/$kind/$id/do/$command', params: { kind, id: code, command }, search: {} });
        }}
      >
        <TextField
          label={say({ vi: 'Mã', en: 'Code' })}
          value={code}
          onText={setCode}
          autoCapitalize="characters"
          spellCheck={false}
        />
        <div>
          <Button primary type="submit" why={why}>
            {say(words)}
          </Button>
        </div>
      </form>
    </details>
  );
};
