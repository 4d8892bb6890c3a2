import { Injectable } from '@nestjs/common';
import {
  type Account,
  type AccountCommands,
  type Factor,
  type FactorUse,
  hasSecondFactor,
  type MeansOfConfirming,
  type Words,
} from '#exams';
import type { OneOf } from '#kernel';
import { faultAt, ProblemAnswer, unlessRefused } from '../edge/problem.js';
import { shownOnce } from '../edge/shown-once.js';
import { Accounts } from './accounts.js';
import type { Actor } from './actor.js';
import { Factors, type Made, type NewApp, type Shown } from './factors.js';
import { Guesses, holder } from './guesses.js';
import type { CreationOptions, RegistrationResponseJSON, Site } from './passkeys.js';
import { Passwords } from './passwords.js';

/** What somebody shows within a session to be still the same person. */
export interface Proof extends Shown {
  readonly password?: string | undefined;
}

/** A new factor. */
export interface Enrolled {
  readonly id: string;
  /** With the first one, and only now: each is good once, for who has lost the device. */
  readonly recoveryCodes?: readonly string[];
  /** Beside them: that they are shown this once. */
  readonly note?: Words;
}

interface Confirmed {
  readonly means: MeansOfConfirming;
  readonly used?: FactorUse;
}

const missing = (field: string, vi: string, en: string): ProblemAnswer =>
  new ProblemAnswer(400, 'body-malformed', [faultAt(field, vi, en)]);

/** What was not even sent is no guess. */
const mustShow = ({ code, passkey }: Proof): void => {
  if (code === undefined && passkey === undefined)
    throw missing('code', 'thiếu: mã của ứng dụng hoặc mã khôi phục, hoặc passkey', 'is missing: a code, or `passkey`');
};

/** The second factors of the own account: enrolled, listed, removed, and shown anew within a session. */
@Injectable()
export class OwnFactors {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly factors: Factors,
    private readonly guesses: Guesses,
  ) {}

  /** Those that there are, the oldest first. */
  async list(me: Actor): Promise<readonly Factor[]> {
    return (await this.accounts.stateOf(me.account)).factors;
  }

  /** The secret of a new app, for who knows the password. */
  async beginApp(me: Actor, password: string): Promise<NewApp> {
    await this.mayEnrol(me);
    await this.proved(me, (state) => this.knows(me, state, password));
    return this.factors.beginApp(me);
  }

  /** Makes that app a factor by its first code. */
  finishApp(me: Actor, code: string): Promise<Enrolled> {
    return this.enrolled(me, () => this.factors.finishApp(me, code));
  }

  /** What a browser is asked for a new passkey, for who knows the password. */
  async beginPasskey(me: Actor, password: string, site: Site): Promise<CreationOptions> {
    await this.mayEnrol(me);
    await this.proved(me, (state) => this.knows(me, state, password));
    return this.factors.beginPasskey(me, site);
  }

  /** Makes the passkey that the browser has got a factor. */
  finishPasskey(me: Actor, response: RegistrationResponseJSON, site: Site): Promise<Enrolled> {
    return this.enrolled(me, () => this.factors.finishPasskey(me, site, response));
  }

  /** Removes one, by the password and one that there is. */
  async remove(me: Actor, factor: string, proof: Proof): Promise<void> {
    mustShow(proof);
    await this.proved(me, async (state) => {
      // What is shown is spent only on what is there.
      if (!state.factors.some(({ id }) => id === factor)) throw new ProblemAnswer(404, 'not-found');
      const shown = (await this.knows(me, state, proof.password ?? ''))
        ? await this.factors.shown(me.account, state, proof)
        : undefined;
      return shown && this.recorded(me, { type: 'RemoveFactor', data: { factor, used: shown.used } });
    });
    await this.accounts.alone(() => this.factors.sweep(me.account));
  }

  /** Confirms the own session: by a second factor where the account has one, else by the password. */
  async confirm(me: Actor, proof: Proof): Promise<void> {
    if (hasSecondFactor(await this.accounts.stateOf(me.account))) mustShow(proof);
    else if (proof.password === undefined) throw missing('password', 'thiếu: mật khẩu của tài khoản', 'is missing');
    await this.proved(me, async (state) => {
      const by = await this.confirming(me, state, proof);
      return by && this.recorded(me, { type: 'ConfirmSession', data: { session: me.session, ...by } });
    });
  }

  /** Nothing comes between what is kept of a factor and the event, which alone makes it one: no sweep either. */
  private enrolled(me: Actor, making: () => Promise<Made | undefined>): Promise<Enrolled> {
    return this.proved(me, () =>
      this.accounts.alone(async () => {
        const made = await making();
        if (made === undefined) return undefined;
        const { recoveryCodes, ...data } = made;
        const outcome = await this.accounts
          .send(me.account, { type: 'EnrolFactor', data }, this.accounts.by(me))
          .finally(() => this.factors.sweep(me.account));
        const isFirst = outcome.kind === 'recorded' && outcome.events.length > 1;
        return { id: made.factor, ...(isFirst ? { recoveryCodes, note: shownOnce } : {}) };
      }),
    );
  }

  private async confirming(me: Actor, state: Account, proof: Proof): Promise<Confirmed | undefined> {
    if (!hasSecondFactor(state))
      return (await this.knows(me, state, proof.password ?? '')) && { means: 'PASSWORD' as const };
    const shown = await this.factors.shown(me.account, state, proof);
    return shown && { means: shown.kind, used: shown.used };
  }

  /** A second factor of somebody whom the provider lets in is shown to the provider: here there is no password beside it. */
  private async mayEnrol(me: Actor): Promise<void> {
    const { signsInBy } = await this.accounts.stateOf(me.account);
    if (signsInBy === 'OIDC') throw new ProblemAnswer(409, 'factor-at-provider');
  }

  private async knows({ account: id }: Actor, state: Account, password: string): Promise<true | undefined> {
    return (await this.passwords.fits(id, id, state, password)) || undefined;
  }

  /** Five failures hold back whoever has the session; each is answered alike. */
  private async proved<Result>(me: Actor, task: (state: Account) => Promise<Result | undefined>): Promise<Result> {
    const state = await this.accounts.stateOf(me.account);
    return this.guesses.shown(holder('proof', me.account), () => task(state), 'proof-wrong');
  }

  /** True where it was recorded; nothing where the account refuses it, as what was shown is spent. */
  private async recorded(me: Actor, command: OneOf<AccountCommands>): Promise<true | undefined> {
    return (await unlessRefused(this.accounts.send(me.account, command, this.accounts.by(me)))) && true;
  }
}
