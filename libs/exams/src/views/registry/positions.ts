import type { View } from '#kernel';
import type { PositionEvents } from '../../position/events.js';
import { changed } from '../part.js';
import { byStream } from '../stream.js';

/** A job position in its newest version. */
export type PositionDocument = Readonly<{
  code: string;
  title: string;
  schemeVersion: string;
  approvedOn: string;
  tasks: readonly string[];
  competencies: readonly string[];
  status: 'IN_FORCE' | 'RETIRED';
  /** First day on which it is no longer in force. */
  retiredOn: string | null;
}>;

/** The catalogue of job positions, by code. */
export const positions: View<PositionDocument, PositionEvents> = {
  name: 'positions',
  version: 1,
  indexes: ['code', 'title', 'status', 'approvedOn'],
  keyOf: byStream('position'),
  on: {
    PositionApproved: (_document, { code, title, schemeVersion, approvedOn, tasks, competencies }) => ({
      code,
      title,
      schemeVersion,
      approvedOn,
      tasks,
      competencies,
      status: 'IN_FORCE',
      retiredOn: null,
    }),
    SchemeRevised: (document, { title, schemeVersion, approvedOn, tasks, competencies }) =>
      changed(document, { title, schemeVersion, approvedOn, tasks, competencies }),
    PositionRetired: (document, { on }) => changed(document, { status: 'RETIRED', retiredOn: on }),
  },
};
