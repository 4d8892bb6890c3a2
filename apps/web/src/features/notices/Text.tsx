import { Table } from '../../ui/Table.js';
import { day, decimal } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { channelWords, commitmentWords } from './notice-words.js';
import { type Publication, type PublicRound, saidIn } from './notices.js';

interface TextProps {
  readonly publication: Publication;
  readonly round: PublicRound | undefined;
}

/** What a post is: its unit and position, where these are public. */
const usePosts = (round: PublicRound | undefined) => (post: string) => round?.posts.find((one) => one.post === post);

const NoticeText = ({ publication, round }: TextProps) => {
  const say = useSay();
  const postOf = usePosts(round);
  const { posts = [], channels = [], opensOn, closesOn = '' } = saidIn(publication);
  return (
    <>
      <p>
        {opensOn === undefined
          ? say({
              vi: `Gia hạn nhận hồ sơ đến hết ngày ${day('vi', closesOn)}.`,
              en: `Applications are taken until ${day('en', closesOn)}.`,
            })
          : say({
              vi: `Nhận hồ sơ dự tuyển từ ngày ${day('vi', opensOn)} đến hết ngày ${day('vi', closesOn)} cho các vị trí sau:`,
              en: `Applications are taken from ${day('en', opensOn)} until ${day('en', closesOn)} for these posts:`,
            })}
      </p>
      <Table
        caption={say({ vi: `${String(posts.length)} vị trí`, en: `${String(posts.length)} posts` })}
        rows={posts}
        keyOf={(post) => post}
        columns={[
          { head: say({ vi: 'Mã', en: 'Code' }), cell: (post) => post },
          { head: say({ vi: 'Vị trí việc làm', en: 'Position' }), cell: (post) => postOf(post)?.position ?? '–' },
          { head: say({ vi: 'Đơn vị', en: 'Unit' }), cell: (post) => postOf(post)?.unit ?? '–' },
        ]}
      />
      {channels.length === 0 ? null : (
        <p>
          {say({ vi: 'Đăng trên', en: 'Published by' })}:{' '}
          {channels
            .map(({ kind, reference }) => {
              const words = channelWords[kind];
              return `${words === undefined ? kind : say(words)} (${reference})`;
            })
            .join('; ')}
          .
        </p>
      )}
    </>
  );
};

const ListText = ({ publication, round }: TextProps) => {
  const say = useSay();
  const postOf = usePosts(round);
  const { candidates = [] } = saidIn(publication);
  return (
    <Table
      caption={say({ vi: `${String(candidates.length)} thí sinh`, en: `${String(candidates.length)} candidates` })}
      rows={candidates}
      keyOf={({ candidateNo }) => candidateNo ?? ''}
      columns={[
        { head: say({ vi: 'Số báo danh', en: 'Number' }), cell: ({ candidateNo }) => candidateNo },
        {
          head: say({ vi: 'Vị trí dự tuyển', en: 'Posts' }),
          cell: ({ posts = [] }) =>
            posts.map((post) => `${post} · ${postOf(post)?.unit ?? ''} · ${postOf(post)?.position ?? ''}`).join('; '),
        },
      ]}
    />
  );
};

const MarksText = ({ publication }: TextProps) => {
  const say = useSay();
  const { language } = useLanguage();
  const { marks = [] } = saidIn(publication);
  return (
    <Table
      caption={say({ vi: `${String(marks.length)} thí sinh`, en: `${String(marks.length)} candidates` })}
      rows={marks}
      keyOf={({ candidateNo }) => candidateNo ?? ''}
      columns={[
        { head: say({ vi: 'Số báo danh', en: 'Number' }), cell: ({ candidateNo }) => candidateNo },
        { head: say({ vi: 'Điểm', en: 'Mark' }), cell: ({ mark }) => decimal(language, mark), number: true },
      ]}
    />
  );
};

const ResultsText = ({ publication, round }: TextProps) => {
  const say = useSay();
  const postOf = usePosts(round);
  const { winners = [] } = saidIn(publication);
  return (
    <Table
      caption={say({ vi: `${String(winners.length)} người trúng tuyển`, en: `${String(winners.length)} successful` })}
      rows={winners}
      keyOf={({ post }) => post}
      columns={[
        { head: say({ vi: 'Mã vị trí', en: 'Post' }), cell: ({ post }) => post },
        { head: say({ vi: 'Vị trí việc làm', en: 'Position' }), cell: ({ post }) => postOf(post)?.position ?? '–' },
        { head: say({ vi: 'Đơn vị', en: 'Unit' }), cell: ({ post }) => postOf(post)?.unit ?? '–' },
        { head: say({ vi: 'Số báo danh', en: 'Number' }), cell: ({ candidateNo }) => candidateNo ?? '–' },
      ]}
    />
  );
};

const CommitmentText = ({ publication }: TextProps) => {
  const say = useSay();
  const { to = 'ORDER' } = saidIn(publication);
  const what = commitmentWords[to] ?? { vi: to, en: to };
  return (
    <p>
      {say({
        vi: `Mã SHA-256 cam kết cho ${what.vi}, công bố trước khi mở:`,
        en: `SHA-256 committing to ${what.en}, made public before it is opened:`,
      })}{' '}
      <code>{publication.snapshot}</code>
    </p>
  );
};

const texts = {
  NOTICE: NoticeText,
  ELIGIBLE_LIST: ListText,
  MARKS: MarksText,
  FINAL_MARKS: MarksText,
  RESULTS: ResultsText,
  COMMITMENT: CommitmentText,
} as const;

/** What a publication says, in words and tables. */
export const Text = (props: TextProps) => {
  const Kind = texts[props.publication.kind];
  return <Kind {...props} />;
};
