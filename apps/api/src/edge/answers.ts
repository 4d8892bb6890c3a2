import type { Breach, CaseDecision, PublishedResults, RoundViewDocs, ShownRound, ShownViewDocs } from '#exams';
import type { CaseInput, WhatIf } from '#rules';
import type { MadeCommitment } from '../commands/commitments.controller.js';
import type { ImportReport } from '../commands/imports.controller.js';
import type { Answer } from '../commands/submit.js';
import type { AccountChanged } from '../identity/account-changed.js';
import type { AccountOpened, PersonCode, PersonErased, PersonShown } from '../identity/accounts.controller.js';
import type { Actor } from '../identity/actor.js';
import type { AccountHistory } from '../identity/account-history.controller.js';
import type { IdentityShown, SignedOut } from '../identity/oidc-identity.controller.js';
import type { SignedIn } from '../identity/cookies.js';
import type { FactorList } from '../identity/factors.controller.js';
import type { NewApp } from '../identity/factors.js';
import type { Enrolled } from '../identity/own-factors.js';
import type { CreationOptions, RequestOptions } from '../identity/passkeys.js';
import type { SecurityPage } from '../identity/security-events.js';
import type { SessionList } from '../identity/session.controller.js';
import type { SessionState } from '../identity/session-state.controller.js';
import type { LiveMessage } from '../live/telling.js';
import type { Changes } from '../reading/changes.controller.js';
import type { History } from '../reading/history.controller.js';
import type { PackShort, WholePack } from '../reading/packs.controller.js';
import type { Named } from '../reading/people.js';
import type { PublicationPage, PublicRoundPage } from '../reading/public.controller.js';
import type { Directory } from '../reading/directory.controller.js';
import type { FiveClears, ToDeclareList } from '../reading/reports.controller.js';
import type { Texts } from '../reading/texts.js';
import type { WaitingList } from '../reading/waiting.controller.js';
import type { WorkList } from '../reading/work.controller.js';
import type { PageOf } from '../reading/asked-views.js';
import type { AsOf } from '../reading/as-of.js';
import type { ToldMarkers, ToldRobustness, ToldWhy } from '../reading/inquiries.controller.js';
import type { Ready } from './health.controller.js';
import type { IncidentList } from './incidents.controller.js';
import type { Problem } from './problem.js';

/** What is shown of a part of a round: results without the marks behind them to those who are no insiders. */
type Shown = Omit<RoundViewDocs, 'results'> & { readonly results: RoundViewDocs['results'] | PublishedResults };

type Single = 'plan' | 'hiring' | 'deviations' | 'results' | 'council';

/** A round without what is not for its reader. */
type Whole = Omit<ShownViewDocs, 'rounds'> & { readonly rounds: ShownRound };

type Lists = { readonly [Name in keyof Whole as `List${Capitalize<Name>}`]: PageOf<Whole[Name]> };
type Ones = { readonly [Name in keyof Omit<Whole, 'rounds'> as `Show${Capitalize<Name>}`]: Whole[Name] & Named & AsOf };
/** Behind the decisions of a round stand those of its appointment cases. */
type InLists = Omit<Shown, 'decisions'> & { readonly decisions: Shown['decisions'] | CaseDecision };
type Parts = { readonly [Name in keyof InLists as `ListRound${Capitalize<Name>}`]: PageOf<InLists[Name]> };
type OneParts = {
  readonly [Name in keyof Omit<Shown, Single> as `ShowRound${Capitalize<Name>}`]: Shown[Name] & Named & AsOf;
};

/**
 * What each operation answers, by its id; commands answer `Command`, whatever goes wrong `Problem`. The schemas in
 * `answers.json` are made from these types: `npm run schemas`.
 */
export interface Answers extends Lists, Ones, Parts, OneParts {
  readonly Command: Answer;
  readonly Problem: Problem;
  readonly ShowRound: ShownRound & Named & AsOf;
  readonly FiveClears: FiveClears;
  readonly Waiting: WaitingList;
  readonly Work: WorkList;
  readonly ToDeclare: ToDeclareList;
  readonly ShowDirectory: Directory;
  /** Each message. */
  readonly Live: LiveMessage;
  readonly ShowTexts: Texts;
  readonly ShowHistory: History;
  readonly ShowAppointmentHistory: History;
  readonly ShowAppointmentTexts: Texts;
  readonly ShowChanges: Changes;
  readonly CheckInvariants: { readonly events: number; readonly breaches: readonly Breach[] };
  readonly Why: ToldWhy;
  readonly WhatIf: WhatIf;
  readonly Robustness: ToldRobustness;
  readonly Case: CaseInput;
  readonly Markers: ToldMarkers;
  readonly MakeCommitment: MadeCommitment;
  readonly ListPublicRounds: PublicRoundPage;
  readonly ListPublications: PublicationPage;
  readonly ListPacks: { readonly items: readonly PackShort[] };
  readonly ShowPack: WholePack;
  readonly Health: { readonly status: 'ok' };
  readonly Ready: Ready;
  readonly ListIncidents: IncidentList;
  readonly RetryIncident: Answer;
  readonly SkipIncident: Answer;
  readonly SignIn: SignedIn;
  readonly SignInOnMachine: SignedIn;
  readonly SignInByPasskey: SignedIn;
  readonly ListSecurityEvents: SecurityPage;
  readonly AskForPasskey: RequestOptions;
  readonly ListFactors: FactorList;
  readonly BeginApp: NewApp;
  readonly EnrolApp: Enrolled;
  readonly BeginPasskey: CreationOptions;
  readonly EnrolPasskey: Enrolled;
  readonly ListSessions: SessionList;
  readonly SignOutOfProvider: SignedOut;
  readonly ShowIdentity: IdentityShown;
  readonly WhoAmI: Actor;
  readonly ShowSession: SessionState;
  readonly OpenAccount: AccountOpened;
  readonly ResetPassword: AccountChanged;
  readonly BindIdentity: AccountChanged;
  readonly ShowAccountHistory: AccountHistory;
  readonly RegisterPerson: PersonCode;
  readonly CorrectPerson: PersonShown;
  readonly ShowPerson: PersonShown;
  readonly ErasePerson: PersonErased;
  readonly ImportUnits: ImportReport;
  readonly ImportPositions: ImportReport;
}
