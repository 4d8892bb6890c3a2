import type { View } from '#kernel';
import type { PositionEvents, PositionScheme } from '../../position/events.js';
import { type Position, schemeOf } from '../../position/position.js';
import { certain } from '../../bug.js';
import { changed, changedBy } from '../part.js';
import { byStream } from '../stream.js';

/** A job position with all its versions, oldest first: which of them is shown, the day says that the reader asks for. */
export type PositionDocument = Readonly<Pick<Position, 'code' | 'versions' | 'retiredOn'>>;

/** A job position as it holds on a day. */
export type PositionOnDay = Readonly<
  PositionScheme & {
    code: string;
    /** `TO_COME`: no version is in force yet, and it is shown as it will be first. */
    status: 'TO_COME' | 'IN_FORCE' | 'RETIRED';
    /** First day on which it is no longer in force; `null` before. */
    retiredOn: string | null;
    /** The next day on which it holds otherwise by what was decided already; `null`: nothing is to come. */
    changesOn: string | null;
  }
>;

/** A job position as it holds on a day. One that was retired is shown as it was last. */
export const positionOnDay = ({ code, versions, retiredOn }: PositionDocument, day: string): PositionOnDay => {
  const current = versions.findLast(({ approvedOn }) => approvedOn <= day);
  const isRetired = retiredOn !== null && retiredOn <= day;
  const turning = [...versions.map(({ approvedOn }) => approvedOn), ...(retiredOn === null ? [] : [retiredOn])];
  const [changesOn = null] = turning.filter((on) => on > day).sort();
  const inForce = current === undefined ? ('TO_COME' as const) : ('IN_FORCE' as const);
  return {
    code,
    ...(current ?? certain(versions[0], 'a position is approved without a version')),
    status: isRetired ? 'RETIRED' : inForce,
    retiredOn: isRetired ? retiredOn : null,
    changesOn,
  };
};

/** The catalogue of job positions, by code. */
export const positions: View<PositionDocument, PositionEvents> = {
  name: 'positions',
  version: 2,
  indexes: ['code'],
  keyOf: byStream('position'),
  on: {
    PositionApproved: (_document, data) => ({ code: data.code, versions: [schemeOf(data)], retiredOn: null }),
    SchemeRevised: (document, data) =>
      changedBy(document, ({ versions }) => ({ versions: [...versions, schemeOf(data)] })),
    PositionRetired: (document, { on }) => changed(document, { retiredOn: on }),
  },
};
