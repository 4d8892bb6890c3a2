import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context, PAGE_SIZE_MAX } from '#kernel';
import { type Role, roles, within } from '#exams';
import { VaultConflict } from '#vault';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Accounts, PASSWORD_MIN } from './accounts.js';
import { type Actor, Me, roleFor } from './actor.js';
import type { UnsealedText } from '../bodies/field-types.js';
import {
  BirthDate,
  BodyIds,
  FreeText,
  Id,
  IdentityNumber,
  Maybe,
  Password,
  Personal,
  SomeOf,
  writtenIn,
} from '../bodies/fields.js';
import { type FieldFault, ProblemAnswer } from '../edge/problem.js';
import { Info, type RequestInfo } from '../edge/request-info.js';
import { RoundReader } from '../reading/round-reader.js';
import { mayKeep } from '../commands/senders.js';
import { streamId } from '../edge/stream-id.pipe.js';

class OpenAccountBody {
  @Personal(100, 2) login!: string;
  /** Not needed with `person`. */
  @Maybe() @Personal() name?: string;
  /** Somebody already in the vault, e.g. a candidate: then the account is of that person. */
  @Maybe() @Id() person?: string;
  @Password(PASSWORD_MIN) password!: string;
  @SomeOf(...roles) roles!: Role[];
  @Maybe() @BodyIds() bodies?: string[];
}

const entryOf = ({ login, name, password, roles: held }: OpenAccountBody) => ({
  login,
  password,
  roles: held,
  ...(name === undefined ? {} : { name }),
});

const newAccount = { login: 'canbo.mau', password: 'mat-khau-mau-2026', roles: ['HR'] };

class ResetPasswordBody {
  @Password(PASSWORD_MIN) next!: string;
}

class CorrectPersonBody {
  @Personal() name!: string;
  @BirthDate() birthDate!: string;
}

class EraseBody {
  @FreeText() reason!: UnsealedText;
}

class PersonBody extends CorrectPersonBody {
  @IdentityNumber() identityNumber!: string;
}

const registrars: readonly Role[] = ['HR', 'SECRETARY', 'ADMIN'];

const faultAt = (field: string, vi: string, en: string): FieldFault => ({ field, message: { vi, en } });

/** A code that stands for the person everywhere but in the vault. */
export interface PersonCode {
  readonly person: string;
}

/** What may be shown of a person to those entitled. */
export interface PersonShown extends PersonCode {
  readonly name: string;
}

/** Somebody whose key was destroyed. */
export interface PersonErased extends PersonCode {
  /** The accounts of the person, in which it is recorded. */
  readonly accounts: readonly string[];
}

/** A new account. */
export interface AccountOpened extends PersonCode {
  readonly id: string;
  /** Give it to a read to see at least this. */
  readonly position: string;
}

