import type { ClockRow } from '../../api/types.gen.js';
import { Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { eventTitle } from '../../words/events.js';
import { useSay } from '../../words/language.js';
import { confidenceWords, kindWords } from '../../words/origins.js';
import { sourceWords } from './rows.js';
import { lengthWords } from './values.js';

/** The clock table of a pack: from what, how long, and what follows. */
export const Clocks = ({ clocks }: { readonly clocks: readonly ClockRow[] }) => {
  const say = useSay();
  return (
    <Table
      caption={say({ vi: `${String(clocks.length)} thời hạn`, en: `${String(clocks.length)} clocks` })}
      rows={clocks}
      keyOf={({ name }) => name}
      columns={[
        { head: say({ vi: 'Thời hạn', en: 'Clock' }), cell: ({ name }) => say(wordsOf('clock', name)) },
        { head: say({ vi: 'Dài', en: 'Runs' }), cell: (clock) => say(lengthWords(clock)) },
        { head: say({ vi: 'Tính từ', en: 'From' }), cell: ({ startsOn }) => say(eventTitle(startsOn)) },
        {
          head: say({ vi: 'Dừng khi', en: 'Stops with' }),
          cell: ({ stopsOn }) =>
            stopsOn.length === 0 ? '–' : stopsOn.map((event) => say(eventTitle(event))).join(', '),
        },
        {
          head: say({ vi: 'Của ai', en: 'Whose' }),
          cell: ({ whose }) =>
            say(
              whose === 'CANDIDATE'
                ? { vi: 'thí sinh', en: 'candidates' }
                : { vi: 'cơ quan tổ chức', en: 'the authorities' },
            ),
        },
        { head: say({ vi: 'Khi hết hạn', en: 'When it runs out' }), cell: ({ onExpiry }) => say(eventTitle(onExpiry)) },
        {
          head: say({ vi: 'Nguồn', en: 'Source' }),
          cell: ({ source, kind, confidence }) => (
            <>
              {say(sourceWords(source))}
              <p className="small soft">
                {say(kindWords(kind))}, {say(confidenceWords(confidence))}
              </p>
            </>
          ),
        },
      ]}
    />
  );
};
