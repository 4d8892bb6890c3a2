import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags, IntersectionType } from '@nestjs/swagger';
import { knowsNames, mayAsk, round as roundDecider, type Viewer, type WaitingLine, waitingOn } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { hrefOf } from '../commands/refused.js';
import { rolesOfPerson } from '../commands/seat-accounts.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { today } from '../edge/today.js';
import { type Actor, Me } from '../identity/actor.js';
import { found } from './access.js';
import { AtQuery, type AsOf, type Past } from './as-of.js';
import { Names } from './names.js';
import { Pasts } from './pasts.js';
import type { Named } from './people.js';
import { NamesQuery } from './queries.js';
import { RoundReader } from './round-reader.js';

/** A line with the route of its command. */
export type Linked = WaitingLine & {
  /** Where the command is sent. */
  readonly link: { readonly method: 'POST'; readonly href: string };
  /** Those of `persons` who have no account: their part stands on paper until an administrator opens one for them. */
  readonly withoutAccount: readonly string[];
};

/** All that a round waits for, as its reader may know it. */
export interface WaitingList extends Named, AsOf {
  readonly items: readonly Linked[];
  /** Said where nothing waits, or nothing for the reader. */
  readonly note: { readonly vi: string; readonly en: string } | null;
}

const nothing = {
  vi: 'Đợt thi không còn chờ việc gì.',
  en: 'The round waits for nothing any more.',
};
const nothingForYou = {
  vi: 'Hiện không có việc nào chờ ông/bà trong đợt thi này; các việc dưới đây chờ người khác.',
  en: 'Nothing in this round waits for you now; what is listed waits for others.',
};

const noteOn = (items: readonly Linked[]): WaitingList['note'] => {
  if (items.length === 0) return nothing;
  return items.some(({ yours }) => yours) ? null : nothingForYou;
};

const linked = (id: string, line: WaitingLine, absent: readonly string[]): Linked => ({
  ...line,
  link: { method: 'POST', href: hrefOf(id, line) },
  withoutAccount: line.persons.filter((person) => absent.includes(person)),
});

class WaitingQuery extends IntersectionType(NamesQuery, AtQuery) {}

/** What a round waits for, as each reader may know it. */
@ApiTags('Reports')
@Controller('api/rounds/:id/waiting')
export class WaitingController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly names: Names,
    private readonly pasts: Pasts,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'Waiting',
    summary:
      'What the round waits for: the command and its route, who can send it, what is done and what is missing, since and until when, by which rule',
  })
  async waiting(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Query() query: WaitingQuery,
  ): Promise<WaitingList> {
    await this.reader.reach(query.position, 'rounds', 'council', 'appointments');
    const viewer = await this.reader.viewer(me, id, mayAsk.waiting);
    const past = await this.pasts.in(query);
    const lines = await this.lines(viewer, me, past);
    const absent = await this.withoutAccount(lines);
    const items = lines.map((line) => linked(id, line, absent));
    const asOf = past === undefined ? {} : { asOf: past.asOf };
    return { items, note: noteOn(items), ...asOf, ...(await this.named(viewer, items, query, me)) };
  }

  /** What the round waits for, or waited for then. */
  private async lines(viewer: Viewer, me: Actor, past: Past | undefined): Promise<readonly WaitingLine[]> {
    if (past !== undefined) return found(await this.pasts.waiting(viewer, me.account, past), 'not-then').lines;
    const { round } = viewer.round;
    const [loaded, cases] = await Promise.all([
      this.engine.executor.load(roundDecider, round),
      this.reader.all('appointments', round, viewer.me),
    ]);
    return waitingOn(today(), loaded.state, cases, viewer);
  }

  private async withoutAccount(lines: readonly WaitingLine[]): Promise<readonly string[]> {
    const people = [...new Set(lines.flatMap(({ persons }) => persons))];
    const roles = await Promise.all(people.map((person) => rolesOfPerson(this.engine, person)));
    return people.filter((_, at) => roles[at] === undefined);
  }

  /** Who knows people here by name is told them; whoever asks for them without the right is refused. */
  private async named(viewer: Viewer, items: readonly Linked[], { names }: NamesQuery, me: Actor): Promise<Named> {
    if (names === undefined && !knowsNames(viewer)) return {};
    return this.names.of(
      me,
      viewer.round.round,
      items.flatMap(({ persons, subject, missing }) => [...persons, subject, ...(missing?.ids ?? [])]),
      knowsNames(viewer),
    );
  }
}
