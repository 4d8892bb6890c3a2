import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, MaxLength, MinLength } from 'class-validator';
import type { CookieOptions, Response } from 'express';
import type { Engine } from '../../worker/src/engine.js';
import { ENGINE } from '../../worker/src/worker.module.js';
import { Accounts, PASSWORD_MIN } from './accounts.js';
import { type Actor, Me, Public } from './actor.js';
import { sealSession, SESSION_COOKIE, SESSION_HOURS } from './session.js';
import { sessionKey } from './sign-in.guard.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.normalize('NFC').trim() : value;

class SignInBody {
  @ApiProperty() @IsString() @MinLength(1) @MaxLength(100) @Transform(trimmed) login!: string;
  @ApiProperty({ format: 'password' }) @IsString() @MinLength(1) @MaxLength(200) password!: string;
}

class PasswordBody {
  @ApiProperty({ format: 'password' }) @IsString() @MaxLength(200) current!: string;
  @ApiProperty({ format: 'password', minLength: PASSWORD_MIN })
  @IsString()
  @MinLength(PASSWORD_MIN)
  @MaxLength(200)
  next!: string;
}

const cookie: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/', maxAge: SESSION_HOURS * 3_600_000 };

/** Signing in and out. */
@ApiTags('Session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly accounts: Accounts,
    @Inject(ENGINE) private readonly engine: Engine,
  ) {}

  @Public()
  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'SignIn', summary: 'Sign in; the answer sets the session cookie' })
  async signIn(@Body() body: SignInBody, @Res({ passthrough: true }) response: Response): Promise<{ account: string }> {
    const account = await this.accounts.signIn(body.login, body.password);
    const session = { account, issuedAt: new Date().toISOString() };
    response.cookie(SESSION_COOKIE, sealSession(sessionKey(this.engine), session), cookie);
    return { account };
  }

  @Get()
  @ApiOperation({ operationId: 'WhoAmI', summary: 'Who is signed in' })
  whoAmI(@Me() me: Actor): Actor {
    return me;
  }

  @Put('password')
  @HttpCode(204)
  @ApiOperation({ operationId: 'ChangePassword', summary: 'Change the own password; ends all sessions of the account' })
  async changePassword(@Me() me: Actor, @Body() body: PasswordBody): Promise<void> {
    await this.accounts.changePassword(me.account, body.current, body.next);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'SignOut', summary: 'Sign out: ends all sessions of the account' })
  async signOut(@Me() me: Actor, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.accounts.endSessions(me.account, me.person);
    response.clearCookie(SESSION_COOKIE, { ...cookie, maxAge: 0 });
  }
}
