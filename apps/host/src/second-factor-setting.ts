import { own, type Role, roles, seesSeals } from '#exams';
import { isLoopback } from '#stores';
import { listed } from './listed.js';
import type { OidcSettings } from './oidc-settings.js';

/** Where a server can be reached, as its settings say. */
interface Reached {
  readonly host: string;
  readonly proxy: readonly string[];
  readonly origin: string | undefined;
}

/** Words for several roles at once. */
const rolesUnder = { seals: roles.filter(seesSeals), all: roles, none: [] } as const;

const isRole = (text: string): text is Role => roles.some((role) => role === text);

export const secondFactorSetting = {
  name: 'KHOABANG_SECOND_FACTOR',
  default: '',
  vi: 'Vai trò bắt buộc có bước xác thực thứ hai, cách nhau bằng dấu phẩy; `seals`: mọi vai trò xem phần niêm phong hoặc quyết định; `all`: mọi vai trò; `none`: không ai. Để trống: `none` trên máy này, `seals` khi mở ra mạng.',
  en: 'Roles that need a second factor, divided by commas; `seals`: every role that sees what is sealed, or decides; `all`: everybody; `none`: nobody. Empty: `none` on this machine alone, `seals` where the network reaches it.',
  fault: (text: string) =>
    text === '' || own(rolesUnder, text) !== undefined || listed(text).every(isRole)
      ? undefined
      : `must be \`seals\`, \`all\` or \`none\`, or list roles of ${roles.join(', ')}`,
} as const;

/**
 * True where somebody on another machine can come to the sign-in: by the server itself, by what stands before it, or at the
 * address to which an identity provider sends people back.
 */
const isReached = ({ host, proxy, origin }: Reached, provider: string | undefined): boolean =>
  !isLoopback(host) ||
  proxy.length > 0 ||
  [origin, provider].some((address) => address !== undefined && !isLoopback(new URL(address).hostname));

/** Roles that need a second factor by this text; by none, those that see seals where the network reaches the server. */
export const rolesWithFactor = (
  text: string,
  door: Reached,
  oidc: Pick<OidcSettings, 'origin'> | undefined,
): readonly Role[] => {
  const named = text === '' ? (isReached(door, oidc?.origin) ? 'seals' : 'none') : text;
  return own<readonly Role[]>(rolesUnder, named) ?? listed(named).filter((role) => isRole(role));
};
