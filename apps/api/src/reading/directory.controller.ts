import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  hasRole,
  holds,
  reaches,
  rightsTo,
  rolesLacking,
  round as roundDecider,
  type RoundCommands,
  type RoundDoc,
  type SeatCode,
  sittingOf,
  terminal,
} from '#exams';
import { everyPage, PAGE_SIZE_MAX } from '#kernel';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { type Actor, Me } from '../identity/actor.js';
import { Names } from './names.js';
import { PositionQuery } from './queries.js';
import { RoundReader } from './round-reader.js';

const boards: readonly SeatCode[] = [
  'FORM_CHECK_BOARD',
  'QUESTION_BOARD',
  'INVIGILATION_BOARD',
  'CODING_BOARD',
  'MARKING_BOARD',
  'APPEAL_MARKING_BOARD',
  'SCHEME_MARKING_BOARD',
];
const bodies: readonly SeatCode[] = ['COUNCIL', 'SUPERVISION_BOARD', ...boards];

/** Commands that seat people, and where: whoever may send one may look for somebody to name in it. */
const seatedBy = {
  EstablishCouncil: ['COUNCIL'],
  EstablishSupervisionBoard: ['SUPERVISION_BOARD'],
  EstablishBoard: boards,
  ReplaceMember: bodies,
  ChangeMembers: bodies,
  OfferOwnership: ['NEW_OWNER'],
} as const satisfies Partial<Record<keyof RoundCommands, readonly SeatCode[]>>;

type Seating = keyof typeof seatedBy;
const seatings = Object.keys(seatedBy) as Seating[];

/** Somebody with an account who could take a seat. */
export interface DirectoryLine {
  /** personId. */
  readonly person: string;
  /** `null` after the person was erased. */
  readonly name: string | null;
  /** The commands of the reader in which this person can be named. */
  readonly fits: readonly Seating[];
  /** Where in this round the person sits already. */
  readonly sits: readonly SeatCode[];
}

/** Whom a reader can name in what that reader may send in a round. */
export interface Directory {
  readonly items: readonly DirectoryLine[];
  /** How many more there are than are shown. */
  readonly left: number;
}

/** Whom who seats people can choose from. */
@ApiTags('Rounds')
@Controller('api/rounds/:id')
export class DirectoryController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reader: RoundReader,
    private readonly names: Names,
  ) {}

  @Get('directory')
  @ApiOperation({
    operationId: 'ShowDirectory',
    summary:
      'Whom the reader can name in the council, a board or as owner of the round, by name, and where each sits already',
    description:
      'For whoever may send a command that seats people in the round, as long as it goes on: persons with an open account that holds for its body, whose roles do for such a seat. Whose names were told is recorded in the account of the reader, once for each.',
  })
  async directory(
    @Me() me: Actor,
    @Param('id', streamId) id: string,
    @Query() query: PositionQuery,
  ): Promise<Directory> {
    await this.reader.reach(query.position, 'rounds', 'accounts');
    const { state } = await this.engine.executor.load(roundDecider, id);
    const sitting = sittingOf(state);
    const acts = seatings.filter((act) => {
      const { roles, seats } = rightsTo('round', act);
      return hasRole(me, ...roles) && seats.some((seat) => holds(me.person, seat, sitting));
    });
    const goesOn = state.stage !== null && !terminal.includes(state.stage);
    const { round } = await this.reader.viewer(me, id, () => goesOn && acts.length > 0);
    const fitting = await this.fitting(acts, round);
    const shown = fitting.slice(0, PAGE_SIZE_MAX);
    const { people } = await this.names.of(
      me,
      id,
      shown.map(({ person }) => person),
      true,
    );
    const items = shown.map((line) => ({
      ...line,
      name: people?.[line.person] ?? null,
      sits: bodies.filter((seat) => holds(line.person, seat, sitting)),
    }));
    return { items, left: fitting.length - shown.length };
  }

  /** Persons whose accounts hold for the body of the round, in order, with the commands in which each can be named. */
  private async fitting(acts: readonly Seating[], { body }: RoundDoc) {
    const pages = everyPage((page) => this.engine.reading.list('accounts', page), { where: { status: 'OPEN' } });
    const accounts = (await Array.fromAsync(pages)).flat().map(({ document }) => document);
    const held = Map.groupBy(
      accounts.filter((account) => reaches(account, body)),
      ({ person }) => person,
    );
    return [...held].flatMap(([person, own]) => {
      const roles = own.flatMap((account) => account.roles);
      const fits = acts.filter((act) => seatedBy[act].some((seat) => rolesLacking(roles, seat).length === 0));
      return fits.length === 0 ? [] : [{ person, fits }];
    });
  }
}
