import { Inject, Injectable } from '@nestjs/common';
import {
  knowsRound,
  placeIn,
  roundSignedOn,
  type RoundViewDocs,
  type ViewDocs,
  type Viewer,
  worksInRounds,
} from '#exams';
import type { Query, Recorded } from '#kernel';
import type { Engine } from '../../../host/src/engine.js';
import type { Followers } from '../../../host/src/followers.js';
import { ENGINE, FOLLOWERS } from '../../../host/src/host.module.js';
import { everyPageFor } from '../edge/breath.js';
import type { Actor } from '../identity/actor.js';
import { ProblemAnswer, type Words } from '../edge/problem.js';
import { today } from '../edge/today.js';
import { admit, found } from './access.js';

/** How long a read waits for its views to reach the position asked for. */
const WAIT_MS = 5_000;

const notOfHere: Words = {
  vi: 'phải là `position` trong một trả lời của máy chủ này',
  en: 'must be the `position` of an answer of this server',
};

/** Finds out where views stand, and what a reader is in a round. */
@Injectable()
export class RoundReader {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(FOLLOWERS) private readonly followers: Followers,
  ) {}

  /**
   * Waits until the views have come as far as the reader's own last write; answers how far they are. The views `names` also
   * if a new version of them is being built: who does not name them is not held up by that.
   */
  async reach(position: string | undefined, ...names: readonly string[]): Promise<string> {
    if (position !== undefined) await this.mustBeOurs(BigInt(position));
    const isThere = async (views?: readonly string[]): Promise<boolean> =>
      position === undefined || (await this.followers.waitFor(BigInt(position), WAIT_MS, views));
    if (!(await isThere()) || !(await isThere(names))) throw new ProblemAnswer(503, 'view-behind');
    return this.followers.position().toString();
  }

  /** No view can come to where the log has not: whoever asks for that has it from elsewhere. */
  async mustBeOurs(position: bigint, field = 'position'): Promise<void> {
    if (position <= this.followers.position() || position <= (await this.engine.events.head())) return;
    throw new ProblemAnswer(400, 'body-malformed', [{ field, message: notOfHere }]);
  }

  /** The reader in a round. A round that was announced is known to whoever signs in; a part of one may not be for everybody. */
  async viewer(me: Actor, id: string, may: (viewer: Viewer) => boolean): Promise<Viewer> {
    const { reading } = this.engine;
    const [known, council] = await Promise.all([reading.get('rounds', id), reading.get('council', id)]);
    const round = roundSignedOn(found(known), today());
    const viewer = { me, round, place: placeIn(me, round, council) };
    admit(knowsRound(viewer), worksInRounds(me) && may(viewer));
    return viewer;
  }

  /** What happened in each of the appointment cases of a round, which has few of them and each few events. */
  async caseHistories(round: string, me: object): Promise<readonly (readonly Recorded[])[]> {
    const cases = await this.all('appointments', round, me);
    return Promise.all(cases.map(({ id }) => Array.fromAsync(this.engine.events.read(`appointment-${id}`))));
  }

  /** Every document of a view that belongs to a round, in the order of keys; others have their turn between two. */
  async all<View extends (keyof RoundViewDocs | 'appointments') & keyof ViewDocs>(
    view: View,
    round: string,
    me: object,
  ): Promise<ViewDocs[View][]> {
    const list = (query: Query) => this.engine.reading.list(view, query);
    const pages = await Array.fromAsync(everyPageFor(me, list, { where: { round } }));
    return pages.flat().map(({ document }) => document);
  }
}
