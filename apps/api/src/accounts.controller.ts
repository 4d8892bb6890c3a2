import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { Context } from '#kernel';
import { type Role, roles } from '#exams';
import { derivedId, type Engine } from '../../worker/src/engine.js';
import { ENGINE } from '../../worker/src/worker.module.js';
import { Accounts, PASSWORD_MIN } from './accounts.js';
import { type Actor, Me, roleFor } from './actor.js';
import { Id, Maybe, Personal } from './fields.js';
import { ProblemAnswer } from './problem.js';
import { Info, type RequestInfo } from './request-info.js';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.normalize('NFC').trim() : value;

class OpenAccountBody {
  @ApiProperty({ example: 'hr.01' }) @IsString() @MinLength(2) @MaxLength(100) @Transform(trimmed) login!: string;
  /** Not needed with `person`. */
  @Maybe() @Personal() name?: string;
  /** Somebody already in the vault, e.g. a candidate: then the account is of that person. */
  @Maybe() @Id() person?: string;
  @ApiProperty({ format: 'password', minLength: PASSWORD_MIN })
  @IsString()
  @MinLength(PASSWORD_MIN)
  @MaxLength(200)
  password!: string;
  @ApiProperty({ enum: roles, isArray: true })
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(roles, { each: true })
  roles!: Role[];
}

class PersonBody {
  @Personal() name!: string;
  @ApiProperty({ required: false, description: 'Identity number: kept in the vault only.' })
  @Personal(20)
  identityNumber!: string;
  @ApiProperty({ example: '1985-02-03' }) @IsString() @Matches(/^\d{4}-\d{2}-\d{2}$/) birthDate!: string;
}

/** What may be shown of a person to those entitled. */
interface PersonShown {
  readonly person: string;
  readonly name: string;
}

/** Accounts, and the people behind codes. Names never leave the vault except here, to those entitled. */
@ApiTags('People')
@Controller('api')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    @Inject(ENGINE) private readonly engine: Engine,
  ) {}

  @Post('accounts')
  @HttpCode(201)
  @ApiOperation({ operationId: 'OpenAccount', summary: 'Open an account for a person' })
  async open(
    @Body() body: OpenAccountBody,
    @Info() info: RequestInfo,
  ): Promise<{ id: string; person: string; position: string }> {
    roleFor(info.actor, ['ADMIN']);
    const commandId = derivedId('command', info.actor.account, 'accounts', info.idempotencyKey ?? info.requestId);
    const id = derivedId('account', commandId);
    const person = await this.personFor(body, commandId);
    const position = await this.accounts.open(id, person, body, this.context(info, commandId));
    return { id, person, position: position.toString() };
  }

  @Post('people')
  @HttpCode(201)
  @ApiOperation({
    operationId: 'RegisterPerson',
    summary: 'Put a person into the vault; everywhere else only the answered code is used',
  })
  async register(@Body() body: PersonBody, @Info() info: RequestInfo): Promise<{ person: string }> {
    roleFor(info.actor, ['HR', 'SECRETARY', 'ADMIN']);
    const person = derivedId('person', info.actor.account, info.idempotencyKey ?? info.requestId);
    const { vault } = this.engine;
    const holder = await vault.find('identity', body.identityNumber);
    if (holder !== undefined) return { person: holder };
    await vault.index('identity', body.identityNumber, person);
    await vault.put(person, 'name', body.name);
    await vault.put(person, 'identityNumber', body.identityNumber);
    await vault.put(person, 'birthDate', body.birthDate);
    return { person };
  }

  @Get('people/:id')
  @ApiOperation({ operationId: 'ShowPerson', summary: 'The name behind a code, for those entitled' })
  async show(@Me() me: Actor, @Param('id') id: string): Promise<PersonShown> {
    if (me.person !== id) roleFor(me, ['HR', 'SECRETARY', 'AUTHORITY', 'ADMIN', 'COUNCIL']);
    const name = await this.engine.vault.get(id, 'name');
    if (name === undefined) throw new ProblemAnswer(404, 'not-found');
    return { person: id, name };
  }

  /** The person named, who must be known; or a new one, who must have a name. */
  private async personFor({ person, name }: OpenAccountBody, commandId: string): Promise<string> {
    if (person === undefined && name === undefined) {
      throw new ProblemAnswer(400, 'body-malformed', [{ field: 'name', message: 'name must be given, or person' }]);
    }
    if (person === undefined) return derivedId('person', commandId);
    if ((await this.engine.vault.get(person, 'name')) === undefined) {
      throw new ProblemAnswer(400, 'body-malformed', [
        { field: 'person', message: 'person is not known: register first' },
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
