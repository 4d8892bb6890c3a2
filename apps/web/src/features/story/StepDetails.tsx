import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { at, read } from '../../api/call.js';
import type { DecisionDoc, ShowTextsAnswer } from '../../api/types.gen.js';
import { useWhole } from '../../api/whole.js';
import { Button } from '../../ui/Button.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { Facts } from '../../ui/Table.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import type { Told } from './story.js';
import { useTelling } from './telling.js';
import { textLabel, withheldWords } from './told-words.js';

/** What people wrote at a step: read when asked for, since it is noted who read it. */
const TextsOf = ({ round, revision }: { readonly round: string; readonly revision: number }) => {
  const say = useSay();
  const [isAsked, setIsAsked] = useState(false);
  const path = `${at`/api/rounds/${round}`}/texts/${String(revision)}`;
  const { data, error } = useQuery<ShowTextsAnswer>({
    queryKey: [path],
    queryFn: ({ signal }) => read<ShowTextsAnswer>(path, signal),
    enabled: isAsked,
    staleTime: Infinity,
  });
  if (error !== null) return <RefusalNote error={error} />;
  if (data === undefined)
    return (
      <Button
        onClick={() => {
          setIsAsked(true);
        }}
      >
        {say({ vi: 'Đọc lý do, ý kiến (việc đọc được ghi lại)', en: 'Read reasons and opinions (noted who reads)' })}
      </Button>
    );
  const fields = Object.entries(data.texts);
  if (fields.length === 0)
    return (
      <Note>{say({ vi: 'Bước này không có lý do, ý kiến nào.', en: 'Nobody wrote anything at this step.' })}</Note>
    );
  return (
    <Facts
      items={fields.map(([field, text]) => [
        say(textLabel(field)),
        text ?? say(withheldWords(data.withheld[field] ?? '')),
      ])}
    />
  );
};

/** What was decided, by which papers, about whom or what. */
const DecisionOf = ({ round, told }: { readonly round: string; readonly told: Told }) => {
  const say = useSay();
  const { data } = useWhole<DecisionDoc | (Partial<DecisionDoc> & { readonly case: string })>(
    at`/api/rounds/${round}/decisions`,
  );
  const { revision, event } = told.step;
  const found = data?.items.find((one) => !('case' in one) && one.revision === revision && one.event === event);
  if (found === undefined) return null;
  const { document, minutes, choice, aboutId } = found;
  return (
    <Facts
      items={[
        [say({ vi: 'Quyết định về', en: 'Decided about' }), aboutId === round ? '' : aboutId],
        [say({ vi: 'Nội dung quyết định', en: 'Decided' }), choice],
        [say({ vi: 'Văn bản', en: 'Paper' }), document == null ? '' : document.number],
        [say({ vi: 'Mã băm biên bản', en: 'Hash of the minutes' }), minutes == null ? '' : <code>{minutes}</code>],
      ]}
    />
  );
};

/** The step as it stands in the log, for those who check it. */
const Recorded = ({ revision }: { readonly revision: number }) => {
  const say = useSay();
  const event = useTelling().log.get(revision);
  if (event === undefined) return null;
  return (
    <details>
      <summary className="small">{say({ vi: 'Như đã ghi trong nhật ký', en: 'As it stands in the log' })}</summary>
      <pre className="record">{JSON.stringify(event, null, 2)}</pre>
    </details>
  );
};

const Opened = ({ round, told }: { readonly round: string; readonly told: Told }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { step } = told;
  return (
    <div className="stack opened">
      <Facts
        items={[
          [say({ vi: 'Xảy ra lúc', en: 'Happened' }), moment(language, step.happenedAt)],
          [say({ vi: 'Ghi vào hệ thống lúc', en: 'Written down' }), moment(language, step.recordedAt)],
          [
            say({ vi: 'Mã băm', en: 'Hash' }),
            step.output?.kind === 'HASH' ? <code>{step.output.value}</code> : (step.output?.hash ?? ''),
          ],
        ]}
      />
      <DecisionOf round={round} told={told} />
      <TextsOf round={round} revision={step.revision} />
      <Recorded revision={step.revision} />
    </div>
  );
};

/** What else there is of a step, read when it is opened. */
export const StepDetails = ({
  round,
  told,
  isWrittenLater,
}: {
  readonly round: string;
  readonly told: Told;
  readonly isWrittenLater: boolean;
}) => {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="on-screen"
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary className="small">
        {say(
          isWrittenLater
            ? { vi: 'Chi tiết, lúc ghi, lý do', en: 'Details, when written down, reasons' }
            : { vi: 'Chi tiết, lý do', en: 'Details, reasons' },
        )}
      </summary>
      {isOpen ? <Opened round={round} told={told} /> : null}
    </details>
  );
};
