import { type Decider, refuse } from '#kernel';
import type { PositionCommands, PositionEvents, PositionScheme } from './events.js';
import type { positionRefusals } from './refusals.js';

export type PositionRefusal = keyof typeof positionRefusals;

/** A job position of the catalogue with all its versions, oldest first. */
export interface Position {
  readonly code: string;
  /** The owning body that keeps it; `null`: it is kept for all of them. */
  readonly body: string | null;
  readonly versions: readonly PositionScheme[];
  readonly retiredOn: string | null;
}

/** What a version says, and nothing beside it. */
export const schemeOf = ({
  title,
  schemeVersion,
  approvedOn,
  tasks,
  competencies,
}: PositionScheme): PositionScheme => ({
  title,
  schemeVersion,
  approvedOn,
  tasks,
  competencies,
});

const isSame = (a: PositionScheme, b: PositionScheme): boolean =>
  JSON.stringify(schemeOf(a)) === JSON.stringify(schemeOf(b));

/** The version in force on `day`; `null` before the first and after the position was retired. */
export const inForce = (position: Position, day: string): PositionScheme | null =>
  position.retiredOn !== null && day >= position.retiredOn
    ? null
    : (position.versions.findLast(({ approvedOn }) => approvedOn <= day) ?? null);

/** A job position: approved, revised, retired. A round cites the version in force on the day it is drafted. */
export const position: Decider<Position, PositionCommands, PositionEvents, PositionRefusal> = {
  category: 'position',
  initialState: { code: '', body: null, versions: [], retiredOn: null },
  decide: {
    ApprovePosition: ({ code, versions }, data) => {
      const [first] = versions;
      if (first === undefined) return [{ type: 'PositionApproved', data }];
      return code === data.code && isSame(first, data) ? [] : refuse('position-already-approved', { code });
    },
    ReviseScheme: ({ versions, retiredOn }, data) => {
      const last = versions.at(-1);
      if (last === undefined) return refuse('position-unknown');
      const used = versions.find(({ schemeVersion }) => schemeVersion === data.schemeVersion);
      if (used !== undefined) {
        return isSame(used, data) ? [] : refuse('scheme-version-used', { schemeVersion: data.schemeVersion });
      }
      if (retiredOn !== null) return refuse('position-retired', { on: retiredOn });
      if (data.approvedOn <= last.approvedOn) {
        return refuse('before-last-version', { day: data.approvedOn, approvedOn: last.approvedOn });
      }
      return [{ type: 'SchemeRevised', data }];
    },
    RetirePosition: ({ versions, retiredOn }, data) => {
      const last = versions.at(-1);
      if (last === undefined) return refuse('position-unknown');
      if (retiredOn !== null) return retiredOn === data.on ? [] : refuse('position-retired', { on: retiredOn });
      if (data.on <= last.approvedOn) {
        return refuse('before-last-version', { day: data.on, approvedOn: last.approvedOn });
      }
      return [{ type: 'PositionRetired', data }];
    },
  },
  evolve: {
    PositionApproved: (state, data) => ({
      ...state,
      code: data.code,
      body: data.body ?? null,
      versions: [schemeOf(data)],
    }),
    SchemeRevised: (state, data) => ({ ...state, versions: [...state.versions, schemeOf(data)] }),
    PositionRetired: (state, { on }) => ({ ...state, retiredOn: on }),
  },
  upcasters: {},
  isTerminal: ({ retiredOn }) => retiredOn !== null,
};
