import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '#kernel';
import { type Corrected, type Role, roles, within } from '#exams';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { accountChanged, type AccountChanged } from './account-changed.js';
import { Accounts } from './accounts.js';
import { type Actor, asAdministrator, Me, registrars, roleFor, Weighty } from './actor.js';
import { ForRoles } from './before-body.js';
import type { UnsealedText } from '../bodies/field-types.js';
import { BirthDate, BodyIds, FreeText, Id, Maybe, Password, Personal, SomeOf, writtenIn } from '../bodies/fields.js';
import { Erasures } from './erasures.js';
import { faultAt, ProblemAnswer } from '../edge/problem.js';
import { Info, type RequestInfo } from '../edge/request-info.js';
import { mayKeep } from '../commands/senders.js';
import { Names } from '../reading/names.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { PASSWORD_MIN } from './password-quality.js';

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

class ReasonBody {
  @FreeText() reason!: UnsealedText;
}

class ResetPasswordBody extends ReasonBody {
  @Password(PASSWORD_MIN) next!: string;
}

class CorrectPersonBody extends ReasonBody {
  @Personal() name!: string;
  @BirthDate() birthDate!: string;
}

/** What is kept of a person and can be corrected, by what the event calls it. */
const corrections = [
  ['name', 'NAME'],
  ['birthDate', 'BIRTH_DATE'],
] as const;

/** A code that stands for the person everywhere but in the vault. */
export interface PersonCode {
  readonly person: string;
}

/** What may be shown of a person to those entitled. */
export interface PersonShown extends PersonCode {
  readonly name: string;
}

/** Somebody whose key was destroyed, or is to be once another administrator confirms it. */
export interface PersonErased extends PersonCode {
  /** The accounts of the person, in which it is recorded. */
  readonly accounts: readonly string[];
  readonly state: 'PROPOSED' | 'ERASED';
}

/** A new account. */
export interface AccountOpened extends PersonCode, AccountChanged {
  /** The bodies for which its roles hold: those of the sender where none were given; `*` is every one. */
  readonly bodies: readonly string[];
  /** Give it to a read to see at least this. */
  readonly position: string;
}

