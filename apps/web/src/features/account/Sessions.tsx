import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { at, send } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { ListSessionsAnswer } from '../../api/types.gen.js';
import { useConfirming } from '../../app/Confirming.js';
import { Button } from '../../ui/Button.js';
import { RefusalNote, Tag } from '../../ui/Note.js';
import { Reading } from '../../ui/Reading.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { meansWords } from '../../words/means.js';

const PATH = '/api/session/all';
type Session = ListSessionsAnswer['items'][number];

const SessionLine = ({ session, onEnd }: { readonly session: Session; readonly onEnd: () => void }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { since, means, isThis, confirmedAt, confirmedBy } = session;
  return (
    <li className="card row apart">
      <div>
        <p>
          <strong>
            {say({ vi: 'Đăng nhập', en: 'Signed in' })} {moment(language, since)}
          </strong>{' '}
          {isThis ? <Tag tone="good">{say({ vi: 'phiên này', en: 'this one' })}</Tag> : null}
        </p>
        <p className="small soft">
          {say({ vi: 'bằng', en: 'by' })} {say(meansWords(means))}
          {confirmedBy === null
            ? ''
            : ` · ${say({ vi: 'xác nhận lại', en: 'shown again' })} ${moment(language, confirmedAt)} (${say(meansWords(confirmedBy))})`}
        </p>
      </div>
      {isThis ? null : (
        <Button quiet onClick={onEnd}>
          {say({ vi: 'Kết thúc', en: 'End it' })}
        </Button>
      )}
    </li>
  );
};

/** The own open sessions, each of which can be ended. */
export const Sessions = () => {
  const say = useSay();
  const queries = useQueryClient();
  const { sure, dialog } = useConfirming();
  const [fault, setFault] = useState<unknown>();
  const end = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await sure(act);
      setFault(undefined);
      await queries.invalidateQueries({ queryKey: [PATH] });
      return true;
    } catch (error) {
      setFault(error);
      return false;
    }
  };
  return (
    <>
      {dialog}
      {fault === undefined ? null : <RefusalNote error={fault} />}
      <Reading of={useRead<ListSessionsAnswer>(PATH)}>
        {({ items }) => (
          <ul className="plain-list">
            {items.map((session) => (
              <SessionLine
                key={session.id}
                session={session}
                onEnd={() => void end(() => send('DELETE', at`/api/session/all/${session.id}`))}
              />
            ))}
          </ul>
        )}
      </Reading>
      <div>
        <Button
          onClick={() => {
            void end(() => send('DELETE', PATH)).then((isDone) => {
              if (isDone) location.assign('/sign-in');
            });
          }}
        >
          {say({ vi: 'Kết thúc mọi phiên, kể cả phiên này', en: 'End all sessions, this one too' })}
        </Button>
      </div>
    </>
  );
};
