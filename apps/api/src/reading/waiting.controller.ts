import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { knowsNames, mayAsk, round as roundDecider, type Viewer, type WaitingLine, waitingOn } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { hrefOf } from '../commands/refused.js';
import { rolesOfPerson } from '../commands/seat-accounts.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { today } from '../edge/today.js';
import { type Actor, Me } from '../identity/actor.js';
import { Names } from './names.js';
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
export interface WaitingList extends Named {
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

/** What a round waits for, as each reader may know it. */
@ApiTags('Reports')
@Controller('api/rounds/:id/waiting')
export class WaitingController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly names: Names,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'Waiting',
    summary:
      'What the round waits for: the command and its route, who can send it, what is done and what is missing, since and until when, by which rule',
  })
  async waiting(@Me() me: Actor, @Param('id', streamId) id: string, @Query() query: NamesQuery): Promise<WaitingList> {
    await this.reader.reach(query.position, 'rounds', 'council', 'appointments');
    const viewer = await this.reader.viewer(me, id, mayAsk.waiting);
    const [loaded, cases] = await Promise.all([
      this.engine.executor.load(roundDecider, id),
      this.reader.all('appointments', id),
    ]);
    const lines = waitingOn(today(), loaded.state, cases, viewer);
    const absent = await this.withoutAccount(lines);
    const items = lines.map((line) => linked(id, line, absent));
    return { items, note: noteOn(items), ...(await this.named(viewer, items, query, me)) };
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
