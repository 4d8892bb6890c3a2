import { type OneOf, type SealedText } from '#kernel';
import { type Reach, reaches } from '../reach.js';
import { givenByOne, givenByTwo } from './care.js';
import { eventsOf, isSame, rolesAtStake, unusable } from './changes.js';
import type { AccountCommands, AccountEvents, Role } from './events.js';
import { type Account, type AccountDecider, standing } from './state.js';
import { IDENTITY_PROVIDER } from '../system.js';

type Events = readonly OneOf<AccountEvents>[];
type Said = AccountCommands['FollowProvider'];

/** What lies within both reaches. */
const shared = (one: Pick<Reach, 'bodies'>, other: Pick<Reach, 'bodies'>): readonly string[] => [
  ...new Set([
    ...one.bodies.filter((body) => reaches(other, body)),
    ...other.bodies.filter((body) => reaches(one, body)),
  ]),
];

/** A wider reach would widen every role: where one of them takes two administrators, the provider only narrows it. */
const reachAfter = (state: Account, { roles, bodies }: Said): Events => {
  if (bodies === null) return [];
  const isCareful = givenByTwo([...rolesAtStake(state), ...roles]).length > 0;
  const next = isCareful ? shared(state, { bodies }) : bodies;
  return isSame(state.bodies, next) ? [] : [{ type: 'BodiesAssigned', data: { bodies: next } }];
};

/** Roles that take two administrators are proposed, and another proposal of the provider's own gives way to that. */
const proposing = (state: Account, wanted: readonly Role[], reason: SealedText, now: string): Events => {
  const { proposal } = state;
  const current = standing(state, now);
  const isOthers = current !== null && current.actor !== IDENTITY_PROVIDER;
  const before = current?.change.kind === 'GRANT' ? current.change.roles : [];
  if (isOthers || isSame(before, wanted)) return [];
  const change = { kind: 'GRANT', roles: wanted } as const;
  return [
    ...(proposal === null ? [] : [{ type: 'ChangeDropped', data: { reason } } as const]),
    ...(wanted.length === 0 ? [] : [{ type: 'ChangeProposed', data: { change, reason } } as const]),
  ];
};

/**
 * Brings the roles of which the mapping speaks in line with what the provider says. What it no longer says is taken away at once; what
 * one administrator could give is given; what takes two is only proposed, however few administrators there are. Of an
 * administrator no provider says anything.
 */
export const followProvider: AccountDecider['decide']['FollowProvider'] = (state, said, { at }) => {
  const refusal = unusable(state);
  if (refusal !== undefined || state.roles.includes('ADMIN')) return refusal ?? [];
  const { reason, named } = said;
  const wanted: readonly Role[] = said.roles.filter((role) => role !== 'ADMIN');
  const gone = named.filter((role) => !wanted.includes(role));
  const missing: readonly Role[] = wanted.filter((role) => !state.roles.includes(role));
  const how = { reason };
  const events: Events = [
    ...eventsOf(state, { kind: 'REVOKE', roles: gone }, how),
    ...eventsOf(state, { kind: 'GRANT', roles: givenByOne(missing) }, how),
    ...reachAfter({ ...state, roles: state.roles.filter((role) => !gone.includes(role)) }, said),
    ...proposing(state, givenByTwo(missing), reason, at),
  ];
  if (events.length === 0) return [];
  const bodies = said.bodies === null ? {} : { bodies: said.bodies };
  return [{ type: 'RolesMapped', data: { reason, roles: wanted, ...bodies } }, ...events];
};
