import { useParams, useSearch } from '@tanstack/react-router';
import { useRead } from '../../api/reading.js';
import type { ListRoundPublicationsAnswer, WaitingAnswer } from '../../api/types.gen.js';
import { Page, Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { eventTitle } from '../../words/events.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay, type Words } from '../../words/language.js';
import { ActWay } from './ActWay.js';
import { Calling } from './Calling.js';
import { Custody } from './Custody.js';
import { useHappened } from './happened.js';
import type { Line } from './marks.js';
import './marking.css';

/** What is done about papers, envelopes and codes; attendance and the end of the paper have parts of their own. */
const paperActs: readonly string[] = [
  'SealPapers',
  'CommitLot',
  'GiveLotNumber',
  'DrawPaper',
  'TakeReservePaper',
  'StartWritten',
  'DecideQuestionError',
  'CodeScripts',
  'ConfirmUnsealing',
  'UnsealCodeMap',
  'SettleCodeMap',
  'AcceptCustody',
];

const Acts = ({ round, lines }: { readonly round: string; readonly lines: readonly Line[] }) => {
  const say = useSay();
  const acts = lines.filter(({ command }) => paperActs.includes(command));
  if (acts.length === 0) return null;
  return (
    <Section title={say({ vi: 'Việc đang chờ', en: 'What waits' })}>
      <ul className="plain-list">
        {acts.map((line) => (
          <li key={`${line.code} ${line.subject}`} className="card stack">
            <p>
              <strong>{say(line.words)}</strong> {line.subject} <span className="small soft">· {line.rule}</span>
            </p>
            <ActWay line={line} round={round} words={eventTitle(line.until)} />
          </li>
        ))}
      </ul>
    </Section>
  );
};

const sealedWords: Readonly<Record<string, Words>> = {
  PAPER: { vi: 'Bốc chọn đề thi', en: 'Lot of the paper' },
  ORDER: { vi: 'Bốc thăm thứ tự bảo vệ', en: 'Lot of the order' },
  CODE_MAP: { vi: 'Bảng phách', en: 'Code map' },
};

/** What was fixed before it is shown, by its hash: the lots and the code map. */
const Commitments = ({ round }: { readonly round: string }) => {
  const say = useSay();
  const { language } = useLanguage();
  const path = `/api/rounds/${encodeURIComponent(round)}/publications?kind=COMMITMENT&limit=100`;
  return (
    <Section title={say({ vi: 'Mã cam kết đã công bố', en: 'Commitments made public' })}>
      <Reading of={useRead<ListRoundPublicationsAnswer>(path)}>
        {({ items }) => (
          <Table
            caption={say({ vi: `${String(items.length)} cam kết`, en: `${String(items.length)} commitments` })}
            rows={items}
            keyOf={({ revision }) => String(revision)}
            columns={[
              {
                head: say({ vi: 'Của', en: 'Of' }),
                cell: ({ kind, content }) =>
                  say(sealedWords[(kind === 'COMMITMENT' ? content.to : undefined) ?? 'ORDER'] ?? { vi: '', en: '' }),
              },
              { head: say({ vi: 'Lúc', en: 'At' }), cell: ({ at }) => moment(language, at) },
              { head: 'SHA-256', cell: ({ snapshot }) => <code>{snapshot}</code> },
            ]}
          />
        )}
      </Reading>
    </Section>
  );
};

/** The written paper as things: envelopes, bags, who came, what was handed in, and what stands under codes. */
export const PapersPage = () => {
  const say = useSay();
  const { round } = useParams({ from: '/rounds/$round/papers' });
  const { attendance } = useSearch({ from: '/rounds/$round/papers' });
  const happened = useHappened(round);
  const waiting = useRead<WaitingAnswer>(`/api/rounds/${encodeURIComponent(round)}/waiting`);
  return (
    <Page title={say({ vi: 'Đề thi, bài thi, niêm phong', en: 'Papers, scripts, seals' })}>
      <Reading of={waiting}>
        {({ items: lines }) => (
          <>
            <Acts round={round} lines={lines} />
            <Calling round={round} lines={lines} happened={happened} only={attendance} />
          </>
        )}
      </Reading>
      <Custody round={round} />
      <Commitments round={round} />
    </Page>
  );
};
