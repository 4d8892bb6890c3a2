import { type Context, type OneOf, type Refusal, refuse, type SealedText } from '#kernel';
import { givenByTwo, isMixed, takesTwo } from './care.js';
import type { AccountChange, AccountEvents, Counted, LaterChange, Role } from './events.js';
import {
  type Account,
  type AccountDecider,
  type AccountRefusal,
  goodUntil,
  isLocked,
  type Proposal,
  standing,
} from './state.js';

type Events = readonly OneOf<AccountEvents>[];
type Decided = Events | Refusal<AccountRefusal>;

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
    case 'OPEN':
      return [
        ...eventsOf(state, { kind: 'GRANT', roles: change.roles }, how),
        { type: 'CredentialSet', data: { ...key(change), ...how } },
      ];
    case 'REMOVE_FACTORS':
      return state.factors.length === 0 ? [] : [{ type: 'FactorsRemoved', data: how }];
    case 'CLOSE':
      return [{ type: 'AccountClosed', data: how }];
  }
};

/** True for a command that only takes something away: the holder may be the administrator who confirms it. */
export const mayConsentTo = (command: string): boolean => command === 'RevokeRole' || command === 'CloseAccount';

/** What opens an account to whoever asks for it. */
const opening: readonly AccountChange['kind'][] = ['RESET', 'REMOVE_FACTORS'];

/** Nobody gives rights, or the key to them, to himself. Who runs the machine could do it anyway, and is seen doing it. */
const forOneself = (state: Account, { kind }: AccountChange, { actor, means }: Context) =>
  actor === state.person && (kind === 'GRANT' || kind === 'BODIES' || (opening.includes(kind) && means !== 'MACHINE'))
    ? refuse('own-account')
    : undefined;

/** Somebody must be left to let others in. */
const leavesNobody = (
  { roles }: Account,
  change: AccountChange,
  { administrators }: Pick<Counted, 'administrators'>,
) => {
  const goes = change.kind === 'CLOSE' || (change.kind === 'REVOKE' && change.roles.includes('ADMIN'));
  return goes && roles.includes('ADMIN') && administrators <= 1 ? refuse('last-administrator') : undefined;
};

const mixes = ({ roles }: Account, change: AccountChange) =>
  change.kind === 'GRANT' && isMixed([...roles, ...change.roles]) ? refuse('administrator-only') : undefined;

/** Whoever has set a password alone could sign in by it, also replace it, and be what nobody is made by one administrator. */
const knownToGiver = (
  { isOneTime, isHalved, isSetByTwo, roles }: Account,
  change: AccountChange,
  { administrators }: Pick<Counted, 'administrators'>,
  { means }: Context,
) => {
  if (change.kind !== 'GRANT' || givenByTwo(change.roles).length === 0 || means === 'MACHINE') return undefined;
  const isFirst = givenByTwo(roles).length === 0;
  if (isFirst && administrators > 1 && !isSetByTwo) return refuse('password-of-one');
  return isOneTime && !isHalved ? refuse('password-not-replaced') : undefined;
};

const standsAgainst = (
  state: Account,
  change: AccountChange,
  counted: Pick<Counted, 'administrators'>,
  context: Context,
) =>
  unusable(state) ??
  forOneself(state, change, context) ??
  mixes(state, change) ??
  knownToGiver(state, change, counted, context) ??
  leavesNobody(state, change, counted);

/** What the account can do, or could once it is confirmed: who is to have the key to that is asked of two as well. */
export const rolesAtStake = ({ roles, proposal }: Account): readonly Role[] =>
  proposal?.change.kind === 'GRANT' || proposal?.change.kind === 'OPEN' ? [...roles, ...proposal.change.roles] : roles;

/** Why it cannot be proposed now. What nobody could confirm would wait for ever, and is never done by one for that. */
const notToPropose = (state: Account, { confirmers }: Counted, { at }: Context) => {
  if (standing(state, at) !== null) return refuse('change-proposed');
  return confirmers === 0 ? refuse('nobody-confirms') : undefined;
};

