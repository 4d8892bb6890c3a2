import { Link } from '@tanstack/react-router';
import { Page } from '../../ui/Page.js';
import { useSay } from '../../words/language.js';

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
        <a href="/public" className="button">
          {say({ vi: 'Xem thông báo và kết quả công khai', en: 'See public notices and results' })}
        </a>
      </div>
    </Page>
  );
};
