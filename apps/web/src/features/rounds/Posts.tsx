import { Link } from '@tanstack/react-router';
import type { ShowRoundAnswer } from '../../api/types.gen.js';
import { useAddress } from '../../app/round.js';
import { Section } from '../../ui/Page.js';
import { Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { useSay } from '../../words/language.js';

/** The posts for which the round is held, and what has become of each. */
export const Posts = ({ posts }: { readonly posts: ShowRoundAnswer['posts'] }) => {
  const say = useSay();
  const { round } = useAddress();
  const statuses = [...new Set(posts.map(({ status }) => status))];
  const counts = statuses.map(
    (status) => `${String(posts.filter((post) => post.status === status).length)} ${say(wordsOf('status', status))}`,
  );
  return (
    <Section title={say({ vi: 'Chức danh', en: 'Posts' })}>
      <Table
        caption={`${say({ vi: `${String(posts.length)} chức danh`, en: `${String(posts.length)} posts` })}: ${counts.join(', ')}`}
        rows={posts}
        keyOf={({ post }) => post}
        columns={[
          { head: say({ vi: 'Mã', en: 'Post' }), cell: ({ post }) => post },
          { head: say({ vi: 'Đơn vị', en: 'Unit' }), cell: ({ unit }) => unit },
          { head: say({ vi: 'Vị trí việc làm', en: 'Position' }), cell: ({ position }) => position },
          { head: say({ vi: 'Trạng thái', en: 'Status' }), cell: ({ status }) => say(wordsOf('status', status)) },
          {
            head: say({ vi: 'Người được đề nghị', en: 'Proposed' }),
            cell: ({ candidate }) =>
              candidate === null ? (
                '–'
              ) : (
                <Link to="/rounds/$round/results/$candidate" params={{ round, candidate }} search={(kept) => kept}>
                  {candidate}
                </Link>
              ),
          },
        ]}
      />
    </Section>
  );
};
