import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useWhole } from '../../api/whole.js';
import { useRead } from '../../api/reading.js';
import type {
  ListRoundCandidatesAnswer,
  ListRoundCouncilAnswer,
  ListRoundPlanAnswer,
  WaitingAnswer,
} from '../../api/types.gen.js';
import { Note } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { eventTitle } from '../../words/events.js';
import { useSay } from '../../words/language.js';
import { NamesToggle } from './NamesToggle.js';
import { ActWay } from './ActWay.js';
import { useHappened } from './happened.js';
import type { Line } from './marks.js';
import { seatIn } from '../../words/seated.js';
import { SessionCard } from './SessionCard.js';
import { inOrder, isSigned, type Session } from './sessions.js';
import './marking.css';

type Candidate = ListRoundCandidatesAnswer['items'][number];

/** By name where the reader asked for names and may know them; else by seat. */
const useNames = (base: string) => {
  const say = useSay();
  const [isNamed, setIsNamed] = useState(false);
  const council = useRead<ListRoundCouncilAnswer>(`${base}/council${isNamed ? '?names=true' : ''}`);
  const nameOf = (person: string): string =>
    council.data?.people?.[person] ?? say(seatIn(council.data?.items[0], person));
  const ask = (
    <NamesToggle
      isNamed={isNamed}
      show={{ vi: 'Hiện họ tên thành viên (việc xem được ghi lại)', en: 'Show names of members (noted as read)' }}
      onToggle={setIsNamed}
    />
  );
  return { nameOf, ask };
};

interface BoardProps {
  readonly round: string;
  readonly sessions: readonly Session[];
  readonly lines: readonly Line[];
}

/** Acts of the defence that are about no single candidate: the lot, the schemes, the sealing. */
const commonActs: readonly string[] = ['DepositScheme', 'CommitLot', 'GiveLotNumber', 'DrawOrder', 'SealDefence'];

const Board = ({ round, sessions, lines }: BoardProps) => {
  const say = useSay();
  const base = `/api/rounds/${encodeURIComponent(round)}`;
  const happened = useHappened(round);
  const { nameOf, ask } = useNames(base);
  const plan = useRead<ListRoundPlanAnswer>(`${base}/plan`);
  const candidates = useWhole<Candidate>(`${base}/candidates`);
  const acts = lines.filter(({ command, subject }) => commonActs.includes(command) && subject === '');
  const done = sessions.filter((session) => isSigned(session) || session.status === 'ABSENT').length;
  return (
    <>
      {lines.some(({ command, yours }) => command === 'SignSheet' && yours) ? happened.field : null}
      {acts.map((line) => (
        <ActWay key={line.code} line={line} round={round} words={eventTitle(line.until)} />
      ))}
      <Section
        title={say({
          vi: `Thứ tự bảo vệ: đã xong ${String(done)}/${String(sessions.length)}`,
          en: `Order of the defence: ${String(done)} of ${String(sessions.length)} done`,
        })}
      >
        <div>{ask}</div>
        <ol className="plain-list">
          {inOrder(sessions).map((session) => (
            <SessionCard
              key={session.candidate}
              session={session}
              number={candidates.data?.items.find((one) => one.candidate === session.candidate)?.candidateNo ?? null}
              round={round}
              lines={lines}
              step={plan.data?.items[0]?.terms.markGrain}
              happened={happened}
              nameOf={nameOf}
            />
          ))}
        </ol>
      </Section>
    </>
  );
};

/** The defence of the schemes: who is in, who is next, the own sheet, and what is left to the head of the panel. */
export const DefencePage = () => {
  const say = useSay();
  const { round } = useParams({ from: '/rounds/$round/defence' });
  const base = `/api/rounds/${encodeURIComponent(round)}`;
  const sessions = useWhole<Session>(`${base}/defence`);
  const waiting = useRead<WaitingAnswer>(`${base}/waiting`);
  return (
    <Page
      title={say({ vi: 'Bảo vệ đề án', en: 'Defence of the schemes' })}
      lead={say({
        vi: 'Mỗi người chỉ thấy phiếu của mình cho đến khi tất cả phiếu được niêm phong.',
        en: 'Everybody sees the own sheet only, until all sheets are sealed.',
      })}
    >
      <Reading of={sessions}>
        {({ items }) => (
          <Reading of={waiting}>
            {({ items: lines }) =>
              items.length === 0 ? (
                <Note>
                  {say({
                    vi: 'Chưa có ai vào bảo vệ: thứ tự có sau khi nộp đề án và bốc thăm.',
                    en: 'Nobody is called yet: the order comes with the schemes and the lot.',
                  })}
                </Note>
              ) : (
                <Board key={round} round={round} sessions={items} lines={lines} />
              )
            }
          </Reading>
        )}
      </Reading>
    </Page>
  );
};
