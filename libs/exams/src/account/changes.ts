import { type Context, type OneOf, type Refusal, refuse, type SealedText } from '#kernel';
import { givenByOne, givenByTwo, isMixed, takesTwo } from './care.js';
import type { AccountChange, AccountEvents, Role } from './events.js';
import { type Account, type AccountDecider, type AccountRefusal, isLocked } from './state.js';

type Events = readonly OneOf<AccountEvents>[];
type Decided = Events | Refusal<AccountRefusal>;

interface Counted {
  readonly administrators: number;
}

interface Asked extends Counted {
  readonly reason: SealedText;
}

/** Why nothing can be done in an account, if so. */
export const unusable = ({ status }: Account): Refusal<AccountRefusal> | undefined => {
  if (status === 'OPEN') return undefined;
  return refuse(status === 'UNKNOWN' ? 'account-unknown' : 'account-closed');
};

/** True for the same words in whatever order. */
export const isSame = (held: readonly string[], wanted: readonly string[]): boolean =>
  JSON.stringify(held.toSorted()) === JSON.stringify(wanted.toSorted());

/** A credential that counts from now on: one decision, so that no session by the old one can come between. */
const replaced = (data: AccountEvents['CredentialSet']): Events => [
  { type: 'CredentialSet', data },
  { type: 'SessionsEnded', data: {} },
];

/** Nobody but the holder knows what the provider asks for; a password that somebody else has set is for one use. */
const key = ({ credential, by }: Pick<AccountEvents['CredentialSet'], 'credential' | 'by'>) =>
  by === undefined ? ({ credential, oneTime: true } as const) : { credential, by };

/** What a change comes to in an account; what is so already is not recorded again. */
export const eventsOf = (state: Account, change: AccountChange, how: AccountEvents['AccountClosed']): Events => {
  switch (change.kind) {
    case 'GRANT':
      return change.roles
        .filter((role) => !state.roles.includes(role))
        .map((role) => ({ type: 'RoleGranted', data: { role, ...how } }));
    case 'REVOKE':
      return change.roles
        .filter((role) => state.roles.includes(role))
        .map((role) => ({ type: 'RoleRevoked', data: { role, ...how } }));
    case 'BODIES':
      return isSame(state.bodies, change.bodies)
        ? []
        : [{ type: 'BodiesAssigned', data: { bodies: change.bodies, ...how } }];
    case 'RESET':
      return replaced({ ...key(change), ...how });
    case 'REMOVE_FACTORS':
      return state.factors.length === 0 ? [] : [{ type: 'FactorsRemoved', data: how }];
    case 'CLOSE':
      return [{ type: 'AccountClosed', data: how }];
  }
};

/** What opens an account to whoever asks for it. */
const opening: readonly AccountChange['kind'][] = ['RESET', 'REMOVE_FACTORS'];

/** Nobody gives rights, or the key to them, to himself. Who runs the machine could do it anyway, and is seen doing it. */
const forOneself = (state: Account, { kind }: AccountChange, { actor, means }: Context) =>
  actor === state.person && (kind === 'GRANT' || kind === 'BODIES' || (opening.includes(kind) && means !== 'MACHINE'))
    ? refuse('own-account')
    : undefined;

/** Somebody must be left to let others in. */
const leavesNobody = ({ roles }: Account, change: AccountChange, { administrators }: Counted) => {
  const goes = change.kind === 'CLOSE' || (change.kind === 'REVOKE' && change.roles.includes('ADMIN'));
  return goes && roles.includes('ADMIN') && administrators <= 1 ? refuse('last-administrator') : undefined;
};

const mixes = ({ roles }: Account, change: AccountChange) =>
  change.kind === 'GRANT' && isMixed([...roles, ...change.roles]) ? refuse('administrator-only') : undefined;

const standsAgainst = (state: Account, change: AccountChange, counted: Counted, context: Context) =>
  unusable(state) ?? forOneself(state, change, context) ?? mixes(state, change) ?? leavesNobody(state, change, counted);

/** What the account can do, or could once it is confirmed: who is to have the key to that is asked of two as well. */
export const rolesAtStake = ({ roles, proposal }: Account): readonly Role[] =>
  proposal?.change.kind === 'GRANT' ? [...roles, ...proposal.change.roles] : roles;

