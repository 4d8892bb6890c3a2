import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { turns } from '#kernel';
import { VaultConflict } from '#vault';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { BirthDate, IdentityNumber, Personal } from '../bodies/fields.js';
import { faultAt, ProblemAnswer } from '../edge/problem.js';
import { Info, type RequestInfo } from '../edge/request-info.js';
import { SharedCount } from '../edge/shared-count.js';
import { MINUTE_MS } from '../edge/throttle.js';
import type { PersonCode } from './accounts.controller.js';
import { Accounts } from './accounts.js';
import { registrars } from './actor.js';
import { ForRoles } from './before-body.js';
import { SecurityEvents } from './security-events.js';

class PersonBody {
  @Personal() name!: string;
  @BirthDate() birthDate!: string;
  @IdentityNumber() identityNumber!: string;
}

/** Typing mistakes of a day, and far fewer than there are birth dates. */
const CLASHES_MAX = 10;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Putting people into the vault, from where only codes come out. */
@ApiTags('People')
@Controller('api')
export class RegistrarController {
  private readonly clashes: SharedCount;
  /** What is sent at the same moment is counted like the rest. */
  private readonly inTurn = turns();

  constructor(
    private readonly accounts: Accounts,
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'vault' | 'together'>,
    private readonly security: SecurityEvents,
  ) {
    const counted = { name: 'clashes', most: CLASHES_MAX, windowMs: DAY_MS };
    this.clashes = new SharedCount(engine.together.tally, counted);
  }

  @ForRoles(...registrars)
  @Post('people')
  @HttpCode(201)
  @ApiOperation({
    operationId: 'RegisterPerson',
    summary: 'Put a person into the vault; everywhere else only the answered code is used',
    description:
      'Who is there already with the same name and birth date is answered again. Where something differs, the answer says so and names the code, and not what differs; ten such tries a day, each noted.',
  })
  async register(@Body() body: PersonBody, @Info() info: RequestInfo): Promise<PersonCode> {
    return this.inTurn(info.actor.account, () => this.registered(body, info));
  }

  private async registered(body: PersonBody, info: RequestInfo): Promise<PersonCode> {
    const fresh = derivedId('person', info.actor.account, info.idempotencyKey ?? info.requestId);
    const person = await this.holderOf(body.identityNumber, fresh);
    if (person !== fresh) await this.clashes.mustNotBeSpent(info.actor.account);
    const kept = await this.sameIn(person, body, info);
    // What is there already may be corrected meanwhile: it is not put again. Who has a name has all else.
    for (const field of ['identityNumber', 'birthDate', 'name'] as const)
      if (!kept.has(field)) await this.engine.vault.put(person, field, body[field]);
    // Who was there before is not the sender's to read or correct: only the code is.
    if (person === fresh) await this.accounts.recordRegistered(info.actor, person);
    return { person };
  }

  /** Who has an identity number; the fresh person, from now on, if nobody has. */
  private async holderOf(identityNumber: string, fresh: string): Promise<string> {
    const { vault } = this.engine;
    const holder = await vault.find('identity', identityNumber);
    if (holder !== undefined) return holder;
    // The same key with another identity number would write over somebody else.
    const kept = await vault.get(fresh, 'identityNumber');
    if (kept !== undefined && kept !== identityNumber) throw new ProblemAnswer(409, 'key-reused');
    try {
      await vault.index('identity', identityNumber, fresh);
    } catch (error) {
      if (error instanceof VaultConflict) throw new ProblemAnswer(409, 'conflict');
      throw error;
    }
    return fresh;
  }

  /** What is kept of a person, which is never overwritten by registering again; what a broken-off request left out is filled in. */
  private async sameIn(
    person: string,
    body: PersonBody,
    { actor, source }: RequestInfo,
  ): Promise<ReadonlyMap<string, string>> {
    const kept = await this.engine.vault.fields(person);
    const isSame = (['name', 'birthDate'] as const).every(
      (field) => !kept.has(field) || kept.get(field) === body[field],
    );
    if (isSame) return kept;
    // What differs is not said, and how often it may be tried is counted: else a birth date could be found by guessing.
    await this.clashes.count(actor.account);
    this.security.note('PERSON_DIFFERS', source, actor.account);
    throw new ProblemAnswer(409, 'person-differs', [faultAt('person', `mã đã có: ${person}`, `is kept as ${person}`)]);
  }
}
