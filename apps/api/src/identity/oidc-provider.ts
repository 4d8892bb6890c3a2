import { Logger } from '@nestjs/common';
import type { Tally } from '#kernel';
import type * as OpenIdClient from 'openid-client';
import { clientProof, type OidcSettings } from '../../../host/src/oidc-settings.js';
import { ProblemAnswer } from '../edge/problem.js';
import type { Attempt } from './oidc-attempt.js';
import { type LoggedOut, LogoutTokens } from './oidc-logout.js';
import type { Claims } from './oidc-mapping.js';

/** Where the provider sends people back to. */
export const CALLBACK = '/api/session/oidc/callback';

/** Who waits longer for a provider is told that it does not answer. */
const TIMEOUT_S = 10;

/** Faults of the provider or of the way to it, or of how it is set up: nothing that who signs in could mend. */
const notTheirs: ReadonlySet<unknown> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  // A key that is newer than what was fetched within the last minute.
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_INVALID_SERVER_METADATA',
  'OAUTH_HTTP_REQUEST_FORBIDDEN',
  'OAUTH_REQUEST_PROTOCOL_FORBIDDEN',
  'OAUTH_UNSUPPORTED_OPERATION',
  'OAUTH_WWW_AUTHENTICATE_CHALLENGE',
]);

/** What a provider answers to a client that it does not know as we say we are. */
const settingUp: ReadonlySet<unknown> = new Set(['invalid_client', 'unauthorized_client', 'unsupported_grant_type']);

/** What a logout token is rejected for: whatever else goes wrong with it has to do with the keys of the provider. */
const rejected: ReadonlySet<unknown> = new Set([
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JOSE_NOT_SUPPORTED',
  'ERR_JWKS_MULTIPLE_MATCHING_KEYS',
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWS_INVALID',
  'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'ERR_JWT_EXPIRED',
  'ERR_JWT_INVALID',
]);

interface Fault {
  readonly code?: unknown;
  readonly error?: unknown;
}

const codeOf = (error: unknown): string => {
  const { code } = error as Fault;
  return typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : (error as Error).name;
};

/** Talks to the identity provider. What it is, is asked when somebody signs in for the first time. */
export class OidcProvider {
  private tokens: LogoutTokens | undefined;
  private readonly logger = new Logger('identity provider');
  private readonly proof: ReturnType<typeof clientProof>;
  private asked: Promise<OpenIdClient.Configuration> | undefined;

  constructor(
    private readonly settings: OidcSettings,
    private readonly tally: Pick<Tally, 'add' | 'count'>,
  ) {
    this.proof = clientProof(settings);
  }

  /** Where the browser goes to sign in. */
  async begin({ state, nonce, verifier }: Attempt): Promise<string> {
    const { origin, scope, acr, maxAge } = this.settings;
    return this.asking(async (config, { buildAuthorizationUrl, calculatePKCECodeChallenge }) => {
      const url = buildAuthorizationUrl(config, {
        redirect_uri: `${origin}${CALLBACK}`,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...{ scope, state, nonce },
        ...(acr === undefined ? {} : { acr_values: acr }),
        ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
      });
      return url.href;
    });
  }

