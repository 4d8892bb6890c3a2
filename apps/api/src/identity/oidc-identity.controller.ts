import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import type { UnsealedText } from '../bodies/field-types.js';
import { FreeText, Personal, writtenIn } from '../bodies/fields.js';
import { mayKeep } from '../commands/senders.js';
import { ProblemAnswer } from '../edge/problem.js';
import { Info, type RequestInfo } from '../edge/request-info.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { accountChanged, type AccountChanged } from './account-changed.js';
import { Accounts } from './accounts.js';
import { type Actor, asAdministrator, Me, roleFor, Says, Weighty } from './actor.js';
import { ForRoles } from './before-body.js';
import type { Identity } from './identities.js';
import { OidcAccounts } from './oidc-accounts.js';
import { OidcProvider } from './oidc-provider.js';
import { forgetSession } from './cookies.js';

class BindIdentityBody {
  @Personal(255) identity!: string;
  @FreeText() reason!: UnsealedText;
}

/** By what an account is entered. */
export interface IdentityShown {
  /** `null` for an account with a password. */
  readonly current: Identity | null;
  /** Once another administrator confirms it. */
  readonly proposed: Identity | null;
}

/** The own session is over. */
export interface SignedOut {
  /** Where a browser goes to end the session at the identity provider too; `null` where it has no such page, or does not answer. */
  readonly endSession: string | null;
}

/** Which identity of the provider belongs to which account, and signing out there too. */
@Controller('api')
export class OidcIdentityController {
  constructor(
    private readonly accounts: Accounts,
    private readonly bound: OidcAccounts,
    private readonly provider: OidcProvider,
    @Inject(ENGINE) private readonly engine: Engine,
  ) {}

  @Weighty({ watched: 'ACCOUNT_CHANGED' })
  @ForRoles('ADMIN')
  @Put('accounts/:id/identity')
  @ApiTags('People')
  @ApiOperation({
    operationId: 'BindIdentity',
    summary:
      'Bind an account to who the identity provider says its holder is, in place of a password; ends all its sessions',
    description:
      'For administrators, and never for the own account. `identity` is the value of the claim that the settings name (KHOABANG_OIDC_CLAIM). Where there is another administrator (`awaits` is `CONFIRMATION`) it is proposed, and bound when that one confirms it. Setting a password unbinds it.',
  })
  async bind(
    @Param('id', streamId) id: string,
    @Body() { identity, reason }: BindIdentityBody,
    @Info() info: RequestInfo,
  ): Promise<AccountChanged> {
    const { actor, requestId } = info;
    if (!(await mayKeep(this.engine, id, actor))) throw new ProblemAnswer(403, 'not-your-body');
    const commandId = derivedId('command', actor.account, 'identity', id, requestId);
    await this.bound.bind(id, identity, writtenIn(reason), asAdministrator(info, commandId));
    return accountChanged(this.engine, id);
  }

  @Get('accounts/:id/identity')
  @ApiTags('People')
  @ApiOperation({
    operationId: 'ShowIdentity',
    summary: 'Which identity of the provider an account is bound to, or would be when it is confirmed',
    description: 'For the holder and administrators.',
  })
  async show(@Me() me: Actor, @Param('id', streamId) id: string): Promise<IdentityShown> {
    if (me.account !== id) {
      roleFor(me, ['ADMIN']);
      if (!(await mayKeep(this.engine, id, me))) throw new ProblemAnswer(403, 'not-your-body');
    }
    return this.bound.identities(id);
  }

  @Says({ watched: 'SESSIONS_ENDED' })
  @Delete('session/oidc')
  @HttpCode(200)
  @ApiTags('Session')
  @ApiOperation({
    operationId: 'SignOutOfProvider',
    summary: 'Sign out: ends this session, and says where the one at the identity provider is ended',
  })
  async signOut(@Me() me: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedOut> {
    await this.accounts.endSession(me, me.session);
    forgetSession(reply);
    // Whatever the provider does: here the session has ended.
    const url = me.means === 'OIDC' ? await this.provider.endSession().catch(() => undefined) : undefined;
    return { endSession: url ?? null };
  }
}