/** The change is made, or proposed where another administrator has to confirm it. */
const make = (state: Account, change: AccountChange, asked: Asked, context: Context): Decided => {
  const refusal = standsAgainst(state, change, asked, context);
  if (refusal !== undefined) return refusal;
  const how = { reason: asked.reason };
  const events = eventsOf(state, change, how);
  const atStake = { roles: rolesAtStake(state), bodies: state.bodies };
  if (events.length === 0 || !takesTwo(atStake, change) || context.means === 'MACHINE') return events;
  if (asked.administrators <= 1) return eventsOf(state, change, { ...how, alone: true });
  return state.proposal === null ? [{ type: 'ChangeProposed', data: { change, ...how } }] : refuse('change-proposed');
};

/**
 * Destroys what is known of a person, or proposes it. Also where there is no account: a person without one has the record
 * all the same. Whoever asks twice has still asked alone.
 */
export const erasing: AccountDecider['decide']['RecordErasure'] = (state, command, context) => {
  const { reason, person, administrators } = command;
  const { account: by, actor, means } = context;
  const { erasure, isPersonErased } = state;
  if (isPersonErased) return [];
  if (actor === person) return refuse('own-erasure');
  if (administrators <= 1 || means === 'MACHINE')
    return [{ type: 'PersonErased', data: { reason, ...(means === 'MACHINE' ? {} : { alone: true }) } }];
  if (erasure === null) return [{ type: 'ErasureProposed', data: { reason } }];
  return erasure.account === by || erasure.actor === actor ? [] : [{ type: 'PersonErased', data: { reason } }];
};

/** How administrators change accounts: for what gives power over others it takes two of them. */
export const changing: Pick<
  AccountDecider['decide'],
  | 'OpenAccount'
  | 'GrantRole'
  | 'RevokeRole'
  | 'AssignBodies'
  | 'SetCredential'
  | 'RemoveFactors'
  | 'CloseAccount'
  | 'UnlockAccount'
  | 'ConfirmChange'
  | 'DropChange'
> = {
  OpenAccount: ({ status }, { person, roles, bodies, credential, oneTime, administrators, others }) => {
    if (status !== 'UNKNOWN') return refuse('account-already-open');
    if (others > 0) return refuse('person-has-account');
    if (isMixed(roles)) return refuse('administrator-only');
    const set = { type: 'CredentialSet', data: { credential, ...(oneTime ? { oneTime } : {}) } } as const;
    const careful = givenByTwo(roles);
    const whose = { person, bodies };
    if (careful.length === 0) return [{ type: 'AccountOpened', data: { ...whose, roles } }, set];
    if (administrators <= 1) return [{ type: 'AccountOpened', data: { ...whose, roles, alone: true } }, set];
    return [
      { type: 'AccountOpened', data: { ...whose, roles: givenByOne(roles) } },
      set,
      { type: 'ChangeProposed', data: { change: { kind: 'GRANT', roles: careful } } },
    ];
  },
  GrantRole: (state, { role, ...asked }, context) => make(state, { kind: 'GRANT', roles: [role] }, asked, context),
  RevokeRole: (state, { role, ...asked }, context) => make(state, { kind: 'REVOKE', roles: [role] }, asked, context),
  AssignBodies: (state, { bodies, ...asked }, context) => make(state, { kind: 'BODIES', bodies }, asked, context),
  SetCredential: (state, { reset, ...kept }, context) => {
    if (state.credential === kept.credential) return unusable(state) ?? [];
    return reset === null
      ? (unusable(state) ?? replaced(kept))
      : make(state, { kind: 'RESET', ...kept }, reset, context);
  },
  RemoveFactors: (state, asked, context) => make(state, { kind: 'REMOVE_FACTORS' }, asked, context),
  CloseAccount: (state, asked, context) =>
    state.status === 'CLOSED' ? [] : make(state, { kind: 'CLOSE' }, asked, context),
  UnlockAccount: (state, { reason }, { at }) =>
    unusable(state) ??
    (state.failures.length > 0 || isLocked(state, at) ? [{ type: 'AccountUnlocked', data: { reason } }] : []),
  ConfirmChange: (state, asked, context) => {
    if (state.proposal === null) return unusable(state) ?? refuse('nothing-proposed');
    const { change, account, actor, ...how } = state.proposal;
    const refusal = standsAgainst(state, change, asked, context);
    if (refusal !== undefined) return refusal;
    if (account === context.account || actor === context.actor) return refuse('own-proposal');
    return [{ type: 'ChangeConfirmed', data: {} }, ...eventsOf(state, change, how)];
  },
  DropChange: (state, { reason }) =>
    unusable(state) ?? (state.proposal === null ? [] : [{ type: 'ChangeDropped', data: { reason } }]),
};
