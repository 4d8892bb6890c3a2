import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/reading.js';
import type { ListPublicRoundsAnswer } from '../../api/types.gen.js';
import { Page, Section } from '../../ui/Page.js';
import { day, dayOf } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';

/** Rounds that take applications today: what most who come here look for. Nothing stands here while there are none. */
const OpenNotices = () => {
  const say = useSay();
  const { language } = useLanguage();
  const rounds = useRead<ListPublicRoundsAnswer>('/api/public/rounds?limit=100');
  const today = dayOf(new Date());
  const open = (rounds.data?.items ?? []).filter(
    ({ opensOn, closesOn }) => opensOn !== null && closesOn !== null && opensOn <= today && today <= closesOn,
  );
  if (open.length === 0) return null;
  return (
    <Section title={`${say({ vi: 'Đang nhận hồ sơ', en: 'Taking applications' })} (${String(open.length)})`}>
      <ul className="plain-list">
        {open.map(({ round, code, posts, closesOn }) => (
          <li key={round} className="card">
            <Link to="/public/$round" params={{ round }}>
              {code}
            </Link>
            <p className="small soft">
              {say({ vi: `${String(posts.length)} vị trí · đến hết`, en: `${String(posts.length)} posts · until` })}{' '}
              {day(language, closesOn ?? '')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** What a person sees who opens the address and is not signed in: what this is, and where to go. */
export const PublicWelcome = () => {
  const say = useSay();
  return (
    <Page
      title="Khoa Bảng"
      lead={say({
        vi: 'Thi tuyển chức danh lãnh đạo, quản lý: mở đợt thi, chấm không biết bài của ai, bảo vệ đề án, bổ nhiệm, và kiểm tra lại từng quyết định.',
        en: 'Leadership recruitment exams: open a round, mark without knowing whose script it is, defend a scheme, appoint, and check every decision again.',
      })}
    >
      <div className="row">
        <Link to="/sign-in" className="button primary">
          {say({ vi: 'Đăng nhập', en: 'Sign in' })}
        </Link>
        <Link to="/public" className="button">
          {say({ vi: 'Xem thông báo và kết quả công khai', en: 'See public notices and results' })}
        </Link>
      </div>
      <OpenNotices />
    </Page>
  );
};
