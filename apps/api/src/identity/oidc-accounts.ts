import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { account, type AccountCommands, type Assurance, IDENTITY_PROVIDER, type OpenSession } from '#exams';
import { type Context, isRefusal } from '#kernel';
import { VaultConflict } from '#vault';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import type { OidcSettings } from '../../../host/src/oidc-settings.js';
import { ProblemAnswer, Refused } from '../edge/problem.js';
import { Accounts, type Beginning } from './accounts.js';
import { ofAccount } from './actor.js';
import { HOLDER, Identities, type Identity, identityField } from './identities.js';
import type { LoggedOut } from './oidc-logout.js';
import { claimOf, type Claims, type Mapped, mapped, type Mapping } from './oidc-mapping.js';
import type { Session } from './session.js';

/** The settings of the provider, with what stands in the files that they name. */
export const OIDC = Symbol('oidc');

export interface Oidc extends OidcSettings {
  readonly roles: Mapping | undefined;
}

const nameOf = ({ issuer, claim, value }: Identity): string => `${issuer} ${claim} ${value}`;
/** Sign-ins go one after the other: who comes first under a name is found out by one of them. */
const TURN = 'sign-in';

/** What says who somebody is has to say it in one way only. */
const plain = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 255 && value === value.normalize('NFC').trim()
    ? value
    : undefined;

const WORD = /^[\w:/.-]{1,100}$/;
const isWord = (value: unknown): value is string => typeof value === 'string' && WORD.test(value);
const METHODS_MAX = 10;

/** What the provider says of how somebody signed in, as far as it is words; nothing where it says nothing. */
const assuranceIn = ({ acr, amr }: Claims, factors: readonly string[]): { readonly assurance?: Assurance } => {
  const methods = Array.isArray(amr) ? amr.filter(isWord).slice(0, METHODS_MAX) : [];
  const level = isWord(acr) ? acr : undefined;
  if (level === undefined && methods.length === 0) return {};
  const isSecond = factors.some((factor) => factor === level || methods.includes(factor));
  return {
    assurance: {
      ...(level === undefined ? {} : { acr: level }),
      ...(methods.length === 0 ? {} : { amr: methods }),
      ...(isSecond ? { secondFactor: true } : {}),
    },
  };
};

const reasonOf = (claim: string, { groups }: Mapped): string =>
  groups.length === 0
    ? `Theo ánh xạ vai trò: nhà cung cấp danh tính không nêu nhóm nào có vai trò ở đây (${claim}).`
    : `Theo ánh xạ vai trò: nhà cung cấp danh tính nêu ${claim} là ${groups.join(', ')}.`;

type Admitted = Pick<Beginning, 'credential'> & { readonly id: string };

/** Accounts whose holders sign in by an identity provider: which identity belongs to which account, and what follows from what it says. */
@Injectable()
export class OidcAccounts {
  constructor(
    private readonly accounts: Accounts,
    private readonly held: Identities,
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(OIDC) private readonly oidc: Oidc,
  ) {}

  /** Binds an account to what the provider will say of its holder, or proposes it; from then on it is the only way in. */
  async bind(id: string, value: string, reason: string, context: Context): Promise<void> {
    const { vault } = this.engine;
    const { person, bodies } = await this.accounts.openOnly(id);
    const { issuer, claim } = this.oidc;
    const named = { issuer, claim, value };
    await this.accounts.alone(async () => {
      const counted = await this.accounts.counted(bodies, person, context);
      const identity = await this.standingFor('identity', nameOf(named), derivedId('identity', context.commandId));
      await this.held.mustBeFree(identity, id);
      const credential = derivedId('credential', context.commandId);
      await vault.put(person, identityField(credential), JSON.stringify({ ...named, id: identity }));
      const sealed = await this.accounts.sealReason(id, reason, context);
      const data = { credential, by: 'OIDC', reset: { reason: sealed, ...counted } } as const;
      await this.accounts.setCredential(id, data, context);
      await this.held.settle(id);
    });
  }

  /** What an account is bound to, and what it would be bound to once that is confirmed. */
  async identities(id: string): Promise<{ readonly current: Identity | null; readonly proposed: Identity | null }> {
    const { state } = await this.engine.executor.load(account, id);
    if (state.status === 'UNKNOWN') throw new ProblemAnswer(404, 'not-found');
    const shown = async (credential: string | null): Promise<Identity | null> => {
      const kept = await this.held.kept(state, credential);
      return kept === undefined ? null : { issuer: kept.issuer, claim: kept.claim, value: kept.value };
    };
    const change = state.proposal?.change;
    return {
      current: await shown(state.credential),
      proposed: await shown(change?.kind === 'RESET' ? change.credential : null),
    };
  }

  /** A new session of the account that is bound to who the provider says somebody is. */
  async signIn(claims: Claims): Promise<Session> {
    const { issuer, claim } = this.oidc;
    const value = plain(claimOf(claims, claim));
    const identity =
      value === undefined ? undefined : await this.engine.vault.find('identity', nameOf({ issuer, claim, value }));
    if (identity === undefined) throw new ProblemAnswer(403, 'identity-unknown');
    return this.accounts.alone(async () => this.begin(await this.admitted(identity, claims), claims), TURN);
  }

