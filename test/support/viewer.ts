import type { Stage } from '#rules';
import type { Role } from '../../libs/exams/src/account/events.js';
import { placeIn, type Viewer } from '../../libs/exams/src/round/place.js';
import { type CouncilDoc, council as councilView } from '../../libs/exams/src/views/council.js';
import { type RoundDoc, rounds } from '../../libs/exams/src/views/rounds.js';
import { sampleBoard } from './paper-round.js';
import { sampleUntil } from './sample-history.js';
import { foldView } from './story.js';

const planned = foldView(rounds, sampleUntil('RoundAnnounced'))['R1'] as RoundDoc;
const established = foldView(councilView, sampleUntil('RoundAnnounced'))['R1'] as CouncilDoc;

/**
 * The bodies of a sample round: the council `m1` (chair), `m2` (vice-chair), `m3` (secretary); boards by letter, of which
 * the first is the head and the fifth the secretary: `S` supervises, `K` marks, `C` codes, `A` marks appeals, `D` the schemes.
 */
export const sampleBodies: CouncilDoc = {
  ...established,
  supervision: sampleBoard('S'),
  boards: {
    MARKING: sampleBoard('K'),
    CODING: sampleBoard('C'),
    APPEAL_MARKING: sampleBoard('A'),
    SCHEME_MARKING: sampleBoard('D'),
  },
};

/** A sample round of `p-owner`, `p-authority` and `p-superior` at a stage; `C1` and the secretary `m3` keep the code map. */
export const roundAt = (stage: Stage, changes: Partial<RoundDoc> = {}): RoundDoc => ({
  ...planned,
  stage,
  keepers: ['C1', 'm3'],
  ...changes,
});

/** How a reader comes to a sample round, beside the person and the stage. */
export interface Coming {
  readonly roles?: readonly Role[];
  readonly bodies?: readonly string[];
  readonly round?: Partial<RoundDoc>;
  readonly council?: Partial<CouncilDoc>;
}

/** A person who reads a sample round at a stage, in no role unless the spec says so. */
export const viewerAt = (
  stage: Stage,
  person: string,
  { roles = [], bodies = ['*'], round = {}, council = {} }: Coming = {},
): Viewer => {
  const me = { account: 'a', person, roles, bodies };
  const doc = roundAt(stage, round);
  return { me, round: doc, place: placeIn(me, doc, { ...sampleBodies, ...council }) };
};
