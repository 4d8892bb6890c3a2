import { type SubmitEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Act, ActField } from '../../api/acts.js';
import { ApiRefusal, send } from '../../api/call.js';
import { useConfirming } from '../../app/Confirming.js';
import { Button } from '../../ui/Button.js';
import { useSay, type Words } from '../../words/language.js';
import { useDraft } from './draft.js';
import { FaultSummary } from './FaultSummary.js';
import { faultsIn, inOrder } from './faults.js';
import { actWords } from './field-words.js';
import { Fields } from './fields.js';
import { FormContext } from './form.js';
import type { Ground } from './gathering.js';
import { enterGoesOn } from './keys.js';
import { proposalFor } from './proposals.js';
import { isUnkept } from './secrets.js';
import { bodyOf, emptyOf, type Path, type Value, withValue } from './values.js';

/** When it happened, if that was not now, why it comes late, and who checked it: asked for once, under every form. */
const lateFields: readonly ActField[] = [
  { name: 'occurredAt', kind: 'moment' },
  { name: 'backdatedReason', kind: 'line' },
  { name: 'backdatedNote', kind: 'text' },
];

const sending: Words = { vi: 'đang gửi…', en: 'sending…' };
const unkept: Words = {
  vi: 'trước hết hãy tạo, rồi cất phong bì và đánh dấu là đã cất',
  en: 'first make the envelope, put it away and tick that you did',
};

const useSending = (submit: () => Promise<void>) => {
  const [fault, setFault] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  // Two clicks may come before the page is drawn anew.
  const isOut = useRef(false);
  useEffect(() => {
    if (fault !== undefined) summary.current?.focus();
  }, [fault]);
  const start = async (): Promise<void> => {
    if (isOut.current) return;
    isOut.current = true;
    setIsSending(true);
    try {
      await submit();
    } catch (error) {
      setFault(error);
    } finally {
      isOut.current = false;
      setIsSending(false);
    }
  };
  return { fault, isSending, summary, start };
};

const Kept = () => {
  const say = useSay();
  return (
    <p className="small soft">
      {say({
        vi: 'Nội dung đang nhập được giữ trong thẻ trình duyệt này cho đến khi gửi.',
        en: 'What you type is kept in this tab until it is sent.',
      })}
    </p>
  );
};

const Late = ({ value }: { readonly value: Value }) => {
  const say = useSay();
  return (
    <details className="card">
      <summary>{say({ vi: 'Việc đã xảy ra trước đây', en: 'It happened before now' })}</summary>
      <div className="stack">
        <Fields fields={lateFields} path={[]} value={value} />
      </div>
    </details>
  );
};

interface ActFormProps {
  readonly command: string;
  readonly act: Act;
  readonly round: string | undefined;
  /** Where it is sent. */
  readonly href: string;
  readonly ground: Ground;
  /** What the line of work has said already; it is shown, and not asked for. */
  readonly given: Readonly<Record<string, string>>;
  /** What this form is kept under while it is filled in. */
  readonly place: string;
  readonly onDone: (sent: Readonly<Record<string, unknown>>) => void;
}

/** The form of a command: its fields, what is wrong with them, and the one button, named by its effect. */
export const ActForm = ({ command, act, round, href, ground, given, place, onDone }: ActFormProps) => {
  const say = useSay();
  const all = useMemo(() => [...act.fields, ...lateFields], [act]);
  const first = () =>
    emptyOf({ kind: 'group', fields: act.fields }, (path) => proposalFor(command, path, ground.start));
  const { draft, isTouched, change, drop } = useDraft(place, first);
  const confirming = useConfirming();
  const { fault, isSending, summary, start } = useSending(async () => {
    const body = { ...bodyOf(all, draft.value), ...given };
    await confirming.sure(() => send('POST', href, body, draft.key));
    drop();
    onDone(body);
  });
  const faults = inOrder(
    fault instanceof ApiRefusal ? faultsIn(fault.problem) : [],
    all.map(({ name }) => name),
  );
  const isHeld = isUnkept(command, draft.value as Readonly<Record<string, unknown>>);
  const form = {
    command,
    round,
    known: ground.known,
    start: ground.start,
    value: draft.value,
    faults: Object.fromEntries(faults.map(({ field, message }) => [field, message])),
    fixed: Object.keys(given),
    set: (path: Path, next: Value) => {
      change((value) => withValue(value, path, next));
    },
  };
  return (
    <FormContext value={form}>
      {confirming.dialog}
      <form
        className="stack"
        noValidate
        ref={enterGoesOn}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void start();
        }}
      >
        <div ref={summary} tabIndex={-1}>
          {fault === undefined ? null : <FaultSummary error={fault} faults={faults} />}
        </div>
        <Fields fields={act.fields} path={[]} value={draft.value} />
        <Late value={draft.value} />
        <div className="row">
          <Button primary type="submit" why={isSending ? say(sending) : isHeld ? say(unkept) : undefined}>
            {say(actWords(command, act.title))}
          </Button>
          {isTouched ? (
            <Button quiet onClick={drop}>
              {say({ vi: 'Xóa nội dung đã nhập', en: 'Clear what was typed' })}
            </Button>
          ) : null}
        </div>
        {isTouched ? <Kept /> : null}
      </form>
    </FormContext>
  );
};
