import type { ListAccountsAnswer } from '../../api/types.gen.js';
import { fold } from '../../words/format.js';
import type { Words } from '../../words/language.js';

export type Account = ListAccountsAnswer['items'][number];

/** Accounts with the names and logins that this reader may see. */
export interface Accounts {
  readonly items: readonly Account[];
  readonly people: Readonly<Record<string, string>>;
  readonly logins: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  /** There are more than are read at once. */
  readonly hasMore: boolean;
}

/** What stands out of an account, the most pressing first. */
export const states = ['AWAITS', 'LOCKED', 'ONE_TIME', 'OPEN', 'CLOSED', 'NONE'] as const;
export type State = (typeof states)[number];

export const stateWords: Readonly<Record<State, Words>> = {
  AWAITS: { vi: 'Chờ xác nhận', en: 'To be confirmed' },
  LOCKED: { vi: 'Đang bị khóa', en: 'Locked' },
  ONE_TIME: { vi: 'Chưa đặt mật khẩu riêng', en: 'No own password yet' },
  OPEN: { vi: 'Đang dùng', en: 'In use' },
  CLOSED: { vi: 'Đã đóng', en: 'Closed' },
  NONE: { vi: 'Chưa có tài khoản', en: 'No account' },
};

/** Where an account stands at an instant. */
export const stateOf = ({ awaits, lockedUntil, passwordUntil, status }: Account, now: string): State => {
  if (awaits === 'CONFIRMATION') return 'AWAITS';
  if (status !== 'OPEN') return status;
  if (lockedUntil !== null && lockedUntil > now) return 'LOCKED';
  return passwordUntil === null ? 'OPEN' : 'ONE_TIME';
};

/** True where the name, the login or a code holds all that is looked for, without marks and case. */
export const isFound = (account: Account, { people, logins }: Accounts, text: string): boolean => {
  const whole = fold([people[account.person], logins[account.id], account.id, account.person].join(' '));
  return fold(text)
    .split(/\s+/)
    .every((word) => whole.includes(word));
};

/** Some accounts by where they stand. */
export const counted = (items: readonly Account[], now: string): ReadonlyMap<State, number> => {
  const found = new Map<State, number>();
  for (const account of items) found.set(stateOf(account, now), (found.get(stateOf(account, now)) ?? 0) + 1);
  return found;
};
