import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Account, account, type Factor, type FactorKind, type FactorUse, type Words } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { shownOnce } from '../edge/shown-once.js';
import { MINUTE_MS } from '../edge/throttle.js';
import { loginField } from '../reading/people.js';
import type { Actor } from './actor.js';
import { newRecoveryCodes, newSecret, plainCode, stepOf, uriOf } from './codes.js';
import {
  type AuthenticationResponseJSON,
  type CreationOptions,
  type KeptPasskey,
  passkeyIn,
  Passkeys,
  type RegistrationResponseJSON,
  type RequestOptions,
  type Site,
} from './passkeys.js';

/** Where the vault keeps what a factor is made of, under the account's own key. */
const factorField = (factor: string): string => `factor/${factor}`;
/** Where the secret of an app stands, with when it was made, until its first code is shown. */
const PENDING = factorField('pending');
/** From the picture on the screen to the first code: what is left lying longer is begun anew. */
const PENDING_MINUTES = 10;

/** What somebody shows beside a password, or in place of it. */
export interface Shown {
  /** Of the app, or a recovery code. */
  readonly code?: string | undefined;
  readonly passkey?: AuthenticationResponseJSON | undefined;
  readonly site: Site;
}

/** A factor that was shown, and what of it is spent with that. */
export interface ShownFactor {
  readonly kind: FactorKind;
  readonly used: FactorUse;
}

/** What an app is given, this once. */
export interface NewApp {
  /** In base32, to be typed in by hand. */
  readonly secret: string;
  /** The same as a picture holds it: `otpauth://totp/…`. */
  readonly uri: string;
  /** That it is shown this once. */
  readonly note: Words;
}

/** What a new factor is made of. */
export interface Made {
  readonly factor: string;
  readonly kind: 'TOTP' | 'PASSKEY';
  readonly count: number;
  /** Id of the recovery codes that come with the first one, and the codes. */
  readonly codes: string;
  readonly recoveryCodes: readonly string[];
}