  /** What the provider says of who comes back with `query`. */
  async finish(query: string, { state, nonce, verifier }: Attempt): Promise<Claims> {
    const { origin, maxAge } = this.settings;
    const url = new URL(`${origin}${CALLBACK}${query}`);
    return this.asking(async (config, { authorizationCodeGrant }) => {
      const tokens = await authorizationCodeGrant(config, url, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        // Who signed in there too long ago would be as good as gone here.
        ...(maxAge === undefined ? {} : { maxAge }),
      });
      return tokens.claims() ?? {};
    });
  }

  /** Ends by `end` what the provider says has ended there; 400 for what it has not said, not just now, or before. */
  async loggedOut<Result>(token: string, end: (who: LoggedOut) => Promise<Result>): Promise<Result> {
    const tokens = await this.asking((config) => this.logoutTokens(config));
    const read = await tokens.read(token).catch((error: unknown) => {
      throw this.unread(error);
    });
    if (read === undefined) throw new ProblemAnswer(400, 'logout-token-invalid');
    const result = await end(read);
    await tokens.use(read);
    return result;
  }

  /** What is wrong with the token itself is not mended by sending it again; anything else may be. */
  private unread(error: unknown): ProblemAnswer {
    const isRejected = rejected.has((error as Fault).code);
    if (isRejected) this.logger.warn(`a logout token came to nothing (${codeOf(error)})`);
    else this.logger.error(`a logout token could not be looked at (${codeOf(error)})`);
    return isRejected ? new ProblemAnswer(400, 'logout-token-invalid') : new ProblemAnswer(503, 'provider-unavailable');
  }

  private logoutTokens(config: OpenIdClient.Configuration): LogoutTokens {
    const { issuer, jwks_uri: keys = '' } = config.serverMetadata();
    this.tokens ??= new LogoutTokens(
      { issuer, keys, client: this.settings.client, timeoutMs: TIMEOUT_S * 1_000 },
      this.tally,
    );
    return this.tokens;
  }

  /** Where the session at the provider is ended too; `undefined` for a provider that has no such page. */
  async endSession(): Promise<string | undefined> {
    return this.asking((config, { buildEndSessionUrl }) =>
      config.serverMetadata().end_session_endpoint === undefined
        ? undefined
        : buildEndSessionUrl(config, { post_logout_redirect_uri: `${this.settings.origin}/` }).href,
    );
  }

  /** Does something with the provider; whatever goes wrong becomes a sentence, and nothing that was sent is logged. */
  private async asking<Result>(
    ask: (config: OpenIdClient.Configuration, client: typeof OpenIdClient) => Result | Promise<Result>,
  ): Promise<Result> {
    try {
      return await ask(await this.known(), await import('openid-client'));
    } catch (error) {
      throw this.explained(error);
    }
  }

  private explained(error: unknown): ProblemAnswer {
    const { code, error: said } = error as Fault;
    // What has no word of the library for it happened before anything was answered: no line, no name, no time left.
    const isDown = typeof code !== 'string' || notTheirs.has(code) || settingUp.has(said);
    const isRefused = code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR';
    const detail = settingUp.has(said) ? String(said) : codeOf(error);
    if (isDown) this.logger.error(`no sign-in by the identity provider (${detail})`);
    else this.logger.warn(`a sign-in by the identity provider came to nothing (${detail})`);
    if (isDown) return new ProblemAnswer(503, 'provider-unavailable');
    return new ProblemAnswer(401, isRefused ? 'provider-refused' : 'provider-sign-in-failed');
  }

  /** Asked once; again where it did not answer. */
  private known(): Promise<OpenIdClient.Configuration> {
    this.asked ??= this.discovered().catch((error: unknown) => {
      this.asked = undefined;
      throw error;
    });
    return this.asked;
  }

  /** How this server proves to the provider who it is. */
  private async proving(): Promise<OpenIdClient.ClientAuth> {
    const { ClientSecretBasic, PrivateKeyJwt } = await import('openid-client');
    if (typeof this.proof === 'string') return ClientSecretBasic(this.proof);
    return PrivateKeyJwt(this.proof.toCryptoKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']));
  }

  private async discovered(): Promise<OpenIdClient.Configuration> {
    const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await import('openid-client');
    const issuer = new URL(this.settings.issuer);
    // The settings let plain HTTP pass on this machine alone.
    const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
    const config = await discovery(issuer, this.settings.client, {}, await this.proving(), {
      execute,
      timeout: TIMEOUT_S,
    });
    // Without it the signature of an ID token is not looked at.
    enableNonRepudiationChecks(config);
    return config;
  }
}
