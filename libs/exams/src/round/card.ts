import type { OneOf, SealedText } from '#kernel';
import type { Stage, Step, RuleSource } from '#rules';
import type { Role } from '../account/events.js';
import type { DocumentRef } from '../wording.js';
import type { ClocksEvents } from './clocks/events.js';
import type { Output } from './output.js';
import type { PlanTerms } from './plan/events.js';
import type { SeatCode } from './seats.js';

/** How an event comes about by a command: which one, and who may send it. */
export interface Sent<Command extends string> {
  readonly command: Command;
  /** An account needs one of these roles. Which of them is recorded, {@link roleActing} says: their order means nothing. */
  readonly roles: readonly Role[];
  /** The sender holds one of these seats in the round, or acts for somebody who does. */
  readonly seats: readonly SeatCode[];
}

/**
 * Until when a field is sealed: until the round has come to a stage, until the score sheets are laid open, or until the
 * votes on its motion are counted.
 */
export type Until = Stage | 'SHEETS_OPEN' | 'MOTION_CLOSED';

/** Fields of an event that nobody reads in the log before their time. */
export interface Sealed<Field extends string> {
  readonly until: Until;
  readonly fields: readonly Field[];
}

/**
 * About whom somebody decides by the event: nobody decides about a candidate with whom they are in conflict (domain
 * §7.5(6)). `SCRIPT`: about whoever wrote the script under the code in `script`. `NOBODY`: also where candidates act for
 * themselves, or the event follows by rule.
 */
export type Subject<Data> =
  | 'NOBODY'
  | (Data extends { readonly candidate: string } ? 'CANDIDATE' : never)
  | (Data extends { readonly script: string } ? 'SCRIPT' : never);

/** The title of a step as people read it, with the rule behind it where the step has one. */
export interface Title {
  readonly vi: string;
  readonly en: string;
  /** Instrument and article in short form, or a rule of ours. Absent: no text asks for the step by itself. */
  readonly source?: RuleSource;
}

/** What a decision is about, and what was chosen where there was a choice. */
export type About = Readonly<{
  kind:
    'ROUND' | 'COUNCIL' | 'BOARD' | 'MEMBER' | 'CANDIDATE' | 'SCRIPT' | 'POST' | 'QUESTION' | 'MOTION' | 'COMPLAINT';
  /** Id or code of it; of the round where the whole round is meant. */
  id: string;
  choice: string | null;
}>;

type Evidence =
  | { readonly reason: SealedText }
  | { readonly minutes: string }
  | { readonly decision: DocumentRef }
  | { readonly report: DocumentRef };

type Decides<Data> = (data: Data, round: string) => About;

/** What an event of the chapter of clocks does to a clock. */
export type ClockChange = OneOf<ClocksEvents>;

/** What legal clocks, and the course that their rows may depend on, look at in a step. */
export type ClockFacts = Readonly<{
  pack?: string;
  course?: string | null;
  appealWindow?: NonNullable<PlanTerms['appealWindow']>;
  closesOn?: string;
  last?: string;
  /** True for a round whose clocks are facts from its first event on. */
  recorded?: boolean;
  /** Such a fact. */
  change?: ClockChange;
}>;

/**
 * All that is to be known of an event beside its shape and its rule. Every field is required, and what is open, about
 * nobody, or legal anywhere says so: nothing is so because somebody forgot to say otherwise.
 */
export interface Card<Command extends string, Data> {
  /** `FOLLOWS`: recorded by rule, with or in place of an event that was sent for. */
  readonly sent: Sent<Command> | 'FOLLOWS';
  readonly about: Subject<Data>;
  /** The stage that it enters, or the stages in which it may happen. */
  readonly stage: Step;
  /** Papers, scripts, sheets or secrets are closed by it, or opened. Absent: neither. */
  readonly seal?: 'CLOSES' | 'OPENS';
  readonly sealed: readonly Sealed<keyof Data & string>[] | 'OPEN';
  readonly title: { readonly vi: string; readonly en: string; readonly source: RuleSource | null };
  /** What it leaves behind. `FOLLOWS`: it moves the round by rule alone, so it is no step of its own in "five clears". */
  readonly output: ((data: Data) => Output) | 'FOLLOWS';
  /** What a person decided by it. An event with a reason, minutes or a signed paper is a decision. */
  readonly decides: Data extends Evidence ? Decides<Data> : Decides<Data> | 'NOTHING';
  /** What clocks look at in it, beside that it happened. */
  readonly clocks: ((data: Data) => ClockFacts) | 'NONE';
}

/** A card for every event of a chapter. */
export type Cards<Commands extends object, Events extends object> = {
  readonly [E in keyof Events & string]: Card<keyof Commands & string, Events[E]>;
};

/** The commands that some card of the table names. */
export type CommandsOf<Table> = {
  [E in keyof Table]: Table[E] extends { readonly sent: { readonly command: infer Command extends string } }
    ? Command
    : never;
}[keyof Table];

/** Nothing to add where every command has its card; otherwise a demand that no table meets and that names them. */
export type EveryCommand<Commands extends object, Table> = [Exclude<keyof Commands, CommandsOf<Table>>] extends [never]
  ? unknown
  : { readonly 'no card names': Exclude<keyof Commands, CommandsOf<Table>> };

/** The cards of a chapter, one for each event. */
export const cards =
  <Commands extends object, Events extends object>() =>
  <const Table extends Cards<Commands, Events>>(table: Table): Table =>
    table;

// What several cards say.

/** What a decision is about: `choice` is `null` where there was none. */
export const about = (kind: About['kind'], id: string, choice: string | null = null): About => ({ kind, id, choice });

export const ofRound = (_: unknown, round: string): About => about('ROUND', round);

export const ofScript = ({ script, mark }: { readonly script: string; readonly mark?: string }): About =>
  about('SCRIPT', script, mark ?? null);

/** The last day for applications is announced, and may lie behind the least that the law asks for. */
export const lastDay = ({ closesOn }: { readonly closesOn: string }): ClockFacts => ({ closesOn });

/** The last day of a window that is over: what follows is counted from it, also where the closing is recorded later (S22). */
export const windowEnd = ({ last }: { readonly last?: string }): ClockFacts => (last === undefined ? {} : { last });