/** Accounts, and the people behind codes. Names never leave the vault except here, to those entitled. */
@ApiTags('People')
@Controller('api')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly reader: RoundReader,
    @Inject(ENGINE) private readonly engine: Engine,
  ) {}

  @Post('accounts')
  @HttpCode(201)
  @ApiOperation({ operationId: 'OpenAccount', summary: 'Open an account for a person' })
  @ApiBody({
    type: OpenAccountBody,
    examples: {
      'a new person': { value: { ...newAccount, name: 'Nguyễn Văn Mẫu' } },
      'somebody registered already': { value: { ...newAccount, person: 'person-1' } },
    },
  })
  async open(@Body() body: OpenAccountBody, @Info() info: RequestInfo): Promise<AccountOpened> {
    roleFor(info.actor, ['ADMIN']);
    const commandId = derivedId('command', info.actor.account, 'accounts', info.idempotencyKey ?? info.requestId);
    const id = derivedId('account', commandId);
    const person = await this.personFor(body, commandId);
    const bodies = body.bodies ?? info.actor.bodies;
    if (!within(info.actor, bodies)) throw new ProblemAnswer(403, 'not-your-body');
    const position = await this.accounts.open(id, person, { ...entryOf(body), bodies }, this.context(info, commandId));
    return { id, person, position: position.toString() };
  }

  @Put('accounts/:id/password')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'ResetPassword',
    summary: 'Set a new password for an account, e.g. a forgotten one; ends all its sessions',
  })
  async resetPassword(
    @Param('id', streamId) id: string,
    @Body() { next }: ResetPasswordBody,
    @Info() info: RequestInfo,
  ): Promise<void> {
    roleFor(info.actor, ['ADMIN']);
    if (!(await mayKeep(this.engine, id, info.actor))) throw new ProblemAnswer(403, 'not-your-body');
    // By the request and never by a key: a repeat with another password must end the sessions again.
    const commandId = derivedId('command', info.actor.account, 'password', id, info.requestId);
    await this.accounts.resetPassword(id, next, this.context(info, commandId));
  }

  @Post('people')
  @HttpCode(201)
  @ApiOperation({
    operationId: 'RegisterPerson',
    summary: 'Put a person into the vault; everywhere else only the answered code is used',
    description: 'Who is there already with the same name and birth date is answered again.',
  })
  async register(@Body() body: PersonBody, @Info() info: RequestInfo): Promise<PersonCode> {
    roleFor(info.actor, registrars);
    const fresh = derivedId('person', info.actor.account, info.idempotencyKey ?? info.requestId);
    const person = await this.holderOf(body.identityNumber, fresh);
    await this.refuseDifferent(person, body);
    const { vault } = this.engine;
    await vault.put(person, 'identityNumber', body.identityNumber);
    await vault.put(person, 'birthDate', body.birthDate);
    await vault.put(person, 'name', body.name);
    return { person };
  }

  @Put('people/:id')
  @ApiOperation({ operationId: 'CorrectPerson', summary: 'Correct the name and birth date of a person' })
  async correct(
    @Param('id', streamId) id: string,
    @Body() { name, birthDate }: CorrectPersonBody,
    @Me() me: Actor,
  ): Promise<PersonShown> {
    roleFor(me, registrars);
    const { vault } = this.engine;
    if ((await vault.get(id, 'name')) === undefined) throw new ProblemAnswer(404, 'not-found');
    await vault.put(id, 'name', name);
    await vault.put(id, 'birthDate', birthDate);
    return { person: id, name };
  }

  @Get('people/:id')
  @ApiOperation({ operationId: 'ShowPerson', summary: 'The name behind a code, for those entitled' })
  async show(@Me() me: Actor, @Param('id', streamId) id: string): Promise<PersonShown> {
    if (me.person !== id) roleFor(me, ['HR', 'SECRETARY', 'AUTHORITY', 'ADMIN', 'COUNCIL']);
    const name = await this.engine.vault.get(id, 'name');
    if (name === undefined) throw new ProblemAnswer(404, 'not-found');
    return { person: id, name };
  }

  @Post('people/:id/erase')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'ErasePerson',
    summary: 'Destroy the key of a person: name, birth date, identity number and texts about them, for ever',
    description:
      'For administrators. What was recorded stays and can still be proved; it only names nobody any more. The erasure is recorded, with its reason, in every account of the person, or under the id of the person where there is none. Accounts stay until they are closed. Send it again if it fails: a repeat is harmless.',
  })
  async erase(
    @Param('id', streamId) id: string,
    @Body() { reason }: EraseBody,
    @Info() info: RequestInfo,
  ): Promise<PersonErased> {
    roleFor(info.actor, ['ADMIN']);
    const { vault, views, events } = this.engine;
    // A person has a name; accounts and rounds have things in the vault too, which are not to be erased here.
    const isPerson = (await vault.get(id, 'name')) !== undefined || (await vault.isErased(id));
    if (!isPerson) throw new ProblemAnswer(404, 'not-found');
    await this.reader.reach((await events.head()).toString(), 'accounts');
    const { items } = await views.list('accounts', { where: { person: id }, limit: PAGE_SIZE_MAX });
    const accounts = items.map(({ key }) => key);
    // First the record, then the deed: what is recorded can be done again after a crash or from an older copy of the vault.
    // Who has no account has the record in a stream of the own id.
    for (const account of accounts.length > 0 ? accounts : [id])
      await this.accounts.recordErasure(account, writtenIn(reason), this.eraseContext(account, info));
    await vault.erase(id);
    return { person: id, accounts };
  }

  private eraseContext(account: string, info: RequestInfo): Context {
    return this.context(info, derivedId('command', info.actor.account, 'erase', account, info.requestId));
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

  /** What is kept of a person is never overwritten by registering again; what a broken-off request left out is filled in. */
  private async refuseDifferent(person: string, body: PersonBody): Promise<void> {
    const kept = await this.engine.vault.fields(person);
    const different = (['name', 'birthDate'] as const).filter(
      (field) => kept.has(field) && kept.get(field) !== body[field],
    );
    if (different.length === 0) return;
    throw new ProblemAnswer(409, 'person-differs', [
      faultAt('person', `mã đã có: ${person}`, `is kept as ${person}`),
      ...different.map((field) => faultAt(field, 'khác với dữ liệu đã có', 'differs from what is kept')),
    ]);
  }

  /** The person named, who must be known; or a new one, who must have a name. */
  private async personFor({ person, name }: OpenAccountBody, commandId: string): Promise<string> {
    if (person === undefined && name === undefined) {
      throw new ProblemAnswer(400, 'body-malformed', [
        faultAt('name', 'phải có, nếu không có person', 'must be given, or person'),
      ]);
    }
    if (person === undefined) return derivedId('person', commandId);
    if ((await this.engine.vault.get(person, 'name')) === undefined) {
      throw new ProblemAnswer(400, 'body-malformed', [
        faultAt('person', 'chưa có trong kho: hãy đăng ký trước', 'is not known: register first'),
      ]);
    }
    return person;
  }

  private context({ actor, requestId }: RequestInfo, commandId: string): Context {
    return {
      actor: actor.person,
      authority: 'role:ADMIN',
      at: new Date().toISOString(),
      correlationId: requestId,
      causationId: requestId,
      commandId,
      commandDigest: commandId,
    };
  }
}
