import { allRefusals, type Words } from '#exams';

/** What a problem of each status is called. */
export const titles: Readonly<Record<number, Words>> = {
  400: { vi: 'Dữ liệu gửi lên không hợp lệ', en: 'The request is malformed' },
  401: { vi: 'Chưa đăng nhập', en: 'Not signed in' },
  403: { vi: 'Không có quyền', en: 'Not allowed' },
  404: { vi: 'Không tìm thấy', en: 'Not found' },
  409: { vi: 'Không thực hiện được', en: 'Refused' },
  413: { vi: 'Dữ liệu quá lớn', en: 'Too large' },
  415: { vi: 'Kiểu dữ liệu không nhận', en: 'Unsupported media type' },
  421: { vi: 'Sai tên máy chủ', en: 'Not a name of this server' },
  429: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
  500: { vi: 'Lỗi của hệ thống', en: 'Fault of the system' },
  503: { vi: 'Tạm thời không phục vụ được', en: 'Not available now' },
};

const notConfirmed = { vi: 'Chưa xác nhận được', en: 'Not confirmed' };

/** What is called otherwise than others of its status: nobody lacks a right here. */
export const ownTitles: Readonly<Record<string, Words>> = {
  'proof-wrong': notConfirmed,
  'proof-held-back': notConfirmed,
  'current-password-wrong': notConfirmed,
  'confirm-again': { vi: 'Cần xác nhận lại', en: 'To be confirmed anew' },
  'second-factor-required': { vi: 'Cần bước xác thực thứ hai', en: 'Second factor needed' },
  'password-one-time': { vi: 'Cần đặt mật khẩu của mình', en: 'Own password needed' },
  'identity-unknown': { vi: 'Chưa gắn với tài khoản nào', en: 'Bound to no account' },
  'other-site': { vi: 'Yêu cầu từ trang khác', en: 'Sent by another site' },
};

