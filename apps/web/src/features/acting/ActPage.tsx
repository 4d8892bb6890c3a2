import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Act, loadActs } from '../../api/acts.js';
import { useRead } from '../../api/reading.js';
import type { WaitingAnswer, WorkAnswer } from '../../api/types.gen.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { useSay, type Words } from '../../words/language.js';
import { About, Changed } from './About.js';
import { ActForm } from './ActForm.js';
import { actWords } from './field-words.js';
import { useGround } from './gathering.js';
import { subjectField } from './subject.js';

/** What was sent, and where to go from there. */
const Receipt = ({ title, round }: { readonly title: Words; readonly round: string | undefined }) => {
  const say = useSay();
  const next = useRead<WorkAnswer>('/api/work').data?.items.filter(({ standing }) => standing === 'YOURS').length;
  return (
    <Note tone="good">
      <p>
        <strong>
          {say({ vi: 'Đã ghi nhận', en: 'Recorded' })}: {say(title)}.
        </strong>
      </p>
      <p className="row">
        <Link to="/" className="button primary">
          {say({ vi: 'Việc của tôi', en: 'My work' })}
          {next === undefined ? '' : ` (${String(next)})`}
        </Link>
        {round === undefined ? null : (
          <a className="button" href={`/rounds/${encodeURIComponent(round)}`}>
            {say({ vi: 'Xem đợt thi', en: 'See the round' })}
          </a>
        )}
      </p>
    </Note>
  );
};

interface Place {
  readonly id: string;
  readonly command: string;
  readonly subject: string | undefined;
  /** The round that it is about, if it is. */
  readonly round: string | undefined;
}

/** Commands that make what they are sent to: nothing is there yet to be read. */
const making: readonly string[] = ['DraftRound', 'RegisterUnit', 'ApprovePosition'];

/** What waits for this act in its round; all that is read is of a round that is there. */
const useLines = ({ command, subject }: Place, round: string | undefined) => {
  const waiting = useRead<WaitingAnswer>(
    round === undefined ? undefined : `/api/rounds/${encodeURIComponent(round)}/waiting`,
  );
  const lines = waiting.data?.items.filter(
    (line) => line.command === command && (subject === undefined || line.subject === subject),
  );
  return { waiting, lines };
};

/** What the line of work has said already. */
const givenBy = (act: Act, subject: string | undefined): Readonly<Record<string, string>> => {
  const field = subject === undefined ? undefined : subjectField(act, subject);
  return field === undefined || subject === undefined ? {} : { [field]: subject };
};

const Form = ({ act, place }: { readonly act: Act; readonly place: Place }) => {
  const { id, command, subject, round } = place;
  const about = making.includes(command) ? undefined : round;
  const { waiting, lines } = useLines(place, about);
  const ground = useGround(act, command, about, lines ?? []);
  const [isDone, setIsDone] = useState(false);
  if (isDone) return <Receipt title={actWords(command, act.title)} round={round} />;
  if (waiting.isError || waiting.isLoading || !ground.isReady) return <Reading of={waiting}>{() => null}</Reading>;
  const href = act.path.replace('{id}', encodeURIComponent(id));
  return (
    <>
      <About act={act} line={lines?.[0]} />
      {lines === undefined ? null : <Changed lines={lines} candidates={ground.start.candidates} />}
      <ActForm
        command={command}
        act={act}
        round={about}
        href={href}
        ground={ground}
        given={givenBy(act, subject)}
        place={`khoabang.draft ${href} ${subject ?? ''}`}
        onDone={() => {
          setIsDone(true);
        }}
      />
    </>
  );
};

/** One act of one person: what it is, by which rule, the form, and afterwards the receipt. */
export const ActPage = () => {
  const say = useSay();
  const { kind, id, command } = useParams({ from: '/$kind/$id/do/$command' });
  const { subject, round } = useSearch({ from: '/$kind/$id/do/$command' });
  const acts = useQuery({ queryKey: ['acts'], queryFn: loadActs, staleTime: Infinity });
  return (
    <Reading of={acts}>
      {(all) => {
        const act = all[command];
        if (act?.path.startsWith(`/api/${kind}/`) !== true)
          return (
            <Page title={command}>
              <Note tone="warn">{say({ vi: 'Không có việc này.', en: 'There is no such act.' })}</Note>
            </Page>
          );
        const where = [id, subject].filter((one) => one !== undefined).join(' · ');
        return (
          <Page title={say(actWords(command, act.title))} lead={where}>
            <Form
              key={`${id} ${command} ${subject ?? ''}`}
              act={act}
              place={{ id, command, subject, round: kind === 'rounds' ? id : round }}
            />
          </Page>
        );
      }}
    </Reading>
  );
};