/** Second factors: what they are made of stands in the vault, that they were enrolled, used and removed in the account. */
@Injectable()
export class Factors {
  private readonly passkeys: Passkeys;

  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'vault' | 'executor' | 'together'>) {
    this.passkeys = new Passkeys(engine.vault.secret('challenge'), engine.together.tally);
  }

  /** Which factor of an account was shown, if any. Whether it is spent, the account says. */
  async shown(id: string, state: Account, { code, passkey, site }: Shown): Promise<ShownFactor | undefined> {
    if (passkey !== undefined) return this.passkeyShown(id, state, passkey, site);
    if (code === undefined) return undefined;
    for (const { kind, id: factor } of state.factors) {
      const count = await this.countOf(id, { kind, id: factor }, code);
      if (count !== undefined) return { kind, used: { factor, count } };
    }
    return undefined;
  }

  /** Whose passkey it claims to be: only the signature, made with what the vault keeps of it, proves it. */
  claimedBy({ response }: AuthenticationResponseJSON): string {
    return Buffer.from(response.userHandle ?? '', 'base64url').toString('utf8');
  }

  /** What a browser is asked so that somebody shows a passkey. */
  toSignIn(site: Site): Promise<RequestOptions> {
    return this.passkeys.toSignIn(site);
  }

  /** A new secret for an app, in place of one that was begun before. */
  async beginApp(me: Actor): Promise<NewApp> {
    const secret = newSecret();
    await this.engine.vault.put(me.account, PENDING, `${new Date().toISOString()} ${secret}`);
    return { secret, uri: uriOf(secret, await this.loginOf(me)), note: shownOnce };
  }

  /** The app whose secret was begun, made a factor by its first code; nothing for a wrong one. */
  async finishApp(me: Actor, code: string): Promise<Made | undefined> {
    const [since = '', secret] = (await this.engine.vault.get(me.account, PENDING))?.split(' ') ?? [];
    const isFresh = Date.now() - Date.parse(since) < PENDING_MINUTES * MINUTE_MS;
    if (!isFresh || secret === undefined) return undefined;
    const count = stepOf(secret, code, Date.now());
    return count === undefined ? undefined : this.keep(me, { kind: 'TOTP', count }, secret);
  }

  /** What a browser is asked for a new passkey. */
  async beginPasskey(me: Actor, site: Site): Promise<CreationOptions> {
    const { state } = await this.engine.executor.load(account, me.account);
    const known = (await this.passkeysOf(me.account, state)).map(([, kept]) => kept);
    const login = await this.loginOf(me);
    const name = (await this.engine.vault.get(me.person, 'name')) ?? login;
    return this.passkeys.toRegister(site, { account: me.account, login, name }, known);
  }

  /** The passkey that was made, as a factor; nothing for one that was not asked for. */
  async finishPasskey(me: Actor, site: Site, response: RegistrationResponseJSON): Promise<Made | undefined> {
    const registered = await this.passkeys.registered(site, me.account, response);
    if (registered === undefined) return undefined;
    const { passkey, counter } = registered;
    return this.keep(me, { kind: 'PASSKEY', count: counter }, JSON.stringify(passkey));
  }

  /** Nothing is left of what the account does not have any more. */
  async sweep(id: string): Promise<void> {
    const { vault, executor } = this.engine;
    const { state } = await executor.load(account, id);
    const kept = state.factors.map((factor) => factorField(factor.id));
    for (const [field, text] of await vault.fields(id))
      if (field.startsWith(factorField('')) && text !== '' && !kept.includes(field)) await vault.put(id, field, '');
  }

  private async keep(me: Actor, made: Pick<Made, 'kind' | 'count'>, kept: string): Promise<Made> {
    const { vault } = this.engine;
    const [factor, codes, recoveryCodes] = [randomUUID(), randomUUID(), newRecoveryCodes()];
    await vault.put(me.account, factorField(factor), kept);
    await vault.put(
      me.account,
      factorField(codes),
      JSON.stringify(recoveryCodes.map((code) => this.digestOf(me.account, code))),
    );
    return { factor, ...made, codes, recoveryCodes };
  }

  /** The step or number of a code, if it is one of this factor. */
  private async countOf(id: string, factor: Pick<Factor, 'id' | 'kind'>, code: string): Promise<number | undefined> {
    if (factor.kind === 'PASSKEY') return undefined;
    const kept = (await this.engine.vault.get(id, factorField(factor.id))) ?? '';
    if (kept === '') return undefined;
    if (factor.kind === 'TOTP') return stepOf(kept, code.replaceAll(' ', ''), Date.now());
    const at = (JSON.parse(kept) as readonly string[]).indexOf(this.digestOf(id, code));
    return at < 0 ? undefined : at + 1;
  }

  /** No two accounts have the same, also where the codes are. */
  private digestOf(id: string, code: string): string {
    return this.engine.vault.digest('recovery-code', JSON.stringify([id, plainCode(code)]));
  }

  private async passkeyShown(
    id: string,
    state: Account,
    passkey: AuthenticationResponseJSON,
    site: Site,
  ): Promise<ShownFactor | undefined> {
    const known = await this.passkeysOf(id, state);
    const [factor, kept] = known.find(([, { credential }]) => credential === passkey.id) ?? [];
    if (factor === undefined || kept === undefined) return undefined;
    const count = await this.passkeys.shown(site, kept, passkey);
    return count === undefined ? undefined : { kind: 'PASSKEY', used: { factor, count } };
  }

  private async passkeysOf(id: string, state: Account): Promise<readonly (readonly [string, KeptPasskey])[]> {
    const found: (readonly [string, KeptPasskey])[] = [];
    for (const factor of state.factors) {
      const text = factor.kind === 'PASSKEY' ? await this.engine.vault.get(id, factorField(factor.id)) : undefined;
      if (text !== undefined && text !== '') found.push([factor.id, passkeyIn(text)]);
    }
    return found;
  }

  private async loginOf({ person, account: id }: Actor): Promise<string> {
    return (await this.engine.vault.get(person, loginField(id))) ?? id;
  }
}
