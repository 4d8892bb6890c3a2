import { Inject, Injectable } from '@nestjs/common';
import type { Engine } from '../../../host/src/engine.js';
import type { Followers } from '../../../host/src/followers.js';
import { ENGINE, FOLLOWERS } from '../../../host/src/host.module.js';
import { Pass } from './pass.js';
import { Shelf } from './shelf.js';

/** A pass over the log, as long as somebody holds it. */
export interface Held {
  readonly pass: Pass;
  readonly release: () => void;
}

/** Follows the log once for all who listen, and not at all while nobody does. */
@Injectable()
export class Feed {
  private current: { readonly pass: Pass; holders: number } | undefined;

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(FOLLOWERS) private readonly followers: Followers,
  ) {}

  /** Up to where readers of the views see the log now; `undefined` before these have come up with it. */
  now(): bigint | undefined {
    return this.followers.lag() === undefined ? undefined : this.followers.position();
  }

  /** Takes part in the pass over the log. */
  hold(): Held {
    const held = this.current?.pass.isOver === false ? this.current : this.begin();
    held.holders += 1;
    const release = (): void => {
      held.holders -= 1;
      if (held.holders === 0) held.pass.end();
    };
    return { pass: held.pass, release };
  }

  private begin(): { readonly pass: Pass; holders: number } {
    const { events, reading } = this.engine;
    const pass = new Pass({
      ...{ events, followers: this.followers },
      shelf: () => new Shelf(reading),
      from: this.followers.position(),
    });
    // Whoever listens is sent away when it fails, and comes again; what is wrong the followers of the log tell the operator.
    pass.run().catch(() => undefined);
    return (this.current = { pass, holders: 0 });
  }
}