/** Accounts, and the people behind codes. Names never leave the vault except here, to those entitled. */
@ApiTags('People')
@Controller('api')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly names: Names,
    private readonly erasures: Erasures,
  ) {}

  @Weighty({ watched: 'ACCOUNT_CHANGED' })
  @ForRoles('ADMIN')
  @Post('accounts')
  @HttpCode(201)
  @ApiOperation({
    operationId: 'OpenAccount',
    summary: 'Open an account for a person',
    description:
      'One administrator opens the account of a candidate who is new here. Any other role, and whoever was registered before, takes a second administrator: until then nobody can sign in, and what that one is answered (`secondHalf`) is typed right after the password that was given here.',
  })
  @ApiBody({
    type: OpenAccountBody,
    examples: {
      'a new person': { value: { ...newAccount, name: 'Nguyễn Văn Mẫu' } },
      'somebody registered already': { value: { ...newAccount, person: 'person-1' } },
    },
  })
  async open(@Body() body: OpenAccountBody, @Info() info: RequestInfo): Promise<AccountOpened> {
    const commandId = derivedId('command', info.actor.account, 'accounts', info.idempotencyKey ?? info.requestId);
    const id = derivedId('account', commandId);
    const person = await this.personFor(body, commandId, info.actor);
    const bodies = body.bodies ?? info.actor.bodies;
    if (!within(info.actor, bodies)) throw new ProblemAnswer(403, 'not-your-body');
    const entry = { ...entryOf(body), bodies, known: body.person !== undefined };
    // Without the password: nothing in the log helps to guess it.
    const asked = JSON.stringify([entry.login, entry.name ?? null, person, entry.roles, bodies]);
    const commandDigest = this.engine.vault.digest('request', asked);
    const position = await this.accounts.open(id, person, entry, {
      ...asAdministrator(info, commandId),
      commandDigest,
    });
    return { ...(await accountChanged(this.engine, id)), person, bodies, position: position.toString() };
  }

  @Weighty({ watched: 'PASSWORD_RESET' })
  @ForRoles('ADMIN')
  @Put('accounts/:id/password')
  @ApiOperation({
    operationId: 'ResetPassword',
    summary: 'Set a new password for an account, e.g. a forgotten one; ends all its sessions',
    description:
      'For administrators, and never for the own account. Where there is another administrator (`awaits` is `CONFIRMATION`) it is proposed, and set when that one confirms it, who is answered the second half (`secondHalf`): the holder types it right after `next`.',
  })
  async resetPassword(
    @Param('id', streamId) id: string,
    @Body() { next, reason }: ResetPasswordBody,
    @Info() info: RequestInfo,
  ): Promise<AccountChanged> {
    if (!(await mayKeep(this.engine, id, info.actor))) throw new ProblemAnswer(403, 'not-your-body');
    // By the request and never by a key: a repeat with another password must end the sessions again.
    const commandId = derivedId('command', info.actor.account, 'password', id, info.requestId);
    await this.accounts.resetPassword(id, next, writtenIn(reason), asAdministrator(info, commandId));
    return accountChanged(this.engine, id);
  }

  @Weighty({ watched: 'ACCOUNT_CHANGED' })
  @ForRoles(...registrars)
  @Put('people/:id')
  @ApiOperation({
    operationId: 'CorrectPerson',
    summary: 'Correct the name and birth date of a person',
    description:
      'Recorded with its reason and with commitments to what stood there before and stands there now, in the account of the person, or under the id of the person where there is none.',
  })
  async correct(
    @Param('id', streamId) id: string,
    @Body() body: CorrectPersonBody,
    @Info() info: RequestInfo,
  ): Promise<PersonShown> {
    const before = await this.engine.vault.fields(id);
    if (!before.has('name')) throw new ProblemAnswer(404, 'not-found');
    await this.names.admitTo(info.actor, id);
    await this.names.mustCorrect(info.actor, id);
    await this.accounts.alone(() => this.correctOnce(id, body, before, info), 'correcting');
    return { person: id, name: body.name };
  }

  /** Records and keeps what differs, and nothing else. Who began from what somebody else was correcting decides anew. */
  private async correctOnce(
    id: string,
    body: CorrectPersonBody,
    before: ReadonlyMap<string, string>,
    info: RequestInfo,
  ): Promise<void> {
    const { vault } = this.engine;
    const kept = await vault.fields(id);
    if (corrections.some(([field]) => kept.get(field) !== before.get(field))) throw new ProblemAnswer(409, 'conflict');
    const differing = corrections.filter(([field]) => kept.get(field) !== body[field]);
    if (differing.length === 0) return;
    const contextIn = (account: string): Context => ({
      ...asAdministrator(info, derivedId('command', info.actor.account, 'correct', account, info.requestId)),
      authority: `role:${roleFor(info.actor, registrars)}`,
    });
    const corrected = await Promise.all(
      differing.map(([field, what]) => this.corrected(id, [field, what], [kept.get(field), body[field]], info)),
    );
    await this.accounts.recordOf(id, writtenIn(body.reason), contextIn, (reason) => ({
      type: 'RecordCorrection',
      data: { reason, corrected },
    }));
    for (const [field] of differing) await vault.put(id, field, body[field]);
  }

  /** Commitments to what stood in a field and what will: the person's key opens both, and is destroyed with the person. */
  private async corrected(
    person: string,
    [field, what]: readonly [field: string, what: Corrected['what']],
    [before, after]: readonly [string | undefined, string],
    { requestId }: RequestInfo,
  ): Promise<Corrected> {
    const seal = (when: string, text: string) =>
      this.engine.vault.seal(derivedId('text', requestId, field, when), person, field, text);
    return {
      what,
      before: before === undefined ? null : await seal('before', before),
      after: await seal('after', after),
    };
  }

  @Get('people/:id')
  @ApiOperation({
    operationId: 'ShowPerson',
    summary: 'The name behind a code, for those entitled',
    description:
      'For whoever runs a round or sits in its council, of those who have a part in it; for administrators and personnel officers, of those whose accounts they keep or whom they registered. To anybody else nobody is there. Whose name was read is recorded in the account of the reader, once for each round.',
  })
  async show(@Me() me: Actor, @Param('id', streamId) id: string): Promise<PersonShown> {
    return { person: id, name: await this.names.show(me, id) };
  }

  @Weighty()
  @ForRoles('ADMIN')
  @Post('people/:id/erase')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'ErasePerson',
    summary: 'Destroy the key of a person: name, birth date, identity number and texts about them, for ever',
    description:
      'For administrators: one proposes it, and it is done when another confirms it (`POST /api/accounts/{id}/confirm-change` under the code of the person, which `GET /api/accounts?awaits=CONFIRMATION` lists); either may drop it. Not while the person has a part in a round that has not gone to the archive, or a case of appointment that has not come to nothing. What was recorded stays and can still be proved; it only names nobody any more. The erasure is recorded, with its reason, under the code of the person and in every account of the person. Accounts stay until they are closed. Send it again if it fails: a repeat is harmless.',
  })
  async erase(
    @Param('id', streamId) id: string,
    @Body() { reason }: ReasonBody,
    @Info() info: RequestInfo,
  ): Promise<PersonErased> {
    const commandId = derivedId('command', info.actor.account, 'erase', id, info.requestId);
    const isDone = await this.erasures.propose(info.actor, id, writtenIn(reason), asAdministrator(info, commandId));
    return {
      person: id,
      accounts: await this.accounts.directory.accountsOf(id),
      state: isDone ? 'ERASED' : 'PROPOSED',
    };
  }

  /** The person named, who must be known; or a new one, who must have a name. */
  private async personFor({ person, name }: OpenAccountBody, commandId: string, me: Actor): Promise<string> {
    if ((person === undefined) === (name === undefined)) {
      throw new ProblemAnswer(400, 'body-malformed', [
        person === undefined
          ? faultAt('name', 'phải có, nếu không có person', 'must be given, or person')
          : faultAt(
              'name',
              'không ghi cùng person: sửa họ tên bằng PUT /api/people/{id}',
              'must not stand beside person: names are corrected by PUT /api/people/{id}',
            ),
      ]);
    }
    if (person === undefined) return derivedId('person', commandId);
    const isKnown = (await this.engine.vault.get(person, 'name')) !== undefined;
    // Of whom others keep it is not said that they are known.
    if (!isKnown || !(await this.names.mayGetAccountBy(me, person))) {
      throw new ProblemAnswer(400, 'body-malformed', [
        faultAt('person', 'chưa có trong kho: hãy đăng ký trước', 'is not known: register first'),
      ]);
    }
    return person;
  }
}
