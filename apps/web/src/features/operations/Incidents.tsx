import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { at, send } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { ListIncidentsAnswer } from '../../api/types.gen.js';
import { useConfirming } from '../../app/Confirming.js';
import { Button } from '../../ui/Button.js';
import { Field } from '../../ui/Field.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { Reading } from '../../ui/Reading.js';
import { Facts } from '../../ui/Table.js';
import { eventTitle } from '../../words/events.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';

const PATH = '/api/incidents';
type Incident = ListIncidentsAnswer['items'][number];

/** Sends a retry or a skip once, however often the button is pressed. */
const useMending = ({ process, key }: Incident) => {
  const queries = useQueryClient();
  const { sure, dialog } = useConfirming();
  const [keys] = useState(() => ({ retry: crypto.randomUUID(), skip: crypto.randomUUID() }));
  const [fault, setFault] = useState<unknown>();
  const mend = async (what: 'retry' | 'skip', body?: object): Promise<void> => {
    try {
      await sure(() => send('POST', `${at`/api/incidents/${process}/${key}`}/${what}`, body, keys[what]));
      setFault(undefined);
      await queries.invalidateQueries({ queryKey: [PATH] });
    } catch (error) {
      setFault(error);
    }
  };
  return { dialog, fault, mend };
};

const Skipping = ({ onSkip }: { readonly onSkip: (reason: string) => void }) => {
  const say = useSay();
  const [reason, setReason] = useState('');
  return (
    <details>
      <summary>{say({ vi: 'Bỏ qua sự kiện này…', en: 'Skip this event…' })}</summary>
      <form
        className="stack"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          onSkip(reason);
        }}
      >
        <Note tone="warn">
          {say({
            vi: 'Việc mà sự kiện này phải dẫn tới sẽ không được làm tự động; người có trách nhiệm phải tự làm. Lý do và tên ông/bà được ghi lại.',
            en: 'What should follow from this event will not be done by itself: whoever answers for it has to do it. Reason and person are recorded.',
          })}
        </Note>
        <Field label={say({ vi: 'Lý do', en: 'Reason' })}>
          {(tied) => (
            <textarea
              {...tied}
              className="input"
              required
              value={reason}
              onChange={({ target }) => {
                setReason(target.value);
              }}
            />
          )}
        </Field>
        <div>
          <Button type="submit">{say({ vi: 'Bỏ qua và đi tiếp', en: 'Skip it and go on' })}</Button>
        </div>
      </form>
    </details>
  );
};

const OneIncident = ({ incident }: { readonly incident: Incident }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { dialog, fault, mend } = useMending(incident);
  const { process, key, code, since, event, stream, position, isAsked } = incident;
  const asked = say({ vi: 'đã yêu cầu, đang chờ', en: 'asked for, not answered yet' });
  return (
    <li className="card stack">
      {dialog}
      <h3 className="break">
        <code>{process}</code> · {key}
      </h3>
      <Facts
        items={[
          [say({ vi: 'Không theo được', en: 'Could not follow' }), say(eventTitle(event))],
          [say({ vi: 'Vì', en: 'Because' }), <code key="code">{code}</code>],
          [say({ vi: 'Đứng từ', en: 'Stands since' }), moment(language, since)],
          [say({ vi: 'Ở', en: 'At' }), <code key="at">{`${stream} · ${position}`}</code>],
        ]}
      />
      {fault === undefined ? null : <RefusalNote error={fault} />}
      <div>
        <Button why={isAsked ? asked : undefined} onClick={() => void mend('retry')}>
          {say({ vi: 'Thử lại', en: 'Try again' })}
        </Button>
      </div>
      {isAsked ? null : <Skipping onSkip={(reason) => void mend('skip', { reason })} />}
    </li>
  );
};

/** What the system could not do by itself: tried again once the cause is mended, or skipped with a reason. */
export const Incidents = () => {
  const say = useSay();
  return (
    <Reading of={useRead<ListIncidentsAnswer>(PATH)}>
      {({ items }) =>
        items.length === 0 ? (
          <Note tone="good">{say({ vi: 'Không có sự cố nào.', en: 'Nothing stands still.' })}</Note>
        ) : (
          <ul className="plain-list">
            {items.map((incident) => (
              <OneIncident key={`${incident.process} ${incident.key}`} incident={incident} />
            ))}
          </ul>
        )
      }
    </Reading>
  );
};
