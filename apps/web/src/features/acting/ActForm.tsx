import { type SubmitEvent, useMemo, useRef, useState } from 'react';
import type { Act, ActField } from '../../api/acts.js';
import { ApiRefusal, send } from '../../api/call.js';
import { useConfirming } from '../../app/Confirming.js';
import { Button } from '../../ui/Button.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { useSay } from '../../words/language.js';
import { useDraft } from './draft.js';
import { actWords } from './field-words.js';
import { Fields, FormContext } from './fields.js';
import type { Known } from './known.js';
import { bodyOf, emptyOf, type Value, withValue } from './values.js';

/** When it happened, if that was not now, why it comes late, and who checked it: asked for once, under every form. */
const lateFields: readonly ActField[] = [
  { name: 'occurredAt', kind: 'moment' },
  { name: 'backdatedReason', kind: 'line' },
  { name: 'backdatedNote', kind: 'text' },
];

const faultsOf = (error: unknown): Readonly<Record<string, string>> => {
  if (!(error instanceof ApiRefusal)) return {};
  const { field, detail, fields = [] } = error.problem;
  const named = fields.map((one) => [one.field, one.message] as const);
  return Object.fromEntries(field === undefined ? named : [...named, [field, detail]]);
};

interface ActFormProps {
  readonly command: string;
  readonly act: Act;
  /** Where it is sent. */
  readonly href: string;
  readonly known: Known;
  /** What the line of work has said already; it is shown, and not asked for. */
  readonly given: Readonly<Record<string, string>>;
  /** What this form is kept under while it is filled in. */
  readonly place: string;
  readonly onDone: (sent: Readonly<Record<string, unknown>>) => void;
}

/** The form of a command: its fields, what is wrong with them, and the one button, named by its effect. */
export const ActForm = ({ command, act, href, known, given, place, onDone }: ActFormProps) => {
  const say = useSay();
  const all = useMemo(() => [...act.fields, ...lateFields], [act]);
  const { draft, isTouched, change, drop } = useDraft(place, () => emptyOf({ kind: 'group', fields: act.fields }));
  const [fault, setFault] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const confirming = useConfirming();
  const submit = async (): Promise<void> => {
    if (isSending) return;
    setIsSending(true);
    const body = { ...bodyOf(all, draft.value), ...given };
    try {
      await confirming.sure(() => send('POST', href, body, draft.key));
      drop();
      onDone(body);
    } catch (error) {
      setFault(error);
      summary.current?.focus();
    } finally {
      setIsSending(false);
    }
  };
  const form = {
    command,
    known,
    faults: faultsOf(fault),
    fixed: Object.keys(given),
    set: (path: readonly (string | number)[], next: Value) => {
      change((value) => withValue(value, path, next));
    },
  };
  return (
    <FormContext value={form}>
      {confirming.dialog}
      <form
        className="stack"
        noValidate
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div ref={summary} tabIndex={-1}>
          {fault === undefined ? null : <RefusalNote error={fault} />}
        </div>
        <Fields fields={act.fields} path={[]} value={draft.value} />
        <details className="card">
          <summary>{say({ vi: 'Việc đã xảy ra trước đây', en: 'It happened before now' })}</summary>
          <div className="stack">
            <Fields fields={lateFields} path={[]} value={draft.value} />
          </div>
        </details>
        <div className="row">
          <Button primary type="submit" why={isSending ? say({ vi: 'đang gửi…', en: 'sending…' }) : undefined}>
            {say(actWords(command, act.title))}
          </Button>
          {isTouched ? (
            <Button quiet onClick={drop}>
              {say({ vi: 'Xóa nội dung đã nhập', en: 'Clear what was typed' })}
            </Button>
          ) : null}
        </div>
        {isTouched ? (
          <Note>
            <span className="small soft">
              {say({
                vi: 'Nội dung đang nhập được giữ trong thẻ trình duyệt này cho đến khi gửi.',
                en: 'What you type is kept in this tab until it is sent.',
              })}
            </span>
          </Note>
        ) : null}
      </form>
    </FormContext>
  );
};
