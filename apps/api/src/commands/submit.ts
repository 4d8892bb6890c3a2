import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Backdated, type Context, isRefusal, type Outcome, type SealedText } from '#kernel';
import {
  type AccountEvents,
  appointment,
  deciders,
  type EntryMode,
  failedAttempt,
  lateEntryFault,
  personBehind,
  type Repeat,
  type Role,
  round,
  type Words,
} from '#exams';
import { VaultConflict } from '#vault';
import { derivedId, type Engine } from '../../../host/src/engine.js';
import type { Followers } from '../../../host/src/followers.js';
import { ENGINE, FOLLOWERS } from '../../../host/src/host.module.js';
import { Accounts } from '../identity/accounts.js';
import { actedBy } from '../identity/actor.js';
import { Confirmations } from '../identity/confirmations.js';
import { secondHalf } from '../identity/passwords.js';
import type { CommandBody } from '../bodies/common.js';
import { freeTextFields } from '../bodies/fields.js';
import { draftRound } from './drafting.js';
import { gather, type Gathering } from './gather.js';
import { ProblemAnswer, Refused } from '../edge/problem.js';
import { handedOverOnce } from '../edge/shown-once.js';
import { refusedWith } from './refused.js';
import { thrownAway } from './repeated.js';
import { codeFault } from './round-codes.js';
import { roleSending, type Target } from './senders.js';
import type { RequestInfo } from '../edge/request-info.js';

/** The answer to a command: where it was recorded, and as what. No event: it was already so. */
export interface Answer {
  readonly id: string;
  readonly revision: number;
  /** Give it to a read to see at least this. */
  readonly position: string;
  readonly events: readonly string[];
  /**
   * Of a password that was confirmed: what the holder types right after the half that the other administrator has set. Who
   * confirmed it hands it over, and nobody else is told.
   */
  readonly secondHalf?: string;
  /** Beside it: that it is shown this once. */
  readonly note?: Words;
}

/** The one message of the edge: a command to a stream, with its checked body. */
export class Submit extends Command<Answer> {
  constructor(
    readonly target: Target,
    readonly type: string,
    readonly body: CommandBody,
    readonly info: RequestInfo,
  ) {
    super();
  }
}

type Plain = Record<string, unknown>;
type Recorded = readonly { readonly type: string; readonly data: unknown }[];

/** The value as plain JSON with sorted keys, whatever classes it is made of: equal requests give equal digests. */
export const stable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(stable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, stable(entry)]),
  );
};

/** What became of a command, as it is answered; throws what becomes a problem. */
export const answerOf = (id: string, outcome: Outcome): Answer => {
  switch (outcome.kind) {
    case 'recorded':
    case 'nothing':
      return {
        id,
        revision: outcome.revision,
        position: outcome.position.toString(),
        events: outcome.kind === 'recorded' ? outcome.events.map(({ type }) => type) : [],
      };
    case 'refused':
      throw new Refused(outcome.refusal);
    case 'conflict':
      throw new ProblemAnswer(409, 'conflict');
    case 'key-reused':
      throw new ProblemAnswer(409, 'key-reused');
  }
};

/** More than any command that may fail and be recorded leaves behind. */
const EVENTS_OF_ONE_COMMAND = 100;

/**
 * Under whom, when and in answer to which request a command is recorded. A key belongs to one account and one stream. The
 * data must be {@link stable}.
 */
export const submitContext = (
  { vault }: Pick<Engine, 'vault'>,
  { actor, requestId, correlationId, idempotencyKey, role }: RequestInfo & { readonly role: Role },
  stream: string,
  command: { readonly type: string; readonly data: unknown },
): Context => ({
  ...actedBy(actor),
  authority: `role:${role}`,
  at: new Date().toISOString(),
  correlationId,
  causationId: requestId,
  // Under a key: who reads the log must not find out by trying accounts who sent what under a key that can be guessed.
  commandId:
    idempotencyKey === undefined
      ? randomUUID()
      : derivedId('command', vault.digest('command', JSON.stringify([actor.account, stream, idempotencyKey]))),
  commandDigest: vault.digest('request', JSON.stringify([command.type, command.data])),
});

/** What says when something happened, and why that is said only now. */
const ofTime: readonly string[] = ['occurredAt', 'backdatedReason', 'backdatedNote'];

/** A command as it is held against what was recorded before, where it led to nothing. */
const repeatOf = (type: string, plain: Plain, { commandDigest: digest, occurredAt }: Context): Repeat => ({
  type,
  digest,
  content: Object.fromEntries(Object.entries(plain).filter(([field]) => !ofTime.includes(field))),
  occurredAt,
});

/** When it happened, and why that is said only now. What the command leaves out, its typed-in round has `kept`. */
const validTimeOf = (
  { occurredAt, backdatedReason, backdatedNote }: Plain,
  kept: Backdated | null,
): Pick<Context, 'occurredAt' | 'backdated'> => {
  const reason = backdatedReason ?? kept?.reason;
  const note = backdatedNote ?? kept?.note;
  return {
    ...(typeof occurredAt === 'string' ? { occurredAt } : {}),
    ...(typeof reason === 'string' && note !== undefined ? { backdated: { reason, note: note as SealedText } } : {}),
  };
};

