import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags, IntersectionType } from '@nestjs/swagger';
import {
  type AppointmentDocument,
  caseSignedOn,
  type CouncilDoc,
  hasPartIn,
  hasRole,
  inOrderOfWork,
  knowsNames,
  knowsRound,
  openCases,
  openStages,
  placeIn,
  round as roundDecider,
  type RoundDoc,
  roundSignedOn,
  termsWaitBefore,
  type Viewer,
  waitingOn,
  workIn,
  type WorkLine,
  workOnAccount,
  worksInRounds,
} from '#exams';
import type { Query as Listing } from '#kernel';
import { breath, everyPageFor } from '../edge/breath.js';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { hrefOf } from '../commands/refused.js';
import { today } from '../edge/today.js';
import { type Actor, Me } from '../identity/actor.js';
import { AtQuery, type AsOf, type Past } from './as-of.js';
import { firstStep } from './first-steps.js';
import { Names } from './names.js';
import { Pasts } from './pasts.js';
import type { Named } from './people.js';
import { NamesQuery } from './queries.js';
import { RoundReader } from './round-reader.js';

/** So many lines are answered, those first that can be done now. */
const LINES_MAX = 500;

/** A line with the route of its command. */
export type Work = WorkLine & { readonly link: { readonly method: 'POST'; readonly href: string } };

/** All that waits for one person, in all rounds, cases and accounts. */
export interface WorkList extends Named, AsOf {
  readonly items: readonly Work[];
  /** How many more there are than fit into one answer. */
  readonly left: number;
  /** Said where nothing waits: what comes first, in an installation that is still empty. */
  readonly note: { readonly vi: string; readonly en: string } | null;
  /** Of the past: in how many older rounds of the reader it was not looked. */
  readonly roundsLeft?: number;
}

/** In so many rounds of a reader, the newest first, it is looked for what waited in the past: each is folded anew. */
const ROUNDS_MAX = 50;

class WorkQuery extends IntersectionType(NamesQuery, AtQuery) {}

const nothingThen = { vi: 'Khi đó không có việc nào chờ ông/bà.', en: 'Nothing waited for you then.' };
const nothing = { vi: 'Hiện không có việc nào chờ ông/bà.', en: 'Nothing waits for you now.' };

const linkOf = (line: WorkLine): Work['link'] => ({
  method: 'POST',
  href:
    line.command === 'ConfirmChange'
      ? `/api/accounts/${line.account ?? ''}/confirm-change`
      : hrefOf(line.round ?? '', { case: line.case, command: line.command }),
});

/** True for who answers for a case or appoints there, also where that is nobody of its round any more. */
const isAwaitedIn = (document: AppointmentDocument, { person }: Actor): boolean => {
  const { owner, authority } = caseSignedOn(document, today());
  return [owner, authority].includes(person);
};

