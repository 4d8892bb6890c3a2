import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Factor } from '#exams';
import {
  ConfirmBody,
  FirstCodeBody,
  KnownPasswordBody,
  NewPasskeyBody,
  PasskeySignInBody,
  RemoveFactorBody,
} from '../bodies/factors.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { sourceOf } from '../edge/throttle.js';
import { Accounts } from './accounts.js';
import { type Actor, BeforeOwnPassword, BeforeSecondFactor, Me, Public, Says } from './actor.js';
import { RECOVERY_CODES } from './codes.js';
import { Cookies, type SignedIn } from './cookies.js';
import type { NewApp } from './factors.js';
import { type Enrolled, OwnFactors, type Proof } from './own-factors.js';
import type { CreationOptions, RequestOptions, Site } from './passkeys.js';
import { SECURING, type Securing, siteOf } from './securing.js';

/** The own second factors. */
export interface FactorList {
  readonly items: readonly (Pick<Factor, 'id' | 'kind' | 'since'> & {
    /** Of recovery codes: how many are left. */
    readonly left?: number;
  })[];
}

const shownFactor = ({ id, kind, since, spent }: Factor): FactorList['items'][number] =>
  kind === 'RECOVERY_CODE'
    ? { id, kind, since, left: RECOVERY_CODES - spent.filter((number) => number > 0).length }
    : { id, kind, since };

const proofIn = ({ password, code, passkey }: ConfirmBody, site: Site): Proof => ({ password, code, passkey, site });

/** Second factors of the own account, and signing in by a passkey. */
@ApiTags('Session')
@Controller('api/session')
export class FactorsController {
  constructor(
    private readonly own: OwnFactors,
    private readonly accounts: Accounts,
    private readonly cookies: Cookies,
    @Inject(SECURING) private readonly securing: Securing,
  ) {}

  @BeforeSecondFactor()
  @Get('factors')
  @ApiOperation({ operationId: 'ListFactors', summary: 'The own second factors, the oldest first' })
  async list(@Me() me: Actor): Promise<FactorList> {
    const factors = await this.own.list(me);
    return { items: factors.map(shownFactor) };
  }

  @BeforeSecondFactor({ weighty: true, refused: 'PROOF_REFUSED' })
  @Post('factors/totp')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'BeginApp',
    summary: 'A secret for an app that makes codes, shown this once',
    description: 'It counts from when the first code of the app is sent to `factors/totp/confirm`.',
  })
  beginApp(@Me() me: Actor, @Body() { password }: KnownPasswordBody): Promise<NewApp> {
    return this.own.beginApp(me, password);
  }

  @BeforeSecondFactor({ weighty: true, watched: 'FACTOR_CHANGED', refused: 'PROOF_REFUSED' })
  @Post('factors/totp/confirm')
  @HttpCode(201)
  @ApiOperation({
    operationId: 'EnrolApp',
    summary: 'Make the app a second factor by its first code; recovery codes come with the first factor',
  })
  finishApp(@Me() me: Actor, @Body() { code }: FirstCodeBody): Promise<Enrolled> {
    return this.own.finishApp(me, code);
  }

  @BeforeSecondFactor({ weighty: true, refused: 'PROOF_REFUSED' })
  @Post('factors/passkey/options')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'BeginPasskey',
    summary: 'What the browser is asked for a new passkey',
    description: 'For `PublicKeyCredential.parseCreationOptionsFromJSON()`, within five minutes and once.',
  })
  beginPasskey(
    @Me() me: Actor,
    @Body() { password }: KnownPasswordBody,
    @Req() request: FastifyRequest,
  ): Promise<CreationOptions> {
    return this.own.beginPasskey(me, password, this.at(request));
  }

  @BeforeSecondFactor({ weighty: true, watched: 'FACTOR_CHANGED', refused: 'PROOF_REFUSED' })
  @Post('factors/passkey')
  @HttpCode(201)
  @ApiOperation({
    operationId: 'EnrolPasskey',
    summary: 'Make the new passkey a second factor; recovery codes come with the first factor',
  })
  finishPasskey(
    @Me() me: Actor,
    @Body() { passkey }: NewPasskeyBody,
    @Req() request: FastifyRequest,
  ): Promise<Enrolled> {
    return this.own.finishPasskey(me, passkey, this.at(request));
  }

  @BeforeSecondFactor({ watched: 'FACTOR_CHANGED', refused: 'PROOF_REFUSED' })
  @Post('factors/:factor/remove')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'RemoveFactor',
    summary: 'Remove one of the own factors, by the password and a factor that there is',
    description: 'Who has lost the device shows a recovery code, or asks an administrator (`remove-factors`).',
  })
  async remove(
    @Me() me: Actor,
    @Param('factor', streamId) factor: string,
    @Body() body: RemoveFactorBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.own.remove(me, factor, proofIn(body, this.at(request)));
  }

  @BeforeOwnPassword({ watched: 'CONFIRMED', refused: 'PROOF_REFUSED' })
  @Post('confirm')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'ConfirmSession',
    summary: 'Show again who you are, for acts that seal, unseal or decide, and before other sessions are ended',
    description: 'By a code or a passkey where the account has one, else by the password.',
  })
  async confirm(@Me() me: Actor, @Body() body: ConfirmBody, @Req() request: FastifyRequest): Promise<void> {
    await this.own.confirm(me, proofIn(body, this.at(request)));
  }

  @Public()
  @Post('passkey/options')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'AskForPasskey',
    summary: 'What the browser is asked so that somebody shows a passkey',
    description: 'For `PublicKeyCredential.parseRequestOptionsFromJSON()`, within five minutes and once.',
  })
  ask(@Req() request: FastifyRequest): Promise<RequestOptions> {
    return this.accounts.askForPasskey(this.at(request));
  }

  @Says({ public: true, watched: 'SIGNED_IN', refused: 'SIGN_IN_REFUSED' })
  @Post('passkey')
  @HttpCode(200)
  @ApiOperation({ operationId: 'SignInByPasskey', summary: 'Sign in by a passkey alone' })
  async signIn(
    @Body() { passkey }: PasskeySignInBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const { request } = reply;
    const shown = { passkey, site: this.at(request) };
    const session = await this.accounts.signInByPasskey(shown, sourceOf(request.ip));
    return this.cookies.begin(session, reply, { knownDevice: true });
  }

  private at(request: FastifyRequest): Site {
    return siteOf(this.securing, request);
  }
}