/** Who may, who did, when, by what right, under which request: all that stands around a command. */
@CommandHandler(Submit)
export class SubmitHandler implements ICommandHandler<Submit> {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly accounts: Accounts,
    private readonly confirmations: Confirmations,
    @Inject(FOLLOWERS) private readonly followers: Followers,
  ) {}

  async execute({ target, type, body, info }: Submit): Promise<Answer> {
    const plain = stable(body) as Plain;
    const role = await roleSending(this.engine, target, type, { body: plain, actor: info.actor });
    const stream = `${target.category}-${target.id}`;
    const context = submitContext(this.engine, { ...info, role }, stream, { type, data: plain });
    const { occurredAt, backdatedReason, backdatedNote, ...sealed } = await this.sealTexts(
      target,
      body,
      plain,
      context.commandId,
    );
    const kept = occurredAt === undefined ? null : await this.keptOf(target);
    const valid = { ...context, ...validTimeOf({ occurredAt, backdatedReason, backdatedNote }, kept) };
    const outcome = await this.carryOut({ target, type, data: sealed, context: valid, sender: info.actor });
    const recorded = await this.recordedBy(outcome, stream, valid.commandId);
    const refusal =
      outcome.kind === 'refused'
        ? outcome.refusal
        : (failedAttempt(recorded) ?? (await thrownAway(this.engine, stream, outcome, repeatOf(type, plain, valid))));
    if (refusal !== undefined)
      throw await refusedWith(this.engine, refusal, {
        ...target,
        actor: info.actor,
        told: (...read) => this.accounts.recordNamesRead(...read),
        occurredAt: valid.occurredAt,
        ...(type === 'DraftRound' ? { entry: plain['entry'] as EntryMode } : {}),
      });
    return { ...answerOf(target.id, outcome), ...this.handedOut(recorded) };
  }

  private handedOut(recorded: Recorded): Pick<Answer, 'secondHalf' | 'note'> {
    const set = recorded.find(({ type }) => type === 'CredentialSet')?.data as
      AccountEvents['CredentialSet'] | undefined;
    return set?.halved === true ? { secondHalf: secondHalf(this.engine, set.credential), note: handedOverOnce } : {};
  }

  /** What the command has recorded, also when it was carried out before and only its answer is asked for again. */
  private async recordedBy(outcome: Outcome, stream: string, commandId: string): Promise<Recorded> {
    if (outcome.kind === 'recorded') return outcome.events;
    if (outcome.kind !== 'nothing' || !outcome.repeated) return [];
    const from = Math.max(0, outcome.revision - EVENTS_OF_ONE_COMMAND);
    const near = await Array.fromAsync(this.engine.events.read(stream, from));
    return near.filter(({ meta }) => meta.commandId === commandId);
  }

  private async carryOut(gathering: Gathering & { readonly target: Target }): Promise<Outcome> {
    const { target, type, context } = gathering;
    if (target.category === 'round' && type === 'DraftRound') return this.draft(gathering);
    const isDated = target.category !== 'account';
    const data = (isDated ? lateEntryFault(context) : undefined) ?? (await gather(this.engine, gathering));
    if (isRefusal(data)) return { kind: 'refused', refusal: data };
    if (target.category === 'account') return this.confirmations.change({ ...gathering, data });
    return this.engine.executor.executeNamed(deciders[target.category] as never, target.id, { type, data }, context);
  }

  /** One draft at a time on all servers: of two under one code, the second sees the first. */
  private draft(gathering: Gathering): Promise<Outcome> {
    return this.engine.together.alone('drafts', async () => {
      const refusal = await codeFault(this.engine, this.followers, gathering);
      return refusal === undefined ? draftRound(this.engine, gathering) : { kind: 'refused', refusal };
    });
  }

  /** The reason and the note that hold for everything in a round that is typed in, its appointments among it. */
  private async keptOf({ category, id }: Target): Promise<Backdated | null> {
    const { executor } = this.engine;
    const of = category === 'appointment' ? (await executor.load(appointment, id)).state.opened?.round : id;
    if (of === undefined || (category !== 'round' && category !== 'appointment')) return null;
    return (await executor.load(round, of)).state.plan.backdated;
  }

  /** The same body with every free text in the vault: what stays is its reference and commitment. */
  private async sealTexts(target: Target, body: CommandBody, plain: Plain, commandId: string): Promise<Plain> {
    const fields = freeTextFields(body).filter((field) => typeof plain[field] === 'string');
    if (fields.length === 0) return plain;
    const subject = await this.subjectOf(target, plain);
    try {
      const texts = await Promise.all(
        fields.map(async (field) => {
          const ref = derivedId('text', commandId, field);
          return [field, await this.engine.vault.seal(ref, subject, field, plain[field] as string)] as const;
        }),
      );
      return { ...plain, ...Object.fromEntries(texts) };
    } catch (error) {
      if (error instanceof VaultConflict) throw new ProblemAnswer(409, 'key-reused');
      throw error;
    }
  }

  /** Under whose key a text lies: of the candidate whom the command is about, otherwise of the stream. */
  private async subjectOf({ category, id }: Target, { candidate }: Plain): Promise<string> {
    if (category !== 'round' || typeof candidate !== 'string') return `${category}-${id}`;
    const { state } = await this.engine.executor.load(round, id);
    return personBehind(state, candidate) ?? `${category}-${id}`;
  }
}
