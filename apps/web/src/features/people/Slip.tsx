import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.js';
import { Note } from '../../ui/Note.js';
import { Facts } from '../../ui/Table.js';
import { useSay, type Words } from '../../words/language.js';

/** A password, or half of one, that is handed to somebody on paper. */
export interface Handed {
  /** Who it is for: name and login, as far as they are known here. */
  readonly name: string;
  readonly login: string;
  readonly part: 'WHOLE' | 'FIRST' | 'SECOND';
  readonly password: string;
}

const parts: Readonly<Record<Handed['part'], readonly [label: Words, how: Words]>> = {
  WHOLE: [
    { vi: 'Mật khẩu dùng một lần', en: 'Password, good once' },
    {
      vi: 'Đăng nhập bằng mật khẩu này trong bảy ngày, rồi đặt mật khẩu của riêng mình.',
      en: 'Sign in with it within seven days, and set your own password.',
    },
  ],
  FIRST: [
    { vi: 'Nửa thứ nhất của mật khẩu', en: 'First half of the password' },
    {
      vi: 'Nửa thứ hai do quản trị viên khác đưa. Gõ liền nhau: nửa thứ nhất (cả dấu gạch), rồi nửa thứ hai.',
      en: 'Another administrator hands over the second half. Type the first half (with its dashes), and right after it the second.',
    },
  ],
  SECOND: [
    { vi: 'Nửa thứ hai của mật khẩu', en: 'Second half of the password' },
    {
      vi: 'Gõ ngay sau nửa thứ nhất mà quản trị viên kia đã đưa, không có dấu cách.',
      en: 'Type it right after the first half that the other administrator has handed over, without a space.',
    },
  ],
};

const OneSlip = ({ handed }: { readonly handed: Handed }) => {
  const say = useSay();
  const { name, login, part, password } = handed;
  const [label, how] = parts[part];
  return (
    <div className="card stack">
      <h3>Khoa Bảng – {say(label)}</h3>
      <Facts
        items={[
          [say({ vi: 'Trao cho', en: 'For' }), name],
          [say({ vi: 'Tên đăng nhập', en: 'Login' }), login === '' ? '' : <code key="login">{login}</code>],
          [say(label), <code key="password">{password}</code>],
        ]}
      />
      <p className="small">{say(how)}</p>
    </div>
  );
};

/** What is handed over on paper: shown this once, and printed alone. */
export const Slips = ({ handed, children }: { readonly handed: readonly Handed[]; readonly children?: ReactNode }) => {
  const say = useSay();
  return (
    <div className="stack">
      <Note tone="warn">
        {say({
          vi: 'Chỉ hiện một lần này, không lưu ở đâu. Hãy in, hoặc chép ra giấy, và trao tận tay.',
          en: 'Shown this once, and kept nowhere. Print it or write it down, and hand it over in person.',
        })}
      </Note>
      <div className="stack slip">
        {handed.map((one) => (
          <OneSlip key={`${one.login} ${one.password}`} handed={one} />
        ))}
      </div>
      <div className="row on-screen">
        <Button
          onClick={() => {
            print();
          }}
        >
          {say({ vi: 'In phiếu trao', en: 'Print for handing over' })}
        </Button>
        {children}
      </div>
    </div>
  );
};
