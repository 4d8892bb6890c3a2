import {
  CLIENT,
  CLIENT_SECRET,
  freePort,
  type IdentityProvider,
  startIdentityProvider,
  Visitor,
} from './identity-provider.js';
import { type Answered, type Client, type Product, startProduct } from './product.js';

/** The product with a provider that it trusts, both in this process. */
export interface WithProvider {
  readonly product: Product;
  readonly provider: IdentityProvider;
  readonly admin: Client;
  /** A browser in which nobody has signed in yet. */
  visitor(): Visitor;
  /** Binds an account to what the provider will say. */
  bind(account: string, identity: string, by?: Client): Promise<Answered>;
  /** Who the product takes the visitor for. */
  whoIs(visitor: Visitor): Promise<Answered>;
  close(): Promise<void>;
}

/** Why something is done to an account. */
export const reason = 'Theo phân công';

/** Starts both; browsers find the product at `host`. */
export const startWithProvider = async (
  environment: Record<string, string> = {},
  host = '127.0.0.1',
): Promise<WithProvider> => {
  const port = await freePort();
  const origin = `http://${host}:${port.toString()}`;
  const provider = await startIdentityProvider(origin);
  const product = await startProduct({
    KHOABANG_PORT: port.toString(),
    KHOABANG_OIDC_ISSUER: provider.issuer,
    KHOABANG_OIDC_CLIENT: CLIENT,
    KHOABANG_OIDC_SECRET: CLIENT_SECRET,
    KHOABANG_OIDC_ORIGIN: origin,
    ...environment,
  });
  const admin = await product.admin();
  return {
    ...{ product, provider, admin },
    visitor: () => new Visitor(product.url),
    bind: (account, identity, by = admin) => by.send('PUT', `/api/accounts/${account}/identity`, { identity, reason }),
    whoIs: (visitor) => product.nobody.get('/api/session', { cookie: visitor.cookies() }),
    close: async () => {
      await product.close();
      await provider.close();
    },
  };
};
