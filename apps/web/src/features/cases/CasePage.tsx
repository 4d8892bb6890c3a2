import { Link, useParams } from '@tanstack/react-router';
import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type {
  ShowAppointmentHistoryAnswer,
  ShowAppointmentsAnswer,
  ShowPackAnswer,
  ShowRoundAnswer,
} from '../../api/types.gen.js';
import { NamesAround, OfferNames, Person, useNamesQuery } from '../../app/Names.js';
import { Note, Tag } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Facts } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { day, dayOf } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { CaseActs, CaseAction } from './CaseActs.js';
import { CaseHistory } from './CaseHistory.js';
import { caseSteps, dueOf, isLate, paperOf } from './cases.js';
import './cases.css';

type Case = ShowAppointmentsAnswer;
type Events = ShowAppointmentHistoryAnswer['items'];

/** How far it has come. */
const Steps = ({ status }: { readonly status: string }) => {
  const say = useSay();
  const now = caseSteps.findIndex((step) => step === status);
  const isOver = status === 'IN_OFFICE';
  return (
    <ol className="case-steps">
      {caseSteps.map((step, index) => (
        <li key={step} aria-current={index === now ? 'step' : undefined}>
          <span aria-hidden="true">{index < now || (isOver && index === now) ? '✓' : index === now ? '▶' : '○'}</span>{' '}
          {say(wordsOf('status', step))}
        </li>
      ))}
    </ol>
  );
};

const usePaper = (events: Events, type: string): string | null => {
  const { language } = useLanguage();
  const paper = paperOf(events, type);
  return paper === undefined ? null : `${paper.number}, ${day(language, paper.date)}`;
};

/** What the dossier must hold by the pack of the round, what is there and what is missing. */
const Dossier = ({ of: { round, items, status } }: { readonly of: Case }) => {
  const say = useSay();
  const ref = useRead<ShowRoundAnswer>(at`/api/rounds/${round}`).data?.pack ?? undefined;
  const pack = useRead<ShowPackAnswer>(ref === undefined ? undefined : at`/api/packs/${ref}`).data;
  const needed = pack?.pack.dossierItems.value ?? items;
  const missing = needed.filter((item) => !items.includes(item));
  const isOpen = status === 'OPENED' || status === 'DOSSIER_DUE';
  return (
    <Section
      title={say({
        vi: `Thành phần hồ sơ: có ${String(needed.length - missing.length)}/${String(needed.length)}`,
        en: `Dossier: ${String(needed.length - missing.length)} of ${String(needed.length)} there`,
      })}
    >
      <ul className="dossier">
        {needed.map((item) => {
          const isThere = items.includes(item);
          return (
            <li key={item}>
              <Tag tone={isThere ? 'good' : isOpen ? 'warn' : 'plain'}>
                {say(isThere ? { vi: 'đã có', en: 'there' } : { vi: 'còn thiếu', en: 'missing' })}
              </Tag>{' '}
              {say(wordsOf('missing', item))}
            </li>
          );
        })}
      </ul>
    </Section>
  );
};

const opinion = (favourable: boolean | null) => {
  if (favourable === null) return { vi: 'chưa có hoặc chưa công khai', en: 'none yet, or not open' };
  return favourable ? { vi: 'đồng ý', en: 'in favour' } : { vi: 'không đồng ý', en: 'not in favour' };
};

