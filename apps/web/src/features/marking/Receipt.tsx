import { useState } from 'react';
import { Note } from '../../ui/Note.js';
import { decimal, moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { evenMark } from './marks.js';
import { scoreOf } from './SealDialog.js';
import type { Request } from './sealing.js';

/** What was recorded, to be kept or printed: codes and marks, and nothing of whose they are. */
export const Receipt = ({ recorded, asked }: { readonly recorded: readonly Request[]; readonly asked: number }) => {
  const say = useSay();
  const { language } = useLanguage();
  const [at] = useState(() => new Date().toISOString());
  const count = String(recorded.length);
  return (
    <Note tone={recorded.length === asked ? 'good' : 'warn'}>
      <p>
        <strong>
          {say({
            vi: `Đã ghi và niêm phong ${count}/${String(asked)} điểm`,
            en: `Recorded and sealed ${count} of ${String(asked)} marks`,
          })}
        </strong>{' '}
        · {moment(language, at)}
      </p>
      <p className="break">
        {recorded.map((request) => `${request.id}: ${decimal(language, evenMark(scoreOf(request)))}`).join(' · ')}
      </p>
    </Note>
  );
};
