import { Link, useSearch } from '@tanstack/react-router';
import { useRead } from '../../api/reading.js';
import type { ListRoundsAnswer } from '../../api/types.gen.js';
import { hasRole, useMe } from '../../app/session.js';
import { KindCounts } from '../../ui/Links.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { NewRound } from './NewRound.js';

type Rounds = ListRoundsAnswer['items'];

const none = {
  vi: 'Chưa có đợt thi nào ông/bà tham gia.',
  en: 'There is no round in which you have a part yet.',
};

const StageCounts = ({ items }: { readonly items: Rounds }) => {
  const say = useSay();
  const stages = [...new Set(items.map((round) => round.stage))];
  return (
    <KindCounts
      label={say({ vi: 'Theo trạng thái', en: 'By stage' })}
      items={[
        {
          words: say({ vi: 'tất cả', en: 'all' }),
          count: items.length,
          way: { to: '/rounds', search: {} },
        },
        ...stages.map((one) => ({
          words: say(wordsOf('stage', one)),
          count: items.filter((round) => round.stage === one).length,
          way: { to: '/rounds', search: { stage: one } } as const,
        })),
      ]}
    />
  );
};

const RoundTable = ({ rows }: { readonly rows: Rounds }) => {
  const say = useSay();
  const { language } = useLanguage();
  return (
    <Table
      caption={say({ vi: `${String(rows.length)} đợt thi`, en: `${String(rows.length)} rounds` })}
      rows={rows}
      keyOf={({ round }) => round}
      columns={[
        {
          head: say({ vi: 'Mã', en: 'Code' }),
          cell: ({ round, code }) => (
            <Link to="/rounds/$round" params={{ round }}>
              {code}
            </Link>
          ),
        },
        { head: say({ vi: 'Trạng thái', en: 'Stage' }), cell: ({ stage }) => say(wordsOf('stage', stage)) },
        { head: say({ vi: 'Từ', en: 'Since' }), cell: ({ stageSince }) => moment(language, stageSince) },
        {
          head: say({ vi: 'Chức danh', en: 'Posts' }),
          number: true,
          cell: ({ posts }) => posts.length,
        },
        { head: say({ vi: 'Quy chế', en: 'Rules' }), cell: ({ pack }) => pack ?? '–' },
      ]}
    />
  );
};

/** All rounds in which the reader has a part, or that are announced. */
export const RoundsPage = () => {
  const say = useSay();
  const me = useMe();
  const { stage } = useSearch({ from: '/rounds' });
  const rounds = useRead<ListRoundsAnswer>('/api/rounds?limit=500');
  return (
    <Page title={say({ vi: 'Đợt thi', en: 'Rounds' })} action={hasRole(me, 'HR') ? <NewRound /> : undefined}>
      <Reading of={rounds}>
        {({ items }) =>
          items.length === 0 ? (
            <Note>{say(none)}</Note>
          ) : (
            <>
              <StageCounts items={items} />
              <RoundTable rows={items.filter((round) => stage === undefined || round.stage === stage)} />
            </>
          )
        }
      </Reading>
    </Page>
  );
};
