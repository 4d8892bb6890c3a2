import { askedLanguage } from '../words/language.js';
import { ApiRefusal, send } from './call.js';
import type { AskForPasskeyAnswer, BeginPasskeyAnswer } from './types.gen.js';

const notShown = {
  vi: 'Chưa có passkey nào được đưa ra: cửa sổ đã đóng, hết giờ, hoặc thiết bị này không có passkey của máy chủ này.',
  en: 'No passkey was shown: the window was closed, time ran out, or this device has none for this server.',
};

/** True where this browser can make and show passkeys. */
export const canPasskeys = (): boolean =>
  'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** What the browser made or showed, as the server takes it. Whoever turned away is told so in words, like any other refusal. */
const made = async (asking: Promise<Credential | null>): Promise<unknown> => {
  const credential = await asking.catch(() => null);
  if (credential instanceof PublicKeyCredential) return credential.toJSON();
  const detail = notShown[askedLanguage()];
  throw new ApiRefusal({ type: 'about:blank', title: detail, status: 0, detail, code: 'passkey-not-shown' });
};

/** Has the browser ask for a passkey of this server. */
export const showPasskey = async (): Promise<unknown> => {
  const asked = await send<AskForPasskeyAnswer>('POST', '/api/session/passkey/options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked as PublicKeyCredentialRequestOptionsJSON);
  return made(navigator.credentials.get({ publicKey }));
};

/** Has the browser make a passkey for the own account, as the server asks it to. */
export const makePasskey = (asked: BeginPasskeyAnswer): Promise<unknown> => {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked as PublicKeyCredentialCreationOptionsJSON);
  return made(navigator.credentials.create({ publicKey }));
};