/** What waits for who asks, wherever it waits. */
@ApiTags('Reports')
@Controller('api/work')
export class WorkController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly names: Names,
    private readonly pasts: Pasts,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'Work',
    summary:
      'What waits for you in all rounds, cases and accounts: the command and its route, since and until when, by which rule, who else can do it; with `at`, what waited for you then in the rounds in which you have a part today',
    description:
      '`YOURS` can be done now, `COMING` once something else is done. `ESCALATED` is overdue with others: it is told to the owner of the round and to its authority, or to who stands above where the authority itself is awaited.',
  })
  async work(@Me() me: Actor, @Query() query: WorkQuery): Promise<WorkList> {
    await this.reader.reach(query.position, 'rounds', 'council', 'candidates', 'appointments', 'accounts');
    const past = await this.pasts.in(query);
    if (past !== undefined) return this.workThen(me, query, past);
    const viewers = worksInRounds(me) ? await this.viewers(me) : [];
    const lines: WorkLine[] = hasRole(me, 'ADMIN') ? await this.inAccounts(me) : [];
    for (const viewer of viewers) {
      lines.push(...(await this.inRound(viewer)));
      await breath(me);
    }
    const none = lines.length > 0 ? nothing : ((await firstStep(this.engine, me)) ?? nothing);
    return this.list(lines, viewers, { me, query, none });
  }

  private async list(
    lines: readonly WorkLine[],
    viewers: readonly Viewer[],
    { me, query, none }: { readonly me: Actor; readonly query: NamesQuery; readonly none: WorkList['note'] },
  ): Promise<WorkList> {
    const items = inOrderOfWork(lines);
    const shown = items.slice(0, LINES_MAX).map((line) => ({ ...line, link: linkOf(line) }));
    const note = items.length === 0 ? none : null;
    const left = items.length - shown.length;
    return { items: shown, left, note, ...(query.names === undefined ? {} : await this.named(viewers, shown, me)) };
  }

  /** What waited for the reader then, in the rounds in which the reader has a part today. */
  private async workThen(me: Actor, query: NamesQuery, past: Past): Promise<WorkList> {
    const all = worksInRounds(me) ? await this.viewersIn(me, await this.every(me, 'rounds', {})) : [];
    const newest = all.toSorted((one, other) => (one.round.draftedAt < other.round.draftedAt ? 1 : -1));
    const viewers = newest.slice(0, ROUNDS_MAX);
    const lines: WorkLine[] = [];
    for (const viewer of viewers) {
      const then = await this.pasts.waiting(viewer, me.account, past);
      if (then !== undefined) lines.push(...workIn({ ...viewer, round: then.round }, then.lines, then.day));
    }
    const list = await this.list(lines, viewers, { me, query, none: nothingThen });
    return { ...list, asOf: past.asOf, roundsLeft: all.length - viewers.length };
  }

  /** The rounds and cases that are not over, in which the reader has a part. */
  private async viewers(me: Actor): Promise<readonly Viewer[]> {
    const { reading } = this.engine;
    const cases = await this.cases(me);
    const open = (await Promise.all(openStages.map((stage) => this.every(me, 'rounds', { stage })))).flat();
    const others = [...new Set(cases.map(({ round }) => round))].filter(
      (id) => !open.some(({ round }) => round === id),
    );
    const awaited = cases.filter((one) => isAwaitedIn(one, me)).map(({ round }) => round);
    return this.viewersIn(me, [...open, ...(await reading.getMany('rounds', others)).values()], awaited);
  }

  /** The reader in those of these rounds in which the reader has a part, or is awaited in a case. */
  private async viewersIn(
    me: Actor,
    rounds: readonly RoundDoc[],
    awaited: readonly string[] = [],
  ): Promise<readonly Viewer[]> {
    const applied = await this.every(me, 'candidates', { person: me.person });
    const councils = await this.engine.reading.getMany(
      'council',
      rounds.map(({ round }) => round),
    );
    const asked = new Set([...applied.map(({ round }) => round), ...awaited]);
    return rounds
      .map((round) => [roundSignedOn(round, today()), councils.get(round.round)] as const)
      .filter(([round, council]) => asked.has(round.round) || hasPartIn(round, council, me.person))
      .map(([round, council]) => this.viewerOf(me, round, council))
      .filter(knowsRound);
  }

  /** The cases in which something is waited for: who is in office waits for the end of the term, once it is near. */
  private async cases(me: Actor): Promise<readonly AppointmentDocument[]> {
    const near = { status: 'IN_OFFICE', until: { lt: termsWaitBefore(today()) } };
    const asked = [...openCases.map((status) => ({ status })), near];
    return (await Promise.all(asked.map((where) => this.every(me, 'appointments', where)))).flat();
  }

  private viewerOf(me: Actor, round: RoundDoc, council: CouncilDoc | undefined): Viewer {
    return { me, round, place: placeIn(me, round, council) };
  }

  /** Every document of a view with these fields. */
  private async every<View extends 'rounds' | 'candidates' | 'appointments' | 'accounts'>(
    me: Actor,
    view: View,
    where: NonNullable<Listing['where']>,
  ) {
    const pages = await Array.fromAsync(everyPageFor(me, (query) => this.engine.reading.list(view, query), { where }));
    return pages.flat().map(({ document }) => document);
  }

  private async inRound(viewer: Viewer): Promise<readonly WorkLine[]> {
    const { round } = viewer.round;
    const [{ state }, cases] = await Promise.all([
      this.engine.executor.load(roundDecider, round),
      this.reader.all('appointments', round, viewer.me),
    ]);
    return workIn(viewer, waitingOn(today(), state, cases, viewer), today());
  }

  private async inAccounts(me: Actor): Promise<WorkLine[]> {
    const waiting = await this.every(me, 'accounts', { awaits: 'CONFIRMATION' });
    return waiting.flatMap((document) => workOnAccount(document, me, new Date().toISOString()));
  }

  /** The names of those of whom lines speak, round by round, where the reader knows people by name. */
  private async named(viewers: readonly Viewer[], items: readonly WorkLine[], me: Actor): Promise<Named> {
    const people: Record<string, string> = {};
    for (const viewer of viewers.filter(knowsNames)) {
      const here = items.filter(({ round }) => round === viewer.round.round);
      const codes = here.flatMap(({ persons, subject, missing }) => [...persons, subject, ...(missing?.ids ?? [])]);
      if (codes.length > 0) Object.assign(people, (await this.names.of(me, viewer.round.round, codes, true)).people);
    }
    return { people };
  }
}
