import { type Context, type Decision, isRefusal, refuse } from '#kernel';
import type { AccountCommands, AccountEvents } from './events.js';
import { type Account, type AccountDecider, type AccountRefusal, sessionIn } from './state.js';

type Rules = AccountDecider['decide'];
type Asked<Name extends keyof AccountCommands, Result> = (
  state: Account,
  command: AccountCommands[Name],
  context: Context,
) => Result;

const always = () => true;
const never = () => false;
/** By the right of the account itself: not by an administrator, nor by the provider, who is in no session. */
const inSession = (_state: Account, _command: object, { authority, session }: Context): boolean =>
  authority === 'account' && session !== undefined;

/** Which commands somebody sends to the own account, in a session of it. A command without a line does not compile. */
export const isOwn: { readonly [Name in keyof AccountCommands]: Asked<Name, boolean> } = {
  OpenAccount: never,
  AssignBodies: never,
  GrantRole: never,
  RevokeRole: never,
  // The very first one is set by nobody who could have signed in.
  SetCredential: ({ credential }, { reset }) => reset === null && credential !== null,
  // It begins the session, and names the credential that was checked.
  RecordSignIn: never,
  FollowProvider: never,
  RecordFailedSignIn: never,
  EnrolFactor: always,
  RemoveFactor: always,
  RemoveFactors: never,
  ConfirmSession: always,
  EndSessions: inSession,
  EndSession: inSession,
  RecordNamesRead: always,
  UnlockAccount: never,
  CloseAccount: never,
  ConfirmChange: never,
  DropChange: never,
  RecordCorrection: never,
  ProposeErasure: never,
  RecordErasure: never,
  RecordRestoration: never,
};

const held =
  <Name extends keyof AccountCommands>(
    name: Name,
    rule: Asked<Name, Decision<AccountEvents, AccountRefusal>>,
  ): typeof rule =>
  (state, command, context) => {
    const decided = rule(state, command, context);
    const isIdle = !isRefusal(decided) && decided.length === 0;
    if (isIdle || state.status !== 'OPEN' || !isOwn[name](state, command, context)) return decided;
    return sessionIn(state, context.session ?? '') === undefined ? refuse('session-ended') : decided;
  };

/**
 * Every rule of an account, with those for its holder held to the session in which they are asked: it may have ended since
 * it was let in. With it stands the credential that was checked in it, for whatever replaces that ends all sessions.
 */
export const allHeld = (rules: Rules): Rules =>
  Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [name, held(name as never, rule as never)]),
  ) as unknown as Rules;
