import type { ReadyAnswer } from '../../api/types.gen.js';
import { useReadEvery } from '../../api/reading.js';
import { Note, Tag } from '../../ui/Note.js';
import { Reading } from '../../ui/Reading.js';
import { type Column, Facts, Table } from '../../ui/Table.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';

type Follower = NonNullable<ReadyAnswer['followers']>[number];

/** Asked for anew this often: nothing else tells that a server stands still. */
const EVERY_MS = 15_000;

const useColumns = (): readonly Column<Follower>[] => {
  const say = useSay();
  const { language } = useLanguage();
  return [
    { head: say({ vi: 'Bộ phận đọc nhật ký', en: 'Follower' }), cell: ({ name }) => <code>{name}</code> },
    {
      head: say({ vi: 'Còn phải đọc', en: 'Still to take' }),
      cell: ({ lag }) => (lag === null ? say({ vi: 'đang bắt kịp', en: 'coming up' }) : String(lag)),
      number: true,
    },
    {
      head: say({ vi: 'Đọc gần nhất', en: 'Last moved' }),
      cell: ({ movedAt }) => moment(language, movedAt),
      number: true,
    },
    {
      head: say({ vi: 'Tình trạng', en: 'Standing' }),
      cell: ({ standsFor }) =>
        standsFor === 0 ? (
          <Tag tone="good">{say({ vi: 'theo kịp', en: 'up with it' })}</Tag>
        ) : (
          <Tag tone="bad">{say({ vi: `đứng ${String(standsFor)} giây`, en: `stands for ${String(standsFor)} s` })}</Tag>
        ),
    },
  ];
};

const Parts = ({ ready }: { readonly ready: ReadyAnswer }) => {
  const say = useSay();
  const columns = useColumns();
  const { status, log, views, followers, faults = [] } = ready;
  return (
    <>
      {status === 'ready' ? (
        <Note tone="good">{say({ vi: 'Máy chủ hoạt động bình thường.', en: 'The server runs as it should.' })}</Note>
      ) : (
        <Note tone="bad">
          <p>{say({ vi: 'Có bộ phận đứng lại:', en: 'Something stands still:' })}</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Note>
      )}
      <Facts
        items={[
          [say({ vi: 'Nhật ký đến vị trí', en: 'Log up to' }), log],
          [say({ vi: 'Dữ liệu hiển thị đến vị trí', en: 'Views up to' }), views],
        ]}
      />
      {followers === undefined ? null : (
        <Table
          caption={say({
            vi: `Các bộ phận (${String(followers.length)})`,
            en: `Followers (${String(followers.length)})`,
          })}
          columns={columns}
          rows={followers}
          keyOf={({ name }) => name}
        />
      )}
    </>
  );
};

/** Whether the server runs as it should, and how far each part is behind the log. */
export const Readiness = () => (
  <Reading of={useReadEvery<ReadyAnswer>('/api/ready', EVERY_MS)}>{(ready) => <Parts ready={ready} />}</Reading>
);
