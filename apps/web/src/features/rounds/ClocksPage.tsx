import type { ClockDoc, ListRoundClocksAnswer } from '../../api/types.gen.js';
import { useRoundRead } from '../../app/round.js';
import { Note, Tag } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { eventTitle } from '../../words/events.js';
import { day, dayOf } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { countsOf, figureOf, sorted } from './clocks.js';
import { Timeline } from './Timeline.js';

const toneOf = { OVERDUE: 'bad', RUNNING: 'warn', PAUSED: 'plain', NOT_STARTED: 'plain', STOPPED: 'good' } as const;

const Length = ({ clock: { length, unit, left } }: { readonly clock: ClockDoc }) => {
  const say = useSay();
  if (left !== null)
    return (
      <>
        {left} {say({ vi: 'còn lại khi tạm dừng', en: 'left when paused' })}
      </>
    );
  if (length === null || unit === null) return <>–</>;
  return (
    <>
      {length} {say(roundWords('value', unit))}
    </>
  );
};

const ClockTable = ({ clocks }: { readonly clocks: readonly ClockDoc[] }) => {
  const say = useSay();
  const { language } = useLanguage();
  const dayIf = (date: string | null): string => (date === null ? '–' : day(language, date));
  const counts = countsOf(clocks).map(([state, count]) => `${String(count)} ${say(roundWords('clockState', state))}`);
  return (
    <Table
      caption={`${say({ vi: `${String(clocks.length)} thời hạn`, en: `${String(clocks.length)} clocks` })}: ${counts.join(', ')}`}
      rows={sorted(clocks)}
      keyOf={({ clock }) => clock}
      columns={[
        { head: say({ vi: 'Thời hạn', en: 'Clock' }), cell: ({ clock }) => say(wordsOf('clock', clock)) },
        {
          head: say({ vi: 'Trạng thái', en: 'State' }),
          cell: ({ state }) => <Tag tone={toneOf[state]}>{say(roundWords('clockState', state))}</Tag>,
        },
        { head: say({ vi: 'Ngày cuối', en: 'Last day' }), number: true, cell: ({ due }) => dayIf(due) },
        {
          head: say({ vi: 'Tính từ', en: 'Counted from' }),
          number: true,
          cell: ({ countedFrom }) => dayIf(countedFrom),
        },
        { head: say({ vi: 'Độ dài', en: 'Length' }), cell: (clock) => <Length clock={clock} /> },
        {
          head: say({ vi: 'Của ai', en: 'Whose' }),
          cell: ({ whose }) => (whose === null ? '–' : say(roundWords('whose', whose))),
        },
        {
          head: say({ vi: 'Khi hết hạn', en: 'When it runs out' }),
          cell: ({ onExpiry }) => (onExpiry === null ? '–' : say(eventTitle(onExpiry))),
        },
      ]}
    />
  );
};

/** All clocks of the round: what is late first, then what runs, until when, whose it is and what follows. */
export const ClocksPage = () => {
  const say = useSay();
  return (
    <Page title={say({ vi: 'Thời hạn', en: 'Clocks' })}>
      <Reading of={useRoundRead<ListRoundClocksAnswer>('/clocks', { limit: '500' })}>
        {({ items }) => {
          if (items.length === 0)
            return <Note>{say({ vi: 'Chưa có thời hạn nào.', en: 'There is no clock yet.' })}</Note>;
          const figure = figureOf(items, dayOf(new Date()));
          return (
            <>
              <ClockTable clocks={items} />
              {figure === undefined ? null : <Timeline figure={figure} />}
            </>
          );
        }}
      </Reading>
    </Page>
  );
};
