import { useParams, useSearch } from '@tanstack/react-router';
import { useWhole } from '../../api/whole.js';
import { useRead } from '../../api/reading.js';
import type { ListRoundPlanAnswer, WaitingAnswer } from '../../api/types.gen.js';
import { useMe } from '../../app/session.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { useSay } from '../../words/language.js';
import { Decisions, decisionsOf } from './Decisions.js';
import { MarkSheet } from './MarkSheet.js';
import { type Line, type Marking, papersOf, type Script } from './marks.js';
import { Scripts } from './Scripts.js';
import './marking.css';

const commands: readonly Marking[] = ['RecordMark', 'RecordAppealMark'];

const nothing = {
  vi: 'Hiện không có bài nào chờ ông/bà chấm hay quyết định.',
  en: 'No script waits for you to mark it or decide on it now.',
};

interface AllProps {
  readonly round: string;
  readonly scripts: readonly Script[];
  readonly lines: readonly Line[];
}

const All = ({ round, scripts, lines }: AllProps) => {
  const say = useSay();
  const me = useMe();
  const { state } = useSearch({ from: '/rounds/$round/marking' });
  const plan = useRead<ListRoundPlanAnswer>(`/api/rounds/${encodeURIComponent(round)}/plan`);
  const step = plan.data?.items[0]?.terms.markGrain;
  const sheets = commands
    .map((command) => [command, papersOf(command, scripts, lines, me?.person ?? '')] as const)
    .filter(([, papers]) => papers.length > 0);
  const isIdle = sheets.length === 0 && decisionsOf(lines).length === 0;
  return (
    <>
      {isIdle ? <Note>{say(nothing)}</Note> : null}
      {sheets.map(([command, papers]) => (
        <MarkSheet key={command} round={round} command={command} papers={papers} step={step} />
      ))}
      <Decisions lines={lines} scripts={scripts} round={round} />
      {scripts.length === 0 ? null : <Scripts scripts={scripts} state={state} round={round} />}
    </>
  );
};

/** Marking without names: the own papers, what is left to people, and how far all of it is. */
export const MarkingPage = () => {
  const say = useSay();
  const { round } = useParams({ from: '/rounds/$round/marking' });
  const base = `/api/rounds/${encodeURIComponent(round)}`;
  const scripts = useWhole<Script>(`${base}/scripts`);
  const waiting = useRead<WaitingAnswer>(`${base}/waiting`);
  return (
    <Page
      title={say({ vi: 'Chấm thi', en: 'Marking' })}
      lead={say({
        vi: 'Chỉ có mã phách: không ai ở đây biết bài của ai.',
        en: 'Codes only: nobody here knows whose script it is.',
      })}
    >
      <Reading of={scripts}>
        {({ items }) => (
          <Reading of={waiting}>
            {({ items: lines }) => <All key={round} round={round} scripts={items} lines={lines} />}
          </Reading>
        )}
      </Reading>
    </Page>
  );
};
