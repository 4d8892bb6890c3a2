import type { Type } from '@nestjs/common';
import type { SealedText } from '#kernel';
import type {
  AccountCommands,
  AppointmentCommands,
  PlanCommands,
  PostFact,
  ResultsCommands,
  StandstillCommands,
} from '#exams';
import type { Same, UnsealedText } from './field-types.js';
import type { CommandBody } from './common.js';

/** The same without some of its fields; a field that is not there does not compile. */
export type Without<Data, Field extends keyof Data> = Omit<Data, Field>;

type Merger = AppointmentCommands['RecordMerger'];
type Resumption = StandstillCommands['ResumeRound'];

/** Commands that rest on how many administrators there are (`identity/accounts.ts`). */
type CountedCommand = 'AssignBodies' | 'GrantRole' | 'RevokeRole' | 'RemoveFactors' | 'CloseAccount' | 'ConfirmChange';

/** Commands of which the edge gathers a part itself (`gather.ts`): what is left for the client to say. */
interface Asked extends Readonly<{
  [Name in CountedCommand]: Without<
    AccountCommands[Name],
    'administrators' | ('confirmers' & keyof AccountCommands[Name])
  >;
}> {
  DraftRound: Without<PlanCommands['DraftRound'], 'posts' | 'authority' | 'superior' | 'body' | 'token'> & {
    readonly posts: readonly Without<PostFact, 'schemeVersion' | 'unitRevision'>[];
  };
  ApprovePlan: Without<PlanCommands['ApprovePlan'], 'packHash'> &
    Partial<Pick<PlanCommands['ApprovePlan'], 'packHash'>>;
  RecordCaseFailed: Without<ResultsCommands['RecordCaseFailed'], 'case'>;
  RecordPostFilled: Without<ResultsCommands['RecordPostFilled'], 'case'>;
  ResumeRound: Without<Resumption, 'successor'> & {
    readonly successor?: Pick<NonNullable<Resumption['successor']>, 'unit'>;
  };
  ReceiveComplaint: Without<ResultsCommands['ReceiveComplaint'], 'sender'>;
  RecordMerger: Without<Merger, 'authority'> & Partial<Pick<Merger, 'authority'>>;
}

/** Both sides of a comparison in one form: writable, and flat where types were put together. */
type Plain<Data> = Data extends UnsealedText
  ? Data
  : Data extends object
    ? { -readonly [Field in keyof Data]: Plain<Data[Field]> }
    : Data;

type Unsealed<Value> = Value extends SealedText ? UnsealedText : Value;

/**
 * What a client sends for a command: its own fields and those of every command, free text as it was written. Only fields
 * of the command itself are sealed, so a sealed text further inside stays one, and no body can offer it.
 */
type Sent<Data> = Plain<
  CommandBody & { [Field in keyof Data as string extends Field ? never : Field]: Unsealed<Data[Field]> }
>;

type SentFor<Commands, Name extends keyof Commands> = Sent<Name extends keyof Asked ? Asked[Name] : Commands[Name]>;

type Field<Data, Name> = Name extends keyof Data ? Pick<Data, Name> : never;

/** Fields that one of the two has not, or has otherwise. */
type Differing<A, B> = {
  [Name in keyof A | keyof B]-?: Same<Field<A, Name>, Field<B, Name>> extends true ? never : Name;
}[keyof A | keyof B];

/** In place of a body that does not fit: the fields in which it differs from what the command asks for. */
interface Misfit<Fields> {
  readonly differsFromItsCommandIn: Fields;
}

type Fit<Body, Data> =
  Body extends Type<infer Given>
    ? Differing<Plain<Given>, Data> extends infer Fields
      ? [Fields] extends [never]
        ? Body
        : Misfit<Fields>
      : never
    : never;

type Fitting<Commands, Table> = {
  readonly [Name in keyof Commands | keyof Table]: Name extends keyof Commands & keyof Table
    ? Fit<Table[Name], SentFor<Commands, Name>>
    : never;
};

/**
 * The bodies of a chapter: one for each of its commands, with the fields that a client sends for it and no others. A body
 * that is missing, or differs in a field, a word or in what may be left out, does not compile.
 */
export const bodiesOf =
  <Commands extends object>() =>
  <Table extends Readonly<Record<string, Type<CommandBody>>>>(
    table: Table & Fitting<Commands, Table>,
  ): Readonly<Record<keyof Commands, Type<CommandBody>>> =>
    table;
