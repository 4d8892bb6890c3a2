import { Button } from '../ui/Button.js';
import { useSay } from '../words/language.js';
import { hasRole, useMe } from './session.js';

/** Whoever checks a round reads it without names. */
const NAMERS = ['HR', 'SECRETARY', 'COUNCIL', 'AUTHORITY'] as const;

/** Asks for names, which is recorded; says why where they are not for the reader. */
export const NamesButton = ({ shown, onShow }: { readonly shown: boolean; readonly onShow: () => void }) => {
  const say = useSay();
  const me = useMe();
  if (shown) return null;
  const why = hasRole(me, ...NAMERS)
    ? undefined
    : say({ vi: 'Người kiểm tra, giám sát xem theo chức danh và mã.', en: 'Whoever checks reads seats and codes.' });
  return (
    <Button quiet why={why} onClick={onShow}>
      {say({ vi: 'Hiện họ tên (việc đọc được ghi lại)', en: 'Show names (the reading is recorded)' })}
    </Button>
  );
};
