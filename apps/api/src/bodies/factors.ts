import { Count, Maybe, OneOf, Part, Password } from './fields.js';
import { Bytes, Code, Extensions, Transports } from './shown-fields.js';

/** Longest parts of what an authenticator answers: no key of those that are taken comes near. */
const PART_MAX = 4_096;
const ID_MAX = 1_400;

class AssertionBody {
  @Bytes(PART_MAX) clientDataJSON!: string;
  @Bytes(PART_MAX) authenticatorData!: string;
  @Bytes(PART_MAX) signature!: string;
  @Maybe() @Bytes(200) userHandle?: string;
}

class AttestationBody {
  @Bytes(PART_MAX) clientDataJSON!: string;
  @Bytes(PART_MAX) attestationObject!: string;
  @Maybe() @Bytes(PART_MAX) authenticatorData?: string;
  @Maybe() @Bytes(PART_MAX) publicKey?: string;
  @Maybe() @Count(-100_000, 0) publicKeyAlgorithm?: number;
  @Maybe() @Transports() transports?: string[];
}

/** A passkey that is shown: what the browser's `PublicKeyCredential.toJSON()` gives. */
export class ShownPasskeyBody {
  @Bytes(ID_MAX) id!: string;
  @Bytes(ID_MAX) rawId!: string;
  @OneOf('public-key') type!: 'public-key';
  @Maybe() @OneOf('platform', 'cross-platform') authenticatorAttachment?: 'platform' | 'cross-platform';
  @Extensions() clientExtensionResults!: Record<string, unknown>;
  @Part(() => AssertionBody) response!: AssertionBody;
}

/** A passkey that was made. */
export class MadePasskeyBody {
  @Bytes(ID_MAX) id!: string;
  @Bytes(ID_MAX) rawId!: string;
  @OneOf('public-key') type!: 'public-key';
  @Maybe() @OneOf('platform', 'cross-platform') authenticatorAttachment?: 'platform' | 'cross-platform';
  @Extensions() clientExtensionResults!: Record<string, unknown>;
  @Part(() => AttestationBody) response!: AttestationBody;
}

export class ConfirmBody {
  @Maybe() @Password(1) password?: string;
  @Maybe() @Code() code?: string;
  @Maybe() @Part(() => ShownPasskeyBody) passkey?: ShownPasskeyBody;
}

export class RemoveFactorBody {
  @Password(1) password!: string;
  @Maybe() @Code() code?: string;
  @Maybe() @Part(() => ShownPasskeyBody) passkey?: ShownPasskeyBody;
}

export class KnownPasswordBody {
  @Password(1) password!: string;
}

export class FirstCodeBody {
  @Code() code!: string;
}

export class NewPasskeyBody {
  @Part(() => MadePasskeyBody) passkey!: MadePasskeyBody;
}

export class PasskeySignInBody {
  @Part(() => ShownPasskeyBody) passkey!: ShownPasskeyBody;
}
