import { useSearch } from '@tanstack/react-router';
import { useRead } from '../../api/reading.js';
import type { ListRoundsAnswer } from '../../api/types.gen.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';

/** All rounds in which the reader has a part. */
export const RoundsPage = () => {
  const say = useSay();
  const { language } = useLanguage();
  const { stage } = useSearch({ from: '/rounds' });
  const path = `/api/rounds?limit=100${stage === undefined ? '' : `&stage=${encodeURIComponent(stage)}`}`;
  const rounds = useRead<ListRoundsAnswer>(path);
  return (
    <Page title={say({ vi: 'Đợt thi', en: 'Rounds' })}>
      <Reading of={rounds}>
        {({ items }) =>
          items.length === 0 ? (
            <Note>
              {say({
                vi: 'Chưa có đợt thi nào ông/bà tham gia.',
                en: 'There is no round in which you have a part yet.',
              })}
            </Note>
          ) : (
            <Table
              caption={say({ vi: `${String(items.length)} đợt thi`, en: `${String(items.length)} rounds` })}
              rows={items}
              keyOf={({ round }) => round}
              columns={[
                {
                  head: say({ vi: 'Mã', en: 'Code' }),
                  cell: ({ round, code }) => <a href={`/rounds/${encodeURIComponent(round)}`}>{code}</a>,
                },
                { head: say({ vi: 'Trạng thái', en: 'Stage' }), cell: ({ stage: at }) => say(wordsOf('stage', at)) },
                { head: say({ vi: 'Từ', en: 'Since' }), cell: ({ stageSince }) => moment(language, stageSince) },
                { head: say({ vi: 'Quy chế', en: 'Rules' }), cell: ({ pack }) => pack ?? '–' },
              ]}
            />
          )
        }
      </Reading>
    </Page>
  );
};
