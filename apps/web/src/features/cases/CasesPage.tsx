import { Link, useSearch } from '@tanstack/react-router';
import { useRead } from '../../api/reading.js';
import type { AppointmentDocument, ListAppointmentsAnswer } from '../../api/types.gen.js';
import { KindCounts } from '../../ui/Links.js';
import { Note, Tag } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { day, dayOf } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { dueOf, isLate, sortedCases } from './cases.js';

type Cases = readonly AppointmentDocument[];

const none = {
  vi: 'Chưa có hồ sơ bổ nhiệm nào. Hồ sơ được mở khi kết quả được thông báo.',
  en: 'There is no appointment case yet. Cases are opened when results are announced.',
};

const StatusCounts = ({ cases }: { readonly cases: Cases }) => {
  const say = useSay();
  const statuses = [...new Set(cases.map(({ status }) => status))];
  return (
    <KindCounts
      label={say({ vi: 'Theo trạng thái', en: 'By status' })}
      items={[
        {
          words: say({ vi: 'tất cả', en: 'all' }),
          count: cases.length,
          way: { to: '/cases', search: {} },
        },
        ...statuses.map((status) => ({
          words: say(wordsOf('status', status)),
          count: cases.filter((one) => one.status === status).length,
          way: { to: '/cases', search: { status } } as const,
        })),
      ]}
    />
  );
};

const Due = ({ of, today }: { readonly of: AppointmentDocument; readonly today: string }) => {
  const say = useSay();
  const { language } = useLanguage();
  const due = dueOf(of);
  if (due === undefined) return <>–</>;
  return isLate(of, today) ? (
    <Tag tone="bad">
      {say({ vi: 'quá hạn từ', en: 'overdue since' })} {day(language, due)}
    </Tag>
  ) : (
    <>{day(language, due)}</>
  );
};

const CaseTable = ({ cases }: { readonly cases: Cases }) => {
  const say = useSay();
  const { language } = useLanguage();
  const today = dayOf(new Date());
  return (
    <Table
      caption={say({ vi: `${String(cases.length)} hồ sơ bổ nhiệm`, en: `${String(cases.length)} appointment cases` })}
      rows={sortedCases(cases, today)}
      keyOf={({ id }) => id}
      columns={[
        {
          head: say({ vi: 'Hồ sơ', en: 'Case' }),
          cell: ({ id }) => (
            <Link to="/cases/$case" params={{ case: id }}>
              {id}
            </Link>
          ),
        },
        { head: say({ vi: 'Trạng thái', en: 'Status' }), cell: ({ status }) => say(wordsOf('status', status)) },
        { head: say({ vi: 'Hạn', en: 'Due' }), cell: (one) => <Due of={one} today={today} /> },
        { head: say({ vi: 'Thí sinh', en: 'Candidate' }), cell: ({ candidate }) => candidate },
        { head: say({ vi: 'Chức danh', en: 'Post' }), cell: ({ post, position }) => `${post} · ${position}` },
        { head: say({ vi: 'Đơn vị', en: 'Unit' }), cell: ({ unit }) => unit },
        {
          head: say({ vi: 'Hết nhiệm kỳ', en: 'Term until' }),
          number: true,
          cell: ({ until }) => (until === undefined ? '–' : day(language, until)),
        },
      ]}
    />
  );
};

/** All appointment cases that concern the reader: late ones first. */
export const CasesPage = () => {
  const say = useSay();
  const { status } = useSearch({ from: '/cases' });
  return (
    <Page title={say({ vi: 'Hồ sơ bổ nhiệm', en: 'Appointments' })}>
      <Reading of={useRead<ListAppointmentsAnswer>('/api/appointments?limit=500')}>
        {({ items }) =>
          items.length === 0 ? (
            <Note>{say(none)}</Note>
          ) : (
            <>
              <StatusCounts cases={items} />
              <CaseTable cases={items.filter((one) => status === undefined || one.status === status)} />
            </>
          )
        }
      </Reading>
    </Page>
  );
};
