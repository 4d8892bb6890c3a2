import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Tally } from '#kernel';
import { Challenges } from './challenges.js';

/** Loaded when the first passkey is made or shown: it reads certificates, which is much code, and no start waits for it. */
const ceremonies = () => import('@simplewebauthn/server');

/** Ed25519, ES256 and RS256. The library would take newer ones by itself, whose keys are thirty times as long. */
const ALGORITHMS = [-8, -7, -257];
const NAME = 'Khoa Bảng';
const TO_SIGN_IN = 'sign-in';

/** What an authenticator answers is sent on by the page as it is: https://www.w3.org/TR/webauthn-3 `toJSON()`. */
export type { AuthenticationResponseJSON, RegistrationResponseJSON };
/** What is asked of extensions is for the browser alone. */
type Asked<Options> = Omit<Options, 'extensions'> & { readonly extensions?: unknown };
export type CreationOptions = Asked<PublicKeyCredentialCreationOptionsJSON>;
export type RequestOptions = Asked<PublicKeyCredentialRequestOptionsJSON>;

/** Where the page stands in which the browser was asked: passkeys are bound to the host of it. */
export interface Site {
  /** `https://thi.example.vn`, without a path. */
  readonly origin: string;
}

const hostOf = ({ origin }: Site): string => new URL(origin).hostname;

const keptPasskey = z.object({ credential: z.string(), publicKey: z.string(), transports: z.array(z.string()) });

/** What the vault keeps of a passkey: nothing in it opens anything. */
export type KeptPasskey = z.infer<typeof keptPasskey>;

/** Reads what the vault keeps. */
export const passkeyIn = (text: string): KeptPasskey => keptPasskey.parse(JSON.parse(text));

const challengeIn = (encoded: string): string => Buffer.from(encoded, 'base64url').toString('utf8');

/** Nothing for what cannot be understood: who sends it has nothing to show. */
const understood = async <Verified>(verifying: () => Promise<Verified>): Promise<Verified | undefined> => {
  try {
    return await verifying();
  } catch {
    return undefined;
  }
};

/**
 * True where nobody's certificate comes along. None is asked for; one names addresses at which it may have been taken back,
 * and the library would ask there, which are addresses that whoever sends it has chosen.
 */
const isUncertified = async ({ response }: RegistrationResponseJSON): Promise<boolean> => {
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers');
  const attested = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject));
  const format = attested.get('fmt');
  return format === 'none' || (format === 'packed' && attested.get('attStmt').get('x5c') === undefined);
};

/** The two ceremonies of passkeys. What belongs to which account, others know. */
export class Passkeys {
  private readonly challenges: Challenges;

  constructor(key: string, tally: Pick<Tally, 'add' | 'count'>) {
    this.challenges = new Challenges(key, tally);
  }

  /** What a browser is asked for a new passkey of an account. */
  async toRegister(
    site: Site,
    holder: { readonly account: string; readonly login: string; readonly name: string },
    known: readonly KeptPasskey[],
  ): Promise<CreationOptions> {
    const { generateRegistrationOptions } = await ceremonies();
    return generateRegistrationOptions({
      rpName: NAME,
      rpID: hostOf(site),
      userID: new Uint8Array(Buffer.from(holder.account)),
      userName: holder.login,
      userDisplayName: holder.name,
      challenge: this.challenges.ask(`register ${holder.account}`),
      attestationType: 'none',
      excludeCredentials: known.map(({ credential, transports }) => ({ id: credential, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
  }

  /** The new passkey that an authenticator has made for this account, and its counter. */
  async registered(
    site: Site,
    account: string,
    response: RegistrationResponseJSON,
  ): Promise<{ readonly passkey: KeptPasskey; readonly counter: number } | undefined> {
    const purpose = `register ${account}`;
    let asked = '';
    const { verifyRegistrationResponse } = await ceremonies();
    const verified = await understood(async () =>
      (await isUncertified(response))
        ? verifyRegistrationResponse({
            response,
            expectedChallenge: (encoded) => {
              asked = challengeIn(encoded);
              return this.challenges.isOpen(asked, purpose);
            },
            expectedOrigin: site.origin,
            expectedRPID: hostOf(site),
            requireUserVerification: true,
            supportedAlgorithmIDs: ALGORITHMS,
          })
        : undefined,
    );
    if (verified?.verified !== true || !(await this.challenges.answer(asked, purpose))) return undefined;
    const { id, publicKey, transports = [], counter } = verified.registrationInfo.credential;
    return {
      passkey: { credential: id, publicKey: Buffer.from(publicKey).toString('base64url'), transports },
      counter,
    };
  }

  /** What a browser is asked so that somebody shows a passkey: whose is not said, the authenticator knows. */
  async toSignIn(site: Site): Promise<RequestOptions> {
    const { generateAuthenticationOptions } = await ceremonies();
    return generateAuthenticationOptions({
      rpID: hostOf(site),
      challenge: this.challenges.ask(TO_SIGN_IN),
      userVerification: 'required',
    });
  }

  /** The counter of a passkey that was shown; nothing where it was not. */
  async shown(site: Site, kept: KeptPasskey, response: AuthenticationResponseJSON): Promise<number | undefined> {
    let asked = '';
    const { verifyAuthenticationResponse } = await ceremonies();
    const verified = await understood(() =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: (encoded) => {
          asked = challengeIn(encoded);
          return this.challenges.isOpen(asked, TO_SIGN_IN);
        },
        expectedOrigin: site.origin,
        expectedRPID: hostOf(site),
        // What the counter was is known to the account, which decides about it.
        credential: {
          id: kept.credential,
          publicKey: new Uint8Array(Buffer.from(kept.publicKey, 'base64url')),
          counter: 0,
        },
        requireUserVerification: true,
      }),
    );
    if (verified?.verified !== true || !(await this.challenges.answer(asked, TO_SIGN_IN))) return undefined;
    return verified.authenticationInfo.newCounter;
  }
}
