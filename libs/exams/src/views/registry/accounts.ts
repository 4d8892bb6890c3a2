import type { View } from '#kernel';
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
  status: 'OPEN' | 'CLOSED';
  /** Locked until this instant, if it is still to come. */
  lockedUntil: string | null;
  lastSignInAt: string | null;
  sessionsEndedAt: string | null;
  hasCredential: boolean;
  /** What it is secured by beside the password. */
  factors: readonly { readonly id: string; readonly kind: FactorKind }[];
  /** True once two administrators were needed for it, and there was only one. */
  byOneAlone: boolean;
  /** `CONFIRMATION`: something is proposed that another administrator has to confirm. */
  awaits: 'CONFIRMATION' | 'NOTHING';
  proposed: Proposed | null;
}>;

/** A change that waits to be confirmed. */
type Proposed = Readonly<{
  kind: AccountChange['kind'];
  /** Which are to be granted or revoked. */
  roles: readonly Role[];
  /** For which the roles are to hold. */
  bodies: readonly string[];
  /** The account that proposed it. */
  by: string;
  at: string;
}>;

const settled = { awaits: 'NOTHING', proposed: null } as const;

const alone = (document: AccountDocument, how: { readonly alone?: true }): Pick<AccountDocument, 'byOneAlone'> => ({
  byOneAlone: document.byOneAlone || how.alone === true,
});

/** All accounts, by id. */
export const accounts: View<AccountDocument, AccountEvents> = {
  name: 'accounts',
  version: 4,
  indexes: ['person', 'status', 'awaits'],
  keyOf: byStream('account'),
  on: {
    AccountOpened: (_document, { person, roles, bodies = [EVERY_BODY], alone: byOne }, _recorded, id) => ({
      id,
      person,
      roles: [...new Set(roles)],
      bodies,
      status: 'OPEN',
      lockedUntil: null,
      lastSignInAt: null,
      sessionsEndedAt: null,
      hasCredential: false,
      factors: [],
      byOneAlone: byOne === true,
      ...settled,
    }),
    BodiesAssigned: (document, { bodies, ...how }) =>
      changedBy(document, (before) => ({ bodies, ...alone(before, how) })),
    RoleGranted: (document, { role, ...how }) =>
      changedBy(document, (before) => ({ roles: [...before.roles, role], ...alone(before, how) })),
    RoleRevoked: (document, { role, ...how }) =>
      changedBy(document, (before) => ({ roles: before.roles.filter((held) => held !== role), ...alone(before, how) })),
    CredentialSet: (document, how) => changedBy(document, (before) => ({ hasCredential: true, ...alone(before, how) })),
    FactorEnrolled: (document, { factor, kind }) =>
      changedBy(document, (before) => ({ factors: [...before.factors, { id: factor, kind }] })),
    FactorRemoved: (document, { factor }) =>
      changedBy(document, (before) => ({ factors: before.factors.filter(({ id }) => id !== factor) })),
    FactorsRemoved: (document, how) => changedBy(document, (before) => ({ factors: [], ...alone(before, how) })),
    ChangeProposed: (document, { change }, { meta }) =>
      changed(document, {
        awaits: 'CONFIRMATION',
        proposed: {
          kind: change.kind,
          roles: 'roles' in change ? change.roles : [],
          bodies: 'bodies' in change ? change.bodies : [],
          by: meta.account ?? meta.actor,
          at: meta.at,
        },
      }),
    ChangeConfirmed: (document) => changed(document, settled),
    ChangeDropped: (document) => changed(document, settled),
    SignedIn: (document, _data, { meta }) => changed(document, { lastSignInAt: meta.at, lockedUntil: null }),
    AccountLocked: (document, { until }) => changed(document, { lockedUntil: until }),
    AccountUnlocked: (document) => changed(document, { lockedUntil: null }),
    SessionsEnded: (document, _data, { meta }) => changed(document, { sessionsEndedAt: meta.at }),
    AccountClosed: (document, how) =>
      changedBy(document, (before) => ({ status: 'CLOSED', ...settled, ...alone(before, how) })),
  },
};