  /** Ends the sessions that came of one at the provider, or all that its subject began there; answers of whose account. */
  async endAsProvider({ sub, sid }: Pick<LoggedOut, 'sub' | 'sid'>): Promise<string | undefined> {
    const standsFor = sid === undefined ? undefined : this.standsForSession(sid);
    // One that began before sessions at the provider were kept ends with any session of its subject.
    const isMeant = ({ means, providerSession }: OpenSession): boolean =>
      means === 'OIDC' &&
      (standsFor === undefined ||
        providerSession === standsFor ||
        (sub !== undefined && providerSession === undefined));
    let whose: string | undefined;
    for (const id of sub === undefined ? await this.accounts.directory.open() : await this.accountOf(sub)) {
      const { sessions } = await this.accounts.stateOf(id);
      for (const session of sessions.filter(isMeant)) {
        const command = { type: 'EndSession', data: { session: session.id } } as const;
        await this.accounts.send(id, command, ofAccount(IDENTITY_PROVIDER, randomUUID()));
        whose ??= id;
      }
    }
    return whose;
  }

  /** In the log nothing of the provider's stands as it is. */
  private standsForSession(sid: string): string {
    return this.engine.vault.digest('provider-session', `${this.oidc.issuer} ${sid}`);
  }

  /** The account to which a subject came; none where it never did. */
  private async accountOf(sub: string): Promise<readonly string[]> {
    const { vault } = this.engine;
    const standsFor = await vault.find('subject', `${this.oidc.issuer} ${sub}`);
    const identity = standsFor === undefined ? undefined : await vault.get(standsFor, 'identity');
    const id = identity === undefined ? undefined : await vault.get(identity, HOLDER);
    return id === undefined ? [] : [id];
  }

  /** The account of an identity, if that is what it goes by and the subject is who came first; with what was looked at of it. */
  private async admitted(identity: string, { sub }: Claims): Promise<Admitted> {
    const { vault, executor } = this.engine;
    const id = await vault.get(identity, HOLDER);
    const { state } = id === undefined ? { state: account.initialState } : await executor.load(account, id);
    const kept = await this.held.kept(state, state.credential);
    const subject = plain(sub);
    if (id === undefined || kept?.id !== identity || subject === undefined || (kept.subject ?? subject) !== subject)
      throw new ProblemAnswer(403, 'identity-unknown');
    if (kept.subject === undefined && state.status === 'OPEN') {
      await this.keepSubject(identity, subject);
      await vault.put(state.person, identityField(String(state.credential)), JSON.stringify({ ...kept, subject }));
    }
    return { id, credential: state.credential };
  }

  /** One subject has one account, under however many names it comes. */
  private async keepSubject(identity: string, subject: string): Promise<void> {
    const { vault } = this.engine;
    const standsFor = await this.standingFor('subject', `${this.oidc.issuer} ${subject}`, randomUUID());
    const before = await vault.get(standsFor, 'identity');
    const holder = before === undefined ? undefined : await vault.get(before, HOLDER);
    const isAnothers = before !== identity && before !== undefined && holder !== undefined;
    if (isAnothers && (await this.held.isHeldBy(holder, before))) throw new ProblemAnswer(403, 'identity-unknown');
    await vault.put(standsFor, 'identity', identity);
  }

  private async begin({ id, credential }: Admitted, claims: Claims): Promise<Session> {
    await this.follow(id, claims);
    const assured = assuranceIn(claims, this.oidc.secondFactor);
    const sid = plain(claims['sid']);
    const ends = sid === undefined ? {} : { providerSession: this.standsForSession(sid) };
    return this.accounts.begin(id, { means: 'OIDC', credential, knownDevice: false, ...assured, ...ends });
  }

  /** Brings roles and bodies in line with what the provider says, where there is a mapping and it leads to anything. */
  private async follow(id: string, claims: Claims): Promise<void> {
    const mapping = this.oidc.roles;
    if (mapping === undefined) return;
    const said = mapped(mapping, claims);
    const { state } = await this.engine.executor.load(account, id);
    const context = ofAccount(IDENTITY_PROVIDER, randomUUID());
    const data = (reason: AccountCommands['FollowProvider']['reason']): AccountCommands['FollowProvider'] => ({
      ...{ reason, roles: said.roles, named: said.named, bodies: said.bodies },
    });
    const decided = account.decide.FollowProvider(state, data({ ref: '', commitment: '' }), context);
    if (isRefusal(decided)) throw new Refused(decided);
    // Most sign-ins change nothing, and then nothing is kept of them.
    if (decided.length === 0) return;
    const reason = await this.accounts.sealReason(id, reasonOf(mapping.claim, said), context);
    await this.accounts.send(id, { type: 'FollowProvider', data: data(reason) }, context);
  }

  /** What stands for something in the vault; `fresh` from now on, if nothing does yet. */
  private async standingFor(kind: 'identity' | 'subject', value: string, fresh: string): Promise<string> {
    const { vault } = this.engine;
    const known = await vault.find(kind, value);
    if (known !== undefined) return known;
    try {
      await vault.index(kind, value, fresh);
    } catch (error) {
      if (error instanceof VaultConflict) throw new ProblemAnswer(409, 'conflict');
      throw error;
    }
    return fresh;
  }
}
