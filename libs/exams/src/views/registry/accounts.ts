import type { View } from '#kernel';
import type { AccountEvents, Role } from '../../account/events.js';
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
}>;

/** All accounts, by id. */
export const accounts: View<AccountDocument, AccountEvents> = {
  name: 'accounts',
  version: 2,
  indexes: ['person', 'status'],
  keyOf: byStream('account'),
  on: {
    AccountOpened: (_document, { person, roles, bodies = [EVERY_BODY] }, _recorded, id) => ({
      id,
      person,
      roles: [...new Set(roles)],
      bodies,
      status: 'OPEN',
      lockedUntil: null,
      lastSignInAt: null,
      sessionsEndedAt: null,
      hasCredential: false,
    }),
    BodiesAssigned: (document, { bodies }) => changed(document, { bodies }),
    RoleGranted: (document, { role }) => changedBy(document, ({ roles }) => ({ roles: [...roles, role] })),
    RoleRevoked: (document, { role }) =>
      changedBy(document, ({ roles }) => ({ roles: roles.filter((held) => held !== role) })),
    CredentialSet: (document) => changed(document, { hasCredential: true }),
    SignedIn: (document, _data, { meta }) => changed(document, { lastSignInAt: meta.at, lockedUntil: null }),
    AccountLocked: (document, { until }) => changed(document, { lockedUntil: until }),
    AccountUnlocked: (document) => changed(document, { lockedUntil: null }),
    SessionsEnded: (document, _data, { meta }) => changed(document, { sessionsEndedAt: meta.at }),
    AccountClosed: (document) => changed(document, { status: 'CLOSED' }),
  },
};
