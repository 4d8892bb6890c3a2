import type { Recorded, SealedText, View } from '#kernel';
import { goodUntil, oneTimeUntil } from '../../account/state.js';
import type { AccountChange, AccountEvents, FactorKind, Role } from '../../account/events.js';
import { EVERY_BODY } from '../../reach.js';
import { changed, changedBy } from '../part.js';
import { byStream } from '../stream.js';

/** An account as administrators see it: nothing in it helps anyone to sign in. */
export type AccountDocument = Readonly<{
  id: string;
  person: string;
  roles: readonly Role[];
  /** Owning bodies for which the roles hold; `*` stands for every one. */
  bodies: readonly string[];
  /** `NONE`: no account, but what is proposed of a person under the person's own code. */
  status: 'OPEN' | 'CLOSED' | 'NONE';
  /** Locked until this instant, if it is still to come. */
  lockedUntil: string | null;
  lastSignInAt: string | null;
  sessionsEndedAt: string | null;
  hasCredential: boolean;
  /** Until when the password that somebody else has set can be used; `null` once its holder has replaced it. */
  passwordUntil: string | null;
  /** What it is secured by beside the password. */
  factors: readonly { readonly id: string; readonly kind: FactorKind }[];
  /** True once two administrators were needed for it, and there was only one. */
  byOneAlone: boolean;
  /** `CONFIRMATION`: something is proposed that another administrator has to confirm. */
  awaits: 'CONFIRMATION' | 'NOTHING';
  proposed: Proposed | null;
}>;

/** An account as a reader is shown it. */
export type ShownAccount = Omit<AccountDocument, 'factors'> & {
  /** `null` where the reader neither holds, keeps nor checks the account. */
  readonly factors: AccountDocument['factors'] | null;
};

/** A change that waits to be confirmed. */
type Proposed = Readonly<{
  /** Name it when you confirm it. */
  id: string;
  kind: AccountChange['kind'] | 'ERASE';
  /** Which are to be granted or revoked. */
  roles: readonly Role[];
  /** For which the roles are to hold. */
  bodies: readonly string[];
  /** The account that proposed it, and whose that is; `system:…` where it was the identity provider. */
  by: string;
  person: string;
  at: string;
  /** Until when it can be confirmed. */
  until: string;
  /** In words beside the list, for those who may confirm or check it; none for an account that is just opened. */
  reason: SealedText | null;
}>;

const settled = { awaits: 'NOTHING', proposed: null } as const;

const newDocument = (id: string, person: string, bodies: readonly string[]): AccountDocument => ({
  ...{ id, person, bodies },
  roles: [],
  status: 'OPEN',
  lockedUntil: null,
  lastSignInAt: null,
  sessionsEndedAt: null,
  hasCredential: false,
  passwordUntil: null,
  factors: [],
  byOneAlone: false,
  ...settled,
});

const alone = (document: AccountDocument, how: { readonly alone?: true }): Pick<AccountDocument, 'byOneAlone'> => ({
  byOneAlone: document.byOneAlone || how.alone === true,
});

const proposed = (
  { meta }: Recorded,
  change: { readonly kind: Proposed['kind'] } & Partial<Pick<Proposed, 'roles' | 'bodies'>>,
  reason: SealedText | undefined,
): Pick<AccountDocument, 'awaits' | 'proposed'> => ({
  awaits: 'CONFIRMATION',
  proposed: {
    id: meta.commandId,
    kind: change.kind,
    roles: change.roles ?? [],
    bodies: change.bodies ?? [],
    by: meta.account ?? meta.actor,
    person: meta.actor,
    at: meta.at,
    until: goodUntil(meta.at),
    reason: reason ?? null,
  },
});

/** Where there is no account, nothing is left to be listed once nothing is proposed. */
const afterProposal = (document: AccountDocument | undefined): AccountDocument | undefined =>
  document?.status === 'NONE' ? undefined : changed(document, settled);

/** All accounts, by id; and persons whose erasure is proposed, by their codes. */
export const accounts: View<AccountDocument, AccountEvents> = {
  name: 'accounts',
  version: 6,
  indexes: ['person', 'status', 'awaits'],
  keyOf: byStream('account'),
  on: {
    AccountOpened: (_document, { person, roles, bodies = [EVERY_BODY], alone: byOne }, _recorded, id) => ({
      ...newDocument(id, person, bodies),
      roles: [...new Set(roles)],
      byOneAlone: byOne === true,
    }),
    BodiesAssigned: (document, { bodies, ...how }) =>
      changedBy(document, (before) => ({ bodies, ...alone(before, how) })),
    RoleGranted: (document, { role, ...how }) =>
      changedBy(document, (before) => ({ roles: [...before.roles, role], ...alone(before, how) })),
    RoleRevoked: (document, { role, ...how }) =>
      changedBy(document, (before) => ({ roles: before.roles.filter((held) => held !== role), ...alone(before, how) })),
    CredentialSet: (document, { oneTime = false, ...how }, { meta }) =>
      changedBy(document, (before) => ({
        hasCredential: true,
        passwordUntil: oneTime ? oneTimeUntil(meta.at) : null,
        ...alone(before, how),
      })),
    FactorEnrolled: (document, { factor, kind }) =>
      changedBy(document, (before) => ({ factors: [...before.factors, { id: factor, kind }] })),
    FactorRemoved: (document, { factor }) =>
      changedBy(document, (before) => ({ factors: before.factors.filter(({ id }) => id !== factor) })),
    FactorsRemoved: (document, how) => changedBy(document, (before) => ({ factors: [], ...alone(before, how) })),
    ChangeProposed: (document, { change, reason }, recorded) => changed(document, proposed(recorded, change, reason)),
    ErasureProposed: (document, { person, bodies, reason }, recorded, id) =>
      person === undefined || bodies === undefined
        ? document
        : { ...newDocument(id, person, bodies), status: 'NONE', ...proposed(recorded, { kind: 'ERASE' }, reason) },
    ChangeConfirmed: afterProposal,
    ChangeDropped: afterProposal,
    SignedIn: (document, _data, { meta }) => changed(document, { lastSignInAt: meta.at, lockedUntil: null }),
    AccountLocked: (document, { until }) => changed(document, { lockedUntil: until }),
    AccountUnlocked: (document) => changed(document, { lockedUntil: null }),
    SessionsEnded: (document, _data, { meta }) => changed(document, { sessionsEndedAt: meta.at }),
    AccountClosed: (document, how) =>
      changedBy(document, (before) => ({ status: 'CLOSED', ...settled, ...alone(before, how) })),
  },
};
