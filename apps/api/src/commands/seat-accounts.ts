import { type Context, type Refusal, refuse } from '#kernel';
import { account, givesSeats, type Role, rolesLacking, round, type Seated, seatsGiven } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { accountsOf } from '../reading/people.js';

type Asked = Pick<Engine, 'vault' | 'executor'>;

/** The roles in which somebody can act; `undefined` for who has no account: others write down what they do on paper. */
export const rolesOfPerson = async (
  { vault, executor }: Asked,
  person: string,
): Promise<readonly Role[] | undefined> => {
  const loaded = await Promise.all((await accountsOf(vault, person)).map((id) => executor.load(account, id)));
  const open = loaded.filter(({ state }) => state.status === 'OPEN');
  return open.length === 0 ? undefined : open.flatMap(({ state }) => state.roles);
};

/** Whoever is given a seat shall be able to act in it: told now, and not when the round waits for them. */
const unfit = async (asked: Asked, seated: readonly Seated[]): Promise<Refusal | undefined> => {
  const people = [...new Set(seated.map(({ person }) => person))];
  const held = new Map(
    await Promise.all(people.map(async (person) => [person, await rolesOfPerson(asked, person)] as const)),
  );
  for (const { person, seat } of seated) {
    const roles = held.get(person);
    const lacking = roles === undefined ? [] : rolesLacking(roles, seat);
    if (lacking.length > 0) return refuse('seat-without-role', { person, seat, roles: lacking.join(', ') });
  }
  return undefined;
};

/** Somebody with an account that is of no use on the seat which a command would give. */
export const unfitBySeat = async (
  asked: Asked,
  { target, type, data, context }: { target: { id: string }; type: string; data: unknown; context: Context },
): Promise<Refusal | undefined> => {
  if (!givesSeats(type)) return undefined;
  const { state } = await asked.executor.load(round, target.id);
  return unfit(asked, seatsGiven(state, { type, data }, context));
};

const signers = { authority: 'AUTHORITY', superior: 'SUPERIOR' } as const;

/** The same of those whom the registry names as signers for a unit. */
export const unfitSigner = (asked: Asked, data: Readonly<Record<string, unknown>>): Promise<Refusal | undefined> =>
  unfit(
    asked,
    Object.entries(signers).flatMap(([field, seat]) => {
      const person = data[field];
      return typeof person === 'string' ? [{ person, seat }] : [];
    }),
  );
