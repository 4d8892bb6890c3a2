import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { Button } from '../ui/Button.js';
import { useSay } from '../words/language.js';
import { hasRole, useMe } from './session.js';

/** Who may ask for names in a round; whoever checks one reads it without. */
const NAMERS = ['HR', 'SECRETARY', 'COUNCIL', 'AUTHORITY'] as const;

/** How much of an id tells people apart where no name is told. */
const SHORT = 8;

interface Asking {
  readonly isAsked: boolean;
  readonly ask: () => void;
}

const Asked = createContext<Asking>({ isAsked: false, ask: () => undefined });

/** Around pages that belong together: names are asked for once for all of them, and only when the reader says so. */
export const NamesAround = ({ children }: { readonly children: ReactNode }) => {
  const [isAsked, setIsAsked] = useState(false);
  const asking = useMemo(
    () => ({
      isAsked,
      ask: () => {
        setIsAsked(true);
      },
    }),
    [isAsked],
  );
  return <Asked value={asking}>{children}</Asked>;
};

const unasked: Readonly<Record<string, string>> = {};
const asked: Readonly<Record<string, string>> = { names: 'true' };

/** What reads ask beside, so that names are told where they were asked for. */
export const useNamesQuery = (): Readonly<Record<string, string>> => (useContext(Asked).isAsked ? asked : unasked);

/** Has names told from here on, to those who may know them. Whose name was read is recorded. */
export const OfferNames = () => {
  const say = useSay();
  const me = useMe();
  const { isAsked, ask } = useContext(Asked);
  if (isAsked || !hasRole(me, ...NAMERS)) return null;
  return (
    <Button quiet onClick={ask}>
      {say({ vi: 'Hiện họ tên (lượt xem được ghi lại)', en: 'Show names (the reading is recorded)' })}
    </Button>
  );
};

/** Somebody, by name where it was told, else by the beginning of the code. */
export const Person = ({
  id,
  people = {},
}: {
  readonly id: string;
  readonly people?: Readonly<Record<string, string>> | undefined;
}) => {
  const say = useSay();
  const me = useMe();
  const own = me?.person === id ? say({ vi: ' (ông/bà)', en: ' (you)' }) : '';
  const name = people[id];
  return (
    <span className="break">
      {name ?? (
        <code title={id} className="short-id">
          {id.slice(0, SHORT)}
        </code>
      )}
      {own}
    </span>
  );
};

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
