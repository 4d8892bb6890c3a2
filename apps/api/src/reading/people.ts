import type { Reading } from '#kernel';
import { type AccountDocument, maySeeCandidates, type Persons, type ViewDocs, type Viewer } from '#exams';
import { type Vault, VaultTampered } from '#vault';
import { openText } from './texts.js';

/** Names beside an answer that says the codes. */
export interface Named {
  /** By personId. */
  readonly people?: Readonly<Record<string, string>>;
  /** By the candidate's id in the round. */
  readonly candidates?: Readonly<Record<string, string>>;
  /** With which login each account signs in, by the id of the account. */
  readonly logins?: Readonly<Record<string, string>>;
  /** Why something is proposed for an account, by the id of the account: for who confirms or checks it. */
  readonly reasons?: Readonly<Record<string, string>>;
}

type Names = Readonly<Record<string, string>>;

/** Nothing for what was changed from outside: one such name does not keep a reader from all the others. */
const readable = async (vault: Vault, subject: string, field: string): Promise<string | undefined> => {
  try {
    return await vault.get(subject, field);
  } catch (error) {
    if (error instanceof VaultTampered) return undefined;
    throw error;
  }
};

const textsOf = async (vault: Vault, asked: readonly (readonly [key: string, subject: string, field: string])[]) => {
  const read = await Promise.all(
    asked.map(async ([key, subject, field]) => [key, await readable(vault, subject, field)] as const),
  );
  return Object.fromEntries(read.flatMap(([key, text]) => (text === undefined ? [] : [[key, text]]))) as Names;
};

const nameOf = (person: string) => [person, person, 'name'] as const;

/** The names behind codes; whoever has none in the vault is left out. */
export const peopleNamed = (vault: Vault, persons: Persons): Promise<Names> =>
  textsOf(vault, [...new Set(persons.filter((person) => person !== null))].map(nameOf));

/** The names of candidates by their ids in a round, with whose they are, for those who may see its candidates. */
export const candidatesNamed = async (
  { vault, reading }: { readonly vault: Vault; readonly reading: Reading<ViewDocs> },
  viewer: Viewer,
  ids: readonly string[],
): Promise<Pick<Named, 'candidates'> & { readonly persons: readonly string[] }> => {
  if (ids.length === 0 || !maySeeCandidates(viewer)) return { persons: [] };
  const { round } = viewer.round;
  const files = await reading.getMany(
    'candidates',
    ids.map((id) => `${round}/${id}`),
  );
  const shown = [...files.values()];
  const candidates = await textsOf(
    vault,
    shown.map(({ candidate, person }) => [candidate, person, 'name'] as const),
  );
  return { candidates, persons: shown.filter(({ candidate }) => candidate in candidates).map(({ person }) => person) };
};

/** Where the vault keeps the login of an account: under the key of its person, with whom it goes. */
export const loginField = (account: string): string => `login/${account}`;

/** The accounts of a person. */
export const accountsOf = async (vault: Pick<Vault, 'fields'>, person: string): Promise<readonly string[]> =>
  [...(await vault.fields(person)).keys()].flatMap((field) =>
    field.startsWith(loginField('')) ? [field.slice(loginField('').length)] : [],
  );

/** The logins of accounts. */
export const loginsOf = async (
  vault: Vault,
  accounts: readonly { readonly id: string; readonly person: string }[],
): Promise<Named> => ({
  logins: await textsOf(
    vault,
    accounts.map(({ id, person }) => [id, person, loginField(id)] as const),
  ),
});

/** Why changes are proposed that wait to be confirmed; nothing of a reason that is not what was recorded. */
export const reasonsOf = async (
  vault: Pick<Vault, 'open'>,
  accounts: readonly Pick<AccountDocument, 'id' | 'proposed'>[],
): Promise<Named> => {
  const texts = await Promise.all(
    accounts.map(async ({ id, proposed }) => {
      const opened = proposed?.reason == null ? undefined : await openText(vault, proposed.reason);
      return opened !== undefined && 'text' in opened ? [[id, opened.text] as const] : [];
    }),
  );
  return { reasons: Object.fromEntries(texts.flat()) };
};
