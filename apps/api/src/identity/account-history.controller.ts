import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags, IntersectionType } from '@nestjs/swagger';
import type { Recorded, SealedText } from '#kernel';
import { account, eventWords, hasRole, reachesSome, type Title } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { admit } from '../reading/access.js';
import { logPage } from '../reading/log-page.js';
import { PageQuery, PositionQuery } from '../reading/queries.js';
import { openText } from '../reading/texts.js';
import { type Actor, Me, roleFor } from './actor.js';

class AccountHistoryQuery extends IntersectionType(PositionQuery, PageQuery) {}

/** What happened to an account: who did it, by what right and means, and why. */
export interface AccountEvent {
  readonly revision: number;
  readonly type: string;
  readonly title: Title;
  readonly at: string;
  /** The person who acted, or `system:…`. */
  readonly actor: string;
  readonly authority: string;
  /** The account that acted, and by what it was signed in, where that was recorded. */
  readonly account?: string;
  readonly means?: string;
  /** What people wrote; `null` where nobody did, it was erased, or it is not what was recorded. */
  readonly reason: string | null;
  /** The fields of the event; personal data stand there as commitments only. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A page of the history of one account. */
export interface AccountHistory {
  readonly items: readonly AccountEvent[];
  /** Present when there is more: give it as `after`. */
  readonly next?: string;
}

/** Where a hash is kept is nobody's business, and the reason is shown in words. */
const HIDDEN: readonly string[] = ['credential', 'reason'];

const shown = (data: unknown): AccountEvent['data'] =>
  JSON.parse(
    JSON.stringify(data, (key, value: unknown) => (HIDDEN.includes(key) ? undefined : value)),
  ) as AccountEvent['data'];

/** What administrators did to an account, for its holder and for those who check it. */
@ApiTags('Accounts')
@Controller('api/accounts/:id/history')
export class AccountHistoryController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  @ApiOperation({
    operationId: 'ShowAccountHistory',
    summary: 'Who did what to an account, when, by what right and why',
    description:
      'For the holder, and for auditors and administrators of the bodies of the account. Under the id of a person without an account: the corrections and the erasure of that person.',
  })
  async history(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Query() query: AccountHistoryQuery,
  ): Promise<AccountHistory> {
    if (me.account !== id && me.person !== id) await this.mustCheck(me, id);
    const isOwn = me.account === id || me.person === id;
    return logPage(this.engine.events, `account-${id}`, query, (recorded) =>
      this.shownOf(recorded, isOwn || hasRole(me, 'AUDITOR')),
    );
  }

  /** Of others it is for who checks or keeps accounts, within the own reach. */
  private async mustCheck(me: Actor, id: string): Promise<void> {
    roleFor(me, ['AUDITOR', 'ADMIN']);
    const { state } = await this.engine.executor.load(account, id);
    admit(reachesSome(me, state.bodies));
  }

  /** In which round whose names were read is for the reader, and for auditors: others may know of no such round. */
  private async shownOf({ revision, type, data, meta }: Recorded, isWhole: boolean): Promise<AccountEvent> {
    const { at, actor, authority, account: by, means } = meta;
    const { reason } = data as { readonly reason?: SealedText };
    const opened = reason === undefined ? undefined : await openText(this.engine.vault, reason);
    return {
      ...{ revision, type, at, actor, authority },
      title: eventWords[type as keyof typeof eventWords],
      ...(by === undefined ? {} : { account: by }),
      ...(means === undefined ? {} : { means }),
      reason: opened !== undefined && 'text' in opened ? opened.text : null,
      data: isWhole || type !== 'NamesRead' ? shown(data) : {},
    };
  }
}