const About = ({ of, events }: { readonly of: Case; readonly events: Events }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { round, post, candidate, unit, position, rank, person, owner, authority, people } = of;
  const given = usePaper(events, 'PartyOpinionRecorded');
  const decided = usePaper(events, 'Appointed');
  const dayIf = (date: string | undefined) => (date === undefined ? null : day(language, date));
  return (
    <Facts
      items={[
        [say({ vi: 'Người được bổ nhiệm', en: 'Person' }), <Person key="p" id={person} people={people} />],
        [
          say({ vi: 'Đợt thi', en: 'Round' }),
          <>
            <Link to="/rounds/$round" params={{ round }}>
              {round}
            </Link>{' '}
            · {candidate} · {say({ vi: `thứ hạng ${String(rank)}`, en: `rank ${String(rank)}` })}
          </>,
        ],
        [say({ vi: 'Chức danh', en: 'Post' }), `${post} · ${position} · ${unit}`],
        [say({ vi: 'Đầu mối', en: 'Owner' }), <Person key="o" id={owner} people={people} />],
        [say({ vi: 'Cấp có thẩm quyền', en: 'Authority' }), <Person key="a" id={authority} people={people} />],
        [
          say({ vi: 'Ý kiến cấp ủy', en: 'Opinion of the Party committee' }),
          [say(opinion(of.favourable)), given].filter((part) => part !== null).join(' · '),
        ],
        [say({ vi: 'Quyết định', en: 'Decision' }), decided],
        [say({ vi: 'Hiệu lực từ', en: 'Effective on' }), dayIf(of.effectiveOn)],
        [say({ vi: 'Nhận nhiệm vụ', en: 'In office since' }), dayIf(of.since)],
        [say({ vi: 'Hết nhiệm kỳ', en: 'Term until' }), dayIf(of.until)],
        [say({ vi: 'Nhắc trước', en: 'Reminder on' }), dayIf(of.reminderOn)],
        [
          say({ vi: 'Lý do kết thúc', en: 'Outcome' }),
          of.outcome === undefined ? null : say(wordsOf('code', of.outcome)),
        ],
      ]}
    />
  );
};

const Due = ({ of }: { readonly of: Case }) => {
  const say = useSay();
  const { language } = useLanguage();
  const due = dueOf(of);
  if (due === undefined) return null;
  const late = isLate(of, dayOf(new Date()));
  return (
    <Tag tone={late ? 'bad' : 'warn'}>
      {say(late ? { vi: 'Quá hạn từ', en: 'Overdue since' } : { vi: 'Hạn', en: 'Due' })} {day(language, due)}
    </Tag>
  );
};

const Shown = ({ of }: { readonly of: Case }) => {
  const say = useSay();
  const history = useRead<ShowAppointmentHistoryAnswer>(at`/api/appointments/${of.id}/history?limit=500`);
  const events = history.data?.items ?? [];
  return (
    <Page
      title={`${say({ vi: 'Hồ sơ bổ nhiệm', en: 'Appointment' })} ${of.id}`}
      lead={
        <div className="row">
          <Tag tone={of.status === 'FAILED' ? 'bad' : of.status === 'IN_OFFICE' ? 'good' : 'plain'}>
            {say(wordsOf('status', of.status))}
          </Tag>
          <Due of={of} />
          <OfferNames />
        </div>
      }
      action={<CaseAction of={of} />}
    >
      {of.status === 'FAILED' || of.status === 'ENDED' ? (
        <Note tone="warn">
          {say({ vi: 'Hồ sơ đã kết thúc', en: 'The case has ended' })}:{' '}
          {of.outcome === undefined ? '' : say(wordsOf('code', of.outcome))}
        </Note>
      ) : (
        <Steps status={of.status} />
      )}
      <About of={of} events={events} />
      <Dossier of={of} />
      <CaseActs of={of} />
      <CaseHistory read={history} people={of.people} />
    </Page>
  );
};

const Asked = () => {
  const { case: id } = useParams({ from: '/cases/$case' });
  const query = new URLSearchParams(useNamesQuery()).toString();
  const read = useRead<Case>(`${at`/api/appointments/${id}`}${query === '' ? '' : `?${query}`}`);
  return <Reading of={read}>{(of) => <Shown of={of} />}</Reading>;
};

/** One appointment: its dossier, opinions, decision, days, and what can be done. */
export const CasePage = () => (
  <NamesAround>
    <Asked />
  </NamesAround>
);
