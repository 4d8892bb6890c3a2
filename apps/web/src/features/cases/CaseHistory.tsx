import type { UseQueryResult } from '@tanstack/react-query';
import type { ShowAppointmentHistoryAnswer, ShownEvent } from '../../api/types.gen.js';
import { Person } from '../../app/Names.js';
import { Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { eventTitle } from '../../words/events.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { happenedAt } from './cases.js';

type People = Readonly<Record<string, string>> | undefined;

const Who = ({ actor, people }: { readonly actor: string; readonly people: People }) => {
  const say = useSay();
  return actor.startsWith('system:') ? <>{say(roundWords('seat', 'SYSTEM'))}</> : <Person id={actor} people={people} />;
};

/** Which paper came in, where that is what happened. */
const aboutOf = ({ data }: ShownEvent): string | undefined =>
  typeof data['item'] === 'string' ? data['item'] : undefined;

/** All that happened in the case, in words, by whom and when. */
export const CaseHistory = ({
  read,
  people,
}: {
  readonly read: UseQueryResult<ShowAppointmentHistoryAnswer>;
  readonly people: People;
}) => {
  const say = useSay();
  const { language } = useLanguage();
  return (
    <Section title={say({ vi: 'Diễn biến', en: 'History' })}>
      <Reading of={read}>
        {({ items }) => (
          <Table
            caption={say({ vi: `${String(items.length)} sự kiện`, en: `${String(items.length)} events` })}
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              {
                head: say({ vi: 'Việc', en: 'What' }),
                cell: (event) => {
                  const about = aboutOf(event);
                  return `${say(eventTitle(event.type))}${about === undefined ? '' : `: ${say(wordsOf('missing', about))}`}`;
                },
              },
              { head: say({ vi: 'Lúc', en: 'When' }), cell: (event) => moment(language, happenedAt(event)) },
              { head: say({ vi: 'Ai', en: 'Who' }), cell: ({ meta }) => <Who actor={meta.actor} people={people} /> },
            ]}
          />
        )}
      </Reading>
    </Section>
  );
};
