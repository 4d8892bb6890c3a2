import { refuse } from '#kernel';
import {
  account,
  bodyOf,
  type Category,
  heldOn,
  isKnownTo,
  holdsBySeat,
  onlyBody,
  position,
  type Reach,
  reaches,
  type Rights,
  type Role,
  roleActing,
  rolesOpen,
  rightsTo,
  type Round,
  round,
  type SeatCode,
  signedOn,
  sittingOf,
  unit,
  within,
} from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ProblemAnswer } from '../edge/problem.js';
import { today } from '../edge/today.js';
import type { Actor } from '../identity/actor.js';

/** What a command is sent to. */
export interface Target {
  readonly category: Category;
  readonly id: string;
}

type Loading = Pick<Engine, 'executor'>;
type Body = Readonly<Record<string, unknown>>;

type BodyOf = (engine: Loading, id: string, body: Body, sender: Pick<Reach, 'bodies'>) => Promise<unknown>;

/** Of which body a unit is, as the registry has it today; what is not registered yet, its registration says. */
const bodyOfUnit: BodyOf = async ({ executor }, id, { owner }) => {
  const { state } = await executor.load(unit, id);
  if (state.registeredOn === null) return owner;
  return (heldOn(state.owners, today()) ?? state.owners[0]?.value)?.owner;
};

/** Of which body a job position is; none where it is kept for all of them. */
const bodyOfPosition: BodyOf = async ({ executor }, id, { body }, sender) => {
  const { state } = await executor.load(position, id);
  return state.versions.length === 0 ? (body ?? onlyBody(sender)) : state.body;
};

const bodyIn: Readonly<Partial<Record<Category, BodyOf>>> = { unit: bodyOfUnit, position: bodyOfPosition };

/** True for who acts for all the bodies of an account: nobody else has a say in what it may. */
export const mayKeep = async ({ executor }: Loading, id: string, keeper: Pick<Reach, 'bodies'>): Promise<boolean> =>
  within(keeper, (await executor.load(account, id)).state.bodies);

/** Why somebody may not touch this entry of the registry: it is kept by a body for which the roles do not hold. */
export const bodyFault = async (engine: Loading, { category, id }: Target, body: Body, actor: Reach) => {
  if (category === 'account') return (await mayKeep(engine, id, actor)) ? undefined : refuse('not-your-body');
  const find = bodyIn[category];
  if (find === undefined || reaches(actor, (await find(engine, id, body, actor)) as string | undefined))
    return undefined;
  return refuse('not-your-body');
};

/** True where the role holds in this round: on its seats, or for the body whose round it is. */
const holdsIn = (state: Round, { person, bodies }: Actor, role: Role, rights: Rights<SeatCode>): boolean =>
  state.plan.draft === null ||
  holdsBySeat(person, role, rights, sittingOf(state)) ||
  (role !== 'SECRETARY' && reaches({ bodies }, bodyOf(state)));

const refused = (allowed: Rights, category: Category): ProblemAnswer =>
  new ProblemAnswer(403, 'not-allowed', undefined, {
    roles: allowed.roles,
    ...(category === 'round' ? { seats: allowed.seats as readonly SeatCode[] } : {}),
  });

/** The roles of the sender in which a command with these rights can be sent. 403 for who has none. */
export const mustHaveRole = (
  { roles }: Pick<Actor, 'roles'>,
  category: Category,
  rights: Rights,
): readonly [Role, ...Role[]] => {
  const [first, ...more] = rolesOpen(roles, rights);
  if (first === undefined) throw refused(rights, category);
  return [first, ...more];
};

/** A round that there is not, and one whose draft the sender may not know of, are the same to the sender. */
const isThere = (state: Round, type: string, actor: Actor): boolean => {
  // Under which ids there are rounds, who drafts another is told; who goes on with a suspended one, the registry says.
  if (type === 'DraftRound' || (type === 'ResumeRound' && state.stage === 'SUSPENDED')) return true;
  return state.stage !== null && isKnownTo(state, actor);
};

/**
 * In which role somebody sends a command. 403 for who has none of those that it needs, or has it for other bodies and
 * rounds alone.
 */
export const roleSending = async (
  engine: Loading,
  { category, id }: Target,
  type: string,
  { body, actor }: { readonly body: Body; readonly actor: Actor },
): Promise<Role> => {
  const open = mustHaveRole(actor, category, rightsTo(category, type));
  const [first] = open;
  if (category !== 'round') {
    if ((await bodyFault(engine, { category, id }, body, actor)) === undefined) return first;
    throw new ProblemAnswer(403, 'not-your-body');
  }
  const { state } = await engine.executor.load(round, id);
  const signed = signedOn(state, today());
  // Who signed for it before knows of it, and may still have papers of then to enter.
  if (![state, signed].some((known) => isThere(known, type, actor))) throw new ProblemAnswer(404, 'not-found');
  const rights = rightsTo(category, type);
  const [one, ...more] = open.filter((role) => holdsIn(signed, actor, role, rights));
  if (one === undefined) throw refused(rights, category);
  return roleActing(actor.person, [one, ...more], rights, sittingOf(signed));
};
