import { house } from '#rules';
import type { Wordings } from '../wording.js';

/** What an account refuses. */
export const accountRefusals = {
  'account-unknown': {
    vi: 'Tài khoản này chưa được mở. Hãy liên hệ quản trị viên.',
    en: 'There is no such account. Ask an administrator.',
    source: house('known-names'),
  },
  'account-already-open': {
    vi: 'Mã tài khoản này đã được dùng. Hãy mở tài khoản với mã khác hoặc cấp thêm vai trò.',
    en: 'This id already belongs to an account. Open another one, or grant it a role.',
    source: house('known-names'),
  },
  'account-closed': {
    vi: 'Tài khoản đã đóng. Hãy mở tài khoản mới nếu cần.',
    en: 'The account is closed. Open a new one if it is needed.',
    source: house('accounts'),
  },
  'account-locked': {
    vi: 'Tài khoản tạm khóa đến {until} do đăng nhập sai nhiều lần. Hãy thử lại sau hoặc nhờ quản trị viên mở khóa.',
    en: 'The account is locked until {until} after failed sign-ins. Try again then, or ask an administrator to unlock it.',
    source: house('accounts'),
  },
  'credential-replaced': {
    vi: 'Mật khẩu vừa được thay đổi. Hãy đăng nhập lại bằng mật khẩu mới.',
    en: 'The password has just been replaced. Sign in again with the new one.',
    source: house('accounts'),
  },
  'session-ended': {
    vi: 'Phiên đăng nhập này vừa kết thúc, nên việc vừa gửi không được ghi. Hãy đăng nhập lại.',
    en: 'This session has just ended, so nothing of what was sent is recorded. Sign in again.',
    source: house('accounts'),
  },
  'password-expired': {
    vi: 'Mật khẩu do quản trị viên đặt chỉ dùng được đến {until} và chưa được thay. Hãy nhờ quản trị viên đặt mật khẩu mới.',
    en: 'The password that an administrator has set could be used until {until}, and was not replaced. Ask for a new one.',
    source: house('accounts'),
  },
  'second-factor-missing': {
    vi: 'Tài khoản này có bước xác thực thứ hai. Hãy gửi kèm mã của ứng dụng, passkey hoặc một mã khôi phục.',
    en: 'This account has a second factor. Send the code of the app, a passkey or a recovery code with it.',
    source: house('second-factor'),
  },
  'factor-unknown': {
    vi: 'Tài khoản không có bước xác thực này. Hãy xem lại danh sách đã đăng ký rồi dùng một bước trong đó.',
    en: 'The account has no such factor. Look at those enrolled, and show one of them.',
    source: house('second-factor'),
  },
  'factor-spent': {
    vi: 'Mã này đã dùng rồi. Hãy đợi mã tiếp theo, hoặc dùng bước xác thực khác.',
    en: 'This code was used already. Wait for the next one, or show another factor.',
    source: house('second-factor'),
  },
  'too-many-factors': {
    vi: 'Tài khoản đã có {max} bước xác thực. Hãy gỡ một bước không còn dùng trước.',
    en: 'The account has {max} second factors already. Remove one that is no longer used first.',
    source: house('second-factor'),
  },
  'account-not-backdated': {
    vi: 'Thay đổi tài khoản có hiệu lực từ khi được ghi, không ghi cho thời điểm khác. Hãy bỏ thời điểm đã xảy ra rồi gửi lại.',
    en: 'A change of an account holds from when it is recorded, and for no other time. Leave out when it happened, then send again.',
    source: house('accounts'),
  },
  'person-has-account': {
    vi: 'Người này đã có một tài khoản đang dùng. Mỗi người chỉ có một tài khoản: hãy cấp thêm vai trò, hoặc đóng tài khoản cũ trước.',
    en: 'This person already has an account in use. One person has one account: grant it a role, or close it first.',
    source: house('accounts'),
  },
  'administrator-only': {
    vi: 'Quản trị viên không giữ vai trò khác. Hãy giao vai trò này cho tài khoản của người khác.',
    en: 'An administrator holds no other role. Give this one to the account of somebody else.',
    source: house('four-eyes'),
  },
  'password-of-one': {
    vi: 'Mật khẩu của tài khoản này do một quản trị viên đặt một mình, nên chưa chắc người đang dùng là người giữ tài khoản. Hãy đặt lại mật khẩu trước: hai quản trị viên mỗi người giữ một nửa. Sau đó mới giao vai trò này.',
    en: 'The password of this account was set by one administrator alone, so whoever uses it may not be its holder. Reset the password first: two administrators hold a half each. Give this role then.',
    source: house('four-eyes'),
  },
  'password-not-replaced': {
    vi: 'Người giữ tài khoản chưa thay mật khẩu dùng một lần mà quản trị viên đã đặt. Người đó cần đăng nhập và đổi mật khẩu trước, rồi mới được giao vai trò này.',
    en: 'The holder has not replaced the one-time password that an administrator has set. The holder first signs in and replaces the password, and is given this role then.',
    source: house('four-eyes'),
  },
  'own-account': {
    vi: 'Không ai tự giao quyền cho mình. Hãy nhờ một quản trị viên khác làm việc này.',
    en: 'Nobody gives rights to himself. Another administrator has to do this.',
    source: house('four-eyes'),
  },
  'own-erasure': {
    vi: 'Không ai tự hủy dữ liệu cá nhân của mình. Hãy đề nghị một quản trị viên khác.',
    en: 'Nobody erases their own data. Ask another administrator.',
    source: house('erasure'),
  },
  'own-proposal': {
    vi: 'Người đề nghị không tự xác nhận đề nghị của mình. Hãy nhờ một quản trị viên khác xác nhận.',
    en: 'Who proposed a change does not confirm it. Another administrator has to.',
    source: house('four-eyes'),
  },
  'change-proposed': {
    vi: 'Tài khoản này đang chờ xác nhận một đề nghị khác. Hãy xác nhận hoặc bỏ đề nghị đó trước.',
    en: 'Another change of this account waits to be confirmed. Confirm or drop that one first.',
    source: house('four-eyes'),
  },
  'nobody-confirms': {
    vi: 'Việc này cần hai quản trị viên, nhưng ngoài ông/bà chưa có quản trị viên nào phụ trách đủ các cơ quan của tài khoản này và được phép xác nhận. Hãy mở tài khoản cho một quản trị viên như vậy trước; nếu không còn ai mở được, người giữ máy chủ mở bằng lệnh `khoabang admin add`, hoặc khôi phục một quản trị viên đã mất mật khẩu bằng `khoabang admin recover`.',
    en: 'This takes two administrators, and besides you there is none who acts for all bodies of this account and may confirm it. Open an account for such an administrator first; where nobody can, who runs the machine does it by `khoabang admin add`, or lets in an administrator who lost the password by `khoabang admin recover`.',
    source: house('four-eyes'),
  },
  'another-proposal': {
    vi: 'Đề nghị đang chờ không phải đề nghị mà ông/bà nêu. Hãy xem lại danh sách đang chờ xác nhận rồi quyết định theo đề nghị ở đó.',
    en: 'What waits is another proposal than the one named. Look at the list of what waits again, and decide on what stands there.',
    source: house('four-eyes'),
  },
  'proposal-expired': {
    vi: 'Đề nghị này chỉ xác nhận được đến {until}. Hãy đề nghị lại nếu vẫn cần.',
    en: 'This proposal could be confirmed until {until}. Propose it anew if it is still needed.',
    source: house('four-eyes'),
  },
  'nothing-proposed': {
    vi: 'Tài khoản này không có đề nghị nào chờ xác nhận. Hãy xem lại danh sách tài khoản.',
    en: 'No change of this account waits to be confirmed. Look at the list of accounts again.',
    source: house('four-eyes'),
  },
  'last-administrator': {
    vi: 'Đây là quản trị viên cuối cùng. Hãy mở tài khoản cho một quản trị viên khác trước.',
    en: 'This is the last administrator. Open an account for another one first.',
    source: house('four-eyes'),
  },
} as const satisfies Wordings;
