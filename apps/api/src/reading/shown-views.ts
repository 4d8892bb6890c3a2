import { Inject, Injectable } from '@nestjs/common';
import type { Document, Entry, Page, Query as Listing, ReadStore } from '#kernel';
import {
  candidatesOf,
  hasRole,
  knowsNames,
  nameReaders,
  personsOf,
  roundViews,
  type Viewer,
  type WholeSight,
} from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { breath } from '../edge/breath.js';
import { ProblemAnswer } from '../edge/problem.js';
import type { Actor } from '../identity/actor.js';
import type { AsOf } from './as-of.js';
import type { PageOf } from './asked-views.js';
import { Names } from './names.js';
import { loginsOf, type Named, reasonsOf } from './people.js';
import { type ListQuery, notACursor } from './queries.js';
import { continued } from './register.js';
import { shownPage, type Source } from './shown-page.js';

const sights = new Map(roundViews);

const everyone = (): boolean => true;

/** Views whose documents name whom somebody has typed in. */
const registries: readonly string[] = ['units', 'positions', 'reorganisations'];

/** What of a view is read, and how it is shown to this reader. */
export interface Reading {
  readonly me: Actor;
  readonly query: ListQuery;
  readonly within: Readonly<Record<string, string>>;
  /** What of each of these documents the reader is shown; `undefined` hides it. */
  readonly show: (entries: readonly Entry[]) => Promise<readonly (Document | undefined)[]>;
  /** Of parts of a round. */
  readonly viewer?: Viewer;
  /** What stands behind the documents of the list, already as the reader may know it. */
  readonly others?: () => Promise<readonly Document[]>;
  /** Where the documents stand, if not in the views as they are now, and of when they are. */
  readonly past?: ({ readonly documents: Pick<ReadStore, 'list'> } & AsOf) | undefined;
  /** Of documents of their own: whether the reader may know by name whom one of them names. */
  readonly knows?: (shown: Document) => boolean;
}

/** Of a read, what decides which names stand beside it. */
export type AskedNames = Pick<Reading, 'me' | 'query' | 'viewer' | 'knows'>;

/** Shows documents: in pages, and with the names that stand beside them. */
@Injectable()
export class ShownViews {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly names: Names,
  ) {}

  /** A page of a view, as its reader is shown it. */
  async page(
    name: string,
    { filters, filtersShown = [], order }: Pick<WholeSight, 'filters' | 'filtersShown' | 'order'>,
    reading: Reading,
  ): Promise<PageOf<Document>> {
    const { me, query, within, show, past, others } = reading;
    const asked = query as unknown as Readonly<Record<string, string | undefined>>;
    const chosen = filters.flatMap((field) => (asked[field] === undefined ? [] : [[field, asked[field]] as const]));
    const listed: Source['list'] = (limit, after) =>
      this.list(past?.documents ?? this.engine.views, name, {
        where: { ...within, ...Object.fromEntries(chosen) },
        ...(order === undefined ? {} : { sort: order }),
        ...(after === undefined ? {} : { after }),
        limit,
      });
    const isChosen = (document: Document): boolean => chosen.every(([field, value]) => document[field] === value);
    const list = others === undefined ? listed : continued(listed, async () => (await others()).filter(isChosen));
    const isWanted = (document: Document): boolean =>
      filtersShown.every((field) => asked[field] === undefined || document[field] === asked[field]);
    const { items, next } = await shownPage({ list, show, isWanted, breath: () => breath(me) }, query);
    return {
      items,
      ...(next === undefined ? {} : { next }),
      ...(past?.asOf === undefined ? {} : { asOf: past.asOf }),
      ...(await this.beside(name, items, reading)),
    };
  }

  /** A page; a cursor that is not one of ours is the reader's fault. */
  private async list(documents: Pick<ReadStore, 'list'>, name: string, query: Listing): Promise<Page> {
    try {
      return await documents.list(name, query);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ProblemAnswer(400, 'body-malformed', [{ field: 'after', message: notACursor }]);
    }
  }

  /** What stands beside documents that are no part of a round, and beside each page. */
  async beside(view: string, shown: readonly Document[], asked: AskedNames): Promise<Named> {
    return { ...(await this.named(view, shown, asked)), ...(await this.reasons(view, shown, asked.me)) };
  }

  /** The names of those whom the reader is shown, when they are asked for. */
  async named(view: string, shown: readonly Document[], asked: AskedNames): Promise<Named> {
    const { me, query, viewer } = asked;
    if (query.names === undefined) return {};
    if (viewer !== undefined) return this.namedIn(viewer, view, shown, me);
    const known = shown.filter((document) => asked.knows?.(document));
    const [persons, may] = [personsOf(view, known), hasRole(me, ...nameReaders)];
    return {
      ...(registries.includes(view)
        ? await this.names.ofRegistry(me, persons, may)
        : await this.names.of(me, null, persons, may)),
      ...(view === 'accounts' ? await loginsOf(this.engine.vault, known as never) : {}),
    };
  }

  /** Whoever confirms or checks what is proposed for accounts is told why, without asking for names. */
  private async reasons(view: string, shown: readonly Document[], me: Actor): Promise<Named> {
    return view === 'accounts' && hasRole(me, 'ADMIN', 'AUDITOR') ? reasonsOf(this.engine.vault, shown as never) : {};
  }

  private async namedIn(viewer: Viewer, view: string, shown: readonly Document[], me: Actor): Promise<Named> {
    const isKnown = knowsNames(viewer) ? everyone : sights.get(view)?.names?.(viewer);
    const known = shown.filter((document) => isKnown?.(document));
    return {
      ...(await this.names.of(me, viewer.round.round, personsOf(view, known), isKnown !== undefined)),
      ...(await this.names.ofCandidates(me, viewer, candidatesOf(view, shown))),
    };
  }
}
