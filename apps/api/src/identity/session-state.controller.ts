import { Controller, Get, Inject, Optional, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, BeforeOwnPassword, type EdgeRequest } from './actor.js';
import { Door, type ToDoFirst } from './door.js';
import { type Oidc, OIDC } from './oidc-accounts.js';
import { SECURING, type Securing, siteOf } from './securing.js';

/** Who is signed in, and by what people sign in here. */
export interface SessionState {
  /** `null` while nobody is. */
  readonly me: Actor | null;
  /** What whoever is signed in has to do before all else: set an own password, enrol a second factor, or show it. */
  readonly first: ToDoFirst | null;
  readonly means: {
    /** Host of the identity provider by which people sign in at `/api/session/oidc`; `null` without one. */
    readonly provider: string | null;
    /** True where the page stands at the address to which passkeys are bound. */
    readonly passkeys: boolean;
  };
}

/** What pages ask before anybody has signed in. It tells of nobody but who asks. */
@ApiTags('Session')
@Controller('api/session/state')
export class SessionStateController {
  constructor(
    private readonly door: Door,
    @Inject(SECURING) private readonly securing: Securing,
    @Optional() @Inject(OIDC) private readonly oidc?: Pick<Oidc, 'issuer'>,
  ) {}

  @BeforeOwnPassword({ public: true })
  @Get()
  @ApiOperation({
    operationId: 'ShowSession',
    summary: 'Who is signed in, if anybody; what that person has to do first; by what people sign in here',
  })
  async show(@Req() request: EdgeRequest): Promise<SessionState> {
    const { actor, protocol, host } = request;
    return {
      me: actor ?? null,
      first: actor === undefined ? null : await this.door.toDoFirst(actor),
      means: {
        provider: this.oidc === undefined ? null : new URL(this.oidc.issuer).host,
        passkeys: siteOf(this.securing, request).origin === `${protocol}://${host}`,
      },
    };
  }
}
