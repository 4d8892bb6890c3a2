import { nameReaders, type Persons } from '#exams';
import type { Vault } from '#vault';
import { type Actor, roleFor } from '../identity/actor.js';

/** Names by personId, beside an answer that says the codes. */
export interface Named {
  readonly people?: Readonly<Record<string, string>>;
}

/** The names behind codes; whoever has none in the vault is left out. 403 for a reader who may not know them. */
export const namesOf = async (vault: Vault, me: Actor, persons: Persons): Promise<Named> => {
  roleFor(me, nameReaders);
  const codes = new Set(persons.filter((person) => person !== null));
  const named = await Promise.all([...codes].map(async (person) => [person, await vault.get(person, 'name')] as const));
  return {
    people: Object.fromEntries(named.flatMap(([person, name]) => (name === undefined ? [] : [[person, name]]))),
  };
};
