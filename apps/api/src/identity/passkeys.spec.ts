import { createHash, createPrivateKey, createPublicKey, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { memoryTally } from '#stores';
import { Passkeys, type RegistrationResponseJSON } from './passkeys.js';

const site = { origin: 'https://thi.example.vn' };
const holder = { account: 'a1', login: 'mau', name: 'Người mẫu' };
const pem = (name: string): Buffer => readFileSync(`test/attacks/sample-${name}.pem`);
const KEY = createPrivateKey(pem('key'));
const CERTIFICATE = new X509Certificate(pem('cert')).raw;
const CREDENTIAL = Buffer.from('a-new-passkey-of-a1');
const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();
const { x = '', y = '' } = createPublicKey(KEY).export({ format: 'jwk' });
const [X, Y] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];

/** ES256 on P-256, as COSE writes it. */
const PUBLIC_KEY = isoCBOR.encode(
  new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(X)],
    [-3, new Uint8Array(Y)],
  ]),
);
const USER_WAS_THERE_AND_VERIFIED = 0x45;
const authenticatorData = Buffer.concat([
  sha256('thi.example.vn'),
  Buffer.from([USER_WAS_THERE_AND_VERIFIED, 0, 0, 0, 0]),
  Buffer.alloc(16),
  Buffer.from([0, CREDENTIAL.length]),
  CREDENTIAL,
  PUBLIC_KEY,
]);

type Statement = readonly (readonly [string, string | number | Uint8Array | Uint8Array[]])[];

/** What a browser would send, with a statement made of the digest of what the server asked. */
const made = async (passkeys: Passkeys, format: string, statementOf: (asked: Buffer) => Statement) => {
  const { challenge } = await passkeys.toRegister(site, holder, []);
  const clientData = JSON.stringify({ type: 'webauthn.create', challenge, origin: site.origin });
  const attestation = new Map<string, string | Uint8Array | Map<string, Statement[number][1]>>([
    ['fmt', format],
    ['attStmt', new Map(statementOf(sha256(clientData)))],
    ['authData', new Uint8Array(authenticatorData)],
  ]);
  const id = CREDENTIAL.toString('base64url');
  const response: RegistrationResponseJSON = {
    ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
    response: {
      clientDataJSON: Buffer.from(clientData).toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
    },
  };
  return passkeys.registered(site, holder.account, response);
};
const signed = (...parts: readonly Buffer[]) => new Uint8Array(sign('sha256', Buffer.concat(parts), KEY));

describe('a new passkey', () => {
  const passkeys = new Passkeys('a key of the server', memoryTally());
  const kept = { passkey: { credential: CREDENTIAL.toString('base64url') }, counter: 0 };

  it('is taken that nobody vouches for, or only itself', async () => {
    await expect(made(passkeys, 'none', () => [])).resolves.toMatchObject(kept);
    const itself = (asked: Buffer): Statement => [
      ['alg', -7],
      ['sig', signed(authenticatorData, asked)],
    ];
    await expect(made(passkeys, 'packed', itself)).resolves.toMatchObject(kept);
  });

  it('is not taken with a certificate, also a sound one: its addresses would be asked whether it still holds', async () => {
    const vouched = (asked: Buffer): Statement => [
      ['sig', signed(Buffer.from([0]), sha256('thi.example.vn'), asked, CREDENTIAL, Buffer.from([4]), X, Y)],
      ['x5c', [new Uint8Array(CERTIFICATE)]],
    ];
    for (const format of ['fido-u2f', 'packed', 'android-key', 'apple', 'tpm', 'android-safetynet'])
      await expect(made(passkeys, format, vouched)).resolves.toBeUndefined();
  });
});
