import { setImmediate as breath } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Recorded } from '#kernel';
import {
  documentsChanged,
  hasRole,
  isDocumentFor,
  type LiveCategory,
  liveOf,
  type LiveViewer,
  partsChanged,
  placeIn,
  type Reader,
  roundSignedOn,
  worksInRounds,
} from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { today } from '../edge/today.js';
import type { News } from './pass.js';

/** That something changed which the reader may see: what it is now, the usual reads say. */
export interface LiveMessage {
  /** Give it to a read as `position` to see at least this, or to `from` to hear what came behind it. */
  readonly position: string;
  readonly category: LiveCategory;
  /** Of the round, the case, the unit, the position or the account. */
  readonly id: string;
  /** The views of parts of a round that may have changed for the reader; absent where it is the round at a glance, or no round. */
  readonly parts?: readonly string[];
}

/** So many events are looked at between two turns of others. */
const AT_ONCE = 20;

/** Somebody may stand in a round under no more ids than this. */
const SELVES_MAX = 20;

const isSame = (one: LiveMessage, other: LiveMessage): boolean =>
  one.category === other.category && one.id === other.id;

/** What follows each other about the same thing is one message, under the position of the last. */
const joined = (messages: readonly LiveMessage[]): readonly LiveMessage[] => {
  const told: LiveMessage[] = [];
  for (const message of messages) {
    const before = told.at(-1);
    if (before === undefined || !isSame(before, message)) {
      told.push(message);
      continue;
    }
    const parts = [...new Set([...(before.parts ?? []), ...(message.parts ?? [])])];
    told[told.length - 1] = { ...message, ...(parts.length === 0 ? {} : { parts }) };
  }
  return told;
};

/** Says what of that which has happened a reader is told. What that is, `libs/exams/src/live.ts` decides. */
@Injectable()
export class Telling {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async of(me: Reader, news: News): Promise<readonly LiveMessage[]> {
    const viewers = new Map<string, Promise<LiveViewer | undefined>>();
    const viewerOf = (round: string): Promise<LiveViewer | undefined> => {
      const known = viewers.get(round) ?? this.viewer(me, round, news);
      viewers.set(round, known);
      return known;
    };
    const messages: LiveMessage[] = [];
    for (const [index, recorded] of news.events.entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await breath();
      const live = liveOf(recorded);
      if (live === undefined) continue;
      if (live.category === 'round') messages.push(...inRound(recorded, live.id, await viewerOf(live.id)));
      else messages.push(...(await beside(recorded, live.category, me, news)));
    }
    return joined(messages);
  }

  /** The reader in a round, as it is now; `undefined` for who is told of no round, or where there is none. */
  private async viewer(me: Reader, id: string, { shelf }: News): Promise<LiveViewer | undefined> {
    if (!worksInRounds(me)) return undefined;
    const [known, council] = await Promise.all([shelf.get('rounds', id), shelf.get('council', id)]);
    if (known === undefined) return undefined;
    const round = roundSignedOn(known, today());
    const candidates = hasRole(me, 'CANDIDATE') ? await this.selves(id, me.person) : [];
    return { me, round, place: placeIn(me, round, council), candidates };
  }

  private async selves(round: string, person: string): Promise<readonly string[]> {
    const { items } = await this.engine.reading.list('candidates', { where: { round, person }, limit: SELVES_MAX });
    return items.map(({ document }) => document.candidate);
  }
}

const inRound = (recorded: Recorded, id: string, viewer: LiveViewer | undefined): readonly LiveMessage[] => {
  const parts = viewer && partsChanged(recorded, viewer);
  if (parts === undefined) return [];
  const position = recorded.position.toString();
  return [{ position, category: 'round', id, ...(parts.length === 0 ? {} : { parts }) }];
};

const beside = async (
  recorded: Recorded,
  category: LiveCategory,
  me: Reader,
  { shelf }: News,
): Promise<readonly LiveMessage[]> => {
  const messages: LiveMessage[] = [];
  for (const changed of documentsChanged(recorded)) {
    const document = await shelf.get(changed.view, changed.key);
    if (isDocumentFor(recorded, changed, document, { me, today: today() }))
      messages.push({ position: recorded.position.toString(), category, id: changed.key });
  }
  return messages;
};