/** The change is made, or proposed where another administrator has to confirm it. */
const make = (state: Account, change: LaterChange, asked: Asked, context: Context): Decided => {
  const refusal = standsAgainst(state, change, asked, context);
  if (refusal !== undefined) return refusal;
  const how = { reason: asked.reason };
  const events = eventsOf(state, change, how);
  const atStake = { roles: rolesAtStake(state), bodies: state.bodies };
  if (events.length === 0 || !takesTwo(atStake, change) || context.means === 'MACHINE') return events;
  if (asked.administrators <= 1) return eventsOf(state, change, { ...how, alone: true });
  return notToPropose(state, asked, context) ?? [{ type: 'ChangeProposed', data: { change, ...how } }];
};

const forErased = ({ person }: Pick<Account, 'person'>, { actor }: Context) =>
  actor === person ? refuse('own-erasure') : undefined;

/** Destroys what is known of a person, or proposes it, in a stream of the person's own code: not everybody has an account. */
export const erasing: Pick<AccountDecider['decide'], 'ProposeErasure' | 'RecordErasure'> = {
  ProposeErasure: (state, { administrators, confirmers, ...data }, context) => {
    const { reason } = data;
    if (state.erased !== null) return [];
    const own = forErased({ person: data.person }, context);
    if (own !== undefined) return own;
    if (context.means === 'MACHINE') return [{ type: 'PersonErased', data: { reason } }];
    if (administrators <= 1) return [{ type: 'PersonErased', data: { reason, alone: true } }];
    return notToPropose(state, { administrators, confirmers }, context) ?? [{ type: 'ErasureProposed', data }];
  },
  RecordErasure: ({ erased }, data) => (erased === null ? [{ type: 'PersonErased', data }] : []),
};

/** A password that two administrators hand out opens nothing to either of them. */
const inHalves = (event: OneOf<AccountEvents>): OneOf<AccountEvents> =>
  event.type === 'CredentialSet' && event.data.by === undefined
    ? { ...event, data: { ...event.data, halved: true } }
    : event;

const nothingProposed = ({ status }: Account) => refuse(status === 'CLOSED' ? 'account-closed' : 'nothing-proposed');

/** What follows from a proposal that another administrator confirms. */
const confirmed = (state: Account, { change, reason }: Proposal): Events => {
  if (change.kind === 'ERASE') return [{ type: 'PersonErased', data: { reason: change.reason } }];
  return eventsOf(state, change, reason === undefined ? {} : { reason }).map(inHalves);
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
  OpenAccount: ({ status }, { person, roles, bodies, credential, oneTime, ...counted }, { means }) => {
    if (status !== 'UNKNOWN') return refuse('account-already-open');
    if (counted.others > 0) return refuse('person-has-account');
    if (isMixed(roles)) return refuse('administrator-only');
    const opened = (how: Pick<AccountEvents['AccountOpened'], 'roles' | 'alone'>) =>
      ({ type: 'AccountOpened', data: { person, bodies, ...how } }) as const;
    const set = { type: 'CredentialSet', data: { credential, ...(oneTime ? { oneTime } : {}) } } as const;
    const takesOne = !counted.known && givenByTwo(roles).length === 0;
    if (takesOne || means === 'MACHINE') return [opened({ roles }), set];
    if (counted.administrators <= 1) return [opened({ roles, alone: true }), set];
    if (counted.confirmers === 0) return refuse('nobody-confirms');
    return [
      opened({ roles: [] }),
      { type: 'ChangeProposed', data: { change: { kind: 'OPEN', roles: [...new Set(roles)], credential } } },
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
  ConfirmChange: (state, { proposal: named, administrators }, context) => {
    const { proposal } = state;
    if (proposal === null) return nothingProposed(state);
    if (proposal.id !== named) return refuse('another-proposal');
    if (standing(state, context.at) === null) return refuse('proposal-expired', { until: goodUntil(proposal.at) });
    const { change, account, actor } = proposal;
    const refusal =
      change.kind === 'ERASE' ? forErased(state, context) : standsAgainst(state, change, { administrators }, context);
    if (refusal !== undefined) return refusal;
    if (account === context.account || actor === context.actor) return refuse('own-proposal');
    return [{ type: 'ChangeConfirmed', data: {} }, ...confirmed(state, proposal)];
  },
  // Of an account that was to be opened nothing is left.
  DropChange: (state, { reason }) => {
    if (state.proposal === null) return nothingProposed(state);
    const dropped = { type: 'ChangeDropped', data: { reason } } as const;
    return state.proposal.change.kind === 'OPEN' ? [dropped, { type: 'AccountClosed', data: { reason } }] : [dropped];
  },
};
