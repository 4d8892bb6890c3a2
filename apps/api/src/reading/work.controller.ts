import { setImmediate as breath } from 'node:timers/promises';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
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
  type Viewer,
  waitingOn,
  workIn,
  type WorkLine,
  workOnAccount,
  worksInRounds,
} from '#exams';
import { PAGE_SIZE_MAX } from '#kernel';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { hrefOf } from '../commands/refused.js';
import { today } from '../edge/today.js';
import { type Actor, Me } from '../identity/actor.js';
import { Names } from './names.js';
import type { Named } from './people.js';
import { NamesQuery } from './queries.js';
import { RoundReader } from './round-reader.js';

/** So many lines are answered, those first that can be done now. */
const LINES_MAX = 500;

/** A line with the route of its command. */
export type Work = WorkLine & { readonly link: { readonly method: 'POST'; readonly href: string } };

/** All that waits for one person, in all rounds, cases and accounts. */
export interface WorkList extends Named {
  readonly items: readonly Work[];
  /** How many more there are than fit into one answer. */
  readonly left: number;
  /** Said where nothing waits. */
  readonly note: { readonly vi: string; readonly en: string } | null;
}

const nothing = { vi: 'Hiện không có việc nào chờ ông/bà.', en: 'Nothing waits for you now.' };

const linkOf = (line: WorkLine): Work['link'] => ({
  method: 'POST',
  href:
    line.command === 'ConfirmChange'
      ? `/api/accounts/${line.account ?? ''}/confirm-change`
      : hrefOf(line.round ?? '', { case: line.case, command: line.command }),
});

/** What waits for who asks, wherever it waits. */
@ApiTags('Reports')
@Controller('api/work')
export class WorkController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly names: Names,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'Work',
    summary:
      'What waits for you in all rounds, cases and accounts: the command and its route, since and until when, by which rule, who else can do it',
    description:
      '`YOURS` can be done now, `COMING` once something else is done. `ESCALATED` is overdue with others: it is told to the owner of the round and to its authority, or to who stands above where the authority itself is awaited.',
  })
  async work(@Me() me: Actor, @Query() query: NamesQuery): Promise<WorkList> {
    await this.reader.reach(query.position, 'rounds', 'council', 'candidates', 'appointments', 'accounts');
    const viewers = worksInRounds(me) ? await this.viewers(me) : [];
    const lines: WorkLine[] = hasRole(me, 'ADMIN') ? await this.inAccounts(me) : [];
    for (const viewer of viewers) {
      lines.push(...(await this.inRound(viewer)));
      await breath();
    }
    const items = inOrderOfWork(lines);
    const shown = items.slice(0, LINES_MAX).map((line) => ({ ...line, link: linkOf(line) }));
    const note = items.length === 0 ? nothing : null;
    const left = items.length - shown.length;
    return { items: shown, left, note, ...(query.names === undefined ? {} : await this.named(viewers, shown, me)) };
  }

  /** The rounds and cases that are not over, in which the reader has a part. */
  private async viewers(me: Actor): Promise<readonly Viewer[]> {
    const { reading } = this.engine;
    const applied = await this.every('candidates', { person: me.person });
    const cases = (await Promise.all(openCases.map((status) => this.every('appointments', { status })))).flat();
    const open = (await Promise.all(openStages.map((stage) => this.every('rounds', { stage })))).flat();
    const others = [...new Set(cases.map(({ round }) => round))].filter(
      (id) => !open.some(({ round }) => round === id),
    );
    const rounds = [...open, ...(await reading.getMany('rounds', others)).values()];
    const councils = await reading.getMany(
      'council',
      rounds.map(({ round }) => round),
    );
    const asked = new Set(applied.map(({ round }) => round));
    return rounds
      .map((round) => [roundSignedOn(round, today()), councils.get(round.round)] as const)
      .filter(([round, council]) => asked.has(round.round) || hasPartIn(round, council, me.person))
      .map(([round, council]) => this.viewerOf(me, round, council))
      .filter(knowsRound);
  }

  private viewerOf(me: Actor, round: RoundDoc, council: CouncilDoc | undefined): Viewer {
    return { me, round, place: placeIn(me, round, council) };
  }

  /** Every document of a view with these fields, page by page. */
  private async every<View extends 'rounds' | 'candidates' | 'appointments' | 'accounts'>(
    view: View,
    where: Readonly<Record<string, string>>,
  ) {
    const documents = [];
    let after: string | undefined;
    do {
      const from = after === undefined ? {} : { after };
      const page = await this.engine.reading.list(view, { where, limit: PAGE_SIZE_MAX, ...from });
      documents.push(...page.items.map(({ document }) => document));
      after = page.next;
    } while (after !== undefined);
    return documents;
  }

  private async inRound(viewer: Viewer): Promise<readonly WorkLine[]> {
    const { round } = viewer.round;
    const [{ state }, cases] = await Promise.all([
      this.engine.executor.load(roundDecider, round),
      this.reader.all('appointments', round),
    ]);
    return workIn(viewer, waitingOn(today(), state, cases, viewer), today());
  }

  private async inAccounts(me: Actor): Promise<WorkLine[]> {
    const waiting = await this.every('accounts', { awaits: 'CONFIRMATION' });
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
