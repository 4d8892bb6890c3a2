import type { Provider, Type } from '@nestjs/common';
import type { Tally } from '#kernel';
import type { OidcSettings } from '../../../host/src/oidc-settings.js';
import { type Oidc, OIDC, OidcAccounts } from './oidc-accounts.js';
import { OidcController } from './oidc.controller.js';
import { OidcIdentityController } from './oidc-identity.controller.js';
import { mappingIn } from './oidc-mapping.js';
import { OidcProvider } from './oidc-provider.js';

/** What the edge has more where an identity provider is named; without one, nothing. */
export interface OidcParts {
  readonly controllers: readonly Type[];
  readonly providers: readonly Provider[];
}

/** @throws SettingFault where a file that the settings name cannot be used. */
export const oidcParts = (settings: OidcSettings | undefined, tally: Tally): OidcParts => {
  if (settings === undefined) return { controllers: [], providers: [] };
  const roles = settings.mapping === undefined ? undefined : mappingIn(settings.mapping);
  const oidc: Oidc = { ...settings, roles };
  return {
    controllers: [OidcController, OidcIdentityController],
    providers: [
      { provide: OIDC, useValue: oidc },
      { provide: OidcProvider, useValue: new OidcProvider(settings, tally) },
      OidcAccounts,
    ],
  };
};
