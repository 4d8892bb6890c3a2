import { EVERY_BODY, type Role, roles } from '#exams';
import { z } from 'zod';
import { readOrFault } from '../../../host/src/oidc-settings.js';
import { SettingFault } from '../../../host/src/settings.js';

/** What a provider says of somebody, as it stands in an ID token. */
export type Claims = Readonly<Record<string, unknown>>;

const role = z.enum(roles.filter((one) => one !== 'ADMIN') as [Role, ...Role[]]);
const body = z.union([z.literal(EVERY_BODY), z.string().regex(/^[\w.:-]{1,100}$/)]);
const entry = z.strictObject({ roles: z.array(role).min(1), bodies: z.array(body).optional() });
const mappingFile = z.strictObject({ claim: z.string().min(1), values: z.record(z.string().min(1), entry) });

/** Which groups of a provider have which roles and bodies here. */
export type Mapping = z.infer<typeof mappingFile>;

const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The mapping in a file. @throws SettingFault, which says where it cannot be used. */
export const mappingIn = (path: string): Mapping => {
  const { data, error } = mappingFile.safeParse(valueOf(readOrFault('KHOABANG_OIDC_MAPPING', path)));
  if (data !== undefined) return data;
  const at = error.issues[0]?.path.join(' › ') ?? '';
  const what = at === '' ? 'the whole of it' : at;
  throw new SettingFault(
    `KHOABANG_OIDC_MAPPING names a file that cannot be used (${what}). It must be JSON like {"claim": "groups", "values": {"hr": {"roles": ["HR"], "bodies": ["SGDDT"]}}}; ADMIN is given by administrators alone.`,
  );
};

const named = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** A claim by its name, or by a path into it: `groups`, `realm_access.roles`. */
export const claimOf = (claims: Claims, name: string): unknown =>
  named(claims, name) ?? name.split('.').reduce<unknown>(named, claims);

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** What a mapping makes of the claims of somebody. */
export interface Mapped {
  readonly roles: readonly Role[];
  readonly named: readonly Role[];
  readonly bodies: readonly string[] | null;
  /** The groups that count, for whoever asks later why. */
  readonly groups: readonly string[];
}

/** The roles and bodies that follow from claims; without the claim, none of those that the mapping names. */
export const mapped = ({ claim, values }: Mapping, claims: Claims): Mapped => {
  const groups = texts(claimOf(claims, claim)).filter((group) => Object.hasOwn(values, group));
  const held = groups.flatMap((group) => values[group] ?? []);
  const all = Object.values(values);
  const speaksOfBodies = all.some(({ bodies }) => bodies !== undefined);
  return {
    roles: [...new Set(held.flatMap((one) => one.roles))],
    named: [...new Set(all.flatMap((one) => one.roles))],
    bodies: speaksOfBodies ? [...new Set(held.flatMap(({ bodies = [] }) => bodies))] : null,
    groups,
  };
};