/** Words of problems that no rule of the domain stands behind. */
export const edgeWords = {
  'body-malformed': {
    vi: 'Có trường không hợp lệ; hãy sửa các trường được nêu rồi gửi lại. Chưa có gì được ghi.',
    en: 'Some fields cannot be used: correct those named and send again. Nothing was recorded.',
  },
  'json-malformed': {
    vi: 'Nội dung gửi lên không phải JSON đúng cú pháp. Hãy gửi một đối tượng JSON mã hóa UTF-8.',
    en: 'The body is not well-formed JSON. Send one JSON object in UTF-8.',
  },
  'media-type-unsupported': {
    vi: 'Kiểu nội dung này không được nhận. Hãy gửi JSON (application/json, UTF-8); tệp nhập thì gửi CSV (text/csv).',
    en: 'A body of this type is not read. Send JSON (application/json, UTF-8), or CSV (text/csv) to the imports.',
  },
  'not-signed-in': { vi: 'Hãy đăng nhập rồi gửi lại.', en: 'Sign in, then send again.' },
  'sign-in-failed': {
    vi: 'Tên đăng nhập, mật khẩu hoặc bước xác thực thứ hai không đúng, hoặc đã sai quá nhiều lần. Tài khoản có bước thứ hai thì gửi kèm mã hoặc passkey. Sai 5 lần trong 15 phút thì phải đợi 15 phút, trừ thiết bị đã từng đăng nhập.',
    en: 'Login, password or second factor is wrong, or there were too many failures. An account with a second factor needs its code or a passkey too. After five within 15 minutes wait 15 minutes, unless this device has signed in before.',
  },
  'provider-unavailable': {
    vi: 'Nhà cung cấp danh tính hiện không trả lời được. Hãy thử lại sau vài phút; nếu vẫn không được, hãy báo quản trị viên.',
    en: 'The identity provider does not answer now. Try again in some minutes; if that does not help, tell an administrator.',
  },
  'provider-refused': {
    vi: 'Nhà cung cấp danh tính đã không cho đăng nhập, hoặc việc đăng nhập đã được hủy ở đó. Hãy đăng nhập lại, hoặc hỏi người quản lý tài khoản cơ quan của ông/bà.',
    en: 'The identity provider did not sign you in, or it was cancelled there. Sign in again, or ask who keeps your account there.',
  },
  'provider-sign-in-failed': {
    vi: 'Lần đăng nhập này không dùng được: đã quá hạn, đã dùng rồi hoặc được bắt đầu ở trình duyệt khác. Hãy bắt đầu đăng nhập lại từ đầu.',
    en: 'This sign-in cannot be used: it is too old, was used before, or began in another browser. Begin to sign in once more.',
  },
  'logout-token-invalid': {
    vi: 'Thông báo đăng xuất này không dùng được: không phải của nhà cung cấp danh tính đã cấu hình, đã quá hạn hoặc đã nhận rồi. Không phiên nào bị kết thúc.',
    en: 'This logout token cannot be used: it is not of the identity provider of the settings, is too old, or was taken before. No session was ended.',
  },
  'identity-unknown': {
    vi: 'Nhà cung cấp danh tính đã xác nhận ông/bà, nhưng ở đây chưa có tài khoản nào gắn với danh tính này. Hãy nhờ quản trị viên gắn danh tính vào tài khoản của ông/bà.',
    en: 'The identity provider knows you, but no account here is bound to this identity. Ask an administrator to bind it to your account.',
  },
  'identity-taken': {
    vi: 'Danh tính này đang gắn với một tài khoản khác. Mỗi người chỉ có một tài khoản: hãy đóng tài khoản kia trước.',
    en: 'This identity is bound to another account. One person has one account: close the other first.',
  },
  'not-allowed': {
    vi: 'Vai trò của ông/bà không được làm việc này. Hãy hỏi quản trị viên xem ai được làm.',
    en: 'Your role may not do this. Ask an administrator who may.',
  },
  'not-your-body': allRefusals['not-your-body'],
  'other-site': {
    vi: 'Yêu cầu này do một trang khác gửi thay ông/bà nên không được nhận. Hãy mở đúng trang của máy chủ này rồi gửi lại.',
    en: 'Another site sent this on your behalf, so it is not taken. Open the pages of this server and send it from there.',
  },
  'host-unknown': {
    vi: 'Máy chủ này không mang tên vừa được hỏi. Hãy mở đúng địa chỉ mà cơ quan của ông/bà đã cho; nếu đúng là địa chỉ đó, hãy nhờ người vận hành khai báo nó cho máy chủ.',
    en: 'This server does not go by the name it was asked under. Open the address that your office has given out; if it is that one, whoever operates the server has to name it in the settings.',
  },
  'not-your-part': {
    vi: 'Phần này của đợt thi chưa mở hoặc không mở cho ông/bà: chỉ người có nhiệm vụ ở phần này được xem, và kết quả chỉ xem được từ khi thông báo. Nếu cần, hãy hỏi cán bộ nhân sự phụ trách đợt thi.',
    en: 'This part of the round is not open to you, or not yet: it is for those with a duty in it, and results are for nobody before they are announced. If in doubt, ask the HR officer of the round.',
  },
  'current-password-wrong': {
    vi: 'Mật khẩu hiện tại không đúng. Hãy nhập lại; nếu quên, hãy nhờ quản trị viên đặt mật khẩu mới.',
    en: 'The current password is wrong. Enter it again; if it is forgotten, an administrator can set a new one.',
  },
  'proof-wrong': {
    vi: 'Mật khẩu, mã hoặc passkey vừa gửi không đúng hoặc đã dùng rồi. Hãy đợi mã tiếp theo rồi thử lại; sai 5 lần thì phải đợi 15 phút.',
    en: 'The password, code or passkey is wrong, or was used already. Wait for the next code and try again; after five failures wait 15 minutes.',
  },
  'proof-held-back': {
    vi: 'Đã sai 5 lần nên tạm thời không kiểm tra nữa, dù gửi đúng. Hãy thử lại sau {until}.',
    en: 'After five failures nothing is checked for a while, right or wrong. Try again after {until}.',
  },
  'factor-at-provider': {
    vi: 'Tài khoản này đăng nhập qua nhà cung cấp danh tính, nên bước xác thực thứ hai được đăng ký và dùng ở đó. Hãy đăng ký ở đó rồi đăng nhập lại.',
    en: 'This account signs in at the identity provider: a second factor is enrolled and shown there. Enrol one there and sign in again.',
  },
  'second-factor-required': {
    vi: 'Vai trò của ông/bà cần bước xác thực thứ hai. Hãy đăng ký ứng dụng tạo mã (POST /api/session/factors/totp) hoặc passkey (POST /api/session/factors/passkey/options) rồi làm tiếp; nếu đăng nhập qua nhà cung cấp danh tính thì hãy đăng nhập ở đó bằng hai bước.',
    en: 'Your role needs a second factor. Enrol an app that makes codes (POST /api/session/factors/totp) or a passkey (POST /api/session/factors/passkey/options), and go on; who signs in at an identity provider signs in there with two factors.',
  },
  'confirm-again': {
    vi: 'Việc này cần ông/bà xác nhận lại là chính mình. Hãy xác nhận bằng mã hoặc passkey của tài khoản, hay bằng mật khẩu nếu tài khoản chưa có bước thứ hai (POST /api/session/confirm), hoặc đăng nhập lại, rồi gửi lại. Chưa có gì được ghi.',
    en: 'For this, show again that it is you: by a code or a passkey of the account, or by the password where it has no second factor (POST /api/session/confirm), or sign in anew. Then send it again; nothing was recorded.',
  },
  'password-one-time': {
    vi: 'Mật khẩu này do người khác đặt nên chỉ dùng một lần. Hãy đặt mật khẩu của mình (PUT /api/session/password), đăng nhập lại rồi làm tiếp.',
    en: 'Somebody else has set this password, so it is for one use. Set your own (PUT /api/session/password), sign in with it, and go on.',
  },
  'person-differs': {
    vi: 'Số giấy tờ này đã có trong kho, nhưng họ tên hoặc ngày sinh vừa gửi không trùng với dữ liệu đã có. Hãy đối chiếu lại với giấy tờ; nếu dữ liệu trong kho sai, hãy gửi PUT /api/people/[mã] với mã được nêu.',
    en: 'This identity number is already kept, with another name or birth date than was sent. Compare with the papers; if what is kept is wrong, send PUT /api/people/[code] with the code named.',
  },
  'not-found': {
    vi: 'Không có mục này, hoặc ông/bà không được xem.',
    en: 'There is no such thing, or you may not see it.',
  },
  'not-then': {
    vi: 'Vào thời điểm được hỏi, mục này chưa có hoặc chưa mở cho ông/bà. Hãy chọn thời điểm muộn hơn.',
    en: 'At the time asked for this was not there yet, or not open to you. Choose a later one.',
  },
  conflict: {
    vi: 'Người khác vừa thay đổi đợt thi cùng lúc. Hãy xem lại rồi gửi lần nữa.',
    en: 'Others changed it at the same moment. Look again, then send once more.',
  },
  'key-reused': {
    vi: 'Idempotency-Key này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới.',
    en: 'This Idempotency-Key belongs to another request. Use a new one.',
  },
  'vault-altered': {
    vi: 'Dữ liệu cá nhân cần đọc ở đây đã bị sửa từ bên ngoài nên không được dùng. Hãy báo quản trị viên khôi phục từ bản sao lưu.',
    en: 'Personal data that is needed here was changed from outside, so it is not used. Tell an administrator to restore it from a backup.',
  },
  'person-erased': {
    vi: 'Dữ liệu cá nhân của người này đã được xóa vĩnh viễn nên không ghi thêm được gì về người này.',
    en: 'The personal data of this person was erased for ever, so nothing more can be kept about them.',
  },
  'login-taken': {
    vi: 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.',
    en: 'This login belongs to another account. Choose another.',
  },
  'view-behind': {
    vi: 'Dữ liệu đang được cập nhật. Hãy thử lại sau giây lát.',
    en: 'The view has not reached the position asked for. Try again in a moment.',
  },
  unavailable: {
    vi: 'Kho dữ liệu tạm thời không dùng được. Chưa mất gì; gửi lại với cùng Idempotency-Key là an toàn.',
    en: 'The store cannot be used now. Nothing is lost; sending again under the same Idempotency-Key is safe.',
  },
  'too-many-requests': {
    vi: 'Quá nhiều yêu cầu trong một thời gian ngắn. Hãy gửi lại sau số giây nêu ở Retry-After.',
    en: 'Too many requests within a short while. Send again after the seconds in Retry-After.',
  },
  'not-worked-out': {
    vi: 'Việc tính toán này mất quá nhiều thời gian nên đã dừng lại; chưa có gì được ghi. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo quản trị viên.',
    en: 'This took too long to work out and was ended; nothing was recorded. Try again in some minutes; if that does not help, tell an administrator.',
  },
  'too-busy': {
    vi: 'Đang có nhiều người chờ tính toán. Hãy thử lại sau số giây nêu ở Retry-After.',
    en: 'Many are waiting for something to be worked out. Try again after the seconds in Retry-After.',
  },
  'too-large': { vi: 'Nội dung gửi lên vượt quá giới hạn.', en: 'The body is larger than the limit.' },
  fault: {
    vi: 'Đã có lỗi trong hệ thống; lỗi được ghi lại với mã yêu cầu trong phần đầu trả lời.',
    en: 'Something is wrong in the system; it was logged under the request id of this answer.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type EdgeCode = keyof typeof edgeWords;

/** What is said where nothing is known but the status. */
export const codes: Readonly<Record<number, EdgeCode>> = {
  400: 'body-malformed',
  401: 'not-signed-in',
  // What rights forbid is said by who knows them; the framework itself only turns away other sites.
  403: 'other-site',
  404: 'not-found',
  413: 'too-large',
  415: 'media-type-unsupported',
  421: 'host-unknown',
  503: 'unavailable',
};
